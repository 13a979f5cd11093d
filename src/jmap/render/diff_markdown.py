"""What differs between maps, as the comment on a pull request: Markdown as GitHub and GitLab draw it.

It is for reviewers who never saw a map's text: what happened to customers first, then the changes of each
map, the worst of them open and the rest folded. By the hidden mark in its first line a bot finds the comment
that it is to update.
"""

from __future__ import annotations

import html
import posixpath
from itertools import groupby
from typing import TYPE_CHECKING

from jmap.diff.change import Level
from jmap.diff.phrases import WHOLE, hidden, levels, line, shown, spark_lines, typographic, with_contents
from jmap.diff.verdict import summary, verdict
from jmap.frozen import frozen
from jmap.phrases import counted
from jmap.render.escape import markdown as escaped
from jmap.render.escape import markdown_target, mermaid
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jmap.diagnostics import Place
    from jmap.diff.change import Change
    from jmap.diff.emotions import CurveChange, Feeling
    from jmap.diff.outcome import FileDiff, Indirect, Outcome
    from jmap.phrases import Sign

MARK = "<!-- jmap diff -->"
_MOST_CHARACTERS = 60_000
_ROOM_FOR_THE_REST = 500
_OPEN = 10
"""Changes of a map that are shown at once."""
LEVEL_SIGNS = {Level.BREAKING: "🔴", Level.NOTABLE: "🟠", Level.MINOR: "🔵", Level.EDITORIAL: "⚪"}
EMOJI: Mapping[Sign, str] = {
    "added": "\N{HEAVY PLUS SIGN}",
    "removed": "\N{HEAVY MINUS SIGN}",
    "changed": "✏️",
    "moved": "⇄",
}
_HEAD = "| | where | what | level |\n|---|---|---|---|\n"


@frozen
class Links:
    """Where files can be seen, of both sides; empty where nobody knows."""

    new: str = ""
    old: str = ""
    folder: str = ""
    """The current folder below the root of the repository."""

    def target(self, path: str, line: int, *, old: bool = False) -> str:
        """Return the address of a line; empty where nobody knows it."""
        base = self.old if old else self.new
        from_root = posixpath.normpath(posixpath.join(self.folder, path))
        return f"{base}/{markdown_target(from_root)}#L{line}" if base else ""


def diff_markdown(outcome: Outcome, least: Level, links: Links) -> str:
    """Return the comment, of at most 60,000 characters; what has no room is counted at its end."""
    level = outcome.level
    sign = "❌" if outcome.failed else LEVEL_SIGNS[level] if level else "✅"
    text = f"{MARK}\n## {sign} Journeys: {escaped(visible(summary(outcome)))}\n"
    sections = list(_sections(outcome, least, links))
    texts = _fitting([forms for _, forms in sections], _MOST_CHARACTERS - _ROOM_FOR_THE_REST - len(text))
    text += "".join(texts)
    left_out = [
        f"part of {name}" if shown else name
        for (name, forms), shown in zip(sections, texts, strict=True)
        if shown != forms[-1]
    ]
    if left_out:
        names = ", ".join(left_out[: _OPEN // 2])
        more = f" and {len(left_out) - _OPEN // 2} more" if len(left_out) > _OPEN // 2 else ""
        text += f"\nLeft out, since a comment has no room for it: {escaped(visible(names))[:300]}{more}.\n"
    if note := hidden(outcome.changes, least):
        text += f"\n{escaped(note)}\n"
    return text


def _fitting(sections: Sequence[tuple[str, ...]], room: int) -> list[str]:
    """Return each section in one of its forms: none grows while a shorter form of another would fit."""
    chosen = [""] * len(sections)
    for rank in range(max(map(len, sections), default=0)):
        for number, forms in enumerate(sections):
            is_next = rank == 0 or chosen[number] == forms[rank - 1]
            more = len(forms[rank]) - len(chosen[number])
            if is_next and more <= room:
                chosen[number] = forms[rank]
                room -= more
    return chosen


def _sections(outcome: Outcome, least: Level, links: Links) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Yield what each section is called, and its forms, the shortest first."""
    for file in outcome.files:
        head = _file_head(file, links, counted=len(outcome.files) > 1)
        told = [change for change in file.changes if change.level.rank <= least.rank]
        names = dict(file.stages)
        rows = [_row(change, names, links) for change in told]
        charts = "".join(_charts(curve) for curve in file.curves)
        table = f"\n{_HEAD}{''.join(rows[:_OPEN])}" if rows else ""
        folded = (
            _folded(f"{len(rows) - _OPEN:,} more", f"{_HEAD}{''.join(rows[_OPEN:])}")
            if len(rows) > _OPEN
            else ""
        )
        yield file.path, (head, f"{head}{table}", f"{head}{table}{folded}{charts}")
    for library, users in groupby(outcome.indirect, key=lambda each: each.library):
        yield library, _users(library, list(users), links)


def _file_head(file: FileDiff, links: Links, *, counted: bool) -> str:
    path = escaped(visible(file.path))
    target = links.target(file.path, 1, old=file.new_path is None)
    place = f"[{path}]({target})" if target else path
    title = "" if file.is_library else f"{escaped(visible(file.title))} · "
    said = escaped(visible(typographic(verdict(file))))
    curves = "".join(f"\n{sparks(curve)}\n" for curve in file.curves)
    counts = f"\n{levels(file.changes)}.\n" if file.changes and counted else ""
    return f"\n### {title}{place}\n" + (f"\n{said}\n" if said else "") + curves + counts


def sparks(curve: CurveChange) -> str:
    """Return both curves as spark lines and as scores, with whose they are."""
    who = f" {escaped(visible(', '.join(curve.personas)))}" if curve.personas else ""
    return f"`{spark_lines(curve)}` {escaped(typographic(curve.text))}{who}"


def _row(change: Change, names: dict[str, str], links: Links) -> str:
    """Return a change as the row of a table."""
    stage = names.get(change.stage, "")
    title, _, rest = line(change, stage).partition(": ")
    what = f"**{title}**" + (f": {escaped(shown(rest))}" if rest else "") + escaped(with_contents(change))
    where = escaped(visible(stage)) if stage else (WHOLE if names else "")
    link = _link(change, links)
    level = f"{LEVEL_SIGNS[change.level]} {change.level}"
    return f"| {EMOJI[change.sign]} | {where} | {what}{link} | {level} |\n"


def _link(change: Change, links: Links) -> str:
    """Return a link to the line of a change, the old line of what is gone."""
    place: Place | None = change.place
    old = change.old.place if change.old and change.operation == "remove" else None
    if old and (links.old or place is None):
        target = links.target(old.path, old.line, old=True)
        return f" [old line {old.line}]({target})" if target else ""
    target = links.target(place.path, place.line) if place else ""
    return f" [line {place.line}]({target})" if place and target else ""


def _charts(curve: CurveChange) -> str:
    """Return both curves as charts, folded; a stage of which nobody knows the score has no place in one."""
    charts = [
        chart
        for title, side, scale in zip(("Before", "Now"), (curve.old, curve.new), curve.scales, strict=True)
        if (chart := _chart(title, side, scale))
    ]
    who = f" of {html.escape(visible(', '.join(curve.personas)))}" if curve.personas else ""
    return _folded(f"The curve{who}, before and now", "\n".join(charts)) if charts else ""


def _chart(title: str, side: Sequence[Feeling], scale: tuple[float, float]) -> str:
    known = [each for each in side if each.value is not None]
    if not known:
        return ""
    # Backticks would make Markdown of a label.
    names = ", ".join('"' + mermaid(visible(each.stage)).replace("`", "#96;") + '"' for each in known)
    scores = ", ".join(f"{round(each.value or 0, 2):g}" for each in known)
    drawn = "line" if len(known) > 1 else "bar"
    lines = (
        "xychart-beta",
        f'    title "{title}"',
        f"    x-axis [{names}]",
        f'    y-axis "feeling" {min(scale):g} --> {max(scale):g}',
        f"    {drawn} [{scores}]",
    )
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def _users(library: str, users: Sequence[Indirect], links: Links) -> tuple[str, str, str]:
    """Return the forms of the section on maps that use a changed library."""
    lines = []
    for user in users:
        path = escaped(visible(user.path))
        target = links.target(user.path, 1)
        curves = "".join(f"<br>{sparks(curve)}" for curve in user.curves)
        lines.append(
            f"- {escaped(visible(user.title))} ({f'[{path}]({target})' if target else path}){curves}\n"
        )
    head = f"\n### {escaped(visible(library))} is used by {counted(len(users), 'map')}\n"
    folded = _folded(f"{len(lines) - _OPEN:,} more", "".join(lines[_OPEN:])) if len(lines) > _OPEN else ""
    table = f"{head}\n{''.join(lines[:_OPEN])}"
    return head, table, f"{table}{folded}"


def _folded(title: str, text: str) -> str:
    return f"\n<details><summary>{title}</summary>\n\n{text}\n</details>\n"
