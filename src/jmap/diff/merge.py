"""Three texts of one map to one: what each side has changed, told apart by ids and keys, in its own words.

Works on the blocks of the texts, so that all that nobody has changed stays as it is in ours. Where both sides
have changed the same thing, both stand in the result, between git's marks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jmap.diff.merge_order import merged_order
from jmap.diff.merge_value import Value, data, merged_value, names_of
from jmap.frozen import frozen
from jmap.model.readers import ListReader, PartReader, reader_below
from jmap.source.blocks import Block, blocks, lines_of
from jmap.source.tree import Sequence

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from jmap.diff.merge_marks import Marks
    from jmap.model.readers import Reader
    from jmap.source.tree import Node

_COMMENT = re.compile(r"(?m)(?:^|[ \t])(#[^\r\n]*?)[ \t]*\r?$")


@frozen
class Merged:
    """The text of a merge, and how many conflicts are marked in it."""

    text: str
    conflicts: int


@frozen
class _Piece:
    """A block in its text."""

    text: str
    block: Block

    @property
    def node(self) -> Node:
        return self.block.node

    @property
    def parts(self) -> list[_Piece]:
        return [_Piece(self.text, part) for part in self.block.parts]

    @property
    def above(self) -> str:
        """The comments and blank lines above, in whole lines."""
        line = self.block.at - self.block.column if self.block.column >= 0 else 0
        return self.text[self.block.start : max(line, self.block.start)]

    @property
    def head(self) -> str:
        """What stands before the first part."""
        return self.text[self.block.at : self.block.inside]

    @property
    def below(self) -> str:
        """The comments behind the last part."""
        return self.text[self.block.parts[-1].end : self.block.end] if self.block.parts else ""

    @property
    def behind(self) -> str:
        """The comment behind the value, and the break of its line."""
        return self.text[self.node.end : self.block.end]

    @property
    def body(self) -> str:
        return self.text[self.block.at : self.block.end]

    @property
    def said(self) -> tuple[Any, Counter[str]]:
        """What it says and the comments in it, whatever the layout and the order of keys."""
        return data(self.node), Counter(_COMMENT.findall(self.text[self.block.start : self.block.end]))

    def placed(self, before: str, column: int) -> str:
        """Return it in another column, with what stands before it on its first line."""
        by = column - self.block.column
        return _moved(self.above, by) + before + _moved(self.body, by, first=False)

    def says_as(self, other: _Piece) -> bool:
        """Whether two blocks are written alike, wherever they stand."""
        return self.placed("", 0) == other.placed("", 0)


def merged(  # noqa: PLR0913  three sides, and what is known of them
    base: tuple[str, Node],
    ours: tuple[str, Node],
    theirs: tuple[str, Node],
    reader: Reader,
    marks: Marks,
    *,
    renamed: Mapping[Node, tuple[str, int]],
) -> Merged | None:
    """Merge three texts with their trees; None where one has no blocks.

    Their lines end alike, and so does the last one. What is `renamed` goes by its name in the base.
    """
    sides = [_Piece(text, found) for text, root in (base, ours, theirs) if (found := blocks(text, root))]
    if len(sides) < 3:  # noqa: PLR2004  the number of sides
        return None
    merge = _Merge(marks, "\r\n" if "\r\n" in ours[0] else "\n", renamed)
    text = merge.collection(sides[0], sides[1], sides[2], reader, "")
    return None if text is None else Merged(text, merge.conflicts)


@dataclass
class _Merge:
    """A merge in work: it counts its conflicts."""

    marks: Marks
    ending: str
    renamed: Mapping[Node, tuple[str, int]]
    conflicts: int = 0

    def block(
        self, base: _Piece | None, ours: _Piece, theirs: _Piece, reader: Reader | None, before: str
    ) -> str:
        """Merge what both sides have; `before` stands before it on its first line."""
        column = ours.block.column
        if ours.says_as(theirs) or (base and theirs.says_as(base)):
            return ours.placed(before, column)
        if base and ours.says_as(base):
            return theirs.placed(before, column)
        if base is None and ours.block.key is None:  # one new thing, written twice
            same = ours.said == theirs.said
            return ours.placed(before, column) if same else self._conflict(ours, theirs, before, column)
        alike = type(ours.node) is type(theirs.node) and ours.block.parts and theirs.block.parts
        merge = self.collection if alike else self._value
        made = merge(base, ours, theirs, reader, before)
        if made is None:
            return self._laid_out(base, ours, theirs, before) or self._conflict(ours, theirs, before, column)
        return _comments(base.above if base else None, ours.above, theirs.above) + made

    def _laid_out(self, base: _Piece | None, ours: _Piece, theirs: _Piece, before: str) -> str:
        """Return what one side has changed where the other has only laid it out in another way."""
        if base is None or base.said not in (ours.said, theirs.said):
            return ""
        return (theirs if ours.said == base.said else ours).placed(before, ours.block.column)

    def collection(
        self, base: _Piece | None, ours: _Piece, theirs: _Piece, reader: Reader | None, before: str
    ) -> str | None:
        """Merge what stands in a block, part by part; None where it must be taken as a whole."""
        inner = reader.item if isinstance(reader, ListReader) else reader
        known, mine, other = (
            {} if side is None else _named(side, inner, self.renamed) for side in (base, ours, theirs)
        )
        order = merged_order(list(known), list(mine), list(other))
        if order is None and isinstance(inner, PartReader) and not isinstance(ours.node, Sequence):
            order = list(dict.fromkeys((*mine, *other)))  # the order of keys says nothing
        head = _merged_head(base, ours, theirs)
        if order is None or head is None:
            return None
        first = ours.parts[0].block.column
        start, made = (before + head, "") if ours.block.is_inline else (" " * first, before + head)
        empty = len(made)
        for name in order:
            sides = known.get(name), mine.get(name), other.get(name)
            below = reader_below(inner, name) if isinstance(name, str) else inner
            lead = start if len(made) == empty else " " * first
            made += self._part(*sides, below, lead, first)
        if len(made) == empty:
            return ""
        return made + _comments(base.below if base else None, ours.below, theirs.below)

    def _part(  # noqa: PLR0913, PLR0917  three sides, how they are read, and where they go
        self,
        base: _Piece | None,
        ours: _Piece | None,
        theirs: _Piece | None,
        reader: Reader | None,
        before: str,
        column: int,
    ) -> str:
        """Merge what some of the sides have."""
        if ours and theirs:
            return self.block(base, ours, theirs, reader, before)
        left = ours or theirs
        if left is None:
            return ""
        if base is None:
            return left.placed(before, column)
        if left.said == base.said:
            return ""
        return self._conflict(ours, theirs, before, column)

    def _conflict(self, ours: _Piece | None, theirs: _Piece | None, before: str, column: int) -> str:
        self.conflicts += 1
        placed = [side.placed(before, column) if side else "" for side in (ours, theirs)]
        return self.marks.around(placed[0], placed[1], self.ending)

    def _value(
        self, base: _Piece | None, ours: _Piece, theirs: _Piece, reader: Reader | None, before: str
    ) -> str | None:
        """Merge two entries or items that stand on one line each: their value, and the comment behind it."""
        if any(side.block.parts or not _is_line(side) for side in (ours, theirs)):
            return None
        was = Value(base.text, base.node) if base and not base.block.parts else None
        if base and was is None:
            return None
        value = merged_value(was, Value(ours.text, ours.node), Value(theirs.text, theirs.node), reader)
        if value is None or set(value) & set("\r\n"):
            return None
        mark = ours.text[ours.block.at : ours.node.start]
        gap = "" if mark.endswith(" ") else " "
        behind = _picked(base.behind if base else None, ours.behind, theirs.behind)
        return None if behind is None else f"{before}{mark}{gap}{value}{behind}"


def _named(
    side: _Piece, reader: Reader | None, renamed: Mapping[Node, tuple[str, int]]
) -> dict[Hashable, _Piece]:
    """Return the parts of a block by what tells them apart: keys, or ids and texts."""
    parts = side.parts
    if not isinstance(side.node, Sequence):
        return {part.block.key.raw: part for part in parts if part.block.key}
    names = names_of([part.node for part in parts], reader)
    return {renamed.get(part.node, name): part for name, part in zip(names, parts, strict=True)}


def _merged_head(base: _Piece | None, ours: _Piece, theirs: _Piece) -> str | None:
    """Return what stands before the first part: a dash, a key with its comment, or the header of the file."""
    if ours.block.is_inline:
        return ours.head
    merged_text = _comments if ours.block.column < 0 else _picked
    return merged_text(base.head if base else None, ours.head, theirs.head)


def _picked(base: str | None, ours: str, theirs: str) -> str | None:
    """Return what one side has changed; None where both have, unless there was nothing before."""
    if base is None or theirs in {ours, base}:
        return ours
    return theirs if ours == base else None


def _comments(base: str | None, ours: str, theirs: str) -> str:
    """Return the comments and blank lines of both sides, without those that one has taken away."""
    if theirs in {ours, base}:
        return ours
    known, mine, other = ({} if side is None else _numbered(side) for side in (base, ours, theirs))
    order = merged_order(list(known), list(mine), list(other)) or list(dict.fromkeys((*mine, *other)))
    kept = (name for name in order if name not in known or (name in mine and name in other))
    return "".join(mine.get(name) or other[name] for name in kept)


def _numbered(text: str) -> dict[tuple[str, int], str]:
    """Return lines by what they say, and how often that was said before."""
    seen: Counter[str] = Counter()
    found = {}
    for line in lines_of(text):
        said = line.strip()
        found[said, seen[said]] = line
        seen[said] += 1
    return found


def _moved(text: str, by: int, *, first: bool = True) -> str:
    """Return whole lines, moved to the right, or to the left as far as they can be."""
    if not by:
        return text
    lines = lines_of(text)
    return "".join(
        line
        if (number == 0 and not first) or not line.strip()
        else " " * max(len(line) - len(line.lstrip(" ")) + by, 0) + line.lstrip(" ")
        for number, line in enumerate(lines)
    )


def _is_line(side: _Piece) -> bool:
    """Whether a block is nothing but one line."""
    return len(lines_of(side.body)) == 1
