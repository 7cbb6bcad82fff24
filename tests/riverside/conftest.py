"""Riverside's plan, built once from the sources, and what the check says of it."""

from pathlib import Path

import pytest

import joinedup
from demo.plan import build
from demo.write_riverside import PLANS
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile

SHIPPED = Path(joinedup.__file__).parent / "riverside"


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan that the sources give."""
    return build()


@pytest.fixture(scope="session")
def plan_file() -> PlanFile:
    """riverside.xlsx, as it ships, read back."""
    return joinedup.read_plan(SHIPPED / "riverside.xlsx", isolate=False)


@pytest.fixture(scope="session")
def found_file() -> PlanFile:
    """riverside-as-found.xlsx, as it ships, read back."""
    return joinedup.read_plan(SHIPPED / "riverside-as-found.xlsx", isolate=False)


@pytest.fixture(scope="session")
def shipped() -> dict[str, PlanFile]:
    """Every other plan that ships, as it ships, read back: by the name of its workbook."""
    return {name: joinedup.read_plan(SHIPPED / f"{name}.xlsx", isolate=False) for name in PLANS}
