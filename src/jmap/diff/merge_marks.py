"""Git's marks around what two sides disagree about: made and read. Knows nothing of maps."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.source.blocks import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LINES = 5000
"""Of longer texts nobody waits for what a line replaces."""


@frozen
class Marks:
    """How a conflict is marked: as git does, in the size that it asks for, with names for the sides."""

    size: int = 7
    ours: str = "ours"
    theirs: str = "theirs"

    def around(self, ours: str, theirs: str, ending: str) -> str:
        """Return both sides of a conflict between their marks."""
        first, middle, last = (sign * self.size for sign in "<=>")
        return f"{first} {self.ours}{ending}{ours}{middle}{ending}{theirs}{last} {self.theirs}{ending}"

    def resolved(self, text: str) -> tuple[str, str]:
        """Return a marked text as it is with all that ours says, and with all that theirs says."""
        sides: tuple[list[str], list[str]] = ([], [])
        inside: tuple[list[str], ...] = sides
        for line in lines_of(text):
            sign = line[: self.size + 1].rstrip()
            if sign == "<" * self.size:
                inside = sides[:1]
            elif sign == "=" * self.size:
                inside = sides[1:]
            elif sign == ">" * self.size:
                inside = sides
            else:
                for each in inside:
                    each.append(line)
        return "".join(sides[0]), "".join(sides[1])

    def around_lines(
        self, merged: str, ours: str, theirs: str, numbers: Iterable[int], ending: str
    ) -> tuple[str, int]:
        """Mark some lines of a merge with what the side that has not written them has instead.

        Return the text and how many conflicts are marked in it; none where a line is that of both sides.
        """
        lines, sides = lines_of(merged), (lines_of(ours), lines_of(theirs))
        if max(map(len, (lines, *sides))) > _MOST_LINES:
            return merged, 0
        passages = {
            (start, end): (side, "".join(instead))
            for side, instead_of in enumerate(sides)
            for start, end, instead in _passages(instead_of, lines)
        }
        marked: dict[tuple[int, int], tuple[int, str]] = {}
        for number in numbers:
            found = next((place for place in passages if place[0] < number <= place[1]), None)
            if found is None:
                return merged, 0
            marked[found] = passages[found]
        text, end = "", len(lines)
        for (start, stop), (side, instead) in sorted(marked.items(), reverse=True):
            if stop > end:
                return merged, 0
            written = "".join(lines[start:stop])
            pair = (instead, written) if side == 0 else (written, instead)
            text = self.around(*pair, ending) + "".join(lines[stop:end]) + text
            end = start
        return "".join(lines[:end]) + text, len(marked)


def _passages(before: list[str], after: list[str]) -> Iterable[tuple[int, int, list[str]]]:
    """Yield where lines differ from others, and what these are."""
    for same, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if same != "equal" and last > first:
            yield first, last, before[start:end]
