"""Three texts of one map to one: orders, values, and what must hold whatever has changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jmap.commands.merge import merged_contents
from jmap.diff.merge import merged
from jmap.diff.merge_marks import Marks
from jmap.diff.merge_order import merged_order
from jmap.model.facts import facts, written_part
from jmap.model.journey import JourneyMap
from jmap.model.load import load_source
from jmap.model.normalise import reader_of
from jmap.source.blocks import Block, blocks
from jmap.source.text import SourceText
from jmap.source.tree import Sequence
from jmap.source.yaml import parse

FEWER = settings(max_examples=settings().max_examples // 8)  # each starts git a few times
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.journey.yaml"))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "bac", "abc", "bac"),
        ("abc", "abc", "acb", "acb"),
        ("abcd", "bacd", "abdc", "badc"),
        ("abc", "abcx", "abcy", "abcxy"),
        ("abc", "xabc", "yabc", "xyabc"),
        ("abc", "axbc", "cab", "caxb"),
        ("abc", "ac", "abc", "abc"),
        ("abc", "xabc", "abcx", "xabc"),
        ("", "ab", "bc", "abc"),
    ],
)
def test_what_one_side_has_moved_is_moved(base: str, ours: str, theirs: str, expected: str) -> None:
    assert merged_order(base, ours, theirs) == list(expected)


def test_moves_that_go_in_circles_have_no_order() -> None:
    assert merged_order("abc", "bac", "acb") is None


def merge(base: str, ours: str, theirs: str) -> tuple[str, int]:
    result = merged_contents([each.encode() for each in (base, ours, theirs)], "a.journey.yaml", Marks())
    return result.content.decode(), result.conflicts


def said(text: str) -> list[str]:
    part = written_part(SourceText("map", text))
    assert part
    return list(facts(part))


def by_ids(*texts: str) -> tuple[str, int]:
    """Merge without asking git for its opinion on the lines."""
    trees = [(text, root) for text in texts if (root := parse(SourceText("map", text)).root)]
    found = merged(trees[0], trees[1], trees[2], reader_of(JourneyMap), Marks(), renamed={})
    assert found
    return found.text, found.conflicts


def stages(names: str) -> str:
    return "".join(f"- name: {name}\n  emotion: 1\n" for name in names)


def indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def test_stages_that_cannot_stand_in_two_places_are_a_conflict() -> None:
    text, conflicts = by_ids(*(f"title: T\nstages:\n{stages(names)}" for names in ("ABC", "BAC", "ACB")))

    marked = f"<<<<<<< ours\nstages:\n{stages('BAC')}=======\nstages:\n{stages('ACB')}>>>>>>> theirs\n"
    assert (text, conflicts) == (f"title: T\n{marked}", 1)


def test_the_order_of_keys_is_no_conflict() -> None:
    text, conflicts = by_ids(
        "title: T\nsummary: S\nstages: [A]\n",
        "summary: S\ntitle: T\nstages: [A, B]\n",
        "title: T\nstages: [A, C]\nsummary: S\n",
    )

    assert (text, conflicts) == ("summary: S\ntitle: T\nstages: [A, B, C]\n", 0)


def test_layouts_of_the_sides_may_differ() -> None:
    text, conflicts = by_ids(
        f"title: T\nstages:\n{stages('AB')}",
        f"title: T\nstages:\n{stages('AB')}".replace("emotion: 1", "emotion: 2", 1),
        "title: T\nstages:\n" + indented(f"{stages('AB')}  pains:\n    - P\n"),
    )

    assert (text, conflicts) == (
        f"title: T\nstages:\n{stages('AB')}  pains:\n    - P\n".replace("emotion: 1", "emotion: 2", 1),
        0,
    )


WAIT = "  - name: Wait for it\n    emotion: -1\n    goal: Have it soon\n    touchpoints: [Desk, Letter]\n"
FIND = "title: T\nstages:\n  - name: Find it\n    emotion: 1\n"


def test_what_one_side_renames_keeps_what_the_other_changes() -> None:
    ours, theirs = (FIND + WAIT.replace(*pair) for pair in (("Wait for it", "Be patient"), ("-1", "-2")))

    assert merge(FIND + WAIT, ours, theirs) == (ours.replace("-1", "-2"), 0)


def test_a_new_name_is_a_guess_where_two_things_could_have_it() -> None:
    twins = WAIT + WAIT.replace("Wait for it", "Wait again")
    renamed = twins.replace("Wait for it", "Be patient").replace("Wait again", "Be calm")

    text, conflicts = merge(FIND + twins, FIND + renamed, FIND + twins.replace("-1", "-2"))

    assert (text.startswith(FIND + renamed), conflicts) == (True, 2)


def test_a_step_that_one_side_moves_and_the_other_changes_is_a_conflict() -> None:
    step = "      - name: Asks\n        emotion: 0\n"
    stages = [f"  - name: {name}\n    steps:\n      - {name} first\n" for name in "AB"]
    base, moved = (
        "title: T\nstages:\n" + text for text in (stages[0] + step + stages[1], "".join(stages) + step)
    )

    text, conflicts = merge(base, moved, base.replace("emotion: 0", "emotion: 1"))

    assert conflicts == 1
    assert step in text
    assert f"=======\n{step.replace('0', '1')}>>>>>>> theirs\n" in text


@cache
def examples() -> list[str]:
    return [path.read_text("utf-8") for path in EXAMPLES]


def lists_in(block: Block) -> list[Block]:
    """Return the blocks that are lists of several things in lines."""
    own = [block] if isinstance(block.node, Sequence) and len(block.parts) > 1 else []
    return own + [each for part in block.parts for each in lists_in(part)]


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """A map in which things of a few lists were moved, removed, doubled with another name, or commented."""
    for number in range(draw(st.integers(1, 3))):
        root = parse(SourceText("map", text)).root
        document = blocks(text, root) if root else None
        assert document
        chosen = draw(st.sampled_from(lists_in(document)))
        pieces = [text[part.start : part.end] for part in chosen.parts]
        at = draw(st.integers(0, len(pieces) - 1))
        match draw(st.sampled_from(["move", "remove", "add", "comment"])):
            case "move":
                pieces.insert(draw(st.integers(0, len(pieces) - 1)), pieces.pop(at))
            case "remove" if len(pieces) > 1:
                pieces.pop(at)
            case "add":
                pieces.insert(at, f"{' ' * chosen.parts[0].column}- New {draw(st.integers(0, 99))}\n")
            case _:
                pieces[at] = f"{' ' * chosen.parts[0].column}# note {number}\n{pieces[at]}"
        text = text[: chosen.inside] + "".join(pieces) + text[chosen.parts[-1].end :]
    return text


@st.composite
def sides(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(st.sampled_from(examples()))
    return base, draw(edited(base)), draw(edited(base))


@given(sides())
@FEWER
def test_a_change_of_one_side_is_the_result(texts: tuple[str, str, str]) -> None:
    base, ours, _ = texts

    assert merge(base, ours, base) == (ours, 0)
    assert merge(base, base, ours) == (ours, 0)
    assert merge(base, ours, ours) == (ours, 0)


@given(sides())
@FEWER
def test_a_result_is_a_map_or_marked(texts: tuple[str, str, str]) -> None:
    text, conflicts = merge(*texts)

    if conflicts:
        assert (
            text.count("<<<<<<< ours\n")
            == text.count("=======\n")
            == text.count(">>>>>>> theirs\n")
            == conflicts
        )
    else:
        kinds = [{each.name for each in load_source(SourceText("map", side)).diagnostics} for side in texts]
        assert written_part(SourceText("map", text))
        assert {each.name for each in load_source(SourceText("map", text)).diagnostics} <= set().union(*kinds)


@given(sides())
@FEWER
def test_nothing_that_a_side_has_added_is_lost(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    text, conflicts = merge(*texts)

    if not conflicts and all(written_part(SourceText("map", each)) for each in texts):
        added = (set(said(ours)) | set(said(theirs))) - set(said(base))
        assert added <= set(said(text))
        notes = {line.strip() for each in (ours, theirs) for line in each.splitlines() if "# note" in line}
        assert notes <= {line.strip() for line in text.splitlines()}
