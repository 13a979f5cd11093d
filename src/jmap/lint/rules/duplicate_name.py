"""Two things side by side have the same name.

## What it checks
The stages of a map, the steps of a stage and the touchpoints of one list have different names, and so have
the personas, channels, teams, pieces of evidence, competitors and lanes that the map declares. Upper and
lower case and blanks make no difference.

## Why it matters to customers
Whoever says “Waits” in a meeting means one of two. Reports, filters and comparisons over time mix them up as
well, and what was said of one moment is taken for the other.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Collect
    touchpoints: [Counter]
    emotion: relieved
    steps: [Waits, Shows the old passport, Waits]
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Collect
    touchpoints: [Counter]
    emotion: relieved
    steps: [Waits to be called, Shows the old passport, Waits for the clerk]
```

## What it does not flag
Equal names in different stages or lists: “Email” may be met everywhere. Steps for different `personas`, who
each do the same in their own way. A name that a library has too. Two equal ids are `duplicate-id`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Related, Severity
from jmap.lint.naming import named
from jmap.lint.rule import Remark, Rule
from jmap.model.library import DECLARATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.lint.subject import Subject
    from jmap.model.part import Part
    from jmap.model.readers import Location


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of each thing that has the name of one before it in its list."""
    for location, siblings in _lists(subject):
        if len({_folded(one) for one in siblings.values()}) < len(siblings):
            yield from _repeated(subject, location, siblings)


def _lists(subject: Subject) -> Iterator[tuple[Location, Mapping[int | str, Part]]]:
    """Yield everything that holds things with names, with what it holds by index or id."""
    journey = subject.journey
    yield ("stages",), dict(enumerate(journey.stages))
    for location, moment, _ in subject.moments:
        for key in ("steps", "touchpoints"):
            held: tuple[Part, ...] = moment.__dict__.get(key, ())
            if len(held) > 1:
                yield (*location, key), dict(enumerate(held))
    for key in DECLARATIONS:
        yield (key,), getattr(journey, key)


def _repeated(subject: Subject, within: Location, siblings: Mapping[int | str, Part]) -> Iterator[Remark]:
    """Speak of the siblings at `within` that repeat a name; those of a library are left out."""
    before: dict[str, list[tuple[Location, Part]]] = {}
    for key, part in siblings.items():
        location = (*within, key)
        if subject.is_own(location):
            earlier = before.setdefault(_folded(part), [])
            first = next((one for one, other in earlier if not _apart(part, other)), None)
            earlier.append((location, part))
            if first is not None:
                yield _remark(subject, location, first, getattr(part, part.short))


def _folded(part: Part) -> str:
    """Return the name of a thing without what makes no difference."""
    return " ".join(getattr(part, part.short).split()).casefold()


def _apart(*parts: Any) -> bool:
    """Whether two things are for different personas."""
    one, other = (set(getattr(part, "personas", ())) for part in parts)
    return bool(one and other) and one.isdisjoint(other)


def _remark(subject: Subject, location: Location, first: Location, name: str) -> Remark:
    locator = subject.loaded.locator
    within = f" of {named(subject, location[:-2])}" if location[:-2] else ""
    return Remark(
        location,
        f"two of the `{location[-2]}`{within} are called “{name}”",
        "tell them apart by what differs, such as who, where or what for; or make them one",
        label="the same name again",
        related=(Related(locator.source.place(locator.head(first)), "the first of that name"),),
    )


RULE = Rule("duplicate-name", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)
