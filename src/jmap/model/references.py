"""References by id: whether what a map names is declared, and what is said where it is not.

Which fields hold references is said by the marks on the models, so a new key is checked as soon as
it is marked.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Related
from jmap.frozen import frozen
from jmap.model.ids import is_id, slug
from jmap.model.inventory import references_of
from jmap.model.journey import BUILT_IN_LANES
from jmap.phrases import counted
from jmap.source import tree
from jmap.source.data import absent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from jmap.diagnostics import Span
    from jmap.model.inventory import Parts
    from jmap.model.journey import JourneyMap
    from jmap.model.locate import Locator
    from jmap.model.part import Part
    from jmap.model.readers import Location

DECLARED_UNDER = {
    "persona": "personas",
    "channel": "channels",
    "team": "teams",
    "evidence": "evidence",
    "lane": "lanes",
}
_MOST_PLACES = 2
"""So many further places are shown; all are counted."""
_MOST_NAMED = 5
_ROWS = "rows"
"""The key that names lanes to say which are shown, and so built-in ones too."""


@frozen
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

    def with_name(self, kind: str, name: str) -> list[str]:
        """Return the ids of what has this very name, which stands where an id should."""
        declared = self.ids[kind].items()
        return [id_ for id_, part in declared if getattr(part, part.short) == name and is_id(id_)]

    def with_words(self, kind: str, words: str) -> list[str]:
        """Return the ids of what has these words in its id or its name."""
        sought, declared = f"-{slug(words)}-", self.ids[kind].items()
        texts = ((id_, (id_, getattr(part, part.short))) for id_, part in declared)
        return [id_ for id_, both in texts if any(sought in f"-{slug(text)}-" for text in both)]

    @cached_property
    def to_be(self) -> dict[str, frozenset[str]]:
        """What the ids that cannot be ids are told to become, by kind."""
        return {
            kind: frozenset(slug(each) for each in declared if not is_id(each))
            for kind, declared in self.ids.items()
        }


def known_ids(journey: JourneyMap, unreadable: Collection[str]) -> Known:
    """Collect the declared ids; `unreadable` names the keys whose declarations are not all known."""
    ids = {kind: getattr(journey, key) for kind, key in DECLARED_UNDER.items() if key not in unreadable}
    return Known(ids, unreadable)


def reference_diagnostics(everything: Parts, known: Known, locator: Locator) -> Iterator[Diagnostic]:
    """Yield what parts name and nobody has declared, each once; `check` resolves what is declared nowhere."""
    doubtful = {
        kind
        for kind, named in everything.named.items()
        if kind in known.ids and not named <= _accepted(kind, known)
    }
    unknown: dict[tuple[str, str, Location], dict[Span, Location]] = {}
    for model in everything.by_model if doubtful else ():  # where each stands is hardly ever asked
        for field, kind in references_of(model):
            if kind not in doubtful:
                continue
            accepted = _accepted(kind, known, in_rows=field == _ROWS)
            for where, reference in everything.texts(model, field):
                if reference in accepted or slug(reference) in known.to_be[kind]:
                    continue
                if slug(reference) not in locator.left_out(in_stages=False):
                    apart = where if "," in reference else ()  # joined names are a mistake each time
                    places = unknown.setdefault((kind, reference, apart), {})
                    places.setdefault(_span(where, reference, locator), where)
    for (kind, reference, _), places in unknown.items():
        named = _Named(kind, reference, tuple(sorted(places.items())))
        unnamed = known.ids[kind].keys() - everything.named[kind]
        yield _misspelt_declaration(named, unnamed, locator) or _undeclared(named, known, locator)


@frozen
class _Named:
    """What is named by its id, and where, each place of the text once."""

    kind: str
    id: str
    places: tuple[tuple[Span, Location], ...]

    @property
    def noun(self) -> str:
        """What people call such a thing."""
        return "piece of evidence" if self.kind == "evidence" else self.kind


def _accepted(kind: str, known: Known, *, in_rows: bool = False) -> AbstractSet[str]:
    """Return what may be named: `rows` has room for the built-in lanes, notes only for declared ones."""
    declared = known.ids[kind].keys()
    if kind != "lane":
        return declared
    return declared | BUILT_IN_LANES if in_rows else declared - BUILT_IN_LANES


def _span(location: Location, reference: str, locator: Locator) -> Span:
    """Return where an id is named: as a key, or as a value."""
    origin = locator.origin(location)
    is_key = origin.key is not None and origin.key.raw == reference and location[-1] == reference
    return origin.key.span if is_key and origin.key else origin.node.span


def _misspelt_declaration(named: _Named, unnamed: Collection[str], locator: Locator) -> Diagnostic | None:
    """Say that a declaration which nobody names is nearly what several places name; None where none is."""
    near = locator.near(named.id, sorted(unnamed)) if len(named.places) > 1 and is_id(named.id) else []
    where = (DECLARED_UNDER[named.kind], *near)
    declared = locator.origin(where)
    if not near or declared.location != where or declared.key is None:
        return None
    count = f"{len(named.places):,} places name `{named.id}`"
    message = f"{named.noun} `{near[0]}` is declared and never named, and {count}"
    advice = f"write `{named.id}` here if that is what it is called, or `{near[0]}` there"
    span = declared.key.span
    fix = Fix(f"rename `{near[0]}` to `{named.id}`", (Edit(span, named.id),), safe=False)
    related = _also(named.places, "named here", locator)
    return locator.diagnostic(
        "unknown-reference", where, message, advice, span=span, fix=fix, related=related
    )


def _undeclared(named: _Named, known: Known, locator: Locator) -> Diagnostic:
    """Say at the first place that names an id that it is not declared, and how many others name it."""
    from jmap.model.joined_names import in_declaration, in_reference  # noqa: PLC0415  most maps name what is

    kind, id_ = named.kind, named.id
    (span, location), *others = named.places
    advice, fix = _suggested(named, known, locator)
    other = next((key for key, ids in known.ids.items() if id_ in ids and key != kind), None)
    if not advice and other:
        wanted = DECLARED_UNDER[kind]
        advice = f"`{id_}` is declared under `{DECLARED_UNDER[other]}`; name one of the `{wanted}` here"
    advice = advice or _how_to_declare(id_, kind, known)
    if _stands_empty(id_, kind, locator):
        advice = f"under `{DECLARED_UNDER[kind]}` nothing stands behind `{id_}:`; write its name there"
    several = in_declaration(id_, DECLARED_UNDER[kind], locator)
    if several := several or in_reference(location, known.ids[kind], locator):
        advice, fix = several
    verb = f"and {counted(len(others), 'other place')} name" if others else "names"
    message = f"{locator.owner(location[:-1])} {verb} the {named.noun} `{id_}`, which is not declared"
    related = _also(others, "named here too", locator)
    return locator.diagnostic(
        "unknown-reference", location, message, advice, span=span, fix=fix, related=related
    )


def _suggested(named: _Named, known: Known, locator: Locator) -> tuple[str, Fix | None]:
    """Return what was probably meant, with the fix; by the very name of one, no other can be meant."""
    kind, id_ = named.kind, named.id
    called_so = known.with_name(kind, id_)
    if len(called_so) > 1:
        return f"{len(called_so)} are called so: write {' or '.join(f'`{each}`' for each in called_so)}", None
    candidates = chain(known.ids[kind], BUILT_IN_LANES if named.places[0][1][0] == _ROWS else ())
    alike = known.by_name.get((kind, slug(id_))) if slug(id_) else None
    near = [*called_so, alike] if alike else [*called_so, *locator.near(id_, candidates)]
    if not near and slug(id_) and len(with_words := known.with_words(kind, id_)) == 1:
        near = with_words
    if not near:
        return "", None
    edits = tuple(Edit(span, near[0]) for span, _ in named.places)
    if called_so:
        return f"write its id: `{near[0]}`", Fix(f"name `{near[0]}` by its id", edits, safe=True)
    return f"did you mean `{near[0]}`?", Fix(f"name `{near[0]}` instead", edits, safe=False)


def _also(places: Sequence[tuple[Span, Location]], text: str, locator: Locator) -> tuple[Related, ...]:
    """Return the first few places that name the same."""
    return tuple(Related(locator.source.place(span), text) for span, _ in places[:_MOST_PLACES])


def _stands_empty(reference: str, kind: str, locator: Locator) -> bool:
    """Whether the id is written under its key, with no declaration behind it."""
    declared = locator.root.get(DECLARED_UNDER[kind]) if isinstance(locator.root, tree.Mapping) else None
    value = declared.get(reference) if isinstance(declared, tree.Mapping) else None
    return value is not None and absent(value)


def _how_to_declare(reference: str, kind: str, known: Known) -> str:
    declared = [f"`{id_}`" for id_ in known.ids[kind] if is_id(id_)]
    if declared and not (kind == "lane" and reference in BUILT_IN_LANES):
        shown = ", ".join([*declared[:_MOST_NAMED], *(["…"] if declared[_MOST_NAMED:] else [])])
        other = f"or declare it under `{DECLARED_UNDER[kind]}`"
        if kind == "evidence":
            other += "; what the customer sees or holds is no evidence and goes in `touchpoints`"
        return f"write the id of one that is declared: {shown}; {other}"
    if kind == "evidence":
        return (
            "evidence is research or data and is declared under the map's `evidence`; "
            "what the customer sees or holds goes in `touchpoints`"
        )
    if kind == "lane" and reference in BUILT_IN_LANES:
        return f"this row is filled by the key `{reference}` itself; `lanes` is for rows of your own"
    return f"declare it under the map's `{DECLARED_UNDER[kind]}`, or in a library that the map uses"
