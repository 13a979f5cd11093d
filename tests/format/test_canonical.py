"""The canonical form: what changes, what never does, and that it says the same."""

from __future__ import annotations

import pytest

from jmap.format.canonical import canonical, says_the_same
from jmap.model.load import Loaded, load_source
from jmap.model.use import LoadedLibrary, load_library
from jmap.source.text import SourceText

STAGES = "stages:\n  - name: A\n"


def loaded(text: str) -> Loaded:
    found = load_source(SourceText("a.journey.yaml", text))
    assert found.map, found.diagnostics
    return found


def formatted(text: str, *, add_ids: bool = False) -> str:
    """Return the canonical form after proving that it says the same and has one of its own: itself."""
    before = loaded(text)
    once = canonical(before, add_ids=add_ids)
    after = loaded(once)
    assert says_the_same(before, after)
    assert canonical(after, add_ids=add_ids) == once
    return once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("stages:\n- A\ntitle: T\n", "title: T\nstages:\n  - A\n", id="order and indentation"),
        pytest.param("title:   T\nstages:\n  -    A\n", "title: T\nstages:\n  - A\n", id="spacing"),
        pytest.param("title : T\nstages:\n -\n  name: A\n", f"title: T\n{STAGES}", id="colon and dash"),
        pytest.param(
            "title: T  \n\n\n\n\nstages:\n\n  - A\n\n\n", "title: T\n\nstages:\n  - A\n", id="blank lines"
        ),
        pytest.param(
            "title: T\nteams: [A]\nkind: journey\n\npersonas:\n  - B\n\nlanguage: en\nstages: [A]\n",
            "title: T\nkind: journey\n\nlanguage: en\n\npersonas:\n  - B\n\nteams: [A]\n\nstages: [A]\n",
            id="paragraphs stay apart",
        ),
        pytest.param(
            "title: T\n\nteams: [A]\npersonas: [B]\nstages: [A]\n",
            "title: T\n\npersonas: [B]\nteams: [A]\nstages: [A]\n",
            id="a paragraph stays together",
        ),
        pytest.param("\n\ntitle: T\nstages: [A]\n", "title: T\nstages: [A]\n", id="blank lines on top"),
        pytest.param(
            "title: T # a\t#b\nstages: [A] #c\n", "title: T # a\t#b\nstages: [A] #c\n", id="comments"
        ),
        pytest.param(
            "title: T\nstages:   # a\n- A   # b\n      # c\n",
            "title: T\nstages:   # a\n  - A   # b\n  # c\n",
            id="comments of items",
        ),
        pytest.param(
            "# of stages\nstages: [A]\n# of title\ntitle: T\n",
            "# of title\ntitle: T\n# of stages\nstages: [A]\n",
            id="comments move with their keys",
        ),
        pytest.param(
            "# of the file\n\n# of stages\nstages: [A]\ntitle: T\n# foot\n",
            "# of the file\n\ntitle: T\n# of stages\nstages: [A]\n# foot\n",
            id="comments on top and at the foot",
        ),
        pytest.param(
            "# yaml-language-server: $schema=x\nstages: [A]\ntitle: T\n",
            "# yaml-language-server: $schema=x\ntitle: T\nstages: [A]\n",
            id="a line for editors",
        ),
        pytest.param(
            "---  # a\nstages: [A]\ntitle: T\n...\n# b\n",
            "---  # a\ntitle: T\nstages: [A]\n...\n# b\n",
            id="document marks",
        ),
        pytest.param(
            "title: T\nstages:\n- emotion: 1\n  # of name\n  name: A\n  id: a\n",
            "title: T\nstages:\n  - id: a\n    # of name\n    name: A\n    emotion: 1\n",
            id="keys of items",
        ),
        pytest.param(
            "title: T\nstages:\n- name: A\n  # of id\n  id: a\n",
            "title: T\nstages:\n  - name: A\n    # of id\n    id: a\n",
            id="a comment does not get to speak of the whole item",
        ),
        pytest.param(
            "title: T\nstages:\n- name: A # jmap: ignore[all]\n  id: a\n",
            "title: T\nstages:\n  - name: A # jmap: ignore[all]\n    id: a\n",
            id="a suppression covers what it covered",
        ),
        pytest.param(
            "title: T\nstages:\n-\n  # of name\n  name: A\n  emotion: 1\n",
            "title: T\nstages:\n  -\n    # of name\n    name: A\n    emotion: 1\n",
            id="a comment below a dash",
        ),
        pytest.param(
            "title: T\nstages:\n- # of item\n  name: A\n",
            "title: T\nstages:\n  - # of item\n    name: A\n",
            id="a comment behind a dash",
        ),
        pytest.param(
            "title: T\nsummary: one\n    two\n\n      three\nstages: [A]\n",
            "title: T\nsummary: one\n  two\n\n  three\nstages: [A]\n",
            id="a text of several lines",
        ),
        pytest.param(
            'title: T\nsummary: "one \n  two\\\n      three  \\\n four"\nstages: [A]\n',
            'title: T\nsummary: "one\n  two\\\n  three  \\\n  four"\nstages: [A]\n',
            id="quotes over several lines",
        ),
        pytest.param(
            "title: T\nsummary: # why\n     # and how\n     Because\nstages: [A]\n",
            "title: T\nsummary: # why\n  # and how\n  Because\nstages: [A]\n",
            id="a text on the next line",
        ),
        pytest.param(
            "title: T\nstages:\n- name: A\n  summary: |\n         one\n           two\n\n         three\n",
            "title: T\nstages:\n  - name: A\n    summary: |\n      one\n        two\n\n      three\n",
            id="a text as it stands",
        ),
        pytest.param(
            "title: T\nstages:\n- name: A\n  summary: |2\n      one\n    two\n",
            "title: T\nstages:\n  - name: A\n    summary: |2\n        one\n      two\n",
            id="a text as it stands, with its indentation",
        ),
        pytest.param(
            "stages: [A]\nsummary: >+\n  one\n\n\ntitle: T\n",
            "title: T\nsummary: >+\n  one\n\n\nstages: [A]\n",
            id="blank lines of a text",
        ),
        pytest.param(
            "kind: journey\n\nsummary: |+\n  one\nstages: [A]\ntitle: T\n",
            "title: T\nsummary: |+\n  one\nkind: journey\n\nstages: [A]\n",
            id="no blank line is added to a text",
        ),
        pytest.param(
            "summary: |\n  one\n    \nstages: [A]\ntitle: T\n",
            "title: T\nsummary: |\n  one\n    \nstages: [A]\n",
            id="blanks that belong to a text",
        ),
        pytest.param(
            "title: T\nstages:\n- name: A\n  needs: [one,\n      # why\n      two\n    ] # end\n",
            "title: T\nstages:\n  - name: A\n    needs: [one,\n        # why\n        two\n      ] # end\n",
            id="brackets over several lines",
        ),
        pytest.param(
            "title: T\nstages:\n-   name: A\n    thoughts:\n        [one,\n          two]\n",
            "title: T\nstages:\n  - name: A\n    thoughts:\n      [one,\n        two]\n",
            id="brackets on the next line",
        ),
        pytest.param("{stages: [A],   title: T}\n", "{stages: [A],   title: T}\n", id="all in brackets"),
        pytest.param(
            "stages:\n- name: &t A\ntitle: *t\n",
            "stages:\n  - name: &t A\ntitle: *t\n",
            id="an alias stays behind its anchor",
        ),
        pytest.param(
            "title: T\nstages:\n- &a\n  emotion: &e 1\n  name: A\n- emotion: *e\n  name: B\n",
            "title: T\nstages:\n  - &a\n    name: A\n    emotion: &e 1\n  - name: B\n    emotion: *e\n",
            id="anchors",
        ),
        pytest.param(
            "title: T\npersonas: {z: Z, a: A}\nteams:\n  z: Z\n  a: A\nstages: [A]\n",
            "title: T\npersonas: {z: Z, a: A}\nteams:\n  z: Z\n  a: A\nstages: [A]\n",
            id="free keys keep their order",
        ),
        pytest.param(
            "stages:\r\n- A\r\ntitle: 検索 # ×\r\n",
            "title: 検索 # ×\r\nstages:\r\n  - A\r\n",
            id="Windows breaks and other scripts",
        ),
        pytest.param("stages: [A]\ntitle: T", "title: T\nstages: [A]", id="no break at the end"),
        pytest.param(
            "title: T\nstages:\n- name: A\n  ? emotion\n  : 1\n",
            "title: T\nstages:\n  - name: A\n    ? emotion\n    : 1\n",
            id="an unusual key",
        ),
        pytest.param(
            "title: T\nstages:\n- name: A\n  pains:\n    severity: high\n    text: P\n",
            "title: T\nstages:\n  - name: A\n    pains:\n      text: P\n      severity: high\n",
            id="an item that stands alone",
        ),
        pytest.param(
            "title: T\nsummary:   # later\nstages: [A]\n",
            "title: T\nsummary:   # later\nstages: [A]\n",
            id="nothing",
        ),
    ],
)
def test_a_map_in_canonical_form(text: str, expected: str) -> None:
    assert formatted(text) == expected


def test_a_library_has_its_own_order() -> None:
    text = "lanes:\n    desk: {name: Desk}\nteams:\n    shop:\n        link: x\n        name: Shop\n"
    library = load_library(SourceText("a.library.yaml", text), None)

    after = load_library(SourceText("a.library.yaml", canonical(library)), None)

    assert after.source
    assert after.source.text == "teams:\n  shop:\n    name: Shop\n    link: x\nlanes:\n  desk: {name: Desk}\n"
    assert says_the_same(library, after)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"title: T\n{STAGES}", f"title: U\n{STAGES}"),
        (f"title: T # a\n{STAGES}", f"title: T # b\n{STAGES}"),
        (f"title: T\nteams: {{a: A, b: B}}\n{STAGES}", f"title: T\nteams: {{b: B, a: A}}\n{STAGES}"),
    ],
)
def test_what_says_something_else_is_told_apart(one: str, other: str) -> None:
    assert not says_the_same(loaded(one), loaded(other))


def lines(*each: str) -> str:
    return "".join(f"{line}\n" for line in ("title: T", "stages:", *each))


NAMED_A = ("  - id: a", "    name: A")
NAMED_B = ("  - id: b", "    name: B")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (("  - name: Look up", "    emotion: 1"), ("  - id: look-up", "    name: Look up", "    emotion: 1")),
        (("  - Look up # a",), ("  - id: look-up", "    name: Look up # a")),
        (
            ("  - Look up # jmap: ignore[all]",),
            ("  - name: Look up # jmap: ignore[all]", "    id: look-up"),
        ),
        (("  - {name: Look up, emotion: 1}",), ("  - {id: look-up, name: Look up, emotion: 1}",)),
        (NAMED_A, NAMED_A),
        (('  - "Null"',), ('  - id: "null"', '    name: "Null"')),
        (
            ("  - {name: A, id: a, steps: [Go in?, {name: Sit}]}",),
            ("  - {name: A, id: a, steps: [{id: go-in, name: Go in?}, {id: sit, name: Sit}]}",),
        ),
        (
            (*NAMED_A, "    pains:", "      - text: Long", "        severity: high"),
            (*NAMED_A, "    pains:", "      - id: long", "        text: Long", "        severity: high"),
        ),
    ],
)
def test_ids_are_written_where_they_are_missing(text: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert formatted(lines(*text), add_ids=True) == lines(*expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param((*NAMED_A, "    touchpoints:", "      - Mail", "    pains: [P]"), id="short forms"),
        pytest.param((*NAMED_A, "    thoughts:", "      - text: N"), id="notes"),
        pytest.param(
            (*NAMED_A, "    steps: [{name: Mail}]", *NAMED_B, "    steps: [{name: Mail}]"),
            id="the same name twice",
        ),
        pytest.param(
            (*NAMED_A, "    touchpoints: &t [{name: Mail}]", *NAMED_B, "    touchpoints: *t"),
            id="behind an alias",
        ),
        pytest.param(
            (*NAMED_A, "    steps:", "      - name: |", "          Text", "      - Two", "        lines"),
            id="texts of several lines",
        ),
    ],
)
def test_no_id_is_written_where_it_would_be_in_the_way(text: tuple[str, ...]) -> None:
    assert formatted(lines(*text), add_ids=True) == lines(*text)


def test_a_library_has_no_ids_to_write() -> None:
    library = load_library(SourceText("a.library.yaml", "teams:\n  shop: Shop\n"), None)

    assert isinstance(library, LoadedLibrary)
    assert canonical(library, add_ids=True) == "teams:\n  shop: Shop\n"
