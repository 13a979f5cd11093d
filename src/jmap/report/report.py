"""What a run found: the input of every reporter, and the sentence that sums it up."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, Self

from jmap.diagnostics import Severity
from jmap.frozen import frozen
from jmap.phrases import counted
from jmap.source.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jmap.diagnostics import Diagnostic, Suppressed
    from jmap.source.text import SourceText


_FEW = 3
"""Up to so many files are named in a sentence."""


Segment = tuple[str, str]
"""A stretch of text and its style: `error`, `warning`, `info`, `place`, `frame`, `strong` or none."""


@frozen
class Report:
    """Diagnostics in their order, the texts that they point into by path, and what was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    files: int
    """How many maps and libraries were read."""
    unloaded: tuple[str, ...] = ()
    """Files with mistakes of the schema family, on which the other rules could not run."""
    suppressed: tuple[Suppressed, ...] = ()
    mended: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By file the rules of which something was mended before this was written, as often as it was."""
    folder: str = ""
    """The current folder below the root of the repository, with forward slashes; empty at the root."""
    uncovered: int = 0
    """How many of the mended came to light only when others were: no earlier run has told of them."""

    @classmethod
    def merged(cls, reports: Iterable[Report]) -> Self:
        """Return one report of several from one folder: what two say alike is said once, all is in order."""
        parts = list(reports)
        diagnostics = dict.fromkeys(each for part in parts for each in part.diagnostics)
        suppressed = dict.fromkeys(each for part in parts for each in part.suppressed)
        return cls(
            tuple(sorted(diagnostics, key=lambda each: each.sort_key)),
            {path: text for part in parts for path, text in part.texts.items()},
            sum(part.files for part in parts),
            tuple(dict.fromkeys(path for part in parts for path in part.unloaded)),
            tuple(sorted(suppressed, key=lambda each: each.diagnostic.sort_key)),
            {path: rules for part in parts for path, rules in part.mended.items()},
            parts[0].folder if parts else "",
            sum(part.uncovered for part in parts),
        )

    @property
    def fixed(self) -> int:
        """How many diagnostics were mended."""
        return sum(map(len, self.mended.values()))

    @property
    def summary(self) -> str:
        """How much was found or mended, in how many files, what a fix is there for, what was not checked."""
        return " ".join(_sentences(self))


def mended_in(report: Report) -> Iterator[str]:
    """Yield for each file what was mended in it: `maps/shoes.journey.yaml: damaged-text (2), unknown-key`."""
    for path, rules in report.mended.items():
        counts = sorted(Counter(rules).items())
        told = (f"{rule} ({count:,})" if count > 1 else rule for rule, count in counts)
        yield f"{path}: {', '.join(told)}"


def marked(diagnostic: Diagnostic) -> str:
    """Return the message for people, with a mark where `--fix` would mend it."""
    mark = "[*] " if diagnostic.fix and diagnostic.fix.safe else ""
    return f"{mark}{visible(diagnostic.message)}"


def severities(diagnostics: Iterable[Diagnostic]) -> str:
    """Return `2 errors, 1 warning and 3 infos`, the worst first; empty where there is none."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def advice(diagnostic: Diagnostic) -> str:
    """Return what is wrong and what to do as two sentences, for outputs that have one text for both."""
    return f"{_capital(diagnostic.message)}. {_capital(diagnostic.help)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentences(report: Report) -> Iterator[str]:
    in_baseline = sum(each.by == "baseline" for each in report.suppressed)
    yield f"{_verdict(report, new=bool(in_baseline))}{_fixable(report)}."
    if in_baseline:
        more = " more" if report.diagnostics else ""
        yield f"{in_baseline:,}{more} {'is' if in_baseline == 1 else 'are'} in the baseline."
    if report.unloaded:
        few = len(report.unloaded) <= _FEW
        missed = ", ".join(map(visible, report.unloaded)) if few else counted(len(report.unloaded), "file")
        yield f"The other rules could not check {missed}."


def _verdict(report: Report, *, new: bool) -> str:
    files = counted(report.files, "file")
    found = severities(report.diagnostics)
    if report.fixed:
        verb = "remains" if len(report.diagnostics) <= 1 else "remain"
        return f"Fixed {report.fixed:,}, {found or 'nothing'} {verb} in {files}"
    if found:
        return f"Found {found} in {files}"
    if report.unloaded:
        return f"Checked {files}"
    return f"Checked {files}: nothing {'new ' if new else ''}to report"


def _fixable(report: Report) -> str:
    """Say for how many diagnostics there is a fix, and which option makes it."""
    fixes = Counter(diagnostic.fix.safe for diagnostic in report.diagnostics if diagnostic.fix)
    safe, unsafe = fixes[True], fixes[False]
    if safe and unsafe:
        return f"; {safe:,} [*] can be fixed with --fix, {unsafe:,} more with --unsafe-fixes"
    if safe:
        return f"; {safe:,} [*] can be fixed with --fix"
    return f"; {unsafe:,} can be fixed with --fix --unsafe-fixes" if unsafe else ""
