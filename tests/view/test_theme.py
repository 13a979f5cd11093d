"""Every colour that stands on another one is told from it, by every eye."""

from __future__ import annotations

import itertools
import math
import re

import pytest

from jmap.view.colour import contrast
from jmap.view.contrast import weaknesses
from jmap.view.theme import DEFAULT, Tokens, css_variables

APPEARANCES = pytest.mark.parametrize("tokens", [DEFAULT.light, DEFAULT.dark], ids=["light", "dark"])

TO_CONE_DEFICIENT = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
"""Linear RGB as a colour-blind eye sees it: Machado, Oliveira and Fernandes (2009), severity 1."""


@APPEARANCES
def test_text_and_graphics_contrast_with_their_ground(tokens: Tokens) -> None:
    assert list(weaknesses(tokens, ())) == []


@APPEARANCES
def test_personas_differ_for_every_eye(tokens: Tokens) -> None:
    colours = [persona.colour for persona in tokens.personas]
    assert len(colours) == 6
    for first, second in itertools.combinations(colours, 2):
        for name, matrix in {"all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)), **TO_CONE_DEFICIENT}.items():
            assert _distance(first, second, matrix) > 0.07, (name, first, second)


@APPEARANCES
def test_variables_are_hex_colours_under_the_promised_names(tokens: Tokens) -> None:
    variables = css_variables(tokens)
    assert {
        "--bg",
        "--ink2",
        "--persona-6-ink",
        "--emotion-5",
        "--pain-bg",
        "--opportunity-bg",
    } <= variables.keys()
    assert len(tokens.emotions) == 5
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in variables.values())


def test_both_appearances_name_the_same_colours() -> None:
    assert list(css_variables(DEFAULT.light)) == list(css_variables(DEFAULT.dark))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def _distance(first: str, second: str, matrix: tuple[tuple[float, ...], ...]) -> float:
    """How far two colours are apart in OKLab, seen through `matrix`; 0.02 is just noticeable."""
    return math.dist(_oklab(first, matrix), _oklab(second, matrix))


def _oklab(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    values = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    seen = [min(1.0, max(0.0, value)) for value in _times(matrix, linear)]
    cones = _times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        seen,
    )
    return tuple(
        _times(
            (
                (0.2104542553, 0.7936177850, -0.0040720468),
                (1.9779984951, -2.4285922050, 0.4505937099),
                (0.0259040371, 0.7827717662, -0.8086757660),
            ),
            [max(0.0, cone) ** (1 / 3) for cone in cones],
        )
    )


def _times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(factor * value for factor, value in zip(row, vector, strict=True)) for row in matrix]
