"""`-f dot`: a graph that any Graphviz takes, with every text as a label and none as code."""

# ruff: noqa: S314 - the XML is our own
from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sysconfig
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jmap.render.dot import dot_source
from jmap.render.escape import clean, dot, xml
from jmap.view.graph import Arrow, Flow, FlowNode, FlowStage
from jmap.view.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = (
    "\\N \\G \\L \\\\",
    '"] evil [label="',
    "<b>bold</b>",
    "<<TABLE>>",
    "&lt; &amp; &#60;",
    "a\nb\r\nc",
    "} // #",
    "",
)


def programs() -> Sequence[str]:
    found = (shutil.which("graphviz-pure", path=sysconfig.get_path("scripts")), shutil.which("dot"))
    return [program for program in found if program]


def drawn(source: str, program: str) -> ET.Element:
    done = subprocess.run(
        [program, "-Tsvg"], input=source.encode(), capture_output=True, check=True, timeout=60, env=os.environ
    )
    return ET.fromstring(done.stdout)


def shown(root: ET.Element) -> str:
    return squeezed("".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", clean(text))


def test_stages_are_clusters_and_arrows_are_edges(flow: Flow) -> None:
    lines = dot_source(flow, LIGHT).splitlines()
    assert sum("subgraph" in line for line in lines) == len(flow.stages)
    assert sum(" -> " in line for line in lines) == len(flow.arrows)
    assert lines[1].startswith("  graph [rankdir=LR")
    assert any("peripheries=2" in line for line in lines)
    assert any(
        '"choose/tries" -> "exit 4" [label="20% · buys it there" penwidth=1.80]' in line for line in lines
    )


def test_it_is_the_same_every_time(flow: Flow) -> None:
    assert dot_source(flow, LIGHT) == dot_source(flow, LIGHT)


@pytest.mark.parametrize("program", programs())
def test_every_graphviz_draws_it_with_all_its_text(flow: Flow, program: str) -> None:
    text = shown(drawn(dot_source(flow, LIGHT), program))
    for wanted in (
        "Buying shoes",
        "3 days",
        "Website · App",
        "– Card form",
        "Maya: −1 confused",
        "buys again",
        "Exit",
    ):
        assert squeezed(wanted) in text


@pytest.mark.parametrize("program", programs())
@given(st.text() | st.sampled_from(HOSTILE))
@settings(max_examples=settings().max_examples // 2)
def test_every_text_is_a_label_and_nothing_else(program: str, written: str) -> None:
    node = FlowNode(f"s/{written}", written, (written,), (written, "last"), written)
    stage = FlowStage(written, written, (node,), written)
    flow = Flow("f", written, (stage,), (Arrow(node.id, None, None, written),))
    root = drawn(dot_source(flow, LIGHT), program)
    classes = [group.get("class") for group in root.iter("{http://www.w3.org/2000/svg}g")]
    assert classes.count("node") == 2
    assert classes.count("cluster") == classes.count("edge") == 1
    assert shown(root).count(squeezed(written)) >= 6


@given(st.text())
def test_xml_gives_the_text_back(text: str) -> None:
    element = ET.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
    assert (element.text or "").replace("\n", "\r").split() == clean(text).replace("\n", "\r").split()
    assert html.unescape(xml(text)) == clean(text)


def test_dot_strings_are_quoted() -> None:
    assert dot('say "hi" \\N & <b>\n') == '"say \\"hi\\" \\\\N &amp; <b>\\n"'
    assert dot("nul \x00 half \ud800") == '"nul  half \N{REPLACEMENT CHARACTER}"'
