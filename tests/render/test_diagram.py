"""The diagram holds every text, in its box, whatever the text, the program and the renderer."""

# ruff: noqa: S314 - the XML is our own
from __future__ import annotations

import re
import shutil
import sysconfig
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jmap.errors import UsageError
from jmap.render import dot_program
from jmap.render.diagram import diagram_svgs, in_words
from jmap.render.escape import clean
from jmap.view.graph import Arrow, Feeling, Flow, FlowNode, FlowStage
from jmap.view.theme import DARK, LIGHT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    "]]> & &amp; &lt; &#60;",
    "\"quoted\" 'single' \\N \\G \\",
    "a | b { c } < d >",
    "{{ 7 * 7 }} {% raw %} #{x} ${y}",
    "line\nbreak\ttab\r\nwindows",
    "right \u202e to left \u200b zero \u200d width",
    "half \ud800 pair, \x00 nul, \x1b escape, \uffff none",
    "",
    " ",
    "]]></style><img src=x onerror=alert(1)>",
)
LATIN = "Compares every model side by side because the shop gives centimetres and the catalogue inches. "
SCRIPTS = {
    "latin": LATIN,
    "cyrillic": "Сравнивает модели, читает отзывы с фотографиями и спрашивает подругу о размере. ",
    "cjk": "三回まで試しましたが、カードは拒否されました。「これは本当に安全ですか？」と彼女は尋ね、",
    "emoji": "🎉 👨‍👩‍👧 🇩🇪 ❤️ ✌🏽 ⚠️ 🧑‍🚀 1️⃣ ",
    "arabic": "تقارن بين جميع الطرازات (جنبًا إلى جنب) وتقرأ الآراء، ثم تسأل صديقتها عن المقاس! ",
    "unbroken": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2,
    "wide": "WWWWWWWWWW MMMMMMMMMM @@@@@@@@@@ ",
}


def flow_of_texts(texts: list[str], *, right_to_left: bool = False) -> Flow:
    """A flow that has each text in every place that a text can have."""
    stages, arrows = [], []
    for number, text in enumerate(texts):
        long, short = (text * (300 // max(1, len(text)) + 1))[:300], text[:10]
        feelings = (Feeling(1, f"−2 {short}", text[:40]), Feeling(5, f"+2 {text[:40]}"))
        places = (text, short), (long[:80], short, short), text[:60], feelings[: number % 3]
        full = FlowNode(f"{number}/long", long, *places, text[:20] * (number % 2), text[:50])
        stages.append(
            FlowStage(str(number), text[:60], (full, FlowNode(f"{number}/short", short)), text[:30])
        )
        arrows.append(Arrow(full.id, f"{number}/short", Decimal("0.5"), long[:80], "50%"))
        arrows.append(Arrow(f"{number}/short", full.id, None, text[:70]))
        arrows.append(Arrow(full.id, f"{(number + 1) % len(texts)}/long", None, text))
        arrows.append(Arrow(full.id, None, Decimal("0.05"), text[:70], "5%"))
    return Flow("hard", texts[0], tuple(stages), tuple(arrows), right_to_left=right_to_left)


@pytest.fixture(params=["wheel", "system"])
def every_dot(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """JMAP_DOT set to the wheel's Graphviz, then to the machine's own."""
    found = wheel_dot() if request.param == "wheel" else shutil.which("dot")
    if found is None:
        pytest.skip(f"no Graphviz from the {request.param} on this machine")
    monkeypatch.setenv("JMAP_DOT", found)
    return found


@pytest.mark.usefixtures("every_dot")
def test_every_text_is_in_the_picture(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    shown = texts(svg)
    for text in (
        "Choose",
        "3 days",
        "Reads reviews",
        "Website · App",
        "Review list",
        "Owner: Shop",
        "−1 confused",
    ):
        assert any(text in line for line in shown), text
    for label in (
        "70%",
        "is unsure",
        "Exit 20%",
        "buys it there",
        "does not fit",
        "buys again",
        "Moment of truth",
    ):
        assert any(label in line for line in shown), label


@pytest.mark.usefixtures("every_dot")
def test_stages_stand_in_a_row_and_steps_below_one_another(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    boxes = {group.get("id"): box(group) for group in ET.fromstring(svg).iter(f"{SVG}g") if group.get("id")}
    reads, compares, tries = (boxes[f"jf-shoes-choose/{name}"] for name in ("reads", "compares", "tries"))
    pay, wears = boxes["jf-shoes-pay"], boxes["jf-shoes-use/wears"]
    assert reads[0] == compares[0] == tries[0]
    assert reads[3] < compares[1] < compares[3] < tries[1]
    assert reads[2] < pay[0] < pay[2] < wears[0]
    assert reads[1] == pay[1] == wears[1]


@pytest.mark.usefixtures("every_dot")
def test_a_batch_gives_each_flow_its_own_picture(flow: Flow) -> None:
    others = [flow_of_texts([text]) for text in HOSTILE]
    assert diagram_svgs([flow, *others, flow]) == [
        *diagram_svgs([flow]),
        *(diagram_svgs([other])[0] for other in others),
        *diagram_svgs([flow]),
    ]
    assert diagram_svgs([]) == []


def test_arrows_with_nothing_in_their_way_need_no_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JMAP_DOT", "/no/such/dot")
    (svg,) = diagram_svgs([straight_on(3)])
    assert svg.count('class="jf-tip"') == 8
    with pytest.raises(UsageError, match="/no/such/dot"):
        diagram_svgs([straight_on(3, Arrow("2/2", None))])


@pytest.mark.usefixtures("every_dot")
def test_columns_stand_as_far_apart_as_graphviz_puts_them() -> None:
    alone, asked = diagram_svgs([straight_on(2), straight_on(2, Arrow("2/1", None))])
    assert boxes(alone) == boxes(asked)


@pytest.mark.parametrize("rows", [1, 20])
def test_arrows_between_neighbours_stay_in_the_gap(rows: int) -> None:
    """From the last card of a column to the first of the next, and back; high columns tempt a curve."""
    (svg,) = diagram_svgs([straight_on(rows, Arrow("1/0", f"0/{rows - 1}"))])
    last, first = boxes(svg)[f"0/{rows - 1}"], boxes(svg)["1/0"]
    starts = {curve[0]: curve for curve in curves(svg)}
    onwards = starts[last[2], round(last[1] + (last[3] - last[1]) / 4, 1)]
    back = starts[first[0], round(first[1] + (first[3] - first[1]) * 3 / 4, 1)]
    assert all(last[2] <= x <= first[0] for x, _ in onwards + back)


def straight_on(rows: int, *more: Arrow) -> Flow:
    """Three stages of so many steps, from each of which people go on to the next one."""
    stages = tuple(
        FlowStage(str(stage), "Stage", tuple(FlowNode(f"{stage}/{row}", "Step") for row in range(rows)))
        for stage in range(3)
    )
    names = [node.id for stage in stages for node in stage.nodes]
    return Flow("on", "On", stages, (*map(Arrow, names, names[1:]), *more))


def test_a_moment_of_truth_has_a_double_border_and_the_words(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    inner = ET.fromstring(svg).findall(f".//{SVG}rect[@class='jf-mood-5 jf-inner']")
    assert len(inner) == 1
    assert {"Moment of truth", "Fits"} <= set(texts(svg))


def test_arrows_are_as_thick_as_their_share(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    widths = {float(width) for width in re.findall(r'class="jf-arrow" d="[^"]*" stroke-width="([^"]+)"', svg)}
    assert widths == {1.6, 2.0, 2.4, 4.0, 4.4}
    assert svg.count('class="jf-tip"') == len(flow.arrows)


def test_people_who_differ_share_the_ground(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    root = ET.fromstring(svg)
    stops = [
        stop.get("class") for stop in root.findall(f".//{SVG}linearGradient[@id='jf-shoes:mix-25']/{SVG}stop")
    ]
    assert stops == ["jf-stop-2", "jf-stop-5"]
    assert 'fill="url(#jf-shoes:mix-25)"' in svg


def test_the_picture_says_in_words_what_it_shows(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    root = ET.fromstring(svg)
    title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == "Buying shoes"
    assert about is not None
    assert about.text == in_words(flow)
    assert "Choose: Reads reviews, Compares models, Tries it on." in in_words(flow)
    assert "Tries it on → Exit (20% · buys it there)." in in_words(flow)
    assert root.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"


def test_an_svg_asks_for_nothing_from_outside(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    assert re.findall(r"https?://[^\"']*", svg) == ["http://www.w3.org/2000/svg"]
    for word in ("<script", "<!DOCTYPE", "@import", "href", "<foreignObject"):
        assert word not in svg


def test_a_page_colours_it_and_a_reader_may_choose_dark(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    assert f".jf-ink{{fill:{LIGHT.ink}}}" in svg
    assert "@supports(color:var(--x)){.jf text{" in svg
    assert f"fill:var(--ink,{LIGHT.ink})" in svg
    assert f"fill:var(--ink,{DARK.ink})" in svg.partition("@media(prefers-color-scheme:dark)")[2]


def test_ids_are_the_flows_own(flow: Flow) -> None:
    (svg,) = diagram_svgs([flow])
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert all(name.startswith(("jf-shoes-", "jf-shoes:")) for name in ids)


def test_right_to_left_runs_from_the_right() -> None:
    texts_there = [SCRIPTS["arabic"]]
    (svg,) = diagram_svgs([flow_of_texts(texts_there * 2, right_to_left=True)])
    groups = {group.get("id"): box(group) for group in ET.fromstring(svg).iter(f"{SVG}g") if group.get("id")}
    assert groups["jf-hard-0/long"][0] > groups["jf-hard-1/long"][2]
    assert 'text-anchor="end"' in svg
    assert any(line.startswith("\u202b") and line.endswith("\u202c") for line in texts(svg))


@given(st.lists(st.text() | st.sampled_from(HOSTILE), min_size=1, max_size=3))
@settings(max_examples=settings().max_examples // 2)
def test_every_text_survives(written: list[str]) -> None:
    """All the characters that XML can hold are there, and nothing but text came of them."""
    flow = flow_of_texts(written)
    (svg,) = diagram_svgs([flow])
    root = ET.fromstring(svg)
    shown = squeezed("".join(texts(svg)))
    for stage in flow.stages:
        for node in stage.nodes:
            for text in (stage.name, stage.duration, node.name, node.owner, *node.touchpoints):
                assert squeezed(text) in shown
    for arrow in flow.arrows:
        assert squeezed(arrow.when) in shown
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    known = {"svg", "title", "desc", "style", "defs", "linearGradient", "stop", "rect", "path", "g", "circle"}
    assert tags <= known | {"text", "tspan"}


@pytest.mark.browser
@pytest.mark.parametrize("name", [*SCRIPTS, "all"])
def test_nothing_overflows_in_a_browser(name: str, chromium: Browser) -> None:
    """Each text stays in the innermost box around its beginning, whatever the script and the length."""
    chosen = list(SCRIPTS.values()) if name == "all" else [SCRIPTS[name]] * 2
    (svg,) = diagram_svgs([flow_of_texts(chosen, right_to_left=name == "arabic")])
    page = chromium.new_page()
    page.set_content(f"<!doctype html><meta charset=utf-8><body style='margin:0'>{svg}")
    measured = page.evaluate(MEASURE)
    page.close()
    assert len(measured) > 20
    assert [each for each in measured if each["over"] > 0.5] == []


@pytest.mark.browser
def test_boxes_between_the_columns_do_not_cover_one_another(flow: Flow, chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(f"<!doctype html><body style='margin:0'>{diagram_svgs([flow])[0]}")
    covered = page.evaluate(COVERED)
    page.close()
    assert covered == []


MEASURE = """() => [...document.querySelectorAll('.jf text')].map(text => {
  const area = text.getBoundingClientRect()
  const x = area.left + area.width / 2, y = area.top + 4
  const around = [...document.querySelectorAll('.jf rect, .jf-stage')].map(box => box.getBoundingClientRect())
    .filter(box => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)
    .sort((a, b) => a.width * a.height - b.width * b.height)
  const box = around[0]
  const across = Math.max(box.left - area.left, area.right - box.right)
  const over = Math.max(across, box.top - area.top, area.bottom - box.bottom)
  return {text: text.textContent, over}
})"""
COVERED = """() => {
  const boxes = [...document.querySelectorAll('.jf-label, .jf-exit')].map(box => box.getBoundingClientRect())
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length ? boxes : []
}"""


class TestFindingGraphviz:
    """JMAP_DOT, then the wheel, then the PATH; else one error that says what to do."""

    def test_the_variable_goes_first(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        own = program(tmp_path / "my-dot", "exit 0")
        monkeypatch.setenv("JMAP_DOT", str(own))
        assert dot_program.find_dot() == str(own)

    def test_the_wheel_goes_before_the_path(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        if wheel_dot() is None:
            pytest.skip("graphviz-pure is not installed here")
        program(tmp_path / "dot", "exit 0")
        monkeypatch.delenv("JMAP_DOT", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert Path(dot_program.find_dot()).name.startswith("graphviz-pure")

    def test_without_the_wheel_the_path_serves(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        own = program(tmp_path / "dot", "exit 0")
        monkeypatch.delenv("JMAP_DOT", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(dot_program, "_of_the_wheel", lambda: None)
        assert dot_program.find_dot() == str(own)

    def test_with_none_the_error_names_the_remedies(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.delenv("JMAP_DOT", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(dot_program, "_of_the_wheel", lambda: None)
        with pytest.raises(UsageError, match="needs Graphviz") as caught:
            dot_program.find_dot()
        assert "pip install graphviz-pure" in caught.value.hint
        assert "JMAP_DOT" in caught.value.hint

    def test_a_variable_that_names_nothing_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("JMAP_DOT", "/no/such/dot")
        with pytest.raises(UsageError, match="JMAP_DOT names `/no/such/dot`"):
            dot_program.find_dot()


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo broken library >&2; exit 3", "failed with code 3: broken library"),
        ("kill -SEGV $$", "failed with code -11"),
        ("exit 0", "did not lay out every diagram"),
        ("cat >/dev/null; echo '{\"bb\": '", "did not lay out every diagram"),
        (
            "sleep 20",
            "`Buying shoes` has 11 arrows, too many for Graphviz to place: .*no diagram within",
        ),
    ],
)
def test_a_program_that_fails_is_an_error_with_its_words(
    script: str, message: str, flow: Flow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JMAP_DOT", str(program(tmp_path / "dot", script)))
    monkeypatch.setattr(dot_program, "SECONDS", 0.5)
    with pytest.raises(UsageError, match=message):
        diagram_svgs([flow])


def test_a_batch_that_fails_is_laid_out_one_by_one_to_name_the_flow(
    flow: Flow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = f"grep -q 'id=5' && exit 3; echo digraph {{}} | {shutil.which('dot') or wheel_dot()} -Tjson0"
    monkeypatch.setenv("JMAP_DOT", str(program(tmp_path / "dot", script)))
    small = Flow("small", "Small", (FlowStage("a", "A", (FlowNode("a", "A"),)),), (Arrow("a", None),))
    with pytest.raises(
        UsageError, match=r"the flow of `Buying shoes` has 11 arrows, and .* code 3"
    ) as caught:
        diagram_svgs([replace(small, title="Fine"), flow])
    assert "pip install" not in caught.value.hint


def test_a_flow_that_is_too_large_says_so_in_its_picture(flow: Flow, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = tuple(FlowNode(f"a/{number}", "N") for number in range(2001))
    large = Flow("large", "Large", (FlowStage("a", "A", nodes),), ())
    notice, other = diagram_svgs([large, flow])
    assert " ".join(texts(notice)).startswith(
        "This flow is too large for one picture. Steps: 2001; arrows: 0"
    )
    assert "Reads reviews" in texts(other)
    monkeypatch.setenv("JMAP_DOT", "/no/such/dot")
    assert diagram_svgs([large]) == [notice]


def test_no_id_of_a_map_meets_one_of_the_picture() -> None:
    mixed = (Feeling(1, "−2", "X"), Feeling(2, "−1", "Y"))
    stages = tuple(
        FlowStage(name, name, (FlowNode(name, name, feelings=mixed),)) for name in ("title", "about", "12")
    )
    (svg,) = diagram_svgs([Flow("t", "T", stages, ())])
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert {"jf-t-title", "jf-t:title", "jf-t-12", "jf-t:mix-12"} <= set(ids)


def wheel_dot() -> str | None:
    """Where pip put the wheel's program."""
    return shutil.which("graphviz-pure", path=sysconfig.get_path("scripts"))


def program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def texts(svg: str) -> list[str]:
    """The lines of text that a reader of the picture sees."""
    return [line.text or "" for line in ET.fromstring(svg).iter(f"{SVG}tspan")]


def squeezed(text: str) -> str:
    """The characters of a text that XML can hold, without white space and without marks of direction."""
    return re.sub(r"[\s\u202b\u202c]+", "", clean(text))


def boxes(svg: str) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right and bottom of each card, by the id of its node."""
    groups = ((group.get("id", ""), group) for group in ET.fromstring(svg).iter(f"{SVG}g"))
    return {name.split("-", 2)[2]: box(group) for name, group in groups if name}


def curves(svg: str) -> list[list[tuple[float, float]]]:
    """The Bézier points of each arrow."""
    found = re.findall(r'class="jf-arrow" d="([^"]*)"', svg)
    return [[(float(x), float(y)) for x, y in re.findall(r"([-\d.]+),([-\d.]+)", path)] for path in found]


def box(group: ET.Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the first rectangle of a group."""
    rectangle = group.find(f"{SVG}rect")
    assert rectangle is not None
    x, y, width, height = (float(rectangle.get(name, "")) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height
