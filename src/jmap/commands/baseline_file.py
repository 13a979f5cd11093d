"""The baseline on disk: found beside the settings, laid over what a run found, written anew."""

from __future__ import annotations

import os
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
    pruned,
    recorded,
    sift,
    to_json,
)
from jmap.project.files import read, rewrite, write
from jmap.project.settings import BASELINE
from jmap.report.report import counted
from jmap.source.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jmap.diagnostics import Diagnostic, Severity
    from jmap.lint.baseline import Baseline, Key
    from jmap.report.report import Report


class BaselineFile:
    """The baseline of a project, which stands in the folder `root`, if there is one."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._path = self._root / BASELINE
        self.shown = os.path.relpath(self._path)
        """The path as people are shown it."""
        self._content = _content(self._path, self.shown)
        self.baseline: Baseline = Counter()
        if self._content is not None:
            self.baseline = from_json(self._content.decode("utf-8", errors="replace"), self.shown)

    def relative(self, path: str) -> str:
        """Return a path as the baseline names it: from its own folder, with forward slashes."""
        return Path(os.path.relpath(path, self._root)).as_posix()

    def laid_over(
        self, report: Report, ran: Mapping[str, frozenset[str]], stale_severity: Severity | None
    ) -> Report:
        """Return a report without what is known, and with what is stale where that is to be told.

        `ran` holds the rules that ran on each file.
        """
        known = sift(report.diagnostics, self.baseline, self.relative, self._judges(report, ran))
        stale: tuple[Diagnostic, ...] = ()
        texts = dict(report.texts)
        if known.stale and stale_severity:
            source = SourceText(self.shown, (self._content or b"").decode("utf-8", errors="replace"))
            texts[self.shown] = source
            stale = tuple(about_stale(known.stale, source, stale_severity))
        ordered = sorted([*known.new, *stale], key=lambda diagnostic: diagnostic.sort_key)
        suppressed = (*report.suppressed, *(Suppressed(each, "baseline") for each in known.known))
        return replace(report, diagnostics=tuple(ordered), texts=texts, suppressed=suppressed)

    def record(self, report: Report) -> str:
        """Add what a run found to the file; return a sentence about it."""
        today = recorded(report.diagnostics, self.relative)
        self._keep(merged(self.baseline, today))
        maps = len({key.path for key in today})
        return f"Recorded {counted(today.total(), 'diagnostic')} of {counted(maps, 'map')} in {self.shown}."

    def prune(self, report: Report, ran: Mapping[str, frozenset[str]]) -> str:
        """Take what is stale out of the file; return a sentence about it."""
        known = sift(report.diagnostics, self.baseline, self.relative, self._judges(report, ran))
        self._keep(pruned(self.baseline, known))
        return f"Took {counted(known.stale.total(), 'stale diagnostic')} out of {self.shown}."

    def _judges(self, report: Report, ran: Mapping[str, frozenset[str]]) -> Callable[[Key], bool]:
        """Return whether this run could have found a key again: its map was checked for it, or is gone."""
        unloaded = {self.relative(path) for path in report.unloaded}
        names = {self.relative(path): rules for path, rules in ran.items()}

        def judges(key: Key) -> bool:
            if key.path in names:
                return key.path not in unloaded and key.rule in names[key.path]
            return not (self._root / key.path).exists()

        return judges

    def _keep(self, baseline: Baseline) -> None:
        content = to_json(baseline).encode()
        if self._content == content:
            return
        if self._content is None:
            write(self._path, content)
        else:
            rewrite(self._path, self._content, content)
        self._content, self.baseline = content, baseline


def _content(path: Path, shown: str) -> bytes | None:
    """Return what stands in the file, None where there is none."""
    if not path.exists():
        return None
    try:
        return read(str(path), most=None)
    except FileRefusedError as refused:
        raise UsageError(f"{shown} cannot be read: {refused.reason}", "check who may read it") from None
