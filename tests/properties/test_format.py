"""Whatever order, layout and comments a map is given, its canonical form says the same, and is its own.

The maps are real ones whose keys were shuffled, and between whose lines comments and blank lines were put.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jmap.format.canonical import canonical, says_the_same
from jmap.format.order import reader_at, reader_of_part
from jmap.model.journey import JourneyMap
from jmap.model.load import Loaded, load_source
from jmap.model.normalise import reader_of
from jmap.model.readers import PartReader, Reader
from jmap.project.files import DiskFiles
from jmap.source.blocks import Block, blocks
from jmap.source.text import SourceText, decode
from jmap.source.tree import Mapping, Scalar
from jmap.source.yaml import parse

ROOT = Path(__file__).parents[2]
FOLDERS = ("tests/valid", "tests/maps", "examples", "templates/starters")
NOTE = re.compile(r" *# note \d+ above \S+")


@cache
def seeds() -> list[Loaded]:
    """Return the maps to shuffle: those in block style that load."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.journey.yaml"))]
    texts = [decode(path.read_bytes(), str(path)) for path in paths if path.stat().st_size < 20_000]
    found = [load_source(text, DiskFiles(text.path)) for text in texts if isinstance(text, SourceText)]
    return [each for each in found if each.map and each.tree and blocks_of(text_of(each))]


def text_of(loaded: Loaded) -> str:
    assert loaded.source
    return loaded.source.text


def blocks_of(text: str) -> Block | None:
    root = parse(SourceText("map", text)).root
    return blocks(text, root) if root else None


def shuffled(draw: st.DrawFn, text: str, block: Block, reader: Reader | None) -> str:
    """Return what stands in a block with the keys of its parts in another order."""
    pieces = []
    for part in block.parts:
        inner = shuffled(draw, text, part, reader_of_part(reader, block, part)) if part.parts else ""
        whole = f"{text[part.start : part.at]}{text[part.at : part.inside]}{inner}"
        pieces.append(whole if whole.endswith(("\n", "\r")) else f"{whole}\n")
    if isinstance(block.node, Mapping) and isinstance(reader_at(reader, block.node), PartReader):
        fixed = 1 if block.is_inline else 0  # the first stands behind a dash
        pieces = [*pieces[:fixed], *draw(st.permutations(pieces[fixed:]))]
    return "".join(pieces) + text[block.parts[-1].end : block.end]


def with_notes(draw: st.DrawFn, text: str, block: Block) -> str:
    """Return a document with comments and blank lines above its blocks, and comments behind their lines."""
    places: list[tuple[int, str]] = []
    open_blocks = [block]
    while open_blocks:
        part = open_blocks.pop()
        open_blocks += part.parts
        line = text.rfind("\n", 0, part.at) + 1
        if part.column < 0 or text[line : part.at].strip():
            continue
        number = len(places)
        above = "-" if part.key is None else text[part.at : part.key.end].split(maxsplit=1)[0]
        kind = draw(st.sampled_from(["", "", "", "comment", "blank", "behind"]))
        if kind == "comment":
            places.append((line, f"{' ' * part.column}# note {number} above {above}\n"))
        elif kind == "blank" and not text[: part.start].endswith(("|+", ">+")):
            places.append((min(line, part.start), "\n"))
        elif kind == "behind" and not part.parts and is_on_one_line(text, part):
            places.append((text.index("\n", part.at), f" \t# behind {number}\t."))
    for at, added in sorted(places, reverse=True):
        text = text[:at] + added + text[at:]
    return text


def is_on_one_line(text: str, part: Block) -> bool:
    whole = text[part.at : part.end]
    return whole.count("\n") == 1 and not (
        isinstance(part.node, Scalar) and whole.rstrip().endswith(("|", ">"))
    )


@st.composite
def mangled(draw: st.DrawFn) -> tuple[Loaded, Loaded]:
    """A map, and what became of its text."""
    before = draw(st.sampled_from(seeds()))
    text = text_of(before).replace("\r\n", "\n")
    document = blocks_of(text)
    assert document
    text = text[: document.inside] + shuffled(draw, text, document, reader_of(JourneyMap))
    document = blocks_of(text)
    if document:
        text = with_notes(draw, text, document)
    after = load_source(SourceText(before.path, text), DiskFiles(before.path))
    return before, after


def notes(text: str) -> dict[str, str]:
    """Return what stands below each of our comments: the key, or a dash."""
    found = {}
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if NOTE.match(line):
            below = next(
                (
                    each.split("#")[0]
                    for each in lines[number + 1 :]
                    if each.strip() and each.strip()[0] != "#"
                ),
                "",
            )
            found[line.strip()] = below.strip()
    return found


@given(mangled())
def test_the_canonical_form_says_the_same_and_is_its_own(maps: tuple[Loaded, Loaded]) -> None:
    before, given_ = maps
    if given_.map is None or repr(given_.map) != repr(before.map):
        return  # an alias before its anchor, or a line between those of a text

    after = load_source(SourceText(given_.path, canonical(given_)), DiskFiles(given_.path))

    assert says_the_same(given_, after)
    assert canonical(after) == text_of(after)


@given(mangled())
def test_comments_stay_above_what_they_speak_of(maps: tuple[Loaded, Loaded]) -> None:
    given_ = maps[1]
    if given_.map is None:
        return

    after = notes(canonical(given_))

    assert after.keys() == notes(text_of(given_)).keys()
    for note, below in after.items():
        assert below.startswith(note.rpartition(" above ")[2])


@given(mangled())
def test_ids_are_written_once_and_change_nothing(maps: tuple[Loaded, Loaded]) -> None:
    given_ = maps[1]
    if given_.map is None:
        return

    after = load_source(SourceText(given_.path, canonical(given_, add_ids=True)), DiskFiles(given_.path))

    assert says_the_same(given_, after)
    assert canonical(after, add_ids=True) == text_of(after)
