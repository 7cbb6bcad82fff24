"""What partnerships are: the kinds whose names are known in each of our languages. One may be called
something else, and is then called as it calls itself."""

from __future__ import annotations

from joinedup.core.catalogue import N_, capital, translate
from joinedup.core.text import Text

KINDS = (
    N_("place partnership"),
    N_("community planning partnership"),
    N_("community safety partnership"),
    N_("health and wellbeing board"),
    N_("local strategic partnership"),
    N_("public services board"),
    N_("violence reduction partnership"),
)


def kind_named(kind: str, language: str = "en") -> Text:
    """A kind of partnership, with a capital, in English and in Welsh; one that is none of
    :data:`KINDS` in the ``language`` in which it was written. "" gives an empty Text."""
    if kind not in KINDS:
        return Text.of(capital(kind), language)
    return Text.of(capital(kind), "en", cy=capital(translate(kind, "cy")))
