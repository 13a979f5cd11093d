"""The lines of a blueprint follow from whose part a lane shows."""

from __future__ import annotations

import pytest

from jmap import loads
from jmap.view.board import Lane
from jmap.view.dividers import dividers
from jmap.view.document import document
from jmap.view.words import ENGLISH

INTERACTION, VISIBILITY, INTERNAL = ENGLISH.dividers


def lanes(*names: str) -> list[Lane]:
    """Return lanes by id; `name:role` is a custom one."""
    found = []
    for name in names:
        lane, _, role = name.partition(":")
        found.append(Lane(lane, lane, "notes", (), (), role or None))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("shown", "lines"),
    [
        (
            ("steps", "frontstage", "backstage", "support"),
            [(), (INTERACTION,), (VISIBILITY,), (INTERNAL,)],
        ),
        (
            ("steps", "pains", "frontstage", "emotion", "backstage"),
            [(), (), (INTERACTION,), (), (VISIBILITY,)],
        ),
        (("steps", "backstage"), [(), (INTERACTION, VISIBILITY)]),
        (
            ("steps", "desk:frontstage", "frontstage", "belt:support"),
            [(), (INTERACTION,), (), (VISIBILITY, INTERNAL)],
        ),
        (("frontstage", "backstage"), [(), (VISIBILITY,)]),
        (("goal", "emotion"), [(), ()]),
        (
            ("steps", "backstage", "actions", "frontstage"),
            [(), (INTERACTION, VISIBILITY), (), (INTERACTION,)],
        ),
    ],
)
def test_a_line_stands_where_another_side_begins(
    shown: tuple[str, ...], lines: list[tuple[str, ...]]
) -> None:
    assert list(dividers(ENGLISH, lanes(*shown))) == lines


@pytest.mark.parametrize("kind", ["journey", "blueprint"])
def test_only_a_blueprint_has_lines(kind: str) -> None:
    text = f"title: A\nkind: {kind}\nstages:\n  - {{name: Go, steps: [{{name: Walk, frontstage: Waves}}]}}\n"
    loaded = loads(text).map
    assert loaded is not None
    assert any(document(loaded).dividers) == (kind == "blueprint")
