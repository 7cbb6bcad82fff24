"""What is missing in a language: only what is said in another."""

from joinedup.core.snapshot import Snapshot
from joinedup.queries.untranslated import fields_of, untranslated
from tests.plans import rich_plan
from tests.queries.plan_of_riverside import DAY


def test_a_title_without_welsh_is_missing_and_one_that_has_it_is_not():
    found = untranslated(Snapshot(plan=rich_plan(), day=DAY), "cy")
    missing = {(each.name.ref, each.field) for each in found.missing}
    assert ("P1", "title") in missing
    assert ("O1", "title") not in missing
    assert found.present >= 1


def test_what_is_said_in_no_language_is_not_missing():
    found = untranslated(Snapshot(plan=rich_plan(), day=DAY), "cy")
    assert all(each.said for each in found.missing)


def test_nothing_is_missing_in_the_language_that_it_was_written_in():
    assert untranslated(Snapshot(plan=rich_plan(), day=DAY), "en").missing == ()


def test_the_dictionary_says_which_fields_are_kept_per_language():
    assert fields_of("action") == ("title", "description")
    assert fields_of("participation") == ("said", "changed")
