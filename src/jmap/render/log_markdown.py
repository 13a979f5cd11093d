"""The history of a journey as Markdown: what became of it in all, then a section for each commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diff.phrases import SPARKS, hidden, line, shown, typographic, with_contents
from jmap.diff.verdict import verdict
from jmap.render.diff_markdown import EMOJI, LEVEL_SIGNS, sparks
from jmap.render.escape import markdown as escaped
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diff.change import Change, Level
    from jmap.diff.emotions import StageFeelings
    from jmap.diff.history import Entry, History


def log_markdown(history: History, least: Level) -> str:
    """Return the whole history with the changes of level `least` and worse."""
    in_all = typographic(verdict(history.whole)) if history.whole else ""
    blocks = [
        f"# {_text(history.title)}",
        _text(" ".join(filter(None, (history.summary, in_all)))),
        *(sparks(curve) for curve in (history.whole.curves if history.whole else ())),
        *(block for entry in history.entries for block in _entry(entry, history.path, least)),
        _text(hidden(history.changes, least)),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _entry(entry: Entry, path: str, least: Level) -> Iterator[str]:
    commit = entry.commit
    yield f"## {commit.day} · {_text(commit.subject)}"
    name = "" if entry.path == path else f" · {_text(entry.path)}"
    broken = "❌ " if entry.diagnostics else ""
    about = f" · {broken}{_text(entry.about)}" if entry.about else ""
    yield f"`{commit.short}` by {_text(commit.author)}{name}{about}"
    changed = entry.diff.curves if entry.diff else ()
    yield from (sparks(curve) for curve in changed)
    yield from () if changed else map(_curve, entry.curves)
    items = [
        _item(change, "") for change in (entry.diff.changes if entry.diff else ()) if _is_shown(change, least)
    ]
    for library in entry.libraries:
        told = [_item(change, "  ") for change in library.changes if _is_shown(change, least)]
        if told:
            items += [f"- through {_text(library.path)}", *told]
    yield "\n".join(items)


def _item(change: Change, indent: str) -> str:
    title, _, rest = line(change, "").partition(": ")
    told = (f": {escaped(shown(rest))}" if rest else "") + escaped(with_contents(change))
    return f"{indent}- {EMOJI[change.sign]} **{title}**{told} {LEVEL_SIGNS[change.level]} {change.level}"


def _curve(curve: StageFeelings) -> str:
    scores = escaped(typographic(" ".join(each.score or "?" for each in curve.feelings)))
    who = f" {_text(', '.join(curve.personas))}" if curve.personas else ""
    return f"`{''.join(SPARKS[each.mood] for each in curve.feelings)}` {scores}{who}"


def _is_shown(change: Change, least: Level) -> bool:
    return change.level.rank <= least.rank


def _text(text: str) -> str:
    return escaped(visible(text))
