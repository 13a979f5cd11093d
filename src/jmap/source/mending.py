"""Reading on behind a syntax error, as if it were mended, so that all that is wrong is told at once.

What is said of the mended text is moved back to where it stands in the text as it is.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Diagnostic, Edit, Place, Span
from jmap.frozen import frozen
from jmap.source.conflicts import without_theirs
from jmap.source.edits import apply
from jmap.source.lines import indent_of
from jmap.source.text import LINE_BREAK, SourceText, end_of_line
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jmap.diagnostics import Fix
    from jmap.source.failure import Keys
    from jmap.source.yaml import Parsed

_MOST_MENDED = 20
_MOST_READ = 1_000_000
"""So many characters are read again at most: each syntax error takes reading the text a few times more."""
_OF_WHAT_IS_GONE = {"missing-key", "unknown-reference"}
"""What may be said only because something was taken out."""
_OF_STRUCTURE = {"unknown-key", "missing-key", "duplicate-key", "wrong-type", "unknown-reference"}
_MOST_AROUND = 2
"""More mistakes beside a line that is indented otherwise than was meant come from that."""
_UNREAD = "what follows was not read"
_LEFT_OUT = "not read, with what belongs to it"
_AROUND = "what stands around it is told when this is mended"


def told_with_rest(
    parsed: Parsed,
    keys: Keys,
    told: Callable[[Parsed, Sequence[Diagnostic]], Iterable[Diagnostic]],
    mistakes: tuple[Diagnostic, ...] = (),
) -> list[Diagnostic]:
    """Return all that is wrong in a text: its syntax errors, and what is `told` of it without them.

    `mistakes` are the syntax errors that are mended already; `told` gets all of them.
    """
    ending = parsed.ending
    if ending is None:
        return [*told(parsed, mistakes)]
    is_endless = len(mistakes) >= min(_MOST_MENDED, _MOST_READ // len(parsed.source.text))
    for mend in () if is_endless else _mends(parsed.source, ending):
        following = parse(mend.mended, keys)
        if mend.lets_read_on(following):
            back = mend.all_back(told_with_rest(following, keys, told, (*mistakes, ending)))
            return [replace(ending, label=ending.label or mend.label(back)), *back.told]
    label = _UNREAD if ending.name == "yaml-syntax" else ending.label
    return [*parsed.diagnostics[:-1], replace(ending, label=label)]


class _Back(NamedTuple):
    """What was told of a mended text."""

    told: list[Diagnostic]
    is_whole: bool
    """Whether nothing was left out that may come from the mistake."""


@frozen
class _Mend:
    """A mistake that ended the reading, what mends it for reading on, and the way back."""

    source: SourceText
    mistake: Diagnostic
    edits: tuple[Edit, ...]
    is_sure: bool = False
    """Whether it is a safe fix, and no guess."""
    takes_out: bool = False
    """Whether lines were taken out, where nothing is known that mends them."""

    @cached_property
    def mended(self) -> SourceText:
        """The text to read on with; lines that were taken out stand in it empty."""
        return SourceText(self.source.path, apply(self.source.text, self.edits), self.source.bom)

    def lets_read_on(self, following: Parsed) -> bool:
        """Whether the reading goes on: it does not end at this mistake again, nor for what was taken out."""
        ending = following.ending
        if ending is None:
            return True
        is_helpless = self.takes_out and ending.fix is None
        return not is_helpless and not self._is_on_its_lines(self._place(ending.place))

    def all_back(self, diagnostics: Iterable[Diagnostic]) -> _Back:
        """Return what was said of the mended text, said of the text, without what the mistake has caused."""
        told = list(filter(None, map(self.back, diagnostics)))
        around = {each for each in told if self._may_be_caused(each)}
        is_caused = len({each.place for each in around}) > _MOST_AROUND
        return _Back([each for each in told if not (is_caused and each in around)], is_whole=not is_caused)

    def label(self, back: _Back) -> str:
        """Say what was not read for the mistake, or was but is not told; empty where all is."""
        if self.takes_out:
            return _LEFT_OUT
        return "" if back.is_whole else _AROUND

    def _may_be_caused(self, diagnostic: Diagnostic) -> bool:
        """Whether it is about what belongs where, in the block in which this mistake asks to move a line."""
        place, is_moved = diagnostic.place, _moved_by(self.source, self.edits)
        if diagnostic.name not in _OF_STRUCTURE or place.path != self.source.path or not is_moved:
            return False
        moved = self.mended.line(self.source.position(self.edits[0].span.start)[0]).strip()
        if len(self.edits) == 1 and not moved.startswith("- ") and not moved.endswith(":"):
            return False  # nothing else belongs to it
        return self._in_one_block(place.line, indent_of(self.mended.line(self.mistake.place.line)))

    def back(self, diagnostic: Diagnostic) -> Diagnostic | None:
        """Return what was said of the mended text, said of the text; None where the mistake is the cause."""
        if diagnostic.place.path != self.source.path:
            return diagnostic
        place = self._place(diagnostic.place)
        if self._concerns_mistake(place) or self._is_moved_along(diagnostic):
            return None
        if diagnostic.name == "wrong-type" and self._is_between(place):
            return None  # where a bracket is closed decides what is in what, and that was a guess
        if diagnostic.name in _OF_STRUCTURE and self._moves_line_of(place):
            return None
        if self.takes_out and diagnostic.name in _OF_WHAT_IS_GONE:
            return None
        related = tuple(replace(each, place=self._place(each.place)) for each in diagnostic.related)
        fix = self._fix(diagnostic.fix) if diagnostic.fix else None
        return replace(diagnostic, place=place, related=related, fix=fix)

    def _concerns_mistake(self, place: Place) -> bool:
        """Whether a place has something in common with the mistake, or with what mends it."""
        start, end = place.span
        spans = (self.mistake.place.span, *(edit.span for edit in self.edits))
        return any(each.start < end and start < max(each.end, each.start + 1) for each in spans)

    def _is_between(self, place: Place) -> bool:
        """Whether a place is between the mistake and what mends it, on one line with both."""
        start, end = self.mistake.place.span.start, self.edits[-1].span.end
        is_inside = start <= place.span.start and place.span.end <= end
        return is_inside and self.mistake.place.line == self.source.place(self.edits[-1].span).line

    def _moves_line_of(self, place: Place) -> bool:
        """Whether a place is on a line whose indentation was guessed."""
        first = self.source.position(self.edits[0].span.start)[0]
        return _moved_by(self.source, self.edits) != 0 and place.line in {first, self.mistake.place.line}

    def _is_on_its_lines(self, place: Place) -> bool:
        """Whether a place is on a line of the mistake, or of what mends it."""
        places = (self.mistake.place, *(self.source.place(edit.span) for edit in self.edits))
        return any(each.line <= place.line <= each.end_line for each in places)

    def _is_moved_along(self, diagnostic: Diagnostic) -> bool:
        """Whether it asks only to move another line of the same block as this mistake asks for."""
        moved, column = _moved_by(self.source, self.edits), diagnostic.place.column
        if not moved or not diagnostic.fix or _moved_by(self.mended, diagnostic.fix.edits) != moved:
            return False
        return column == self.mistake.place.column and self._in_one_block(diagnostic.place.line, column - 1)

    def _in_one_block(self, number: int, indentation: int) -> bool:
        """Whether no line from that of the mistake to another one is indented by less."""
        own = self.mistake.place.line
        between = range(own + 1, number + 1) if own < number else range(number, own)
        lines = map(self.mended.line, between)
        return all(indent_of(line) >= indentation for line in lines if line.strip())

    def _place(self, place: Place) -> Place:
        if place.path != self.source.path:
            return place
        start = self._before(place.span.start)
        return self.source.place(Span(start, max(start, self._before(place.span.end, ends=True))))

    def _before(self, at: int, *, ends: bool = False) -> int:
        """Return where something that begins, or `ends`, at an offset of the mended text did so before."""
        longer = 0
        for edit in self.edits:
            start = edit.span.start + longer
            end = start + len(edit.text)
            if at < start or (ends and at == start):
                break
            if at < end:
                return edit.span.end if ends else edit.span.start
            longer = end - edit.span.end
        return at - longer

    def _fix(self, fix: Fix) -> Fix | None:
        """Return a fix as one of the text: a guess if it stands behind one, none where both edit the same."""
        spans = [self._place(self.mended.place(edit.span)).span for edit in fix.edits]
        mended = [edit.span for edit in self.edits]
        if any(one.start < two.end and two.start < one.end for one in spans for two in mended):
            return None
        edits = tuple(replace(edit, span=span) for edit, span in zip(fix.edits, spans, strict=True))
        is_sure = self.is_sure or spans[-1].end <= mended[0].start
        return replace(fix, edits=edits, safe=fix.safe and is_sure)


def _mends(source: SourceText, mistake: Diagnostic) -> Iterator[_Mend]:
    """Yield what may let the reading go on, the best first."""
    if mistake.name == "too-large":
        return
    if mistake.fix:
        yield _Mend(source, mistake, _same_lines(source, mistake.fix.edits), is_sure=mistake.fix.safe)
    if kept := without_theirs(source.text):
        yield _Mend(source, mistake, _same_lines(source, kept))
    yield _Mend(source, mistake, _same_lines(source, [_taken_out(source, mistake)]), takes_out=True)


def _taken_out(source: SourceText, mistake: Diagnostic) -> Edit:
    """Take out the lines of a mistake with what is indented deeper below; all behind a second document."""
    if mistake.name == "unsupported-yaml":
        return Edit(Span(mistake.place.span.start, len(source.text)), "")
    first, last = mistake.place.line, mistake.place.end_line
    line = source.line(first)
    indent = indent_of(line)
    for number in range(last + 1, source.line_count + 1):
        line = source.line(number)
        if line.strip() and indent_of(line) <= indent:
            break
        last = number
    return Edit(Span(source.line_start(first), source.line_start(last) + len(source.line(last))), "")


def _moved_by(source: SourceText, edits: Sequence[Edit]) -> int:
    """Return by how much edits indent their first line, 0 where they do something else."""
    start, end = edits[0].span
    is_indentation = source.position(start)[1] == 1 and not (source.text[start:end] + edits[0].text).strip()
    return len(edits[0].text) - (end - start) if is_indentation else 0


def _same_lines(source: SourceText, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Let edits leave the line breaks in place, so that what is said of line 12 stands on line 12.

    What an edit puts on a line of its own is left out for the reading.
    """

    def kept(edit: Edit) -> Edit:
        added = LINE_BREAK.findall(edit.text)
        breaks = LINE_BREAK.findall(source.text[slice(*edit.span)])
        if len(added) > len(breaks):
            return Edit(Span(edit.span.start, end_of_line(source.text, edit.span.end)), "")
        return replace(edit, text=edit.text + "".join(breaks[len(added) :]))

    return tuple(map(kept, sorted(edits, key=lambda edit: edit.span)))
