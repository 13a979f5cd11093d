"""Markdown: what is a table, what is a list, and what the curve says."""

from __future__ import annotations

import pytest

from jmap import loads
from jmap.render.escape import markdown as escaped
from jmap.render.markdown import markdown

UNSEEN = "\u200b"


def made(text: str, level: int = 1) -> str:
    loaded = loads(text)
    assert loaded.map is not None, loaded.diagnostics
    return markdown(loaded.map, level)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", "a &#124; b"),
        ("# No heading", r"\# No heading"),
        ("- no item", r"\- no item"),
        ("−1 and -1", "−1 and -1"),
        ("-1 degree", "-1 degree"),
        ("1. no item", r"1\. no item"),
        ("3.1%", "3.1%"),
        ("*a* `b` _c_ ~~", r"\*a\* \`b\` \_c\_ \~\~"),
        ("<b>", "&lt;b&gt;"),
        ("R&D, &lt;", "R&D, &amp;lt;"),
        ("@ada", f"@{UNSEEN}ada"),
        ("#12 and C#", rf"\#{UNSEEN}12 and C\#"),
        (":tada: at 12:30", f":{UNSEEN}tada: at 12:30"),
        ("one\ntwo\r\nthree", "one<br>two<br>three"),
        ("$5", f"&#36;{UNSEEN}5"),
        ("https://x.org and www.x.org", r"https:\//x.org and www\.x.org"),
        ("{{ site }}", "&#123;{ site }}"),
    ],
)
def test_a_text_is_escaped_where_it_would_be_more(text: str, written: str) -> None:
    assert escaped(text) == written


def test_marks_of_the_language_survive() -> None:
    text = made(
        "title: A\nstages:\n  - name: B\n    goal: '**重要**です *i* `c|d` ![l](https://x.org/?a=1&b_c)'\n"
    )
    assert "<strong>重要</strong>です <em>i</em> <code>c&#124;d</code> " in text
    assert r"\![l](https://x.org/?a=1&amp;b_c)" in text


def test_a_curve_has_a_sign_for_each_step_and_says_what_it_shows() -> None:
    text = made(
        "title: A\npersonas: [Ada, Bo]\nstages:\n"
        "  - name: B\n    steps:\n"
        "      - {name: C, emotion: -2}\n      - {name: D, emotion: unknown}\n"
        "      - {name: E, personas: [ada], emotion: 0}\n"
        "  - {name: F, emotion: 2}\n  - G\n"
    )
    assert "| Ada | `▁·▃│▇│·` |" in text
    assert "| Bo | `▁·–│▇│·` |" in text
    assert "highest **+2** 2 F<br>lowest **−2** 1.1 C<br>end **+2** 2 F" in text


def test_a_map_without_emotions_has_no_curve() -> None:
    assert "curve" not in made("title: A\nstages: [B]\n")


def test_pains_say_how_bad_they_are_and_metrics_where_they_should_go() -> None:
    text = made(
        "title: A\nstages:\n  - name: B\n    pains: [{text: Slow, severity: critical}, Dull]\n"
        "    metrics: {drop_off: {value: 20%, target: 25%}, Visits: }\n"
    )
    assert "| 1 B | Critical | Slow |\n| 1 B |  | Dull |" in text
    assert "| 1 B | Drop-off | 20% | 25% · ✓ reached | ▼ lower is better |" in text
    assert "| 1 B | Visits | not measured yet |" in text


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    assert "| Stage |\n| --- |\n| 1 B |" in made("title: A\nstages: [B]\n")


def test_the_level_of_the_title_sets_all_others() -> None:
    text = made("title: A\npersonas: [P]\nstages:\n  - {name: B, pains: P}\n  - {name: C, thoughts: T}\n", 3)
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[0] == "### A"
    assert {line.split(" ")[0] for line in headings[1:]} == {"####", "#####"}


def test_a_language_from_the_right_is_set_from_the_right() -> None:
    text = made("title: א\nlanguage: he\nstages: [ב]\n")
    assert text.startswith('<div dir="rtl">\n\n# א\n')
    assert text.endswith("\n\n</div>\n")
