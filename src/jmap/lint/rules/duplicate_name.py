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

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Related, Severity
from jmap.lint.naming import named
from jmap.lint.rule import Remark, Rule
from jmap.model.library import DECLARATIONS
from jmap.model.stage import Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.part import Part
    from jmap.model.readers import Location

    Siblings = dict[str, Part] | tuple[Part, ...]


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of each thing that has the name of one before it in its list."""
    for within, siblings in _lists(subject):
        parts = siblings.values() if isinstance(siblings, dict) else siblings
        if len(set(map(_name, parts))) < len(parts):
            yield from _repeated(subject, within, siblings)


def _lists(subject: Subject) -> Iterator[tuple[Location, Siblings]]:
    """Yield everything that holds several things with names, with these."""
    yield ("stages",), subject.journey.stages
    for model in (Stage, Step):
        for location, moment in subject.parts_of(model):
            for key in ("steps", "touchpoints"):
                held: Siblings = moment.__dict__.get(key, ())
                if len(held) > 1:
                    yield (*location, key), held
    for key in DECLARATIONS:
        declared: Siblings = getattr(subject.journey, key)
        if len(declared) > 1:
            yield (key,), declared


def _repeated(subject: Subject, within: Location, siblings: Siblings) -> Iterator[Remark]:
    """Speak of the siblings at `within` that repeat a name; those of a library are left out."""
    before: dict[str, list[tuple[Location, Part]]] = {}
    for key, part in siblings.items() if isinstance(siblings, dict) else enumerate(siblings):
        location = (*within, key)
        if subject.is_own(location):
            earlier = before.setdefault(_name(part), [])
            first = next((one for one, other in earlier if not _apart(part, other)), None)
            earlier.append((location, part))
            if first is not None:
                yield _remark(subject, location, first, getattr(part, part.short))


def _name(part: Part) -> str:
    """Return the name of a thing without what makes no difference."""
    return _folded(getattr(part, part.short))


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


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
