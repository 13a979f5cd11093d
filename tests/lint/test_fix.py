"""Which fixes are made together, and what becomes of the text."""

from __future__ import annotations

from jmap.diagnostics import Diagnostic, Edit, Fix, Place, Span
from jmap.lint.fix import fixed


def diagnostic(*edits: Edit, safe: bool = True) -> Diagnostic:
    return Diagnostic("wrong-type", "said", "done", Place("a.yaml"), fix=Fix("mend", edits, safe))


FIRST = diagnostic(Edit(Span(0, 1), "A"))
SECOND = diagnostic(Edit(Span(2, 3), "B"))
GUESS = diagnostic(Edit(Span(4, 5), "C"), safe=False)


def test_a_guess_is_made_only_where_guesses_are_asked_for() -> None:
    assert fixed("a b c", [FIRST, SECOND, GUESS], unsafe=False) == ("A B c", (FIRST, SECOND))
    assert fixed("a b c", [FIRST, SECOND, GUESS], unsafe=True) == ("A B C", (FIRST, SECOND, GUESS))


def test_of_two_fixes_that_meet_the_first_is_made() -> None:
    over_both = diagnostic(Edit(Span(0, 3), "x"))

    assert fixed("a b c", [FIRST, over_both, SECOND], unsafe=False) == ("A B c", (FIRST, SECOND))
    assert fixed("a b c", [over_both, FIRST, SECOND], unsafe=False) == ("x c", (over_both,))


def test_a_fix_of_several_edits_is_made_whole_or_not_at_all() -> None:
    two = diagnostic(Edit(Span(0, 1), "x"), Edit(Span(4, 5), "z"))

    assert fixed("a b c", [FIRST, two], unsafe=False) == ("A b c", (FIRST,))


def test_the_same_fix_twice_is_made_once_and_mends_both() -> None:
    again = diagnostic(Edit(Span(0, 1), "A"))

    assert fixed("a b c", [FIRST, again], unsafe=False) == ("A b c", (FIRST, again))


def test_without_fixes_the_text_stays() -> None:
    said = Diagnostic("wrong-type", "said", "done", Place("a.yaml"))

    assert fixed("a b c", [said], unsafe=True) == ("a b c", ())
