"""The JSON Schema says what the loader says, as far as a schema can, and says it well in editors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from jsonschema import Draft202012Validator

from jmap.model.journey import JourneyMap
from jmap.model.load import load_source
from jmap.model.meanings import MEANINGS
from jmap.model.normalise import reader_of
from jmap.model.readers import DictReader, ListReader, PartReader, Reader, TextReader
from jmap.model.schema import schema
from jmap.source.text import SourceText, decode
from jmap.source.tree import Mapping, Node, Scalar
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
VALIDATORS = {name: Draft202012Validator(schema(name)) for name in ("map", "library")}
VALID = sorted(
    path
    for pattern in ("tests/valid/*.yaml", "examples/**/*.yaml", "templates/starters/*.yaml")
    for path in ROOT.glob(pattern)
)
INVALID = sorted(ROOT.glob("tests/invalid/*/map.journey.yaml"))

EXPRESSIBLE = {
    "damaged-text",
    "missing-key",
    "out-of-range",
    "outside-project",
    "unknown-key",
    "unknown-value",
    "unknown-version",
    "wrong-type",
}
"""What a schema can refuse. The rest is about YAML, about other files, or about two places of a map."""

BEYOND = {
    "declaration-beside-its-id": "which ids a person gives is free, and `name` may be one",
    "emotion-out-of-own-scale": "the scale stands elsewhere in the map",
    "emotion-out-of-scale": "the scale stands elsewhere in the map",
    "expected-out-of-scale": "the scale stands elsewhere in the map",
    "feeling-score-out-of-scale": "the scale stands elsewhere in the map",
    "image-outside-project": "where the project ends is not known",
    "journey-outside-project": "where the project ends is not known",
    "library-outside-project": "where the project ends is not known",
    "path-outside-project": "where the project ends is not known",
    "list-as-key": "editors make a text of it",
    "metric-beyond-range": "a range of texts is no pattern",
    "metric-above-its-own-scale": "a range of texts is no pattern",
    "number-cut-among-free-keys": "which keys a person names is free",
    "quantities-cut-by-commas": "which keys a person names is free",
    "nan": "it is no value of JSON, so nothing can be said of it",
    "off-as-boolean": "whether it stood in quotes is not known",
    "yes-as-boolean": "whether it stood in quotes is not known",
    "yes-in-other-languages": "as above",
    "scale-of-one-point": "two values are compared",
    "scale-upside-down": "two values are compared",
}


def plain(node: Node) -> Any:
    """Return what an editor makes of a document in YAML 1.2."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    return [plain(item) for item in node.items]


def refusals(text: SourceText) -> list[str]:
    root = parse(text).root
    assert root is not None
    validator = VALIDATORS["library" if ".library." in text.path else "map"]
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(plain(root))]


def read(path: Path) -> SourceText | None:
    """Return what stands in a file, or None where it is no YAML: an editor tells that without a schema."""
    text = decode(path.read_bytes(), path.name)
    return text if isinstance(text, SourceText) and parse(text).root is not None else None


def wrapped(keys: str) -> SourceText:
    """Return the smallest map with more keys, or with other values for its own."""
    own = keys.partition(":")[0]
    lines = [line for line in ("title: T", "stages: [A]") if not line.startswith(f"{own}:")]
    return SourceText("map.journey.yaml", "\n".join([*lines, keys]))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_a_valid_map_or_library_passes(path: Path) -> None:
    text = read(path)

    assert text is not None
    assert refusals(text) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.parent.name)
def test_a_mistake_that_a_schema_can_express_is_refused(path: Path) -> None:
    text = read(path)
    mistakes = {diagnostic.name for diagnostic in load_source(text).diagnostics} if text else set()

    if text and mistakes & EXPRESSIBLE:
        assert bool(refusals(text)) == (path.parent.name not in BEYOND)


def test_what_is_beyond_a_schema_is_a_case_of_the_gallery() -> None:
    assert set(BEYOND) <= {path.parent.name for path in INVALID}


@pytest.mark.parametrize(
    "keys",
    [
        "summary:",
        'reviewed: ""',
        "stages: [{name: A, steps}]",
        "kind: ~",
        "tags: [2024, true, 4.20]",
        "reviewed: 2026",
        "emotion_scale: −3..+3",
        "feelings: {wobbly: −0.5}",
        "personas: Ana",
        "personas: {ana: {name: Ana, share: 62.5%}, bo: {name: Bo, share: 0.375}}",
        "metrics: {nps: , csat: 4, ces: {target: 6/7}}",
        "pains: {text: Slow, id: 検索}",
        "use: ../shop.library.yaml",
    ],
)
def test_what_people_write_passes(keys: str) -> None:
    assert load_source(wrapped(keys)).diagnostics == () or keys.startswith("use")
    assert refusals(wrapped(keys)) == []


@pytest.mark.parametrize(
    "keys",
    [
        "title: ",
        "stages: [~]",
        "reviewed: 26",
        "reviewed: 2026.5",
        "language: en_GB",
        "review_every: 90",
        "use: C:/shop.library.yaml",
        "use: https://example.org/shop.library.yaml",
        "personas: {a b: Ana}",
        "personas: [{name: Ana}]",
        "personas: {ana: {share: 62}}",
        'personas: {ana: {name: Ana, share: "0.62"}}',
        "personas: {ana: {name: Ana, share: 101%}}",
        "metrics: {nps: {unit: points}}",
        "metrics: {nps: good}",
        'stages: [{name: A, emotion: {score: "", feeling: ""}}]',
        "opportunities: {text: Faster, impact: 0}",
        "pains: [[Slow]]",
    ],
)
def test_what_cannot_be_meant_is_refused(keys: str) -> None:
    assert load_source(wrapped(keys)).diagnostics != ()
    assert refusals(wrapped(keys)) != []


def test_a_typo_deep_in_a_stage_is_told_where_it_stands() -> None:
    (refusal,) = refusals(
        wrapped("stages: [{name: A, steps: [{name: B, pains: [{text: C, severty: low}]}]}]")
    )

    assert refusal.startswith("$.stages[0].steps[0].pains[0]: ")
    assert "'severty' was unexpected" in refusal


def subschemas(part: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema that describes something which people write, with its place."""
    yield where, part
    for key in ("properties", "$defs"):
        for name, below in part.get(key, {}).items():
            yield from subschemas(below, f"{where}/{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(part.get(key), dict):
            yield from subschemas(part[key], f"{where}/{key}")


def keys_of(reader: Reader, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Yield every key, with the name of the part that has it."""
    while isinstance(reader, ListReader | DictReader):
        reader = reader.item if isinstance(reader, ListReader) else reader.value
    if isinstance(reader, PartReader) and reader.model.__name__ not in seen:
        seen.add(reader.model.__name__)
        for key, below in reader.fields.items():
            yield reader.model.__name__, key
            yield from keys_of(below, seen)


@pytest.mark.parametrize("blank", ['""', '"  "'])
def test_an_empty_text_is_as_absent_as_no_value(blank: str) -> None:
    around = {
        "JourneyMap": "{{title: T, stages: [A], {}}}",
        "Stage": "{{title: T, stages: [{{name: A, {}}}]}}",
        "Step": "{{title: T, stages: [{{name: A, steps: [{{name: B, {}}}]}}]}}",
        "Touchpoint": "{{title: T, stages: [{{name: A, touchpoints: [{{name: B, {}}}]}}]}}",
        "Persona": "{{title: T, stages: [A], personas: {{ana: {{name: Ana, {}}}}}}}",
        "Opportunity": "{{title: T, stages: [A], opportunities: {{text: Faster, {}}}}}",
        "Pain": "{{title: T, stages: [A], pains: {{text: Slow, {}}}}}",
        "Emotion": "{{title: T, stages: [{{name: A, emotion: {{feeling: calm, {}}}}}]}}",
        "Metric": "{{title: T, stages: [A], metrics: {{nps: {{value: 3, {}}}}}}}",
    }
    asked = 0
    for part, key in keys_of(reader_of(JourneyMap), set()):
        map_ = around.get(part, "").format(f"{key}: {blank}")
        if map_ and map_.count(f"{key}:") == 1:
            asked += 1
            text = SourceText("map.journey.yaml", map_)
            assert [each.name for each in load_source(text).diagnostics] == [], map_
            assert refusals(text) == [], map_
    assert asked > 60


@pytest.mark.parametrize("of", ["map", "library"])
class TestForEditors:
    def test_it_is_a_schema(self, of: Literal["map", "library"]) -> None:
        Draft202012Validator.check_schema(schema(of))

    def test_everything_has_a_title_and_a_description(self, of: Literal["map", "library"]) -> None:
        silent = [
            where
            for where, part in subschemas(schema(of))
            if not {"title", "description"} <= part.keys() or not part["description"].endswith(".")
        ]

        assert silent == []

    def test_nothing_offers_null_or_hides_a_mistake_behind_alternatives(
        self, of: Literal["map", "library"]
    ) -> None:
        for _, part in subschemas(schema(of)):
            assert not {"anyOf", "oneOf", "nullable"} & part.keys()
            assert "null" not in part.get("type", ())
            assert part.get("default", 1) is not None

    def test_every_pattern_says_what_to_write(self, of: Literal["map", "library"]) -> None:
        for _, part in subschemas(schema(of)):
            if "pattern" in part:
                assert part["patternErrorMessage"].startswith("write ")

    def test_every_example_and_default_passes(self, of: Literal["map", "library"]) -> None:
        whole = schema(of)
        for where, part in subschemas(whole):
            for example in [*part.get("examples", ()), *([part["default"]] if "default" in part else ())]:
                validator = Draft202012Validator({**part, "$defs": whole["$defs"]})
                assert validator.is_valid(example), (where, example)

    def test_the_skeleton_for_an_empty_file_passes(self, of: Literal["map", "library"]) -> None:
        (snippet,) = schema(of)["defaultSnippets"]

        assert VALIDATORS[of].is_valid(typed(snippet["body"]))


def typed(body: Any) -> Any:
    """Return a snippet as somebody leaves it who accepts every placeholder."""
    if isinstance(body, dict):
        return {typed(key): typed(value) for key, value in body.items()}
    if isinstance(body, list):
        return [typed(item) for item in body]
    return re.sub(r"\$\{\d+:(.*)\}", r"\1", body)


def choices(reader: Reader, seen: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every key that takes one of a few words, with the words."""
    while isinstance(reader, ListReader | DictReader):
        reader = reader.item if isinstance(reader, ListReader) else reader.value
    if not isinstance(reader, PartReader) or reader.model.__name__ in seen:
        return
    seen.add(reader.model.__name__)
    for key, below in reader.fields.items():
        if isinstance(below, TextReader) and below.choices:
            yield f"{reader.model.__name__}.{key}", below.choices
        yield from choices(below, seen)


def test_every_fixed_value_has_a_meaning() -> None:
    known = dict(choices(reader_of(JourneyMap), set()))

    assert {key: tuple(meanings) for key, meanings in MEANINGS.items()} == known
