"""What is said of two maps: the one that everybody reads, and the matching case by case."""

from __future__ import annotations

import re

import pytest
from tests.diff.applied import applied

from jmap.diff.change import Change, Level
from jmap.diff.classify import LEVELS, known_rules
from jmap.diff.compare import changes
from jmap.diff.emotions import curve_changes
from jmap.diff.side import Side, side_of
from jmap.model.load import Loaded, load_source
from jmap.source.text import SourceText

OLD = """\
title: Buying
stages:
  - {id: discover, name: Discover, emotion: 1, touchpoints: [Search ad, Review site], pains: Too many options}
  - {id: compare, name: Compare, emotion: 0, touchpoints: [Product page]}
  - {id: buy, name: Buy, emotion: -1, touchpoints: [Checkout], pains: Forced account}
  - {id: use, name: Use, emotion: 2, touchpoints: [Manual]}
"""
NEW = """\
title: Buying
stages:
  - {id: compare, name: Evaluate options, emotion: 0, touchpoints: [Product page, Live chat]}
  - {id: discover, name: Discover, emotion: 1, touchpoints: [Review site, Search ad], pains: Too many options}
  - {id: buy, name: Buy, emotion: -2, touchpoints: [Checkout]}
  - {id: returns, name: Returns, emotion: -1}
"""
TOLD = """\
notable    stage removed         Use
notable    stage added           Returns (4th)
notable    stage moved           Evaluate options: 2nd -> 1st
minor      emotion worse         Buy: -1 -> -2
minor      pain removed          Buy: Forced account
minor      touchpoint added      Evaluate options: Live chat
minor      stage renamed         Compare -> Evaluate options
editorial  touchpoints reordered Discover
emotion    +1 0 -1 +2 -> 0 +1 -2 -1
"""


def load(text: str) -> Loaded:
    loaded = load_source(SourceText("a.journey.yaml", text))
    assert loaded.map is not None, loaded.diagnostics
    return loaded


def diff(old: str, new: str) -> tuple[Change, ...]:
    """Compare two maps, and hold it that the changes make the one the other."""
    before, after = load(old), load(new)
    found = changes(side_of(before), side_of(after))
    assert before.map
    assert applied(before.map, found) == after.map
    return found


def told(old: str, new: str) -> str:
    before, after = load(old).map, load(new).map
    assert before
    assert after
    lines = [f"{change.level:<10} {change.title:<21} {change.text}\n" for change in diff(old, new)]
    return "".join([*lines, *(f"emotion    {curve.text}\n" for curve in curve_changes(before, after))])


def stages(*lines: str) -> str:
    return "title: A walk\nstages:\n" + "".join(f"  - {line}\n" for line in lines)


def lines(old: str, new: str) -> list[str]:
    return [f"{change.level} {change.title}: {change.text}" for change in diff(old, new)]


def test_the_eight_lines_that_a_person_would_say() -> None:
    assert told(OLD, NEW) == TOLD


def test_what_names_a_thing_by_its_old_name_and_then_by_its_new_one_names_the_same() -> None:
    def named(stage: str, step: str, pain: str) -> str:
        ids = [name.lower().replace(" ", "-") for name in (stage, step, pain)]
        return f"""\
title: A form
stages:
  - name: {stage}
    steps: [{{name: Searches, next: {{to: {ids[0]}/{ids[1]}, when: found}}}}, {{name: {step}, emotion: -1}}]
    pains: [{pain}]
    opportunities: {{text: Be fast, solves: {ids[2]}}}
  - name: Pay
    steps: [{{name: Confirms, next: [exit, {ids[0]}, {ids[1]}]}}]
"""

    old = named("Look for it", "Reads the page", "Too slow")
    new = named("Look for them", "Reads the pages", "Far too slow")

    assert lines(old, new) == [
        "minor stage renamed: Look for it -> Look for them (a guess: 58% alike)",
        "minor pain changed: Look for them: Too slow -> Far too slow (a guess: 80% alike)",
        "editorial reference renamed: Look for them: Be fast: Too slow -> Far too slow",
        "editorial reference renamed: Look for them › Searches: Reads the page -> Reads the pages",
        "editorial reference renamed: Pay › Confirms: Look for it -> Look for them",
        "editorial reference renamed: Pay › Confirms: Reads the page -> Reads the pages",
        "editorial step reworded: Look for them: Reads the page -> Reads the pages (a guess: 98% alike)",
    ]


@pytest.mark.parametrize("renamed", ["nina", "joe"])
def test_a_pain_of_two_personas_that_only_one_still_has_is_another_to_who_named_it(
    renamed: str,
) -> None:
    texts = {"nina": "Slow page", "joe": "Slow page"}

    def page(texts: dict[str, str], solves: str) -> str:
        apart = ", ".join(f"{who}: {{pains: {text}}}" for who, text in texts.items())
        buy = f"{{name: Buy, per_persona: {{{apart}}}, opportunities: [{{text: Speed, solves: {solves}}}]}}"
        return f"title: A\npersonas: {{nina: Nina, joe: Joe}}\nstages: [{buy}]\n"

    found = lines(page(texts, "slow-page"), page(texts | {renamed: "Slow pages"}, "slow-pages"))

    assert any(line.startswith("minor solved pains changed") for line in found)


def test_without_ids_they_are_the_same_and_the_guess_says_that_it_is_one() -> None:
    without = [re.sub(r"id: \w+, ", "", text) for text in (OLD, NEW)]

    guess = "Compare -> Evaluate options"
    assert told(*without) == TOLD.replace(guess, f"{guess} (a guess: 59% alike)")


def test_two_written_ids_are_two_things_however_alike() -> None:
    assert lines(stages("{name: Buy, id: buy}"), stages("{name: Buy, id: pay}")) == [
        "notable stage removed: Buy",
        "notable stage added: Buy (1st)",
    ]


def test_an_id_that_was_written_down_later_is_the_same_thing() -> None:
    assert lines(stages("Buy", "Use"), stages("{name: Buy, id: buy}", "{name: Use, id: using}")) == [
        "editorial id added: Buy: buy",
        "editorial id added: Use: using (a guess: 100% alike)",
    ]


def test_what_has_gone_to_another_stage_has_moved() -> None:
    old = stages("{name: Buy, steps: [Pays, Waits], pains: It is slow}", "{name: Use, steps: [Looks]}")
    new = stages(
        "{name: Buy, steps: [Waits]}",
        "{name: Use, steps: [{name: Pays, emotion: 1}, Looks], pains: It is slow}",
    )

    assert lines(old, new) == [
        "minor emotion added: Use › Pays: +1",
        "minor step moved: Pays: Buy -> Use",
        "minor pain moved: It is slow: Buy -> Use",
    ]


def test_that_something_is_no_moment_of_truth_is_said_by_silence_too() -> None:
    said, silent = stages("{name: Buy, moment_of_truth: false}"), stages("Buy")

    assert lines(said, silent) == lines(silent, said) == []
    assert lines(said, stages("{name: Buy, moment_of_truth: Paid at once}")) == [
        "minor moment of truth added: Buy: Paid at once"
    ]


def test_what_happened_in_a_stage_is_told_under_its_new_name() -> None:
    old = stages(
        "{id: a, name: Buy, steps: [{name: Pays, id: pays, pains: x}, Waits], pains: It is slow}", "Use"
    )
    new = stages("{id: a, name: Pay, steps: [{name: Pays up, id: pays}]}", "{name: Use, steps: [Waits]}")

    assert lines(old, new) == [
        "minor pain removed: Pay: It is slow",
        "minor pain removed: Pay › Pays up: x",
        "minor step moved: Waits: Pay -> Use",
        "minor stage renamed: Buy -> Pay",
        "minor step renamed: Pay: Pays -> Pays up",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("touchpoints: [Desk]", "touchpoints: [{name: Desk, id: desk}]",
         "editorial id added: Buy › Pays › Desk: desk"),
        ("metrics: {csat: 60%, nps: 3}", "metrics: {nps: 3, csat: 60%}",
         "editorial metrics reordered: Buy › Pays"),
        ("pains: [Slow, Loud]", "pains: [Loud, Slow]", "editorial pains reordered: Buy › Pays"),
        ("goal: Be done", "goal: Be done\n      next: []", "minor next added: Buy › Pays: empty"),
    ],
)  # fmt: skip
def test_things_that_are_equal_but_for_ids_and_orders_are_looked_into(old: str, new: str, line: str) -> None:
    assert lines(
        *(stages(f"name: Buy\n    steps:\n    - name: Pays\n      {text}", "Use") for text in (old, new))
    ) == [line]


def test_what_stood_in_a_step_that_has_moved_is_told_where_that_is_now() -> None:
    old = stages("{name: Buy, steps: [{name: Pays, thoughts: Now?}, Waits]}", "Use")
    new = stages("{name: Buy, steps: [Waits]}", "{name: Use, steps: [Pays]}")

    assert [(change.stage, change.text) for change in diff(old, new)] == [
        ("use", "Pays: Buy -> Use"),
        ("use", "Use › Pays: Now?"),
    ]


def test_what_stands_in_a_thing_that_is_new_or_gone_is_told_with_it() -> None:
    step = "{name: Pays, emotion: -1, touchpoints: [Till, Card], pains: [Slow], thoughts: [Now?, Why?]}"
    old, new = stages(f"{{name: Buy, emotion: 2, steps: [{step}, Waits]}}", "Use"), stages("Use")

    (gone,) = diff(old, new)
    (come,) = diff(new, old)

    assert gone.contents == come.contents
    assert gone.contents.startswith("emotion +2, 2 steps (Pays and Waits), 2 touchpoints (Till and Card), ")
    assert gone.contents.endswith(", 1 pain (Slow) and 2 thoughts")
    assert gone.text == "Buy"


def test_what_goes_on_elsewhere_is_not_told_with_the_stage_that_is_gone() -> None:
    old = stages("{name: Buy, steps: [{name: Pays, pains: [Slow]}, Waits]}", "Use")

    gone = diff(old, stages("{name: Use, steps: [{name: Pays, pains: [Slow]}]}"))[0]

    assert (gone.rule, gone.contents) == ("stage-removed", "1 step (Waits)")


def test_where_several_could_have_moved_none_is_said_to() -> None:
    old = stages("{name: Buy, touchpoints: [E-mail]}", "{name: Use, touchpoints: [E-mail]}", "Go")
    new = stages("Buy", "Use", "{name: Go, touchpoints: [E-mail]}")

    assert [change.rule for change in diff(old, new)] == ["touchpoint-removed"] * 2 + ["touchpoint-added"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("1", "-1", "notable emotion turned bad: Buy: +1 -> -1"),
        ("-0.5", "0.5", "notable emotion turned good: Buy: -0.5 -> +0.5"),
        ("0", "-1", "minor emotion worse: Buy: 0 -> -1"),
        ("2", "0", "notable emotion fell far: Buy: +2 -> 0"),
        ("-2", "0", "minor emotion better: Buy: -2 -> 0"),
        ("happy", "frustrated", "notable emotion turned bad: Buy: +1.5 (happy) -> -1.5 (frustrated)"),
        ("happy", "proud", "minor feeling changed: Buy: +1.5 (happy) -> +1.5 (proud)"),
        ("1", "unknown", "minor emotion removed: Buy: +1 -> unknown"),
        ("unknown", "1", "minor emotion added: Buy: unknown -> +1"),
    ],
)
def test_an_emotion_is_told_by_what_it_means(old: str, new: str, rule: str) -> None:
    before, after = (stages(f"{{name: Buy, emotion: {emotion}}}") for emotion in (old, new))

    assert lines(before, after) == [rule]


def test_an_emotion_is_compared_on_its_own_scale() -> None:
    old, new = (f"emotion_scale: 1..5\n{stages(f'{{name: Buy, emotion: {score}}}')}" for score in (4, 2))

    assert lines(old, new) == ["notable emotion turned bad: Buy: 4 -> 2"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("owner: web", "summary: x", "notable owner removed: Buy: Web shop"),
        ("owner: web", "owner: pay", "minor owner changed: Buy: Web shop -> Payments"),
        ("moment_of_truth: true", "moment_of_truth: false",
         "notable moment of truth removed: Buy: yes"),
        ("metrics: {csat: {value: 60%, target: 70%}}", "metrics: {csat: {value: 60%, target: 80%}}",
         "notable target changed: Buy: CSAT: 70% -> 80%"),
        ("metrics: {csat: 60%}", "metrics: {csat: 65%}", "minor value changed: Buy: CSAT: 60% -> 65%"),
        ("opportunities: [{text: Say why}]", "opportunities: [{text: Say why, status: dropped}]",
         "notable opportunity dropped: Buy: Say why: dropped"),
        ("pains: [The form forgets it all]", "pains: [The form forgets it all.]",
         "editorial pain reworded: Buy: The form forgets it all -> The form forgets it all."),
        ("duration: 4 minutes", "duration: 14 minutes",
         "minor duration changed: Buy: 4 minutes -> 14 minutes"),
        ("summary: A short walk", "summary: A short walk.",
         "editorial summary reworded: Buy: A short walk -> A short walk."),
        ("teams: [web]", "teams: [web, pay]", "minor teams changed: Buy: Web shop -> Web shop, Payments"),
        ("teams: [web, pay]", "teams: [pay, web]", "editorial teams reordered: Buy"),
        ("thoughts: [Why?, How?]", "thoughts: [How?, Why?]", "editorial thoughts reordered: Buy"),
        ("steps: [{name: Pays, next: exit}]", "steps: [{name: Pays, next: []}]",
         "minor next added: Buy › Pays: empty"),
        ("steps: [Pays, {name: Asks, next: pays}]",
         "steps: [Pays, {name: Asks, next: [{to: pays, share: 10%}]}]",
         "minor share added: Buy › Asks: Pays: 10%"),
        ("steps: [{name: Pays, next: [{to: exit, share: 5%}]}]",
         "steps: [{name: Pays, next: [{to: exit, share: 15%}]}]",
         "notable exits risen: Buy › Pays: exit: 5% -> 15%"),
        ("steps: [{name: Pays, next: [{to: exit, share: 50%}]}]",
         "steps: [{name: Pays, next: [{to: exit, share: 8%}]}]",
         "notable exits fallen: Buy › Pays: exit: 50% -> 8%"),
        ("steps: [Pays]", "steps: [{name: Pays, next: [{to: exit, share: 30%, when: too dear}]}]",
         "notable exits risen: Buy › Pays: exit (30%, too dear)"),
        ("steps: [{name: Pays, next: exit}]", "steps: [Pays]", "notable exits fallen: Buy › Pays: exit"),
        ("steps: [Pays]", "steps: [{name: Pays, next: [{to: exit, share: 9%}]}]",
         "minor next added: Buy › Pays: exit (9%)"),
        ("steps: [{name: Pays, next: [{to: exit, share: 5%}]}]",
         "steps: [{name: Pays, next: [{to: exit, share: 14%}]}]",
         "minor share changed: Buy › Pays: exit: 5% -> 14%"),
        ("per_persona: {amara: {emotion: 1}}", "per_persona: {amara: {emotion: -1}}",
         "notable emotion turned bad: Buy › for Amara: +1 -> -1"),
        ("lanes: {desk: Where is it?}", "lanes: {desk: Where is it stuck?}",
         "minor lane note changed: Buy: Where is it? -> Where is it stuck? (a guess: 80% alike)"),
    ],
)  # fmt: skip
def test_each_level_of_the_language_is_told_in_its_words(old: str, new: str, line: str) -> None:
    head = "teams: {web: Web shop, pay: Payments}\npersonas: {amara: Amara}\nlanes: {desk: Service desk}\n"
    found = lines(*(f"{head}title: A\nstages: [{{name: Buy, {text}}}]\n" for text in (old, new)))

    assert line in found


@pytest.mark.parametrize(
    ("key", "declared", "line"),
    [
        ("competitors", "competitors", "minor competitors removed: Buy: The low-cost one"),
        ("channel", "channels", "minor channels removed: Buy: The low-cost one"),
        ("teams", "teams", "minor teams removed: Buy: The low-cost one"),
        ("evidence", "evidence", "minor sources removed: Buy: The low-cost one"),
    ],
)
def test_what_is_no_longer_declared_is_told_by_its_old_name(key: str, declared: str, line: str) -> None:
    old = f"title: A\n{declared}: {{plane: The low-cost one}}\nstages: [{{name: Buy, {key}: [plane]}}]"

    assert line in lines(old, "title: A\nstages: [Buy]")


def test_a_competitor_that_is_declared_nowhere_is_told_as_it_is_written() -> None:
    assert lines(stages("{name: Buy, competitors: [The train]}"), stages("Buy")) == [
        "minor competitors removed: Buy: The train"
    ]


def test_what_is_gone_says_where_it_was_and_where_to_look() -> None:
    old, new = stages("{name: Buy, pains: [It is slow]}"), stages("Buy")

    (change,) = diff(old, new)

    assert change.old
    assert change.old.place
    assert (change.old.place.line, change.new) == (3, None)
    assert change.place
    assert change.place.line == 3
    assert change.id_path == "buy/pains/it-is-slow"


def test_levels_may_be_chosen() -> None:
    old, new = load(OLD), load(NEW)

    found = changes(side_of(old), side_of(new), {"touchpoints-reordered": Level.BREAKING})

    assert (found[0].rule, found[0].level) == ("touchpoints-reordered", Level.BREAKING)


def test_a_newer_version_of_the_language_is_breaking() -> None:
    old = load(OLD).map
    assert old
    new = old.model_copy(update={"jmap": 2})

    (change,) = changes(Side(old, old), Side(new, new))

    assert (change.rule, change.level, change.text) == ("language-version-raised", Level.BREAKING, "1 -> 2")


def test_every_rule_of_the_table_is_known_and_rules_are_kebab_case() -> None:
    assert set(LEVELS) <= set(known_rules())
    assert [rule for rule in known_rules() if not re.fullmatch(r"[a-z]+(-[a-z]+)+", rule)] == []


def test_a_fingerprint_stays_when_lines_move() -> None:
    first = diff(OLD, NEW)
    second = diff(f"# a comment\n\n{OLD}", f"{NEW}\n# another\n")

    assert [change.fingerprint for change in first] == [change.fingerprint for change in second]


def test_a_thousand_new_things_among_a_thousand_that_are_gone_take_no_time() -> None:
    old, new = (stages(*(f"'{word} number {number}'" for number in range(1000))) for word in ("Old", "New"))

    found = diff(old, new)

    assert {change.rule for change in found} == {"stage-removed", "stage-added"}
