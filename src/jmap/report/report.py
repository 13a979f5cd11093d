"""What a run found: the input of every reporter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jmap.diagnostics import Diagnostic
    from jmap.source.text import SourceText


_FEW = 3
"""Up to so many files are named in a sentence."""


Segment = tuple[str, str]
"""A stretch of text and its style: `error`, `warning`, `info`, `place`, `frame`, `strong` or none."""


@dataclass(frozen=True, slots=True)
class Report:
    """Diagnostics in their order, the texts that they point into by path, and what was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    files: int
    """How many maps and libraries were read."""
    unloaded: tuple[str, ...] = ()
    """Files with mistakes of the schema family, on which the other rules could not run."""

    @property
    def summary(self) -> str:
        """One sentence: how much was found, in how many files, and what could not be checked."""
        files = counted(self.files, "file")
        if not self.diagnostics and not self.unloaded:
            return f"Checked {files}: nothing to report."
        counts = Counter(diagnostic.severity for diagnostic in self.diagnostics)
        found = " and ".join(
            counted(counts[severity], severity.value) for severity in Severity if counts[severity]
        )
        sentence = f"Found {found} in {files}."
        if self.unloaded:
            few = len(self.unloaded) <= _FEW
            missed = ", ".join(self.unloaded) if few else counted(len(self.unloaded), "file")
            sentence += f" The other rules could not check {missed}."
        return sentence


def counted(number: int, noun: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
