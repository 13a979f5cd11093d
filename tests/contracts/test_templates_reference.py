"""The reference of templates names everything that they are given, with its shape.

`--refresh` writes the tables between the reference's markers anew.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import jmap.model.insight
import jmap.model.library
import jmap.view
from jmap.render.html import CONTEXT_VERSION, FILTERS, GLOBALS, context
from jmap.view.document import Document, document
from jmap.view.look import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Expected

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "templates.md"
TABLE = re.compile(r"(?<=<!-- generated: shapes -->\n).*?(?=<!-- end -->)", re.DOTALL)
NAMES = re.compile(r"^\| `(\w+)`", re.MULTILINE)
WORD = re.compile(r"[A-Z]\w+")


def shapes() -> dict[str, type]:
    """Return the classes of what a view holds, by name."""
    modules = [import_module(f"jmap.view.{module.name}") for module in iter_modules(jmap.view.__path__)]
    modules += [jmap.model.insight, jmap.model.library]
    return {
        name: it
        for module in modules
        for name, it in vars(module).items()
        if inspect.isclass(it) and it.__module__ == module.__name__
    }


def members(shape: type) -> Iterator[tuple[str, str]]:
    """Yield what a thing has: its name and its shape in words."""
    if is_dataclass(shape):
        yield from (
            (field.name, str(field.type)) for field in fields(shape) if not field.name.startswith("_")
        )
    else:
        yield from (
            (name, str(it.annotation.__name__)) for name, it in getattr(shape, "model_fields", {}).items()
        )
    for name, it in vars(shape).items():
        if isinstance(it, property):
            yield name, str(it.fget.__annotations__["return"])


def reachable(start: type) -> Iterator[type]:
    """Yield a class and all that can be reached from its things, each once, in the order of the page."""
    known, found, waiting = shapes(), set(), [start]
    while waiting:
        shape = waiting.pop(0)
        if shape in found:
            continue
        found.add(shape)
        yield shape
        waiting += [
            known[word] for _, written in members(shape) for word in WORD.findall(written) if word in known
        ]


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

    assert sorted(
        re.findall(r"^\| `([\w.]+)`", PAGE.read_text("utf-8").partition("## Names")[0], re.MULTILINE)
    ) == sorted(files)
