"""Who somebody is now, for work that is done later."""

from __future__ import annotations

from joinedup.core.permissions import Actor
from joinedup.queries.visits import visit
from joinedup.records.models import User


def actor_for(partnership: str, user: str) -> Actor:
    """What a user (by uid) is in a partnership (by slug) at this moment: somebody who has left, or is
    not known, is the public."""
    found = visit(partnership, User.objects.filter(uid=user).first() if user else None)
    return found.actor if found else Actor(user=user, partnership=partnership)
