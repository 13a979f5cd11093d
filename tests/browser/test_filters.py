"""What a reader chooses to see: filters, alone and combined, by mouse, keyboard and link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PREFIX = "buying-running-shoes-online"


class Written(Protocol):
    def __call__(self, journey: str | Path) -> str: ...


def steps(quiet: Page) -> list[str]:
    cards = quiet.locator("li.card").all()
    return [card.locator(".number").first.inner_text().split()[-1] for card in cards if card.is_visible()]


def status(quiet: Page) -> str:
    return quiet.locator(".tally").inner_text()


def fragment(quiet: Page) -> str:
    found = quiet.evaluate("decodeURIComponent(location.hash)")
    assert isinstance(found, str)
    return found


def persona(quiet: Page, name: str) -> None:
    quiet.get_by_role("group", name="Personas").get_by_role("button", name=name).click()


def pick(quiet: Page, label: str, choice: str) -> None:
    quiet.get_by_role("combobox", name=label).select_option(label=choice)


def test_everything_is_shown_until_something_is_chosen(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    assert status(quiet) == "22 steps · 29 touchpoints"
    assert len(steps(quiet)) == 22
    assert quiet.locator(".toolbar .reset").is_hidden()
    assert quiet.get_by_role("button", name="Everyone").get_attribute("aria-pressed") == "true"


def test_a_persona_leaves_what_is_hers_and_what_is_everyones(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    persona(quiet, "Tomás")
    assert quiet.get_by_role("button", name="Tomás", exact=True).get_attribute("aria-pressed") == "true"
    assert status(quiet) == "15 of 22 steps · 21 of 29 touchpoints"
    assert "2.2" not in steps(quiet)
    assert "4.3" in steps(quiet)
    quotes = quiet.locator(".row-quotes").inner_text()
    assert "What was wrong with version five?" in quotes
    assert "My what?" not in quotes
    assert "The quiz speaks to people who know already" not in quiet.locator(".row-pains").inner_text()
    assert "Declined without a word" not in quiet.locator(".row-reasons").first.inner_text()
    assert "Understand what is wrong" in quiet.locator(".row-goals").first.inner_text()


def test_the_curve_of_others_fades_and_their_points_go(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    persona(quiet, "Tomás")
    amara = quiet.locator(".drawing .line.t1").first
    assert amara.evaluate("line => getComputedStyle(line).strokeOpacity") == "0.28"
    assert (
        quiet.locator(".drawing .line.t2").first.evaluate("line => getComputedStyle(line).strokeOpacity")
        == "1"
    )
    shown = quiet.locator(".marker").evaluate_all(
        "markers => markers.filter(marker => marker.checkVisibility()).map(marker => marker.dataset.for)"
    )
    assert shown
    assert all("2" in about.split(";")[0].split() for about in shown)
    assert quiet.locator(".persona.out").count() == 2


def test_filters_combine(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    persona(quiet, "Amara")
    pick(quiet, "Channel", "Website")
    pick(quiet, "Owner", "Payments")
    assert steps(quiet) == ["4.1"]
    assert status(quiet) == "1 of 22 steps · 2 of 29 touchpoints"
    pick(quiet, "Evidence", "assumed")
    assert steps(quiet) == []
    assert fragment(quiet) == "#persona=amara&channel=website&owner=payments&evidence=assumed"


def test_evidence_parts_what_was_measured_from_what_is_assumed(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    pick(quiet, "Evidence", "measured")
    said = quiet.locator(".row-reasons").first.inner_text()
    assert "measured" in said
    assert "assumed" not in said
    pick(quiet, "Evidence", "assumed")
    assert "measured" not in quiet.locator(".row-reasons").first.inner_text()


def test_what_becomes_empty_says_so(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    pick(quiet, "Channel", "Phone")
    assert steps(quiet) == ["4.2"]
    cells = quiet.locator("[data-lane=steps] td")
    assert [text for text in cells.all_inner_texts() if "No match" in text] == ["No match"] * 6
    pick(quiet, "Owner", "Brand")
    assert "No match" in quiet.locator(".ranks").inner_text()
    quiet.keyboard.press("Escape")
    assert not quiet.get_by_text("No match").filter(visible=True).count()


def test_the_diagram_and_the_lists_below_follow(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    pick(quiet, "Channel", "Phone")
    node = quiet.locator(f"[id='jf-{PREFIX}-pay/card']")
    assert node.evaluate("node => getComputedStyle(node).opacity") == "0.22"
    assert (
        quiet.locator(f"[id='jf-{PREFIX}-pay/calls']").evaluate("node => getComputedStyle(node).opacity")
        == "1"
    )
    pick(quiet, "Owner", "Payments")
    assert (
        quiet.locator(".weighed tbody tr[id]:visible").count()
        < quiet.locator(".weighed tbody tr[id]").count()
    )


def test_the_keyboard_does_it_all(quiet: Page, shoes: str) -> None:
    quiet.goto(shoes)
    quiet.get_by_role("button", name="Everyone").focus()
    quiet.keyboard.press("Tab")
    quiet.keyboard.press("Enter")
    assert fragment(quiet) == "#persona=amara"
    for _ in range(3):
        quiet.keyboard.press("Tab")
    quiet.keyboard.press("W")
    assert fragment(quiet) == "#persona=amara&channel=website"
    quiet.keyboard.press("Escape")
    assert fragment(quiet) == ""
    assert len(steps(quiet)) == 22
    assert quiet.get_by_role("combobox", name="Channel").input_value() == ""


def test_esc_closes_what_is_open_before_it_takes_back_filters(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#persona=amara&hide=goal")
    quiet.get_by_role("combobox", name="Channel").click()
    quiet.wait_for_function("() => document.querySelector('select:open')")
    quiet.keyboard.press("Escape")
    quiet.wait_for_function("() => !document.querySelector('select:open')")
    assert fragment(quiet) == "#persona=amara&hide=goal"
    quiet.locator(".rows summary").click()
    quiet.keyboard.press("Escape")
    assert fragment(quiet) == "#persona=amara&hide=goal"
    quiet.keyboard.press("Escape")
    assert fragment(quiet) == "#hide=goal"
    quiet.locator(".reset").click()
    assert fragment(quiet) == ""


def test_paper_says_what_is_shown(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#persona=amara&channel=website")
    line = quiet.locator(".printed")
    assert line.is_hidden()
    quiet.emulate_media(media="print")
    assert line.inner_text() == f"Shown: Amara, Website · {quiet.locator('.tally').text_content()}"
    quiet.goto(f"{shoes}#hide=goal")
    quiet.emulate_media(media="print")
    assert line.is_hidden()


def test_opportunities_go_with_the_pains_that_they_answer(quiet: Page, shoes: str) -> None:
    idea = quiet.locator(".idea", has_text="Ask about runs and aches")
    quiet.goto(shoes)
    assert idea.is_visible()
    quiet.locator("[data-facet=persona][value=tomas]").click()
    assert idea.is_hidden()


ELSEWHERE = """\
title: A
personas: [Mia, Jon]
teams: [Sales, Help]
stages:
  - name: Buy
    owner: sales
    moment_of_truth: Pays with a smile
    per_persona: {mia: {pains: {id: loud, text: Loud}}}
    steps:
      - {name: Look, owner: help, next: [{to: call, share: 60%}, {to: exit, share: 40%}]}
      - {name: Ask, next: call}
      - {name: Call, personas: jon, opportunities: {text: Hush, solves: loud}}
"""


def test_an_opportunity_stays_with_its_pain_wherever_it_stands(quiet: Page, written: Written) -> None:
    quiet.goto(f"{written(ELSEWHERE)}#persona=mia")
    assert quiet.locator("li.card", has_text="Jon").is_hidden()
    assert quiet.locator(".idea", has_text="Hush").is_visible()
    pin = quiet.locator(".ranks li", has_text="Loud").locator(".pin")
    quiet.locator(f"[id='{(pin.get_attribute('href') or '')[1:]}']", has_text="Hush").wait_for()


def test_ways_to_what_is_hidden_are_hidden_on_paper_too(quiet: Page, written: Written) -> None:
    quiet.goto(f"{written(ELSEWHERE)}#persona=mia")
    look, ask = quiet.locator("li.card .ways").all()
    for media in ("print", "screen"):
        quiet.emulate_media(media=media)
        assert look.inner_text() == "40% Leaves the journey"
        assert ask.is_hidden()
    persona(quiet, "Jon")
    assert "60% 1.3 Call" in look.inner_text()
    assert "1.3 Call" in ask.inner_text()


def test_what_another_team_answers_for_goes_from_the_row_about_the_stages(
    quiet: Page, written: Written
) -> None:
    quiet.goto(written(ELSEWHERE))
    about = quiet.locator("tr.details td")
    assert "Pays with a smile" in about.inner_text()
    pick(quiet, "Owner", "Help")
    assert about.inner_text() == "No match"
    pick(quiet, "Owner", "Sales")
    assert "Pays with a smile" in about.inner_text()


def test_a_filtered_view_is_a_link_and_the_browser_goes_back_and_forth(quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#persona=gwen&channel=store")
    assert steps(quiet) == ["2.4"]
    assert quiet.get_by_role("combobox", name="Channel").input_value() == "store"
    pick(quiet, "Channel", "All")
    assert len(steps(quiet)) == 5
    quiet.go_back()
    assert steps(quiet) == ["2.4"]
    quiet.go_forward()
    assert len(steps(quiet)) == 5
    persona(quiet, "Everyone")
    assert fragment(quiet) == ""
    quiet.go_back()
    assert len(steps(quiet)) == 5


@pytest.mark.parametrize(
    "wrong", ["persona=nobody", "%E0%A4%A=1&x", "a=b=c", "persona", "order=,,&hide=nothing"]
)
def test_a_fragment_that_means_nothing_changes_nothing(wrong: str, quiet: Page, shoes: str) -> None:
    quiet.goto(f"{shoes}#{wrong}")
    assert len(steps(quiet)) == 22


def test_a_map_has_only_the_filters_that_it_needs(quiet: Page, written: Written) -> None:
    declared = "title: A\npersonas: [Mia]\nchannels: [Web]\n"
    quiet.goto(written(f"{declared}stages:\n  - {{name: B, channel: web, emotion: 1, steps: [C]}}\n"))
    assert quiet.locator(".toolbar [data-facet]").count() == 0
    assert quiet.locator(".jump").count() == 0
    assert status(quiet) == "1 step"


def test_a_map_without_steps_filters_its_touchpoints(quiet: Page, written: Written) -> None:
    text = (
        "title: A\nchannels: [Web, Shop]\nstages:\n"
        "  - {name: B, pains: Slow,"
        " touchpoints: [{name: Ad, channel: web}, {name: Till, channel: shop}, Bag]}\n"
    )
    quiet.goto(written(text))
    pick(quiet, "Channel", "Shop")
    assert status(quiet) == "1 of 3 touchpoints"
    assert quiet.locator("[data-lane=touchpoints] td").inner_text().split() == ["Till", "Shop"]
    assert "Slow" in quiet.locator(".row-pains").inner_text()


def test_without_scripts_all_is_shown_and_nothing_is_dead(chromium: Browser, shoes: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shoes}#persona=tomas")
    assert page.locator(".toolbar").is_hidden()
    assert page.locator(":is(button, select, summary):visible").count() == 0
    assert page.get_by_text("My what?").first.is_visible()
    assert page.locator(".jump a").first.is_visible()
    context.close()
