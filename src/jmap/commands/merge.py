"""`jmap merge`: git's driver for maps and libraries.

What git makes of the lines is kept where it is a map in which nothing is lost or doubled; else the sides are
merged by ids and keys. What is neither has git's marks in it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Severity
from jmap.diff.git import run_git
from jmap.diff.merge import Merged, merged
from jmap.diff.merge_check import Versions, disputes, keeps_all, tells_apart
from jmap.diff.merge_names import Written, renamed
from jmap.errors import ExitCode, UsageError
from jmap.files import FileRefusedError
from jmap.model.facts import written_part
from jmap.model.journey import JourneyMap
from jmap.model.library import Library
from jmap.model.load import load_source
from jmap.model.normalise import reader_of
from jmap.model.use import load_library
from jmap.phrases import counted
from jmap.project.files import read, write
from jmap.source.text import LINE_BREAK, SourceText, decode, line_break_of
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from jmap.commands.output import Output
    from jmap.diagnostics import Diagnostic
    from jmap.diff.merge_check import Dispute
    from jmap.diff.merge_marks import Marks
    from jmap.source.tree import Node

_FAILED = 128
"""From this exit code on, git has not merged at all."""


class Result(NamedTuple):
    """What becomes of a file."""

    content: bytes
    conflicts: int
    """How many are marked in it."""
    mistakes: tuple[str, ...] = ()
    """Those that neither side has, in words: what one has removed, the other may name."""


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
        why = f": {'; '.join(result.mistakes)}" if result.mistakes else ""
        marked = f"{counted(result.conflicts, 'conflict')} to resolve, marked in the file"
        output.note(f"{path or ours}: {marked}{why}.")
    return ExitCode.FOUND if result.conflicts else ExitCode.OK


def merged_contents(contents: list[bytes], path: str, marks: Marks) -> Result:
    """Merge the bytes of the base, of ours and of theirs."""
    texts = [decode(content, path) for content in contents]
    sides = [each for each in texts if isinstance(each, SourceText)]
    if len(sides) < len(texts):
        return Result(*_lines_merged(contents, marks))
    known = _alike(*sides)
    best = _best(known, marks)
    wrong = [] if best.conflicts else _new(SourceText(path, best.text), known)
    if wrong:
        best = _marked(best, wrong, known, marks)
    result = SourceText(path, best.text, bom=known.ours.bom)
    return Result(result.encoded(), best.conflicts, tuple(dict.fromkeys(each.message for each in wrong)))


def _best(sides: _Sides, marks: Marks) -> Merged:
    """Return the merge that may stand; where none may, the sides with marks around all that differs."""
    by_lines = _by_lines([each.text.encode() for each in sides], marks)
    by_ids = _by_ids(sides, marks)
    parts = [written_part(each) for each in sides]
    versions = Versions(*(part for part in parts if part)) if all(parts) else None
    disputed = disputes(versions) if versions else []
    marked = [each for each in (by_ids, by_lines) if each and _tells_apart(each, disputed, versions, marks)]
    if not disputed:
        if _stands(by_lines, sides, versions):
            return by_lines
        if by_ids and not by_ids.conflicts:
            if any(_stands(by_ids, sides, versions, renamed=loosely) for loosely in (False, True)):
                return by_ids
        elif _stands(by_lines, sides, versions, renamed=True):
            return by_lines
    return marked[0] if marked else _both(sides, marks)


def _stands(merge: Merged, sides: _Sides, versions: Versions | None, *, renamed: bool = False) -> bool:
    """Whether a merge without marks is a map that says what it should, as far as that can be told."""
    result = SourceText(sides.ours.path, merge.text)
    if merge.conflicts or not _is_sound(result, sides):
        return False
    part = written_part(result)
    return versions is None or (part is not None and keeps_all(part, versions, renamed=renamed))


def _tells_apart(merge: Merged, disputed: list[Dispute], versions: Versions | None, marks: Marks) -> bool:
    """Whether marks are around all that is disputed, and whatever they leave to choose is a map."""
    if not merge.conflicts or versions is None:
        return merge.conflicts > 0
    ours, theirs = (written_part(SourceText("", text)) for text in marks.resolved(merge.text))
    return ours is not None and theirs is not None and tells_apart(disputed, ours, theirs, versions)


def _marked(merge: Merged, wrong: list[Diagnostic], sides: _Sides, marks: Marks) -> Merged:
    """Return a merge with marks around what no longer fits together, as what names a thing that is gone."""
    lines = sorted({each.place.line for each in wrong})
    text, count = marks.around_lines(merge.text, sides.ours.text, sides.theirs.text, lines, _ending(sides))
    is_map = count and all(written_part(SourceText("", each)) for each in marks.resolved(text))
    return Merged(text, count) if is_map else _both(sides, marks)


def _both(sides: _Sides, marks: Marks) -> Merged:
    """Return both sides, with marks around all that differs."""
    found = _by_lines([b"", sides.ours.text.encode(), sides.theirs.text.encode()], marks)
    if found.conflicts:
        return found
    whole = [f"{each.text.rstrip()}\n" for each in (sides.ours, sides.theirs)]
    return Merged(marks.around(whole[0], whole[1], "\n"), 1)


def _alike(base: SourceText, ours: SourceText, theirs: SourceText) -> _Sides:
    """Return the sides with the line breaks of ours."""
    ending = line_break_of(ours.text)
    texts = ((LINE_BREAK.sub(ending, each.text), each.bom) for each in (base, ours, theirs))
    return _Sides(*(SourceText(ours.path, text, bom=bom) for text, bom in texts))


def _by_lines(contents: list[bytes], marks: Marks) -> Merged:
    lines, marked = _lines_merged(contents, marks)
    return Merged(lines.decode(), marked)


def _lines_merged(contents: list[bytes], marks: Marks) -> tuple[bytes, int]:
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
        trees.append(
            (side.text if side.text.endswith(("\n", "\r")) else side.text + _ending(sides), parsed.root)
        )
    parts = [written_part(side) for side in sides]
    reader = reader_of(Library if isinstance(parts[1], Library) else JourneyMap)
    written = [Written(part, root, reader) for part, (_, root) in zip(parts, trees, strict=True) if part]
    names = (
        _renamed(*written) if len({type(part) for part in parts}) == 1 and len(written) == len(trees) else {}
    )
    return merged(trees[0], trees[1], trees[2], reader, marks, renamed=names)


def _ending(sides: _Sides) -> str:
    return "\r\n" if "\r\n" in sides.ours.text else "\n"


def _renamed(base: Written, ours: Written, theirs: Written) -> dict[Node, tuple[str, int]]:
    return {**renamed(base, ours), **renamed(base, theirs)}


def _is_sound(result: SourceText, sides: _Sides) -> bool:
    """Whether a result has the shape of a map, and no id twice that was there once."""
    new = (each.name for each in _new(result, sides))
    return written_part(result) is not None and "duplicate-id" not in new


def _new(result: SourceText, sides: _Sides) -> list[Diagnostic]:
    """Return the mistakes of kinds that neither side has."""
    known = {each.name for side in (sides.ours, sides.theirs) for each in _mistakes(side)}
    return [each for each in _mistakes(result) if each.name not in known]


@lru_cache(maxsize=8)
def _mistakes(source: SourceText) -> list[Diagnostic]:
    part = written_part(source)
    loaded = load_library(source, None) if isinstance(part, Library) else load_source(source)
    return [each for each in loaded.diagnostics if each.severity is Severity.ERROR]
