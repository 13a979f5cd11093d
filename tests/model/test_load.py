"""Loading: what every valid map becomes, and what `Loaded` knows of it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.model.dump import as_data
from jmap.model.load import load_source
from jmap.model.part import ImplicitId
from jmap.model.use import load_library
from jmap.source.builder import Builder
from jmap.source.text import SourceText
from jmap.source.tree import Mapping, Scalar, walk

if TYPE_CHECKING:
    from jmap.source.tree import Node

ROOT = Path(__file__).parents[2]
VALID = ROOT / "tests" / "valid"
MAPS = [
    path
    for folder in (VALID, ROOT / "examples", ROOT / "templates" / "starters")
    for path in sorted(folder.glob("*.journey.yaml"))
]
SMALLEST = "title: Borrowing a book\nstages: [Look it up]\n"


def journey(text: str) -> jmap.JourneyMap:
    loaded = jmap.loads(text)
    assert loaded.map, [diagnostic.message for diagnostic in loaded.diagnostics]
    return loaded.map


def valid(name: str) -> jmap.JourneyMap:
    loaded = jmap.load(VALID / f"{name}.journey.yaml")
    assert loaded.map
    return loaded.map


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_a_valid_map_loads_without_a_word(path: Path) -> None:
    loaded = jmap.load(path)

    assert loaded.diagnostics == ()
    assert loaded.is_whole


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_a_map_as_data_is_the_same_map(path: Path) -> None:
    loaded = jmap.load(path)
    assert loaded.map

    written = json.dumps(as_data(loaded.map), ensure_ascii=False)

    assert jmap.loads(written, path).map == loaded.map


@pytest.mark.parametrize("name", ["hostile-text", "every-key", "implicit-ids-scripts"])
def test_escapes_of_json_are_the_characters_that_they_stand_for(name: str) -> None:
    first = valid(name)

    written = json.dumps(as_data(first))

    assert written.isascii()
    assert jmap.loads(written, VALID / "same-folder.journey.yaml").map == first


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_the_map_of_the_json_document_is_the_same_map(path: Path) -> None:
    loaded = jmap.load(path)

    document = json.loads(jmap.render(loaded, "json"))

    assert jmap.loads(json.dumps(document["map"], ensure_ascii=False), path).map == loaded.map


def test_short_forms_and_long_forms_are_one_map() -> None:
    assert valid("short-forms") == valid("long-forms")


def test_what_nobody_wrote_has_its_default() -> None:
    smallest = journey(SMALLEST)

    assert (smallest.jmap, smallest.kind, smallest.state) == (1, "journey", "current")
    assert (smallest.language, smallest.review_every) == ("en", "1 year")
    assert (smallest.emotion_scale.min, smallest.emotion_scale.max) == (-2, 2)
    assert smallest.stages[0].emotion is None
    assert smallest.personas == {}


@pytest.mark.parametrize("nothing", ["", "null", "~", '""', "'  '"])
def test_an_empty_value_is_an_absent_key(nothing: str) -> None:
    assert journey(f"{SMALLEST}summary: {nothing}\ntags: {nothing}\nowner: {nothing}\n") == journey(SMALLEST)


def test_an_empty_metric_is_one_that_is_not_measured_yet() -> None:
    metrics = valid("metric-values").metrics

    assert metrics["Not measured yet"].value is None
    assert list(valid("metric-values").stages[0].metrics) == ["csat", "Time to first run"]


def test_ids_that_nobody_wrote() -> None:
    loaded = valid("implicit-ids")

    assert [stage.id for stage in loaded.stages] == [
        "sees-an-ad",
        "sees-an-ad-2",
        "sees-an-ad-3",
        "sees-an-ad-2-b",
        "stage-5",
        "stage-6",
        "ça-va-déjà-là",
        "v1.2_final-draft",
        "spaces-in-between",
        "7",
    ]
    assert [step.id for step in loaded.stages[-1].steps] == ["7", "7-2", "exit-2", "46"]
    assert list(loaded.personas) == ["maya-lindqvist", "kenji-tanaka-田中", "josé-ángel", "2024"]
    assert list(loaded.channels) == ["pay-collect", "c", "010"]
    assert list(loaded.teams) == ["team-1", "team-2", "r-d"]


def test_steps_and_touchpoints_of_a_stage_share_their_ids() -> None:
    stage = journey("title: x\nstages: [{name: Pay, touchpoints: [Card], steps: [Card]}]").stages[0]

    assert {stage.touchpoints[0].id, stage.steps[0].id} == {"card", "card-2"}


def test_a_written_id_is_told_from_an_implicit_one() -> None:
    stages = journey("title: x\nstages: [{name: Pay, id: pay}, Leave]").stages

    assert [isinstance(stage.id, ImplicitId) for stage in stages] == [False, True]


def test_text_is_what_was_written() -> None:
    loaded = journey(
        "title: 010\ntags: [1.10, no, 2026-10-12, 12:30, ~x]\nstages: [{name: yes, duration: 5}]"
    )

    assert loaded.title == "010"
    assert loaded.tags == ("1.10", "no", "2026-10-12", "12:30", "~x")
    assert (loaded.stages[0].name, loaded.stages[0].duration) == ("yes", "5")


@pytest.mark.parametrize(("written", "score"), [("-1", -1), ("\u22121.5", -1.5), ("+2", 2), (".5", 0.5)])
def test_a_score_is_a_number_however_its_sign_is_typed(written: str, score: float) -> None:
    emotion = journey(f"title: x\nstages: [{{name: Wait, emotion: {written}}}]").stages[0].emotion

    assert emotion
    assert emotion.score == score


@pytest.mark.parametrize(
    ("written", "share"), [("62%", "0.62"), ("0.62", "0.62"), ("33.3%", "0.333"), ("1", "1")]
)
def test_a_share_is_kept_exactly(written: str, share: str) -> None:
    loaded = journey(
        f"title: x\nstages: [{{name: S, steps: [{{name: A, next: {{to: exit, share: {written}}}}}]}}]"
    )
    following = loaded.stages[0].steps[0].next

    assert following
    assert following[0].share == Decimal(share)


def test_no_next_is_not_an_empty_next() -> None:
    steps = journey("title: x\nstages: [{name: S, steps: [{name: A, next: []}, {name: B}]}]").stages[0].steps

    assert [step.next for step in steps] == [(), None]


def test_libraries_stand_in_the_map_behind_its_own() -> None:
    loaded = valid("with-libraries")

    assert list(loaded.personas) == ["regular", "visitor", "night-owl", "early-bird"]
    assert next(iter(loaded.teams)) == "depot"
    assert loaded.use == ()


def test_a_feeling_is_one_word_however_its_accent_was_typed() -> None:
    composed, apart = "frustr\u00e9", "frustre\u0301"
    for declared, felt in ((composed, apart), (apart, composed)):
        text = f"title: x\nfeelings: {{{declared}: -1}}\nstages: [{{name: Board, emotion: {felt}}}]\n"
        assert journey(text).feeling_score(felt) == -1


def test_a_typographic_minus_leaves_a_whole_number_whole() -> None:
    text = "title: x\nstages: [{name: Board, opportunities: {text: a, impact: \u22121}}]\n"
    (told,) = jmap.loads(text).diagnostics
    assert told.name == "out-of-range"


@pytest.mark.parametrize("written", ["1...5", "1..", "1-5"])
def test_a_scale_has_two_dots_between_two_numbers(written: str) -> None:
    (told,) = jmap.loads(f"title: x\nemotion_scale: {written}\nstages: [Board]\n").diagnostics
    assert told.name == "wrong-type"


def test_feelings_of_a_library_are_rescaled_and_the_map_s_own_go_before(tmp_path: Path) -> None:
    (tmp_path / "a.library.yaml").write_text("feelings: {seasick: -1, giddy: 2}\n", "utf-8")
    map_ = tmp_path / "map.journey.yaml"
    map_.write_text(
        "title: x\nuse: a.library.yaml\nemotion_scale: 1..5\nfeelings: {giddy: 1}\nstages: [Board]\n", "utf-8"
    )

    loaded = jmap.load(map_)

    assert loaded.map
    assert loaded.map.feelings == {"giddy": 1, "seasick": 2}
    assert loaded.map.feeling_score("Seasick") == 2
    assert loaded.map.feeling_score("furious") == 1
    assert loaded.map.feeling_score("peckish") is None


def test_a_picture_of_a_library_is_found_from_the_map(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "shared").mkdir()
    (tmp_path / "maps").mkdir()
    library = "personas: {pat: {name: Pat, image: faces/pat.png}}\n"
    (tmp_path / "shared" / "a.library.yaml").write_text(library, "utf-8")
    map_ = tmp_path / "maps" / "map.journey.yaml"
    map_.write_text("title: x\nuse: ../shared/a.library.yaml\nstages: [Board]\n", "utf-8")

    loaded = jmap.load(map_)

    assert loaded.map, loaded.diagnostics
    assert loaded.map.personas["pat"].image == "../shared/faces/pat.png"


def test_a_text_without_a_path_cannot_use_libraries() -> None:
    loaded = jmap.loads("title: x\nuse: a.library.yaml\nstages: [Board]\n")

    assert loaded.map is None
    assert [diagnostic.name for diagnostic in loaded.diagnostics] == ["unreadable-file"]
    assert loaded.path == "<text>"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert journey("\ufeff" + SMALLEST) == journey(SMALLEST)


def test_a_file_that_is_not_there_is_a_diagnostic(tmp_path: Path) -> None:
    loaded = jmap.load(tmp_path / "no.journey.yaml")

    assert [diagnostic.name for diagnostic in loaded.diagnostics] == ["unreadable-file"]
    assert (loaded.map, loaded.tree, loaded.comments) == (None, None, ())


def test_loaded_has_the_comments_and_finds_places() -> None:
    loaded = jmap.loads("# why\ntitle: x\nstages:\n  - name: Board  # the ferry\n    owner:\n")

    place = loaded.locator.place(("stages", 0, "name"))

    assert [comment.text for comment in loaded.comments] == ["why", "the ferry"]
    assert (place.line, place.column, place.end_column) == (4, 11, 16)
    assert loaded.locator.owner(("stages", 0, "name")) == "stage `board`"
    assert list(loaded.texts) == ["<text>"]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_every_key_and_every_plain_value_stands_where_its_span_says(path: Path) -> None:
    loaded = jmap.load(path)
    assert loaded.source
    assert loaded.tree
    text = loaded.source.text

    scalars = [node for node in walk(loaded.tree) if isinstance(node, Scalar) and node.plain]
    keys = sum(
        len(node.entries) for node in walk(loaded.tree) if isinstance(node, Mapping) and not node.target
    )

    assert keys > 1
    for scalar in scalars:
        written = text[scalar.span.start : scalar.span.end]
        assert " ".join(written.split()) == " ".join(scalar.raw.split()) or scalar.target


@pytest.mark.parametrize("score", ["9" * 400, "-" + "9" * 400, "1e999", ".nan"])
def test_a_number_that_cannot_be_reckoned_with_is_told(score: str) -> None:
    loaded = jmap.loads(f"title: x\nstages: [{{name: Board, emotion: {{score: {score}}}}}]\n")

    assert [diagnostic.name for diagnostic in loaded.diagnostics] == ["wrong-type"]


def test_a_count_that_cannot_be_reckoned_with_is_told() -> None:
    loaded = jmap.loads(f"title: x\nstages: [Board]\nevidence: {{s: {{title: S, n: {'9' * 400}}}}}\n")

    assert [diagnostic.name for diagnostic in loaded.diagnostics] == ["wrong-type"]


def test_no_tree_is_made_before_somebody_asks_for_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    class Counted(Builder):
        def document(self) -> Node:
            made.append(self)
            return super().document()

    monkeypatch.setattr("jmap.source.yaml.Builder", Counted)
    loaded = load_source(SourceText("map", SMALLEST))
    assert loaded.map
    assert not made

    assert loaded.locator.place(("title",)).line == 1
    assert loaded.tree
    assert len(made) == 1


def test_a_map_that_is_placed_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_source(SourceText("map", SMALLEST), placed=True)
    monkeypatch.setattr("jmap.source.yaml.reading", None)

    assert loaded.map
    assert loaded.locator.place(("title",)).line == 1


def test_numbers_that_a_comma_cuts_are_told_in_a_library_each_once() -> None:
    text = "personas:\n  nina: {name: Nina, demographics: {age: 3,4, km: 5,4}}\n"
    library = load_library(SourceText("shop.library.yaml", text), None)
    assert [(each.name, each.place.column) for each in library.diagnostics] == [
        ("damaged-text", 42),
        ("damaged-text", 51),
    ]
