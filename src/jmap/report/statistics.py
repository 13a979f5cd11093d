"""How often each rule speaks: what `--statistics` shows instead of the diagnostics."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jmap.report.wrap import prose, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.report.report import Report, Segment

_MARKS = {
    "[*]": "--fix can mend some of these",
    "[~]": "--fix --unsafe-fixes can mend some of these, by a guess",
}


def statistics(report: Report, width: int | None = None) -> Iterator[Segment]:
    """Yield a line for each rule, the most frequent first, then the summary."""
    by_code = sorted(report.diagnostics, key=lambda each: each.code)
    rules = [list(found) for _, found in groupby(by_code, key=lambda each: each.code)]
    rules.sort(key=len, reverse=True)
    digits = max((len(f"{len(found):,}") for found in rules), default=0)
    marks = max((len(_mark(found)) for found in rules), default=0)
    for found in rules:
        severity = min((each.severity for each in found), key=lambda each: each.rank)
        yield f"{len(found):>{digits},}  {found[0].code}  ", ""
        yield f"{severity.value:<7}", severity.value
        yield f"  {_mark(found):<{marks}}{' ' if marks else ''}{found[0].name}\n", ""
    yield "\n" if rules else "", ""
    for mark, meaning in _MARKS.items():
        if any(_mark(found) == mark for found in rules):
            yield f"{mark} {meaning}\n", ""
    yield "\n" if marks else "", ""
    yield f"{wrapped(report.summary, prose(width))}\n", "strong" if rules else ""


def _mark(found: Sequence[Diagnostic]) -> str:
    """Return the mark of a rule of whose diagnostics some can be fixed."""
    safe = {each.fix.safe for each in found if each.fix}
    return "[*]" if True in safe else "[~]" if safe else ""
