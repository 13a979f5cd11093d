"""What a style sheet of a theme may hold, with places; whatever else stands in it is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jmap.source.css import parse
from jmap.source.text import SourceText

SHEET = """\
/* The brand; } is no end here */
:root {
  --bg: #FFF8E7; /* cream */
  --font: "Open Sans", Arial
}
@media screen and (prefers-color-scheme: dark) { :root { --bg:#000 } }
@media (prefers-color-scheme:light){:root{--ink:rgb(1 2 3);}}
"""


def test_custom_properties_are_read_with_their_places() -> None:
    found, mistakes = parse(SourceText("brand.css", SHEET))

    assert mistakes == []
    assert [(it.name, it.value, it.appearance) for it in found] == [
        ("--bg", "#FFF8E7", "both"),
        ("--font", '"Open Sans", Arial', "both"),
        ("--bg", "#000", "dark"),
        ("--ink", "rgb(1 2 3)", "light"),
    ]
    for it in found:
        assert SHEET[slice(*it.name_span)] == it.name
        assert SHEET[slice(*it.value_span)] == it.value


@pytest.mark.parametrize("sheet", ["", "/* no */", ":root{}", ";;", "@media (prefers-color-scheme: dark){}"])
def test_a_sheet_may_say_nothing(sheet: str) -> None:
    assert parse(SourceText("brand.css", sheet)) == ([], [])


@pytest.mark.parametrize(
    ("sheet", "told", "at"),
    [
        ('@import "other.css";', "`@import` may not stand in a theme", "@import"),
        (":root{--bg:#fff}\n.card{--bg:#fff}", "`.card` may not stand in a theme", ".card"),
        ("--bg:#fff;", "`--bg` may not stand in a theme", "--bg"),
        (":root{:root{}}", "`:root` may not stand in a theme", ":root{}"),
        ("@media print{:root{}}", "`@media print` may not stand in a theme", "@media print"),
        (":root{}}", "`}` may not stand in a theme", None),
        (":root{} </style><script>", "`</style><script>` may not stand in a theme", "</style>"),
        (":root{--bg:#fff", "a `}` is missing at the end", None),
        (":root{--bg}", "`--bg}` may not stand in a theme", "--bg}"),
        (":root{} /* never closed", "`/*` may not stand in a theme", "/*"),
    ],
)
def test_whatever_else_stands_there_is_told(sheet: str, told: str, at: str | None) -> None:
    _, (mistake, *others) = parse(SourceText("brand.css", sheet))

    assert mistake.message == told
    assert others == []
    if at:
        assert mistake.place.span.start == sheet.rindex(at)


def test_all_that_may_not_stand_there_is_told_and_the_rest_is_read() -> None:
    sheet = """\
@import "other.css";
.card { color: red; .inner { top: 0 } }
:root { --bg: #fff; &:hover { --ink: #000 } --line: #eee; }
@supports (color: red) { :root { --ink: #111 } }
@media print { :root { --ink: #222 } }
@media (prefers-color-scheme: dark) { body { margin: 0 } :root { --bg: #000 }
"""
    found, mistakes = parse(SourceText("brand.css", sheet))

    assert [(it.name, it.value, it.appearance) for it in found] == [
        ("--bg", "#fff", "both"),
        ("--line", "#eee", "both"),
        ("--bg", "#000", "dark"),
    ]
    assert [(each.name, each.place.line, each.message) for each in mistakes] == [
        ("unknown-key", 1, "`@import` may not stand in a theme"),
        ("unknown-key", 2, "`.card` may not stand in a theme"),
        ("unknown-key", 3, "`&:hover` may not stand in a theme"),
        ("unknown-key", 4, "`@supports` may not stand in a theme"),
        ("unknown-key", 5, "`@media print` may not stand in a theme"),
        ("unknown-key", 6, "`body` may not stand in a theme"),
        ("unreadable-file", 6, "a `}` is missing at the end"),
    ]


@given(some.text(alphabet=':root{}-;/*@media(prefers-color-scheme:dark)#"\\ \n', max_size=80))
def test_reading_ends_with_declarations_or_with_a_place(sheet: str) -> None:
    found, mistakes = parse(SourceText("brand.css", sheet))

    assert all(0 <= each.place.span.start <= each.place.span.end <= len(sheet) for each in mistakes)
    assert all(sheet[slice(*it.name_span)] == it.name for it in found)
