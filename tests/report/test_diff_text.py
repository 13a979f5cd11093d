"""The comparison in a terminal: it fits into the width, and says without colour what colour says."""

from __future__ import annotations

import json

import pytest

from jmap.diff.change import Level
from jmap.diff.outcome import Outcome, compared
from jmap.model.load import Loaded, load_source
from jmap.report.diff_text import diff_text
from jmap.source.excerpt import display_width
from jmap.source.text import SourceText


def load(stages: list[object]) -> Loaded:
    return load_source(SourceText("a.journey.yaml", json.dumps({"title": "受け取り", "stages": stages})))


OLD = [
    {"name": "商品を探す", "emotion": 1, "pains": ["選択肢が多すぎて疲れる" * 8]},
    {"name": "Pay"},
    {"name": "Wait"},
]
NEW = [
    {"name": "Wait", "thoughts": "Where is it now, and why does nobody say so? " * 4},
    {"name": "商品を探す", "emotion": -2, "touchpoints": ["レジ"]},
    {"name": "Leave"},
]
OUTCOME = Outcome((compared(load(OLD), load(NEW), {}),))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = "".join(part for part, _ in diff_text(OUTCOME, Level.EDITORIAL, width))

    assert max(map(display_width, text.splitlines())) <= width


def test_each_change_has_a_sign_beside_its_colour() -> None:
    parts = list(diff_text(OUTCOME, Level.EDITORIAL, 80))

    signs = {
        (part.strip(), style) for part, style in parts if style in {"added", "removed", "changed", "moved"}
    }
    assert signs == {("+", "added"), ("−", "removed"), ("~", "changed"), ("⇄", "moved")}
    assert "".join(part for part, _ in parts).count("▆·· → ·▁·") == 1
