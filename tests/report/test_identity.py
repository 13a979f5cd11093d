"""What a diagnostic is known by: fingerprints, paths from the root, columns in other units."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jmap.diagnostics import Diagnostic, Place, Span, Suppressed
from jmap.report.columns import recounted, utf8_bytes, utf16_units
from jmap.report.fingerprint import fingerprints
from jmap.report.paths import root_path, uri
from jmap.report.report import Report
from jmap.source.text import SourceText

PLACE = Place("maps/shoes.journey.yaml", line=3, end_line=3)
ADVICE = Diagnostic("missing-emotion", "stage `a` has no emotion", "add one", PLACE, id_path="stages/a")


def fingerprint(diagnostic: Diagnostic, folder: str = "") -> str:
    return fingerprints(Report((diagnostic,), {}, 1, folder=folder))[diagnostic]


def test_a_fingerprint_outlives_moved_lines_and_new_words() -> None:
    moved = replace(ADVICE, place=replace(PLACE, line=30), message="stage `a` lacks an emotion", help="do")
    assert fingerprint(moved) == fingerprint(ADVICE)


@pytest.mark.parametrize(
    "other",
    [
        replace(ADVICE, id_path="stages/b"),
        replace(ADVICE, name="missing-touchpoint"),
        replace(ADVICE, place=replace(PLACE, path="maps/boots.journey.yaml")),
    ],
)
def test_another_thing_rule_or_file_has_another_fingerprint(other: Diagnostic) -> None:
    assert fingerprint(other) != fingerprint(ADVICE)


def test_a_fingerprint_is_the_same_from_any_folder() -> None:
    from_below = replace(ADVICE, place=replace(PLACE, path="shoes.journey.yaml"))
    assert fingerprint(from_below, folder="maps") == fingerprint(ADVICE)


def test_what_is_no_map_is_known_by_its_message() -> None:
    first = Diagnostic("unknown-key", "unknown key `a`", "remove it", PLACE)
    assert fingerprint(replace(first, message="unknown key `b`")) != fingerprint(first)


def test_equal_ones_are_numbered_and_stay_so_when_one_is_suppressed() -> None:
    second = replace(ADVICE, place=replace(PLACE, line=9))
    both = fingerprints(Report((ADVICE, second), {}, 1))
    kept_back = fingerprints(Report((second,), {}, 1, suppressed=(Suppressed(ADVICE, "baseline"),)))

    assert len(set(both.values())) == 2
    assert kept_back == both


@pytest.mark.parametrize(
    ("path", "folder", "wanted"),
    [
        ("shoes.yaml", "", "shoes.yaml"),
        ("./maps/shoes.yaml", "", "maps/shoes.yaml"),
        ("shoes.yaml", "research/maps", "research/maps/shoes.yaml"),
        ("../shoes.yaml", "research/maps", "research/shoes.yaml"),
        ("../../../shoes.yaml", "research", "../../shoes.yaml"),
        ("/srv/shoes.yaml", "research", "/srv/shoes.yaml"),
        ("C:/maps/shoes.yaml", "research", "C:/maps/shoes.yaml"),
        ("-", "research", "-"),
    ],
)
def test_a_path_from_the_root(path: str, folder: str, wanted: str) -> None:
    assert root_path(path, folder) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("maps/shoes.yaml", "maps/shoes.yaml"),
        ("a b/100%/検.yaml", "a%20b/100%25/%E6%A4%9C.yaml"),
        ("a:b/#c?d", "a%3Ab/%23c%3Fd"),
        ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        ("C:/a b.yaml", "file:///C:/a%20b.yaml"),
        ("\udcff.yaml", "%5Cudcff.yaml"),
    ],
)
def test_a_path_as_a_uri(path: str, wanted: str) -> None:
    assert uri(path) == wanted


def test_columns_in_other_units() -> None:
    text = SourceText("map", "a𐐀é検b\nö: x\n")
    place = text.place(Span(4, 8))

    assert (place.column, place.end_line, place.end_column) == (5, 2, 3)
    utf16 = recounted(place, text, utf16_units)
    utf8 = recounted(place, text, utf8_bytes)
    assert (utf16.column, utf16.end_column) == (6, 3)
    assert (utf8.column, utf8.end_column) == (11, 4)
    assert recounted(place, None, utf8_bytes) == place
