"""The elements of StratML: what may stand in what, and the other names that files use for them.

From the official schemas: Part 1 (ISO 17469-1, StrategicPlan, 1 April 2014) and Part 2
(PerformancePlanOrReport, 16 February 2016).
"""

from __future__ import annotations

from collections.abc import Mapping

PART_1 = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
PART_2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
ROOTS = {1: "StrategicPlan", 2: "PerformancePlanOrReport"}
NAMESPACES = {1: PART_1, 2: PART_2}

# "!" must stand there, "*" may repeat, "+" both, "2" at most twice, none of these at most once.
_PART_2 = {
    "PerformancePlanOrReport": (
        "Name! Description OtherInformation StrategicPlanCore! AdministrativeInformation Submitter"
    ),
    "StrategicPlanCore": "Organization* Vision Mission Value* Goal+",
    "AdministrativeInformation": "Identifier StartDate EndDate PublicationDate Source",
    "Submitter": "Identifier GivenName Surname PhoneNumber EmailAddress",
    "Organization": "Name Acronym Identifier Description Stakeholder*",
    "Vision": "Description Identifier",
    "Mission": "Description Identifier",
    "Value": "Name Description",
    "Goal": "Name! Description! Identifier SequenceIndicator Stakeholder* OtherInformation Objective*",
    "Objective": (
        "Name Description Identifier SequenceIndicator Stakeholder* OtherInformation PerformanceIndicator*"
    ),
    "Stakeholder": "Name! Description Role*",
    "Role": "Name! Description RoleType2",
    "PerformanceIndicator": (
        "SequenceIndicator MeasurementDimension! UnitOfMeasurement! Identifier Relationship*"
        " MeasurementInstance* OtherInformation"
    ),
    "Relationship": "Identifier ReferentIdentifier* Name Description",
    "MeasurementInstance": "TargetResult* ActualResult*",
    "TargetResult": "StartDate EndDate NumberOfUnits Descriptor Description",
    "ActualResult": "StartDate EndDate NumberOfUnits Descriptor Description",
    "Descriptor": "DescriptorName DescriptorValue",
}
_PART_1 = {
    "StrategicPlan": "Name! Description OtherInformation StrategicPlanCore! AdministrativeInformation",
    "AdministrativeInformation": "StartDate EndDate PublicationDate Source Submitter",
    "Submitter": "GivenName Surname PhoneNumber EmailAddress",
    "Objective": "Name Description Identifier SequenceIndicator Stakeholder* OtherInformation",
    "Stakeholder": "Name! Description",
} | {
    name: _PART_2[name]
    for name in ("StrategicPlanCore", "Organization", "Vision", "Mission", "Value", "Goal")
}

Rows = tuple[tuple[str, int, int], ...]
"""(name, fewest, most) of each child, in the schema's order."""


def _rows(line: str) -> Rows:
    limits = {"!": (1, 1), "*": (0, 10**9), "+": (1, 10**9), "2": (0, 2)}
    return tuple((word.rstrip("!*+2"), *limits.get(word[-1], (0, 1))) for word in line.split())


SCHEMAS: Mapping[int, Mapping[str, Rows]] = {
    1: {name: _rows(line) for name, line in _PART_1.items()},
    2: {name: _rows(line) for name, line in _PART_2.items()},
}

ATTRIBUTES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "PerformancePlanOrReport": {
        "Type": ("Strategic_Plan", "Performance_Plan", "Performance_Report")
    },
    "Stakeholder": {"StakeholderTypeType": ("Person", "Organization", "Generic_Group")},
    "PerformanceIndicator": {
        "ValueChainStage": ("Outcome", "Output_Processing", "Output", "Input_Processing", "Input"),
        "PerformanceIndicatorType": ("Quantitative", "Qualitative"),
    },
    "Relationship": {"RelationshipType": ("Broader_Than", "Peer_To", "Narrower_Than")},
}
ROLE_TYPES = ("Performer", "Beneficiary")
DATES = frozenset({"StartDate", "EndDate", "PublicationDate"})

PARENTS = frozenset(_PART_2) | {"StrategicPlan"}
"""Elements that hold others; all other known elements hold text."""

CHILDREN: Mapping[str, frozenset[str]] = {
    name: frozenset(row[0] for row in SCHEMAS[2].get(name, ()) + SCHEMAS[1].get(name, ()))
    for name in PARENTS
}
ORDER: Mapping[str, Mapping[str, int]] = {
    name: {child[0]: place for place, child in enumerate(SCHEMAS[2].get(name) or SCHEMAS[1][name])}
    for name in PARENTS
}
KNOWN = PARENTS.union(*CHILDREN.values())
REPEATED = frozenset(name for rows in SCHEMAS[2].values() for name, _, most in rows if most > 1)

WRAPPERS = frozenset(
    {
        *("Goals", "Objectives", "Strategies", "PerformanceIndicators", "Indicators", "Values"),
        *("Stakeholders", "Organizations", "Organisations", "Roles", "Relationships", "Submitters"),
        *(
            "MeasurementInstances",
            "TargetResults",
            "ActualResults",
            "Targets",
            "Actuals",
            "Results",
        ),
    }
)
"""Elements that some files put around others; StratML has none of them."""

OTHER_NAMES = frozenset({"Baseline"})
"""Elements that StratML has not and that we understand all the same."""

_RESULT = {
    "MeasureValue": "NumberOfUnits",
    "Value": "NumberOfUnits",
    "Number": "NumberOfUnits",
    "Date": "EndDate",
    "Period": "EndDate",
    "Name": "Description",
}
ALIASES: Mapping[str, Mapping[str, str]] = {
    "PerformanceIndicator": {
        "Name": "MeasurementDimension",
        "UnitOfMeasure": "UnitOfMeasurement",
        "Unit": "UnitOfMeasurement",
        "Description": "OtherInformation",
        "Target": "TargetResult",
        "Actual": "ActualResult",
        "Current": "ActualResult",
        "Result": "MeasurementInstance",
    },
    "MeasurementInstance": {
        "Target": "TargetResult",
        "Actual": "ActualResult",
        "Current": "ActualResult",
        "Date": "EndDate",
        "Period": "EndDate",
    },
    "TargetResult": _RESULT,
    "ActualResult": _RESULT,
    "Baseline": _RESULT,
    "Submitter": {
        "FirstName": "GivenName",
        "LastName": "Surname",
        "Email": "EmailAddress",
        "Phone": "PhoneNumber",
    },
    "": {
        "Organisation": "Organization",
        "Indicator": "PerformanceIndicator",
        "Strategy": "Objective",
        "Action": "Objective",
    },
}
"""Other names by the element they stand in; "" is anywhere."""

ATTRIBUTE_ALIASES = {
    "IndicatorType": "PerformanceIndicatorType",
    "StakeholderType": "StakeholderTypeType",
}

OWN_TEXT = {"Mission": "Description", "Vision": "Description", "Value": "Name", "Role": "Name"}
"""Where the text goes of an element that should hold others and has text of its own."""

_BY_LOWER = {name.lower(): name for name in (*KNOWN, *WRAPPERS)}


def canonical(parent: str, tag: str) -> str:
    """The StratML name of ``tag`` where it stands in ``parent``; the tag itself if it has none."""
    if tag in CHILDREN.get(parent, ()):
        return tag
    for aliases in (ALIASES.get(parent, {}), ALIASES[""]):
        if tag in aliases:
            return aliases[tag]
    if tag in KNOWN or tag in WRAPPERS:
        return tag
    return _BY_LOWER.get(tag.lower(), tag)
