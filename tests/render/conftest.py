"""A flow to draw."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jmap.view.graph import Arrow, Feeling, Flow, FlowNode, FlowStage


@pytest.fixture
def flow() -> Flow:
    """A small journey with one of everything that a diagram can show."""
    stages = (
        FlowStage(
            "choose",
            "Choose",
            (
                FlowNode(
                    "choose/reads",
                    "Reads reviews",
                    ("Website",),
                    ("Review list",),
                    "Owner: Shop",
                    (Feeling(4, "+1"),),
                ),
                FlowNode(
                    "choose/compares",
                    "Compares models",
                    ("Website", "App"),
                    feelings=(Feeling(2, "−1 confused", "Maya"), Feeling(5, "+2", "Kenji")),
                ),
                FlowNode(
                    "choose/tries",
                    "Tries it on",
                    feelings=(Feeling(5, "+2"),),
                    truth="Moment of truth",
                    criterion="Fits",
                ),
            ),
            "3 days",
        ),
        FlowStage("pay", "Pay", (FlowNode("pay", "Pay", touchpoints=("Card form", "Receipt")),)),
        FlowStage(
            "use", "Use", (FlowNode("use/wears", "Wears them"), FlowNode("use/tells", "Tells a friend"))
        ),
    )
    arrows = (
        Arrow("choose/reads", "choose/compares", Decimal("0.7"), "is unsure", "70%"),
        Arrow("choose/reads", "choose/tries", Decimal("0.3"), percent="30%"),
        Arrow("choose/compares", "choose/tries"),
        Arrow("choose/tries", "pay", Decimal("0.8"), percent="80%"),
        Arrow("choose/tries", None, Decimal("0.2"), "buys it there", "20%"),
        Arrow("choose/tries", "choose/reads", None, "does not fit"),
        Arrow("choose/compares", "choose/compares"),
        Arrow("pay", "use/wears"),
        Arrow("use/wears", "use/tells"),
        Arrow("use/tells", "choose/reads", None, "buys again"),
        Arrow("use/wears", "pay"),
    )
    return Flow("shoes", "Buying shoes", stages, arrows)
