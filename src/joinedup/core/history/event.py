"""One event: the deed of one command, and the operations that it consisted of.

An operation is plain JSON: ``{"op": "put", "type", "id", "plan", "fields"}`` sets the fields given
(None takes a field away); ``{"op": "strike", "type", "id", "plan", "field"}`` removes a passage
for good; ``{"op": "leave", "type", "id", "plan"}`` ends a partner's own chain's part in a thing that
has been shared. Everything is named by uid; ``plan`` is the uid of a plan version, or "".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SCHEMA = 1
"""The version of the shape of operations; older ones are brought up by ``upcast``."""

GENESIS = "0" * 64
"""The hash before the first event of a chain."""

Op = Mapping[str, Any]
Key = tuple[str, str, str]
"""Type, uid, uid of the plan version or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of history. ``number`` counts within its chain; ``chain`` is "" for what the
    partnership shares, or the uid of the partner whose own chain it is in. ``at`` is an ISO
    instant in UTC; ``by`` is {user, role, partner, title}; ``params`` fill the verb's sentence."""

    number: int
    chain: str
    at: str
    by: Mapping[str, str]
    verb: str
    params: Mapping[str, Any] = field(default_factory=dict)
    ops: tuple[Op, ...] = ()
    schema: int = SCHEMA
    previous: str = GENESIS

    @property
    def hash(self) -> str:
        """SHA-256 over the canonical JSON of everything above."""
        body = {
            "number": self.number,
            "chain": self.chain,
            "at": self.at,
            "by": dict(self.by),
            "verb": self.verb,
            "params": dict(self.params),
            "ops": list(self.ops),
            "schema": self.schema,
            "previous": self.previous,
        }
        return hashlib.sha256(canonical(body)).hexdigest()


def canonical(value: Any) -> bytes:
    """The same bytes for the same plain value: keys in order, no spaces, UTF-8."""
    return _ENCODED(value).encode()


_ENCODED = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def passage_hash(salt: str, value: Any) -> str:
    """The hash that stands in an event for a passage that is kept beside it."""
    return hashlib.sha256(salt.encode() + canonical(value)).hexdigest()
