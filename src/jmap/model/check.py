"""What no type can say: ids, references in their place, scores on their scale, shares, versions.

Works on the model; broken parts were replaced before, and what depends on them is left alone.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Related
from jmap.frozen import frozen
from jmap.model.check_emotion import emotions_known, feelings_in_range, scale_in_order
from jmap.model.emotion import Emotion
from jmap.model.flow import targets
from jmap.model.ids import RESERVED, Target, by_name, is_id, resolve, slug
from jmap.model.insight import KNOWN_METRICS, Metric, Opportunity, Pain
from jmap.model.library import DECLARATIONS
from jmap.model.normalise import reader_of
from jmap.model.pains import moment_around, named_pains
from jmap.model.part import PLACEHOLDER, ImplicitId
from jmap.model.references import reference_diagnostics
from jmap.model.stage import EXIT, MOMENTS
from jmap.model.values import quantity, share
from jmap.phrases import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jmap.model.inventory import Parts
    from jmap.model.journey import JourneyMap
    from jmap.model.locate import Locator
    from jmap.model.part import Part
    from jmap.model.readers import Location
    from jmap.model.references import Known
    from jmap.model.stage import Next


def check_map(journey: JourneyMap, everything: Parts, known: Known, locator: Locator) -> Iterator[Diagnostic]:
    """Yield every mistake of meaning in a map whose shape is right; `everything` are its file's parts."""
    if not journey.stages:
        advice = "add at least one stage: `- name: …`"
        yield locator.diagnostic("missing-key", ("stages",), "the map has no stage in `stages`", advice)
    yield from scale_in_order(journey.emotion_scale, locator)
    yield from feelings_in_range(journey, journey.emotion_scale, locator)
    yield from declared_ids(journey, locator)
    yield from _written_ids(everything, locator)
    yield from reference_diagnostics(everything, known, locator)
    yield from _next(journey, locator)
    yield from _solves(journey, everything, locator)
    yield from emotions_known(everything.of(Emotion), journey, known, locator)
    for location, metric in everything.of(Metric):
        yield from _metric(location, metric, locator)


def _written_ids(everything: Parts, locator: Locator) -> Iterator[Diagnostic]:
    """Yield ids that were written and cannot be one, or twice: in the map for moments, else in one list."""
    first: dict[tuple[Location, str], Location] = {}
    for model, placed in everything.by_model.items():
        if "id" not in reader_of(model).fields:
            continue
        of_moments = model in MOMENTS
        for location, part in placed:
            written = part.__dict__["id"]
            if type(written) is ImplicitId or not written or written == PLACEHOLDER:
                continue
            where = (*location, "id")
            if of_moments and written in RESERVED:
                message = f"`{written}` is reserved: `next: {written}` says that customers leave"
                yield locator.diagnostic("unknown-value", where, message, "choose another id")
            elif not is_id(written):
                message = f"`{shortened(written)}` cannot be an id: {_misfit(written)}"
                yield locator.diagnostic("unknown-value", where, message, _id_advice(written))
            other = first.setdefault((() if of_moments else location[:-1], written), where)
            if other != where:
                yield _given_twice(written, other, where, locator)


def _given_twice(written: str, one: Location, other: Location, locator: Locator) -> Diagnostic:
    first, second = sorted((one, other), key=lambda each: locator.origin(each).node.span)
    related = (Related(locator.source.place(locator.origin(first).node.span), "the first one"),)
    message = f"the id `{written}` is given twice"
    advice = "give one of them another id, or leave it out: the name makes one"
    return locator.diagnostic("duplicate-id", second, message, advice, related=related)


def declared_ids(holder: Part, locator: Locator) -> Iterator[Diagnostic]:
    """Yield ids of declarations (of a map or a library) that cannot be ids, and declarations without any."""
    for key in DECLARATIONS:
        declared = getattr(holder, key)
        for written in declared:
            if not is_id(written):
                span = locator.declared_as((key, written))
                message = f"`{shortened(written)}` under `{key}` cannot be an id: {_misfit(written)}"
                yield locator.diagnostic(
                    "unknown-value", (key, written), message, _id_advice(written), span=span
                )


def _misfit(written: str) -> str:
    """Name the first character that an id cannot have; nothing at all is no id either."""
    if not written:
        return "it is empty"
    character = next(character for character in written if not is_id(character))
    return f"it has {'a space' if character.isspace() else f'`{character}`'} in it"


def _id_advice(written: str) -> str:
    before, brace, after = written.partition(" {")
    if brace and is_id(before):
        return f"put a colon behind the id: `{before}: {{{shortened(after)}: …}}`"
    better = slug(written)
    return (
        f"write `{better}`; " if better else ""
    ) + "ids are letters and digits of any script, `-`, `_` and `.`"


def _metric(location: Location, metric: Metric, locator: Locator) -> Iterator[Diagnostic]:
    name = str(location[-1])
    unsaid = metric.value is None and metric.target is None
    if unsaid and metric.model_fields_set and not locator.has_broken(location):
        message = f"the metric `{name}` has neither a value nor a target"
        advice = f"add `value:` or `target:`, or write `{name}:` alone while it is not measured"
        yield locator.diagnostic("missing-key", location, message, advice)
    known = KNOWN_METRICS.get(name)
    for key in ("value", "target"):
        written = getattr(metric, key)
        amount = quantity(written) if written and known else None
        if known is None or amount is None:
            continue
        highest = amount.of if amount.of is not None else known.highest
        if (known.lowest is not None and amount.number < known.lowest) or (
            highest is not None and amount.number > highest
        ):
            message = f"`{name}` of {locator.owner(location[:-2])} is {written}, which is out of range"
            limits = f"from {known.lowest} to {highest}" if highest is not None else f"{known.lowest} or more"
            unit = known.unit if amount.of is None else ""
            advice = f"write a value {limits}{unit}, or give the metric another name"
            yield locator.diagnostic("out-of-range", (*location, key), message, advice)


def _next(journey: JourneyMap, locator: Locator) -> Iterator[Diagnostic]:
    known: _Nameable | None = None
    for stage_index, stage in enumerate(journey.stages):
        for step_index, step in enumerate(stage.steps):
            if not step.next:
                continue
            known = known or _nameable(by_name(targets(journey)))
            location = ("stages", stage_index, "steps", step_index, "next")
            begins_alike = stage.id if stage.id == stage.steps[0].id else EXIT  # both are one place to go to
            for index, entry in enumerate(step.next):
                if entry.to not in {EXIT, PLACEHOLDER, begins_alike}:
                    where = (*location, index, "to")
                    yield from _resolved(entry.to, known, stage.id, where, "step or stage", locator, EXIT)
            yield from _shares(step.next, location, locator)


def _shares(written: Sequence[Next], location: Location, locator: Locator) -> Iterator[Diagnostic]:
    total = sum((entry.share for entry in written if entry.share is not None), Decimal(0))
    if total > 1:
        message = f"the shares of {locator.owner(location)} sum to {(total * 100).normalize():f}%"
        advice = "lower them to 100% at most; what is left goes to the following step"
        yield locator.diagnostic("shares-over-one", location, message, advice)


def _solves(journey: JourneyMap, everything: Parts, locator: Locator) -> Iterator[Diagnostic]:
    pains: _Nameable | None = None
    having = Counter(pain.id for _, pain in everything.of(Pain))
    for location, opportunity in everything.of(Opportunity):
        for index, reference in enumerate(opportunity.solves):
            if having[reference] == 1 or reference == PLACEHOLDER:
                continue  # the id of one pain means that one, wherever either stands
            pains = pains or _nameable(named_pains(journey))
            parent = moment_around(journey, location)
            yield from _resolved(reference, pains, parent, (*location, "solves", index), "pain", locator)


@frozen
class _Nameable:
    """What a reference can name, under its ids; nothing under what one that cannot be an id should be."""

    by_id: dict[str, list[Target]]

    @cached_property
    def _by_name(self) -> dict[str, dict[str, Target]]:
        """The targets, once each, under what they are called."""
        found: dict[str, dict[str, Target]] = {}
        for target in chain.from_iterable(self.by_id.values()):
            found.setdefault(target.name, {})[target.full_id] = target
        return found

    def id_of(self, name: str, parent: str) -> str:
        """Return what to write within `parent` for the one that is called so; empty where several are."""
        named = list(self._by_name.get(name, {}).values())
        if len(named) != 1 or not _is_name(named[0].full_id):
            return ""
        means = resolve(named[0].id, self.by_id[named[0].id], parent)
        return named[0].id if means == named else named[0].full_id


def _nameable(named: dict[str, list[Target]]) -> _Nameable:
    """Add to the targets by id what an id that cannot be one should have been: it means none of them yet."""
    for name in [name for name in named if not _is_name(name)]:
        named.setdefault("/".join(slug(part) for part in name.split("/")), [])
    return _Nameable(named)


def _is_name(name: str) -> bool:
    return is_id(name.replace("/", "-"))


def _resolved(  # noqa: PLR0913, PLR0917  a reference, its meaning and its place
    reference: str,
    nameable: _Nameable,
    parent: str,
    location: Location,
    noun: str,
    locator: Locator,
    *others: str,
) -> Iterator[Diagnostic]:
    known = nameable.by_id
    found = list(
        {target.full_id: target for target in resolve(reference, known.get(reference, ()), parent)}.values()
    )
    if len(found) == 1:
        return
    if found and EXIT in others and not any(type(target.id) is ImplicitId for target in found):
        return  # an id that is given twice is told as that
    if not found and reference in known:
        return  # the id of what it means is told to become this
    if not found and slug(reference.rpartition("/")[2]) in locator.left_out():
        return
    if found:
        yield locator.diagnostic("unknown-reference", location, *_ambiguous(reference, found, noun))
        return
    message = f"no {noun} of this map has the id `{shortened(reference)}`"
    shown = (target.id for name, targets in known.items() for target in targets if target.id == name and name)
    can_be_given = noun == "pain" and known and is_id(reference)
    own = f"give the one that you mean `id: {reference}`" if can_be_given else ""
    advice = "; or ".join(
        filter(None, [f"write the id of a {noun}: {_some(shown)}", own, *(f"`{other}`" for other in others)])
    )
    fix, node = None, locator.origin(location).node
    if id_ := nameable.id_of(reference, parent):
        advice = f"write its id: `{id_}`"
        fix = Fix(f"name `{id_}` by its id", (Edit(node.span, id_),), safe=True)
    elif near := locator.near(reference, chain(others, filter(_is_name, known))):
        advice = f"did you mean `{near[0]}`?"
        fix = Fix(f"name `{near[0]}` instead", (Edit(node.span, near[0]),), safe=False)
    elif EXIT in others and share(reference) is not None:
        advice = f"a share belongs to what customers go to: `{{to: …, share: {reference}}}`"
    elif EXIT in others and reference.lower() in _ENDINGS:
        advice = f"write `next: []` if the journey ends here, or `{EXIT}` if customers leave it"
    yield locator.diagnostic("unknown-reference", location, message, advice, fix=fix)


def _ambiguous(reference: str, found: Sequence[Target], noun: str) -> tuple[str, str]:
    """Say what a reference could mean, and how to say what it means; the path of a stage is its id alone."""
    if found[0].full_id == reference:
        outer, inner = ("map's pain", "pain") if noun == "pain" else ("stage", "step")
        full_id = found[1].full_id
        return (
            f"`{reference}` could be the {outer} `{reference}` or the {inner} `{full_id}`",
            f"write `{full_id}` if you mean that; if you mean the {outer}, give it `id: {reference}`",
        )
    return (
        f"`{reference}` could be any of {len(found)} {noun.replace(' or ', 's or ')}s",
        f"write the full id: {_some(target.full_id for target in found)}",
    )


_SOME = 5
_ENDINGS = frozenset(["end", "ends", "none", "nothing", "stop", "finish", "done", "leave", "leaves", "quit"])
"""What people write where nothing follows."""


def _some(ids: Iterable[str]) -> str:
    """List the first few ids that could have been meant."""
    distinct: dict[str, None] = {}
    for id_ in ids:
        if len(distinct) == _SOME:
            return f"{', '.join(distinct)}, …"
        distinct[f"`{id_}`"] = None
    return ", ".join(distinct) or "there is none yet"
