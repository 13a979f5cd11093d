"""The map as JSON, for programs: the map itself, its ids and positions, curves and flow.

The document is described in docs/json.md; its `map` member is a map in the language, so it can be
loaded again.
"""

from __future__ import annotations

import json as standard_json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from jmap.model.curve import curves
from jmap.model.dump import as_data
from jmap.model.flow import edges
from jmap.model.part import ImplicitId, Part
from jmap.model.references import parts
from jmap.model.stage import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jmap.diagnostics import Place
    from jmap.model.journey import JourneyMap
    from jmap.model.readers import Location

VERSION = 1
"""Version of the document; it rises when a member changes its meaning or goes."""

_NOT_YAML = re.compile("[\x7f-\x84\x86-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON may hold as it is and YAML may not."""


def json(journey: JourneyMap, path: str, place_of: Callable[[Location], Place]) -> str:
    """Return the document; `place_of` tells where a location of the map stands in the file."""
    document = {
        "version": VERSION,
        "path": path,
        "map": as_data(journey),
        "items": list(_items(journey, place_of)),
        "curves": [asdict(curve) for curve in curves(journey)],
        "flow": [
            {**asdict(edge), "share": None if edge.share is None else float(edge.share)}
            for edge in edges(journey)
        ],
    }
    text = standard_json.dumps(document, ensure_ascii=False, indent=2)
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def _items(journey: JourneyMap, place_of: Callable[[Location], Place]) -> Iterator[dict[str, Any]]:
    """Yield everything that has an id, with its full id and its place."""
    full_ids: dict[Location, str] = {}
    for location, part in parts(journey):
        id_ = getattr(part, "id", None)
        if id_ is None:
            continue
        above = next(
            (full_ids[location[:end]] for end in range(len(location), 0, -1) if location[:end] in full_ids),
            "",
        )
        full_id = f"{above}/{id_}" if above else str(id_)
        if isinstance(part, Moment):
            full_ids[location] = full_id
        place = place_of(location)
        yield {
            "kind": type(part).__name__.lower(),
            "id": id_,
            "full_id": full_id,
            "written": not isinstance(id_, ImplicitId),
            "text": _text(part),
            "location": list(location),
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
        }


def _text(part: Part) -> str:
    return str(getattr(part, part.short))
