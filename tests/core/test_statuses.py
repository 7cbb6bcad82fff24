"""How a thing is getting on, from a word or a colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.statuses import progress_of_colour, read_progress, says_done
from joinedup.core.words import Progress


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("Complete", Progress.DONE),
        ("Blue", Progress.DONE),
        ("B", Progress.DONE),
        ("100%", Progress.DONE),
        ("Completed March 2026", Progress.DONE),
        ("Wedi'i gwblhau", Progress.DONE),
        ("On track", Progress.ON_COURSE),
        ("Green", Progress.ON_COURSE),
        ("g", Progress.ON_COURSE),
        ("RAG: Green", Progress.ON_COURSE),
        ("In progress (40%)", Progress.ON_COURSE),
        ("Ar y trywydd iawn", Progress.ON_COURSE),
        ("Amber - slippage in recruitment", Progress.SLIPPING),
        ("delayed", Progress.SLIPPING),
        ("at risk", Progress.SLIPPING),
        ("Ar ei hôl hi", Progress.SLIPPING),
        ("Oddi ar y trywydd", Progress.STUCK),
        ("Red – no funding", Progress.STUCK),
        ("Off track", Progress.STUCK),
        ("On hold", Progress.STUCK),
        ("Not started", Progress.NOT_STARTED),
        ("Not yet started (Q3)", Progress.NOT_STARTED),
        ("0%", Progress.NOT_STARTED),
        ("Cancelled", Progress.STOPPED),
        ("🟢", Progress.ON_COURSE),
        ("🟠", Progress.SLIPPING),
        ("🔴 ", Progress.STUCK),
        ("✅", Progress.DONE),
        ("🟢 at risk", Progress.SLIPPING),
    ],
)
def test_words_of_status(text: str, progress: Progress) -> None:
    assert read_progress(text) is progress


@pytest.mark.parametrize(
    "text",
    ["", "TBC", "no change", "A new project", "Not complete", "incomplete", "see minutes", "140%"],
)
def test_what_says_no_status(text: str) -> None:
    assert read_progress(text) is None


@pytest.mark.parametrize(
    ("colours", "progress"),
    [
        ("00B050 92D050 C6EFCE 70AD47 00FF00 A9D08E", Progress.ON_COURSE),
        ("FFC000 FFFF00 ED7D31 FFEB9C FF9900", Progress.SLIPPING),
        ("FF0000 C00000 FFC7CE E06666", Progress.STUCK),
        ("0070C0 00B0F0 4472C4 5B9BD5 0000FF", Progress.DONE),
        (
            "FFFFFF BFBFBF D9D9D9 000000 1F3864 D9E1F2 E2EFDA FCE4D6 FFF2CC DDEBF7 7030A0 zzz 12",
            None,
        ),
    ],
)
def test_colours_are_read_in_all_their_shades_and_headings_are_not(
    colours: str, progress: Progress | None
) -> None:
    assert {colour: progress_of_colour(colour) for colour in colours.split()} == dict.fromkeys(
        colours.split(), progress
    )


def test_a_colour_may_come_with_its_hash_or_its_opacity() -> None:
    assert progress_of_colour("#FF0000") is progress_of_colour("FFFF0000") is Progress.STUCK


@given(st.text(max_size=40))
def test_no_text_makes_it_raise(text: str) -> None:
    read_progress(text)
    progress_of_colour(text)


@pytest.mark.parametrize(
    "text",
    [
        "done at March mtg",
        "WMA can't (confidentiality) - slip instead. Trust - lawful basis. Closed",
        "signed 19/9",
        "Sent 20/3",
        "sent to all on 4 March 2026",
        "Installed Oct",
        "noted",
        "Published.",
    ],
)
def test_updates_that_say_that_it_is_done(text: str) -> None:
    assert says_done(text)


@pytest.mark.parametrize(
    "text",
    [
        "9 done + 3 to check. chase rest",
        "sent to legal",
        "signed by two of four",
        "Not done.",
        "Half of it done",
        "noted the delay",
        "paid?",
        "ongoing",
        "",
    ],
)
def test_updates_that_do_not(text: str) -> None:
    assert not says_done(text)
