"""Linting files in one process: load, run the rules, mend where that is asked for."""

from __future__ import annotations

from dataclasses import field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from jmap.commands.lint_result import Batch, Change
from jmap.commands.read import load_file, load_text
from jmap.errors import UsageError
from jmap.files import STANDARD_INPUT
from jmap.frozen import frozen
from jmap.lint.engine import Linted, lint
from jmap.lint.fix import fixed
from jmap.lint.select import chosen, find_rules
from jmap.lint.subject import Subject
from jmap.model.load import Loaded
from jmap.project.files import DiskFiles, rewrite
from jmap.project.found import Found, digest, digest_of_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from jmap.diagnostics import Diagnostic
    from jmap.lint.select import Choice
    from jmap.model.use import LoadedLibrary
    from jmap.project.ignored import Rules
    from jmap.project.settings import Glob, Settings
    from jmap.source.text import SourceText

_MOST_ROUNDS = 50
"""Each round mends what the one before has uncovered; every fix there is ends sooner."""

Fixing = Literal["nothing", "safe", "unsafe"]


@frozen
class Plan:
    """How files are linted."""

    choices: tuple[Choice, ...]
    today: date
    per_file_ignores: Mapping[Glob, frozenset[str]] = field(default_factory=dict)
    """The names of rules that are not run on files of a pattern."""
    require_reason: bool = False
    fixing: Fixing = "nothing"
    dry: bool = False
    """Whether what would be mended is only shown."""
    stdin_filename: str = STANDARD_INPUT

    def choices_for(self, path: str) -> tuple[Choice, ...]:
        """Return the rules to run on a file."""
        if not self.per_file_ignores:
            return self.choices
        from jmap.project.ignored import matches  # noqa: PLC0415  only where the settings say so

        absolute = str(Path(path).absolute())
        left_out = {
            name
            for glob, names in self.per_file_ignores.items()
            if matches(absolute, _rules(glob))
            for name in names
        }
        return tuple(choice for choice in self.choices if choice.rule.name not in left_out)


class _Result(NamedTuple):
    """What became of one file."""

    loaded: Loaded | LoadedLibrary
    linted: Linted
    asked: tuple[tuple[str, bool | str], ...] = ()
    """What rules have asked of the disk, and the answers."""
    dated: bool = False
    mended: tuple[str, ...] = ()
    """The rules of which something was mended, as often as it was."""


class _AskedFiles(DiskFiles):
    """Files that remember what they were asked, and what they answered."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.asked: dict[tuple[str, bool | str], None] = {}

    def exists(self, path: str) -> bool:
        there = super().exists(path)
        self.asked[path, there] = None
        return there

    def names(self, folder: str) -> Sequence[str]:
        names = super().names(folder)
        self.asked[folder, digest_of_names(names)] = None
        return names


@cache
def _rules(glob: Glob) -> Rules:
    """Return a pattern ready for matching, which takes longer to make than to use."""
    from jmap.project.ignored import rules_of  # noqa: PLC0415  only where the settings say so

    return rules_of([glob])


def plan_for(settings: Settings, today: date, fixing: Fixing, *, dry: bool, stdin_filename: str) -> Plan:
    """Return how files are linted; refuses words that name no rule."""
    severities = settings.severities() if settings.severity else {}
    choices = chosen(
        settings.select,
        settings.ignore,
        settings.extend_select,
        severities=severities,
        options=settings.rules,
    )
    per_file_ignores = {
        glob: frozenset(rule.name for word in words for rule in find_rules(word))
        for glob, words in settings.per_file_ignores.items()
    }
    return Plan(choices, today, per_file_ignores, settings.require_reason, fixing, dry, stdin_filename)


def lint_batch(paths: Sequence[str], plan: Plan) -> Batch:
    """Load, lint and perhaps mend some files in this process."""
    libraries: dict[str, LoadedLibrary] = {}
    found, changes, unwritten = [], [], []
    texts: dict[str, SourceText] = {}
    for path in paths:
        first = _linted(load_file(path, libraries, plan.stdin_filename), plan, libraries)
        last = first if plan.fixing == "nothing" else _mended(first, plan, libraries)
        if last.mended:
            change, refused = _kept(first, last, path, plan)
            changes.append(change)
            if refused:
                unwritten.append(refused)
                last = first
        fixes = [each.fix for each in first.linted.diagnostics if each.fix]
        promised = sum(fix.safe or plan.fixing == "unsafe" for fix in fixes)
        found.append(_found(last)._replace(uncovered=max(len(last.mended) - promised, 0)))
        if path == STANDARD_INPUT:
            texts.update(last.loaded.texts)
    return Batch(tuple(found), tuple(changes), tuple(unwritten), texts)


def _linted(loaded: Loaded | LoadedLibrary, plan: Plan, libraries: dict[str, LoadedLibrary]) -> _Result:
    """Run the rules over a map; a library has only the diagnostics of loading."""
    if not isinstance(loaded, Loaded):
        return _Result(loaded, Linted(loaded.diagnostics))
    files, choices = _AskedFiles(loaded.path), plan.choices_for(loaded.path)
    linted = lint(Subject(loaded, files, plan.today), choices, require_reason=plan.require_reason)
    dated = any(choice.rule.dated for choice in choices)
    return _Result(loaded, _without_harm(linted, loaded, libraries), tuple(files.asked), dated)


def _without_harm(linted: Linted, loaded: Loaded, libraries: dict[str, LoadedLibrary]) -> Linted:
    """Take back the fixes after which a map would be none: something in it may go by the mistake."""
    source = loaded.source
    fixable = [each for each in linted.diagnostics if each.fix]
    if source is None or not fixable or not loaded.is_whole:
        return linted

    def harm(some: Sequence[Diagnostic]) -> bool:
        return not load_text(fixed(source.text, some, unsafe=True).text, source, libraries).is_whole

    if not harm(fixable):
        return linted
    return _without_fixes(linted, {each for each in fixable if harm([each])})


def _without_fixes(linted: Linted, of: Collection[Diagnostic]) -> Linted:
    """Take back the fixes of some diagnostics, so that nobody is promised them."""
    kept = tuple(replace(each, fix=None) if each in of else each for each in linted.diagnostics)
    return replace(linted, diagnostics=kept)


def _mended(first: _Result, plan: Plan, libraries: dict[str, LoadedLibrary]) -> _Result:
    """Make fixes until there are none left; what would make a file worse is neither made nor promised."""
    result, unsafe = first, plan.fixing == "unsafe"
    for _ in range(_MOST_ROUNDS):
        source = result.loaded.source
        own = [each for each in result.linted.diagnostics if source and each.place.path == source.path]
        made = fixed(source.text if source else "", own, unsafe=unsafe)
        if source is None or made.text == source.text:
            break
        again = _linted(load_text(made.text, source, libraries), plan, libraries)
        if _is_worse(again, result):
            return result._replace(linted=_without_fixes(result.linted, made.mended))
        names = (each.name for each in made.mended)
        result = again._replace(mended=(*result.mended, *names))
    return result


def _is_worse(after: _Result, before: _Result) -> bool:
    """Whether a file can no longer be read as it could before; what could not be may hide more mistakes."""
    if before.loaded.is_whole:
        return not after.loaded.is_whole
    unreadable = {"yaml-syntax", "duplicate-key", "unsupported-yaml"}
    new, old = ({each.name for each in result.linted.diagnostics} for result in (after, before))
    return unreadable.isdisjoint(old) and not unreadable.isdisjoint(new)


def _kept(first: _Result, last: _Result, path: str, plan: Plan) -> tuple[Change, str]:
    """Write what a file became, unless it is only shown; say why where that is not possible."""
    before, after = first.loaded.source, last.loaded.source
    assert before is not None
    assert after is not None
    change = Change(path, before, after)
    if plan.dry or path == STANDARD_INPUT:
        return change, ""
    try:
        rewrite(Path(path), before.encoded(), after.encoded())
    except UsageError as error:
        return change, error.message
    return change, ""


def _found(result: _Result) -> Found:
    loaded, linted = result.loaded, result.linted
    libraries = loaded.libraries if isinstance(loaded, Loaded) else ()
    return Found(
        loaded.path,
        linted.diagnostics,
        linted.suppressed,
        _digest(loaded.source),
        tuple((library.path, _digest(library.source)) for library in libraries),
        result.asked,
        result.dated,
        loaded.is_whole,
        result.mended,
    )


def _digest(source: SourceText | None) -> str:
    return digest(source.encoded()) if source else ""
