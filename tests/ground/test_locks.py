"""The locks: everything pinned and hashed, nothing that says where packages come from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
ENTRY = re.compile(
    r"^([a-z0-9.-]+)==([^ ;\\]+)(?: ; [^\\]+?)? ?\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.M,
)


def entries(lock: str) -> dict[str, tuple[str, int]]:
    """Of each package its version and the number of its hashes."""
    text = (ROOT / lock).read_text()
    return {
        canonicalize_name(name): (version, hashes.count("--hash"))
        for name, version, hashes in ENTRY.findall(text)
    }


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pinned_packages_with_hashes_and_not_one_other_line(lock):
    rest = ENTRY.sub("", (ROOT / lock).read_text())
    assert rest.strip() == ""
    assert entries(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_nothing_of_where_packages_come_from(lock):
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host| @ ", text)


@pytest.mark.parametrize(
    ("lock", "name"),
    [("requirements.lock", "python-calamine"), ("requirements-dev.lock", "lxml")],
)
def test_a_compiled_package_is_locked_for_the_other_systems_and_pythons_too(lock, name):
    _, hashes = entries(lock)[name]
    assert hashes > 30


def test_what_is_tested_is_what_people_get():
    base, dev = entries(LOCKS[0]), entries(LOCKS[1])
    assert {name: dev.get(name) for name in base} == base


def extra(name: str) -> list[str]:
    return project()["optional-dependencies"][name]


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (LOCKS[0], project()["dependencies"]),
        (LOCKS[0], extra("server")),
        (LOCKS[0], extra("postgres")),
        (LOCKS[1], extra("dev")),
    ],
)
def test_every_dependency_is_locked_within_its_range(lock, wanted):
    locked = entries(lock)
    outside = [
        str(each)
        for each in map(Requirement, wanted)
        if not each.specifier.contains(locked.get(canonicalize_name(each.name), ("0", 0))[0])
    ]
    assert outside == []


def test_the_wheel_alone_asks_for_nothing_that_serves_pages():
    heavy = {canonicalize_name(Requirement(each).name) for each in extra("server")}
    base = {canonicalize_name(Requirement(each).name) for each in project()["dependencies"]}
    assert base
    assert not base & heavy


def test_people_who_run_joinedup_get_neither_numpy_nor_build_tools():
    unwanted = {"numpy", "hatchling", "babel", "pytest", "mypy", "django-stubs"}
    assert not unwanted & set(entries("requirements.lock"))
