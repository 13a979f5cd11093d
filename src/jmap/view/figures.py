"""Scores and metrics as people read them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.model.insight import KNOWN_METRICS
from jmap.model.values import MINUS, Quantity, quantity
from jmap.view.items import NOWHERE, Figure

if TYPE_CHECKING:
    from jmap.model.emotion import EmotionScale
    from jmap.model.insight import Metric
    from jmap.view.names import Names, Spot
    from jmap.view.words import Words


def score_text(score: float, scale: EmotionScale, words: Words) -> str:
    """Return a score with a real minus, and with a plus where the scale has both sides."""
    text = words.number(_rounded(score))
    return f"+{text}" if score > 0 and min(scale.min, scale.max) < 0 else text


@lru_cache(maxsize=256)
def _rounded(score: float) -> str:
    return f"{round(score, 2) or 0:g}".replace("-", MINUS)


def figure(names: Names, name: str, metric: Metric, spot: Spot | None) -> Figure:
    """Return a metric of a moment, or of the journey; a known one brings its title, unit and direction."""
    known = KNOWN_METRICS.get(name)
    better = metric.better or (known.better if known else None)
    unit = metric.unit or (known.unit if known else "")
    value = quantity(metric.value) if metric.value else None
    target = quantity(metric.target) if metric.target else None
    return Figure(
        name=names.words.known_metrics[name] if known else name,
        place=spot.place if spot else NOWHERE,
        value=_with_unit(metric.value, value, unit),
        target=_with_unit(metric.target, target, unit),
        better=better,
        reached=_reached(value, target, better),
        n=metric.n,
        period=metric.period,
        sources=names.sources(metric.evidence),
        concern=names.concerns.named(spot, metric.evidence),
    )


def _with_unit(written: str | None, read: Quantity | None, unit: str) -> str | None:
    """Return a value as written, with its unit where it names none."""
    if written is None or not unit or read is None or read.unit or read.of is not None:
        return written
    return f"{written}{unit}" if unit == "%" else f"{written} {unit}"


def _reached(value: Quantity | None, target: Quantity | None, better: str | None) -> bool | None:
    if value is None or target is None or better is None or not _comparable(value, target):
        return None
    return value.number >= target.number if better == "higher" else value.number <= target.number


def _comparable(value: Quantity, target: Quantity) -> bool:
    return value.of == target.of and (value.unit == target.unit or not (value.unit and target.unit))
