"""One report that holds everything at which a format has ever stumbled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jmap.diagnostics import Diagnostic, Edit, Fix, Place, Related, Severity, Span, Suppressed
from jmap.report.report import Report
from jmap.source.text import SourceText

SALE = "maps/spring sale/100% 検索, “A:B”.journey.yaml"
MANY = "maps/many.journey.yaml"
HOUSE = "../house.library.yaml"
GONE = "maps/gone`|<b>.journey.yaml"

SALE_TEXT = """\
title: 検索から購入まで 🛒 "it's" <b>&amp;</b>\r
stages:\r
  - name: 検索 👩‍👩‍👧 and 😀 find
    channel: [app]  # jmap: ignore[missing-emotion] asked in May
    touchpoints: [Shop 😀, web, Söök | ping]\r
  - name: A stage with a name that is so long that it leaves a terminal of eighty columns, and of a hundred
    emotion: {score: -9, because: "It\u202e was\u2028late"}
"""
MANY_TEXT = "title: Many\nstages:\n" + "".join(f"  - name: Stage {number}\n" for number in range(1, 13))
HOUSE_TEXT = "personas:\n  eve: {name: Eve}\n  eve: {name: Eva}\n"


class Document:
    """Makes diagnostics at a word of a text."""

    def __init__(self, path: str, text: str) -> None:
        self.source = SourceText(path, text)

    def span(self, word: str) -> Span:
        """Return where `word` stands, which is there."""
        start = self.source.text.index(word)
        return Span(start, start + len(word))

    def diagnostic(  # noqa: PLR0913  a diagnostic has as many parts
        self,
        name: str,
        word: str,
        message: str,
        help: str,  # noqa: A002  the word of the model
        severity: Severity = Severity.ERROR,
        *,
        label: str = "",
        fix: Fix | None = None,
        id_path: str = "",
    ) -> Diagnostic:
        """Return a diagnostic at `word`."""
        place = self.source.place(self.span(word))
        return Diagnostic(name, message, help, place, severity, label, fix=fix, id_path=id_path)


def of_the_sale() -> tuple[list[Diagnostic], list[Suppressed]]:
    """Return a diagnostic with each kind of text, and what is kept back."""
    sale = Document(SALE, SALE_TEXT)
    channel, many_edits = sale.span("app"), (Edit(sale.span("web"), "Web"), Edit(sale.span("ping"), "pong"))
    found = [
        sale.diagnostic(
            "unknown-reference",
            "app",
            "stage `検索` names the channel `app`, which is not declared",
            "did you mean `App`?",
            fix=Fix("rename `app` to `App`", (Edit(channel, "App"),), safe=False),
        ),
        sale.diagnostic(
            "damaged-text",
            "Shop 😀, web, Söök | ping",
            "`Shop 😀 | <i>@team</i> | \x1b[31mred` cannot be *read*: 100%, $x$ ]]> \\",
            "quote it,\nso that “,” and ':' are text",
            Severity.WARNING,
            label="split here",
            fix=Fix("quote the text", many_edits, safe=True),
        ),
        sale.diagnostic(
            "out-of-range",
            "-9",
            "`emotion` is -9, which is not on the scale\u2028::error::not a command",
            "write a score from -2 to 2; another scale is declared with `emotion_scale: 1..5`, and a scale "
            "of your own is explained beside “Emotion” in the language reference, "
            "感情の尺度については言語リファレンスの「感情」の項を参照してください。",
        ),
        sale.diagnostic(
            "missing-emotion",
            "A stage with a name",
            "stage `a-stage-with-a-name-that-is-so-long-that-it-leaves-a-terminal` has no emotion",
            "add `emotion:`",
            Severity.INFO,
            label="nobody said how customers feel here, and nobody can know it but those who were asked",
            id_path="stages/a-stage-with-a-name",
        ),
    ]
    kept_back = [
        Suppressed(
            sale.diagnostic("missing-emotion", "検索 👩", "no emotion", "add one", id_path="stages/検索"),
            "comment",
            "asked in May",
        ),
        Suppressed(
            sale.diagnostic("missing-touchpoint", "検索", "no touchpoint", "add one", id_path="stages/検索"),
            "baseline",
        ),
    ]
    return found, kept_back


@pytest.fixture
def hostile() -> Report:
    found, kept_back = of_the_sale()
    many, house = Document(MANY, MANY_TEXT), Document(HOUSE, HOUSE_TEXT)
    found += [
        many.diagnostic(
            "missing-emotion",
            f"Stage {number}",
            f"stage `stage-{number}` has no emotion",
            "add `emotion:` with a feeling or a score",
            label="how do customers feel here?",
            id_path=f"stages/stage-{number}",
        )
        for number in range(1, 13)
    ]
    twice = house.diagnostic(
        "duplicate-key", "eve: {name: Eva}", "the key `eve` stands here twice", "rename one"
    )
    first = Related(house.source.place(house.span("eve: {name: Eve}")), "first here")
    found += [
        replace(twice, related=(first,)),
        Diagnostic("unreadable-file", "the file cannot be read: no such file", "check the path", Place(GONE)),
    ]
    report = Report(
        tuple(found),
        {each.source.path: each.source for each in (Document(SALE, SALE_TEXT), many, house)},
        5,
        (SALE, HOUSE, "maps/uses-the-house.journey.yaml", GONE),
        tuple(kept_back),
        mended={SALE: ("damaged-text", "damaged-text", "unknown-key")},
        folder="research",
    )
    return Report.merged([report])
