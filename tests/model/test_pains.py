"""What `solves` means, where several pains have one id."""

from __future__ import annotations

import jmap
from jmap.model.ids import Target
from jmap.model.pains import moment_around, named_pains, placed, solved

TWO = """\
title: A trip
pains: {text: Tickets, id: tickets}
opportunities: {text: One counter, solves: [come/slow, tickets]}
stages:
  - name: Go
    pains: {text: Slow}
    per_persona: {mia: {pains: {text: Loud}}}
    opportunities: {text: Faster, solves: slow}
    steps:
      - name: Rides
        touchpoints: [{name: Train, pains: {text: Slow}, opportunities: {text: New rails, solves: slow}}]
  - {name: Come, pains: {text: Slow}, opportunities: {text: Hurry, solves: [slow, go/slow, loud]}}
personas: {mia: Mia}
"""


def test_a_reference_means_the_pain_beside_it_first() -> None:
    loaded = jmap.loads(TWO)
    assert loaded.map is not None, loaded.diagnostics
    known = named_pains(loaded.map)
    assert known["slow"] == [Target("slow", path) for path in ("go", "go/rides/train", "come")]
    assert known["go/loud"] == [Target("loud", "go")]
    moments = dict(placed(loaded.map.stages))
    assert list(moments) == ["go", "go/rides", "go/rides/train", "come"]
    found = {one.text: solved(one, path, known) for path, it in moments.items() for one in it.opportunities}
    assert found == {
        "Faster": ("go/slow",),
        "New rails": ("go/rides/train/slow",),
        "Hurry": ("come/slow", "go/slow", "go/loud"),
    }
    assert solved(loaded.map.opportunities[0], "", known) == ("come/slow", "tickets")


def test_what_nothing_is_called_is_left_out() -> None:
    loaded = jmap.loads(TWO)
    assert loaded.map is not None
    assert solved(loaded.map.stages[1].opportunities[0], "come", {}) == ()


def test_the_moment_around_a_place_is_a_path_of_ids() -> None:
    loaded = jmap.loads(TWO)
    assert loaded.map is not None
    inner = ("stages", 0, "steps", 0, "touchpoints", 0, "pains", 0)
    assert moment_around(loaded.map, inner) == "go/rides/train"
    assert moment_around(loaded.map, ("stages", 0, "per_persona", "mia", "pains", 0)) == "go"
    assert moment_around(loaded.map, ("pains", 0)) == ""
