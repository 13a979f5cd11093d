"""Whatever stands in a map or in the name of its file, every format stays what it is."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jmap.diagnostics import Diagnostic, Edit, Fix, Related, Severity, Span, Suppressed
from jmap.report.markdown import code, escaped
from jmap.report.registry import FOR_READING, REPORTERS
from jmap.report.report import Report
from jmap.report.statistics import statistics
from jmap.report.wrap import wrapped
from jmap.source.excerpt import display_width, visible
from jmap.source.text import SourceText

WORDS = [
    "`",
    "|",
    "<b>",
    "]]>",
    "&amp;",
    "::error::",
    "%0A",
    "\n",
    "\x1b[31m",
    "\u202e",
    "\ud800",
    "検索",
    " ",
]
TEXT = st.lists(st.sampled_from(WORDS) | st.text(st.characters(), max_size=5), max_size=8).map("".join)
BREAKS_XML_OR_TERMINALS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report with a few diagnostics, in files whose text is known or not."""
    texts: dict[str, SourceText] = {}
    found = []
    for number in range(draw(st.integers(1, 3))):
        source = SourceText(f"{draw(TEXT)}{number}", draw(TEXT))
        start = draw(st.integers(0, len(source.text)))
        span = Span(start, draw(st.integers(start, len(source.text))))
        place = source.place(span)
        if draw(st.booleans()):
            texts[source.path] = source
        fix = Fix(draw(TEXT), (Edit(span, draw(TEXT)),), safe=draw(st.booleans()))
        name = draw(st.sampled_from(["missing-emotion", "unknown-key", "unreadable-file"]))
        severity = draw(st.sampled_from(list(Severity)))
        related = (Related(place, draw(TEXT)),)
        message, advice, label, id_path = (draw(TEXT) for _ in range(4))
        found.append(Diagnostic(name, message, advice, place, severity, label, related, fix, id_path))
    kept_back = (Suppressed(found.pop(), draw(st.sampled_from(["comment", "baseline"])), draw(TEXT)),)
    unloaded = tuple(draw(st.lists(TEXT, max_size=2)))
    mended = {draw(TEXT): ("unknown-key",) * draw(st.integers(0, 2))}
    report = Report(tuple(found), texts, len(found), unloaded, kept_back, mended, draw(TEXT))
    return Report.merged([report])


def data(name: str, report: Report) -> bytes:
    """Return a report as the command writes it to a file."""
    return "".join(text for text, _ in REPORTERS[name](report)).encode(errors="backslashreplace")


@given(reports())
def test_json_parses(report: Report) -> None:
    for name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(data(name, report))
    lines = data("jsonl", report).decode().splitlines()
    assert [json.loads(line)["message"] for line in lines] == [each.message for each in report.diagnostics]


@given(reports())
def test_xml_parses_and_says_the_same(report: Report) -> None:
    for name in ("junit", "checkstyle"):
        messages: list[str] = []

        def start(tag: str, attributes: dict[str, Any], messages: list[str] = messages) -> None:
            if tag in {"failure", "error"} and attributes.get("type") != "unchecked":
                messages.append(attributes["message"])

        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.Parse(data(name, report), True)  # noqa: FBT003  expat takes no keyword
        assert len(messages) == len(report.diagnostics)


@given(reports())
def test_a_workflow_command_is_one_line(report: Report) -> None:
    lines = data("github", report).decode().split("\n")

    assert len(lines) == len(report.diagnostics) + 1
    assert all(re.match(r"::(error|warning|notice) file=[^\r]+$", line) for line in lines[:-1])


@given(reports(), st.none() | st.integers(20, 200))
def test_a_terminal_gets_nothing_but_text(report: Report, width: int | None) -> None:
    shown = [reporter(report, width) for reporter in (*FOR_READING.values(), statistics)]
    for segments in (*shown, REPORTERS["concise"](report)):
        assert not BREAKS_XML_OR_TERMINALS.search("".join(text for text, _ in segments))


@given(TEXT)
def test_markdown_shows_text_as_text(text: str) -> None:
    shown = visible(text).strip()
    (paragraph,) = MarkdownIt("gfm-like", {"linkify": False}).parse(f"x {escaped(shown)} x")[1:2]

    assert {token.type for token in paragraph.children or []} <= {"text", "code_inline", "text_special"}
    plain = "".join(token.content for token in paragraph.children or []).replace("@\u200b", "@")
    assert plain.replace("`", "").split() == f"x {shown} x".replace("`", "").split()


@given(TEXT.filter(lambda text: visible(text).strip()))
def test_markdown_shows_code_as_code(text: str) -> None:
    (paragraph,) = MarkdownIt().parse(f"x {code(text)} x")[1:2]

    codes = [token.content for token in paragraph.children or [] if token.type == "code_inline"]
    assert [each.strip() for each in codes] == [visible(text).strip()]


@given(TEXT, st.integers(10, 60), st.integers(0, 9))
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, width: int, indent: int) -> None:
    shown = visible(text)
    lines = wrapped(shown, width, used=indent, indent=indent).split("\n")

    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")
    for line in lines[1:]:
        assert display_width(line) <= width or " " not in line.strip()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "  three"]),
        ("検索から購入まで、", ["検索から", "  購入ま", "  で、"]),
        ("unbreakable/path/to/a/map", ["unbreakable/path/to/a/map"]),
    ],
)
def test_lines_end_where_a_reader_expects_it(text: str, lines: list[str]) -> None:
    assert wrapped(text, 9, indent=2).split("\n") == lines
