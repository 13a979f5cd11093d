"""The reference of templates names everything that they are given, with its shape.

`--refresh` writes the tables between the reference's markers anew.
"""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import jmap
from jmap.render.html import CONTEXT_VERSION, FILTERS, GLOBALS, context
from jmap.render.own_files import EXTRA
from jmap.view.document import Document, document
from jmap.view.look import USUAL
from jmap.view.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from tests.conftest import Expected

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "templates.md"
TABLE = re.compile(r"(?<=<!-- generated: shapes -->\n).*?(?=<!-- end -->)", re.DOTALL)
NAMES = re.compile(r"^\| `(\w+)`", re.MULTILINE)
WORD = re.compile(r"[A-Z]\w+")


def shapes(module: ModuleType) -> dict[str, type]:
    """Return the classes that a module knows, also those that it imports for its annotations alone."""
    found = dict(vars(module))
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("jmap."):
            found |= {it.name: getattr(import_module(node.module), it.name) for it in node.names}
    return {
        name: it for name, it in found.items() if inspect.isclass(it) and it.__module__.startswith("jmap.")
    }


def members(shape: type) -> Iterator[tuple[str, str]]:
    """Yield what a thing has: its name and its shape in words."""
    if is_dataclass(shape):
        yield from ((it.name, str(it.type)) for it in fields(shape) if not it.name.startswith("_"))
    for name, it in getattr(shape, "model_fields", {}).items():
        kind = it.annotation
        yield name, kind.__name__ if inspect.isclass(kind) else str(kind)
    for name, it in vars(shape).items():
        if isinstance(it, property):
            yield name, str(it.fget.__annotations__["return"])


def reachable(start: type) -> Iterator[type]:
    """Yield a class and all that can be reached from its things, each once; words explain themselves."""
    found: set[type] = {Words}
    waiting = [start]
    while waiting:
        shape = waiting.pop(0)
        if shape in found:
            continue
        found.add(shape)
        yield shape
        known = shapes(import_module(shape.__module__))
        named = (word for _, written in members(shape) for word in WORD.findall(written))
        waiting += [known[word] for word in named if word in known]


def table() -> str:
    lines = []
    for shape in reachable(Document):
        lines += [f"### {shape.__name__}\n", f"{inspect.getdoc(shape)}\n", "| name | shape |", "|---|---|"]
        for name, written in members(shape):
            shown = written.replace("|", "\\|").strip('"')
            lines.append(f"| `{name}` | `{shown}` |")
        lines.append("")
    return "\n".join(lines) + "\n"


def named_below(heading: str) -> list[str]:
    """Return the names in the table below a heading of the page."""
    _, _, rest = PAGE.read_text("utf-8").partition(f"## {heading}\n")
    return NAMES.findall(rest.partition("\n## ")[0])


def test_the_shapes_are_those_of_the_view(expected: Expected) -> None:
    page = PAGE.read_text("utf-8")

    assert len(TABLE.findall(page)) == 1
    expected(PAGE, TABLE.sub(lambda _: table(), page))


def test_every_name_and_every_filter_is_there() -> None:
    loaded = jmap.load(ROOT / "examples" / "shoes.journey.yaml")
    assert loaded.map is not None
    given = context(document(loaded.map), "", USUAL)

    assert sorted(named_below("Names")) == sorted([*given, *GLOBALS])
    assert sorted(named_below("Filters")) == sorted(FILTERS)
    assert f"`context_version` is {CONTEXT_VERSION}" in PAGE.read_text("utf-8")


def test_every_file_that_may_be_replaced_is_there() -> None:
    files = [path.name for path in (ROOT / "templates" / "page").iterdir() if path.is_file()]
    before = PAGE.read_text("utf-8").partition("## Names")[0]

    assert sorted(re.findall(r"^\| `([\w.]+)`", before, re.MULTILINE)) == sorted([*files, EXTRA])
