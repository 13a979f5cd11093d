"""The baseline on disk: found beside the settings, laid over what a run found, written anew."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.diagnostics import Suppressed
from jmap.errors import UsageError
from jmap.files import FileRefusedError
from jmap.lint.baseline import (
    about_stale,
    from_json,
    merged,
    now_called,
    pruned,
    recorded,
    sift,
    to_json,
)
from jmap.phrases import counted
from jmap.project.files import read, rewrite, write
from jmap.project.settings import BASELINE
from jmap.source.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jmap.diagnostics import Diagnostic, Severity
    from jmap.lint.baseline import Baseline, Key
    from jmap.report.report import Report


_MOST_BYTES = 64 * 1024 * 1024
"""A million diagnostics."""


class BaselineFile:
    """The baseline of a project, which stands in the folder `root`, if there is one.

    It is of files: `ran` holds the rules that ran on each of them, and what was found in standard input is
    neither recorded nor ever stale.
    """

    def __init__(self, root: Path, ran: Mapping[str, frozenset[str]]) -> None:
        self._root = root.resolve()
        self._path = self._root / BASELINE
        self.shown = os.path.relpath(self._path)
        """The path as people are shown it."""
        self._ran = ran
        self._content = _content(self._path, self.shown)
        self._source = _source(self._content or b"", self.shown)
        self.baseline: Baseline = Counter()
        if self._content is not None:
            self.baseline = from_json(self._source.text, self.shown)

    def relative(self, path: str) -> str:
        """Return a path as the baseline names it: from its own folder, with forward slashes."""
        return Path(os.path.relpath(path, self._root)).as_posix()

    def laid_over(self, report: Report, stale_severity: Severity | None) -> Report:
        """Return a report without what is known, and with what is stale where that is to be told."""
        known = sift(report.diagnostics, self.baseline, self.relative, self._judges(report))
        stale: tuple[Diagnostic, ...] = ()
        texts = dict(report.texts)
        if known.stale and stale_severity:
            texts[self.shown] = self._source
            paths = {key.path for key in self.baseline}
            other_maps = [each for each in known.new if self.relative(each.place.path) not in paths]
            unheard_of = recorded(other_maps, self.relative)
            stale_maps = {key.path for key in known.stale}
            gone = {
                path: now_called(path, known.stale, unheard_of) for path in stale_maps if self._is_gone(path)
            }
            stale = tuple(about_stale(known.stale, gone, self._source, stale_severity))
        ordered = sorted([*known.new, *stale], key=lambda diagnostic: diagnostic.sort_key)
        suppressed = (*report.suppressed, *(Suppressed(each, "baseline") for each in known.known))
        return replace(report, diagnostics=tuple(ordered), texts=texts, suppressed=suppressed)

    def record(self, report: Report) -> str:
        """Add what a run found to the file; return a sentence about it."""
        of_files = [each for each in report.diagnostics if each.place.path in self._ran]
        today = recorded(of_files, self.relative)
        self._keep(merged(self.baseline, today))
        maps = counted(len({key.path for key in today}), "map")
        return f"Recorded {counted(today.total(), 'diagnostic')} of {maps} in {self.shown}."

    def prune(self, report: Report) -> str:
        """Take what is stale out of the file; return a sentence about it."""
        known = sift(report.diagnostics, self.baseline, self.relative, self._judges(report))
        self._keep(pruned(self.baseline, known))
        return f"Took {counted(known.stale.total(), 'stale diagnostic')} out of {self.shown}."

    def _judges(self, report: Report) -> Callable[[Key], bool]:
        """Return whether this run could have found a key again: its map was checked for it, or is gone."""
        unloaded = {self.relative(path) for path in report.unloaded}
        names = {self.relative(path): rules for path, rules in self._ran.items()}

        def judges(key: Key) -> bool:
            if key.path in names:
                return key.path not in unloaded and key.rule in names[key.path]
            return self._is_gone(key.path)

        return judges

    def _is_gone(self, path: str) -> bool:
        return not os.path.exists(self._root / path)  # noqa: PTH110  Path.exists raises for odd names

    def _keep(self, baseline: Baseline) -> None:
        content = to_json(baseline).encode()
        if self._content == content:
            return
        if self._content is None:
            write(self._path, content)
        else:
            rewrite(self._path, self._content, content)
        self._content, self._source, self.baseline = content, _source(content, self.shown), baseline


def _content(path: Path, shown: str) -> bytes | None:
    """Return what stands in the file, None where there is none."""
    if not path.exists():
        return None
    try:
        content = read(str(path), most=_MOST_BYTES + 1)
    except FileRefusedError as refused:
        raise UsageError(f"{shown} cannot be read: {refused.reason}", "check who may read it") from None
    if len(content) > _MOST_BYTES:
        raise UsageError(
            f"{shown} is larger than {_MOST_BYTES:,} bytes, the most that a baseline may have",
            "remove it and run `jmap lint --write-baseline` on fewer rules",
        )
    return content


def _source(content: bytes, shown: str) -> SourceText:
    """Return the text of a baseline, be it with a byte order mark or without."""
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        raise UsageError(f"{shown} is not UTF-8", "save it as UTF-8, or write the baseline anew") from None
    return SourceText(shown, text, bom=content.startswith(BOM_UTF8))
