"""The front of the house: the first pages, signing in and out, all partnerships together."""

from __future__ import annotations

from django.urls import path

from joinedup.web.views import across, home, sign_in

urlpatterns = [
    path("", home.start, name="start"),
    path("p/<slug:slug>/", home.home, name="home"),
    path("across", across.across, name="across"),
    path("p/<slug:slug>/across", across.releasing, name="release-facts"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-in/<str:token>", sign_in.linked, name="sign-in-link"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
]
