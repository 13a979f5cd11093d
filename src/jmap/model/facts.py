"""A map or a library as facts, one a line, each under the ids of what it is about.

The lines are made for comparing: what is renamed or reworded changes its own line, and what moves takes its
lines along. Nothing that the file does not say is in them, what libraries declare least of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from jmap.model.dump import is_written
from jmap.model.ids import slug
from jmap.model.journey import JourneyMap
from jmap.model.library import Library
from jmap.model.normalise import reader_of
from jmap.model.part import ImplicitId, Part
from jmap.model.stage import Stage, Step
from jmap.model.validate import validated
from jmap.source.excerpt import visible
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.source.text import SourceText

_ALWAYS_NAMED = (Stage, Step)
"""What is called by its id even if nobody wrote that: it is what the lines below are about."""


def written_part(source: SourceText) -> JourneyMap | Library | None:
    """Return what a file itself says, as a map or a library, whatever its name; None if its shape is wrong.

    References are not looked up, and libraries are not read.
    """
    parsed = parse(source)
    if parsed.diagnostics or not isinstance(parsed.data, dict):
        return None
    is_library = bool(parsed.keys) and parsed.keys <= reader_of(Library).fields.keys()
    shape = validated(parsed, Library if is_library else JourneyMap)
    return None if shape.diagnostics else cast("JourneyMap | Library | None", shape.model)


def facts(part: JourneyMap | Library) -> Iterator[str]:
    """Yield `stages/buy/emotion/score: -1` and the like, in the order of the language and of the file."""
    yield from _fields(part, "")


def _fields(part: Part, path: str) -> Iterator[str]:
    for name, value in part.__dict__.items():
        if name not in {part.short, "id"} and is_written(part, name, value):
            yield from _value(value, f"{path}/{name}".lstrip("/"))


def _value(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, Part):
        yield from _part(value, path, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _value(item, f"{path}/{_on_one_line(key)}")
    elif isinstance(value, tuple):
        for item in value:
            yield from _item(item, path)
        if not value:
            yield f"{path}: []"
    else:
        yield f"{path}: {_on_one_line(_shown(value))}"


def _item(item: Any, path: str) -> Iterator[str]:
    """Yield the facts of an item of a list; an id that nobody wrote would only repeat its text."""
    if not isinstance(item, Part):
        yield f"{path}: {_on_one_line(item)}"
        return
    id_ = item.__dict__.get("id") or ImplicitId(slug(getattr(item, item.short)))
    is_named = isinstance(item, _ALWAYS_NAMED) or not isinstance(id_, ImplicitId)
    yield from _part(item, f"{path}/{id_}" if is_named else path, f"{path}/{id_}")


def _part(part: Part, path: str, below: str) -> Iterator[str]:
    """Yield the name or the text of a part at `path`, and all else that it holds `below`."""
    fields = list(_fields(part, below))
    name = getattr(part, part.short) if part.short else None
    if name is not None or not fields:
        yield f"{path}:" if name is None else f"{path}: {_on_one_line(name)}"
    yield from fields


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _on_one_line(text: str) -> str:
    """Return a text on one line, with signs for what would move or colour a terminal."""
    return "\\n".join(map(visible, text.rstrip("\n").split("\n")))
