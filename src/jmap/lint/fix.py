"""Fixes: which of them can be made together, and what a text becomes by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.source.edits import apply, meet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.diagnostics import Diagnostic, Edit


class Fixed(NamedTuple):
    """A text after one round of fixes, and the diagnostics whose fixes were made."""

    text: str
    mended: tuple[Diagnostic, ...]


def fixed(text: str, diagnostics: Iterable[Diagnostic], *, unsafe: bool) -> Fixed:
    """Make every fix that meets no other one; those that do wait for the next round.

    A safe fix is always made, a guess only with `unsafe`.
    """
    made: dict[Edit, None] = {}
    mended = []
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        new = [edit for edit in fix.edits if edit not in made]
        if not any(meet(edit, other) for edit in new for other in made):
            made.update(dict.fromkeys(new))
            mended.append(diagnostic)
    return Fixed(apply(text, made), tuple(mended))
