"""What libyaml refused, and the ground on which it is explained."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Diagnostic, Edit, Fix, Related, Span
from jmap.frozen import frozen
from jmap.source.edits import apply

if TYPE_CHECKING:
    from jmap.source.text import SourceText


class LongForm(NamedTuple):
    """The keys that can stand below a key, and which of them a bare text behind it stands for."""

    keys: Collection[str]
    expand: Callable[[str], Mapping[str, object]]


Keys = Mapping[str, LongForm | None]
"""Words that are keys, with what they can hold; None for a key that has no long form."""

NO_KEYS: Keys = {}


@frozen
class Failure:
    """libyaml's complaint, in offsets of characters."""

    problem: str
    """libyaml's words, never shown to anybody."""
    at: int
    """Where libyaml noticed, often far behind the mistake."""
    context: str = ""
    """What libyaml was reading."""
    context_at: int = 0
    """Where that began."""
    last: Span = Span(0, 0)
    """The last scalar that was read whole."""
    brackets: tuple[int, ...] = ()
    """Where the brackets stand that were open then, the innermost last."""


@frozen
class Mistake:
    """One failure in its text, and a way to try whether an edit would mend it."""

    source: SourceText
    failure: Failure
    first_failure: Callable[[str], Failure | None]
    keys: Keys
    """The words that are keys, whatever stands behind them."""

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    @property
    def line(self) -> int:
        """The line on which libyaml noticed."""
        return self.source.position(self.failure.at)[0]

    @property
    def noticed(self) -> Span:
        """Where libyaml noticed: a word or a character."""
        return self.word(self.failure.at)

    def word(self, at: int) -> Span:
        """Return the span of the word that begins at `at`, else of the character that stands there."""
        end = at
        while end < len(self.text) and (self.text[end].isalnum() or self.text[end] in "_-"):
            end += 1
        return Span(at, min(max(end, at + 1), len(self.text)))

    def line_span(self, number: int) -> Span:
        """Return where line `number` stands, without its indentation and its break."""
        start, line = self.source.line_start(number), self.source.line(number)
        end = start + len(line.rstrip(" \t"))
        return Span(min(start + len(line) - len(line.lstrip(" \t")), end), end)

    def mended_by(self, *edits: Edit) -> bool:
        """Whether the text, so edited, is read past the place of the failure."""
        return self.reached_with(*edits) > 0

    def reached_with(self, *edits: Edit) -> int:
        """How far the text, so edited, is read; 0 where that is not past the place of the failure."""
        edited = apply(self.text, edits)
        following = self.first_failure(edited)
        reached = (following.at if following else len(edited) + 1) - len(edited) + len(self.text)
        return reached if reached > max(self.failure.at, edits[-1].span.end) else 0

    def settled_by(self, edit: Edit, number: int | None = None) -> bool:
        """Whether the text, so edited, is read past a line, and no bracket from before is left open.

        What is in open brackets goes on being read, so that alone does not tell that an edit mends them.
        The line is that on which libyaml noticed, unless its number is given.
        """
        edited = apply(self.text, (edit,))
        following = self.first_failure(edited)
        if following is None:
            return True
        added = len(edited) - len(self.text)
        line = self.line if number is None else number
        end_of_line = self.source.line_start(line) + len(self.source.line(line)) + added
        return following.at > end_of_line and not any(at <= end_of_line for at in following.brackets)

    def told(
        self, message: str, help_: str, span: Span, fix: Fix | None = None, related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        """Return the diagnostic."""
        return Diagnostic("yaml-syntax", message, help_, self.source.place(span), related=related, fix=fix)
