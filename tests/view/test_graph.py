"""A map becomes a flow: everything in words, nothing that the map does not say."""

from __future__ import annotations

from decimal import Decimal

import pytest

import jmap
from jmap.model.load import load_bytes
from jmap.view.graph import Arrow, Feeling, Flow, flow_of, percent
from jmap.view.look import Look
from jmap.view.words import ENGLISH

SHOP = """
title: Buying **running** shoes
personas: {maya: Maya Lindqvist, kenji: Kenji Tanaka}
channels: {web: Website, mouth: Word of mouth}
teams: {shop: Online shop}
stages:
  - name: Choose
    duration: 3 days
    steps:
      - name: Compares models
        channel: [web, mouth]
        touchpoints: [Comparison table, '*New* list']
        owner: shop
        emotion: {score: -1.5, feeling: frustrated}
      - name: Asks a friend
        per_persona: {maya: {emotion: 1}, kenji: {emotion: -1}}
        next: [{to: pay, share: 0.625, when: knows the size}, {to: exit, share: 10%}]
      - name: Tries it on
        moment_of_truth: Fits at once
        personas: [maya]
        emotion: 2
        next: compares-models
  - name: Pay
    touchpoints: [Card form]
    emotion: unknown
"""


@pytest.fixture(scope="module")
def flow() -> Flow:
    return flow_for(SHOP)


def test_stages_and_nodes_stand_in_file_order(flow: Flow) -> None:
    assert [stage.name for stage in flow.stages] == ["Choose", "Pay"]
    assert [node.id for stage in flow.stages for node in stage.nodes] == [
        "choose/compares-models",
        "choose/asks-a-friend",
        "choose/tries-it-on",
        "pay",
    ]
    assert flow.stages[0].duration == "3 days"


def test_texts_lose_their_marks(flow: Flow) -> None:
    assert flow.title == "Buying running shoes"
    assert flow.id == "buying-running-shoes"
    assert flow.stages[0].nodes[0].touchpoints == ("Comparison table", "New list")


def test_ids_become_names(flow: Flow) -> None:
    first = flow.stages[0].nodes[0]
    assert first.channels == ("Website", "Word of mouth")
    assert first.owner == "Owner: Online shop"


def test_a_stage_without_steps_is_one_node_with_its_touchpoints(flow: Flow) -> None:
    (only,) = flow.stages[1].nodes
    assert (only.name, only.touchpoints, only.feelings) == ("Pay", ("Card form",), ())


def test_feelings_name_only_those_who_differ(flow: Flow) -> None:
    common, own, one = (node.feelings for node in flow.stages[0].nodes)
    assert common == (Feeling(1, "−1.5 frustrated", "", "very negative"),)
    assert own == (Feeling(4, "+1", "Maya", "positive"), Feeling(2, "−1", "Kenji", "negative"))
    assert one == (Feeling(5, "+2", "Maya", "very positive"),)


def test_moments_of_truth_carry_their_criterion(flow: Flow) -> None:
    assert [node.truth for node in flow.stages[0].nodes] == ["", "", "Moment of truth"]
    assert flow.stages[0].nodes[2].criterion == "Fits at once"


def test_arrows_are_those_of_the_map(flow: Flow) -> None:
    choose = "choose/compares-models", "choose/asks-a-friend", "choose/tries-it-on"
    assert flow.arrows == (
        Arrow(choose[0], choose[1]),
        Arrow(choose[1], "pay", Decimal("0.625"), "knows the size", "62.5%"),
        Arrow(choose[1], None, Decimal("0.1"), "", "10%"),
        Arrow(choose[1], choose[2], Decimal("0.275"), "the rest", "27.5%"),
        Arrow(choose[2], choose[0]),
    )
    assert [arrow.label for arrow in flow.arrows] == [
        "",
        "62.5% · knows the size",
        "10%",
        "27.5% · the rest",
        "",
    ]


def test_the_language_decides_on_the_direction() -> None:
    minimal = "title: A\nlanguage: {}\nstages: [{{name: B}}]\n"
    directions = {tag: flow_for(minimal.format(tag)).right_to_left for tag in ("en", "ar-EG", "he", "ja")}
    assert directions == {"en": False, "ar-EG": True, "he": True, "ja": False}


def test_a_sign_stays_before_its_number_among_words_that_run_to_the_left() -> None:
    flow = flow_for("title: A\nlanguage: ar\nstages: [{name: B, emotion: {score: -1, feeling: قلق}}]\n")
    assert flow.stages[0].nodes[0].feelings[0].text == "\u2066−1\u2069 قلق"


@pytest.mark.parametrize(
    ("share", "text"), [("0.62", "62%"), ("1", "100%"), ("0.005", "0.5%"), ("0", "0%"), ("0.10", "10%")]
)
def test_shares_read_as_percentages(share: str, text: str) -> None:
    assert percent(Decimal(share), ENGLISH) == text


def flow_for(text: str) -> Flow:
    loaded = load_bytes(text.encode(), "shoes.journey.yaml")
    assert loaded.map is not None, loaded.diagnostics
    return flow_of(loaded.map)


def test_a_diagram_can_be_gathered_by_channel_and_then_names_the_stage() -> None:
    loaded = jmap.loads(
        "title: A\nchannels: {app: The app, shop: Shop}\nstages:\n"
        "  - {name: B, steps: [{name: C, channel: [app, shop]}, {name: D, channel: shop}, E]}\n"
        "  - {name: F, channel: app}\n"
    )
    assert loaded.map is not None
    flow = flow_of(loaded.map, Look(group="channel"))
    assert [(group.name, [node.name for node in group.nodes]) for group in flow.stages] == [
        ("The app", ["C", "F"]),
        ("Shop", ["D"]),
        ("No channel named yet", ["E"]),
    ]
    assert [node.channels for group in flow.stages for node in group.nodes] == [
        ("B", "Shop"),
        (),
        ("B",),
        ("B",),
    ]
    assert [(arrow.source, arrow.target) for arrow in flow.arrows] == [
        ("b/c", "b/d"),
        ("b/d", "b/e"),
        ("b/e", "f"),
    ]


def test_the_path_of_a_companion_shows_nobody_elses_feelings() -> None:
    loaded = jmap.loads(
        "title: A\npersonas: {x: Xenia, y: {name: Yuri, kind: companion}}\nstages:\n"
        "  - {name: B, emotion: 1}\n  - {name: C, emotion: 1, per_persona: {y: {emotion: -2}}}\n"
    )
    assert loaded.map is not None
    nodes = [stage.nodes[0] for stage in flow_of(loaded.map, Look(persona="y")).stages]
    assert [[feeling.text for feeling in node.feelings] for node in nodes] == [[], ["−2"]]


def test_the_path_of_a_persona_is_marked_in_its_tone() -> None:
    loaded = jmap.loads(
        "title: A\npersonas: {x: Xenia, y: Yuri}\nstages:\n"
        "  - {name: B, steps: [{name: C, emotion: 1, next: [d, e]}, {id: d, name: D, personas: x},"
        " {id: e, name: E, next: exit, per_persona: {x: {emotion: 1}, y: {emotion: -1}}}]}\n"
    )
    assert loaded.map is not None
    flow = flow_of(loaded.map, Look(persona="y"))
    assert (flow.tone, flow.path) == (2, "Path of Yuri")
    assert [node.tone for node in flow.stages[0].nodes] == [2, 0, 2]
    assert [(arrow.target, arrow.tone) for arrow in flow.arrows] == [
        ("b/d", 0),
        ("b/e", 2),
        ("b/e", 0),
        (None, 2),
    ]
    assert [feeling.text for feeling in flow.stages[0].nodes[2].feelings] == ["−1"]
    assert {node.tone for node in flow_of(loaded.map).stages[0].nodes} == {0}
