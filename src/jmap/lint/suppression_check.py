"""What is wrong with suppressions: unknown or malformed (JM902), unused (JM901), unexplained (JM904)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from jmap.lint.select import known_words, rules_called
from jmap.lint.suppress import MOST, MOST_WORDS, in_form, is_meant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jmap.lint.suppress import Suppression, Word
    from jmap.source.comments import Comment
    from jmap.source.text import SourceText

_FORM = "write `# jmap: ignore[rule] reason`, or `# jmap: ignore-file[rule] reason` for the whole file"
_NO_FORM = ("this comment speaks to jmap, and is no suppression", _FORM)
_TOO_MANY = (
    "this suppression does nothing: there are too many",
    f"name a family instead of its rules: a comment has up to {MOST_WORDS}, a file {MOST:,} such comments",
)


class Ran(NamedTuple):
    """The rules that have looked at a map, each with the severity that it speaks with."""

    severities: Mapping[str, Severity]
    require_reason: bool
    near: Callable[[str, Iterable[str]], list[str]]
    """Finds the words that another may be a slip of."""

    def all_of(self, word: str) -> bool:
        """Whether a suppression of `word` had its chance: the rule, or all of a family that are on."""
        rules = rules_called(word)
        wanted = rules if len(rules) == 1 else [rule for rule in rules if rule.on and not rule.always_runs]
        return all(rule.name in self.severities for rule in wanted)


def suppressible(word: str) -> set[str]:
    """Return the names of the rules that a suppression of `word` keeps back; none for an unknown word."""
    return {rule.name for rule in rules_called(word) if not rule.always_runs}


def about_suppressions(
    comments: Sequence[Comment],
    suppressions: Sequence[Suppression],
    used: set[Word],
    source: SourceText,
    ran: Ran,
) -> Iterator[Diagnostic]:
    """Yield what is to be said of the suppressions of a map whose other rules have run."""
    right = {suppression.comment for suppression in suppressions}
    malformed = [comment for comment in comments if is_meant(comment) and comment not in right]
    unknown = ran.severities.get("unknown-suppression")
    if unknown:
        for comment in malformed:
            told = _TOO_MANY if in_form(comment) else _NO_FORM
            yield Diagnostic("unknown-suppression", *told, source.place(comment.span), unknown)
        for each in suppressions:
            yield from _unknown(each, source, ran, unknown)
    unused = ran.severities.get("unused-suppression")
    unexplained = ran.severities.get("unexplained-suppression")
    for each in suppressions:
        if unused and each.covers:
            yield from _unused(each, used, source, ran, unused)
        if not each.reason and (unexplained or ran.require_reason):
            message = "this suppression gives no reason"
            advice = "say behind the bracket why it is right: `# jmap: ignore[rule] interviews in May`"
            severity = Severity.ERROR if ran.require_reason else unexplained or Severity.INFO
            place = source.place(each.comment.span)
            yield Diagnostic("unexplained-suppression", message, advice, place, severity)


def _unknown(each: Suppression, source: SourceText, ran: Ran, severity: Severity) -> Iterator[Diagnostic]:
    """Yield what keeps a suppression from doing anything."""

    def told(message: str, advice: str, span: Span, fix: Fix | None = None) -> Diagnostic:
        return Diagnostic("unknown-suppression", message, advice, source.place(span), severity, fix=fix)

    if not each.words:
        yield told("this suppression names no rule", _FORM, each.comment.span)
    if each.covers is None:
        where = "the line below it" if each.comment.own_line else "its line"
        message = f"this suppression covers nothing: no key and no item begins on {where}"
        advice = "put it right above the stage, step or key that it is about, or write `ignore-file[…]`"
        yield told(message, advice, each.comment.span)
    for word in each.words:
        removal = _removal(each, word, source)
        if not rules_called(word.text):
            near = ran.near(word.text, known_words())
            advice = f"did you mean `{near[0]}`?" if near else "`jmap rule` lists all rules"
            fix = Fix(f"name `{near[0]}`", (Edit(word.span, near[0]),), safe=True) if near else removal
            yield told(f"no rule is called `{word.text}`", advice, word.span, fix)
        elif not suppressible(word.text):
            message = f"`{word.text}` cannot be suppressed: a file with that mistake is not a map"
            yield told(message, "take it out, and mend the map where it has that mistake", word.span, removal)


def _unused(
    each: Suppression, used: set[Word], source: SourceText, ran: Ran, severity: Severity
) -> Iterator[Diagnostic]:
    """Yield the words of a suppression that had their chance and kept nothing back."""
    for word in each.words:
        if word not in used and suppressible(word.text) and ran.all_of(word.text):
            yield Diagnostic(
                "unused-suppression",
                f"nothing here needs the suppression of `{word.text}`",
                "remove it, so that it cannot hide a mistake that comes later",
                source.place(word.span),
                severity,
                fix=_removal(each, word, source),
            )


def _removal(each: Suppression, word: Word, source: SourceText) -> Fix:
    """Take a word out of a suppression; with the last one goes the comment, and its line if it has one."""
    rest = [other for other in each.words if other != word]
    if rest:
        following = next((other for other in rest if other.span.start > word.span.start), None)
        start = word.span.start if following else rest[-1].span.end
        end = following.span.start if following else word.span.end
        return Fix(f"take `{word.text}` out of the suppression", (Edit(Span(start, end), ""),), safe=True)
    text, (start, end) = source.text, each.comment.span
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    if each.comment.own_line and end < len(text):
        end += 2 if text.startswith("\r\n", end) else 1
    return Fix("remove the suppression", (Edit(Span(start, end), ""),), safe=True)
