"""What a style sheet of a theme may hold, with places; whatever else stands in it is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jmap.diagnostics import Diagnostic
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
    found = parse(SourceText("brand.css", SHEET))

    assert not isinstance(found, Diagnostic)
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
    assert parse(SourceText("brand.css", sheet)) == []


@pytest.mark.parametrize(
    ("sheet", "told", "at"),
    [
        ('@import "other.css";', "`@import` may not stand in a theme", "@import"),
        (":root{--bg:#fff}\n.card{--bg:#fff}", "`.card` may not stand in a theme", ".card"),
        ("--bg:#fff;", "`--bg` may not stand in a theme", "--bg"),
        (":root{:root{}}", "`:root` may not stand in a theme", ":root{}"),
        ("@media print{:root{}}", "a theme knows no `@media print`", "@media print"),
        (":root{}}", "`}` may not stand in a theme", None),
        (":root{} </style><script>", "`</style><script>` may not stand in a theme", "</style>"),
        (":root{--bg:#fff", "a `}` is missing at the end", None),
        (":root{--bg}", "`--bg}` may not stand in a theme", "--bg}"),
        (":root{} /* never closed", "`/*` may not stand in a theme", "/*"),
    ],
)
def test_whatever_else_stands_there_is_told(sheet: str, told: str, at: str | None) -> None:
    found = parse(SourceText("brand.css", sheet))

    assert isinstance(found, Diagnostic)
    assert found.message == told
    if at:
        assert found.place.span.start == sheet.rindex(at)


@given(some.text(alphabet=':root{}-;/*@media(prefers-color-scheme:dark)#"\\ \n', max_size=80))
def test_reading_ends_with_declarations_or_with_a_place(sheet: str) -> None:
    found = parse(SourceText("brand.css", sheet))

    if isinstance(found, Diagnostic):
        assert 0 <= found.place.span.start <= found.place.span.end <= len(sheet)
    else:
        assert all(sheet[slice(*it.name_span)] == it.name for it in found)
