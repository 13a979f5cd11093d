"""What else a reader can do: arrange the rows, link to things, choose the colours; and that all can do so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import axe_core_python
import pytest

import jmap

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
PREFIX = "buying-running-shoes-online"


class Written(Protocol):
    def __call__(self, journey: str | Path) -> str: ...


def steps(quiet: Page) -> list[str]:
    cards = quiet.locator("li.card").all()
    return [card.locator(".number").first.inner_text().split()[-1] for card in cards if card.is_visible()]


def fragment(quiet: Page) -> str:
    found = quiet.evaluate("decodeURIComponent(location.hash)")
    assert isinstance(found, str)
    return found


def pick(quiet: Page, label: str, choice: str) -> None:
    quiet.get_by_role("combobox", name=label).select_option(label=choice)


def lanes(quiet: Page) -> list[str]:
    found = quiet.locator(".board tbody tr[data-lane]:visible").evaluate_all(
        "rows => rows.map(row => row.dataset.lane)"
    )
    assert isinstance(found, list)
    return found


def test_rows_can_be_hidden_folded_and_moved(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    before = lanes(quiet)
    quiet.locator(".rows summary").click()
    quiet.get_by_role("button", name="Show Goal").click()
    assert lanes(quiet) == before[1:]
    quiet.get_by_role("button", name="One line for Pain points").click()
    folded = quiet.locator(".row-pains")
    assert folded.bounding_box()["height"] < 45  # type: ignore[index]
    assert "secret" not in folded.inner_text()
    quiet.get_by_role("button", name="Move Emotion up").click()
    assert lanes(quiet).index("emotion") == before[1:].index("emotion") - 1
    assert fragment(quiet).startswith("#hide=goal&fold=pains&order=goal,business_goal,steps,")
    quiet.go_back()
    assert lanes(quiet) == before[1:]
    quiet.keyboard.press("Escape")
    assert quiet.locator(".rows ul").is_hidden()
    quiet.keyboard.press("Escape")
    assert lanes(quiet) == before[1:], "Esc takes back filters, and rows stay"
    quiet.locator(".reset").click()
    assert lanes(quiet) == before
    assert folded.bounding_box()["height"] > 45  # type: ignore[index]


def test_rows_are_arranged_with_the_keyboard(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    quiet.locator(".rows summary").focus()
    quiet.keyboard.press("Enter")
    quiet.get_by_role("button", name="Move Goal down").focus()
    quiet.keyboard.press("Enter")
    quiet.keyboard.press("Enter")
    assert lanes(quiet)[:3] == ["business_goal", "steps", "goal"]
    assert quiet.evaluate("document.activeElement.getAttribute('aria-label')") == "Move Goal down"


def test_a_view_of_rows_is_a_link(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#hide=goal,business_goal&fold=steps&order=pains")
    assert lanes(quiet)[:2] == ["pains", "steps"]
    assert "goal" not in lanes(quiet)
    assert quiet.locator("[data-lane=steps] td").first.evaluate("cell => cell.dataset.count") == "3"


def test_lines_of_a_blueprint_go_where_their_order_is_changed(quiet: Page, written: Written) -> None:
    quiet.goto(written(ROOT / "tests" / "valid" / "blueprint.journey.yaml"))
    order = "[...document.querySelector('.board tbody').children].map(row => row.dataset.lane ?? 'line')"
    before = quiet.evaluate(order)
    assert "line" in before
    quiet.locator(".rows summary").click()
    quiet.locator(".rows .down").first.click()
    assert quiet.locator(".divider:visible").count() == 0
    quiet.locator(".rows .up:enabled").first.click()
    assert quiet.evaluate(order) == before
    assert quiet.locator(".divider:visible").count() == before.count("line")


def test_the_list_of_stages_leads_to_each(quiet: Page, shoes: str) -> None:
    quiet.set_viewport_size({"width": 900, "height": 800})
    quiet.goto(shoes)
    for number in (7, 1):
        quiet.locator(".jump a").nth(number - 1).click()
        quiet.wait_for_function(
            """number => {
              const head = document.querySelectorAll(".stages th")[number - 1].getBoundingClientRect();
              const lane = document.querySelector(".stages .corner").getBoundingClientRect();
              return lane.right - 1 <= head.left && head.right <= innerWidth + 1
                && document.querySelectorAll(".jump a")[number - 1].classList.contains("in-view");
            }""",
            arg=number,
        )


def test_a_link_to_a_thing_is_copied_and_said(quiet: Page, shoes: str) -> None:
    quiet.context.grant_permissions(["clipboard-read", "clipboard-write"])
    quiet.goto(shoes)
    card = quiet.locator(f"[id='{PREFIX}/pay/card']")
    link = card.locator("> .anchor")
    assert link.evaluate("link => getComputedStyle(link).opacity") == "0"
    card.hover()
    assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
    link.click()
    quiet.wait_for_function("() => document.querySelector('.toast').textContent === 'Link copied'")
    assert quiet.evaluate("navigator.clipboard.readText()") == f"{shoes}#{PREFIX}/pay/card"
    assert fragment(quiet) == f"#{PREFIX}/pay/card"


def test_a_link_is_in_the_address_where_nothing_can_be_copied(quiet: Page, shoes: str) -> None:
    quiet.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    quiet.goto(f"{shoes}#persona=amara")
    quiet.get_by_role("link", name="Copy the link to: A declined card gets no reason").focus()
    quiet.keyboard.press("Enter")
    quiet.wait_for_function("() => document.querySelector('.toast').textContent.includes('address bar')")
    assert fragment(quiet) == f"#persona=amara&at={PREFIX}/pay/card:pain/silent-decline"
    assert len(steps(quiet)) < 22


def test_everything_worth_a_link_has_one(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    lacking = "things => things.filter(thing => !thing.querySelector('.anchor')).length"
    for kind in (".stages th", "li.card", ".pain", ".delight", ".idea[id]", "ol.entries .entry"):
        assert quiet.locator(kind).count() > 0
        assert quiet.locator(kind).evaluate_all(lacking) == 0


def test_links_within_the_page_keep_what_is_chosen_unless_it_hides_their_target(
    quiet: Page, shoes: str
) -> None:
    quiet.goto(f"{shoes}#persona=tomas")
    quiet.locator(".row-pains a.at:visible").first.click()
    quiet.wait_for_function("() => location.hash.startsWith('#persona=tomas&at=')")
    quiet.wait_for_function("() => document.activeElement.matches('.here')")
    assert quiet.locator(".here").count() == 1
    quiet.goto(f"{shoes}#channel=store")
    hidden = f"#{PREFIX}/pay/card:pain/silent-decline"
    quiet.locator(f"[id='{hidden[1:]}']").wait_for(state="hidden")
    quiet.locator(f".row-ideas a[href='{hidden}']").first.click()
    quiet.wait_for_function("hidden => decodeURIComponent(location.hash) === hidden", arg=hidden)
    assert len(steps(quiet)) == 22


def test_the_reader_chooses_light_or_dark(quiet: Page, shoes: str) -> None:
    panel = "getComputedStyle(document.documentElement).getPropertyValue('--panel')"
    quiet.goto(shoes)
    for choice, colour in (("Dark", "#1B1A25"), ("Light", "#FFFFFF")):
        pick(quiet, "Colours", choice)
        assert quiet.evaluate(panel) == colour
    quiet.emulate_media(color_scheme="dark")
    assert quiet.evaluate(panel) == "#FFFFFF"
    pick(quiet, "Colours", "Auto")
    assert quiet.evaluate(panel) == "#1B1A25"


def test_a_choice_of_colours_is_kept_but_not_on_paper(quiet: Page, shoes: str) -> None:
    panel = "getComputedStyle(document.documentElement).getPropertyValue('--panel')"
    quiet.goto(shoes)
    pick(quiet, "Colours", "Dark")
    quiet.reload()
    assert quiet.evaluate(panel) == "#1B1A25"
    quiet.emulate_media(media="print")
    assert quiet.evaluate(panel) == "#FFFFFF"


def test_a_browser_that_keeps_nothing_is_no_error(quiet: Page, shoes: str) -> None:
    quiet.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    quiet.goto(shoes)
    pick(quiet, "Colours", "Dark")
    assert quiet.evaluate("document.documentElement.dataset.look") == "dark"


@pytest.mark.parametrize(
    "view", ["persona=gwen", "channel=phone&owner=brand", "evidence=assumed&fold=pains,emotion&hide=goal"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_a_view_of_it(view: str, scheme: str, quiet: Page, shoes: str) -> None:
    quiet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    quiet.goto(f"{shoes}#{view}")
    quiet.locator(".rows summary").click()
    quiet.locator(".point:visible").first.focus() if quiet.locator(".point:visible").count() else None
    quiet.evaluate(AXE)
    result = quiet.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [
        (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in result["violations"]
    ] == []


@pytest.mark.parametrize("width", [360, 640, 1600])
def test_a_view_of_it_fits_the_window(width: int, quiet: Page, shoes: str) -> None:
    quiet.set_viewport_size({"width": width, "height": 800})
    quiet.goto(f"{shoes}#persona=tomas&channel=website&evidence=measured")
    quiet.locator(".rows summary").click()
    assert quiet.evaluate("document.documentElement.scrollWidth") <= width
    menu = quiet.locator(".rows ul").bounding_box()
    assert menu
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= width


def test_paper_has_no_controls_but_shows_what_is_chosen(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#persona=tomas")
    quiet.emulate_media(media="print")
    for control in (".toolbar", ".jump", ".points", ".anchor", ".toast"):
        assert quiet.locator(f"{control}:visible").count() == 0
    assert "2.2" not in steps(quiet)


def test_a_frame_without_an_address_filters_all_the_same(chromium: Browser, tmp_path: Path) -> None:
    loaded: Any = jmap.load(ROOT / "examples" / "shoes.journey.yaml")
    frame = tmp_path / "notebook.html"
    frame.write_text(loaded._repr_html_(), encoding="utf-8")
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(frame.as_uri())
    inner = page.frame_locator("iframe")
    inner.get_by_role("button", name="Gwen", exact=True).click()
    assert inner.locator(".tally").inner_text() == "5 of 22 steps · 9 of 29 touchpoints"
    page.keyboard.press("Escape")
    assert inner.locator(".tally").inner_text() == "22 steps · 29 touchpoints"
    assert errors == []
    page.close()


def test_a_way_past_something_leaves_alone_what_is_chosen(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#persona=amara&hide=goal")
    for link, beyond in ((".skip >> nth=0", ".board"), (".past", "[id$=':below']")):
        quiet.locator(link).focus()
        quiet.keyboard.press("Enter")
        assert quiet.evaluate("place => document.activeElement.matches(place)", beyond)
        assert fragment(quiet) == "#persona=amara&hide=goal"
    assert quiet.locator(".here").count() == 0


def test_the_head_of_a_table_stands_above_its_first_row(quiet: Page, written: Written) -> None:
    quiet.set_viewport_size({"width": 1920, "height": 900})
    quiet.goto(written(ROOT / "examples" / "clinic-visit.journey.yaml"))
    quiet.locator(".ideas").scroll_into_view_if_needed()
    head, row = (quiet.locator(f".ideas {part}").first.bounding_box() for part in ("thead", "tbody tr"))
    assert head
    assert row
    assert head["y"] + head["height"] <= row["y"] + 1
