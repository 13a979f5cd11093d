"""How personas are called where there is little room: short, telling, and never two alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jmap.model.persona import Persona
from jmap.view.marks import marks


def called(*names: str) -> list[tuple[str, str]]:
    """Return the short name and the letters of each persona."""
    personas = {f"p{index}": Persona.model_validate({"name": name}) for index, name in enumerate(names)}
    return [(mark.short, mark.letters) for mark in marks(personas).values()]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Maya Chen", "Tom Okafor"], [("Maya", "M"), ("Tom", "T")]),
        (["Maya, 34", "Tom, 61"], [("Maya", "M"), ("Tom", "T")]),
        (["Maya Chen", "Maya Lopez"], [("Chen", "MC"), ("Lopez", "ML")]),
        (["Anna Berg", "Anna Maria Berg"], [("Anna Berg", "#1"), ("Anna Maria", "#2")]),
        (["Herr Krause"], [("Krause", "K")]),
        (["Herr"], [("Herr", "H")]),
        (["Mme Dubois", "M. Dubois"], [("Mme Dubois", "#1"), ("M. Dubois", "#2")]),
        (["الحاج حسن", "المهندسة ليلى"], [("حسن", "ح"), ("ليلى", "ل")]),
        (["Sra. Ortiz", "Prof. Dr. Weiß", "السيدة هدى"], [("Ortiz", "O"), ("Weiß", "W"), ("هدى", "ه")]),
        (
            ["The careful planner", "The bargain hunter", "First-time buyer"],
            [("The careful planner", "C"), ("The bargain hunter", "B"), ("First-time", "F")],
        ),
        (
            ["Frau Müller", "Frau Maier", "Dr. Weiß", "The careful planner"],
            [("Müller", "Mü"), ("Maier", "Ma"), ("Weiß", "We"), ("The careful planner", "Ca")],
        ),
        (["L’acheteuse pressée", "L'habitué"], [("L’acheteuse pressée", "A"), ("L'habitué", "H")]),
        (["The very careful and slow planner"], [("VP", "V")]),
        (["Same", "Same"], [("#1", "#1"), ("#2", "#2")]),
        (["山田さん", "佐藤さん"], [("山田さん", "山"), ("佐藤さん", "佐")]),
    ],
)
def test_short_names_tell_personas_apart(names: list[str], expected: list[tuple[str, str]]) -> None:
    assert called(*names) == expected


@given(some.lists(some.text(alphabet="AaBb .,'’-Dr*_` heTLl", min_size=1, max_size=30), max_size=9))
def test_no_two_personas_are_called_alike(names: list[str]) -> None:
    found = called(*names)

    assert len({short for short, _ in found}) == len({letters for _, letters in found}) == len(names)
