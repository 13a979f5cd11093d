"""What both sides have renamed, moved, deleted or added, each in its own way, is marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jmap.commands.merge import merged_contents
from jmap.diff.merge_marks import Marks

FEWER = settings(max_examples=settings().max_examples // 8)  # each starts git a few times
FIND = "  - name: Find\n    emotion: 1\n"
COMPARE = "  - name: Compare\n    emotion: 0\n    pains: [Slow, Loud]\n    delights: [Warm]\n"
USE = "  - name: Use\n    emotion: 2\n"
NEW = "  - name: New\n    pains: X\n    delights: Y\n"
SWAPPED = "  - name: New\n    pains: Y\n    delights: X\n"


def book(*stages: str) -> str:
    return "title: T\nstages:\n" + "".join(stages)


def chat_in(*ids: str, name: str = "Chat") -> str:
    """A map of three stages, some of which have one touchpoint more."""
    more = dict.fromkeys(ids, f", {name}")
    return book(
        *(
            f"  - id: {each}\n    name: {each * 3}\n    touchpoints: [T{each}{more.get(each, '')}]\n"
            for each in "abc"
        )
    )


BOOK = book(FIND, COMPARE, USE)
DISPUTED = {
    "two names for a stage": (BOOK, BOOK.replace("Compare", "Evaluate"), BOOK.replace("Compare", "Weigh up")),
    "two names for a stage that is only a name": tuple(
        book(FIND, f"  - name: {name}\n", USE) for name in ("Compare", "Evaluate", "Weigh up")
    ),
    "two ids for a stage": tuple(book(FIND, f"  - id: {id_}\n    name: N\n", USE) for id_ in "abc"),
    "two wordings in brackets": (
        BOOK,
        BOOK.replace("Slow", "Sluggish"),
        BOOK.replace("Slow", "It takes days"),
    ),
    "two wordings in lines": tuple(
        book(FIND, f"    pains:\n      - {text}\n", USE) for text in ("Slow", "Sluggish", "It takes days")
    ),
    "two values in a list of texts": tuple(f"tags: [{tag}]\n{BOOK}" for tag in ("alpha", "beta", "gamma")),
    "deleted and renamed": (BOOK, book(FIND, USE), BOOK.replace("Compare", "Weigh up")),
    "moved to two places": (chat_in("a"), chat_in("b"), chat_in("c")),
    "renamed and moved": (chat_in("a"), chat_in("a", name="Chats"), chat_in("c")),
    "deleted and moved": (chat_in("a"), chat_in(), chat_in("c")),
    "renamed and put elsewhere": (BOOK, BOOK.replace("Compare", "Evaluate"), book(COMPARE, FIND, USE)),
    "added with swapped values": (BOOK, book(NEW, FIND, COMPARE, USE), book(FIND, COMPARE, USE, SWAPPED)),
    "deleted, and its values swapped": (
        BOOK,
        book(FIND, USE),
        BOOK.replace("[Slow, Loud]", "[Warm]").replace("delights: [Warm]", "delights: [Slow, Loud]"),
    ),
    "deleted, and a list in it reordered": (BOOK, book(FIND, USE), BOOK.replace("Slow, Loud", "Loud, Slow")),
}
SETTLED = {
    "renamed, and something else in it edited": (
        BOOK.replace("Compare", "Compare all"),
        BOOK.replace("[Warm]", "[Light]"),
        BOOK.replace("Compare", "Compare all").replace("[Warm]", "[Light]"),
    ),
    "renamed alike": (BOOK.replace("Compare", "Weigh up"),) * 3,
    "deleted by one, and another added": (
        book(FIND, USE),
        book(FIND, COMPARE, USE, NEW),
        book(FIND, USE, NEW),
    ),
    "added by both": (
        book(NEW, FIND, COMPARE, USE),
        book(FIND, COMPARE, USE, NEW),
        book(NEW, FIND, COMPARE, USE),
    ),
    "added by both with keys in another order": (
        book(FIND, COMPARE, USE, "  - name: New\n    pains: X\n    emotion: 1\n"),
        book("  - name: New\n    emotion: 1\n    pains: X\n", FIND, COMPARE, USE),
        None,
    ),
}


def merge(base: str, ours: str, theirs: str) -> tuple[str, int]:
    result = merged_contents([each.encode() for each in (base, ours, theirs)], "a.journey.yaml", Marks())
    return result.content.decode(), result.conflicts


@pytest.mark.parametrize("case", DISPUTED)
def test_what_is_disputed_is_marked(case: str) -> None:
    base, ours, theirs = DISPUTED[case]
    for here, there in ((ours, theirs), (theirs, ours)):
        text, conflicts = merge(base, here, there)

        assert conflicts
        assert text.count("<<<<<<< ours\n") == text.count(">>>>>>> theirs\n") == conflicts


@pytest.mark.parametrize("case", SETTLED)
def test_what_is_not_disputed_is_merged(case: str) -> None:
    ours, theirs, expected = SETTLED[case]
    text, conflicts = merge(BOOK, ours, theirs)

    assert conflicts == 0
    assert text == expected if expected else text.count("name: New") == 1


NAMES = ("Reads the small print", "Calls a friend", "Goes to the shop", "Waits in the rain")
OTHERS = ("Asks a clerk", "Tries it on", "Pays in cash", "Sleeps on it")
Places = dict[str, str]
"""In which stage each pain stands."""


def placed(pains: Places) -> str:
    """Return a map of three stages with the given pains."""
    held = {stage: [text for text, place in pains.items() if place == stage] for stage in "abc"}
    return book(
        *(
            f"  - id: {stage}\n    name: Stage {stage}\n    pains:\n"
            + "".join(f"      - {text}\n" for text in (f"Stays in {stage}", *held[stage]))
            for stage in "abc"
        )
    )


@st.composite
def changed(draw: st.DrawFn, pains: Places) -> tuple[Places, dict[str, tuple[str, str] | None]]:
    """Reword, move or delete some pains; return what each has become."""
    became: dict[str, tuple[str, str] | None] = {}
    for text, place in pains.items():
        match draw(st.sampled_from(["keep", "keep", "reword", "move", "delete"])):
            case "reword":
                became[text] = (draw(st.sampled_from([f"{text} twice", OTHERS[NAMES.index(text)]])), place)
            case "move":
                became[text] = (text, draw(st.sampled_from([each for each in "abc" if each != place])))
            case "delete":
                became[text] = None
            case _:
                became[text] = (text, place)
    return dict(each for each in became.values() if each), became


@given(st.data())
@FEWER
def test_each_thing_has_one_fate(data: st.DataObject) -> None:
    pains = {text: data.draw(st.sampled_from("abc")) for text in NAMES}
    ours, mine = data.draw(changed(pains))
    theirs, other = data.draw(changed(pains))

    text, conflicts = merge(placed(pains), placed(ours), placed(theirs))

    fates = {
        name: {mine[name], other[name]} - {(name, place)} or {(name, place)} for name, place in pains.items()
    }
    if any(len(each) > 1 for each in fates.values()):
        assert conflicts
    if not conflicts:
        wanted = dict(fate for each in fates.values() for fate in each if fate)
        lines = sorted(line for line in text.splitlines() if line.startswith("      - "))
        assert lines == sorted(line for line in placed(wanted).splitlines() if line.startswith("      - "))
        assert all(text.index(f"Stays in {stage}") < text.index(said) for said, stage in wanted.items())
