"""The reports, as a person or a program gets them."""

from __future__ import annotations

import json

import pytest

import jmap
from jmap.diagnostics import Diagnostic, Edit, Fix, Place, Severity, Span, Suppressed
from jmap.report.registry import REPORTERS
from jmap.report.report import Report, mended_in
from jmap.source.text import SourceText

MENDED = {"a.yaml": ("damaged-text", "damaged-text"), "b.yaml": ("unknown-key",)}
MAP = """\
title: 検索から購入まで
personas: {aiko: {name: 愛子}}
stages:
  - name: 検索
    personas: [aikoo]
  - name: Pay
    emotion: &low {score: -9, because: "It\u202e was late"}
    steps: [{name: Card, emotion: *low}]
"""


def report_of(text: str) -> Report:
    """Return what loading a text says."""
    loaded = jmap.loads(text, "maps/shoes.journey.yaml")
    return Report(loaded.diagnostics, loaded.texts, 1, () if loaded.map else (loaded.path,))


def written(name: str, report: Report) -> str:
    """Return a report without its styles."""
    return "".join(text for text, _ in REPORTERS[name](report))


def test_the_full_report_shows_the_place_the_reason_and_the_way_out() -> None:
    assert (
        written("full", report_of(MAP))
        == """\
error[JM007] unknown-reference: stage `検索` names the persona `aikoo`, which is not declared
 --> maps/shoes.journey.yaml:5:16
  |
4 |   - name: 検索
5 |     personas: [aikoo]
  |                ^^^^^
  |
  = help: did you mean `aiko`?
  = jmap rule unknown-reference

error[JM010] out-of-range: `emotion` of stage `pay` is -9, which is not on the scale
 --> maps/shoes.journey.yaml:7:27
  |
6 |   - name: Pay
7 |     emotion: &low {score: -9, because: "It\\u202e was late"}
  |                           ^^
  |
  = help: write a score from -2 to 2; another scale is declared with `emotion_scale: 1..5`
  = jmap rule out-of-range

Found 2 errors in 1 file; 1 can be fixed with --fix --unsafe-fixes. \
The other rules could not check maps/shoes.journey.yaml.
"""
    )


def test_the_concise_report_is_a_line_each() -> None:
    assert written("concise", report_of(MAP)).splitlines() == [
        (
            "maps/shoes.journey.yaml:5:16: JM007 unknown-reference error: "
            "stage `検索` names the persona `aikoo`, which is not declared"
        ),
        (
            "maps/shoes.journey.yaml:7:27: JM010 out-of-range error: "
            "`emotion` of stage `pay` is -9, which is not on the scale"
        ),
    ]


def test_the_json_report_says_all_of_it() -> None:
    document = json.loads(written("json", report_of(MAP)))
    first = document["diagnostics"][0]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (5, 16, 5, 21)
    start = MAP.index("aikoo")
    assert first["fix"]["edits"] == [{"start": start, "end": start + 5, "text": "aiko"}]
    assert document["unloaded"] == ["maps/shoes.journey.yaml"]


def test_a_fix_in_the_json_report_can_be_applied() -> None:
    document = json.loads(written("json", report_of(MAP)))
    (edit,) = document["diagnostics"][0]["fix"]["edits"]
    mended = MAP[: edit["start"]] + edit["text"] + MAP[edit["end"] :]
    assert [each.code for each in jmap.loads(mended).diagnostics] == ["JM010"]


def test_a_file_that_was_not_read_has_no_excerpt() -> None:
    diagnostic = Diagnostic("unreadable-file", "the file cannot be read", "check the path", Place("a.yaml"))
    text = written("full", Report((diagnostic,), {}, 1, ("a.yaml",)))
    assert text.splitlines()[:3] == [
        "error[JM013] unreadable-file: the file cannot be read",
        "  --> a.yaml",
        "   = help: check the path",
    ]


def diagnostics(*severities: Severity, fix: Fix | None = None) -> tuple[Diagnostic, ...]:
    """Return a diagnostic of each severity."""
    return tuple(
        Diagnostic("unknown-key", f"m{number}", "h", Place("a"), severity, fix=fix)
        for number, severity in enumerate(severities)
    )


ERROR, WARNING, INFO = Severity
SAFE, UNSAFE = (Fix("t", (Edit(Span(0, 0), "x"),), safe=safe) for safe in (True, False))
KNOWN = Suppressed(diagnostics(ERROR)[0], "baseline")
ASKED_NOT_TO = Suppressed(diagnostics(ERROR)[0], "comment", "interviews in May")


@pytest.mark.parametrize(
    ("report", "summary"),
    [
        (Report((), {}, 3), "Checked 3 files: nothing to report."),
        (Report(diagnostics(WARNING), {}, 1234), "Found 1 warning in 1,234 files."),
        (Report(diagnostics(ERROR, INFO, ERROR), {}, 3), "Found 2 errors and 1 info in 3 files."),
        (
            Report(diagnostics(INFO, WARNING, ERROR), {}, 3),
            "Found 1 error, 1 warning and 1 info in 3 files.",
        ),
        (
            Report(diagnostics(ERROR), {}, 3, ("a", "b")),
            "Found 1 error in 3 files. The other rules could not check a, b.",
        ),
        (
            Report(diagnostics(ERROR), {}, 4, tuple("abcd")),
            "Found 1 error in 4 files. The other rules could not check 4 files.",
        ),
        (Report((), {}, 1, ("a",)), "Checked 1 file. The other rules could not check a."),
        (
            Report(diagnostics(ERROR, fix=SAFE), {}, 1),
            "Found 1 error in 1 file; 1 [*] can be fixed with --fix.",
        ),
        (
            Report(diagnostics(ERROR, fix=UNSAFE), {}, 1),
            "Found 1 error in 1 file; 1 can be fixed with --fix --unsafe-fixes.",
        ),
        (
            Report((*diagnostics(ERROR, fix=SAFE), *diagnostics(ERROR, fix=UNSAFE)), {}, 1),
            "Found 2 errors in 1 file; 1 [*] can be fixed with --fix, 1 more with --unsafe-fixes.",
        ),
        (Report(diagnostics(ERROR, ERROR), {}, 1, mended=MENDED), "Fixed 3, 2 errors remain in 1 file."),
        (Report(diagnostics(ERROR), {}, 1, mended=MENDED), "Fixed 3, 1 error remains in 1 file."),
        (Report((), {}, 2, mended={"a.yaml": ("damaged-text",)}), "Fixed 1, nothing remains in 2 files."),
        (
            Report(diagnostics(ERROR), {}, 2, suppressed=(KNOWN, ASKED_NOT_TO)),
            "Found 1 error in 2 files. 1 more is in the baseline.",
        ),
        (
            Report((), {}, 2, suppressed=(KNOWN, KNOWN)),
            "Checked 2 files: nothing new to report. 2 are in the baseline.",
        ),
        (Report((), {}, 2, suppressed=(ASKED_NOT_TO,)), "Checked 2 files: nothing to report."),
    ],
)
def test_the_summary_is_a_sentence(report: Report, summary: str) -> None:
    assert report.summary == summary


def test_reports_are_merged_in_order_and_say_nothing_twice() -> None:
    first, second, third = (Diagnostic("unknown-key", "m", "h", Place("a", line=line)) for line in (1, 2, 10))
    text, of_a, of_b = SourceText("a", ""), {"a": ("unknown-key",)}, {"b": ("unknown-key",)}
    merged = Report.merged(
        [
            Report((third, first), {"a": text}, 2, ("a",), (KNOWN,), of_a, "maps"),
            Report((second, first), {"b": text}, 3, ("b", "a"), (ASKED_NOT_TO, KNOWN), of_b, "maps"),
        ],
    )

    texts, kept_back = {"a": text, "b": text}, (KNOWN, ASKED_NOT_TO)
    assert merged == Report((first, second, third), texts, 5, ("a", "b"), kept_back, of_a | of_b, "maps")
    assert merged.fixed == 2


def test_what_was_mended_is_told_by_file_and_rule() -> None:
    report = Report((), {}, 2, mended=MENDED)

    assert list(mended_in(report)) == ["a.yaml: damaged-text (2)", "b.yaml: unknown-key"]


@pytest.mark.parametrize("name", ["full", "concise", "grouped", "markdown"])
def test_what_can_be_fixed_safely_is_marked_for_people(name: str) -> None:
    told = [written(name, Report(diagnostics(ERROR, fix=fix), {}, 1)) for fix in (SAFE, UNSAFE, None)]

    assert [each.replace("\\", "").count("[*] m0") for each in told] == [1, 0, 0]


def test_nothing_merged_is_nothing_found() -> None:
    assert Report.merged([]) == Report((), {}, 0)


@pytest.mark.parametrize("name", ["full", "concise"])
def test_no_name_of_a_file_or_a_thing_plays_with_the_terminal(name: str) -> None:
    place = Place("\u202eevil\n.yaml")
    shown = written(name, Report((Diagnostic("unknown-key", "the \x1b[31mkey", "do\x07 it", place),), {}, 1))

    assert "the \\x1b[31mkey" in shown
    assert "\\u202eevil\\x0a.yaml" in shown
    assert shown.replace("\n", "").isprintable()
