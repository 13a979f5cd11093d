"""The history of a journey as one self-contained page that needs no script: its curves, then its commits.

Template and style sheet are files in `templates/log`; the style sheet goes upon that of a map's page.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from markupsafe import Markup

from jmap.assets import templates
from jmap.diff.phrases import hidden, line, shown, typographic, with_contents
from jmap.diff.verdict import verdict
from jmap.frozen import frozen
from jmap.phrases import SIGNS
from jmap.render.html import page_sheet
from jmap.render.policy import policy
from jmap.render.small_curve import small_curve
from jmap.render.templates import environment
from jmap.source.excerpt import visible
from jmap.view.marks import TONES
from jmap.view.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Template

    from jmap.diff.change import Change, Level
    from jmap.diff.commits import Commit
    from jmap.diff.emotions import Feeling, StageFeelings
    from jmap.diff.history import Entry, History
    from jmap.view.theme import Theme

_STRIP, _ENTRY = (148, 56), (220, 76)
"""Width and height of the curve in the strip and of that beside a commit."""

Tones = dict[tuple[str, ...], int]
"""The colour of each group of personas."""


@frozen
class Line:
    """A change as it is shown."""

    operation: str
    sign: str
    title: str
    text: str
    level: str


@frozen
class Row:
    """How the stages feel to a group of personas."""

    tone: str
    personas: str
    feelings: tuple[Feeling, ...]


@frozen
class Section:
    """A commit as it is shown."""

    commit: Commit
    path: str
    """Empty where the map was called as it is now."""
    about: str
    broken: bool
    curve: Markup
    rows: tuple[Row, ...]
    changes: tuple[Line, ...]
    libraries: tuple[tuple[str, tuple[Line, ...]], ...]


def log_html(history: History, least: Level, theme: Theme = DEFAULT) -> str:
    """Return the page with the changes of level `least` and worse."""
    sheet = page_sheet(theme) + _file("log.css")
    tones: Tones = {}
    for curve in chain.from_iterable(entry.curves for entry in history.entries):
        tones.setdefault(curve.personas, len(tones) % TONES + 1)
    moved = [entry for entry in reversed(history.entries) if _moved(entry)]
    return _template().render(
        policy=policy([sheet]),
        sheet=Markup(sheet),  # noqa: S704  files of ours
        history=history,
        verdict=typographic(verdict(history.whole)) if history.whole else "",
        strip=[(entry.commit, _drawn(entry, tones, _STRIP)) for entry in moved],
        sections=[_section(entry, history.path, least, tones) for entry in history.entries],
        hidden=hidden(history.changes, least),
    )


@cache
def _template() -> Template:
    found = environment(templates() / "log")
    found.filters |= {"visible": visible, "score": typographic}
    return found.get_template("log.html.jinja")


@cache
def _file(name: str) -> str:
    return (templates() / "log" / name).read_text(encoding="utf-8")


def _moved(entry: Entry) -> bool:
    """Whether the curve is another than before, or the first that there is."""
    is_first = entry.diff is not None and entry.diff.old_path is None
    return bool(entry.curves) and (is_first or entry.diff is None or bool(entry.diff.curves))


def _section(entry: Entry, path: str, least: Level, tones: Tones) -> Section:
    libraries = ((each.path, tuple(_lines(each.changes, least))) for each in entry.libraries)
    return Section(
        entry.commit,
        "" if entry.path == path else entry.path,
        entry.about,
        bool(entry.diagnostics),
        _drawn(entry, tones, _ENTRY),
        tuple(Row(_tone(curve, tones), ", ".join(curve.personas), curve.feelings) for curve in entry.curves),
        tuple(_lines(entry.diff.changes if entry.diff else (), least)),
        tuple((name, lines) for name, lines in libraries if lines),
    )


def _lines(changes: Iterable[Change], least: Level) -> Iterator[Line]:
    for change in changes:
        if change.level.rank <= least.rank:
            title, _, rest = line(change, "").partition(": ")
            said = f"{shown(rest)}{with_contents(change)}"
            yield Line(change.operation, SIGNS[change.sign], title, said, change.level)


def _drawn(entry: Entry, tones: Mapping[tuple[str, ...], int], size: tuple[int, int]) -> Markup:
    """Return the curves after a commit, those of before behind them; nothing where nobody knows any."""
    if not entry.curves:
        return Markup()
    before = [("was", change.old) for change in (entry.diff.curves if entry.diff else ())]
    lines = [*before, *((_tone(curve, tones), curve.feelings) for curve in entry.curves)]
    return Markup(small_curve(lines, *size))  # noqa: S704  numbers and classes of ours


def _tone(curve: StageFeelings, tones: Mapping[tuple[str, ...], int]) -> str:
    return f"t{tones[curve.personas]}"
