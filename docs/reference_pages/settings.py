"""The page of settings: every option of an installation."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from joinedup.config.options import PREFIX, Options

ABOUT = """\
# Settings

<!-- Made from the code by docs/make_reference.py. Change joinedup/config/options.py, not this page. -->

What an installation may choose. Each is a variable of the environment, or a line `NAME=value` in the
file `.env` of the data directory; the environment goes first. None has to be chosen. An option that
cannot be used stops the start with a sentence, and values that are secret are never printed.

| Option | If not chosen | What it is |
|---|---|---|
"""
AFTER = """
SQLite is used with `synchronous=FULL`, `foreign_keys=ON`, immediate transactions, and a write-ahead
log where its release resets one safely (3.51.3; 3.50.7 and 3.44.6 on their lines), else with
`journal_mode=TRUNCATE`. PostgreSQL is used with a role that is no superuser and owns no table. Both
are looked at before a server starts.
"""


def page() -> str:
    """The whole page."""
    return ABOUT + "\n".join(_rows()) + "\n" + AFTER


def _rows() -> Iterator[str]:
    for name, field in Options.model_fields.items():
        said = (field.description or "").replace("|", "\\|")
        yield f"| `{PREFIX}{name.upper()}` | {_default(field)} | {said} |"


def _default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "a folder of the person who runs it"
    value = field.default
    if hasattr(value, "get_secret_value"):
        value = value.get_secret_value()
    if isinstance(value, bool):
        return "no" if not value else "yes"
    return f"`{value}`" if value not in ("", (), None) else "empty"
