"""What stands in a box, in a few letters: by these a form knows what its writer changed."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any


def digest(typed: Any) -> str:
    """What stands in a box, in a few letters: blanks at its ends do not count."""
    return sha256(json.dumps(_trimmed(typed), sort_keys=True).encode()).hexdigest()[:12]


def _trimmed(typed: Any) -> Any:
    if isinstance(typed, str):
        return typed.strip()
    if isinstance(typed, list) and all(isinstance(each, str) for each in typed):
        return sorted(typed)  # things that are chosen: a browser sends them in the list's order
    if isinstance(typed, dict):
        return {name: said for name, each in typed.items() if (said := _trimmed(each))}
    return [_trimmed(each) for each in typed]
