"""Text edits: changes to a file that leave everything around them byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.diagnostics import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all `edits` made; insertions at one place keep their order.

    Raises ValueError where two edits overlap or one reaches beyond the text.
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = edit.span
        if not done <= start <= end <= len(text):
            raise ValueError(f"the edit of {start} to {end} overlaps another or leaves the text")
        pieces += (text[done:start], edit.text)
        done = end
    return "".join((*pieces, text[done:]))
