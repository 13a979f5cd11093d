"""Suppressions: comments that ask not to hear something, `# jmap: ignore[missing-emotion] asked in May`.

A suppression covers a node of the YAML tree, never a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jmap.diagnostics import Diagnostic
    from jmap.lint.select import Choice
    from jmap.lint.subject import Subject


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A diagnostic that a comment keeps back, and the reason that the comment gives."""

    diagnostic: Diagnostic
    reason: str


def suppressed(
    diagnostics: Sequence[Diagnostic],
    subject: Subject,
    choices: Sequence[Choice],
    *,
    require_reason: bool,
) -> tuple[list[Diagnostic], list[Suppressed]]:
    """Return what is still to be said, diagnostics about the suppressions themselves included, and the rest."""
    del subject, choices, require_reason
    return list(diagnostics), []
