"""Performance indicators as measures, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from joinedup.core.finding import Place
from joinedup.core.numbers import read_number
from joinedup.core.period import When
from joinedup.core.plan import Baseline, Measure, Reading, Target
from joinedup.core.text import Text
from joinedup.formats.stratml.days import read_dates, write_dates
from joinedup.formats.stratml.draft import Draft
from joinedup.formats.stratml.element import Element

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
LONGEST_EXPONENT = 60
RESULTS = ("TargetResult", "ActualResult")
_Instance = tuple[list[Target], list[Reading]]


@dataclass(frozen=True, slots=True)
class _Result:
    text: str
    value: Decimal | None
    when: When | None
    words: str


def read_measure(element: Element, ref: str, subject: str | None, draft: Draft) -> Measure:
    """One PerformanceIndicator; each MeasurementInstance is a group of targets and readings."""
    draft.place(
        ref,
        element,
        title="MeasurementDimension",
        unit="UnitOfMeasurement",
        targets="MeasurementInstance",
    )
    draft.identify(ref, element)
    targets, readings = _instances(element, ref, draft)
    measure = Measure(
        ref=ref,
        subject=subject,
        number=element.take("SequenceIndicator"),
        title=Text.of(element.take("MeasurementDimension")),
        unit=element.take("UnitOfMeasurement"),
        description=Text.of(element.take("OtherInformation")),
        baseline=_baseline(element, draft),
        targets=targets,
        readings=readings,
    )
    draft.keep(ref, element)
    return measure


def _instances(
    element: Element, ref: str, draft: Draft
) -> tuple[tuple[Target, ...], tuple[Reading, ...]]:
    targets: list[Target] = []
    readings: list[Reading] = []
    pairs = 0
    for instance in element.all("MeasurementInstance"):
        results = [result for result in instance.children if result.name in RESULTS]
        pairs += len(results) > 1
        group = pairs if len(results) > 1 else None
        figures = dict.fromkeys(RESULTS, False)
        for result in results:
            if result.name == RESULTS[1] and not readings and result.line:
                draft.places.put_field(ref, "readings", Place(draft.places.file, line=result.line))
            got = _read_result(result, draft)
            figures[result.name] |= got.value is not None
            if result.name == RESULTS[0]:
                targets.append(
                    Target(
                        text=got.text, value=got.value, due=got.when, group=group, words=got.words
                    )
                )
            else:
                readings.append(
                    Reading(
                        text=got.text,
                        value=got.value,
                        period=got.when,
                        group=group,
                        words=got.words,
                    )
                )
        if group and len(set(figures.values())) > 1:
            draft.oddities.add("X11", instance.line)
    return tuple(targets), tuple(readings)


def _read_result(element: Element, draft: Draft) -> _Result:
    when = read_dates(element, draft.oddities, draft.year_starts)
    text = element.take("Description")
    value, leftover = _read_value(element, draft)
    if leftover and not text:
        text = leftover
    elif leftover:
        element.add("NumberOfUnits", leftover)  # stays behind, and is kept as it was written
    return _Result(text, value, when, _read_words(element))


def _read_value(element: Element, draft: Draft) -> tuple[Decimal | None, str]:
    """The number of units, and what was written where it is no plain number."""
    written = element.take("NumberOfUnits")
    if not written:
        return None, ""
    if _DECIMAL.fullmatch(written):
        return Decimal(written), ""
    draft.oddities.add("X10", element.line, written)
    return read_number(written), written


def _read_words(element: Element) -> str:
    descriptor = element.first("Descriptor")
    if descriptor is None:
        return ""
    name, value = descriptor.take("DescriptorName"), descriptor.take("DescriptorValue")
    if not name:
        return value
    return f"{name}: {value}" if value else f"{name}:"


def _baseline(element: Element, draft: Draft) -> Baseline | None:
    baseline = element.first("Baseline")
    if baseline is None:
        return None
    got = _read_result(baseline, draft)
    return Baseline(text=got.text, value=got.value, when=got.when)


def write_measure(measure: Measure) -> Element:
    """The PerformanceIndicator of a measure, without its identifier and extras."""
    element = Element("PerformanceIndicator")
    element.add("SequenceIndicator", measure.number)
    element.add("MeasurementDimension", str(measure.title))
    element.add("UnitOfMeasurement", measure.unit)
    element.add("OtherInformation", str(measure.description))
    for targets, readings in _instances_of(measure):
        instance = element.add("MeasurementInstance")
        for target in targets:
            _write_result(
                instance.add("TargetResult"), target.text, target.value, target.due, target.words
            )
        for reading in readings:
            _write_result(
                instance.add("ActualResult"),
                reading.text,
                reading.value,
                reading.period,
                reading.words,
            )
    return element


def _instances_of(measure: Measure) -> Iterable[_Instance]:
    """Targets and readings as they stand together: those of a group, and the others each by
    itself; in an order in which both the targets and the readings keep theirs."""
    whole: dict[object, _Instance] = {}
    targets = [
        ("target", at) if each.group is None else each.group
        for at, each in enumerate(measure.targets)
    ]
    readings = [
        ("reading", at) if each.group is None else each.group
        for at, each in enumerate(measure.readings)
    ]
    for key, target in zip(targets, measure.targets, strict=True):
        whole.setdefault(key, ([], []))[0].append(target)
    for key, reading in zip(readings, measure.readings, strict=True):
        whole.setdefault(key, ([], []))[1].append(reading)
    order: dict[object, None] = {}
    waiting = iter(targets)
    for key in readings:
        if whole[key][0] and key not in order:
            _up_to(key, waiting, order)
        order[key] = None
    order.update(dict.fromkeys(waiting))
    return [whole[key] for key in order]


def _up_to(key: object, waiting: Iterator[object], order: dict[object, None]) -> None:
    for each in waiting:
        order[each] = None
        if each == key:
            return


def _write_result(
    element: Element, text: str, value: Decimal | None, when: When | None, words: str
) -> None:
    if when is not None:
        start, end = write_dates(when)
        element.add("StartDate", start)
        element.add("EndDate", end)
    if value is not None:
        element.add("NumberOfUnits", write_decimal(value))
    if words:
        name, colon, rest = words.partition(": ")
        if words.endswith(":"):
            name, rest = words[:-1], ""
        elif not colon:
            name, rest = "", words
        descriptor = element.add("Descriptor")
        descriptor.add("DescriptorName", name)
        descriptor.add("DescriptorValue", rest)
    element.add("Description", text)


def write_decimal(value: Decimal) -> str:
    """An xsd:decimal, "" for what is none (not finite) or would be absurdly long."""
    if not value.is_finite() or abs(value.adjusted()) > LONGEST_EXPONENT:
        return ""
    return format(value, "f")
