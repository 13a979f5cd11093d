"""YAML text to what it says: as plain data, as a positioned tree, and all mistakes in it.

What the keys mean is not known here.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from yaml.error import YAMLError

from jmap.source import refusals
from jmap.source.builder import MAX_NODES, MOST_SUGGESTIONS, Builder
from jmap.source.data import data_of, is_unmarked, plain_data
from jmap.source.edits import apply
from jmap.source.failure import NO_KEYS, Mistake
from jmap.source.libyaml import first_failure, reading
from jmap.source.standins import with_stand_ins
from jmap.source.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from jmap.diagnostics import Diagnostic
    from jmap.source.data import Data
    from jmap.source.failure import Keys
    from jmap.source.libyaml import Event
    from jmap.source.tree import Node

_MOST_DASHES = 8
"""Each takes reading the file once more."""
_DASH_WITHOUT_BLANK = re.compile(r"-(?<=[ \r\n]-)[^\W\d_]")


@dataclass(eq=False)
class Parsed:
    """What a text says as YAML, and where; neither where a syntax error or a limit ended the reading."""

    source: SourceText
    diagnostics: tuple[Diagnostic, ...] = ()
    _root: Node | None = None
    _data: Data | None = None
    _events: Sequence[Event] = ()
    ending: Diagnostic | None = None
    """The last of the diagnostics, where it ended the reading."""

    @cached_property
    def root(self) -> Node | None:
        """The tree; that of a text with which all is well is made when it is first asked for."""
        if self._data is None:
            return self._root
        following = iter(self._events).__next__ if self._events else reading(self.source.text)
        return Builder(self.source, following).document()

    @cached_property
    def data(self) -> Data:
        """What the tree holds, without places."""
        return data_of(self._root) if self._root else self._data

    @property
    def is_read(self) -> bool:
        """Whether the text could be read to its end."""
        return self._root is not None or self._data is not None

    @property
    def keys(self) -> AbstractSet[str]:
        """The keys at the top."""
        return self.data.keys() if isinstance(self.data, dict) else frozenset()


def parse(
    source: SourceText, keys: Keys = NO_KEYS, dashes: int = _MOST_DASHES, *, placed: bool = False
) -> Parsed:
    """Read any text with its mistakes; `keys` are known as such where a colon is missing.

    Of the dashes that are missing before list items, so many are read as if they stood there. Where
    places are likely to be asked for, `placed`, the events are kept: else the tree takes a second reading.
    """
    text, stand_ins = with_stand_ins(source.text)
    if not stand_ins and not _DASH_WITHOUT_BLANK.search(text):
        with suppress(YAMLError):
            events = tuple(_unmarked(text)) if placed else ()
            data = plain_data(events or _unmarked(text))
            if data is not None:
                return Parsed(source, _data=data, _events=events)
    return _judged(source, reading(text), keys, dashes)


def _unmarked(text: str) -> Iterator[Event]:
    """Return the events of a text up to an anchor, an alias or a tag, or up to the limit."""
    events = islice(iter(reading(text), None), MAX_NODES)
    return takewhile(is_unmarked, events) if any(sign in text for sign in "&*!") else events


def _judged(source: SourceText, following: Callable[[], Event], keys: Keys, dashes: int) -> Parsed:
    """Read a text with its mistakes."""
    builder = Builder(source, following)
    try:
        root = builder.document()
    except refusals.Refused as refused:
        return Parsed(source, (*builder.diagnostics, refused.diagnostic), ending=refused.diagnostic)
    except YAMLError:
        failure = first_failure(source.text)
        assert failure is not None, "libyaml refused the same events a moment ago"
        from jmap.source.syntax import explain  # noqa: PLC0415  its patterns cost start-up and serve broken files

        ending = explain(Mistake(source, failure, first_failure, keys))
        start, end = ending.place.span
        others = (other for other in builder.diagnostics if not start <= other.place.span.start < end)
        return Parsed(source, (*others, ending), ending=ending)
    told = builder.missing_dash
    if told and told.fix and dashes and len(builder.diagnostics) < MOST_SUGGESTIONS:
        # The edit puts the dash in the place of a space, so all else stands where it stood.
        dashed = parse(SourceText(source.path, apply(source.text, told.fix.edits)), keys, dashes - 1)
        if dashed.root:
            return Parsed(source, (told, *dashed.diagnostics), dashed.root)
    return Parsed(source, tuple(refusals.begun_again(builder.diagnostics, root)), root)
