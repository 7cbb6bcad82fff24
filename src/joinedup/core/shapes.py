"""Frozen records as plain values that JSON has, and back with every type checked.

Knows the types that occur in ``core.plan`` and no others: text, whole numbers, decimals, shares, days,
closed lists, texts per language, records, and tuples, sets and mappings of these.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import re
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.finding import Phrase
from joinedup.core.text import Text

LONGEST_NUMBER = 60  # digits, and places before or after the point
LONGEST_QUOTE = 40  # characters of what is wrong, in a sentence about it

Path = str
Reader = Callable[[Any, Path], Any]


class Misfit(ValueError):
    """Something is not of its type: ``path`` is where, ``problem`` what, as part of a sentence."""

    def __init__(self, path: Path, problem: str, **params: Any) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = Phrase(problem, params)


def unfit(path: Path, value: Any, wanted: str, **params: Any) -> Misfit:
    """A value that should be something else; ``wanted`` is the end of the sentence."""
    problem = N_("it is {said} and should be {wanted}")
    return Misfit(path, problem, said=said(value), wanted=Phrase(wanted, params))


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    kind: Any = type(value)
    return value if kind in _AS_THEY_ARE else _plainer_of(kind)(value)


@cache
def _plainer_of(kind: Any) -> Callable[[Any], Any]:
    """What makes values of one type plain."""
    if kind is Text:
        return _plain_text
    if kind is tuple:
        return lambda value: [plain(each) for each in value]
    if dataclasses.is_dataclass(kind):
        return _record_plainer(typing.cast(type, kind))
    if issubclass(kind, enum.Enum):
        return lambda value: value.value
    if issubclass(kind, Decimal | Fraction):
        return str
    if issubclass(kind, datetime.date):
        return lambda value: value.isoformat()
    if issubclass(kind, frozenset):
        return sorted
    if issubclass(kind, Mapping):
        return lambda value: {key: plain(each) for key, each in value.items()}
    return lambda value: value


def _plain_text(value: Text) -> Any:
    said = value.as_dict()
    return said if len(said) == len(value.versions) else [list(each) for each in value.versions]


def _record_plainer(kind: type) -> Callable[[Any], dict[str, Any]]:
    fields = _unsaid(kind)

    def plainer(value: Any) -> dict[str, Any]:
        found = {}
        for name, unsaid in fields:
            each = getattr(value, name)
            if each or (each is not unsaid and each != unsaid):
                found[name] = each if type(each) in _AS_THEY_ARE else plain(each)
        return found

    return plainer


_AS_THEY_ARE = frozenset({str, int, bool, float, type(None)})


@cache
def _unsaid(model: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a record, each with what is left out because its absence is read as the same:
    its default. Only what is empty is left out."""
    found: list[tuple[str, Any]] = []
    for field in dataclasses.fields(model):
        default = field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        found.append((field.name, default))
    return tuple(found)


@cache
def reader_of(hint: Any) -> Reader:
    """What reads a value of a type: the types that occur in ``core.plan`` and no others."""
    if hint is Text:
        return _read_text
    if dataclasses.is_dataclass(hint):
        return _record_reader(typing.cast(type, hint))
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return _enum_reader(hint)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _or_nothing(reader_of(next(part for part in parts if part is not types.NoneType)))
    if origin is tuple:
        return _list_reader(parts)
    if origin is frozenset:
        return _set_reader(reader_of(parts[0]))
    return _mapping_reader(reader_of(parts[1]))


def _record_reader(record: type) -> Reader:
    hints = typing.get_type_hints(record)
    readers = {field.name: reader_of(hints[field.name]) for field in dataclasses.fields(record)}
    required = [
        field.name
        for field in dataclasses.fields(record)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]

    def read(value: Any, path: Path) -> Any:
        fields = _as_object(value, path)
        for name in fields:
            if name not in readers:
                raise Misfit(f"{path}.{shortened(name)}", N_("there is no such field"))
        for name in required:
            if name not in fields:
                raise Misfit(f"{path}.{name}", N_("it is missing"))
        given = {name: readers[name](each, f"{path}.{name}") for name, each in fields.items()}
        try:
            return record(**given)
        except ValueError as error:
            raise Misfit(
                path, N_("it cannot be: {reason}"), reason=str(error).rstrip(".")
            ) from None

    return read


def _as_object(value: Any, path: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise unfit(path, value, N_("an object"))
    return value


def _as_list(value: Any, path: Path) -> list[Any]:
    if not isinstance(value, list):
        raise unfit(path, value, N_("a list"))
    return value


def _list_reader(parts: tuple[Any, ...]) -> Reader:
    each_reader = reader_of(parts[0])
    length = None if parts[-1] is Ellipsis else len(parts)

    def read(value: Any, path: Path) -> Any:
        items = _as_list(value, path)
        if length is not None and len(items) != length:
            raise Misfit(
                path,
                N_("it has {count} parts and should have {length}"),
                count=len(items),
                length=length,
            )
        return tuple(each_reader(item, f"{path}[{index}]") for index, item in enumerate(items))

    return read


def _set_reader(each_reader: Reader) -> Reader:
    return lambda value, path: frozenset(each_reader(item, path) for item in _as_list(value, path))


def _mapping_reader(each_reader: Reader) -> Reader:
    def read(value: Any, path: Path) -> Any:
        return {
            key: each_reader(each, f"{path}.{shortened(key)}")
            for key, each in _as_object(value, path).items()
        }

    return read


def _or_nothing(reader: Reader) -> Reader:
    return lambda value, path: None if value is None else reader(value, path)


def _enum_reader(words: type[enum.Enum]) -> Reader:
    members = {member.value: member for member in words}

    def read(value: Any, path: Path) -> enum.Enum:
        if not isinstance(value, str) or value not in members:
            raise unfit(path, value, N_("one of {choices}"), choices=tuple(members))
        return members[value]

    return read


def _read_text(value: Any, path: Path) -> Text:
    if isinstance(value, list):
        return Text(
            tuple(_LANGUAGE_AND_WORDS(each, f"{path}[{index}]") for index, each in enumerate(value))
        )
    said = _as_object(value, path)
    return Text(
        tuple((tag, _read_str(words, f"{path}.{shortened(tag)}")) for tag, words in said.items())
    )


def _read_str(value: Any, path: Path) -> str:
    if not isinstance(value, str):
        raise unfit(path, value, N_("text"))
    return value


def _read_int(value: Any, path: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise unfit(path, value, N_("a whole number"))
    return value


def _read_bool(value: Any, path: Path) -> bool:
    if not isinstance(value, bool):
        raise unfit(path, value, N_("true or false"))
    return value


def _read_decimal(value: Any, path: Path) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    try:
        number = decimal(_read_str(value, path))
    except ArithmeticError:
        raise unfit(path, value, N_("a number")) from None
    if not number.is_finite():
        raise unfit(path, value, N_("a number"))
    return number


def _read_share(value: Any, path: Path) -> Fraction:
    try:
        return share(_read_str(value, path))
    except (ValueError, ArithmeticError):
        raise unfit(path, value, N_("a share such as 1/2")) from None


def share(text: str) -> Fraction:
    """A share as it is written in full: ``2/3``, ``1``. ValueError if it is none or has too many
    digits; ZeroDivisionError for parts of nothing."""
    if not _SHARE.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def decimal(text: str) -> Decimal:
    """A number that a plan may hold. Misfit if it has too many digits; ArithmeticError if it is none."""
    number = Decimal(text)
    long = len(text) > LONGEST_NUMBER or abs(number.adjusted()) > LONGEST_NUMBER
    if number.is_finite() and long:
        raise too_long(text)
    return number


def too_long(text: str) -> Misfit:
    """A number with more digits than a plan has."""
    problem = N_("the number has more than {longest} digits")
    return Misfit(shortened(text), problem, longest=LONGEST_NUMBER)


def shortened(text: str) -> str:
    """A text short enough to stand in a sentence."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def _read_day(value: Any, path: Path) -> datetime.date:
    try:
        return datetime.date.fromisoformat(_read_str(value, path))
    except ValueError:
        raise unfit(path, value, N_("a day such as 2026-03-31")) from None


def said(value: Any) -> str | Phrase:
    """What a value is, as part of a sentence."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict | list):
        return Phrase(N_("an object")) if isinstance(value, dict) else Phrase(N_("a list"))
    if isinstance(value, str):
        return f"“{shortened(value)}”"
    return Phrase(N_("the number {number}"), {"number": shortened(str(value))})


_SHARE = re.compile(r"[0-9]{1,9}(/[0-9]{1,9})?")
_PLAIN: dict[Any, Reader] = {
    Fraction: _read_share,
    str: _read_str,
    int: _read_int,
    bool: _read_bool,
    Decimal: _read_decimal,
    datetime.date: _read_day,
}
_LANGUAGE_AND_WORDS: Reader = _list_reader((str, str))
