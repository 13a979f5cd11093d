"""Whatever stands in a file, loading it ends in a map or in diagnostics that can be shown, never in an error.

The texts are random, or valid maps that somebody has damaged: lines and words lost, doubled, swapped,
and hostile strings put between them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jmap.model.load import Loaded, load_bytes
from jmap.report.concise import concise
from jmap.report.full import full
from jmap.report.json import json
from jmap.report.report import Report
from jmap.source.builder import Builder
from jmap.source.data import data_of
from jmap.source.libyaml import reading
from jmap.source.standins import with_stand_ins
from jmap.source.text import SourceText
from jmap.source.yaml import parse

ROOT = Path(__file__).parents[2]
SIGNS = [
    *":-?,[]{}#&*!|>'\"%@`~.=+",
    *(": ", "- ", "? ", " #", "&a ", "*a", "&a *a", "<<: *a", "!!str ", "!x ", "---\n", "...\n"),
    *("%YAML 1.2\n", "%TAG ! x\n", "|\n", ">-\n", "|2+\n", "[[", "{{", "}}", "{}", "[]", "''", '""'),
    *('"\\u', '"\\x', '"\\ud83d\\ude00"', "null", "true", "no", "yes", "0x1F", "1e999", "-.inf", ".nan"),
    *("\u22121", "1..5", "5..1", "1..x", "9" * 20, "62%", "-1", "3", "2026-02-30", "6 months", "de-CH"),
]
HOSTILE = [
    *"\x00\x07\x7f\x85\xa0\u2028\ufeff\u200b\u200d\u202e\ud800\ue000\ufffe\u3000：–\r\t\\/",
    *("\x1b[31m", "\U0001f469\u200d\U0001f467", "e\u0301", "検索", "عربي", "<script>", "]]>"),
    *("../../etc/passwd", "x" * 2000, "(" * 500, "exit", "unknown"),
]
NAMES = """
    title stages name id steps touchpoints emotion score feeling next to share personas per_persona metrics
    value pains text severity solves opportunities evidence teams owner use feelings lanes rows emotion_scale
    jmap reviewed language journey image channel moment_of_truth naem phases x
"""
KEYS = [f"{name}: " for name in NAMES.split()]
WORDS = [*SIGNS, *KEYS, *HOSTILE]
TOKEN = re.compile(r"\r\n|\s|[\w$%.+-]+|.", re.DOTALL)


@cache
def seeds() -> list[str]:
    """Return maps to damage: the valid ones, and the broken ones, which are halfway there."""
    folders = (ROOT / "tests" / "valid", ROOT / "examples", ROOT / "tests" / "invalid")
    paths = [path for folder in folders for path in sorted(folder.rglob("*.journey.yaml"))]
    return [path.read_bytes().decode("utf-8", "replace")[:6000] for path in paths]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A map in which up to six places were changed, by the word or by the line."""
    text = draw(st.sampled_from(seeds()))
    glue = draw(st.sampled_from(["", "\n", "\r\n"]))
    pieces = (text.splitlines() if glue else TOKEN.findall(text)) or [""]
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(pieces) - 1))
        other = draw(st.integers(0, len(pieces) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "insert", "replace", "cut", "indent"])):
            case "drop":
                pieces[at] = ""
            case "double":
                pieces[at] *= 2
            case "swap":
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case "insert":
                pieces[at] += draw(st.sampled_from(WORDS))
            case "replace":
                pieces[at] = draw(st.sampled_from(WORDS))
            case "cut":
                del pieces[max(at, 1) :]
            case _:
                pieces[at] = draw(st.sampled_from([" ", "  ", "\t", "- "])) + pieces[at]
    return glue.join(pieces)


def holds(data: bytes) -> None:
    """Load `data` and hold it to what loading promises."""
    loaded = load_bytes(data, "map.journey.yaml")
    size = len(loaded.source.text) if loaded.source else len(data)

    assert (loaded.map is None) == bool(loaded.diagnostics)
    assert list(loaded.diagnostics) == sorted(loaded.diagnostics, key=lambda each: each.sort_key)
    for diagnostic in loaded.diagnostics:
        assert diagnostic.message.strip() == diagnostic.message != ""
        assert diagnostic.help.strip() == diagnostic.help != ""
        assert "\0" not in diagnostic.message + diagnostic.help
        for place in (diagnostic.place, *(related.place for related in diagnostic.related)):
            assert 0 <= place.span.start <= place.span.end <= size
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= size
    can_be_shown(loaded)


def is_what_the_tree_holds(text: str) -> None:
    """Hold the data of a text with which all is well to the tree that is made in any case."""
    source = SourceText("map.journey.yaml", text)
    parsed = parse(source)
    if parsed.is_read and not parsed.diagnostics:
        builder = Builder(source, reading(with_stand_ins(text)[0]))

        assert data_of(builder.document()) == parsed.data
        assert (builder.diagnostics, builder.missing_dash) == ([], None)


def can_be_shown(loaded: Loaded) -> None:
    """Write all reports, and nothing in them that plays with a terminal."""
    report = Report(loaded.diagnostics, loaded.texts, 1, () if loaded.map else (loaded.path,))
    for reporter in (full, concise):
        shown = "".join(text for text, _ in reporter(report))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    "".join(text for text, _ in json(report)).encode()


@settings(max_examples=10 * settings().max_examples)
@given(damaged())
@example("title: A\nstages:\n  - {name: Call, touchpoints: [Phone, Voicemail}\n\t  - name: Pay")
def test_a_damaged_map(text: str) -> None:
    holds(text.encode("utf-8", "surrogatepass"))
    is_what_the_tree_holds(text)


@settings(max_examples=4 * settings().max_examples)
@given(st.lists(st.sampled_from([*WORDS, "\n", "\n  ", "\n    ", " ", "a"]), max_size=40).map("".join))
def test_words_and_signs_in_any_order(text: str) -> None:
    holds(text.encode("utf-8", "surrogatepass"))
    is_what_the_tree_holds(text)


@settings(max_examples=2 * settings().max_examples)
@given(st.text(st.characters(), max_size=200))
def test_any_text(text: str) -> None:
    holds(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=2 * settings().max_examples)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    holds(data)


@settings(max_examples=2 * settings().max_examples)
@given(st.sampled_from(seeds()), st.integers(0, 6000), st.binary(min_size=1, max_size=4))
def test_a_map_with_foreign_bytes_in_it(text: str, at: int, foreign: bytes) -> None:
    data = text.encode("utf-8", "surrogatepass")
    holds(data[:at] + foreign + data[at:])
