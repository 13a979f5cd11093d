"""Keys stand in the order of the language reference, whatever order they were written in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.format.canonical import canonical
from jmap.model.load import load_bytes
from jmap.model.readers import DictReader, ListReader, PartReader
from jmap.project.files import DiskFiles
from jmap.source.text import SourceText
from jmap.source.tree import Mapping, Sequence
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.readers import Reader
    from jmap.source.tree import Node

ROOT = Path(__file__).parents[2]
EVERY_KEY = ROOT / "tests" / "valid" / "every-key.journey.yaml"


def reference() -> dict[str, list[str]]:
    """Return the keys of each table of the language reference; stages have those of moments first."""
    text = (ROOT / "docs" / "language.md").read_text("utf-8")
    sections = re.split(r"^###? ", text, flags=re.MULTILINE)
    tables = {each.split("\n", 1)[0]: re.findall(r"^\| `([\w$]+)`", each, re.MULTILINE) for each in sections}
    for kind in ("Stage", "Step", "Touchpoint"):
        tables[kind] = tables["Moment"] + tables[kind]
    return tables


def mappings(node: Node, reader: Reader) -> Iterator[tuple[str, list[str]]]:
    """Yield the kind and the keys of everything in block style that has keys of its own."""
    if isinstance(reader, ListReader):
        for item in node.items if isinstance(node, Sequence) else [node]:
            yield from mappings(item, reader.item)
    elif isinstance(node, Mapping) and isinstance(reader, PartReader):
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", reader.model.__name__).capitalize()
        if not node.flow:
            yield kind, list(node.entries)
        for key, entry in node.entries.items():
            yield from mappings(entry.value, reader.fields[key])
    elif isinstance(node, Mapping) and isinstance(reader, DictReader):
        for entry in node.entries.values():
            yield from mappings(entry.value, reader.value)


def test_keys_stand_in_the_order_of_the_language_reference() -> None:
    loaded = load_bytes(EVERY_KEY.read_bytes(), str(EVERY_KEY), DiskFiles(str(EVERY_KEY)))
    order = reference()

    root = parse(SourceText("map", canonical(loaded))).root

    assert root
    found = list(mappings(root, loaded.locator.reader))
    assert {kind for kind, _ in found} >= {"Journey map", "Persona", "Stage", "Step"}
    for kind, keys in found:
        assert keys == [key for key in order[kind] if key in keys]
