"""Suppressions that nobody would write: they are told, and keep nobody waiting."""

from __future__ import annotations

from collections import Counter

from jmap.lint.engine import lint
from jmap.lint.select import chosen
from jmap.lint.subject import Subject
from jmap.lint.suppress import MOST, MOST_WORDS
from jmap.model.load import load_bytes

RULES = chosen(["lint", "missing-emotion"])


def told(text: str) -> Counter[str]:
    subject = Subject(load_bytes(text.encode(), "a.journey.yaml"))
    return Counter(diagnostic.name for diagnostic in lint(subject, RULES).diagnostics)


def a_map(*comments: str) -> str:
    return "".join(f"# jmap: ignore-file[{words}] said\n" for words in comments) + "title: A\nstages: [B]\n"


def test_a_comment_with_as_many_rules_as_may_be_suppresses() -> None:
    words = ", ".join(["missing-emotion"] * MOST_WORDS)

    assert told(a_map(words)) == {}


def test_a_comment_with_more_is_no_suppression() -> None:
    words = ", ".join(["missing-emotion"] * (MOST_WORDS + 1))

    assert told(a_map(words)) == {"unknown-suppression": 1, "missing-emotion": 1}


def test_more_comments_than_may_be_are_no_suppressions() -> None:
    assert told(a_map(*["JM101"] * MOST, "missing-emotion")) == {
        "unknown-suppression": 1,
        "missing-emotion": 1,
    }


def test_the_limits_are_told_only_of_what_is_beyond_them() -> None:
    many = a_map(", ".join(["missing-emotion"] * (MOST_WORDS + 1))).replace("title", "# jmap: ignore\ntitle")
    lined = lint(Subject(load_bytes(many.encode(), "a.journey.yaml")), RULES).diagnostics
    beyond, malformed = (each for each in lined if each.name == "unknown-suppression")
    assert (beyond.place.line, malformed.place.line) == (1, 2)
    assert str(MOST_WORDS) in beyond.help
    assert str(MOST_WORDS) not in malformed.help
