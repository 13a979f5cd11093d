"""What differs from an older map stands where it belongs: at things, in cells, at the heads of stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jmap import loads
from jmap.commands.compared import differences, shared_stages
from jmap.diff.compare import changes
from jmap.diff.side import side_of
from jmap.view.comparison import Comparison, Remark, telling
from jmap.view.document import document
from jmap.view.items import Figure, MomentCard, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.view.document import Document

OLD = """
title: Buying
stages:
  - {id: discover, name: Discover, phase: Before, emotion: 1, touchpoints: [Ad, Reviews], pains: Much}
  - {id: compare, name: Compare, phase: Before, emotion: 0, touchpoints: [Product page]}
  - {id: buy, name: Buy, emotion: -1, touchpoints: [Checkout], pains: Forced account}
  - {id: use, name: Use, emotion: 2, touchpoints: [Manual]}
"""
NEW = """
title: Buying
stages:
  - {id: compare, name: Evaluate, phase: Before, emotion: 0, touchpoints: [Product page, Live chat]}
  - {id: discover, name: Discover, phase: Before, emotion: 1, touchpoints: [Reviews, Ad], pains: Much}
  - {id: buy, name: Buy, emotion: -2, touchpoints: [Checkout]}
  - {id: returns, name: Returns, emotion: -1}
"""


def compared(old: str, new: str, *, loud: bool = True) -> Document:
    """Return what a page shows of the new map beside the old one."""
    before, after = loads(old), loads(new)
    assert before.map is not None, before.diagnostics
    assert after.map is not None, after.diagnostics
    sides = side_of(before), side_of(after)
    told = Comparison(before.map, "old.yaml", differences(changes(*sides)), shared_stages(*sides), loud=loud)
    return document(after.map, comparison=told)


def said(remarks: tuple[Remark, ...]) -> list[str]:
    return [" ".join(filter(None, (it.sign, it.what, it.label, it.before, it.after))) for it in remarks]


def remarks(shown: Document, lane: str) -> Iterator[list[str]]:
    """Yield what is said in words in each cell of a lane."""
    found = next(it for it in shown.board.lanes if it.id == lane)
    yield from map(said, found.remarks)


def at_things(shown: Document, lane: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the things of a lane that something is said at, with what it is."""
    found = next(it for it in shown.board.lanes if it.id == lane)
    for item in (item for cell in found.cells for item in cell):
        if item.remarks:
            name = item.score or "" if isinstance(item, Reason) else ""
            name = name or (item.name if isinstance(item, MomentCard | Figure) else getattr(item, "text", ""))
            yield name, said(item.remarks)


def test_each_difference_stands_where_it_belongs() -> None:
    shown = compared(OLD, NEW)
    heads = [(column.card.name, said(column.card.remarks)) for column in shown.board.columns]
    assert heads == [
        ("Evaluate", ["moved 2 1", "changed Compare"]),
        ("Discover", []),
        ("Buy", []),
        ("Use", ["removed"]),
        ("Returns", ["added"]),
    ]
    assert list(at_things(shown, "touchpoints")) == [("Live chat", ["added"])]
    assert list(at_things(shown, "reasons")) == [("−2", ["changed −1"])]
    assert list(remarks(shown, "pains")) == [[], [], ["removed Forced account"], [], []]
    assert list(remarks(shown, "touchpoints")) == [[], ["moved"], [], ["removed Manual"], []]
    assert shown.overlay
    assert shown.overlay.remarks == ()
    assert shown.overlay.counts == (("added", 2), ("removed", 2), ("changed", 2), ("moved", 2))


def test_every_difference_is_told_exactly_once() -> None:
    old = (
        OLD + "  - {id: end, name: E, owner: x, steps: [{name: One, next: exit}, Two]}\nteams: {x: X, y: Y}\n"
    )
    new = (
        NEW
        + "  - {id: end, name: E, owner: y, goal: R, steps: [{name: One, actions: Sit}, Up]}\nteams: {y: Z}"
    )
    shown = compared(old, new)
    assert shown.overlay
    cards = [column.card for column in shown.board.columns]
    items = [item for lane in shown.board.lanes for cell in lane.cells for item in cell]
    inner = [card for item in items if isinstance(item, MomentCard) for card in item.touchpoints]
    told = [each for it in (*cards, *items, *inner, shown.overlay) for each in it.remarks]
    told += [each for lane in shown.board.lanes for cell in lane.remarks for each in cell]
    numbers = sorted(each.number for each in told if each.number)
    assert numbers == list(range(1, sum(count for _, count in shown.overlay.counts) + 1))


def test_a_quiet_page_says_it_all_in_the_cells_too() -> None:
    shown = compared(OLD, NEW, loud=False)
    assert list(at_things(shown, "touchpoints")) == [("Live chat", ["added"])]
    assert next(remarks(shown, "touchpoints")) == ["added Live chat"]


def test_a_stage_that_is_gone_stands_after_the_one_that_it_came_after() -> None:
    shown = compared(OLD, NEW)
    assert [(it.number, it.id, it.gone) for it in shown.board.columns] == [
        (1, "compare", False),
        (2, "discover", False),
        (3, "buy", False),
        (0, "use", True),
        (4, "returns", False),
    ]
    assert [(phase.name, phase.span) for phase in shown.board.phases] == [("Before", 2), (None, 3)]


def test_the_old_curve_lies_in_the_columns_of_its_stages() -> None:
    plot = compared(OLD, NEW).plot
    (line,) = plot.before
    assert [x for x, _ in line.spots] == pytest.approx([0.1, 0.3, 0.5, 0.7])
    neutral, worse = plot.levels[2].y, plot.levels[3].y
    assert [y for _, y in line.spots] == [neutral, plot.levels[1].y, worse, plot.levels[0].y]
    assert [marker.x for marker in plot.markers] == pytest.approx([0.1, 0.3, 0.5, 0.9])


def test_where_nobody_knew_a_feeling_the_old_curve_breaks() -> None:
    stages = "title: A\nstages: [{name: B, emotion: 1}, {name: C%s}, {name: D, emotion: 2}]"
    before = compared(stages % "", stages % ", emotion: 0").plot.before
    assert [len(line.spots) for line in before] == [1, 1]


THREE = """
title: A
personas: [Ann, Bob, Cy]
stages: [{name: B, per_persona: {ann: {emotion: 1}, bob: {emotion: 0}, cy: {emotion: -1}}}]
"""


@pytest.mark.parametrize(
    ("personas", "drawn"),
    [
        ("[Ann, Bob]", ["Ann", "Bob"]),
        ("[Dan]", []),
        ("{dan: {name: Dan, kind: staff}}", [None] * 3),
        ("", [None] * 3),
    ],
)
def test_an_old_curve_is_never_that_of_a_persona_who_is_gone_beside_others(
    personas: str, drawn: list[str | None]
) -> None:
    new = f"title: A\npersonas: {personas}\nstages: [{{name: B, emotion: 0}}]"
    before = compared(THREE, new).plot.before
    assert [line.mark and line.mark.name for line in before] == drawn


def test_the_old_curve_of_everyone_stays_where_personas_are_new() -> None:
    stages = "stages: [{name: B, emotion: 1}]"
    before = compared(f"title: A\n{stages}", f"title: A\npersonas: [Ann, Bob]\n{stages}").plot.before
    assert [line.mark for line in before] == [None]


def test_a_fact_of_a_step_is_no_new_step() -> None:
    old = "title: A\nstages: [{name: B, steps: [C, D]}]"
    new = "title: A\nstages: [{name: B, steps: [{name: C, next: exit, duration: 1 day}, D]}]"
    shown = compared(old, new)
    assert list(at_things(shown, "steps")) == [("C", ["changed Then exit", "changed Duration 1 day"])]


SHARES = """
title: A
personas: {mia: {name: Mia, share: 60%}}
stages:
  - name: B
    steps: [C, {name: D, next: [{to: c, share: 40%}]}]
"""


def test_a_share_that_differs_is_told_without_a_gap_for_its_number() -> None:
    shown = compared(SHARES, SHARES.replace("60%", "70%").replace("40%", "50%"))
    assert shown.overlay
    assert said(shown.overlay.remarks) == ["changed Mia Share 60% 70%"]
    assert list(at_things(shown, "steps")) == [("D", ["changed Share 40% 50%"])]


def test_what_differs_in_no_cell_is_told_for_the_whole_journey() -> None:
    shown = compared("title: A\npromise: Soon\nstages: [B]", "title: C\nstages: [B]")
    assert shown.overlay
    assert said(shown.overlay.remarks) == ["changed Title A C", "changed Promise Soon"]


def test_what_is_told_of_the_whole_journey_says_what_it_belongs_to() -> None:
    rest = "metrics: {nps: {value: 1, target: %s}}\nteams: {a: {name: Shop%s}}\nstages: [B]"
    old = "title: A\nreview_every: 6 months\nfeelings: {sad: 1}\nchannels: {a: {name: Site, kind: online}}\n"
    new = "title: A\nreview_every: 1 year\nchannels: {a: Site}\n"
    shown = compared(old + rest % (2, ", contact: Ann"), new + rest % (3, ""))
    assert shown.overlay
    assert sorted(said(shown.overlay.remarks)) == [
        "changed Feelings of this map sad: 1",
        "changed NPS target 2 3",
        "changed Review rhythm 6 months 1 year",
        "changed Shop Contact Ann",
        "changed Site Kind online",
    ]


ALL_KEYS = """
title: B
summary: A
kind: blueprint
state: future
review_every: 6 months
emotion_scale: 0..9
tags: [a]
lanes: {desk: {name: Desk, role: support}}
metrics: {nps: {value: 1, target: 2, unit: p, better: lower, n: 1, period: a}}
business_goals: {text: Sell, metric: a, target: 2}
personas:
  mia: {name: Mia, kind: staff, role: A, segment: A, share: 60%, quote: A, bio: A, goals: A, needs: A,
    pains: A, motivations: A, demographics: {age: 3}, image: a.png}
teams: {ops: {name: Ops, department: A, contact: A, link: "https://a.b"}}
channels: {site: {name: Site, kind: online}}
evidence: {talks: {title: Talks, kind: survey, date: 2026, n: 3, link: "https://a.b", summary: A}}
competitors: {them: {name: Them, does_well: A, does_badly: A, link: "https://a.b"}}
stages: [B]
"""
NO_KEYS = """
title: A
lanes: {desk: Desk}
metrics: {nps: }
business_goals: Sell
personas: {mia: Mia}
teams: {ops: Ops}
channels: {site: Site}
evidence: {talks: Talks}
competitors: {them: Them}
stages: [B]
"""


@pytest.mark.parametrize("language", ["de", "fr", "es", "ja", "ar"])
def test_what_differs_has_a_word_in_each_language(language: str) -> None:
    shown, english = (
        compared(NO_KEYS + f"language: {spoken}", ALL_KEYS + f"language: {spoken}").overlay
        for spoken in (language, "en")
    )
    assert shown
    assert english
    assert len(english.remarks) > 35
    assert all(it.label for it in shown.remarks)
    same = [
        it.label for it, known in zip(shown.remarks, english.remarks, strict=True) if it.label == known.label
    ]
    assert set(same) <= {"Link", "Segment", "n", "Contact", "Date", "Motivations"}


SUFFERING = """
title: Buying
lanes: {desk: At the desk}
stages:
  - {id: buy, name: Buy, goal: Be done, summary: Long, pains: Login, lanes: {desk: Where?}, emotion: 1}
  - {id: wait, name: Wait, delights: The card, opportunities: Say when}
"""
RELIEVED = "title: Buying\n%sstages:\n  - {id: buy, name: Buy, actions: Tap}\n  - {id: wait, name: Wait}"


WITH_STEPS = """
title: A
personas: [Ann]
lanes: {desk: Desk}
stages:
  - name: B
    goal: Stays
    steps:
      - name: Queue
        pains: [{text: Waits an hour, severity: critical}, Is lost]
        opportunities: Say how long
        lanes: {desk: Where?}
        per_persona: {ann: {pains: Her feet hurt}}
        touchpoints: [{name: Counter, pains: It is shut}, {name: Door, delights: Opens}]
      - {name: Kept, pains: Small text}
"""
WITHOUT_STEP = """
title: A
personas: [Ann]
lanes: {desk: Desk}
stages:
  - {name: B, goal: Stays, steps: [{name: Kept, pains: [Small text, Is lost], touchpoints: [Door]}]}
"""


def test_what_is_gone_with_a_step_is_struck_through_in_its_rows() -> None:
    """What has only moved to another step is not; a row that shows no more is drawn for it."""
    shown = compared(WITH_STEPS, WITHOUT_STEP)
    said_in = {lane.id: said(lane.remarks[0]) for lane in shown.board.lanes if any(lane.remarks)}
    assert said_in == {
        "steps": ["removed Queue"],
        "pains": [
            "removed Queue Her feet hurt",
            "removed Queue Waits an hour",
            "removed Queue It is shut",
        ],
        "delights": ["removed Kept › Door Opens"],
        "opportunities": ["removed Queue Say how long"],
        "desk": ["removed Queue Where?"],
    }
    assert shown.overlay
    assert shown.overlay.remarks == ()


def test_what_is_gone_with_a_step_is_not_told_where_no_row_shows_it() -> None:
    shown = compared(WITH_STEPS, WITHOUT_STEP + "rows: [steps]\n", loud=False)
    assert [lane.id for lane in shown.board.lanes] == ["steps"]
    assert shown.overlay
    assert all(it.number for it in shown.overlay.remarks)


def test_a_lane_that_only_the_old_map_fills_is_drawn() -> None:
    shown = compared(SUFFERING, RELIEVED % "", loud=False)
    assert [(lane.id, lane.name, lane.gone) for lane in shown.board.lanes] == [
        ("goal", "Goal", True),
        ("actions", "Actions", False),
        ("emotion", "Emotion", True),
        ("reasons", "Reasons", True),
        ("pains", "Pain points", True),
        ("delights", "Delights", True),
        ("opportunities", "Opportunities", True),
        ("desk", "At the desk", True),
    ]
    assert list(remarks(shown, "goal")) == [["changed Be done"], []]
    assert list(remarks(shown, "pains")) == [["removed Login"], []]
    assert list(remarks(shown, "delights")) == [[], ["removed The card"]]
    assert [said(column.remarks) for column in shown.board.columns] == [["changed About Long"], []]
    assert shown.board.has_details


def test_a_map_that_says_which_lanes_it_shows_gets_no_other() -> None:
    shown = compared(SUFFERING, RELIEVED % "rows: [actions, delights]\n", loud=False)
    assert [lane.id for lane in shown.board.lanes] == ["actions", "delights"]
    assert "removed Pain points Login" in said(shown.board.columns[0].card.remarks)


def test_without_a_comparison_nothing_is_said() -> None:
    loaded = loads(NEW).map
    assert loaded is not None
    shown = document(loaded)
    assert shown.overlay is None
    assert shown.plot.before == ()
    assert all(lane.remarks == () for lane in shown.board.lanes)


def test_another_wording_is_not_telling() -> None:
    changed, reworded = Remark("changed", 1), Remark("changed", 2, slight=True)
    assert telling((reworded, changed, reworded)) == (changed,)
    assert telling((reworded,)) == ()
