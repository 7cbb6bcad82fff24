"""The router: the pages, each held to the table of permissions before the first is served."""

from __future__ import annotations

from django.conf import settings

from joinedup.web.routes import insist, patterns

urlpatterns = patterns(settings.CHECK_ONLY)
insist(urlpatterns, settings.CHECK_ONLY)

handler400 = "joinedup.web.errors.not_understood"
handler403 = "joinedup.web.errors.forbidden"
handler404 = "joinedup.web.errors.not_found"
handler500 = "joinedup.web.errors.failed"
