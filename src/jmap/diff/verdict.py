"""What happened to the customer's experience, in a few sentences for people who read nothing else.

It is told in plain text; how much of it is shown, and how, is for the forms.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

from jmap.diff.phrases import levels, listed
from jmap.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jmap.diff.emotions import CurveChange, Feeling
    from jmap.diff.outcome import FileDiff, Outcome

_FELT = 0.05
"""A mean that moves by less has not moved, on −2…+2."""
_NAMES = {"stage-renamed", "stage-reworded"}
_VERBS = {
    "stage-removed": ("is gone", "are gone"),
    "stage-added": ("is new", "are new"),
    "stage-moved": ("has moved",) * 2,
}


def verdict(file: FileDiff) -> str:
    """Say how a file has changed for customers: how they feel, and which stages are others."""
    return " ".join(_sentences(file))


def summary(outcome: Outcome) -> str:
    """Say in one sentence how much differs; what could not be compared is said first."""
    failed = ""
    if outcome.failed:
        failed = f"{counted(len(outcome.failed), 'file')} could not be compared: {listed(outcome.failed)}. "
    found = levels(outcome.changes)
    files = counted(len(outcome.files), "file")
    if found:
        return f"{failed}{found} in {files}."
    if outcome.indirect:
        return f"{failed}Only libraries have changed."
    return failed.strip() or "No changes."


def _sentences(file: FileDiff) -> Iterator[str]:
    renamed = {change.before: change.after for change in file.changes if change.rule in _NAMES}
    for curve in file.curves:
        yield from _felt(curve, renamed)
    for rule, verbs in _VERBS.items():
        names = [change.subject for change in file.changes if change.rule == rule]
        if names:
            yield f"{listed(names)} {verbs[len(names) > 1]}."


def _felt(curve: CurveChange, renamed: Mapping[str, str]) -> Iterator[str]:
    """Yield how customers feel now, on the whole and at the end; `renamed` has the new names of stages."""
    old, new = ([each for each in side if each.level is not None] for side in (curve.old, curve.new))
    who = listed(curve.personas) if curve.personas else "Customers"
    if not old or not new:
        yield (
            f"For {who}, no stage says any longer how it feels."
            if old
            else f"{who}: how it feels is now said."
        )
        return
    before, after = (fmean(each.level or 0 for each in side) for side in (old, new))
    way = "as before" if abs(after - before) < _FELT else "better" if after > before else "worse"
    verb = "feels" if len(curve.personas) == 1 else "feel"
    if way == "as before":
        yield f"{who} {verb} as before on the whole, but not at the same points."
    else:
        yield f"{who} {verb} {way} on the whole: {_mean(old)} → {_mean(new)} on average."
    old = [replace(each, stage=renamed.get(each.stage, each.stage)) for each in old]
    if (old[-1].stage, old[-1].level) != (new[-1].stage, new[-1].level):
        if old[-1].stage == new[-1].stage:
            yield f"The end, {new[-1].stage}, is now {new[-1].score}, before {old[-1].score}."
        else:
            yield f"The journey ends with {_named(new[-1])}, before with {_named(old[-1])}."
    lows = [min(side, key=lambda each: each.level or 0) for side in (old, new)]
    if lows[0].stage != lows[1].stage and lows[1] is not new[-1]:
        yield f"The lowest point is now {_named(lows[1])}, before {_named(lows[0])}."


def _named(feeling: Feeling) -> str:
    return f"{feeling.stage} ({feeling.score})"


def _mean(feelings: Sequence[Feeling]) -> str:
    """Return the mean of scores, with a plus where scores have one."""
    value = round(fmean(each.value or 0 for each in feelings), 1) or 0
    signed = any(each.score.startswith(("+", "-")) for each in feelings)
    return f"{value:{'+' if signed and value else ''}g}"
