"""Parts of addresses that name a thing or a version, so that no other word is taken for one."""

from __future__ import annotations

from django.urls import register_converter

from joinedup.core.ref import TYPES

LETTERS = "".join(TYPES)


class Part:
    """A part of an address that is used as it stands."""

    regex = ""

    def to_python(self, value: str) -> str:
        """What a view is given."""
        return value

    def to_url(self, value: str) -> str:
        """What stands in an address."""
        return str(value)


class Ref(Part):
    """``A12``, or ``A-k3f9x2mq7h4tz8ab`` before it is shared."""

    regex = rf"[{LETTERS}](?:[1-9][0-9]{{0,8}}|-[a-z0-9]{{16}})"


class Uid(Part):
    """A random name of sixteen letters and digits."""

    regex = "[a-z0-9]{16}"


class Named(Part):
    """A ref; or, of what has no letter of its own (an update, a need), its random name."""

    regex = f"(?:{Ref.regex}|{Uid.regex})"


class Type(Part):
    """A type of thing: ``delivery_system``."""

    regex = "[a-z_]{1,20}"


register_converter(Ref, "ref")
register_converter(Named, "named")
register_converter(Type, "type")
register_converter(Uid, "uid")
