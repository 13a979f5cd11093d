"""References by id and paths of files: whether what a map names is there.

Which fields hold references is said by the marks on the models, so a new key is checked as soon as
it is marked.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jmap.diagnostics import Diagnostic, Edit, Fix
from jmap.model.ids import is_id, slug
from jmap.model.joined_names import in_declaration, in_reference
from jmap.model.journey import BUILT_IN_LANES, JourneyMap
from jmap.model.normalise import reader_of
from jmap.model.part import FilePath, Part, Reference
from jmap.model.readers import DictReader, ListReader, Location, PartReader, absent
from jmap.source import tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from jmap.model.locate import Locator
    from jmap.model.readers import Reader

AnyPart = TypeVar("AnyPart", bound=Part)
PLACEHOLDER = "\0"
"""Stands where a broken value stood, so that what is around it can still be checked."""

DECLARED_UNDER = {
    "persona": "personas",
    "channel": "channels",
    "team": "teams",
    "evidence": "evidence",
    "lane": "lanes",
}


@dataclass(frozen=True)
class Known:
    """The ids that a map may name, by kind; a kind that is missing here could not be read."""

    ids: Mapping[str, Mapping[str, Part]]
    unreadable: Collection[str] = ()
    """The top-level keys of which not all declarations are known."""

    @cached_property
    def by_name(self) -> dict[tuple[str, str], str]:
        """The ids by kind and name, as people may write instead of the id."""
        return {
            (kind, slug(name)): id_
            for kind, declared in self.ids.items()
            for id_, part in declared.items()
            for name in (id_, getattr(part, part.short))
        }

    @cached_property
    def to_be(self) -> dict[str, frozenset[str]]:
        """What the ids that cannot be ids, or are missing, are told to become, by kind."""
        return {
            kind: frozenset(
                slug(each)
                for each in (*(id_ for id_ in declared if not is_id(id_)), name_without_id(declared))
                if each
            )
            for kind, declared in self.ids.items()
        }


def name_without_id(declared: Mapping[str, Part]) -> str:
    """Return the name in `{name: Maya, role: Planner}`, before which no id stands; empty where ids stand."""
    first = next(iter(declared.values()), None)
    fields = reader_of(type(first)).fields if first else {}
    if first is None or first.short not in declared or not declared.keys() <= fields.keys():
        return ""
    return str(getattr(declared[first.short], first.short))


def known_ids(journey: JourneyMap, unreadable: Collection[str]) -> Known:
    """Collect the declared ids; `unreadable` names the keys whose declarations are not all known."""
    ids = {kind: getattr(journey, key) for kind, key in DECLARED_UNDER.items() if key not in unreadable}
    return Known(ids, unreadable)


def parts(part: Part, location: Location = ()) -> list[tuple[Location, Part]]:
    """Return `part` and every part below it in the order of the model, each with its location."""
    found: list[tuple[Location, Part]] = []
    _collect(part, location, found)
    return found


@dataclass(frozen=True)
class Parts:
    """The parts of one file with their locations, those of one model together.

    Most checks are about one model, or about fields that most parts leave out; asking each part for what it
    is and has takes longer.
    """

    by_model: Mapping[type[Part], list[tuple[Location, Part]]]

    @cached_property
    def _written(self) -> dict[type[Part], set[str]]:
        """The fields of each model that any of its parts has."""
        return {
            model: set().union(*[part.__pydantic_fields_set__ for _, part in placed])
            for model, placed in self.by_model.items()
        }

    @cached_property
    def named(self) -> Mapping[str, set[str]]:
        """The ids that parts name, by kind: as the value of a field, in its list or as its keys."""
        found: dict[str, set[str]] = {}
        for model in self.by_model:
            for field, kind in references_of(model):
                for _, value in self.held(model, field):
                    found.setdefault(kind, set()).update((value,) if isinstance(value, str) else value)
        return found

    def of(self, model: type[AnyPart]) -> list[tuple[Location, AnyPart]]:
        """Return the parts of one model."""
        return cast("list[tuple[Location, AnyPart]]", self.by_model.get(model, []))

    def held(self, model: type[Part], field: str) -> list[tuple[Location, Any]]:
        """Return what parts of a model hold in a field, those that hold nothing left out."""
        if field not in self._written.get(model, ()):
            return []
        placed = self.by_model[model]
        return [(location, value) for location, part in placed if (value := part.__dict__[field])]


def parts_of(whole: Part) -> Parts:
    """Return `whole` and all parts below it by their models."""
    found: dict[type[Part], list[tuple[Location, Part]]] = {}
    for location, part in parts(whole):
        found.setdefault(type(part), []).append((location, part))
    return Parts(found)


def _collect(part: Part, location: Location, found: list[tuple[Location, Part]]) -> None:
    """Add a part and all below it; of a model, `isinstance` takes ten times as long as `type`."""
    found.append((location, part))
    held = part.__dict__
    for name in _fields_with_parts(type(part)):
        if held[name]:
            _collect_below(held[name], location, name, found)


def _collect_below(value: Any, above: Location, key: str, found: list[tuple[Location, Part]]) -> None:
    """Add the parts in a part, a list or a mapping that stands under a key."""
    if type(value) is tuple:
        for index, item in enumerate(value):
            _collect(item, (*above, key, index), found)
    elif type(value) is dict:
        for below, item in value.items():
            _collect_below(item, (*above, key), below, found)
    else:
        _collect(value, (*above, key), found)


@lru_cache
def _fields_with_parts(model: type[Part]) -> tuple[str, ...]:
    """Return the fields that hold parts, in lists and mappings or by themselves."""
    return tuple(name for name, reader in reader_of(model).fields.items() if _reads_parts(reader))


def _reads_parts(reader: Reader) -> bool:
    if isinstance(reader, ListReader):
        return _reads_parts(reader.item)
    return _reads_parts(reader.value) if isinstance(reader, DictReader) else isinstance(reader, PartReader)


def reference_diagnostics(everything: Parts, known: Known, locator: Locator) -> Iterator[Diagnostic]:
    """Yield what parts name and nobody has declared; `check` resolves the kinds that are declared nowhere."""
    doubtful = {
        kind
        for kind, named in everything.named.items()
        if kind in known.ids and not named <= _accepted(kind, Part, known)
    }
    for model in everything.by_model if doubtful else ():  # where each stands is hardly ever asked
        for name, kind in references_of(model):
            if kind not in doubtful:
                continue
            accepted = _accepted(kind, model, known)
            for where, reference in _placed(everything.held(model, name), name):
                if reference in accepted or slug(reference) in known.to_be[kind]:
                    continue
                if slug(reference) not in locator.left_out():
                    yield _unknown(reference, kind, where, known, locator)


def paths(everything: Parts) -> Iterator[tuple[Location, str]]:
    """Yield the file paths that parts name."""
    for model in everything.by_model:
        for name in fields_with(model, FilePath):
            yield from _placed(everything.held(model, name), name)


def references(everything: Parts) -> Iterator[tuple[str, str]]:
    """Yield kind and id of all that parts name."""
    for kind, named in everything.named.items():
        yield from ((kind, reference) for reference in sorted(named))


@lru_cache
def references_of(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that hold references, with the kind of thing that they name."""
    return tuple((name, mark.kind) for name, mark in fields_with(model, Reference).items())


@lru_cache
def fields_with(model: type[Part], kind: type[Any]) -> dict[str, Any]:
    """Return the fields of a model that have a mark of a kind, each with it."""
    marked = {}
    for name, field in model.model_fields.items():
        marks = [*field.metadata, *_marks(field.annotation)]
        if mark := next((mark for mark in marks if isinstance(mark, kind)), None):
            marked[name] = mark
    return marked


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in typing.get_args(annotation):
        yield from _marks(argument)


def _placed(held: Iterable[tuple[Location, Any]], name: str) -> Iterator[tuple[Location, str]]:
    """Yield the texts in what parts hold in one field, each with its own location."""
    for location, value in held:
        if isinstance(value, str):
            if value != PLACEHOLDER:
                yield (*location, name), value
        else:
            for key, text in enumerate(value) if type(value) is tuple else ((key, key) for key in value):
                if text != PLACEHOLDER:
                    yield (*location, name, key), text


def _accepted(kind: str, model: type[Part], known: Known) -> AbstractSet[str]:
    """Return what may be named: `rows` has room for the built-in lanes, notes only for declared ones."""
    declared = known.ids[kind]
    if kind != "lane":
        return declared.keys()
    return declared.keys() | BUILT_IN_LANES if model is JourneyMap else declared.keys() - BUILT_IN_LANES


def _unknown(reference: str, kind: str, location: Location, known: Known, locator: Locator) -> Diagnostic:
    origin = locator.origin(location)
    is_key = origin.key is not None and origin.key.raw == reference and location[-1] == reference
    span = origin.key.span if is_key and origin.key else origin.node.span
    candidates = chain(known.ids[kind], BUILT_IN_LANES if location[0] == "rows" else ())
    named_so = known.by_name.get((kind, slug(reference))) if slug(reference) else None
    near = named_so or next(iter(locator.near(reference, candidates)), None)
    suggestion, fix = "", None
    if near:
        suggestion = f"did you mean `{near}`?"
        fix = Fix(f"name `{near}` instead", (Edit(span, near),), safe=False)
    noun = "piece of evidence" if kind == "evidence" else kind
    message = f"{locator.owner(location[:-1])} names the {noun} `{reference}`, which is not declared"
    other = next((key for key, ids in known.ids.items() if reference in ids and key != kind), None)
    advice = suggestion or _how_to_declare(reference, kind)
    if other and not suggestion:
        wanted = DECLARED_UNDER[kind]
        advice = f"`{reference}` is declared under `{DECLARED_UNDER[other]}`; name one of the `{wanted}` here"
    if _stands_empty(reference, kind, locator):
        advice = f"under `{DECLARED_UNDER[kind]}` nothing stands behind `{reference}:`; write its name there"
    several = in_declaration(reference, DECLARED_UNDER[kind], locator)
    if several := several or in_reference(location, known.ids[kind], locator):
        advice, fix = several
    return locator.diagnostic("unknown-reference", location, message, advice, span=span, fix=fix)


def _stands_empty(reference: str, kind: str, locator: Locator) -> bool:
    """Whether the id is written under its key, with no declaration behind it."""
    declared = locator.root.get(DECLARED_UNDER[kind]) if isinstance(locator.root, tree.Mapping) else None
    value = declared.get(reference) if isinstance(declared, tree.Mapping) else None
    return value is not None and absent(value)


def _how_to_declare(reference: str, kind: str) -> str:
    if kind == "evidence":
        return (
            "evidence is research or data and is declared under the map's `evidence`; "
            "what the customer sees or holds goes in `touchpoints`"
        )
    if kind == "lane" and reference in BUILT_IN_LANES:
        return f"this row is filled by the key `{reference}` itself; `lanes` is for rows of your own"
    return f"declare it under the map's `{DECLARED_UNDER[kind]}`, or in a library that the map uses"
