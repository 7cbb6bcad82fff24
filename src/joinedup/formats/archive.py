"""The archive of a plan: JSON, lossless and versioned.

Records are objects with the names of the fields of ``core.plan``, in their order; what is empty is
left out. A text is an object {language: words}. Dates are ISO 8601; numbers that may have a
fraction are strings, so that nobody's reader turns them into floats.

What is read is checked against the types of the fields. A document that does not fit is refused
whole, with the path of the first fault (``plan.actions[3].due``): half an archive is none.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Phrase, Place, Rule, Severity, Subject
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.shapes import (
    LONGEST_NUMBER,
    Misfit,
    decimal,
    plain,
    reader_of,
    shortened,
    too_long,
)
from joinedup.formats.opening import Opened, Unreadable

SCHEMA = "joinedup.plan/1"
FAMILY = "archive"

_SURROGATE = re.compile("[\ud800-\udfff]")
_WHY = N_(
    "The archive is what a partnership’s plan is restored from. A document that is not what it "
    "says, or says more than is understood, is not read in part: what is missing would be missed "
    "too late."
)


def _rule(code: str, title: str, sentence: str, remedy: str, example: str) -> Rule:
    return Rule(
        code=code,
        family=FAMILY,
        severity=Severity.ERROR,
        title=title,
        sentence=sentence,
        remedy=remedy,
        why=_WHY,
        example=example,
        rank=0,
    )


NOT_JSON = _rule(
    "J01",
    N_("Not JSON"),
    N_("The file is not JSON: {problem}, at line {line}, column {column}."),
    N_("Ask for the file again, or write it again from where it came from."),
    N_("The file breaks off in the middle of an action."),
)
NOT_OURS = _rule(
    "J02",
    N_("JSON, and not the archive of a plan"),
    N_(
        "The file is JSON and is not the archive of a plan: it has no “schema” that says joinedup.plan."
    ),
    N_("Give a file that joinedup convert wrote, or a workbook, a StratML document or a CSV file."),
    N_("A list of grants, saved as JSON by another programme."),
)
OTHER_VERSION = _rule(
    "J03",
    N_("An archive of another version"),
    N_("The archive is of the version “{schema}”, and this programme reads “{ours}”."),
    N_("Use the newer Joinedup that wrote it, or have it written again as a workbook."),
    N_("A file written by next year’s Joinedup."),
)
MISFIT = _rule(
    "J04",
    N_("The archive has something that does not fit"),
    N_("At {path}: {problem}."),
    N_("Correct it there, or write the archive again from where it came from."),
    N_("`plan.actions[3].due` is the number 2026, and should be an object."),
)
RULES = (NOT_JSON, NOT_OURS, OTHER_VERSION, MISFIT)


def plan_to_json(plan: Plan) -> str:
    """The archive of a plan: the same plan gives the same text, with a line end at the end."""
    document = {"schema": SCHEMA, "plan": plain(plan)}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def plan_from_json(text: str, name: str = "archive") -> Plan:
    """The plan of an archive; ``name`` is what findings call the file. Raises Unreadable, and
    nothing else, with the path of what is wrong."""
    try:
        document = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_fraction,
            parse_int=_whole,
            parse_constant=_constant,
        )
        return _read_document(document)
    except json.JSONDecodeError as error:
        params = {
            "problem": error.msg[:1].lower() + error.msg[1:],
            "line": error.lineno,
            "column": error.colno,
        }
        raise _refusal(NOT_JSON, name, params, error.lineno, error.colno) from None
    except _Foreign as foreign:
        raise _refusal(foreign.rule, name, foreign.params) from None
    except Misfit as misfit:
        raise _refusal(MISFIT, name, {"path": misfit.path, "problem": misfit.problem}) from None
    except RecursionError:
        raise _refusal(
            MISFIT, name, {"path": name, "problem": Phrase(N_("it is nested too deep"))}
        ) from None


def read_archive(opened: Opened) -> PlanFile:
    """The plan of an opened JSON file. Raises Unreadable as :func:`plan_from_json` does."""
    plan = plan_from_json(opened.text or "", opened.name)
    refs = frozenset(thing.ref for thing in plan.things())
    return PlanFile(plan=plan, sha256=opened.sha256, refs=refs)


def _refusal(
    rule: Rule,
    name: str,
    params: Mapping[str, Any],
    line: int | None = None,
    column: int | None = None,
) -> Unreadable:
    place = Place(name, line=line, column=column)
    return Unreadable(
        Finding(rule=rule, subject=Subject("file", title=name), params=params, place=place)
    )


class _Foreign(Exception):
    """A document that is no archive of ours: the rule and its parameters."""

    def __init__(self, rule: Rule, **params: str) -> None:
        super().__init__(rule.code)
        self.rule = rule
        self.params = params


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise Misfit(f"“{shortened(twice)}”", N_("it stands twice in the same object"))
    return found


def _constant(name: str) -> Decimal:
    raise Misfit(name, N_("it is not a number that JSON has"))


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise too_long(text)
    return int(text)


def _fraction(text: str) -> Decimal:
    try:
        return decimal(text)
    except ArithmeticError:  # an exponent that not even a Decimal has
        raise too_long(text) from None


def _read_document(document: Any) -> Plan:
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(schema, str) or not schema.startswith("joinedup.plan"):
        raise _Foreign(NOT_OURS)
    if schema != SCHEMA:
        raise _Foreign(OTHER_VERSION, schema=shortened(schema), ours=SCHEMA)
    unknown = sorted(document.keys() - {"schema", "plan"})
    if unknown:
        raise Misfit(shortened(unknown[0]), N_("it is not a part of an archive"))
    if "plan" not in document:
        raise Misfit("plan", N_("it is missing"))
    plan = typing.cast(Plan, reader_of(Plan)(document["plan"], "plan"))
    _check_refs(plan)
    if not 1 <= plan.year_starts <= 12:
        problem = N_("{number} is not a month from 1 to 12")
        raise Misfit("plan.year_starts", problem, number=plan.year_starts)
    return plan


def _check_refs(plan: Plan) -> None:
    seen: set[str] = set()
    for thing in plan.things():
        if thing.ref in seen:
            raise Misfit(shortened(thing.ref), N_("two things have this ref"))
        seen.add(thing.ref)
