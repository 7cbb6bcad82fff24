"""Every command by every role: allowed or refused as the table of permissions says, and nothing else."""

import pkgutil
from dataclasses import replace
from importlib import import_module

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

import joinedup.commands
from joinedup.commands import (
    across,
    chairs,
    codes,
    kept,
    links,
    partnerships,
    plans,
    publishing,
    sharing,
    striking,
    succession,
    things,
)
from joinedup.commands.kernel import COMMANDS
from joinedup.commands.refusal import NotDone, NotFound, Refused
from joinedup.core.period import When
from joinedup.core.permissions import TABLE, Reach, Role
from joinedup.core.text import Text
from joinedup.core.words import LinkKind, Progress
from joinedup.records import models
from tests.commands import files
from tests.commands.house import NOW, agree, made

for module in pkgutil.iter_modules(joinedup.commands.__path__):
    import_module(f"joinedup.commands.{module.name}")


def of(house, mine):
    """An action that the actor's own body answers for, or one that another's does."""
    return house.refs["action" if mine else "other"]


def linked(house, mine, kind=LinkKind.SUPPORTS):
    """A link that the office drew: to the own body's action, or between two others'."""
    council = things.add(
        by=house.office,
        at=NOW,
        plan=house.plan,
        type="action",
        says={"title": Text.of("Benches"), "accountable": house.refs["council"]},
    )
    target = house.refs["action"] if mine else council
    source = house.refs["service"]
    return links.draw(
        by=house.office, at=NOW, plan=house.plan, source=source, target=target, kind=kind
    )


def about(house, **given):
    return {"at": NOW, "plan": house.plan} | given


def adding(house, by, mine):
    says = {"title": Text.of("Step")}
    return about(house, type="milestone", says=says, under=of(house, mine))


def editing(house, by, mine):
    ref = of(house, mine)
    says = {"status": Progress.DONE}
    return about(house, ref=ref, version=house.version(ref), says=says)


def moving(house, by, mine):
    return about(house, ref=of(house, mine), under=house.refs["outcome"])


def ending(house, by, mine):
    ref = house.refs["police" if mine else "trust"]
    return about(house, ref=ref, when=When.on(NOW.date()))


def withdrawing(house, by, mine):
    return about(house, ref=of(house, mine), why="Twice.")


def restoring(house, by, mine):
    things.withdraw(by=house.office, **withdrawing(house, by, mine))
    return about(house, ref=of(house, mine))


def drawing(house, by, mine):
    source = house.refs["action" if mine else "service"]
    return about(house, source=source, target=house.refs["other"], kind=LinkKind.SUPPORTS)


def of_a_link(house, by, mine):
    return about(house, ref=linked(house, mine))


def editing_a_link(house, by, mine):
    return about(house, ref=linked(house, mine), version=1, says={"proof": "Line 4"})


def ending_a_link(house, by, mine):
    return about(house, ref=linked(house, mine), when=When.on(NOW.date()))


def sharing_a_draft(house, by, mine):
    says = {"title": Text.of("Draft")}
    ref = things.add(
        by=house.lead if mine else house.rival,
        **about(house, type="action", says=says, private=True),
    )
    return about(house, ref=ref)


def striking_out(house, by, mine):
    ref = of(house, mine)
    says = {"description": Text.of("A name.")}
    things.edit(by=house.office, **about(house, ref=ref, version=house.version(ref), says=says))
    return {"at": NOW, "ref": ref, "field": "description", "why": "A name."}


def settling(house, by, mine):
    user = by.user if mine else "somebody else"
    thing = house.thing(of(house, mine))
    with house.whole(), joinedup.commands.kernel.guard.lifted():
        writer = models.User.objects.create(uid=user[:16], email=f"{user}@example.org", created=NOW)
        row = models.KeptText.objects.create(
            partnership_id=thing.partnership_id,
            user=writer,
            thing=thing,
            plan=house.plan,
            says={"status": "done"},
            seen=1,
            at=NOW,
        )
    return {"at": NOW, "uid": row.uid, "choice": "mine", "version": thing.version}


def switching_off(house, by, mine):
    return {"at": NOW, "code": "L05", "reason": "The board said so."}


def switching_on(house, by, mine):
    codes.switch_off(by=house.office, **switching_off(house, by, mine))
    return {"at": NOW, "code": "L05"}


def publishing_it(house, by, mine):
    agree(house)
    return about(house, on=NOW.date())


def taking_back(house, by, mine):
    publishing.publish(by=house.office, **publishing_it(house, by, mine))
    return about(house)


def being_counted(house, by, mine):
    agree(house)
    return {"at": NOW, "named": True}


def changing_a_chair(house, by, mine):
    says = {"title": Text.of("Board")}
    group = things.add(by=house.office, **about(house, type="group", says=says))
    return about(house, group=group, partner=house.refs["police"], starts=When.on(NOW.date()))


def being_counted_no_more(house, by, mine):
    across.release(by=house.office, **being_counted(house, by, mine))
    return {"at": NOW}


def choosing(house, by, mine):
    return {"at": NOW, "changes": {"findings_released": True}}


def beginning(house, by, mine):
    return {"at": NOW, "slug": "eastmere", "title": Text.of("Eastmere plan")}


def retitling(house, by, mine):
    return {"at": NOW, "version": house.plan, "says": {"title": Text.of("Another")}}


def agreeing(house, by, mine):
    return {"at": NOW, "version": house.plan, "on": NOW.date()}


def drafting(house, by, mine):
    agree(house)
    return {"at": NOW, "series": "main"}


def carrying_on(house, by, mine):
    draft = succession.draft_next(by=house.office, **drafting(house, by, mine))
    return {"at": NOW, "version": draft}


def giving_up(house, by, mine):
    return {"at": NOW, "version": house.plan}


def striking_a_file(house, by, mine):
    uid = files.received(house.office, house.plan, files.plan(1))
    files.compared(house.office, uid)
    return {"at": NOW, "uid": uid, "why": "It named somebody."}


CASES = {
    "things.add": (things.add, adding),
    "things.edit": (things.edit, editing),
    "things.move": (things.move, moving),
    "things.end": (things.end, ending),
    "things.withdraw": (things.withdraw, withdrawing),
    "things.restore": (things.restore, restoring),
    "links.draw": (links.draw, drawing),
    "links.agree": (links.agree, of_a_link),
    "links.decline": (links.decline, of_a_link),
    "links.edit": (links.edit, editing_a_link),
    "links.end": (links.end, ending_a_link),
    "links.withdraw": (links.withdraw, of_a_link),
    "sharing.share": (sharing.share, sharing_a_draft),
    "striking.strike": (striking.strike, striking_out),
    "kept.settle": (kept.settle, settling),
}
"""Command > how it is called for something that one's own body answers for, or another's."""

WHOLE = {
    "chairs.change_chair": (chairs.change_chair, changing_a_chair),
    "across.release": (across.release, being_counted),
    "across.take_back": (across.take_back, being_counted_no_more),
    "codes.switch_off": (codes.switch_off, switching_off),
    "codes.switch_on": (codes.switch_on, switching_on),
    "publishing.publish": (publishing.publish, publishing_it),
    "publishing.unpublish": (publishing.unpublish, taking_back),
    "partnerships.set_up": (partnerships.set_up, choosing),
    "plans.begin": (plans.begin, beginning),
    "plans.edit": (plans.edit, retitling),
    "plans.agree": (plans.agree, agreeing),
    "plans.withdraw": (plans.withdraw, giving_up),
    "striking.strike_file": (striking.strike_file, striking_a_file),
    "succession.draft_next": (succession.draft_next, drafting),
    "succession.carry_on": (succession.carry_on, carrying_on),
}
"""Those about the whole partnership, for which a reach of one's own does not do."""

NO_CASE = {
    *("imports.answer", "imports.apply", "imports.approve", "imports.compared", "imports.discard"),
    *("imports.receive", "imports.stopped", "people.invite", "people.leave", "people.link_again"),
    *("installation.appoint_office", "installation.create_first_admin", "partnerships.create"),
    *("plans.share_into", "succession.answer"),
}
"""Those whose own tests say who may; that the others may not, is said here of all."""


def tried(house, command, given, by):
    """Whether a command is done; undone again in any case. What is not done writes nothing."""
    with transaction.atomic():
        try:
            before = len(house.events())
            command(by=by, **given)
            lines = house.events()[before:]
            assert len({line.chain for line in lines}) == len(lines) > 0  # one line a chain
            assert len({line.verb for line in lines}) == 1
            done = True
        except (Refused, NotFound):
            assert len(house.events()) == before
            done = False
        transaction.set_rollback(True)
    return done


@pytest.mark.parametrize("name", sorted(CASES | WHOLE))
def test_each_role_does_what_the_table_says_and_no_more(house, name):
    command, given = (CASES | WHOLE)[name]
    verb = COMMANDS[name][0]
    for role in Role:
        reach = TABLE[role].get(verb, Reach.NONE)
        for mine in (True, False):
            may = reach is Reach.ALL or (reach is Reach.OWN and mine and name in CASES)
            if name == "kept.settle" and reach is Reach.ALL:
                may = mine  # everybody settles their own texts
            by = house.actor(role)
            with transaction.atomic():
                done = tried(house, command, given(house, by, mine), by)
                transaction.set_rollback(True)
            assert done is may, f"{role.value}, {'own' if mine else 'another body’s'}: {done}"


def statements(house, name):
    """How many statements a command takes, undone again."""
    command, given = (CASES | WHOLE)[name]
    by = house.lead if TABLE[Role.OFFICE].get(COMMANDS[name][0]) is Reach.NONE else house.office
    with transaction.atomic():
        kwargs = given(house, by, True)
        with CaptureQueriesContext(connection) as found:
            command(by=by, **kwargs)
        transaction.set_rollback(True)
    return len(found)


def test_the_statements_of_a_deed_do_not_grow_with_the_plan(house):
    few = {name: statements(house, name) for name in CASES}
    for number in range(15):
        says = {"title": Text.of(f"Action {number}"), "accountable": house.refs["council"]}
        ref = things.add(by=house.office, **about(house, type="action", says=says, under="P1"))
        says = {"title": Text.of(f"Measure {number}")}
        things.add(by=house.office, **about(house, type="measure", says=says, under=ref))
    assert {name: statements(house, name) for name in CASES} == few
    assert max(few.values()) < 60


def test_every_command_has_a_case_or_is_named_as_tested_elsewhere():
    assert COMMANDS.keys() >= CASES.keys() | WHOLE.keys() | NO_CASE
    ours = {name for name, (_, run) in COMMANDS.items() if run.__module__.startswith("joinedup.")}
    assert ours == CASES.keys() | WHOLE.keys() | NO_CASE


def test_a_role_that_never_may_is_refused_before_anything_is_looked_up(house):
    for verb, run in COMMANDS.values():
        for role in Role:
            if TABLE[role].get(verb, Reach.NONE) is Reach.NONE:
                with pytest.raises(Refused):
                    run(by=house.actor(role), at=NOW)


NAMING = CASES.keys() | WHOLE.keys() - {
    "across.release",
    "across.take_back",
    "partnerships.set_up",
    "plans.begin",
    "succession.draft_next",
}
"""Those that name something by its ref or its uid."""


@pytest.mark.parametrize("name", sorted(NAMING - {"codes.switch_off", "codes.switch_on"}))
def test_in_another_partnership_nothing_is_there(house, name):
    """What one partnership has, named by its uid to the office of another."""
    command, given = (CASES | WHOLE)[name]
    by = replace(made().office, partner=house.police)
    kwargs = given(house, by, True)
    if "ref" in kwargs:
        kwargs["ref"] = house.thing(kwargs["ref"]).uid
    before = len(house.events())
    with pytest.raises(NotDone):
        command(by=by, **kwargs)
    assert len(house.events()) == before
