"""The parts of a plan as plain JSON values, and back: what our note in a document is made of.

Records become objects without the fields that are as they begin. Whatever is read is checked
against the types of :mod:`joinedup.core.plan`, for a note may have been edited by anybody.
"""

from __future__ import annotations

import datetime
import enum
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

Plain = Any


class Unfit(ValueError):
    """A plain value that is none of what the plan has in its place."""


def to_plain(value: Any) -> Plain:
    """A value of a plan as JSON has it."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: to_plain(each) for key, each in value.items()}
    return {
        name: to_plain(given)
        for name, default, _ in _shape(type(value))
        if (given := getattr(value, name)) != default or type(given) is not type(default)
    }


def from_plain(plain: Plain, kind: Any) -> Any:
    """The inverse of :func:`to_plain` for a value of type ``kind``; raises Unfit."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(plain, get_args(kind))
    if origin is tuple:
        return _tuple(plain, get_args(kind))
    if origin is frozenset:
        return frozenset(_tuple(plain, (str, ...)))
    if origin is not None and issubclass(origin, Mapping):
        _expect(plain, dict)
        return {
            _checked(key, str): from_plain(each, get_args(kind)[1]) for key, each in plain.items()
        }
    if is_dataclass(kind):
        return _record(plain, kind)
    if kind in _READERS:
        try:
            return _READERS[kind](_checked(plain, str))
        except (ValueError, InvalidOperation) as fault:
            raise Unfit(f"{plain!r} is no {kind.__name__}") from fault
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        try:
            return kind(plain)
        except ValueError as fault:
            raise Unfit(f"{plain!r} is no {kind.__name__}") from fault
    return _checked(plain, kind)


_READERS: dict[Any, Callable[[str], Any]] = {
    Decimal: Decimal,
    datetime.date: datetime.date.fromisoformat,
}


def _one_of(plain: Plain, kinds: tuple[Any, ...]) -> Any:
    if plain is None and type(None) in kinds:
        return None
    return from_plain(plain, next(kind for kind in kinds if kind is not type(None)))


def _tuple(plain: Plain, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    _expect(plain, list)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(from_plain(each, kinds[0]) for each in plain)
    if len(plain) != len(kinds):
        raise Unfit(f"{len(plain)} values where {len(kinds)} belong")
    return tuple(from_plain(each, kind) for each, kind in zip(plain, kinds, strict=True))


def _record(plain: Plain, kind: type) -> Any:
    _expect(plain, dict)
    shape = {name: hint for name, _, hint in _shape(kind)}
    unknown = plain.keys() - shape.keys()
    if unknown:
        raise Unfit(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    try:
        return kind(**{name: from_plain(each, shape[name]) for name, each in plain.items()})
    except TypeError as fault:
        raise Unfit(str(fault)) from fault


@cache
def _shape(kind: type) -> tuple[tuple[str, Any, Any], ...]:
    """(name, default, type) of each field; a field without default has MISSING."""
    hints = get_type_hints(kind)
    shape = []
    for field in fields(kind):
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        shape.append((field.name, default, hints[field.name]))
    return tuple(shape)


def _checked(plain: Plain, kind: type) -> Any:
    _expect(plain, kind)
    return plain


def _expect(plain: Plain, kind: type) -> None:
    if type(plain) is not kind:
        raise Unfit(f"{plain!r} is no {kind.__name__}")
