"""The report for programs that read as they go: a JSON object a line, each a diagnostic of the document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jmap.report.fingerprint import fingerprints
from jmap.report.json import members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.report.report import Report, Segment


_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""Signs at which some readers end a line: JSON lets them stand in a text."""


def jsonl(report: Report) -> Iterator[Segment]:
    """Yield a line for each diagnostic, with the members that it has in the JSON document."""
    known_by = fingerprints(report)
    for diagnostic in report.diagnostics:
        line = json.dumps(members(diagnostic, known_by[diagnostic]), ensure_ascii=False)
        yield line.translate(_LINE_ENDS) + "\n", ""
