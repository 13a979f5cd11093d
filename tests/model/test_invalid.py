"""What is said of wrong maps beyond the gallery: how much, how often, and that examples in help are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import jmap
from jmap.model.example import as_yaml, example
from jmap.model.journey import JourneyMap
from jmap.model.library import Evidence, Library
from jmap.model.persona import Persona
from jmap.model.stage import Stage
from jmap.source.text import SourceText
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from jmap.model.part import Part


def told(text: str) -> list[str]:
    return [f"{each.name}@{each.place.line}:{each.place.column}" for each in jmap.loads(text).diagnostics]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tilte: x\nstages: [a]", ["unknown-key@1:1"]),
        ("title: x\nstages: [{nmae: a}]", ["unknown-key@2:11"]),
        ("title: x\nstages: [{name: a, emotion: {scroe: 1}}]", ["unknown-key@2:30"]),
        ("title: x\nstages: [{nonsense: a, goal: b}]", ["unknown-key@2:11"]),
        ("title: x\nstages: [{name: a, steps: [{name: b, next: {tox: exit}}]}]", ["unknown-key@2:45"]),
        (
            "title: x\nchannels: [Web]\nstages: [{name: a, foo: [Google], channel: Google}]",
            ["unknown-key@3:20", "unknown-reference@3:44"],
        ),
        (
            "title: x\npersonas: [kim]\nstages: [{name: a, emotion: {kim: -2,5, lee: 1}}]",
            ["unknown-key@3:30", "damaged-text@3:35"],
        ),
        (
            "title: x\npersonas: [kim]\nstages: [{name: a, pains: [{kim: Slow, severity: high}]}]",
            ["missing-key@3:28", "unknown-key@3:29"],
        ),
        ('title: x\nstages: [{name: a, "\\0": 1}]', ["unknown-key@2:20"]),
        ("title: x\nmetrics: {volume: 1,200,300}\nstages: [a]", ["damaged-text@2:19"]),
        ("title: x\nstages: [{name: a, pains: {bea: Slow}}]", ["unknown-key@2:28"]),
        (
            "title: x\nstages: [{nonsense: a, rubbish: b}]",
            ["missing-key@2:10", "unknown-key@2:11", "unknown-key@2:24"],
        ),
        ("title: x\npersonas: [{name: a}, {name: b}, {name: c}]\nstages: [a]", ["wrong-type@2:13"]),
        ("title: !!python/x [a]\nstages: [a]", ["unsupported-yaml@1:8"]),
        (
            "title: x\nstages: [{name: a, thoughts: &t {txet: b}}, {name: c, thoughts: *t}]",
            ["unknown-key@2:34"],
        ),
        ("title: x\nemotion_scale: a..b\nstages: [a]", ["wrong-type@2:16"]),
        ("title: x\nstages: [{name: a, owner: b: c}]", ["yaml-syntax@2:27"]),
    ],
)
def test_one_mistake_is_told_once(text: str, names: list[str]) -> None:
    assert told(text) == names


def test_a_broken_part_keeps_nothing_else_from_being_found() -> None:
    text = (
        "title: [x]\nowner: nobody\nstages: [{emotion: sadd}, {name: a, next: b}, 7]\n"
        "pains: {text: p, severity: huge}"
    )

    assert told(text) == [
        "wrong-type@1:8",
        "unknown-reference@2:8",
        "missing-key@3:10",
        "unknown-feeling@3:20",
        "unknown-key@3:37",
        "unknown-value@4:28",
    ]


def test_what_a_broken_list_declares_is_not_called_unknown() -> None:
    assert told("title: x\nteams: 3: 4\nowner: shop\nstages: [a]") == ["yaml-syntax@2:8"]
    assert told("title: x\nteams: [[shop]]\nowner: shop\nstages: [a]") == ["wrong-type@2:9"]


def test_a_mistake_in_thousands_is_told_in_seconds() -> None:
    stages = "".join(f"  - {{naem: s{number}, owner: t{number}, foo: 1}}\n" for number in range(2000))

    assert len(told(f"title: x\nstages:\n{stages}")) >= 6000


@pytest.mark.parametrize(
    "model", [JourneyMap, Library, Stage, Persona, Evidence], ids=lambda model: model.__name__
)
def test_every_example_in_a_help_can_be_typed_as_it_stands(model: type[Part]) -> None:
    for name, field in model.model_fields.items():
        shown = example(model, field.alias or name)
        if shown:
            assert parse(SourceText("help", shown)).diagnostics == ()
            assert parse(SourceText("help", f"{{{shown}}}")).diagnostics == ()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"a": ["b, c", "d: e", "f"]}, '{a: ["b, c", "d: e", f]}'),
        (True, "true"),
        (2.5, "2.5"),
        ("https://example.com", "https://example.com"),
    ],
)
def test_examples_are_yaml_on_one_line(value: object, written: str) -> None:
    assert as_yaml(value) == written
