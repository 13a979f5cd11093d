"""The language reference holds every key of the models, and what it shows as an example loads as it says.

`--refresh` writes the tables between the reference's markers anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jmap.model.declared import DeclaredReader
from jmap.model.emotion import FEELINGS, EmotionScale
from jmap.model.insight import KNOWN_METRICS
from jmap.model.journey import BUILT_IN_LANES, JourneyMap
from jmap.model.library import Library
from jmap.model.meanings import MEANINGS
from jmap.model.normalise import reader_of
from jmap.model.part import FilePath, Form, Part, Reference, marks_of
from jmap.model.readers import (
    DictReader,
    ListReader,
    NumberReader,
    PartReader,
    Reader,
    ShareReader,
    TextReader,
    TruthReader,
)
from jmap.model.stage import Moment
from jmap.source.builder import MAX_NODES
from jmap.source.data import MAX_DEPTH
from jmap.source.quoting import quoted
from jmap.source.text import MAX_BYTES, SourceText
from jmap.source.tree import Scalar, Sequence
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Sequence as Many

    from pydantic.fields import FieldInfo

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
GENERATED = re.compile(r"(?<=<!-- generated: )(.+?)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def fields_of(model: type[Part]) -> dict[str, FieldInfo]:
    """Return the keys that a table of `model` shows: those that the part it builds on has are shown there."""
    inherited = {name for base in model.__mro__[1:] if issubclass(base, Part) for name in base.model_fields}
    return {field.alias or name: field for name, field in model.model_fields.items() if name not in inherited}


def models(reader: Reader, found: dict[str, type[Part]]) -> dict[str, type[Part]]:
    """Collect every part that can be written, in the order of the language."""
    while isinstance(reader, ListReader | DictReader):
        reader = reader.item if isinstance(reader, ListReader) else reader.value
    if isinstance(reader, PartReader) and reader.model.__name__ not in found:
        found[reader.model.__name__] = reader.model
        for below in reader.fields.values():
            models(below, found)
    return found


MODELS = {"Moment": Moment} | models(reader_of(JourneyMap), {}) | models(reader_of(Library), {})


def human(model: type[Part]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def written(reader: Reader, marks: Many[Any]) -> str:
    """Say what people write for a key."""
    match reader:
        case ListReader(item=item, always=True):
            return f"list of {written(item, marks)}"
        case ListReader(item=item):
            return f"{written(item, marks)}, or a list"
        case DeclaredReader(value=value, by_name=by_name):
            return f"by {'name' if by_name else 'id'}: {written(value, ())}; or a list of names"
        case DictReader(value=value):
            kind = next((f"{mark.kind} id" for mark in marks if isinstance(mark, Reference)), "name")
            return f"by {kind}: {written(value, ())}"
        case PartReader(model=model):
            return f"[{human(model)}](#{human(model).lower().replace(' ', '-')})"
    return written_scalar(reader, marks)


def written_scalar(reader: Reader, marks: Many[Any]) -> str:
    match reader:
        case TruthReader():
            return "`true`, `false` or text"
        case ShareReader():
            return "percentage, or number from 0 to 1"
        case NumberReader():
            ends = [getattr(mark, end) for end in ("ge", "le") for mark in marks if hasattr(mark, end)]
            limits = ("", ", {} or more", ", {} to {}")[len(ends)].format(*ends)
            return f"{'whole number' if int in marks else 'number'}{limits}"
        case TextReader(choices=choices) if choices:
            return "a word from the list below"
    return next(filter(None, map(written_as, marks)), "text")


def written_as(mark: Any) -> str:
    match mark:
        case Reference(kind=kind):
            nouns = {"evidence": "evidence", "step": "a step or stage, or `exit`", "lane": "a row"}
            return f"id of {nouns.get(kind, f'a {kind}')}"
        case FilePath():
            return "path"
        case Form(expects=expects):
            return expects
    return ""


def shown(value: Any, *, inside: bool = False) -> str:
    """Return a value as YAML on one line, quoted where it must be; `inside` other brackets, more must."""
    if isinstance(value, dict):
        entries = (f"{shown(key, inside=True)}: {shown(item, inside=True)}" for key, item in value.items())
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(shown(item, inside=True) for item in value) + "]"
    if isinstance(value, EmotionScale):
        return f"{value.min:g}..{value.max:+g}"
    if not isinstance(value, str):
        return str(value).lower()
    root = parse(SourceText("", f"[{value}]" if inside else f"- {value}")).root
    read = [item for item in root.items if isinstance(item, Scalar)] if isinstance(root, Sequence) else []
    return value if [item.raw for item in read] == [value] else quoted(value)


def keys(name: str) -> Iterator[str]:
    model = MODELS[name]
    yield "| key | what to write | default | meaning | example |"
    yield "|---|---|---|---|---|"
    for key, field in fields_of(model).items():
        mark = " *" if field.is_required() else ""
        kind = "id" if key == "id" else written(reader_of(model).fields[key], marks_of(field))
        given = None if field.is_required() else field.get_default(call_default_factory=True)
        default = f"`{shown(given)}`" if given else ""
        examples = field.examples or [next(iter(MEANINGS[f"{name}.{key}"]))]
        sample = " or ".join(f"`{shown(example)}`" for example in examples)
        yield f"| `{key}`{mark} | {kind} | {default} | {field.description} | {sample} |"
    for key in fields_of(model):
        if meanings := MEANINGS.get(f"{name}.{key}"):
            yield f"\nThe words for `{key}`:\n"
            yield from (f"- `{word}`: {meaning}" for word, meaning in meanings.items())


def feelings(_: str) -> Iterator[str]:
    words = defaultdict(list)
    for word, score in FEELINGS.items():
        words[score].append(word)
    yield "| score | feelings |"
    yield "|---|---|"
    for score in sorted(words, reverse=True):
        yield f"| {f'{score:+g}'.replace('-', '−') if score else 0} | {', '.join(words[score])} |"


def metrics(_: str) -> Iterator[str]:
    yield "| name | shown as | unit | from | to | good is |"
    yield "|---|---|---|---|---|---|"
    for name, metric in KNOWN_METRICS.items():
        ends = ["" if end is None else f"{end}" for end in (metric.lowest, metric.highest)]
        yield f"| `{name}` | {metric.title} | {metric.unit} | {ends[0]} | {ends[1]} | {metric.better} |"


def rows(_: str) -> Iterator[str]:
    yield ", ".join(f"`{row}`" for row in BUILT_IN_LANES) + "."


def limits(_: str) -> Iterator[str]:
    yield f"- A file has at most {MAX_BYTES // 1024 // 1024} MiB, in UTF-8."
    yield f"- Lists and keys are nested at most {MAX_DEPTH} deep."
    yield f"- A file holds at most {MAX_NODES:,} values, counting what an alias repeats."


TABLES: dict[str, Callable[[str], Iterator[str]]] = {
    "keys": keys,
    "feelings": feelings,
    "metrics": metrics,
    "rows": rows,
    "limits": limits,
}


def generated(request: str) -> str:
    table, _, name = request.partition(" of ")
    return "\n".join(TABLES[table](name)) + "\n"


def test_the_tables_are_those_of_the_models(expected: Callable[[Path, str], None]) -> None:
    page = PAGE.read_text("utf-8")

    expected(PAGE, GENERATED.sub(lambda found: found[1] + found[2] + generated(found[1]), page))


def test_nothing_of_the_language_is_left_out() -> None:
    shown_tables = {found[0] for found in GENERATED.findall(PAGE.read_text("utf-8"))}
    with_keys = {f"keys of {name}" for name, model in MODELS.items() if fields_of(model)}

    assert shown_tables == with_keys | {"feelings", "metrics", "rows", "limits"}
    # A touchpoint has the keys of a moment and no more.
    assert {name for name, model in MODELS.items() if not fields_of(model)} == {"Touchpoint"}


def test_links_within_the_page_lead_somewhere() -> None:
    page = PAGE.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors
