"""Who is at the table, as Popolo JSON: people, organisations, memberships, posts and areas.

The specification is that of the Popolo project (popoloproject.com/specs), an open standard for who
sits where. It is written and not read; :func:`popolo_to_json` says what becomes what.
"""

from __future__ import annotations

from joinedup.formats.popolo.writing import popolo_to_json

__all__ = ["popolo_to_json"]
