"""The tables of schemes and authorities: made again from their sources, held to real identifiers and
names, and read only when asked for.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ground import make_registers
from joinedup.core.registers import (
    Area,
    Identifier,
    NoIdentifier,
    area,
    by_gss,
    find,
    identifier,
)

TABLES = ("schemes.csv", "authorities.csv")
MADE_UP = {"GB-COH-n/a", "GB-COH-NA", "GB-COH-the-windmill-charlton"}
"""What a funder wrote where there was no company number."""
TWICE = {"E10000002", "E10000009", "E10000023", "E10000027"}
"""Counties whose short name a unitary council took over: Buckinghamshire, Dorset, North Yorkshire and
Somerset."""
ASKED = """
import sys
from importlib import import_module
import joinedup, joinedup.cli
assert not [name for name in sys.modules if name.startswith("joinedup.core.registers")]
for room in ("authorities", "schemes"):
    table = getattr(import_module(f"joinedup.core.registers.{room}"), room)
    assert table.cache_info().currsize == 0, room
"""


@pytest.mark.parametrize("name", TABLES)
def test_made_again_from_its_sources_a_table_is_the_same(name, data_dir, tmp_path):
    make_registers.make(data_dir, tmp_path)
    assert (tmp_path / name).read_bytes() == (make_registers.TABLES / name).read_bytes()


def test_the_licences_stand_beside_the_tables():
    text = (make_registers.TABLES / "LICENCES.txt").read_text("utf-8")
    assert "Open Database License (ODbL) 1.0" in text
    assert "org-id.guide" in text
    assert "mySociety" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_the_tables_are_read_when_they_are_asked_for_and_not_before():
    subprocess.run([sys.executable, "-c", ASKED], check=True)


def identifiers(given: Any) -> Iterator[str]:
    """Whatever is called an identifier in a funder’s file."""
    if isinstance(given, list):
        for each in given:
            yield from identifiers(each)
    elif isinstance(given, dict):
        for name, each in given.items():
            if name == "id" and isinstance(each, str):
                yield each
            yield from identifiers(each)


@pytest.fixture(scope="module")
def published(data_dir: Path) -> set[str]:
    files = ("ab_charitable_trust_full", "ab_charitable_trust_regrants", "power_to_change")
    return {
        found
        for name in files
        for found in identifiers(json.loads((data_dir / f"360giving/{name}.json").read_text()))
    }


def test_what_funders_published_is_read_as_they_wrote_it(published):
    listed = {each for each in published if re.match("(GB|XI)-[A-Z]+-", each)} - MADE_UP
    read = {each: identifier(each) for each in listed}
    refused = {each for each, found in read.items() if isinstance(found, NoIdentifier)}
    noted = {
        each for each, found in read.items() if isinstance(found, Identifier) and str(found) != each
    }
    assert len(listed) > 1000
    assert (refused, noted) == ({"GB-COH-IP"} & listed, set())


def test_what_funders_made_up_is_told_to_be_no_register(published):
    own = {each for each in published if each.startswith("360G-")} | (MADE_UP & published)
    assert len(own) > 900
    assert all(isinstance(identifier(each), NoIdentifier) for each in own)


@pytest.fixture(scope="module")
def statistics(data_dir: Path) -> dict[str, str]:
    """GSS code > the name that the Office for National Statistics gives it."""
    path = data_dir / "ons" / "ons_la_long.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        return {row["areacd"]: row["areanm"] for row in csv.DictReader(file)}


def test_every_area_of_the_national_statistics_has_its_authority_and_kind(statistics):
    assert len(statistics) == 442
    for code in statistics:
        found = area(code)
        assert isinstance(found, Area)
        assert found.is_known, code
        assert found.authority is not None, code


def test_the_names_of_the_national_statistics_find_the_authority_with_their_code(statistics):
    for code, name in statistics.items():
        candidates = [each.authority for each in find(name)]
        assert by_gss(code) in (candidates if code in TWICE else candidates[:1]), (code, name)
