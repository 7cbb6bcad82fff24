"""Passages struck out: gone everywhere, and history still holds together."""

from dataclasses import replace

import pytest

from joinedup.commands import plans, striking, succession, things
from joinedup.commands.refusal import NotFound, Refused, Stale
from joinedup.core.text import Text
from joinedup.queries.verification import verify
from joinedup.records import guard, models
from tests.commands import files
from tests.commands.house import NOW, agree

WORDS = "Mrs Example of 9 Sample Street complained."


def say(house, words=WORDS, ref="action"):
    ref = house.refs.get(ref, ref)
    things.edit(
        by=house.office,
        at=NOW,
        plan=house.plan,
        ref=ref,
        version=house.version(ref),
        says={"description": Text.of(words)},
    )


def strike(house, field="description", by=None, ref="action", why="It named somebody."):
    return striking.strike(
        by=by or house.office, at=NOW, ref=house.refs.get(ref, ref), field=field, why=why
    )


def everything(house):
    """Every word of every table of the partnership."""
    with house.whole():
        rows = [
            row
            for table in (
                models.Passage,
                models.Event,
                models.KeptText,
                models.Action,
                models.Import,
                models.Receipt,
            )
            for row in table.objects.all().values()
        ]
    return str(rows)


def test_a_passage_is_gone_from_the_plan_and_from_every_line_that_told_of_it(house):
    say(house)
    say(house, WORDS + " Again.")
    assert WORDS in everything(house)
    strike(house)
    assert WORDS not in everything(house)
    assert str(house.as_seen(house.office).actions[0].description) == ""
    line = house.events()[-1]
    assert (line.verb, line.params["why"], line.by["title"]) == (
        *("passage.struck", "It named somebody."),
        "Office",
    )
    assert verify(house.slug).is_good


def test_it_is_gone_from_every_version_though_the_board_agreed_it(house):
    say(house)
    agree(house)
    succession.draft_next(by=house.office, at=NOW, series="main")
    strike(house)
    assert WORDS not in everything(house)
    assert verify(house.slug).is_good


def test_new_words_are_written_where_others_were_struck_out(house):
    say(house)
    strike(house)
    say(house, "Better.")
    assert str(house.as_seen(house.office).actions[0].description) == "Better."
    assert verify(house.slug).is_good


def test_it_is_gone_from_what_somebody_wrote_too_late(house):
    with pytest.raises(Stale):
        things.edit(
            by=house.office,
            at=NOW,
            plan=house.plan,
            ref="A1",
            version=77,
            says={"description": Text.of(WORDS)},
        )
    say(house, "Other words.")
    strike(house)
    assert WORDS not in everything(house)


def test_the_reason_of_a_withdrawal_is_struck_out_too(house):
    things.withdraw(by=house.office, at=NOW, plan=house.plan, ref="A1", why=WORDS)
    strike(house, "why")
    assert house.thing("A1").why == ""
    assert WORDS not in everything(house)
    assert verify(house.slug).is_good


@pytest.mark.parametrize(
    ("field", "why", "error"),
    [("title", "Why not.", Refused), ("shoe", "Because.", NotFound), ("description", " ", Refused)],
)
def test_titles_unknown_fields_and_strikings_without_a_reason_are_refused(house, field, why, error):
    say(house)
    with pytest.raises(error):
        strike(house, field, why=why)


def test_what_was_never_said_is_not_struck_out(house):
    with pytest.raises(Refused, match="nothing in"):
        strike(house)


def test_a_partner_strikes_out_what_it_answers_for_and_no_more(house):
    say(house)
    say(house, ref="other")
    strike(house, by=house.lead)
    with pytest.raises(Refused):
        strike(house, by=house.lead, ref="other")


@pytest.mark.parametrize("applied", [True, False])
def test_it_is_gone_from_what_an_import_showed_though_not_from_its_file(house, applied):
    other = plans.begin(by=house.office, at=NOW, slug="other", title=Text.of("Other plan"))
    said = replace(files.plan(1).actions[0], description=Text.of(WORDS))
    file = replace(files.plan(1), actions=(said,))
    if applied:
        files.brought_in(house.office, other, file)
    else:
        say(house)
        uid = files.received(house.office, other, file)
        files.compared(house.office, uid)
    assert WORDS in everything(house)
    ref = house.as_seen(house.office, other).actions[0].ref if applied else "action"
    strike(house, ref=ref)
    assert WORDS not in everything(house)
    assert verify(house.slug).is_good


def brought_in(house, suffix=".xlsx", **says):
    """A plan of its own from a file that says the words; gives the import’s uid."""
    other = plans.begin(by=house.office, at=NOW, slug="other", title=Text.of("Other plan"))
    said = replace(files.plan(1).actions[0], description=Text.of(WORDS))
    file = replace(files.plan(1), actions=(said,))
    files.brought_in(house.office, other, file, name=f"plan{suffix}", suffix=suffix)
    with house.whole():
        uid = models.Import.objects.get().uid
    return uid, house.as_seen(house.office, other).actions[0].ref


def strike_file(house, uid, why="It names somebody.", by=None):
    striking.strike_file(by=by or house.office, at=NOW, uid=uid, why=why)


def kept(house, uid):
    with house.whole():
        return models.Import.objects.select_related("file").get(uid=uid)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".xml", ".json"])
def test_the_files_that_hold_the_words_still_are_named(house, suffix):
    uid, ref = brought_in(house, suffix)
    assert strike(house, ref=ref) == [uid]


def test_a_file_that_never_held_them_is_not_named(house):
    brought_in(house)
    say(house, "Mr Sample of 4 Example Road rang.")
    assert strike(house) == []


def test_a_file_is_struck_out_for_good_and_its_name_hash_and_day_stay(house):
    uid, _ = brought_in(house)
    before = kept(house, uid)
    strike_file(house, uid)
    after = kept(house, uid)
    assert (bytes(after.file.content), after.difference, after.understood) == (b"", {}, {})
    assert (after.file.name, after.file.sha256, after.file.at, after.state) == (
        *(before.file.name, before.file.sha256, before.file.at, "applied"),
    )
    line = house.events()[-1]
    assert (line.verb, line.params["file"]) == ("file.struck", "plan.xlsx")
    assert verify(house.slug).is_good


def test_an_import_whose_file_was_struck_out_goes_no_further(house):
    uid = files.received(house.office, house.plan, files.plan(1))
    with pytest.raises(Refused, match="just now"):
        strike_file(house, uid)
    files.compared(house.office, uid)
    strike_file(house, uid)
    assert kept(house, uid).state == "discarded"
    with pytest.raises(Refused, match="already"):
        strike_file(house, uid)


@pytest.mark.parametrize(("why", "uid"), [(" ", ""), ("Because.", "nothing")])
def test_no_file_is_struck_out_without_a_reason_or_that_is_not_there(house, why, uid):
    found, _ = brought_in(house)
    with pytest.raises((Refused, NotFound)):
        strike_file(house, uid or found, why)
    assert kept(house, found).file.content


def test_bytes_that_are_gone_or_back_without_history_saying_so_are_found(house):
    uid, _ = brought_in(house)
    file = kept(house, uid).file
    content = file.content
    for gone in (True, False):
        with house.whole(), guard.lifted():
            models.StoredFile.objects.update(content=b"" if gone else content)
        assert verify(house.slug).is_good is not gone
    strike_file(house, uid)
    with house.whole(), guard.lifted():
        models.StoredFile.objects.update(content=content)
    assert not verify(house.slug).is_good
