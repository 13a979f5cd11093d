"""Inline Markdown: the four marks that texts of a map may hold, read into runs of one style each.

Known are `**bold**`, `*italic*`, `` `code` `` and `[label](target)`; everything else is the text as written.
This module knows no output format: a renderer escapes what it gets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"""`(?P<code>[^`]+)`
    |\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]+(?:\([^()\s]*\)[^()\s]*)?)\)
    |(?P<stars>\*+)
    |[^`\[*]+|.""",
    re.VERBOSE | re.DOTALL,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_BOLD, _ITALIC = "**", "*"
_END_OF_EMBEDDING, _ISOLATE, _END_OF_ISOLATE = "\u202c", "\u2068", "\u2069"
_ENDS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", _END_OF_EMBEDDING),
    **dict.fromkeys("\u2066\u2067\u2068", _END_OF_ISOLATE),
}
"""The signs that change the direction of what follows, each with the sign that ends it."""
_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


@frozen
class Run:
    """A stretch of text in one style; `link` is a target that is safe to follow."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None


@dataclass(slots=True)
class _Piece:
    """A token on its way to a run: `mark` is the star or stars that it would be without a partner."""

    run: Run
    mark: str = ""
    opens: bool = False
    closes: bool = False


@lru_cache(maxsize=4096)
def runs(text: str) -> tuple[Run, ...]:
    """Return `text` as runs; equal neighbours are joined. Linear in its length."""
    if not any(sign in text for sign in "*`["):
        return (Run(text),) if text else ()
    return tuple(_joined(_styled(list(_pieces(text)))))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return `text` without its marks, for places that show no style; its changes of direction are closed."""
    return closed("".join(run.text for run in runs(text)))


def closed(text: str) -> str:
    """Return `text` so that no change of direction in it turns what stands beside it.

    Each gets an end, and one that is no isolate an isolate around the whole.
    """
    missing: list[str] = []
    isolates, reaches_out = 0, False
    for sign in _DIRECTIONS.findall(text):
        if end := _ENDS.get(sign):
            missing.append(end)
            isolates += end == _END_OF_ISOLATE
            reaches_out |= not isolates
        elif sign == _END_OF_ISOLATE and isolates:
            isolates -= 1
            while missing.pop() != sign:
                pass  # an isolate also ends what was opened inside it
        elif missing[-1:] == [sign]:
            missing.pop()
    ended = text + "".join(reversed(missing))
    return f"{_ISOLATE}{ended}{_END_OF_ISOLATE}" if reaches_out else ended


def safe_target(target: str) -> str | None:
    """Return `target` if a page may link to it, else None.

    A page links to `http`, `https` and `mailto` and to relative paths. It links neither to another host
    without a scheme (`//host`, for which browsers also take backslashes), nor to what holds an invisible
    character.
    """
    if not target or "\\" in target or not target.isprintable() or any(map(str.isspace, target)):
        return None
    if _SCHEME.match(target):
        is_mail = target.lower().startswith("mailto:") and len(target) > len("mailto:")
        return target if is_mail or _WEB.match(target) else None
    if target.startswith("//") or ":" in re.split(r"[/?#]", target, maxsplit=1)[0]:
        return None
    return target


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut `text` into runs and stars; what a star may do depends on the characters beside it."""
    for match in _TOKEN.finditer(text):
        code, label, stars = match["code"], match["label"], match["stars"]
        target = safe_target(match["target"]) if label else None
        if code:
            yield _Piece(Run(code, code=True))
        elif target:
            for run in runs(label):
                yield _Piece(replace(run, link=target))
        elif stars and len(stars) <= len(_BOLD + _ITALIC):
            start, end = match.span()
            before, after = text[max(start - 1, 0) : start], text[end : end + 1]
            opens = bool(after.strip()) and not _in_word(before)
            closes = bool(before.strip()) and not _in_word(after)
            inward = ((_ITALIC, _BOLD), (_BOLD, _ITALIC))[opens]
            for mark in (stars,) if stars in inward else inward:
                yield _Piece(Run(mark), mark, opens=opens, closes=closes)
        else:
            yield _Piece(Run(match[0]))


def _in_word(character: str) -> bool:
    """Whether a star beside `character` stands inside a word or a sum, as in `5*3` or `a*b`."""
    return character.isascii() and character.isalnum()


def _styled(pieces: list[_Piece]) -> Iterator[Run]:
    """Pair the stars, then give each run between two of a pair its style."""
    partner: dict[int, int] = {}
    opened: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        if piece.closes and opened.get(piece.mark, index) < index - 1:
            start = opened.pop(piece.mark)
            partner[start] = index
            opened = {mark: place for mark, place in opened.items() if place < start}
        elif piece.opens:
            opened.setdefault(piece.mark, index)
    ends = set(partner.values())
    bold = italic = False
    for index, piece in enumerate(pieces):
        if index in partner or index in ends:
            bold ^= piece.mark == _BOLD
            italic ^= piece.mark == _ITALIC
        else:
            yield replace(piece.run, bold=piece.run.bold or bold, italic=piece.run.italic or italic)


def _joined(found: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours of one style."""
    last: Run | None = None
    parts: list[str] = []
    for run in found:
        if last is not None and replace(run, text=last.text) == last:
            parts.append(run.text)
            continue
        if last is not None:
            yield replace(last, text="".join(parts))
        last, parts = run, [run.text]
    if last is not None:
        yield replace(last, text="".join(parts))
