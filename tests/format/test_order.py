"""Keys stand in the canonical order, whatever order they were written in; each key has a place in it."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jmap.commands.read import load_file
from jmap.format import keys
from jmap.format.canonical import canonical
from jmap.format.keys import PLACES
from jmap.model.journey import JourneyMap
from jmap.model.library import Library
from jmap.model.load import load_bytes, load_source
from jmap.model.normalise import reader_of
from jmap.model.readers import DictReader, ListReader, PartReader
from jmap.project.files import DiskFiles
from jmap.source.text import SourceText
from jmap.source.tree import Mapping, Sequence
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.part import Part
    from jmap.model.readers import Reader
    from jmap.source.tree import Node

ROOT = Path(__file__).parents[2]
EVERY_KEY = ROOT / "tests" / "valid" / "every-key.journey.yaml"


def readers(reader: Reader, found: dict[type[Part], PartReader]) -> dict[type[Part], PartReader]:
    """Return the readers of all that has keys of its own, in or below what `reader` reads."""
    if isinstance(reader, ListReader):
        readers(reader.item, found)
    elif isinstance(reader, DictReader):
        readers(reader.value, found)
    elif isinstance(reader, PartReader) and reader.model not in found:
        found[reader.model] = reader
        for each in reader.fields.values():
            readers(each, found)
    return found


READERS = readers(reader_of(Library), readers(reader_of(JourneyMap), {}))


@pytest.mark.parametrize("model", READERS, ids=lambda model: model.__name__)
def test_every_key_has_a_place(model: type[Part]) -> None:
    assert model in PLACES, f"give {model.__name__} an order in {keys.__name__}, with all of its keys"
    missing = [key for key in READERS[model].fields if key not in PLACES[model]]
    assert not missing, f"give {missing} of {model.__name__} a place in {keys.__name__}, beside its like"


def test_no_place_is_for_nothing() -> None:
    assert PLACES.keys() == READERS.keys()
    for model, places in PLACES.items():
        users = [READERS[each].fields for each in PLACES if PLACES[each] == places]
        assert places.keys() == {key for fields in users for key in fields}, model


def mappings(node: Node, reader: Reader) -> Iterator[tuple[type[Part], list[str]]]:
    """Yield the model and the keys of everything in block style that has keys of its own."""
    if isinstance(reader, ListReader):
        for item in node.items if isinstance(node, Sequence) else [node]:
            yield from mappings(item, reader.item)
    elif isinstance(node, Mapping) and isinstance(reader, PartReader):
        if not node.flow:
            yield reader.model, list(node.entries)
        for key, entry in node.entries.items():
            yield from mappings(entry.value, reader.fields[key])
    elif isinstance(node, Mapping) and isinstance(reader, DictReader):
        for entry in node.entries.values():
            yield from mappings(entry.value, reader.value)


def test_keys_stand_in_canonical_order() -> None:
    loaded = load_bytes(EVERY_KEY.read_bytes(), str(EVERY_KEY), DiskFiles(str(EVERY_KEY)))

    root = parse(SourceText("map", canonical(loaded))).root

    assert root
    found = list(mappings(root, loaded.locator.reader))
    assert {model.__name__ for model, _ in found} >= {"JourneyMap", "Persona", "Stage", "Step"}
    for model, written in found:
        assert written == sorted(written, key=PLACES[model].__getitem__)


def test_the_documented_order_is_the_canonical_one() -> None:
    text = (ROOT / "docs" / "fmt.md").read_text("utf-8")
    listed = re.findall(r"<!-- order: (\w+) -->\n```text\n(.*?)```", text, re.DOTALL)

    assert [name for name, _ in listed] == ["MAP", "MOMENT", "NOTE"]
    for name, shown in listed:
        assert shown.split() == getattr(keys, name).split()


MAPS = sorted((*ROOT.glob("examples/*.yaml"), *ROOT.glob("templates/starters/*.yaml")))
PAGES = [
    ROOT / "README.md",
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name != "fmt.md"),  # shows what is not
    *sorted((ROOT / "docs" / "rules").glob("*.md")),
]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_our_own_maps_are_canonical(path: Path) -> None:
    loaded = load_file(str(path), {})

    assert loaded.is_whole
    assert loaded.source
    assert canonical(loaded) == loaded.source.text, f"run `jmap fmt {path}` and read what it has changed"


def test_maps_that_the_documents_show_are_canonical() -> None:
    shown = [
        (page, textwrap.dedent(block))
        for page in PAGES
        for block in re.findall(r"^ *```yaml.*\n((?:.*\n)*?) *```$", page.read_text("utf-8"), re.MULTILINE)
    ]
    maps = [
        (page.name, block, loaded)
        for page, block in shown
        if (loaded := load_source(SourceText("a.journey.yaml", block))).map
    ]

    assert {"README.md", "tutorial.md"} <= {page for page, _, _ in maps}
    for page, block, loaded in maps:
        assert canonical(loaded) == block, page
