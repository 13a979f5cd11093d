"""What a map concludes over all of its stages."""

from __future__ import annotations

import jmap
from jmap.view.document import document

MAP = """\
title: Buying shoes
pains: [{text: Prices change overnight, severity: medium}]
opportunities: [Promise a price for a week]
stages:
  - name: Choose
    pains:
      - {text: Too many options, id: options, severity: low}
      - {text: Nobody names a price, id: price, severity: critical}
      - Pictures lie
    opportunities:
      - {text: Ask three questions, solves: [options, price], impact: 4, effort: 2}
      - {text: Show the price, solves: price, impact: 4, effort: 2}
      - {text: Better pictures, impact: 3}
"""


def test_pains_stand_the_worst_first_with_what_answers_them() -> None:
    found = document(whole(MAP)).insights
    assert [(severity, [it.pain.text for it in group]) for severity, group in found.pains] == [
        ("critical", ["Nobody names a price"]),
        ("medium", ["Prices change overnight"]),
        ("low", ["Too many options"]),
        (None, ["Pictures lie"]),
    ]
    answers = {it.pain.text: [one.number for one in it.answers] for _, group in found.pains for it in group}
    assert answers == {
        "Nobody names a price": [1, 2],
        "Prices change overnight": [],
        "Too many options": [1],
        "Pictures lie": [],
    }


def test_opportunities_keep_their_order_and_say_where_they_belong() -> None:
    found = document(whole(MAP)).insights
    assert [(one.number, one.idea.text, one.stage) for one in found.ideas] == [
        (1, "Ask three questions", "Choose"),
        (2, "Show the price", "Choose"),
        (3, "Better pictures", "Choose"),
        (4, "Promise a price for a week", ""),
    ]


def test_only_what_has_impact_and_effort_is_plotted() -> None:
    found = document(whole(MAP)).insights
    assert {place: [one.number for one in there] for place, there in found.placed.items()} == {(4, 2): [1, 2]}


def whole(text: str) -> jmap.JourneyMap:
    loaded = jmap.loads(text)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map
