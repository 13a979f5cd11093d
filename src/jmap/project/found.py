"""What was found in one file, and the plain data that it becomes in a cache.

It knows no YAML and no rules. What it reads back may have been written by anybody: whatever is not as it
would have written it itself is refused.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from jmap.diagnostics import CODES, Diagnostic, Edit, Fix, Place, Related, Severity, Span, Suppressed
from jmap.source.text import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kind = TypeVar("Kind")

_MOST = MAX_BYTES + 1
"""No file that is read is larger, so no offset, line or column is."""


class Found(NamedTuple):
    """What was found in a file, and what that depended on beside the rules and their settings."""

    path: str
    """As people are shown it."""
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    digest: str = ""
    """That of the bytes which were read; empty where they could not be."""
    libraries: tuple[tuple[str, str], ...] = ()
    """The path and the digest of each library."""
    asked: tuple[tuple[str, bool | str], ...] = ()
    """Paths that rules asked for: whether there is such a file, or the digest of the names in that folder."""
    dated: bool = False
    """Whether another day may make a difference."""
    whole: bool = True
    """Whether it is a map or a library; the rules could not run otherwise."""
    mended: tuple[str, ...] = ()
    """The rules of which something was mended, as often as it was."""
    uncovered: int = 0
    """How many of these came to light only when others were mended."""


def digest(content: bytes) -> str:
    """Return what stands for bytes wherever they are compared."""
    return blake2b(content, digest_size=16).hexdigest()


def digest_of_names(names: Iterable[str]) -> str:
    """Return the digest of the names in a folder."""
    return digest("\0".join(names).encode(errors="surrogateescape"))


def packed(found: Found) -> dict[str, Any]:
    """Return plain data for JSON, as little as can be: most files are clean and use nothing."""
    more = {
        "libraries": found.libraries,
        "asked": found.asked,
        "diagnostics": [_plain(each, found.path) for each in found.diagnostics],
        "suppressed": [(_plain(each.diagnostic, found.path), each.reason) for each in found.suppressed],
    }
    said = {key: value for key, value in more.items() if value}
    return {"digest": found.digest, "dated": found.dated} | ({"more": said} if said else {})


def unpacked(path: str, data: Mapping[str, Any]) -> Found:
    """Return what `packed` was given; raises ValueError, TypeError or KeyError for anything else."""
    known = Found(path, digest=_a(str, data["digest"]), dated=_a(bool, data["dated"]))
    if "more" not in data:
        return known
    more = data["more"]
    suppressed = [
        Suppressed(_diagnostic(each, path), "comment", _a(str, reason))
        for each, reason in more.get("suppressed", ())
    ]
    return known._replace(
        diagnostics=tuple([_diagnostic(each, path) for each in more.get("diagnostics", ())]),
        suppressed=tuple(suppressed),
        libraries=tuple([(_a(str, library), _a(str, was)) for library, was in more.get("libraries", ())]),
        asked=tuple([(_a(str, asked), _answer(was)) for asked, was in more.get("asked", ())]),
    )


def _plain(diagnostic: Diagnostic, path: str) -> list[Any]:
    fix = diagnostic.fix
    return [
        diagnostic.name,
        diagnostic.message,
        diagnostic.help,
        _plain_place(diagnostic.place, path),
        diagnostic.severity.value,
        diagnostic.label,
        [(_plain_place(related.place, path), related.text) for related in diagnostic.related],
        fix and (fix.title, [(*edit.span, edit.text) for edit in fix.edits], fix.safe),
        diagnostic.id_path,
        [_plain(each, path) for each in diagnostic.stands_for],
    ]


def _plain_place(place: Place, path: str) -> list[Any]:
    """Return a place; in the file itself, which it nearly always is, without a path."""
    numbers = [*place.span, place.line, place.column, place.end_line, place.end_column]
    return numbers if place.path == path else [*numbers, place.path]


def _diagnostic(data: list[Any], path: str) -> Diagnostic:
    name, message, advice, place, severity, label, related, fix, id_path, stands_for = data
    if name not in CODES:
        raise ValueError(name)
    return Diagnostic(
        name,
        _a(str, message),
        _a(str, advice),
        _place(place, path),
        Severity(severity),
        _a(str, label),
        tuple([Related(_place(other, path), _a(str, text)) for other, text in related]),
        None if fix is None else _fix(*fix),
        _a(str, id_path),
        tuple([_diagnostic(each, path) for each in stands_for]),
    )


def _place(data: list[Any], path: str) -> Place:
    start, end, line, column, end_line, end_column, *other = data
    lines = [max(1, _number(each)) for each in (line, column, end_line, end_column)]
    return Place(_a(str, *other) if other else path, Span(_number(start), _number(end)), *lines)


def _fix(title: object, edits: list[Any], safe: object) -> Fix:
    spans = [(Span(_number(start), _number(end)), _a(str, text)) for start, end, text in edits]
    if not spans:
        raise ValueError(title)
    return Fix(_a(str, title), tuple(Edit(*edit) for edit in spans), _a(bool, safe))


def _number(value: object) -> int:
    """Return an offset, a line or a column."""
    number = _a(int, value)
    if not 0 <= number <= _MOST:
        raise ValueError(number)
    return number


def _answer(value: object) -> bool | str:
    return value if isinstance(value, bool) else _a(str, value)


def _a(kind: type[Kind], value: object) -> Kind:
    """Return `value`, which must be just of that kind: True is no number."""
    if type(value) is not kind:
        raise TypeError(value)
    return value
