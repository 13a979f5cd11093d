"""A library is used for nothing.

## What it checks
From every library in `use` the map uses something: a persona who takes part, a channel, a team, a piece of
evidence, a competitor, a feeling or a row.

## Why it matters to customers
A library keeps what the company knows of its customers in one place. A map that names it and takes nothing
from it tells its readers that it shares that knowledge, and does not.

## Example
```yaml
# city.library.yaml
teams: {office: Citizens' office}
```
```yaml
title: Renewing a passport
use: city.library.yaml
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
# city.library.yaml
teams: {office: Citizens' office}
```
```yaml
title: Renewing a passport
use: city.library.yaml
owner: office
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
A library of which one thing is used among many. One with customers: they take part in all that lists no
`personas`. One that renames a row of the board.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.declared import named_channels, named_ids, own_ids, taking_part
from jmap.lint.rule import Remark, Rule
from jmap.model.emotion import Emotion
from jmap.model.journey import BUILT_IN_LANES
from jmap.model.use import beside
from jmap.source.tree import Scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jmap.diagnostics import Span
    from jmap.lint.subject import Subject
    from jmap.model.library import Library


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of each library that gives nothing to the map."""
    if not subject.loaded.libraries:
        return
    used = _used(subject)
    for span, path in _named_libraries(subject):
        library = next((one.library for one in subject.loaded.libraries if one.path == path), None)
        if library and not any(_gives(library, key, ids) for key, ids in used.items()):
            yield Remark(
                ("use",),
                f"the map uses nothing of the library `{path}`",
                "name what it declares, or take it out of `use`",
                label="used for nothing",
                span=span,
            )


def _named_libraries(subject: Subject) -> Iterator[tuple[Span, str]]:
    """Yield where the map names its libraries, with the path of each."""
    locator = subject.loaded.locator
    for index in range(len(subject.loaded.libraries)):
        node = locator.origin(("use", index)).node
        if isinstance(node, Scalar):
            yield node.span, beside(subject.loaded.path, node.raw)


def _used(subject: Subject) -> dict[str, Collection[str]]:
    """Return what the map uses, by the key under which a library declares it."""
    felt = {emotion.feeling.strip().lower() for _, emotion in subject.parts_of(Emotion) if emotion.feeling}
    return {
        "personas": taking_part(subject),
        "channels": named_channels(subject),
        "teams": named_ids(subject, "team"),
        "evidence": named_ids(subject, "evidence"),
        "competitors": {one for placed in subject.moments for one in placed.moment.competitors},
        "lanes": named_ids(subject, "lane").union(BUILT_IN_LANES),
        "feelings": felt.difference(name.lower() for name in own_ids(subject, "feelings")),
    }


def _gives(library: Library, key: str, used: Collection[str]) -> bool:
    return any(id_ in used or (key == "feelings" and id_.lower() in used) for id_ in getattr(library, key))


RULE = Rule("unused-library", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)
