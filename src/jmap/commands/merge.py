"""`jmap merge`: git's driver for maps and libraries.

What git makes of the lines is kept where it is a map in which nothing is lost or doubled; else the sides are
merged by ids and keys. What is neither has git's marks in it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from jmap.diff.git import run_git
from jmap.diff.merge import Marks, Merged, merged
from jmap.diff.merge_names import Written, renamed
from jmap.errors import ExitCode, UsageError
from jmap.files import FileRefusedError
from jmap.model.facts import facts, written_part
from jmap.model.journey import JourneyMap
from jmap.model.library import Library
from jmap.model.load import load_source
from jmap.model.normalise import reader_of
from jmap.model.use import load_library
from jmap.project.files import read, write
from jmap.report.report import counted
from jmap.source.text import SourceText, decode
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from jmap.commands.output import Output
    from jmap.source.tree import Node

_BREAK = re.compile(r"\r\n|\n|\r")
_FAILED = 128
"""From this exit code on, git has not merged at all."""


class Result(NamedTuple):
    """What becomes of a file."""

    content: bytes
    conflicts: int
    """How many are marked in it."""
    mistakes: tuple[str, ...] = ()
    """The names of mistakes that neither side has: what one has removed, the other may name."""


class _Sides(NamedTuple):
    """The texts of one file before and after, their lines ending as those of ours do."""

    base: SourceText
    ours: SourceText
    theirs: SourceText


def run(  # noqa: PLR0913  what git hands to a driver
    base: str, ours: str, theirs: str, output: Output, *, path: str, marks: Marks
) -> ExitCode:
    """Merge three files and write the result to `ours`; its exit code is what git asks of a driver."""
    try:
        contents = [read(each, most=None) for each in (base, ours, theirs)]
        result = merged_contents(contents, path, marks)
        write(Path(ours), result.content)
    except (UsageError, FileRefusedError) as error:
        output.tell(f"error: {path or ours} is not merged: {error}\n")
        return ExitCode.NOT_MERGED
    if result.conflicts:
        output.note(
            f"{path or ours}: {counted(result.conflicts, 'conflict')} to resolve, marked in the file."
        )
    elif result.mistakes:
        output.note(f"{path or ours}: merged, but {', '.join(result.mistakes)}; see `jmap lint`.")
    return ExitCode.FOUND if result.conflicts else ExitCode.OK


def merged_contents(contents: list[bytes], path: str, marks: Marks) -> Result:
    """Merge the bytes of the base, of ours and of theirs."""
    texts = [decode(content, path) for content in contents]
    sides = [each for each in texts if isinstance(each, SourceText)]
    if len(sides) < len(texts):
        return Result(*_by_lines(contents, marks))
    known = _alike(*sides)
    lines, marked = _by_lines([each.text.encode() for each in known], marks)
    by_lines = Merged(lines.decode(), marked)
    by_ids = _by_ids(known, marks)
    text = SourceText(path, by_lines.text)
    sound = not marked and _is_sound(text, known)
    unsolved = by_ids is None or by_ids.conflicts
    if sound and (_keeps_all(text, known) or (unsolved and _keeps_all(text, known, renamed=True))):
        best = by_lines
    elif by_ids and (by_ids.conflicts or _is_sound(SourceText(path, by_ids.text), known)):
        best = by_ids
    elif sound or marked:
        best = by_lines
    else:
        whole = [f"{each.text.rstrip()}\n" for each in (known.ours, known.theirs)]
        best = Merged(marks.around(whole[0], whole[1], "\n"), 1)
    result = SourceText(path, best.text, bom=known.ours.bom)
    return Result(
        result.encoded(), best.conflicts, () if best.conflicts else tuple(sorted(_new(result, known)))
    )


def _alike(base: SourceText, ours: SourceText, theirs: SourceText) -> _Sides:
    """Return the sides with the line breaks of ours."""
    found = _BREAK.search(ours.text)
    ending = found.group() if found else "\n"
    return _Sides(
        *(SourceText(ours.path, _BREAK.sub(ending, each.text), bom=each.bom) for each in (base, ours, theirs))
    )


def _by_lines(contents: list[bytes], marks: Marks) -> tuple[bytes, int]:
    """Return what git makes of the lines, and how many conflicts it has marked."""
    with TemporaryDirectory() as folder:
        for name, content in zip(("base", "ours", "theirs"), contents, strict=True):
            Path(folder, name).write_bytes(content)
        code, text = run_git(
            Path(folder), "merge-file", "--stdout", f"--marker-size={marks.size}",
            "-L", marks.ours, "-L", "base", "-L", marks.theirs, "ours", "base", "theirs",
        )  # fmt: skip
    if code >= _FAILED:
        raise UsageError("git can merge only text")
    return text, code


def _by_ids(sides: _Sides, marks: Marks) -> Merged | None:
    """Return the merge by ids and keys; None where a side is no YAML, or is not written in blocks."""
    trees: list[tuple[str, Node]] = []
    for side in sides:
        parsed = parse(side)
        if parsed.root is None or parsed.diagnostics:
            return None
        ending = "\r\n" if "\r\n" in sides.ours.text else "\n"
        trees.append((side.text if side.text.endswith(("\n", "\r")) else f"{side.text}{ending}", parsed.root))
    parts = [written_part(side) for side in sides]
    reader = reader_of(Library if isinstance(parts[1], Library) else JourneyMap)
    written = [Written(part, root, reader) for part, (_, root) in zip(parts, trees, strict=True) if part]
    names = (
        _renamed(*written) if len({type(part) for part in parts}) == 1 and len(written) == len(trees) else {}
    )
    return merged(trees[0], trees[1], trees[2], reader, marks, renamed=names)


def _renamed(base: Written, ours: Written, theirs: Written) -> dict[Node, tuple[str, int]]:
    return {**renamed(base, ours), **renamed(base, theirs)}


def _is_sound(result: SourceText, sides: _Sides) -> bool:
    """Whether a result has the shape of a map, and no id twice that was there once."""
    return written_part(result) is not None and "duplicate-id" not in _new(result, sides)


def _new(result: SourceText, sides: _Sides) -> set[str]:
    """Return the names of mistakes that neither side has."""
    return _mistakes(result) - _mistakes(sides.ours) - _mistakes(sides.theirs)


@lru_cache(maxsize=8)
def _mistakes(source: SourceText) -> set[str]:
    part = written_part(source)
    loaded = load_library(source, None) if isinstance(part, Library) else load_source(source)
    return {each.name for each in loaded.diagnostics}


def _keeps_all(result: SourceText, sides: _Sides, *, renamed: bool = False) -> bool:
    """Whether a result says what either side has added, and nothing that neither says or says as often.

    Where something without a written id may have been `renamed`, what is said counts, and not of what.
    """
    base, ours, theirs, made = (_facts(each, renamed=renamed) for each in (*sides, result))
    added = (ours - base) | (theirs - base)
    return made <= ours | theirs and all(made[fact] for fact in added)


def _facts(source: SourceText, *, renamed: bool) -> Counter[str]:
    part = written_part(source)
    found = facts(part) if part else ()
    return Counter(fact.partition(": ")[2] if renamed else fact for fact in found)
