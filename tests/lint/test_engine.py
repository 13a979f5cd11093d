from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Severity
from jmap.lint.engine import lint
from jmap.lint.registry import RULES
from jmap.lint.rule import Remark, Rule
from jmap.lint.select import Choice
from jmap.lint.subject import Subject
from jmap.model.load import load_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


TWO_STAGES = "title: Renewing a passport\nstages: [Apply, Collect]\n"
NO_MAP = "title: Renewing a passport\nstagez: [Apply]\nstates: future\n"


def said(text: str, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    subject = Subject(load_bytes(text.encode(), "passport.journey.yaml"))
    return lint(subject, [Choice(rule, rule.severity) for rule in rules]).diagnostics


def told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(diagnostic.code, diagnostic.place.line, diagnostic.place.column) for diagnostic in diagnostics]


def rule(name: str) -> Rule:
    return next(rule for rule in RULES if rule.name == name)


def speaking_last_first(subject: Subject) -> Iterator[Remark]:
    for index in reversed(range(len(subject.journey.stages))):
        yield Remark(("stages", index), "said", "done", label="here")


def test_diagnostics_stand_in_the_order_of_places_then_of_codes() -> None:
    rules = [rule("missing-emotion"), rule("missing-touchpoint")]

    assert told(said(TWO_STAGES, rules)) == [
        ("JM101", 2, 10),
        ("JM102", 2, 10),
        ("JM101", 2, 17),
        ("JM102", 2, 17),
    ]


def test_only_the_given_rules_run() -> None:
    diagnostics = said(TWO_STAGES, [rule("missing-emotion")])

    assert {diagnostic.name for diagnostic in diagnostics} == {"missing-emotion"}


def test_without_rules_a_map_has_nothing_to_be_told() -> None:
    assert said(TWO_STAGES, []) == ()


def test_rules_of_the_schema_family_are_left_to_loading() -> None:
    assert said(TWO_STAGES, [rule for rule in RULES if rule.family == "schema"]) == ()


def test_a_file_that_is_no_map_gets_all_that_loading_says_and_nothing_else() -> None:
    diagnostics = said(NO_MAP, RULES)

    assert told(diagnostics) == [("JM003", 2, 1), ("JM003", 3, 1)]


def test_a_rule_speaks_with_the_severity_and_at_the_place_that_it_names() -> None:
    spoken = Rule("missing-emotion", Severity.WARNING, since="0.1.0", page="Said.", check=speaking_last_first)

    diagnostics = said(TWO_STAGES, [spoken])

    assert told(diagnostics) == [("JM102", 2, 10), ("JM102", 2, 17)]
    assert {(diagnostic.severity, diagnostic.label) for diagnostic in diagnostics} == {
        (Severity.WARNING, "here")
    }


def test_a_rule_names_its_code_its_family_and_its_title() -> None:
    emotion = rule("missing-emotion")

    assert (emotion.code, emotion.family) == ("JM102", "completeness")
    assert emotion.title == "A stage does not say how customers feel."
