"""The map as JSON, for programs: the map itself, its ids and positions, curves and flow.

The document is described in docs/json.md; its `map` member is a map in the language, so it can be
loaded again.
"""

from __future__ import annotations

import json as standard_json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from jmap.model.curve import Emotions, curves, felt
from jmap.model.dump import as_data
from jmap.model.flow import edges
from jmap.model.inventory import parts
from jmap.model.part import ImplicitId
from jmap.model.stage import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jmap.diagnostics import Place
    from jmap.model.flow import Edge
    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location

VERSION = 1
"""Version of the document; it rises when a member changes its meaning or goes."""

_NOT_YAML = re.compile("[\x7f-\x84\x86-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON may hold as it is and YAML may not."""


def json(journey: JourneyMap, path: str, place_of: Callable[[Location], Place]) -> str:
    """Return the document; `place_of` tells where a location of the map stands in the file."""
    drawn = curves(Emotions(journey))
    document = {
        "version": VERSION,
        "path": path,
        "map": as_data(journey),
        "items": list(_items(journey, [curve.persona for curve in drawn], place_of)),
        "curves": [asdict(curve) for curve in drawn],
        "flow": [_edge(edge) for edge in edges(journey)],
    }
    text = standard_json.dumps(document, ensure_ascii=False, indent=2)
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def _items(
    journey: JourneyMap, personas: Sequence[str | None], place_of: Callable[[Location], Place]
) -> Iterator[dict[str, Any]]:
    """Yield everything that has an id, with its full id and its place; moments with how they feel."""
    moments: dict[Location, Moment] = {}
    emotions = Emotions(journey)
    part: Any  # some parts have an id and a text, and which key holds the text differs
    for location, part in parts(journey):
        if not hasattr(part, "id"):
            continue
        within = tuple(moments[above] for above in _above(location) if above in moments)
        place = place_of(location)
        item = {
            "kind": type(part).__name__.lower(),
            "id": part.id,
            "full_id": "/".join(each.id for each in (*within, part)),
            "written": not isinstance(part.id, ImplicitId),
            "text": getattr(part, part.short),
            "location": list(location),
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
        }
        if isinstance(part, Moment):
            moments[location] = part
            item["emotions"] = list(_emotions(emotions, personas, part, within))
        yield item


def _emotions(
    emotions: Emotions, personas: Sequence[str | None], moment: Moment, within: Sequence[Moment]
) -> Iterator[dict[str, Any]]:
    """Yield how each persona feels at a moment, where that is known or can be derived."""
    for persona in personas:
        if found := felt(emotions, persona, moment, within):
            yield {"persona": persona, **asdict(found)}


def _above(location: Location) -> Iterator[Location]:
    """Yield the locations around `location`, the outermost first."""
    return (location[:end] for end in range(1, len(location)))


def _edge(edge: Edge) -> dict[str, Any]:
    return {**asdict(edge), "share": None if edge.share is None else float(edge.share)}
