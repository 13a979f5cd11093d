"""A value of another kind than its key takes: what is said of it, and what to write instead."""

from __future__ import annotations

import re
import typing
from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.model.by_persona import PER_PERSONA, by_persona_as_meant, in_per_persona
from jmap.model.damage import damaged_text, was_text
from jmap.model.dashes import declared, pair
from jmap.model.decimal_comma import in_plain_digits, with_point, without_quotes, without_separators
from jmap.model.emotion import EmotionScale, looks_like_number
from jmap.model.example import as_yaml, example
from jmap.model.languages import tag_of
from jmap.model.locate import key_of
from jmap.model.part import Rating
from jmap.model.readers import (
    DictReader,
    IdReader,
    ListReader,
    NumberReader,
    PartReader,
    ShareReader,
    TextReader,
    TruthReader,
)
from jmap.model.references import DECLARED_UNDER
from jmap.model.values import MINUS, TRUTHS
from jmap.model.written_dates import meant_date
from jmap.phrases import shortened
from jmap.source.data import absent
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from jmap.model.locate import Locator, Origin
    from jmap.model.readers import Location, Reader
    from jmap.source.tree import Node

_DATE_LIKE = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)
_LINE = re.compile(r"\S.*")
_COMMAS = re.compile(r"[,;\u060c\u061b\u3001\uff0c\uff1b]")
_WIDE_BRACKETS = "\uff3b\uff3d\uff5b\uff5d\u3010\u3011"
_BULLET = re.compile(r"(?P<sign>[^\w\s]|\d+[.)])\s")
_ENDS = re.compile(r"([-+]?\d+)\s*(?:to|bis|a|through|until|-|\u2013|\u2014|\u2026|\.{3,}|:|/)\s*([-+]?\d+)")
_BETWEEN_EXAMPLES = re.compile(r"(, | or )")
_TEXTS = {TextReader, IdReader}


def wrong_type(location: Location, locator: Locator) -> Diagnostic:
    """Say what stands at `location`, what must stand there, and how to write it."""
    if not location:
        return _no_keys(locator)
    origin = locator.origin(location)
    if type(origin.reader) in _TEXTS and origin.alias is None and was_text(origin.node, locator):
        return damaged_text(origin, origin.node.span, locator)
    origin = _as_written(origin, locator)
    kind = origin.reader.expects.partition(" such as ")[0].rstrip(",")
    message = f"{_subject(origin, locator)} must be {kind}, not {_described(origin.node)}"
    advice, fix = _advice(origin, locator)
    span = locator.head(origin.location)
    return locator.diagnostic("wrong-type", origin.location, message, advice, span=span, fix=fix)


def how_to_write(location: Location, reader: Reader, locator: Locator) -> str:
    """Return what may stand at `location`, with an example: ``a text, such as `title: Buying shoes` ``."""
    kind, such_as, examples = reader.expects.partition(" such as ")
    if such_as:
        words = _BETWEEN_EXAMPLES.split(examples)
        words[::2] = [f"`{word}`" for word in words[::2]]
        return f"{kind} such as {''.join(words)}"
    for around in reversed(locator.origins(location)):
        key = location[len(around.location) :][:1]
        if key and isinstance(around.reader, PartReader):
            kind += _limits(around.reader, str(key[0]))
            shown = example(around.reader.model, str(key[0]))
            return f"{kind}, such as `{shown}`" if shown else kind
    return kind


def _limits(reader: PartReader, key: str) -> str:
    """Return the limits of a rating; empty for any other number."""
    field = reader.model.model_fields.get(key)
    return " from 1 to 5" if field and Rating in typing.get_args(field.annotation) else ""


def _no_keys(locator: Locator) -> Diagnostic:
    """The whole file is empty, a text or a list."""
    node, fields = locator.root, getattr(locator.reader, "fields", {})
    is_map = "title" in fields
    if isinstance(node, Scalar) and absent(node):
        advice = "write at least a `title` and `stages`; `jmap new` makes a map to start from"
        if not is_map:
            advice = "declare `personas`, `channels`, `teams`, `evidence` or whatever the maps share"
        return locator.diagnostic("missing-key", (), "the file is empty", advice)
    held, wanted = "a list" if isinstance(node, Sequence) else "a text", "map" if is_map else "library"
    keys = "`title:` and `stages:`" if is_map else "`personas:`, `teams:` or whatever the maps share"
    advice = f"write {keys} at the beginning of a line, without a dash before them"
    if isinstance(node, Scalar):
        advice = f"a {wanted} begins with {keys}"
    message = f"the file holds {held}, not the keys of a {wanted}"
    return locator.diagnostic("wrong-type", (), message, advice, span=locator.head(()))


def _as_written(origin: Origin, locator: Locator) -> Origin:
    """Return what a bare value was written as: the emotion in `emotion: true`, the list in `tags: {}`."""
    around = locator.origin(origin.location[:-1])
    if isinstance(around.reader, PartReader) and isinstance(around.node, Scalar):
        return replace(around, reader=around.reader if around.reader.model.form else origin.reader)
    if isinstance(around.reader, ListReader) and around.node is origin.node:
        return around
    return origin


def _subject(origin: Origin, locator: Locator) -> str:
    """Name what is wrong: a key with what it belongs to, or an item of a list."""
    above, key = origin.location[:-1], origin.location[-1]
    if isinstance(key, int):
        return f"item {key + 1} of `{key_of(above)}` of {locator.owner(above)}"
    if isinstance(locator.origin(above).reader, DictReader):
        return f"`{key}` under `{key_of(above)}`"
    return f"`{key}` of {locator.owner(above)}"


def _described(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"{'' if node.plain else 'the text '}`{shortened(node.raw)}`"
    return "a list" if isinstance(node, Sequence) else "keys with values"


def _advice(origin: Origin, locator: Locator) -> tuple[str, Fix | None]:
    """Say what to do, with the fix where the value as it stands tells what was meant."""
    node, reader = origin.node, origin.reader
    if isinstance(reader, ListReader) and reader.always and not isinstance(node, Sequence):
        return _advice_for_list(origin, reader, locator)
    if isinstance(node, Scalar) and (found := _advice_for_scalar(node, reader)):
        return found
    item = reader.item if isinstance(reader, ListReader) else reader
    meant = _advice_for_reference(origin, item) if isinstance(item, IdReader) else by_persona_as_meant(origin)
    if meant:
        return meant, None
    if isinstance(reader, PartReader) and isinstance(node, Sequence) and isinstance(origin.location[-1], int):
        return "put all items into one list, without brackets around some of them", None
    if type(reader) in _TEXTS and isinstance(node, Sequence) and node.flow and origin.alias is None:
        return "write one text; if the brackets belong to it, put it in quotes", None
    advice = f"write {how_to_write(origin.location, reader, locator)}"
    if isinstance(node, Sequence) and (differing := in_per_persona(origin.location, locator)):
        advice += f"; where personas differ, `{differing}`"
    return advice, None


def _advice_for_reference(origin: Origin, reader: IdReader) -> str:
    """Say where more than an id belongs; empty where nothing is known of it."""
    node, key = origin.node, key_of(origin.location)
    if isinstance(node, Sequence) and key == "to":
        return "write an item of `next` for each: `next: [{to: …}, {to: …}]`"
    under = DECLARED_UNDER.get(reader.kind)
    if not isinstance(node, Mapping) or origin.alias is not None or not under:
        return ""
    if reader.kind == "persona" and all(isinstance(each.value, Mapping) for each in node.entries.values()):
        return f"what differs for a persona stands under `{PER_PERSONA}`: write that instead"
    id_ = declared(node).partition(":")[0]
    return f"declare it under the map's `{under}`: `{declared(node)}`, and write `{key}: {id_}` here"


def _advice_for_scalar(node: Scalar, reader: Reader) -> tuple[str, Fix | None] | None:
    """Say what is wrong with a word or a number; None where the kind and an example say it all."""
    if isinstance(reader, TruthReader):
        word = "true" if TRUTHS.get(node.raw.lower()) else "false"
        fix = Fix(f"write `{word}`", (Edit(node.span, word),), safe=True)
        return f"write `{word}`, or put `{node.raw}` in quotes if it is a text", fix
    if not node.plain and looks_like_number(node.raw) and node.raw.replace(MINUS, "-").isascii():
        return f"remove the quotes: `{node.raw}`", Fix(
            "remove the quotes", (Edit(node.span, node.raw),), safe=True
        )
    if meant := _meant(node.raw, reader):
        better, why = meant
        return why, Fix(f"write `{better}`", (Edit(node.span, better),), safe=False)
    if reader.expects.startswith("a date") and _DATE_LIKE.fullmatch(node.raw):
        return "there is no such date in the calendar", None
    return None


def _meant(raw: str, reader: Reader) -> tuple[str, str] | None:
    """Return what was meant by a number, a date or a language in another form, and the advice."""
    is_number, is_whole = isinstance(reader, NumberReader), "whole" in reader.expects
    takes_decimals = isinstance(reader, NumberReader | ShareReader) and not is_whole
    takes_scale = isinstance(reader, PartReader) and reader.model is EmotionScale
    ends = _ENDS.fullmatch(raw) if takes_scale else None
    digits = without_separators(raw.replace(".", ",") if is_whole else raw) if is_number else None
    day = meant_date(raw) if reader.expects.startswith("a date") else None
    forms = (
        (digits, ", without separators"),
        (with_point(raw) if takes_decimals else None, ", with a point"),
        (without_quotes(raw), ": typographic quotes are part of a text to YAML"),
        (in_plain_digits(raw), ", in the digits and signs of the keyboard"),
        (day, ": the year, then the month, then the day"),
        ("..".join(ends.groups()) if ends else None, ", with two dots"),
    )
    tag = tag_of(raw) if reader.expects.startswith("a language tag") else None
    found = next(((better, f"write `{better}`{why}") for better, why in forms if better), None)
    return found or ((tag, f"did you mean `{tag}`?") if tag else None)


def _lines_below_key(origin: Origin, node: Scalar, locator: Locator) -> list[re.Match[str]]:
    """Return the lines of a text without quotes that stands below its key; none where it is one line."""
    if origin.key is None or origin.alias or not node.plain:
        return []
    text = locator.source.text
    lines = list(_LINE.finditer(text, *node.span))
    return lines if lines[1:] and "\n" in text[slice(origin.key.span.end, node.span.start)] else []


def _advice_for_list(origin: Origin, reader: ListReader, locator: Locator) -> tuple[str, Fix | None]:
    """Say how to write as a list what stands there without one."""
    node, key = origin.node, key_of(origin.location)
    if isinstance(node, Mapping):
        first = next(iter(node.entries.values()), None)
        known = reader.item.fields if isinstance(reader.item, PartReader) else {}
        if first and first.key.raw in known:
            return f"write a dash before it: `- {pair(first)}`", None
        name = f" `- name: {shortened(first.key.raw)}`" if first else ""
        return f"write each of them with a dash and a name:{name}, and its keys below", None
    assert isinstance(node, Scalar)
    if bullet := _BULLET.match(node.raw):
        return f"begin each item with `- ` instead of `{bullet['sign']}`, on a line of its own", None
    if lines := _lines_below_key(origin, node, locator):
        edits = tuple(Edit(Span(line.start(), line.start()), "- ") for line in lines)
        fix = Fix("put a dash before each line", edits, safe=False)
        return f"write a dash before each item: `- {shortened(lines[0].group())}`", fix
    items = _COMMAS.split(node.raw.strip(_WIDE_BRACKETS))
    written = f"{key}: {as_yaml([item.strip() for item in items if item.strip()])}"
    advice = f"write a list: `{shortened(written)}`, or a line for each item, with a dash before it"
    if origin.key is None or not node.plain or origin.alias:
        return advice, None
    return advice, Fix(
        "make it a list", (Edit(Span(origin.key.span.start, node.span.end), written),), safe=False
    )
