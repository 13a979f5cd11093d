"""What differs between maps, as one page: what happened to customers, each change, and the boards with marks.

The boards are those of `render.html`; this module sets them below the list of changes, whose links lead into
them. Like every page it asks nobody for anything.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from jmap.assets import templates
from jmap.diff.phrases import WHOLE, levels, shown, spark_lines, told, typographic
from jmap.diff.verdict import summary, verdict
from jmap.frozen import frozen
from jmap.phrases import SIGNS
from jmap.render.controls import script
from jmap.render.html import board_of, measured, page_sheet
from jmap.render.own_files import page_file
from jmap.render.policy import policy
from jmap.render.templates import environment
from jmap.source.excerpt import visible
from jmap.view.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jmap.diff.change import Change, Level
    from jmap.diff.emotions import CurveChange
    from jmap.diff.outcome import FileDiff, Outcome
    from jmap.view.document import Document
    from jmap.view.look import Look
    from jmap.view.words import Words

_OPEN = 8
"""Changes of a stage that are shown at once: the worst."""


@frozen
class _Entry:
    """One change in the list; `target` is where the page shows it, empty where it does not."""

    sign: str
    style: str
    word: str
    level: str
    text: str
    target: str


@frozen
class _Section:
    """One file that differs."""

    anchor: str
    title: str
    path: str
    verdict: str
    counts: str
    curves: tuple[tuple[str, str, str], ...]
    """Spark lines, scores, and whose they are."""
    groups: tuple[tuple[str, tuple[_Entry, ...]], ...]
    """By the name of the stage."""
    hidden: tuple[tuple[str, tuple[_Entry, ...]], ...]
    """Those that are milder than what is asked for."""
    count_hidden: int
    language: str
    """That of the words on the marks, which are those of the board."""
    board: Markup | None


def diff_html(outcome: Outcome, least: Level, documents: Mapping[str, Document], look: Look) -> str:
    """Return the page; `documents` are the maps as they are now, by their paths, each with its marks."""
    alone = len(documents) == 1
    boards = {
        path: board_of(document, look, document.prefix, alone=alone) for path, document in documents.items()
    }
    sections = tuple(
        _section(file, f"map-{number}", least, documents.get(file.path), boards.get(file.path))
        for number, file in enumerate(outcome.files, 1)
    )
    sheet = page_sheet(look.theme, look.templates, insights=True)
    styles = [sheet, page_file("compared.css", look.templates) + _file("diff.css")]
    styles += ["".join(measured(each.board, f".{each.prefix}") for each in documents.values())]
    running = script(look.templates) if alone else ""
    return (
        environment(templates() / "diff")
        .get_template("diff.html.jinja")
        .render(
            summary=visible(summary(outcome)),
            title=sections[0].title if len(sections) == 1 else "",
            versions=" → ".join(filter(None, (outcome.old, outcome.new or ("now" if outcome.old else "")))),
            sections=sections,
            most=_OPEN,
            users=tuple(_users(outcome)),
            styles=[Markup(style) for style in styles],  # noqa: S704 - files of ours, and numbers
            script=Markup(running),  # noqa: S704 - files of ours
            policy=policy(styles, running, has_images=False),
        )
    )


@cache
def _file(name: str) -> str:
    return (templates() / "diff" / name).read_text(encoding="utf-8")


def _section(
    file: FileDiff, anchor: str, least: Level, shown_as: Document | None, board: Markup | None
) -> _Section:
    words = shown_as.words if shown_as else ENGLISH
    entries = [
        (change, _entry(change, file, words, "" if board is None else f"#{anchor}:change/{place}"))
        for place, change in enumerate(file.changes, 1)
    ]
    told = [pair for pair in entries if pair[0].level.rank <= least.rank]
    hidden = [pair for pair in entries if pair[0].level.rank > least.rank]
    return _Section(
        anchor,
        visible(file.title),
        visible(file.path),
        visible(typographic(verdict(file))),
        levels(file.changes),
        tuple(map(_curve, file.curves)),
        tuple(_grouped(told, file)),
        tuple(_grouped(hidden, file)),
        len(hidden),
        words.spoken,
        board,
    )


def _entry(change: Change, file: FileDiff, words: Words, target: str) -> _Entry:
    text = told(change, dict(file.stages).get(change.stage, ""))
    return _Entry(SIGNS[change.sign], change.sign, words.signs[change.sign], change.level.value, text, target)


def _grouped(
    entries: Iterable[tuple[Change, _Entry]], file: FileDiff
) -> Iterator[tuple[str, tuple[_Entry, ...]]]:
    """Yield the changes of each stage, in the order of the stages."""
    order = {id_: number for number, (id_, _) in enumerate(file.stages)}
    names = dict(file.stages)
    ordered = sorted(entries, key=lambda pair: order.get(pair[0].stage, -1))
    for stage, group in groupby(ordered, key=lambda pair: pair[0].stage):
        name = visible(names.get(stage, WHOLE)) if names else ""
        yield name, tuple(entry for _, entry in group)


def _curve(curve: CurveChange) -> tuple[str, str, str]:
    return spark_lines(curve), shown(curve.text), visible(", ".join(curve.personas))


def _users(
    outcome: Outcome,
) -> Iterator[tuple[str, Sequence[tuple[str, str, tuple[tuple[str, str, str], ...]]]]]:
    """Yield each library that has changed with the maps that use it, and what it made of their curves."""
    for library, users in groupby(outcome.indirect, key=lambda each: each.library):
        yield (
            visible(library),
            [(visible(each.title), visible(each.path), tuple(map(_curve, each.curves))) for each in users],
        )
