"""All that a map or a library consists of: its parts with their locations, and what they name.

Which fields name something is said by the marks on the models. Whether what they name is there is asked in
`references`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jmap.frozen import frozen
from jmap.model.normalise import reader_of
from jmap.model.part import PLACEHOLDER, FilePath, Part, Reference, marks_of
from jmap.model.readers import Location, PartReader, innermost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

AnyPart = TypeVar("AnyPart", bound=Part)


def parts(part: Part) -> list[tuple[Location, Part]]:
    """Return `part` and every part below it in the order of the model, each with its location."""
    found: list[tuple[Location, Part]] = []
    _collect(part, (), found)
    return found


@frozen
class Parts:
    """The parts of one file with their locations, those of one model together.

    Most checks are about one model, or about fields that most parts leave out; asking each part for what it
    is and has takes longer.
    """

    by_model: Mapping[type[Part], list[tuple[Location, Part]]]

    @cached_property
    def written(self) -> Mapping[type[Part], set[str]]:
        """The fields of each model that any of its parts has."""
        # What `model_fields_set` returns, without a call for each of thousands of parts.
        return {
            model: set().union(*[part.__pydantic_fields_set__ for _, part in placed])
            for model, placed in self.by_model.items()
        }

    @cached_property
    def named(self) -> Mapping[str, set[str]]:
        """The ids that parts name, by kind: as the value of a field, in its list or as its keys."""
        found: dict[str, set[str]] = {}
        for model, written in self.written.items():
            for field, kind in references_of(model):
                for _, value in self.held(model, field) if field in written else ():
                    found.setdefault(kind, set()).update((value,) if type(value) is str else value)
        return found

    @property
    def references(self) -> set[tuple[str, str]]:
        """Kind and id of all that parts name."""
        return {(kind, id_) for kind, ids in self.named.items() for id_ in ids}

    def of(self, model: type[AnyPart]) -> list[tuple[Location, AnyPart]]:
        """Return the parts of one model."""
        return cast("list[tuple[Location, AnyPart]]", self.by_model.get(model, []))

    def held(self, model: type[Part], field: str) -> list[tuple[Location, Any]]:
        """Return what parts of a model hold in a field, those that hold nothing left out."""
        if field not in self.written.get(model, ()):
            return []
        placed = self.by_model[model]
        return [(location, value) for location, part in placed if (value := part.__dict__[field])]

    def texts(self, model: type[Part], field: str) -> Iterator[tuple[Location, str]]:
        """Yield the texts in what parts of a model hold in a field, each with its own location."""
        for location, value in self.held(model, field):
            at = (*location, field)
            if isinstance(value, str):
                found: Iterable[tuple[Location, str]] = [(at, value)]
            elif isinstance(value, tuple):
                found = (((*at, index), text) for index, text in enumerate(value))
            else:
                found = (((*at, key), key) for key in value)
            yield from ((where, text) for where, text in found if text != PLACEHOLDER)

    def paths(self) -> Iterator[tuple[Location, str]]:
        """Yield the file paths that parts name."""
        for model in self.by_model:
            for field in fields_with(model, FilePath):
                yield from self.texts(model, field)


def parts_of(whole: Part) -> Parts:
    """Return `whole` and all parts below it by their models."""
    found: dict[type[Part], list[tuple[Location, Part]]] = defaultdict(list)
    for placed in parts(whole):
        found[type(placed[1])].append(placed)
    return Parts(dict(found))


@lru_cache
def references_of(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that hold references, with the kind of thing that they name."""
    return tuple((name, mark.kind) for name, mark in fields_with(model, Reference).items())


@lru_cache
def fields_with(model: type[Part], kind: type[Any]) -> dict[str, Any]:
    """Return the fields of a model that have a mark of a kind, each with it."""
    marked = {}
    for name, field in model.model_fields.items():
        if mark := next((mark for mark in marks_of(field) if isinstance(mark, kind)), None):
            marked[name] = mark
    return marked


def _collect(part: Part, location: Location, found: list[tuple[Location, Part]]) -> None:
    """Add a part and all below it."""
    found.append((location, part))
    names = _fields_with_parts(type(part))
    if names and not (written := part.__pydantic_fields_set__).isdisjoint(names):
        held = part.__dict__
        for name in filter(written.__contains__, names):
            _collect_below(held[name], (*location, name), found)


def _collect_below(value: Any, location: Location, found: list[tuple[Location, Part]]) -> None:
    """Add the parts in a part, a list or a mapping; of a model, `isinstance` takes longer than `type`."""
    if type(value) is tuple:
        for index, item in enumerate(value):
            _collect(item, (*location, index), found)
    elif type(value) is dict:
        for key, item in value.items():
            _collect_below(item, (*location, key), found)
    elif value is not None:
        _collect(value, location, found)


@lru_cache
def _fields_with_parts(model: type[Part]) -> tuple[str, ...]:
    """Return the fields that hold parts, in lists and mappings or by themselves."""
    fields = reader_of(model).fields
    return tuple(name for name, reader in fields.items() if isinstance(innermost(reader), PartReader))
