"""Who may know: the audiences of a snapshot, and the labels that things carry."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Label(enum.Enum):
    """How far a thing may be known. It stands on the thing, and everything else takes it from there."""

    PARTNER = "partner"  # its owning partner only
    PARTNERSHIP = "partnership"
    PUBLIC = "public"


def label_in(thing: Label, plan: Label | None) -> Label:
    """How far what a thing says in a plan version may be known: a thing that is public says nothing
    in public in a version that is not. None for what is said whatever the plan."""
    return Label.PARTNERSHIP if thing is Label.PUBLIC and plan is Label.PARTNERSHIP else thing


@dataclass(frozen=True, slots=True)
class Audience:
    """The public; the partnership; or the partnership and one ``partner``, by its uid.

    Compare with :data:`PUBLIC` and :data:`PARTNERSHIP`; ``Audience(partner="…")`` is the third.
    """

    public: bool = False
    partner: str = ""

    def __post_init__(self) -> None:
        if self.public and self.partner:
            raise ValueError("An audience is the public or one with a partner, not both.")

    def sees(self, label: Label, owner: str | None) -> bool:
        """Whether something with this label, owned by this partner (its uid), may be known."""
        if self.public:
            return label is Label.PUBLIC
        return label is not Label.PARTNER or (owner is not None and owner == self.partner)

    def __str__(self) -> str:
        return "public" if self.public else self.partner or "partnership"


PUBLIC = Audience(public=True)
PARTNERSHIP = Audience()
