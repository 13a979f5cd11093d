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
_STATES = {
    "future": "The map now shows what is intended, and no longer what is.",
    "current": "The map now shows what is, and no longer what is intended.",
}
"""What it means that the state of a map has changed to this one."""
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
    yield from (_STATES[change.after] for change in file.changes if change.rule == "state-changed")
    renamed = {change.before: change.after for change in file.changes if change.rule in _NAMES}
    told: dict[tuple[str, ...], list[str]] = {}
    for curve in file.curves:
        told.setdefault(tuple(_felt(curve, renamed)), []).extend(curve.personas)
    for (first, *others), personas in told.items():
        one = len(personas) == 1
        who = listed(personas) or "Customers"
        yield first.format(who=who, feel="feels" if one else "feel", be="is" if one else "are")
        yield from others
    if file.is_felt and not file.curves:
        yield "Customers feel as before."
    for rule, verbs in _VERBS.items():
        names = [change.subject for change in file.changes if change.rule == rule]
        if names:
            yield f"{listed(names)} {verbs[len(names) > 1]}."


def _felt(curve: CurveChange, renamed: Mapping[str, str]) -> Iterator[str]:
    """Yield how those whose curve it is feel now, on the whole, at the end and at the lowest point.

    The first sentence has places for who they are. `renamed` has the new names of stages.
    """
    old, new = ([each for each in side if each.level is not None] for side in (curve.old, curve.new))
    if not curve.new:
        yield "{who} {be} gone."
    elif not curve.old:
        yield f"{{who}} {{be}} new and {{feel}} {_mean(new)} on average."
    elif not new:
        yield "For {who}, no stage says any longer how it feels."
    elif not old:
        yield "How {who} {feel} is now said."
    else:
        yield _on_the_whole(old, new)
        old = [replace(each, stage=renamed.get(each.stage, each.stage)) for each in old]
        yield from _at_the_end(old[-1], new[-1])
        yield from _at_the_lowest(old, new)


def _on_the_whole(old: Sequence[Feeling], new: Sequence[Feeling]) -> str:
    before, after = (fmean(each.level or 0 for each in side) for side in (old, new))
    if abs(after - before) < _FELT:
        return "{who} {feel} as before on the whole, but not at the same points."
    way = "better" if after > before else "worse"
    return f"{{who}} {{feel}} {way} on the whole: {_mean(old)} → {_mean(new)} on average."


def _at_the_end(old: Feeling, new: Feeling) -> Iterator[str]:
    if old.stage != new.stage:
        yield f"The journey ends with {_named(new)}, before with {_named(old)}."
    elif old.level != new.level:
        yield f"The end, {new.stage}, is now {new.score}, before {old.score}."


def _at_the_lowest(old: Sequence[Feeling], new: Sequence[Feeling]) -> Iterator[str]:
    """Yield where it feels worst, or how it feels there now, unless that is the end."""
    before, after = ([each for each in side if each.level == min(map(_level, side))] for side in (old, new))
    if new[-1] in after:
        return
    same = [each for each in after if each.stage in {low.stage for low in before}]
    if not same:
        yield f"The lowest point is now {_named(after[0])}, before {_named(before[0])}."
    elif same[0].level != before[0].level:
        yield f"The lowest point, {same[0].stage}, is now {same[0].score}, before {before[0].score}."


def _level(feeling: Feeling) -> float:
    return feeling.level or 0


def _named(feeling: Feeling) -> str:
    return f"{feeling.stage} ({feeling.score})"


def _mean(feelings: Sequence[Feeling]) -> str:
    """Return the mean of scores, with a plus where scores have one."""
    value = round(fmean(each.value or 0 for each in feelings), 1) or 0
    signed = any(each.score.startswith(("+", "-")) for each in feelings)
    return f"{value:{'+' if signed and value else ''}g}"
