"""The board has the rows that the map asks for, and in each cell what the map says there."""

from __future__ import annotations

import pytest

from jmap import loads
from jmap.model.journey import BUILT_IN_LANES
from jmap.view.board import STYLES, Board, Lane, board
from jmap.view.document import document
from jmap.view.figures import figure, score_text
from jmap.view.graph import flow_of
from jmap.view.icons import channel_icon
from jmap.view.items import Figure, Idea, MomentCard, Note, Reason
from jmap.view.marks import marks
from jmap.view.names import names_of
from jmap.view.words import ENGLISH

PEOPLE = "personas: {x: Xenia, y: Yann, z: {name: Zoe, kind: staff}}"


def board_of(body: str, head: str = "") -> Board:
    loaded = loads(f"title: A\n{head}\nstages:\n{body}")
    assert loaded.map is not None, loaded.diagnostics
    return board(names_of(loaded.map))


def lane(of: Board, name: str) -> Lane:
    return next(lane for lane in of.lanes if lane.id == name)


def test_only_rows_with_content_are_there_in_the_built_in_order() -> None:
    found = board_of("  - {name: B, pains: C, goal: D, actions: E}")
    assert [one.id for one in found.lanes] == ["goal", "actions", "pains"]


def test_rows_that_are_asked_for_are_there_in_the_order_of_the_asking() -> None:
    found = board_of(
        "  - {name: B, pains: C, goal: D, lanes: {mine: E}}", "lanes: {mine: Mine}\nrows: [mine, needs, goal]"
    )
    assert [one.id for one in found.lanes] == ["mine", "needs", "goal"]
    assert not any(lane(found, "needs").cells)
    assert lane(found, "needs").missing == ("No need noted yet",)


def test_a_blueprint_shows_its_three_lanes_without_being_asked() -> None:
    found = board_of("  - B", "kind: blueprint")
    assert [one.id for one in found.lanes] == ["frontstage", "backstage", "support"]


def test_a_built_in_row_can_be_renamed() -> None:
    assert lane(board_of("  - {name: B, pains: C}", "lanes: {pains: Worries}"), "pains").name == "Worries"


def test_every_built_in_lane_has_a_word_for_what_is_missing() -> None:
    noted = {"frontstage", "backstage", "support"}
    assert set(ENGLISH.missing) | noted == set(BUILT_IN_LANES)
    assert STYLES.keys() <= BUILT_IN_LANES.keys()


def test_neighbouring_stages_of_one_phase_share_a_header() -> None:
    found = board_of("  - {name: B, phase: P}\n  - {name: C, phase: P}\n  - D\n  - {name: E, phase: P}")
    assert [(phase.name, phase.span) for phase in found.phases] == [("P", 2), (None, 1), ("P", 1)]


def test_touchpoints_of_steps_stand_on_their_cards_and_those_of_stages_in_the_lane() -> None:
    body = (
        "  - {name: B, touchpoints: [C], steps: [{name: D, touchpoints: [E]}]}\n"
        "  - {name: F, steps: [{name: G, touchpoints: [H]}]}"
    )
    found = board_of(body)
    (card,) = lane(found, "steps").cells[0]
    assert isinstance(card, MomentCard)
    assert [it.name for it in card.touchpoints] == ["E"]
    assert [[getattr(it, "name", "") for it in cell] for cell in lane(found, "touchpoints").cells] == [
        ["C"],
        [],
    ]
    assert lane(found, "touchpoints").missing[1] == ENGLISH.on_the_cards


@pytest.mark.parametrize("head", ["kind: blueprint", "rows: [touchpoints]"])
def test_physical_evidence_stands_in_a_row_of_its_own(head: str) -> None:
    found = board_of("  - {name: B, touchpoints: [C], steps: [{name: D, touchpoints: [E]}]}", head)
    assert [getattr(it, "name", "") for it in lane(found, "touchpoints").cells[0]] == ["C", "E"]


def test_notes_of_a_persona_replace_the_common_ones_for_it_alone() -> None:
    found = board_of("  - {name: B, thoughts: Common, per_persona: {x: {thoughts: Own}}}", PEOPLE)
    notes = [
        (it.text, [mark.name for mark in it.who])
        for it in lane(found, "thoughts").cells[0]
        if isinstance(it, Note)
    ]
    assert notes == [("Common", ["Yann"]), ("Own", ["Xenia"])]


def test_pains_of_a_persona_are_added() -> None:
    found = board_of("  - {name: B, pains: Common, per_persona: {x: {pains: Own}}}", PEOPLE)
    pains = [
        (it.text, [mark.name for mark in it.who])
        for it in lane(found, "pains").cells[0]
        if isinstance(it, Note)
    ]
    assert pains == [("Common", []), ("Own", ["Xenia"])]


def test_what_belongs_to_a_step_says_so() -> None:
    found = board_of(
        "  - B\n  - {name: C, steps: [D, {name: E, pains: F, touchpoints: [{name: G, pains: H}]}]}"
    )
    places = [it.place for it in lane(found, "pains").cells[1] if isinstance(it, Note)]
    assert [(it.number, it.step, it.touchpoint) for it in places] == [("2.2", "E", ""), ("2.2", "E", "G")]


def test_reasons_tell_what_is_unknown_and_what_is_derived() -> None:
    touchpoints = "[{name: D, emotion: 1}, {name: E, emotion: 2}]"
    body = f"  - {{name: B, emotion: unknown}}\n  - {{name: C, touchpoints: {touchpoints}}}"
    first, second = lane(board_of(body), "reasons").cells
    (unknown,) = first
    assert isinstance(unknown, Reason)
    assert (unknown.score, unknown.feeling) == (None, None)
    told = [(it.score, it.derived) for it in second if isinstance(it, Reason)]
    assert sorted(told, key=str) == [("+1", False), ("+1.5", True), ("+2", False)]


def test_ways_lead_to_steps_stages_and_out() -> None:
    body = (
        "  - name: B\n    steps:\n      - {name: C, next: [{to: d, share: 62%, when: E}, {to: f}, exit]}\n"
        "      - {name: D, next: []}\n  - F"
    )
    first, second = (card for card in lane(board_of(body), "steps").cells[0] if isinstance(card, MomentCard))
    assert first.ways is not None
    assert [(way.name, way.number, way.share, way.when) for way in first.ways] == [
        ("D", "1.2", "62%", "E"),
        ("F", "", "", ""),
        ("", "", "", ""),
    ]
    assert second.ways == ()


def test_what_written_shares_leave_is_on_the_card_too() -> None:
    body = "  - {name: B, steps: [{name: C, next: [{to: f, share: 20%}]}, {name: D}]}\n  - F"
    first, second = (card for card in lane(board_of(body), "steps").cells[0] if isinstance(card, MomentCard))
    assert first.ways is not None
    assert [(way.name, way.number, way.share, way.when) for way in first.ways] == [
        ("F", "", "20%", ""),
        ("D", "1.2", "80%", "the rest"),
    ]
    assert second.ways is None


def test_an_opportunity_names_the_pains_that_it_solves() -> None:
    found = board_of("  - {name: B, pains: {id: c, text: Slow}, opportunities: {text: Faster, solves: c}}")
    (idea,) = lane(found, "opportunities").cells[0]
    assert isinstance(idea, Idea)
    assert idea.solves == (("Slow", "a/b:pain/c"),)


def test_pains_of_one_id_are_told_apart() -> None:
    found = board_of(
        "  - {name: B, pains: {id: c, text: Slow}, opportunities: {text: Faster, solves: [c, d/c]}}\n"
        "  - {name: D, pains: {id: c, text: Loud}, opportunities: {text: Hush, solves: c}}"
    )
    first, second = (cell[0] for cell in lane(found, "opportunities").cells)
    assert isinstance(first, Idea)
    assert isinstance(second, Idea)
    assert first.solves == (("Slow", "a/b:pain/c"), ("Loud", "a/d:pain/c"))
    assert second.solves == (("Loud", "a/d:pain/c"),)


@pytest.mark.parametrize(
    ("name", "metric", "expected"),
    [
        ("drop_off", "{value: 29%, target: 20%}", ("Drop-off", "29%", "20%", "lower", False)),
        ("conversion", "{value: 3.8, target: 3.5}", ("Conversion", "3.8%", "3.5%", "higher", True)),
        ("Rides", "{value: 3, target: 4}", ("Rides", "3", "4", None, None)),
        ("Rides", "{value: 3, target: 4 min, better: lower}", ("Rides", "3", "4 min", "lower", True)),
        ("Rides", "{value: 3 h, target: 4 min, better: lower}", ("Rides", "3 h", "4 min", "lower", None)),
        ("Rides", "{value: 61, unit: rides}", ("Rides", "61 rides", None, None, None)),
        ("csat", "", ("CSAT", None, None, "higher", None)),
    ],
)
def test_metrics_are_read_in_words(name: str, metric: str, expected: tuple[object, ...]) -> None:
    loaded = loads(f"title: A\nmetrics: {{{name}: {metric or '~'}}}\nstages: [B]")
    assert loaded.map is not None
    found = figure(names_of(loaded.map), name, loaded.map.metrics[name], None)
    assert isinstance(found, Figure)
    assert (found.name, found.value, found.target, found.better, found.reached) == expected


@pytest.mark.parametrize(
    ("scale", "score", "text"),
    [
        ("-2..2", 1, "+1"),
        ("-2..2", -1.5, "−1.5"),
        ("-2..2", -0.0, "0"),
        ("1..5", 4, "4"),
        ("1..5", 10 / 3, "3.33"),
    ],
)
def test_scores_are_written_as_people_do(scale: str, score: float, text: str) -> None:
    loaded = loads(f"title: A\nemotion_scale: {scale}\nstages: [B]")
    assert loaded.map is not None
    assert score_text(score, loaded.map.emotion_scale, ENGLISH) == text


def test_no_two_personas_share_colour_and_dash() -> None:
    people = ", ".join(f"p{index}: Person {index}" for index in range(20))
    loaded = loads(f"title: A\npersonas: {{{people}}}\nstages: [B]")
    assert loaded.map is not None
    found = marks(loaded.map.personas).values()
    assert len({(mark.tone, mark.dash) for mark in found}) == 20
    assert len({mark.letters for mark in found}) == len({mark.short for mark in found}) == 20


def test_a_short_name_turns_nothing_that_follows_it() -> None:
    loaded = loads('title: A\npersonas: {a: "\\u202eAnn Lee", b: Bo}\nstages: [B]\n')
    assert loaded.map is not None, loaded.diagnostics
    assert [mark.short for mark in marks(loaded.map.personas).values()] == [
        "\u2068\u202eAnn\u202c\u2069",
        "Bo",
    ]


def test_short_names_are_first_names_where_they_differ() -> None:
    loaded = loads(
        "title: A\npersonas: {x: Xenia Long, y: 佐藤 美咲, z: Zoë the one with a hyphen}\nstages: [B]"
    )
    assert loaded.map is not None
    found = marks(loaded.map.personas).values()
    assert [(mark.short, mark.letters) for mark in found] == [("Xenia", "X"), ("佐藤", "佐"), ("Zoë", "Z")]


@pytest.mark.parametrize(
    ("channel", "icon"),
    [
        ("Email", "email"),
        ("Online shop", "web"),
        ("Corner shop", "store"),
        ("Our mobile app", "app"),
        ("チャット窓口", "chat"),
        ("Zzz", "spot"),
    ],
)
def test_channels_have_an_icon(channel: str, icon: str) -> None:
    loaded = loads(f"title: A\nchannels: [{channel}]\nstages: [B]")
    assert loaded.map is not None
    ((name, declared),) = loaded.map.channels.items()
    assert channel_icon(name, declared) == icon


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", False),
        ("ar", True),
        ("he-IL", True),
        ("fa", True),
        ("ar-Latn", False),
        ("az-Arab", True),
        ("iw", True),
        ("ja", False),
    ],
)
def test_the_language_decides_the_direction(tag: str, expected: bool) -> None:  # noqa: FBT001 - pytest passes by name
    loaded = loads(f"title: A\nlanguage: {tag}\nstages: [B]")
    assert loaded.map is not None

    assert document(loaded.map).rightwards is not expected
    assert flow_of(loaded.map).right_to_left is expected
