"""libyaml behind PyYAML: its parser, its events, and the first thing that it refuses in a text.

What becomes of the events is not known here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml import events
from yaml.error import MarkedYAMLError, YAMLError

from jmap.diagnostics import Span
from jmap.errors import UsageError
from jmap.source.failure import Failure
from jmap.source.standins import with_stand_ins

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml; reported when something is parsed
    CParser = None  # type: ignore[assignment,misc]

# Any, since PyYAML's stubs take every mark for optional; the C parser always sets them.
Event = Any
ALIAS: Any = events.AliasEvent
DOCUMENT_START: Any = events.DocumentStartEvent
MAPPING_END: Any = events.MappingEndEvent
MAPPING_START: Any = events.MappingStartEvent
SCALAR: Any = events.ScalarEvent
SEQUENCE_END: Any = events.SequenceEndEvent
SEQUENCE_START: Any = events.SequenceStartEvent
STREAM_END: Any = events.StreamEndEvent
_STARTS = (MAPPING_START, SEQUENCE_START)
_ENDS = (MAPPING_END, SEQUENCE_END)

_REFUSED_CHARACTER = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # what libyaml's reader accepts
)


def reading(text: str) -> Callable[[], Event]:
    """Start libyaml on `text` and return what gives its next event.

    Only its C parser reads plain questions in flow lists, `[Really?, Why]`.
    """
    if CParser is None:
        raise UsageError(
            "the installed PyYAML has no libyaml, which jmap needs to read maps",
            "install PyYAML from a wheel: `pip install --force-reinstall --only-binary :all: pyyaml`",
        )
    # libyaml drops one byte order mark at the start without counting it
    counted = "\ufeff" + text if text.startswith("\ufeff") else text
    following: Callable[[], Event] = CParser(counted.encode("utf-8", "surrogatepass")).get_event
    return following


def first_failure(text: str) -> Failure | None:
    """Return the first syntax error of `text`, None where it is well-formed YAML."""
    last = Span(0, 0)
    open_: list[Event] = []
    try:
        following = reading(with_stand_ins(text)[0])
        event = following()
        while type(event) is not STREAM_END:
            if type(event) is SCALAR:
                last = Span(event.start_mark.index, event.end_mark.index)
            elif type(event) in _STARTS:
                open_.append(event)
            elif type(event) in _ENDS:
                open_.pop()
            event = following()
    except MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else len(text)
        context_at = error.context_mark.index if error.context_mark else at
        starts = (event.start_mark.index for event in open_ if event.flow_style)
        brackets = tuple(start for start in starts if text[start : start + 1] in {"[", "{"})
        return Failure(
            error.problem or "", min(at, len(text)), error.context or "", context_at, last, brackets
        )
    except YAMLError:
        # its reader counts bytes and refuses a buffer at a time, so the character is looked for
        found = _REFUSED_CHARACTER.search(text)
        return Failure("refused character", found.start() if found else 0)
    return None
