"""The page is one file that asks nobody for anything, and no text of a map can be more than text in it."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jmap
from jmap import loads
from jmap.render.controls import script
from jmap.render.html import page, page_sheet
from jmap.view.document import document
from jmap.view.look import USUAL

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><b>",
    "]]>",
    "--><!--",
    "&amp;&",
    "'\"`",
    "{{ 7 * 7 }}{% raw %}",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "\\N|\u202e\u200b",
)
FIVE_LINES = """\
title: Running shoes
stages:
  - name: Discover
    touchpoints: [Instagram ad]
    emotion: curious
"""


class Shape(HTMLParser):
    """The elements of a page with the names of their attributes, and the values that could run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def page_of(text: str, diagram: str = "") -> str:
    loaded = loads(text)
    assert loaded.map is not None, loaded.diagnostics
    return page(document(loaded.map), diagram).decode()


def shape(html: str) -> Shape:
    found = Shape()
    found.feed(html)
    return found


def map_with(text: str) -> str:
    quoted = "'" + text.replace("'", "''") + "'"
    keys = (
        "summary",
        "goal",
        "duration",
        "actions",
        "thoughts",
        "pains",
        "delights",
        "opportunities",
        "competitors",
    )
    stage = "".join(f"    {key}: {quoted}\n" for key in keys)
    return (
        f"title: {quoted}\nsummary: {quoted}\npersonas: {{x: {{name: {quoted}, quote: {quoted}}}}}\n"
        f"stages:\n  - name: {quoted}\n    id: s\n{stage}"
        f"    emotion: {{score: 1, because: {quoted}}}\n"
        f"    steps:\n      - name: {quoted}\n        id: t\n        touchpoints: [{quoted}]\n"
        f"        next: {{to: exit, when: {quoted}}}\n"
    )


def test_a_page_is_small_before_its_content() -> None:
    assert len(page_of(FIVE_LINES).encode()) < 60_000


def test_what_all_pages_have_is_ascii_which_is_copied_and_not_encoded() -> None:
    assert page_sheet(USUAL.theme, insights=True).isascii()
    assert script(None).isascii()


def test_faces_that_nobody_makes_are_not_sent() -> None:
    faces = re.compile(r'<symbol id="a:face/(\d)"')
    assert faces.findall(page_of("title: A\nstages: [B]")) == []
    both = "title: A\nstages: [{name: B, emotion: 2}, {name: C, expected: -2}]"
    assert sorted(faces.findall(page_of(both))) == ["1", "5"]


@pytest.mark.parametrize(("mia", "count"), [("Mia", 0), ("{name: Mia, bio: Old, quote: No., needs: Air}", 2)])
def test_all_personas_have_a_profile_or_none_has(mia: str, count: int) -> None:
    shown = page_of(f"title: A\npersonas: {{mia: {mia}, ben: Ben}}\nstages: [B]")
    assert shown.count('class="profile ') == count


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-10-01, كل شهر", '<bdi><bdi dir="ltr">2026-10-01</bdi>, كل شهر</bdi>'),
        ("هدف +3.5%", '<bdi>هدف <bdi dir="ltr">+3.5%</bdi></bdi>'),
        ("−2", '<bdi dir="ltr">−2</bdi>'),
        ("2026-10-01, every month", "<bdi>2026-10-01, every month</bdi>"),
        ("رمز A-12", "<bdi>رمز A-12</bdi>"),
    ],
)
def test_dates_and_signed_figures_keep_their_order(text: str, shown: str) -> None:
    assert f"<h1>{shown}</h1>" in page_of(FIVE_LINES.replace("Running shoes", f"'{text}'"))


def test_nothing_is_fetched() -> None:
    html = page_of((ROOT / "examples" / "konbini-pickup.journey.yaml").read_text(encoding="utf-8"))
    assert all(link.startswith("#") for link in shape(html).links)
    assert not re.search(r"@import|url\((?!#)|<(link|img|iframe|object|embed|base)\b", html)


def test_the_policy_allows_what_stands_in_the_page_and_nothing_else() -> None:
    html = page_of(FIVE_LINES, "<svg><style>.a&gt;.b{fill:red}</style></svg>")
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found
    policy = found[1].replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    texts = [
        *re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", html, re.DOTALL)[:-1],
        ".a>.b{fill:red}",
    ]
    for text in texts:
        if "&gt;" not in text:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy


def test_no_element_carries_a_style_or_a_handler() -> None:
    html = page_of(FIVE_LINES)
    names = {name for _, attributes in shape(html).elements for name in attributes}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    plain, hostile = shape(page_of(map_with("plain"))), shape(page_of(map_with(text)))
    expected = [element for element in plain.elements if element[0] != "a"]
    assert [element for element in hostile.elements if element[0] != "a"] == expected
    assert not [link for link in hostile.links if link.lower().lstrip().startswith(("javascript", "data"))]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=40))
def test_any_text_is_text(text: str) -> None:
    loaded = loads(map_with(text))
    if loaded.map is not None:
        tags = {tag for tag, _ in shape(page(document(loaded.map)).decode()).elements}
        assert not tags & {"img", "iframe", "object", "form", "input"}


def test_marks_become_elements() -> None:
    html = page_of(
        "title: A\nstages:\n  - name: B\n    goal: '**b** *i* `c` [l](https://example.org/?a=1&b)'\n"
    )
    expected = '<strong>b</strong> <em>i</em> <code>c</code> <a href="https://example.org/?a=1&amp;b">l</a>'
    assert expected in html


def test_lines_of_a_text_stay_lines() -> None:
    assert "one<br>two" in page_of("title: A\nstages:\n  - name: B\n    summary: |\n      one\n      two\n")


def test_ids_are_unique_and_deep_links_lead_somewhere() -> None:
    html = jmap.render(jmap.load(ROOT / "examples" / "shoes.journey.yaml")).decode()
    found = shape(html)
    assert len(found.ids) == len(set(found.ids))
    inside = {link.removeprefix("#") for link in found.links if link.startswith("#")}
    assert inside <= set(found.ids)
    prefix = "buying-running-shoes-online"
    assert {f"{prefix}/pay", f"{prefix}/pay/card", f"{prefix}/pay/card:pain/silent-decline"} <= set(found.ids)
    assert all(name.startswith((prefix, "jf-")) for name in found.ids)


def test_equal_ids_in_one_map_stay_apart() -> None:
    ids = shape(
        page_of(
            "title: A\npersonas: [X, Y]\nstages:\n  - name: B\n    pains: Slow\n"
            "    per_persona: {x: {pains: Slow}, y: {pains: Slow}}\n"
        )
    ).ids
    assert sum("slow" in name for name in ids) == 3
    assert len(ids) == len(set(ids))


def test_what_a_map_hides_can_still_be_linked_to() -> None:
    found = shape(
        page_of(
            "title: A\nrows: [emotion]\nstages:\n  - name: B\n    pains: Slow\n"
            "    opportunities: {text: Hurry, solves: slow, impact: 5, effort: 1}\n"
        )
    )
    assert {f"#a/b:{it}" for it in ("pain/slow", "opportunity/hurry")} <= set(found.links)
    assert {link.removeprefix("#") for link in found.links if link.startswith("#")} <= set(found.ids)


def test_the_lines_of_a_blueprint_stand_between_what_they_part() -> None:
    text = page_of(
        "title: A\nkind: blueprint\nrows: [frontstage, actions, support]\nstages:\n  - name: B\n"
        "    actions: Asks\n    frontstage: Answers\n    support: Records\n"
    )
    told = re.findall(r"Line of \w+(?: interaction)?|Answers|Asks|Records", text.partition("<tbody>")[2])
    lines = [f"Line of {kind}" for kind in ("interaction", "visibility", "internal interaction")]
    assert told == ["Answers", "Asks", *lines, "Records"]


def test_direction_and_language_are_those_of_the_map() -> None:
    assert '<html lang="ar" dir="rtl">' in page_of("title: A\nlanguage: ar\nstages: [B]")
    assert '<html lang="en" dir="ltr">' in page_of("title: A\nstages: [B]")


def test_a_curve_that_runs_to_the_left_is_mirrored() -> None:
    body = "stages:\n  - {name: B, emotion: 2}\n  - {name: C, emotion: -2}\n"
    for language, expected in (("en", ["25%", "75%"]), ("he", ["75%", "25%"])):
        html = page_of(f"title: A\nlanguage: {language}\n{body}")
        assert re.findall(r'<svg class="marker [^"]*" x="([^"]*)"', html) == expected


def test_labels_of_a_curve_that_runs_to_the_left_are_read_from_the_right() -> None:
    body = "language: ar\nstages: [{name: A, emotion: -1}, {name: B, emotion: 2}]"
    labels = re.findall(
        r'<text x="[^"]*" y="4" text-anchor="middle">(.*?)</text>', page_of(f"title: A\n{body}")
    )

    assert labels
    assert all(label.startswith("\u202b") and label.endswith("\u202c") for label in labels)


def test_a_curve_without_its_reasons_is_told_in_words() -> None:
    body = "stages:\n  - {name: B, emotion: {score: 1, because: Warm}}\n"
    assert "Warm" in page_of(f"title: A\nrows: [emotion]\n{body}")
    assert page_of(f"title: A\n{body}").count("Warm") == 1


def test_the_same_map_makes_the_same_bytes() -> None:
    assert page_of(FIVE_LINES) == page_of(FIVE_LINES)


def test_there_is_no_control_that_does_nothing() -> None:
    html = jmap.render(jmap.load(ROOT / "examples" / "shoes.journey.yaml")).decode()
    before, _, toolbar = html.partition('<div class="toolbar"')
    head, _, toolbar = toolbar.partition(">")
    assert head.endswith(" hidden")  # until the script shows it
    toolbar, _, after = toolbar.partition('<nav class="jump"')
    controls = {"button", "select", "input", "form", "details"}
    assert {tag for tag, _ in shape(toolbar).elements} & controls == {"button", "select", "details"}
    assert not {tag for tag, _ in shape(before + after).elements} & controls


def test_a_page_has_the_icons_that_it_draws_and_no_others() -> None:
    html = jmap.render(jmap.load(ROOT / "examples" / "shoes.journey.yaml")).decode()
    drawn = set(re.findall(r'<use href="#([^"]*:icon/[^"]*)"', html))
    assert drawn == set(re.findall(r'<symbol id="([^"]*:icon/[^"]*)"', html))
    assert len(drawn) > 10


def test_what_a_thing_is_about_costs_few_bytes_and_none_where_there_is_no_choice() -> None:
    assert "data-for" not in page_of(FIVE_LINES).partition("<script")[0]
    two = "title: A\npersonas: [X, Y]\nstages:\n  - {name: B, pains: Slow, per_persona: {y: {pains: Lost}}}\n"
    found = re.findall(r'<div class="pain" id="[^"]*"([^>]*)>', page_of(two))
    assert found == ["", ' data-for="2"']
