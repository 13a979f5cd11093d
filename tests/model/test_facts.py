"""A map as facts: all that it says, one a line, and the same for the same map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jmap.model.dump import as_data
from jmap.model.facts import facts, written_part
from jmap.model.journey import JourneyMap
from jmap.model.library import Library
from jmap.source.excerpt import visible
from jmap.source.text import SourceText, decode

ROOT = Path(__file__).parents[2]
MAPS = sorted(
    path for folder in ("tests/valid", "examples") for path in (ROOT / folder).glob("*.journey.yaml")
)


def lines(text: str) -> list[str]:
    part = written_part(SourceText("map", text))
    assert part
    return list(facts(part))


def of_stage(text: str) -> list[str]:
    """Return the facts of a stage A, of which `text` says more."""
    return [
        line.removeprefix("stages/a/") for line in lines(f"title: T\nstages:\n  - name: A\n    {text}\n")[2:]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("emotion: -1", ["emotion/score: -1"]),
        ("emotion: unknown", ["emotion/feeling: unknown"]),
        ("thoughts: [Is it open?, It is]", ["thoughts: Is it open?", "thoughts: It is"]),
        ("thoughts: {text: Hm, owner: desk}", ["thoughts: Hm", "thoughts/hm/owner: desk"]),
        (
            "pains: {text: It is shut, id: shut, severity: high}",
            ["pains/shut: It is shut", "pains/shut/severity: high"],
        ),
        ("touchpoints: [Door]", ["touchpoints: Door"]),
        ("steps: [Goes in]", ["steps/goes-in: Goes in"]),
        ("steps: [{name: Goes, next: []}]", ["steps/goes: Goes", "steps/goes/next: []"]),
        (
            "steps: [{name: Goes, next: [{to: exit, share: 30%}]}]",
            ["steps/goes: Goes", "steps/goes/next: exit", "steps/goes/next/exit/share: 0.3"],
        ),
        (
            "metrics: {nps: +46, time: ~, cost: {target: 3}}",
            ["metrics/nps: +46", "metrics/time:", "metrics/cost/target: 3"],
        ),
        ("lanes: {desk: [Asks, Pays]}", ["lanes/desk: Asks", "lanes/desk: Pays"]),
        ("moment_of_truth: true", ["moment_of_truth: true"]),
        ("summary: |\n      one\n       two\n\n      three", ["summary: one\\n two\\n\\nthree"]),
        ('summary: "a\\e[31mb\\u202ec"', ["summary: a\\x1b[31mb\\u202ec"]),
    ],
)
def test_each_fact_stands_on_a_line_with_its_ids(text: str, expected: list[str]) -> None:
    assert of_stage(text) == expected


def test_a_library_has_facts_of_its_own() -> None:
    assert lines("teams: {desk: {name: Desk, link: x}}\nfeelings: {itchy: 1.5}\n") == [
        "teams/desk: Desk",
        "teams/desk/link: x",
        "feelings/itchy: 1.5",
    ]


def test_references_and_libraries_are_not_looked_up() -> None:
    text = "title: T\nuse: [gone.library.yaml]\nowner: nobody\nstages: [A]\n"

    assert lines(text) == ["title: T", "owner: nobody", "use: gone.library.yaml", "stages/a: A"]


@pytest.mark.parametrize(
    "text", ["", "stages: {", "title: T\n", "titel: T\nstages: [A]\n", "[a]", "a: &a [*a]"]
)
def test_what_is_no_map_has_no_facts(text: str) -> None:
    assert written_part(SourceText("map", text)) is None


def texts_in(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts_in(value)]
    if isinstance(data, list):
        return [text for value in data for text in texts_in(value)]
    return [data] if isinstance(data, str) and data.isprintable() else []


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_everything_that_a_map_says_is_in_its_facts(path: Path) -> None:
    source = decode(path.read_bytes(), path.name)
    assert isinstance(source, SourceText)
    part = written_part(source)
    assert isinstance(part, JourneyMap)

    found = list(facts(part))

    shown = "\n".join(found)
    assert [text for text in texts_in(as_data(part)) if text not in shown] == []
    assert [line for line in found if visible(line) != line] == []


def test_the_name_of_a_file_does_not_matter() -> None:
    assert isinstance(written_part(SourceText("blob", "teams: [A]\n")), Library)
    assert isinstance(written_part(SourceText("a.library.yaml", "title: T\nstages: [A]\n")), JourneyMap)
