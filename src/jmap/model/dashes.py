"""Declarations in a list, where only names can be listed: each belongs behind its id or its name.

Knows how they are written without their dashes; who asks knows that they do not fit as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.model.declared import NAMES, DeclaredReader, id_ahead, id_in, is_dashed, name_in, opened
from jmap.model.example import as_yaml
from jmap.model.ids import slug
from jmap.model.insight import KNOWN_METRICS
from jmap.model.readers import PartReader
from jmap.phrases import shortened
from jmap.source.data import absent
from jmap.source.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from jmap.model.locate import Locator, Origin
    from jmap.model.readers import Reader
    from jmap.source.tree import Entry, Node


def declared_out_of_place(around: Origin, locator: Locator) -> Diagnostic:
    """Declarations stand in a list, where only names can, or one without its id; both is told once."""
    if isinstance(around.node, Sequence):
        return _in_list_of_names(around, around.node, locator)
    assert isinstance(around.node, Mapping)
    message = f"`{around.location[-1]}` has the keys of a declaration where the ids of several are expected"
    advice = f"write its id in front: `{declared(around.node)}`"
    assert isinstance(around.reader, DeclaredReader)
    if ahead := id_ahead(opened(around.node), around.reader.value.fields):
        advice = f"indent all that belongs to `{ahead}` deeper than it"
    span = next(iter(around.node.entries.values())).key.span
    return locator.diagnostic("wrong-type", around.location, message, advice, span=span)


def _in_list_of_names(around: Origin, listed: Sequence, locator: Locator) -> Diagnostic:
    """Tell of the first declaration in a list what holds for all of them."""
    assert isinstance(around.reader, DeclaredReader)
    reader = around.reader.value
    first = next(item for item in listed.items if isinstance(item, Mapping))
    instead = "write braces instead of the brackets" if listed.flow else "leave out the dashes"
    if _is_dashed(first, reader):
        advice = f"{instead}: `{pair(next(iter(first.entries.values())))}`"
        fix = _without_dashes(around, locator)
    elif _has_names_for_keys(around):
        shown = _behind_name(first, reader)
        advice = f"{instead}, and write the name in front of each: `{shown}`"
        fix = _names_for_dashes(around, locator)
    else:
        ahead = id_ahead(opened(first), reader.fields)
        shown = f"{ahead}: {_body(first)}" if ahead else declared(first)
        advice = f"{instead}, and write an id in front of each: `{shown}`"
        fix = _ids_for_dashes(around, locator)
    owner = locator.owner(around.location[:-1])
    message = f"`{around.location[-1]}` of {owner} lists keys with values, and only names can be listed"
    span = locator.head_of(first, reader)
    return locator.diagnostic("wrong-type", around.location, message, advice, span=span, fix=fix)


def name_for_key(origin: Origin, key: str, locator: Locator) -> str:
    """Say where a name belongs that stands below the key in whose place it should be; else nothing."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    name = _unknown_name(origin.node, origin.reader)
    if not origin.key or not name or name.key.raw != key:
        return ""
    if not _has_names_for_keys(locator.origin(origin.location[:-1])):
        return ""
    if origin.key.raw in KNOWN_METRICS:
        return f"`{origin.key.raw}` is its name already: remove this"
    written = as_yaml(shortened(name.value.raw)) if isinstance(name.value, Scalar) else ""
    kind = origin.reader.model.word
    return (
        f"{kind} has its name for a key: write `{written}:` in place of `{origin.key.raw}:`, and remove this"
    )


def declared_inside(origin: Origin, key: str, locator: Locator) -> str:
    """Say how a declaration is indented that stands inside the one above it; else nothing."""
    assert isinstance(origin.node, Mapping)
    around, value = locator.origin(origin.location[:-1]), origin.node.entries[key].value
    if not isinstance(around.reader, DeclaredReader) or not isinstance(value, Mapping) or value.flow:
        return ""
    above, under = origin.location[-1], around.location[-1]
    return f"indent it like `{above}` if it is another one of the `{under}`"


def _is_dashed(node: Node, reader: Reader) -> bool:
    fields = reader.fields if isinstance(reader, PartReader) else {}
    return isinstance(node, Mapping) and is_dashed(opened(node), fields)


def _without_dashes(around: Origin, locator: Locator) -> Fix | None:
    """Turn a list of declarations into keys, where all its items are such and have a dash each."""
    assert isinstance(around.node, Sequence)
    assert isinstance(around.reader, DeclaredReader)
    edits, text = [], locator.source.text
    for item in around.node.items:
        dash = text.rfind("-", 0, item.span.start)
        is_plain = item.target is None and not text[dash + 1 : item.span.start].strip()
        if around.node.flow or not is_plain or not _is_dashed(item, around.reader.value):
            return None
        edits.append(Edit(Span(dash, dash + 1), " "))
    return Fix("leave out the dashes", tuple(edits), safe=False)


def _ids_for_dashes(around: Origin, locator: Locator) -> Fix | None:
    """Put the id of each declaration in the place of its dash; None where one has no id of its own to get.

    What is written below a dash keeps its lines, and with them its comments.
    """
    assert isinstance(around.node, Sequence)
    assert isinstance(around.reader, DeclaredReader)
    reader = around.reader.value
    short = reader.model.short
    edits: dict[str, Edit] = {}
    for item in around.node.items:
        name = item.get(short) if isinstance(item, Mapping) and "id" not in item.entries else item
        ahead = id_ahead(opened(item), reader.fields) if isinstance(item, Mapping) else ""
        id_ = ahead or (slug(name.raw) if isinstance(name, Scalar) else "")
        dash = _dash(item, around, locator)
        if dash is None or not id_ or id_ in edits:
            return None
        if ahead:
            edits[id_] = Edit(Span(dash, item.start), "")
            continue
        below = "" if isinstance(item, Scalar) or item.flow else "\n"
        indent = " " * (locator.source.position(item.start)[1] - 1) if below else " "
        edits[id_] = Edit(Span(dash, item.start), f"{id_}:{below}{indent}")
    return Fix("write their ids instead of the dashes", tuple(edits.values()), safe=False)


def _names_for_dashes(around: Origin, locator: Locator) -> Fix | None:
    """Put the name of each declaration in the place of its dash; None where one does not begin with it."""
    assert isinstance(around.node, Sequence)
    assert isinstance(around.reader, DeclaredReader)
    edits: dict[str, Edit] = {}
    text = locator.source.text
    for item in around.node.items:
        dash, name = _dash(item, around, locator), _first_name(item, around.reader.value)
        if dash is None or name is None or name.target is not None or absent(name) or name.raw in edits:
            return None
        written = text[name.start : name.end]
        end, after = name.end, ":"
        if isinstance(item, Mapping):
            _, *others = item.entries.values()
            if _is_dashed(item, around.reader.value):
                after = ""
            elif item.flow:
                end, after = (others[0].key.start, ": {") if others else (item.end, ":")
        left_out = text[dash + 1 : name.start] + text[name.end : end]
        if "\n" in written or "#" in left_out:  # a key stands on one line, and no comment is to be lost
            return None
        edits[name.raw] = Edit(Span(dash, end), written + after)
    return Fix("write their names instead of the dashes", tuple(edits.values()), safe=False)


def _first_name(item: Node, reader: PartReader) -> Scalar | None:
    """Return the name with which an item of a list begins: all of it, its one key, or its first value."""
    if not isinstance(item, Mapping) or not item.entries:
        return item if isinstance(item, Scalar) else None
    first = next(iter(item.entries.values()))
    if _is_dashed(item, reader):
        return None if item.flow else first.key
    named = _unknown_name(item, reader)
    return named.value if named is first and isinstance(named.value, Scalar) else None


def _dash(item: Node, around: Origin, locator: Locator) -> int | None:
    """Return where the dash of an item is; None where a key cannot simply take its place."""
    text = locator.source.text
    dash = text.rfind("-", 0, item.start)
    key_column = locator.source.position(around.key.start)[1] if around.key else 0
    is_plain = item.target is None and not text[dash + 1 : item.start].strip(" ")
    is_below = isinstance(around.node, Sequence) and not around.node.flow
    return dash if is_below and is_plain and locator.source.position(dash)[1] > key_column else None


def _has_names_for_keys(around: Origin) -> bool:
    """Whether things are declared by their names, as metrics are, and not by ids."""
    return isinstance(around.reader, DeclaredReader) and around.reader.by_name


def _unknown_name(node: Mapping, reader: PartReader) -> Entry | None:
    """Return the entry with the name of what takes none, under a word that people have for that."""
    return node.entries.get(name_in(opened(node), reader.fields))


def _behind_name(node: Mapping, reader: PartReader) -> str:
    """Return how a declaration is written behind its name: `Conversion: 12%`."""
    name, written, short = _unknown_name(node, reader), "name", f"{reader.model.short}: "
    rest = [pair(entry) for key, entry in node.entries.items() if key in reader.fields]
    others = [pair(entry) for key, entry in node.entries.items() if key not in (*reader.fields, *NAMES)]
    if name and isinstance(name.value, Scalar):
        written = as_yaml(shortened(name.value.raw))
    elif others:  # `- conversion: 12%`, with more below it
        written, _, value = others[0].partition(": ")
        rest.insert(0, short + value)
    if len(rest) == 1 and rest[0].startswith(short):
        return f"{written}: {rest[0].removeprefix(short)}"
    return f"{written}: {{{', '.join([*rest[:1], *('…' for _ in rest[1:2])])}}}"


def declared(node: Mapping) -> str:
    """Return how a declaration is written with its id in front: `nina: {name: Nina, …}`."""
    return f"{shortened(id_in(opened(node))) or 'id'}: {_body(node)}"


def _body(node: Mapping) -> str:
    """Return a declaration without its id, shortened: `{name: Nina, …}`."""
    named = node.entries.get(name_in(opened(node)))
    more = ", …" if len(node.entries) > 1 + ("id" in node.entries) else ""
    return f"{{{pair(named)}{more}}}" if named else "{…}"


def pair(entry: Entry) -> str:
    """Return a key with its value, shortened where it is more than a word."""
    value = "…"
    if isinstance(entry.value, Scalar):
        value = as_yaml(shortened(entry.value.raw))
    elif isinstance(entry.value, Mapping):
        value = _body(entry.value)
    return f"{entry.key.raw}: {value}"
