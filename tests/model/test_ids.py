"""Ids: what names become, and what a reference means."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jmap
from jmap.model.flow import edges
from jmap.model.ids import Target, by_name, free_id, is_id, resolve, slug

BOTH = [Target("before", ""), Target("reads", "before"), Target("after", ""), Target("reads", "after")]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Sees an ad", "sees-an-ad"),
        ("  Pays -- by card!  ", "pays-by-card"),
        ("v1.2_final", "v1.2_final"),
        ("検索", "検索"),
        ("Cafe\u0301", "caf\u00e9"),
        ("खोजना", "खोजना"),
        ("…", ""),
        ("C++", "c"),
        ("../x", "x"),
    ],
)
def test_a_name_becomes_an_id(name: str, id_: str) -> None:
    assert slug(name) == id_


@given(st.text())
def test_every_slug_is_an_id_and_its_own_slug(name: str) -> None:
    made = slug(name)

    assert made == "" or is_id(made)
    assert slug(made) == made
    assert unicodedata.is_normalized("NFC", made)


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=12))
def test_no_two_siblings_get_one_id(names: list[str]) -> None:
    taken: dict[str, int] = {}

    ids = [free_id(name, taken) for name in names]

    assert len(set(ids)) == len(names)
    assert all(id_.startswith(name) for id_, name in zip(ids, names, strict=True))


@pytest.mark.parametrize(
    ("reference", "seen_from", "meant"),
    [
        ("after/reads", "before", ["after/reads"]),
        ("reads", "before", ["before/reads"]),
        ("reads", "after", ["after/reads"]),
        ("reads", "", ["before/reads", "after/reads"]),
        ("after", "before", ["after"]),
        ("nothing", "before", []),
    ],
)
def test_a_full_id_goes_before_a_sibling_and_a_sibling_before_a_short_id(
    reference: str, seen_from: str, meant: list[str]
) -> None:
    assert [target.full_id for target in resolve(reference, BOTH, seen_from)] == meant
    narrowed = by_name(BOTH).get(reference, [])
    assert [target.full_id for target in resolve(reference, narrowed, seen_from)] == meant


ASKS = "steps: [{name: B, next: book}]"


@pytest.mark.parametrize(
    ("stages", "meant"),
    [
        ("{name: Book, steps: [A, {name: B, next: book}, {name: C, id: book}]}", "book/book"),
        ("{name: Book}, {name: P, steps: [{name: B, next: book}, {name: C, id: book}]}", "p/book"),
        (f"{{name: Book}}, {{name: P, steps: [{{name: C, id: book}}]}}, {{name: Q, {ASKS}}}", "p/book"),
        ("{name: X, id: book, steps: [A, {name: B, next: book}, Book]}", "book/a"),
        (f"{{name: Book}}, {{name: P, steps: [Book]}}, {{name: Q, {ASKS}}}", "book"),
        ("{name: Book, steps: [Book, {name: B, next: book}]}", "book/book"),
    ],
)
def test_of_a_stage_and_a_step_with_one_id_the_written_one_is_meant(stages: str, meant: str) -> None:
    loaded = jmap.loads(f"title: x\nstages: [{stages}]\n")
    assert loaded.map, loaded.diagnostics

    assert [edge.target for edge in edges(loaded.map) if edge.source.endswith("/b")] == [meant]


def test_a_stage_and_a_neighbour_with_one_id_that_nobody_wrote_are_both_named() -> None:
    text = "title: x\nstages: [{name: Book}, {name: P, steps: [{name: B, next: book}, Book]}]\n"
    (found,) = jmap.loads(text).diagnostics

    assert found.message == "`book` could be the stage `book` or the step `p/book`"
    assert found.help == "write `p/book` if you mean that; if you mean the stage, give it `id: book`"
    assert not jmap.loads(text.replace("next: book", "next: p/book")).diagnostics
    assert not jmap.loads(text.replace("{name: Book", "{name: Book, id: book")).diagnostics


def test_references_of_a_map_are_resolved_so() -> None:
    loaded = jmap.loads(
        "title: x\nstages:\n"
        "  - {name: Before, steps: [{name: Reads, next: answers}, Answers]}\n"
        "  - {name: After, steps: [{name: Reads, next: before/answers}, {name: Answers, next: before}]}\n"
    )
    assert loaded.map

    assert {(edge.source, edge.target) for edge in edges(loaded.map)} >= {
        ("before/reads", "before/answers"),
        ("after/reads", "before/answers"),
        ("after/answers", "before/reads"),
    }
