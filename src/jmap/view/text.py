"""How wide a text is, and where its lines end: measured in DejaVu Sans, without any font at hand.

Every text is kept whole: nothing is cut off or shortened. This module knows no picture and no format.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.view.advances import BOLD, EM, EMOJI, END, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
"""White space that a line may end in, which leaves out the spaces that do not break."""
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BREAK_AFTER = frozenset("-\u00ad\u058a\u2010\u2012\u2013\u2014\u200b/\\|_.,:;?&=+~@")
"""Signs inside a long word, a link or a path, after which a line may end."""
_NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·’”†‡›»℃∶、。〃々〆〕〗〞﹚﹜！＂％＇），．：；？！］｝～〉》」』】〙〟｠｣､･"
    "ゝゞーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ〜゠–‼⁇⁈⁉・"
)
_NEVER_LAST = frozenset("([{£¥‘“‹«〈《「『【〔〖〘〝﹙﹛＄（［｛｟｢￡￥＃")
_JOINER = "\u200d"
_EMOJI_FORM = 0xFE0F
_EMOJI_START = 0x1F000
_JAMO_TAILS = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))
_SPACING_VOWELS = frozenset("\u0e33\u0eb3")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_VIRAMA_CLASS = 9


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in pixels of `text` on one line at a font size of `size` pixels."""
    return _hundredths(text, BOLD if bold else REGULAR) * size / EM


@lru_cache(maxsize=4096)
def isolated(text: str) -> str:
    """Return a text that keeps its own direction of writing among others; figures alone go left to right."""
    return f"\u2068{text}\u2069"


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, max_width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of `text`, none wider than `max_width` pixels unless one cluster alone is.

    Lines end at spaces, between East Asian characters where their rules allow it, and inside a word
    only where it would not fit into a line of its own.
    """
    advances = BOLD if bold else REGULAR
    room = int(max_width * EM / size)
    # What is printable holds no white space but the plain one.
    paragraphs = [text] if text.isprintable() else _LINE_END.split(text)
    lines = [line for paragraph in paragraphs for line in _fill(paragraph, advances, room)]
    return tuple(line for line in lines if line.strip())


def paragraphs(text: str) -> list[str]:
    """Return the lines that `text` was written in, each with single spaces and none at its ends."""
    if text.isprintable():
        return [" ".join(text.split())]
    return [" ".join(filter(None, _SPACE.split(line))) for line in _LINE_END.split(text)]


def pieces(text: str) -> Iterator[str]:
    """Yield the parts of a single-spaced text between which a line may end, each with the space behind it."""
    return _pieces(text.split(" "))


def cut(piece: str, size: float, max_width: float, *, bold: bool = False) -> Iterator[str]:
    """Yield parts of an over-long piece, none wider than `max_width` pixels unless one cluster alone is."""
    return _cut(piece, BOLD if bold else REGULAR, int(max_width * EM / size))


def clusters(text: str) -> list[str]:
    """Return what a reader takes for single characters: a letter with its marks, a joined emoji, a flag."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        if found and _belongs(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _fill(paragraph: str, advances: bytes, room: int) -> Iterator[str]:
    """Yield lines that each hold as many pieces as fit, spaces between them counted, at the end not."""
    words = paragraph.split() if paragraph.isprintable() else list(filter(None, _SPACE.split(paragraph)))
    whole = " ".join(words)
    if _hundredths(whole, advances) > room:
        yield from _broken(words, advances, room)
    else:
        yield whole


def _broken(words: list[str], advances: bytes, room: int) -> Iterator[str]:
    """Yield the lines of words that do not fit into one."""
    line, used = "", 0
    for piece in _pieces(words):
        bare = _hundredths(piece.rstrip(" "), advances)
        if line and used + bare > room:
            yield line.rstrip(" ")
            line, used = "", 0
        if bare > room:
            *full, piece = _cut(piece, advances, room)  # noqa: PLW2901 - what is left of the piece goes on
            yield from full
        line += piece
        used += _hundredths(piece, advances)
    yield line


def _cut(piece: str, advances: bytes, room: int) -> Iterator[str]:
    """Yield parts of an over-long piece, after its own signs where there is one, else at the last cluster."""
    part: list[str] = []
    used = 0
    for cluster in clusters(piece):
        taken = _hundredths(cluster, advances)
        if part and cluster != " " and used + taken > room:
            end = _last_break(part)
            yield "".join(part[:end])
            part = part[end:]
            used = _hundredths("".join(part), advances)
        part.append(cluster)
        used += taken
    yield "".join(part)


def _last_break(part: list[str]) -> int:
    """Return how many clusters go onto the line: up to a sign in its second half, else all of them."""
    for index in range(len(part) - 1, len(part) // 2, -1):
        if part[index] in _BREAK_AFTER:
            return index + 1
    return len(part)


def _pieces(words: list[str]) -> Iterator[str]:
    """Yield the parts between which a line may end; each carries the space that follows it."""
    for number, word in enumerate(words, 1):
        space = " " if number < len(words) else ""
        *before, last = _unbroken(word)
        yield from before
        yield last + space


def _unbroken(word: str) -> Iterator[str]:
    """Yield the parts of a word: all of it, unless it is East Asian or has a hyphen or a dash inside."""
    if word.isascii() and "-" not in word:
        yield word
        return
    piece = ""
    for cluster in clusters(word):
        if piece and _may_break(piece, cluster):
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _may_break(before: str, cluster: str) -> bool:
    last, first = before[-1], cluster[0]
    if first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    if _is_wide(last) or _is_wide(first):
        return True
    return last in "-\u00ad\u2010\u2013\u2014\u200b" and len(before) > 1 and first.isalpha()


def _is_wide(character: str) -> bool:
    return ord(character) >= 0x1100 and unicodedata.east_asian_width(character) in {"F", "W"}  # noqa: PLR2004 - Hangul, the first


def _belongs(cluster: str, character: str) -> bool:
    """Whether `character` goes on with the cluster before it (after Unicode's annex 29, on the safe side)."""
    code, last = ord(character), cluster[-1]
    if unicodedata.category(character) in {"Mn", "Mc", "Me"} or character == _JOINER or code in _SKIN_TONES:
        return True
    if last == _JOINER or character in _SPACING_VOWELS:
        return True
    if code in _FLAG_LETTERS:
        return len(cluster) % 2 == 1 and ord(last) in _FLAG_LETTERS
    if any(code in tails for tails in _JAMO_TAILS):
        return unicodedata.name(last, "").startswith("HANGUL")
    return unicodedata.combining(last) == _VIRAMA_CLASS and character.isalpha()


@lru_cache(maxsize=8192)
def _hundredths(text: str, advances: bytes) -> int:
    """Return the width of `text` in hundredths of an em."""
    if text.isascii():
        return sum(text.encode().translate(advances[:256]))  # what follows, and much faster
    return sum(advances[code] if code < END else _beyond(code) for code in map(ord, text))


def _beyond(code: int) -> int:
    if code == _EMOJI_FORM:
        return EMOJI - EM // 2  # widens the sign before it, which was counted as text
    if unicodedata.category(chr(code)) in {"Cf", "Me", "Mn"}:
        return 0
    return EMOJI if code >= _EMOJI_START and code < 0x20000 else EM  # noqa: PLR2004 - the plane of emoji
