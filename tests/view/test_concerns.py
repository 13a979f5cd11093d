"""Which of a reader's choices each thing is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jmap import loads
from jmap.view.board import board
from jmap.view.items import Idea, MomentCard
from jmap.view.look import USUAL
from jmap.view.names import Names, names_of

if TYPE_CHECKING:
    from jmap.view.board import Cell

HEAD = """\
title: A
personas: [Mia, Jon]
channels: [Web, Shop]
teams: [Sales, Help]
evidence:
  diaries: {title: Diaries, kind: interview}
  wall: {title: A wall of notes, kind: workshop}
stages:
"""


def names(stages: str, head: str = HEAD) -> Names:
    loaded = loads(head + stages)
    assert loaded.map is not None, loaded.diagnostics
    return names_of(loaded.map)


def first_cell(whole: Names, lane: str) -> Cell:
    return next(each for each in board(whole).lanes if each.id == lane).cells[0]


FULL = """\
  - name: Buy
    owner: sales
    pains: Slow
    steps:
      - name: Look
        channel: web
        personas: [mia]
        touchpoints: [Page, {name: Till, channel: shop}]
      - name: Ask
        owner: help
        emotion: {score: 1, evidence: diaries}
      - name: Pay
        channel: shop
        thoughts: [Here?, {text: There?, evidence: diaries}, {text: Where?, evidence: wall}]
"""


def test_a_thing_is_about_what_it_names_and_else_about_what_its_step_or_stage_names() -> None:
    found = names(FULL).concerns.by_path
    assert found["buy"] == (None, None, (1,), None)
    assert found["buy/look"] == ((1,), (1, 2), (1,), (2,))
    assert found["buy/look/page"] == ((1,), (1,), (1,), (2,))
    assert found["buy/look/till"] == ((1,), (2,), (1,), (2,))
    assert found["buy/ask"] == (None, (), (2,), (1,))
    assert found["buy/pay"] == (None, (2,), (1,), (1, 2))


def test_evidence_is_more_than_a_workshop() -> None:
    thoughts = first_cell(names(FULL), "thoughts")
    assert [note.concern[3] for note in thoughts] == [(2,), (1,), (2,)]


def test_what_names_an_owner_of_its_own_is_about_that_one_wherever_it_stands() -> None:
    whole = names(FULL.replace("pains: Slow", "pains: [Slow, {text: Loud, owner: help}]"))
    pains = first_cell(whole, "pains")
    assert [pain.concern[2] for pain in pains] == [(1,), (2,)]


def test_what_one_persona_has_of_its_own_is_about_that_persona() -> None:
    stages = "  - {name: B, thoughts: Both, per_persona: {jon: {thoughts: His, emotion: unknown}}}\n"
    lanes = {lane.id: lane for lane in board(names(stages)).lanes}
    assert [note.concern[0] for note in lanes["thoughts"].cells[0]] == [(1,), (2,)]
    assert [reason.concern[0] for reason in lanes["reasons"].cells[0]] == [(2,)]


def test_there_is_a_choice_only_between_several() -> None:
    choices = names("  - {name: B, channel: web, owner: sales, emotion: 1}\n").concerns.choices
    assert [mark.id for mark in choices.personas] == ["mia", "jon"]
    assert (choices.channels, choices.owners, choices.bases) == ((), (), ())
    found = names("  - {name: B, emotion: 1}\n", "title: A\nstages:\n").concerns
    assert not found.choices.any
    assert not found.by_path


def test_choices_stand_in_the_order_of_their_declaration() -> None:
    first = "  - {name: B, channel: shop, owner: help}\n"
    second = "  - {name: C, channel: web, pains: {text: D, owner: sales}}\n"
    choices = names(first + second).concerns.choices
    assert [choice.name for choice in choices.channels] == ["Web", "Shop"]
    assert [choice.name for choice in choices.owners] == ["Sales", "Help"]


def test_nothing_that_is_intended_is_measured_or_assumed() -> None:
    assert names(FULL).concerns.choices.bases == ("measured", "assumed")
    assert names(FULL, f"state: future\n{HEAD}").concerns.choices.bases == ()


def test_what_a_lane_names_once_is_about_all_who_use_it() -> None:
    stages = (
        "  - name: B\n    steps:\n      - {name: C, channel: web, personas: [mia]}\n"
        "      - {name: D, channel: web, personas: [jon]}\n"
        "      - {name: E, channel: shop, personas: [jon]}\n"
    )
    assert [channel.concern[:2] for channel in first_cell(names(stages), "channels")] == [
        ((1, 2), (1,)),
        ((2,), (2,)),
    ]


def test_a_channel_is_about_the_teams_of_those_who_use_it() -> None:
    stages = (
        "  - name: B\n    steps:\n      - {name: C, channel: web, owner: sales}\n"
        "      - {name: D, channel: [web, shop], owner: help}\n"
    )
    assert [channel.concern[2] for channel in first_cell(names(stages), "channels")] == [(1, 2), (2,)]


def test_a_way_is_about_what_it_leads_to() -> None:
    stages = (
        "  - name: B\n    steps:\n      - {name: C, next: [{to: d, share: 40%}, {to: exit, share: 10%}]}\n"
        "      - {name: D, personas: [mia]}\n      - {name: E, personas: [jon], next: f}\n"
        "  - {name: F, personas: [jon]}\n"
    )
    ways = [
        way
        for card in first_cell(names(stages), "steps")
        if isinstance(card, MomentCard)
        for way in card.ways or ()
    ]
    assert [(way.name, way.concern[0]) for way in ways] == [("D", (1,)), ("", None), ("D", (1,)), ("F", (2,))]


ANSWERED = """\
  - name: Buy
    pains: {text: Slow, id: slow}
    per_persona: {mia: {pains: {text: Loud, id: loud}}}
    opportunities:
      - {text: Hush, solves: loud}
      - {text: Hurry, solves: slow}
      - {text: Both, solves: [loud, slow]}
      - {text: Sing}
    steps:
      - name: Ask
        personas: [jon]
        pains: {text: Dull, id: dull}
        opportunities:
          - {text: Joke, solves: dull}
          - {text: Mix, solves: [dull, loud]}
          - {text: Shout, solves: loud}
"""


def test_an_opportunity_is_about_whom_the_pains_hurt_that_it_solves() -> None:
    ideas = first_cell(names(ANSWERED), "opportunities")
    found = {idea.text: idea.concern[0] for idea in ideas if isinstance(idea, Idea)}
    assert (found["Hush"], found["Hurry"], found["Both"], found["Sing"]) == ((1,), None, None, None)
    assert (found["Joke"], found["Mix"], found["Shout"]) == ((2,), (1, 2), (1,))


def test_pains_of_one_id_hurt_whom_they_hurt() -> None:
    stages = """\
  - {name: Buy, personas: [mia], pains: Slow, opportunities: {text: Hurry, solves: slow}}
  - name: Ask
    personas: [jon]
    pains: Slow
    opportunities: [{text: Hush, solves: slow}, {text: Both, solves: [slow, buy/slow]}]
"""
    known = names(stages)
    whole = {lane.id: lane.cells for lane in board(known).lanes}
    found = {it.text: it.concern[0] for cell in whole["opportunities"] for it in cell if isinstance(it, Idea)}
    assert found == {"Hurry": (1,), "Hush": (2,), "Both": (1, 2)}


def _whom(idea: Idea) -> tuple[int, ...]:
    return (1, 2) if idea.concern[0] is None else idea.concern[0]


def test_who_chooses_a_persona_sees_the_opportunities_of_a_map_of_that_persona() -> None:
    whole = names(ANSWERED)
    ideas = first_cell(whole, "opportunities")
    for number, persona in enumerate(whole.journey.personas, 1):
        chosen = {it.text for it in ideas if isinstance(it, Idea) and number in _whom(it)}
        own = names_of(whole.journey, replace(USUAL, persona=persona))
        lanes = {lane.id: lane.cells[0] for lane in board(own).lanes}
        assert chosen == {it.text for it in lanes["opportunities"] if isinstance(it, Idea)}
