"""Partnerships, the people who sign in, and what each is in which partnership."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from joinedup.core.permissions import Role
from joinedup.records.columns import PlainColumn, TextsColumn
from joinedup.records.models.base import Guarded, GuardedManager, Row, owned, same
from joinedup.records.uid import new_uid


class Partnership(Guarded):
    """One partnership: the tenant."""

    id = models.BigAutoField(primary_key=True)
    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    slug = models.SlugField(max_length=60, unique=True)
    title = TextsColumn()
    kind = models.CharField(max_length=40, blank=True, default="")
    area = models.CharField(max_length=40, blank=True, default="")
    words = PlainColumn(help_text="{language: {our word: [one, several]}}")
    languages = models.CharField(max_length=40, default="en", help_text="published, by commas")
    year_starts = models.PositiveSmallIntegerField(default=4)
    time_zone = models.CharField(max_length=40, default="Europe/London")
    findings_released = models.BooleanField(default=False)
    balance_released = models.BooleanField(default=False)
    vocabulary = models.CharField(
        max_length=60, blank=True, default="", help_text="of leadership; the default where empty"
    )
    facts_released = models.CharField(
        max_length=8,
        blank=True,
        default="",
        help_text="to all partnerships: named, unnamed, or not",
    )
    demo = models.BooleanField(default=False)

    objects: ClassVar[GuardedManager[Any]] = GuardedManager()

    def __str__(self) -> str:
        return self.slug


class UserManager(BaseUserManager["User"]):
    """People by their e-mail address."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").casefold())


class User(AbstractBaseUser):
    """Somebody who may sign in. The e-mail address is the key; there are no names."""

    id = models.BigAutoField(primary_key=True)
    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    email = models.EmailField(unique=True)
    administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    epoch = models.PositiveIntegerField(default=1, help_text="moves on when access must end")
    created = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    def get_session_auth_hash(self) -> str:
        """Sessions end when the epoch moves on, and not only when a password changes."""
        return f"{self.epoch}:{super().get_session_auth_hash()}"


class Membership(Row):
    """What somebody is in a partnership. ``title`` is the role as people call it."""

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    partner = models.ForeignKey(
        "records.Thing", models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            *owned("membership"),
            *same("membership", "partner"),
            models.UniqueConstraint(
                fields=["partnership", "user"],
                condition=models.Q(ended__isnull=True),
                name="one_role_in_a_partnership",
            ),
        ]


class SignInLink(models.Model):
    """A link that signs somebody in once. Only its hash is kept."""

    id = models.BigAutoField(primary_key=True)
    hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    epoch = models.PositiveIntegerField()
    expires = models.DateTimeField()
    spent = models.DateTimeField(null=True, blank=True)
