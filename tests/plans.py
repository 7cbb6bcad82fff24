"""Plans for tests: a hypothesis strategy for any plan, and a rich one written by hand."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from joinedup.core import plan as models
from joinedup.core import words
from joinedup.core.amount import Amount
from joinedup.core.dates import read_when
from joinedup.core.period import Grain, Period, When
from joinedup.core.plan import COLLECTIONS, TOPICS, Lead, Link, Plan
from joinedup.core.ref import LETTERS
from joinedup.core.text import Text
from tests.conftest import SHORT

NASTY = (
    "=1+1", "+44 20 7946 0000", "-5", "@here", "'=x", "''-1", "'", "TRUE", "1e5", "#REF!", "007", "1.10", "31/03/2026",
    "_x0041_", "a; b", "a / b", "line\nbreak", "tab\tin", "“quoted”", "Ŵyth", "🏡 homes", "P1", "A1", "1", "ref A1",
    "–", "none", "(continues the row above)!", "[2026]", "Outcomes", "Ref", "TBC", "All partners", "0", " ", ",",
)  # fmt: skip

WRITTEN = (
    "31/03/2026", "2026-03-31", "Mar 2026", "March 2026", "Q3 2026", "2026/27", "2026", "ongoing", "TBC", "n/a",
    "spring 2027", "end of March 2026", "sometime", "Q5 2026", "31 March 2026 to 4 April 2026", "H1 2026",
)  # fmt: skip

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 12, 31))
LANGUAGES = ("en", "cy", "gd", "fr", "x-own")

lines = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12),
).map(str.strip)
names = lines.filter(bool)


def patiently(examples: int) -> settings:
    """The settings for tests over whole plans: fewer of them in a short run. Shrinking a plan takes
    minutes, and a list of differences says what is wrong: so nothing is shrunk."""
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    checks = list(HealthCheck)
    return settings(
        max_examples=max(examples // 4, 5) if SHORT else examples,
        deadline=None,
        phases=phases,
        suppress_health_check=checks,
    )


def texts() -> st.SearchStrategy[Text]:
    """Texts in none, one or several languages."""
    versions = st.lists(
        st.tuples(st.sampled_from(LANGUAGES), names), max_size=2, unique_by=lambda each: each[0]
    )
    return versions.map(lambda found: Text(tuple(found)))


def decimals() -> st.SearchStrategy[Decimal]:
    """Figures as measures have them."""
    return st.decimals(-(10**12), 10**12, places=3, allow_nan=False, allow_infinity=False)


def whens(year_starts: int) -> st.SearchStrategy[When]:
    """Dates as people write them, days, and periods that their words do not tell."""
    spans = st.tuples(DAYS, st.integers(1, 900), st.sampled_from(Grain), st.booleans(), names)
    odd = spans.map(
        lambda it: When(it[4], Period(it[0], it[0] + datetime.timedelta(days=it[1]), it[2]), it[3])
    )
    written = st.sampled_from(WRITTEN).map(lambda text: read_when(text, year_starts=year_starts))
    return st.one_of(DAYS.map(When.on), written, odd)


def amounts(kind: words.ResourceKind) -> st.SearchStrategy[Amount]:
    """Amounts of a kind; money in three currencies."""
    currencies = st.sampled_from(
        ("GBP", "EUR", "USD") if kind is words.ResourceKind.MONEY else ("",)
    )
    return st.builds(Amount, st.integers(0, 10**14), st.just(kind), currencies)


class _Drawing:
    """Draws one plan, part by part. Refs are given first, so that everything can point."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.year_starts = draw(st.integers(1, 12))
        self.refs = {type: self._refs(type) for type in COLLECTIONS}
        self.every = [ref for refs in self.refs.values() for ref in refs]

    def _refs(self, type: str) -> list[str]:
        numbers = self.draw(st.lists(st.integers(1, 30), max_size=3, unique=True))
        return [f"{LETTERS[type]}{number}" for number in numbers]

    def some(self, strategy: st.SearchStrategy[Any], empty: Any = None) -> Any:
        """A value, or nothing: most fields of most plans are empty."""
        return self.draw(st.one_of(st.just(empty), strategy))

    def when(self) -> When | None:
        when: When | None = self.some(whens(self.year_starts))
        return when

    def ref(self, *types: str) -> str | None:
        refs = [ref for type in types or COLLECTIONS for ref in self.refs[type]]
        return self.some(st.sampled_from(refs)) if refs else None

    def several(self, *types: str) -> tuple[str, ...]:
        refs = [ref for type in types or COLLECTIONS for ref in self.refs[type]]
        return (
            tuple(self.draw(st.lists(st.sampled_from(refs), max_size=3, unique=True)))
            if refs
            else ()
        )

    def leads(self) -> tuple[Lead, ...]:
        found = []
        for text in self.draw(st.lists(names, max_size=2)):
            lead = Lead(
                text=" ".join(text.replace(";", ",").split()),
                state=self.draw(st.sampled_from(words.LeadState)),
                person=self.ref("person"),
                partner=self.ref("partner"),
            )
            found.append(lead)
        return tuple(found)

    def record(self, model: str, **given: Any) -> Any:
        """A record of a model, each field drawn by its type; ``given`` as they are."""
        from joinedup.core import dictionary

        values = dict(given)
        for row in dictionary.of_model(model):
            if row.field not in values:
                values[row.field] = self.field(row.type, row.field)
        record = getattr(models, model)
        fields = record.__dataclass_fields__
        values = {  # what always has a value keeps its own where none was drawn
            name: value
            for name, value in values.items()
            if value is not None or fields[name].default in (None, dataclasses.MISSING)
        }
        return record(**values)

    def field(self, type: str, name: str) -> Any:
        if type in ("text", "ref"):
            return self.some(lines, "")
        if type == "texts":
            return self.some(texts(), Text())
        if type == "when":
            return self.when()
        if type == "day":
            return self.some(DAYS)
        if type == "leads":
            return self.leads()
        if type == "decimal":
            return self.some(decimals())
        if type == "whole number":
            return self.some(st.integers(0, 10**9))
        if type == "share":
            return self.some(st.fractions(0, 1, max_denominator=60))
        if type == "yes or no":
            return self.draw(st.booleans())
        if type.startswith("one of "):
            return self.some(st.sampled_from(getattr(words, type.removeprefix("one of "))))
        if type.endswith(" or text"):
            return self.ref("partner") or self.draw(st.sampled_from(("", "office")))
        many = type.startswith("refs of ")
        kinds = type.removeprefix("refs of ").removeprefix("ref of ").split(", ")
        wanted = () if "any" in kinds else tuple(kinds)
        return self.several(*wanted) if many else self.ref(*wanted)

    def figures(self, model: str) -> list[Any]:
        return [
            self.record(model, **self._required(model)) for _ in range(self.draw(st.integers(0, 2)))
        ]

    def _required(self, model: str) -> dict[str, Any]:
        status = self.draw(st.sampled_from(words.ReadingStatus))
        return {"status": status} if model == "Reading" else {}

    def things(self, type: str, model: str) -> tuple[Any, ...]:
        return tuple(self.thing(model, ref) for ref in self.refs[type])

    def thing(self, model: str, ref: str) -> Any:
        given: dict[str, Any] = {"ref": ref}
        if model == "Measure":
            given["baseline"] = self.some(st.just(True)) and self.record(
                "Baseline", text=self.draw(names)
            )
            given["targets"] = tuple(self.figures("Target"))
            given["readings"] = tuple(self.figures("Reading"))
        if model == "Action":
            appearances = range(self.draw(st.integers(0, 2)))
            given["also_in"] = tuple(
                self.record("Appearance", plan=self.draw(names)) for _ in appearances
            )
        if model == "Group":
            given["quorum"] = tuple(self.figures("QuorumPart"))
        return self.record(model, **given)

    def links(self) -> tuple[Link, ...]:
        if not self.every:
            return ()
        ends = st.tuples(
            st.sampled_from(self.every),
            st.sampled_from(self.every),
            st.sampled_from(words.LinkKind),
        )
        found = []
        for source, target, kind in self.draw(st.lists(ends, max_size=6, unique=True)):
            if self.draw(st.booleans()):
                found.append(Link(source=source, target=target, kind=kind))
            else:
                agreement = self.draw(st.sampled_from(words.Agreement))
                found.append(
                    self.record(
                        "Link", source=source, target=target, kind=kind, agreement=agreement
                    )
                )
        return tuple(found)

    def rows(self, model: str, **given: Any) -> tuple[Any, ...]:
        return tuple(self.record(model, **given) for _ in range(self.draw(st.integers(0, 2))))

    def subject_rows(self, model: str) -> tuple[Any, ...]:
        if not self.every:
            return ()
        subject = self.draw(st.sampled_from(self.every))
        if model != "Need":
            return self.rows(model, subject=subject)
        kind = self.draw(st.sampled_from(words.ResourceKind))
        return self.rows(model, subject=subject, kind=kind, amount=self.some(amounts(kind)))

    def own_words(self) -> dict[str, tuple[str, str]]:
        word = st.sampled_from(("outcome", "action", "milestone", "delivery_system", "theme"))
        return dict(self.draw(st.dictionaries(word, st.tuples(names, names), max_size=3)))

    def plan(self) -> Plan:
        by_type: Sequence[tuple[str, str]] = [
            (collection, type) for type, collection in COLLECTIONS.items()
        ]
        things: dict[str, Any] = {
            collection: self.things(type, _model(type)) for collection, type in by_type
        }
        return Plan(
            title=self.some(texts(), Text()),
            description=self.some(texts(), Text()),
            partnership=self.draw(lines),
            area=self.draw(lines),
            kind=self.some(st.sampled_from(words.PlanKind)),
            version=self.draw(lines),
            status=self.some(st.sampled_from(words.PlanStatus)),
            agreed=self.some(DAYS),
            starts=self.when(),
            ends=self.when(),
            as_at=self.some(DAYS),
            year_starts=self.year_starts,
            language=self.draw(st.sampled_from(LANGUAGES[:3])),
            words=self.own_words(),
            links=self.links(),
            lineage=self.rows(
                "Lineage", type=self.draw(st.sampled_from(tuple(COLLECTIONS))), into=self.several()
            ),
            updates=self.subject_rows("Update"),
            needs=self.subject_rows("Need"),
            statements=self.rows("Statement", topic=self.draw(st.sampled_from(TOPICS))),
            extras=self.rows("Extra", subject=self.ref() or "", name=self.draw(names)),
            **things,
        )


def _model(type: str) -> str:
    from joinedup.core.dictionary import TYPES

    return next(model for model, its_type in TYPES.items() if its_type == type)


@st.composite
def plans(draw: Any) -> Plan:
    """Any plan whose refs are well formed and whose pointers point to something in it."""
    return _Drawing(draw).plan()


def _at_the_table() -> dict[str, Any]:
    """A board with a rule of everything, and who sits on it."""
    parts = (
        models.QuorumPart(least=2),
        models.QuorumPart(of=words.QuorumOf.MEMBERS, share=Fraction(2, 3)),
        models.QuorumPart(of=words.QuorumOf.CAPACITY, capacity="councillor"),
        models.QuorumPart(of=words.QuorumOf.SEAT, seat="E2"),
    )
    board = models.Group(
        ref="T1",
        title=Text.of("Board", cy="Bwrdd"),
        layer=words.Layer.BOARD,
        meets="every quarter",
        quorum=parts,
        agreement_first=True,
        voting=words.Voting.MEMBERS,
        majority=Fraction(3, 4),
        reached=True,
        on_a_tie=words.OnATie.CHAIR,
    )
    below = models.Group(ref="T2", title=Text.of("Growing Up"), layer=words.Layer.THEME, under="T1")
    council = models.Seat(
        ref="E1",
        title=Text.of("Board: the council"),
        group="T1",
        partner="B1",
        votes=2,
        capacity="councillor",
        basis=words.Basis.STATUTORY,
        authority=words.Authority.STATED,
        may_agree="Up to £50,000",
        deputy="U1",
        starts=read_when("Jan 2025"),
    )
    police = models.Seat(ref="E2", number="2", group="T1", partner="B2", votes=0)
    return {
        "groups": (board, below),
        "seats": (council, police),
        "seat_holders": (
            models.SeatHolder(ref="Y1", seat="E1", person="U1", starts=read_when("Jan 2025")),
            models.SeatHolder(ref="Y2", seat="E2", tenure=words.Tenure.ACTING, why="Stands in"),
        ),
        "chair_terms": (
            models.ChairTerm(
                ref="C1",
                group="T1",
                person="U1",
                partner="B1",
                capacity=words.Capacity.OFFICER,
                starts=read_when("31/01/2024"),
                due=read_when("31/01/2027"),
                chosen="Ballot, 10 to 7",
            ),
            models.ChairTerm(ref="C2", group="T1", office=words.Office.VICE_CHAIR, partner="B2"),
        ),
        "leadership_roles": (
            models.LeadershipRole(
                ref="V1",
                person="U1",
                element="linkage",
                field="partner",
                evidence="Minute 7",
                standing=words.Confirmation.CONFIRMED,
            ),
        ),
    }


def rich_plan() -> Plan:
    """A small plan that has something in nearly every field, for tests that look closely."""
    council, police = "Riverside Council", "Eastshire Police"
    return Plan(
        title=Text.of("Riverside 2030", cy="Glan yr Afon 2030"),
        description=Text.of("What we have agreed for the borough."),
        partnership="Riverside Together",
        area="X06000001",
        kind=words.PlanKind.PLAN,
        version="2",
        status=words.PlanStatus.AGREED,
        agreed=datetime.date(2024, 12, 4),
        starts=read_when("Jan 2025"),
        ends=When.on(datetime.date(2030, 3, 31)),
        as_at=datetime.date(2026, 11, 17),
        words={"outcome": ("aim", "aims"), "action": ("project", "projects")},
        outcomes=(
            models.Outcome(
                ref="O1",
                number="1",
                title=Text.of("Ready for school", cy="Yn barod i’r ysgol"),
                due=read_when("2029/30"),
            ),
        ),
        priorities=(models.Priority(ref="P1", number="1.1", title=Text.of("Family help early")),),
        actions=(
            models.Action(
                ref="A1",
                number="1.1.1",
                title=Text.of("Family hub in Eastmere"),
                description=Text.of("=NOT A FORMULA(), a sentence\nwith a second line"),
                leads=(
                    Lead(text="Head of family hubs", person="U1"),
                    Lead(text="TBC", state=words.LeadState.TO_BE_CONFIRMED),
                ),
                accountable="B1",
                contributors=("B2",),
                starts=read_when("Q1 2026"),
                due=read_when("Mar 2028"),
                status=words.Progress.ON_COURSE,
                status_text="Green",
                localities=("Z1",),
                also_in=(
                    models.Appearance(plan="Eastmere plan", number="E4", due=read_when("2027")),
                ),
            ),
            models.Action(
                ref="A7", number="1.1.2", title=Text.of("Hub on a bus"), due=read_when("ongoing")
            ),
        ),
        delivery_systems=(
            models.DeliverySystem(ref="S1", title=Text.of("Family hubs"), owner="B1"),
        ),
        partners=(
            models.Partner(
                ref="B1", number="P1", title=Text.of(council), sector=words.Sector.LOCAL_AUTHORITY
            ),
            models.Partner(
                ref="B2", number="P2", title=Text.of(police), sector=words.Sector.OTHER_PUBLIC
            ),
        ),
        people=(
            models.Person(
                ref="U1",
                title=Text.of("Head of family hubs"),
                partner="B1",
                left=read_when("Sep 2026"),
            ),
        ),
        issues=(
            models.Issue(
                ref="I1", number="X1", title=Text.of("Low incomes"), concerns=("O1", "A7")
            ),
        ),
        goals=(
            models.PartnerGoal(
                ref="G1", title=Text.of("4,000 visits"), partner="B2", helped_by=("A1",)
            ),
        ),
        measures=(
            models.Measure(
                ref="M1",
                number="M1",
                title=Text.of("Good level of development"),
                subject="O1",
                direction=words.Direction.UP,
                unit="%",
                frequency=words.Frequency.YEARLY,
                baseline=models.Baseline(
                    text="66.8%", value=Decimal("66.8"), when=read_when("2023/24")
                ),
                targets=(models.Target(text="75%", value=Decimal(75), due=read_when("2030")),),
                readings=(
                    models.Reading(text="66.8", value=Decimal("66.8"), period=read_when("2023/24")),
                    models.Reading(
                        text="about 68",
                        value=Decimal(68),
                        period=read_when("2024/25"),
                        status=words.ReadingStatus.PROVISIONAL,
                        low=Decimal("65.1"),
                        high=Decimal("70.9"),
                        sample=1104,
                        published=datetime.date(2025, 11, 27),
                    ),
                ),
            ),
        ),
        milestones=(
            models.Milestone(
                ref="K1", title=Text.of("Doors open"), subject="A1", due=read_when("Q2 2026")
            ),
        ),
        risks=(
            models.Risk(
                ref="R1", title=Text.of("No midwife"), subject="A1", likelihood="3", impact="High"
            ),
        ),
        participations=(
            models.Participation(ref="H1", community="Eastmere", people=94, concerns=("O1",)),
        ),
        localities=(models.Locality(ref="Z1", title=Text.of("Eastmere"), people=48700),),
        **_at_the_table(),
        links=(
            Link(source="P1", target="O1"),
            Link(source="A1", target="P1"),
            Link(source="A7", target="P1", agreement=words.Agreement.CLAIMED, drawn_by="office"),
            Link(source="S1", target="A1"),
            Link(
                source="A7", target="A1", kind=words.LinkKind.DEPENDS_ON, proof="Budget line 4411"
            ),
        ),
        lineage=(
            models.Lineage(
                number="12", title="Old hub", what=words.Continuation.MERGED, into=("A1", "A7")
            ),
        ),
        updates=(
            models.Update(
                subject="A1", period=read_when("Q2 2026"), text="No change", by="Manager"
            ),
        ),
        needs=(
            models.Need(
                subject="A1",
                nature=words.Nature.REVENUE,
                amount=Amount(1250050),
                period=read_when("2026/27"),
            ),
            models.Need(subject="A7", kind=words.ResourceKind.PEOPLE, amount=Amount.people(2400)),
        ),
        statements=(
            models.Statement(topic="vision", text=Text.of("A place where every child is ready.")),
        ),
        extras=(models.Extra(subject="A1", name="Cabinet member", text="Children"),),
    )
