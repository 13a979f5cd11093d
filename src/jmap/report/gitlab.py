"""The report for GitLab: Code Quality, shown in merge requests (its docs, “Code Quality report format”)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.report.fingerprint import fingerprints
from jmap.report.paths import root_path
from jmap.report.report import advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.report.report import Report, Segment

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""GitLab has `critical` and `blocker` too: no journey map stops a release."""


def gitlab(report: Report) -> Iterator[Segment]:
    """Yield a JSON array with an object for each diagnostic."""
    known_by = fingerprints(report)
    quality = [
        {
            "description": advice(diagnostic),
            "check_name": diagnostic.name,
            "fingerprint": known_by[diagnostic],
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": root_path(diagnostic.place.path, report.folder),
                "lines": {"begin": diagnostic.place.line},
            },
        }
        for diagnostic in report.diagnostics
    ]
    yield json.dumps(quality, ensure_ascii=False, indent=2) + "\n", ""
