"""Where a curve turns, in words: what a form without a drawing says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.view.figures import score_text

if TYPE_CHECKING:
    from jmap.model.curve import Curve
    from jmap.view.names import Names


@frozen
class Turn:
    """One point that is named: what for, its score, and the number and name of the step or stage."""

    role: str
    score: str
    number: str
    name: str


def turns(names: Names, curve: Curve) -> tuple[Turn, ...]:
    """Return the highest, the lowest and the last point of a curve."""
    places = {
        (spots[0].path, spot.path if index else None): (spot.place.number or str(number), spot.moment.name)
        for number, spots in enumerate(names.spots, 1)
        for index, spot in enumerate(spots)
        if not spot.place.touchpoint
    }
    words = names.words
    named = ((curve.peak, words.highest), (curve.trough, words.lowest), (curve.end, words.end))
    return tuple(
        Turn(
            role,
            score_text(point.score, names.journey.emotion_scale, words),
            *places[point.stage, f"{point.stage}/{point.step}" if point.step else None],
        )
        for point, role in named
        if point is not None
    )
