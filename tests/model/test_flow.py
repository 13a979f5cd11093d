"""Where customers go: what the written shares leave, and many references resolved at once."""

from __future__ import annotations

from decimal import Decimal

from jmap import loads
from jmap.model.flow import Edge, edges


def test_what_the_shares_leave_goes_on_and_says_so() -> None:
    loaded = loads("title: A\nstages: [{name: B, steps: [{name: C, next: [{to: e, share: 20%}]}, D]}, E]\n")
    assert loaded.map is not None, loaded.diagnostics
    assert edges(loaded.map) == (
        Edge("b/c", "e", Decimal("0.2")),
        Edge("b/c", "b/d", Decimal("0.8"), rest=True),
        Edge("b/d", "e"),
    )


def test_thousands_of_references_are_resolved_at_once() -> None:
    steps = "".join(f"      - {{name: S{index}, next: s{4999 - index}}}\n" for index in range(5000))
    loaded = loads(f"title: A\nstages:\n  - name: B\n    steps:\n{steps}")
    assert loaded.map is not None, loaded.diagnostics
    found = edges(loaded.map)
    assert found[1] == Edge("b/s1", "b/s4998")
    assert len(found) == 5000


def test_an_ambiguous_reference_names_a_few_of_the_candidates() -> None:
    stages = "".join(f"  - {{name: S{index}, steps: [Same]}}\n" for index in range(300))
    loaded = loads(f"title: A\nstages:\n{stages}  - {{name: T, steps: [{{name: U, next: same}}]}}\n")
    (found,) = loaded.diagnostics
    assert found.message == "`same` could be any of 300 steps or stages"
    assert found.help == ("write the full id: `s0/same`, `s1/same`, `s2/same`, `s3/same`, `s4/same`, …")
