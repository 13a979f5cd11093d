"""The sentences that a comparison begins with, for people who read nothing else."""

from __future__ import annotations

import pytest

from jmap.diff.outcome import compared
from jmap.diff.verdict import verdict
from jmap.model.load import Loaded, load_source
from jmap.source.text import SourceText

HEAD = "title: A walk\n"
ONE = HEAD + "personas: {mia: Mia}\n"
TWO = HEAD + "personas: {mia: Mia, jon: 'Jon, 50'}\n"
THREE = HEAD + "personas: {mia: Mia, jon: 'Jon, 50', eve: Eve}\n"


def load(text: str) -> Loaded:
    loaded = load_source(SourceText("a.journey.yaml", text))
    assert loaded.map is not None, loaded.diagnostics
    return loaded


def stages(**emotions: object) -> str:
    return "stages:\n" + "".join(
        f"  - {{name: {name}, emotion: {felt}}}\n" for name, felt in emotions.items()
    )


WITH_JON = "stages: [{name: Go, emotion: 1, per_persona: {jon: {emotion: 0}}}]\n"
WITH_EVE = "stages: [{name: Go, emotion: 0, per_persona: {eve: {emotion: 1}}}]\n"
CASES = {
    "Customers feel as before on the whole, but not at the same points. "
    "The journey ends with Go (+1), before with Rest (+2). Rest has moved.": (
        HEAD + stages(Go=1, Rest=2),
        HEAD + stages(Rest=2, Go=1),
    ),
    "Customers feel worse on the whole: +0.5 → 0 on average. The lowest point, Go, is now -2, before -1.": (
        HEAD + stages(Go=-1, Rest=2),
        HEAD + stages(Go=-2, Rest=2),
    ),
    "Customers feel better on the whole: +0.3 → +1 on average. "
    "The lowest point is now Eat (0), before Go (-1).": (
        HEAD + stages(Go=-1, Eat=0, Rest=2),
        HEAD + stages(Go=1, Eat=0, Rest=2),
    ),
    "Customers feel worse on the whole: +0.3 → 0 on average.": (
        HEAD + stages(Go=-1, Eat=0, Rest=2),
        HEAD + stages(Go=-1, Eat=-1, Rest=2),
    ),
    "Customers feel as before.": (HEAD + stages(Go=1), f"{HEAD}summary: Far\n{stages(Go=1)}"),
    "The map now shows what is intended, and no longer what is. Customers feel as before.": (
        HEAD + stages(Go=1),
        f"{HEAD}state: future\n{stages(Go=1)}",
    ),
    "": (f"{HEAD}stages: [Go]\n", f"{HEAD}summary: Far\nstages: [Go]\n"),
    "Customers feel worse on the whole: +1.5 → +1 on average. The end, Rest, is now +1, before +2.": (
        TWO + stages(Go=1, Rest=2),
        TWO + stages(Go=1, Rest=1),
    ),
    "“Jon, 50” feels worse on the whole: +1 → 0 on average. The end, Go, is now 0, before +1.": (
        TWO + stages(Go=1),
        TWO + WITH_JON,
    ),
    "“Jon, 50” is new and feels 0 on average.": (ONE + stages(Go=1), TWO + WITH_JON),
    "“Jon, 50” is gone.": (TWO + WITH_JON, ONE + stages(Go=1)),
    "“Mia” and “Jon, 50” feel worse on the whole: +1 → 0 on average. The end, Go, is now 0, before +1.": (
        THREE + stages(Go=1),
        THREE + WITH_EVE,
    ),
}


@pytest.mark.parametrize("said", CASES)
def test_what_happened_to_customers_is_said_once(said: str) -> None:
    old, new = map(load, CASES[said])

    assert verdict(compared(old, new, {})) == said
