"""An example of every address there is, made from the router and from what a world holds.

A route is known by the parts of its address. Whoever adds a route with parts that stand here already
need do nothing: its pages are walked at once. A part that nobody can fill fails the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver, reverse

from joinedup.config.urls import urlpatterns
from joinedup.core.permissions import Reach, Verb
from joinedup.core.routes import Route, routes
from tests.building.facts import Person, Place, Thing, World

RANDOM_UID, RANDOM_REF = "zzzzzzzzzzzzzzzz", "A999999"
FORMATS = ("xlsx", "csv", "xml", "json")
NAMING = ("ref", "under")
SEEN = Callable[[Person], bool]
MAY = Callable[[Person], bool]

WITHOUT_A_PLAN = {
    *("home", "plans", "search", "imports", "compare", "settings", "people"),
    *("plan", "actions", "wiring", "partners", "history"),
}
"""Pages of a partnership that are there before it has a plan, or where none of it is shown."""

OF_BALANCE = {"leadership", "balance"}
"""Pages that are there for office and chair, and for every member once the board has shared them."""

TRICKY = {"next-one"}
"""Pages that ask more than whether what the address names is there."""

FROM_ANYWHERE = {"add", "link"}
"""Forms that a partner opens at another's thing too, to put or to link its own there."""

OF_ALL = {
    *("home", "plans", "history", "search", "imports", "actions", "plan", "wiring"),
    *("partners", "findings", "leadership"),
}
"""Pages that are walked at partnerships with little or nothing in them too."""

ASKED = {
    "actions": ("?q=boat&sort=due&page=2", "?partner=nobody&status=done&lead=x&outcome=O1"),
    "wiring": ("?open=every", "?chosen=A1", "?table=1&page=2"),
    "history": ("?thing=A1", "?kind=import&page=9", "?from=1/11/2026&to=Nov+2026"),
    "search": ("?q=secret", "?q=boat", "?q="),
    "findings": ("?by=owner", "?code=L05", "?by=owner&owner="),
    "leadership": ("?within=365", "?within=x"),
    "imports": ("?plan=x",),
    "sign-in": ("?next=/p/riverside/plan",),
}
"""What addresses ask besides: of each route, after the bare address."""


@dataclass(frozen=True)
class Example:
    """One address. ``there`` says for whom what it names is there; ``may`` for whom it may be done at
    all, whatever else the page then asks; ``exact`` whether these two say all that the page asks."""

    route: Route
    parts: Mapping[str, str] = field(hash=False)
    there: SEEN = field(default=lambda person: True, repr=False)
    may: MAY = field(default=lambda person: True, repr=False)
    exact: bool = True
    asked: str = ""

    @property
    def slug(self) -> str:
        return self.parts.get("slug", "")

    @cached_property
    def path(self) -> str:
        return reverse(self.route.name, kwargs=dict(self.parts) or None) + self.asked

    def __str__(self) -> str:
        return f"{self.route.name} {self.path}"


def patterns(found: Iterable[Any] = urlpatterns) -> Iterator[URLPattern]:
    """Every address of the router."""
    for each in found:
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns)
        else:
            yield each


class Registry:
    """Examples of all routes of a world."""

    def __init__(self, world: World, *, home: str = "riverside", away: str = "northvale") -> None:
        self.world, self.home, self.away = world, world.places[home], world.places[away]

    def all(self, *, strict: bool = True) -> Iterator[Example]:
        """Every example, route by route. Of a route that has none here: LookupError if ``strict``."""
        for pattern in patterns():
            yield from self.of(pattern, strict=strict)

    def of(self, pattern: URLPattern, *, strict: bool = True) -> list[Example]:
        """The examples of one route. LookupError names a part that nobody can fill."""
        route = routes()[str(pattern.name)]
        names = tuple(pattern.pattern.converters)
        made = list(self._made(route, names))
        if not made and not strict:
            return []
        if not made:
            raise LookupError(f"The route “{route.name}” has no example.")
        asked = [replace(made[0], asked=asked) for asked in ASKED.get(route.name, ())]
        return made + asked + (self._compared(route) if route.name == "compare" else [])

    def _compared(self, route: Route) -> list[Example]:
        """Each version of the main plan beside the one before."""
        made = []
        for new in self.home.versions.values():
            if new.previous and new.main:
                pair = (self.home.versions[new.previous], new)
                asked = f"?old={new.previous}&new={new.uid}"

                def there(person: Person, pair: Any = pair) -> bool:
                    return all(self.home.sees_version(person, each) for each in pair)

                made.append(Example(route, {"slug": self.home.slug}, there, asked=asked))
        return made

    def _made(self, route: Route, names: tuple[str, ...]) -> Iterator[Example]:
        left = [each for each in names if each not in ("slug", "version", *NAMING)]
        if "slug" not in names:
            for parts in self._filled(route, left):
                yield Example(route, parts)
            return
        yield from self._at(self.home, route, names, left)
        if not left and not set(names) - {"slug"}:
            for place in self.world.places.values() if route.name in OF_ALL else ():
                yield from self._at(place, route, names, left) if place is not self.home else ()

    def _filled(
        self, route: Route, left: list[str], place: Place | None = None
    ) -> Iterator[dict[str, str]]:
        """Values of the parts that name neither a version nor a thing."""
        if not left:
            yield {}
            return
        for value in values(route, left[0], place):
            for rest in self._filled(route, left[1:], place):
                yield {left[0]: value, **rest}

    def _at(
        self, place: Place, route: Route, names: tuple[str, ...], left: list[str]
    ) -> Iterator[Example]:
        naming = next((each for each in NAMING if each in names), "")
        versions = chosen_versions(place, route) if "version" in names else [""]
        for count, filled in enumerate(self._filled(route, left, place)):
            turn = versions[count % len(versions) :: len(FORMATS)] if left == ["form"] else versions
            for version in turn if "version" in names else versions:
                parts = {"slug": place.slug, **filled}
                parts |= {"version": version} if version else {}
                for thing in chosen_things(place, route, version) if naming else [None]:
                    named = {naming: thing.ref} if thing else {}
                    yield self._example(place, route, parts | named, version, thing)

    def _example(
        self, place: Place, route: Route, parts: dict[str, str], version: str, thing: Thing | None
    ) -> Example:
        def reads_findings(person: Person) -> bool:
            return person.reads_findings(place.slug, place.released)

        def there(person: Person) -> bool:
            if thing is not None:
                gone = route.name.endswith("restore")
                return place.sees_thing(person, thing, version, withdrawn=gone)
            if version:
                reads = "findings" not in route.name or reads_findings(person)
                return reads and place.sees_version(person, place.versions[version])
            if "uid" in parts:
                return parts["uid"] not in place.kept or place.kept[parts["uid"]][0] == person.email
            if route.name == "findings":
                return reads_findings(person)
            if route.name in OF_BALANCE:
                return person.reads_balance(place.slug, place.balance_released)
            if route.name == "findings-file":
                return place.reads_current(person) and reads_findings(person)
            return route.name in WITHOUT_A_PLAN or place.reads_current(person)

        basic = route.name.removeprefix("version-")

        def may(person: Person) -> bool:
            reach = person.reach(place.slug, route.verb)
            of_both = thing is not None and thing.type == "link"  # its command asks who may
            if thing is None or of_both or basic in FROM_ANYWHERE or reach is not Reach.OWN:
                return reach is not Reach.NONE
            return person.partner(place.slug) in place.answers(thing)

        simple = route.name not in TRICKY and route.verb in (
            None,
            Verb.READ,
            Verb.READ_DRAFT,
            Verb.READ_HISTORY,
            Verb.IMPORT,
        )
        return Example(route, parts, there, may, simple and route.methods[0] == "GET")


def values(route: Route, part: str, place: Place | None) -> list[str]:
    """What a part of an address may be. A route with a part that is not here fails the walk."""
    if part == "uid" and place is not None:
        if route.name.startswith("import"):
            return list(place.imports)
        if route.name == "kept":
            return list(place.kept)
        if route.name in ("link-again", "leave"):
            return list(place.members)
    if part == "tag" and place is not None:
        return [place.languages[0]]
    found = {
        "form": list(FORMATS),
        "code": ["L05", "L29"],
        "token": ["never"],
        "type": ["action", "milestone", "delivery_system", "outcome", "update"],
    }.get(part)
    if found is None:
        raise LookupError(
            f"tests/building/examples.py cannot fill <{part}> of the route “{route.name}”: say in "
            "values() what it may be."
        )
    return found


def chosen_versions(place: Place, route: Route) -> list[str]:
    """Versions to walk: all for a page that is read, one of each state for a form."""
    every = sorted(place.versions.values(), key=lambda each: each.order)
    if route.name.startswith("next"):
        return [each.uid for each in every if each.previous and each.status == "draft"]
    if route.verb is Verb.READ:
        return [each.uid for each in every]
    one = {each.status: each.uid for each in every}
    return list(one.values())


def chosen_things(place: Place, route: Route, version: str) -> list[Thing]:
    """Things to walk: for a thing's own page one of each type in each state; elsewhere one of each
    kind that matters to who may do what."""
    within = [each for each in place.things if not version or version in each.versions]
    if route.name.endswith("change-chair"):
        within = [each for each in within if each.type == "group"]
    groups: dict[Any, Thing] = {}
    for each in within:
        groups.setdefault(_group(place, route, each), each)
    return list(groups.values())


def _group(place: Place, route: Route, thing: Thing) -> Any:
    states = frozenset(place.versions[each].status for each in thing.versions)
    if route.name == "thing":
        return (thing.type, thing.label, thing.owner, thing.withdrawn, states)
    if route.name == "version-thing":
        return (thing.label, thing.owner, thing.type if states == {"draft"} else "")
    kind = thing.type if thing.type in ("action", "link", "delivery_system") else "else"
    if route.name.startswith("version-"):
        return (kind if thing.label != "partner" else "draft", thing.withdrawn)
    mine = sorted(place.answers(thing) & place.acting)[:1] if kind == "action" else ""
    return (kind, thing.owner if thing.label == "partner" else str(mine), thing.withdrawn)
