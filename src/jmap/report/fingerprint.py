"""What a diagnostic is known by from run to run, however its lines have moved."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from jmap.lint.rule import FAMILIES
from jmap.report.paths import root_path

if TYPE_CHECKING:
    from jmap.diagnostics import Diagnostic
    from jmap.report.report import Report

_LENGTH = 32
"""Hexadecimal digits: 128 bits."""


def fingerprints(report: Report) -> dict[Diagnostic, str]:
    """Return a fingerprint, unique in the report, for each diagnostic, the suppressed ones included.

    It is made of the rule's code, the file and the thing that is spoken of; equal ones are numbered in
    their order. A suppressed diagnostic keeps the fingerprint that it had.
    """
    found: dict[Diagnostic, str] = {}
    ordinals: Counter[tuple[str, ...]] = Counter()
    everything = dict.fromkeys((*report.diagnostics, *(each.diagnostic for each in report.suppressed)))
    for diagnostic in sorted(everything, key=lambda each: each.sort_key):
        parts = (diagnostic.code, root_path(diagnostic.place.path, report.folder), _subject(diagnostic))
        ordinals[parts] += 1
        identity = "\0".join((*parts, str(ordinals[parts])))
        found[diagnostic] = sha256(identity.encode(errors="backslashreplace")).hexdigest()[:_LENGTH]
    return found


def _subject(diagnostic: Diagnostic) -> str:
    """Return what is spoken of: a thing of the map, or the message where there is no map yet."""
    no_map = diagnostic.code.startswith(FAMILIES["schema"])
    return diagnostic.message if no_map else diagnostic.id_path
