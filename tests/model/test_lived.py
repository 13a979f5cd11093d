"""A map as one persona lives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jmap
from jmap.model.lived import lived

if TYPE_CHECKING:
    from jmap.model.journey import JourneyMap

MAP = """\
title: A
personas: {maya: Maya, kenji: Kenji, clerk: {name: Clerk, kind: staff}}
pains: {id: slow, text: All of it is slow}
opportunities: [{text: Hurry, solves: slow}, {text: Refund Kenji, solves: lost}, Sing]
stages:
  - name: Choose
    actions: Looks around
    backstage: Counts the stock
    pains: {id: many, text: Too many}
    per_persona:
      maya: {actions: Asks a friend, emotion: +1, pains: {id: alone, text: Nobody answers}}
      kenji: {pains: {id: lost, text: Gets lost}}
      clerk: {emotion: -1}
    emotion: 0
    steps:
      - id: compare
        name: Compares
        touchpoints: [Shelf, {name: Phone, personas: kenji}]
        next: [{to: try, share: 40%, when: it is near}, {to: pay, share: 60%}]
      - {id: try, name: Tries, personas: kenji, next: exit}
      - {name: Sleeps on it, personas: maya, next: try}
  - {id: pay, name: Pay}
  - {name: Club, personas: kenji}
"""


def of(persona: str) -> JourneyMap:
    loaded = jmap.loads(MAP)
    assert loaded.map is not None, loaded.diagnostics
    return lived(loaded.map, persona)


def test_what_is_not_theirs_is_left_out() -> None:
    maya = of("maya")
    assert [stage.name for stage in maya.stages] == ["Choose", "Pay"]
    assert [step.name for step in maya.stages[0].steps] == ["Compares", "Sleeps on it"]
    assert [it.name for it in maya.stages[0].steps[0].touchpoints] == ["Shelf"]
    assert [step.name for step in of("kenji").stages[0].steps] == ["Compares", "Tries"]
    assert list(maya.personas) == ["maya"]


def test_their_own_replaces_the_common_one_and_pains_are_added() -> None:
    stage = of("maya").stages[0]
    assert [note.text for note in stage.actions] == ["Asks a friend"]
    assert stage.emotion is not None
    assert stage.emotion.score == 1
    assert [pain.text for pain in stage.pains] == ["Too many", "Nobody answers"]
    assert stage.per_persona == {}
    other = of("kenji").stages[0]
    assert [note.text for note in other.actions] == ["Looks around"]
    assert other.emotion is not None
    assert other.emotion.score == 0


def test_staff_has_what_is_said_apart_and_not_what_customers_feel_do_and_say() -> None:
    stage = of("clerk").stages[0]
    assert list(stage.per_persona) == ["clerk"]
    assert [step.name for step in stage.steps] == ["Compares"]
    assert (stage.emotion, stage.actions, stage.pains) == (None, (), ())
    assert [note.text for note in stage.backstage] == ["Counts the stock"]


def test_ways_to_what_is_left_out_go_with_the_shares_beside_them() -> None:
    compares, sleeps = of("maya").stages[0].steps
    assert compares.next is not None
    assert [(way.to, way.share) for way in compares.next] == [("pay", None)]
    assert sleeps.next is None
    kept = of("kenji").stages[0].steps[0].next
    assert kept is not None
    assert [(way.to, str(way.share)) for way in kept] == [("try", "0.4"), ("pay", "0.6")]


def test_opportunities_stay_that_answer_something_left_or_nothing() -> None:
    assert [one.text for one in of("maya").opportunities] == ["Hurry", "Sing"]
    assert [one.text for one in of("kenji").opportunities] == ["Hurry", "Refund Kenji", "Sing"]


APART = """\
title: A
personas: {maya: Maya, kenji: Kenji}
pains: {id: slow, text: All of it is slow}
stages:
  - id: choose
    name: Choose
    per_persona: {maya: {pains: {id: alone, text: Nobody answers}}}
    opportunities: Rest
    steps:
      - name: Compares
        touchpoints:
          - {name: Phone, personas: kenji, opportunities: [{text: Call, solves: alone}, Dial]}
      - name: Tries
        personas: kenji
        pains: {id: lost, text: Gets lost}
        opportunities: [{text: Ask, solves: [lost, choose/alone]}, {text: Signpost, solves: lost}]
  - name: Club
    personas: kenji
    steps: [{name: Joins, opportunities: {text: Hurry, solves: slow}}]
"""


def test_what_moves_still_answers_what_it_answered() -> None:
    loaded = jmap.loads(
        "title: A\npersonas: {maya: Maya, kenji: Kenji}\nstages:\n"
        "  - {name: Go, pains: Slow, opportunities: {text: Faster, solves: slow}}\n"
        "  - name: Come\n"
        "    pains: Slow\n"
        "    steps: [{name: Runs, personas: kenji, pains: Slow,\n"
        "        opportunities: [{text: Walk, solves: slow}, {text: Ride, solves: go/slow}]}]\n"
    )
    assert loaded.map is not None, loaded.diagnostics
    go, come = lived(loaded.map, "maya").stages
    assert [(one.text, one.solves) for one in go.opportunities] == [("Faster", ("go/slow",))]
    assert [(one.text, one.solves) for one in come.opportunities] == [("Ride", ("go/slow",))]


def test_an_opportunity_that_answers_their_pain_moves_out_of_what_is_not_theirs() -> None:
    loaded = jmap.loads(APART)
    assert loaded.map is not None, loaded.diagnostics
    maya = lived(loaded.map, "maya")
    (stage,) = maya.stages
    assert [(one.text, one.solves) for one in stage.opportunities] == [
        ("Rest", ()),
        ("Ask", ("choose/alone",)),
    ]
    assert [one.text for one in stage.steps[0].opportunities] == ["Call"]
    assert [one.text for one in maya.opportunities] == ["Hurry"]
    kenji = lived(loaded.map, "kenji")
    assert [one.text for one in kenji.stages[0].steps[1].opportunities] == ["Ask", "Signpost"]
    assert kenji.opportunities == ()


def test_the_whole_map_stays_as_it_is() -> None:
    loaded = jmap.loads(MAP)
    assert loaded.map is not None
    before = loaded.map.model_dump_json()
    lived(loaded.map, "maya")
    assert loaded.map.model_dump_json() == before
