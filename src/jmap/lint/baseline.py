"""The baseline: diagnostics that a team knows of and will not hear again, until they come back.

A diagnostic is recorded by its map, its rule and the ids on the way to what it speaks of, with how many
there are: lines may move. One that is said once of a map for many places is recorded by these places, so
that each is known where it is said of them singly, once the map got better. What is recorded and no longer
found is stale; a baseline only gets shorter by itself.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import CODES, Diagnostic, Severity, Span
from jmap.errors import UsageError
from jmap.lint.select import rules_called
from jmap.phrases import counted
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jmap.source.text import SourceText

VERSION = 1
_FAMILIES_NEVER_RECORDED = ("JM0", "JM9")
"""What keeps a file from being a map has to be mended, and what is wrong with suppressions too."""


class Key(NamedTuple):
    """What a baseline counts: the map relative to the baseline's folder, the rule, and the id path."""

    path: str
    rule: str
    id_path: str


Baseline = Counter[Key]
"""How many diagnostics are known of each."""


class Known(NamedTuple):
    """Diagnostics that are new, those that the baseline holds, and what it holds in vain."""

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    stale: Baseline


def recorded(diagnostics: Iterable[Diagnostic], relative: Callable[[str], str]) -> Baseline:
    """Return a baseline of `diagnostics`; `relative` turns a path into one from the baseline's folder."""
    kept = (each for each in diagnostics if can_be_recorded(each))
    return Counter(_key(part, relative) for each in kept for part in each.stands_for or (each,))


def can_be_recorded(diagnostic: Diagnostic) -> bool:
    """Whether a baseline may hold it."""
    return not diagnostic.code.startswith(_FAMILIES_NEVER_RECORDED)


def sift(
    diagnostics: Iterable[Diagnostic],
    baseline: Baseline,
    relative: Callable[[str], str],
    judged: Callable[[Key], bool],
) -> Known:
    """Tell what is known from what is new; `judged` says whether a run could have found a key again."""
    left = Counter(baseline)
    new: list[Diagnostic] = []
    known: list[Diagnostic] = []
    for each in diagnostics:
        unheard = [part for part in each.stands_for or (each,) if not _is_known(part, left, relative)]
        if unheard and len(unheard) == len(each.stands_for):
            new.append(each)
        else:
            new += unheard
            known += [part for part in each.stands_for or (each,) if part not in unheard]
    stale = Counter({key: count for key, count in left.items() if count > 0 and judged(key)})
    return Known(tuple(new), tuple(known), stale)


def _is_known(diagnostic: Diagnostic, left: Baseline, relative: Callable[[str], str]) -> bool:
    """Whether what is left of a baseline holds a diagnostic, which is then taken from it."""
    key = _key(diagnostic, relative)
    if not can_be_recorded(diagnostic) or left[key] < 1:
        return False
    left[key] -= 1
    return True


def _key(diagnostic: Diagnostic, relative: Callable[[str], str]) -> Key:
    return Key(relative(diagnostic.place.path), diagnostic.name, diagnostic.id_path)


def merged(old: Baseline, today: Baseline) -> Baseline:
    """Return what either holds, the larger count of each."""
    return old | today


def pruned(old: Baseline, known: Known) -> Baseline:
    """Return a baseline without what is stale."""
    return old - known.stale


def to_json(baseline: Baseline) -> str:
    """Return the text of a baseline file: sorted, so that two branches that change it can be merged."""
    maps: dict[str, dict[str, dict[str, int]]] = {}
    for key, count in sorted(baseline.items()):
        maps.setdefault(key.path, {}).setdefault(key.rule, {})[key.id_path] = count
    return _as_json({"version": VERSION, "maps": maps}, indent=2) + "\n"


def from_json(text: str, path: str) -> Baseline:
    """Read the text of a baseline file; raises UsageError where it is none."""
    refused = UsageError(
        f"{path} is not a baseline", "mend it, or remove it and run `jmap lint --write-baseline`"
    )
    try:
        document = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{path} is not JSON: {error}", refused.hint) from None
    except RecursionError:
        raise refused from None
    if not isinstance(document, dict) or not isinstance(maps := document.get("maps"), dict):
        raise refused
    if document.get("version") != VERSION:
        raise UsageError(
            f"{path} is a baseline of version {document.get('version')}, and this jmap reads {VERSION}",
            "update jmap, or write the baseline anew",
        )
    found: Baseline = Counter()
    for map_path, rule, id_path, count in _entries(maps, refused):
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise refused
        key = Key(map_path, _recordable(rule, path), id_path)
        found[key] = max(found[key], count)  # a rule may stand there by its old name too
    return found


def _recordable(word: str, path: str) -> str:
    """Return what the rule that a baseline names is called today; refuse one that cannot be recorded."""
    rules = rules_called(word)
    if len(rules) != 1:
        near = did_you_mean(word, CODES)
        raise UsageError(
            f"{path} names the rule `{word}`, which there is not", near or "`jmap rule` lists all"
        )
    if CODES[rules[0].name].startswith(_FAMILIES_NEVER_RECORDED):
        raise UsageError(
            f"{path} names `{word}`, which no baseline can hold: what it finds has to be mended",
            "take it out of the file",
        )
    return rules[0].name


def _entries(maps: Mapping[str, object], refused: UsageError) -> Iterator[tuple[str, str, str, object]]:
    for map_path, rules in maps.items():
        if not isinstance(rules, dict):
            raise refused
        for rule, places in rules.items():
            if not isinstance(places, dict):
                raise refused
            yield from ((map_path, rule, id_path, count) for id_path, count in places.items())


def now_called(path: str, stale: Baseline, unheard_of: Baseline) -> str:
    """Return which map among those with new diagnostics has most of what is recorded of `path`; or none."""
    of_old = Counter({(key.rule, key.id_path): count for key, count in stale.items() if key.path == path})
    alike: Counter[str] = Counter()
    for key, count in unheard_of.items():
        alike[key.path] += min(count, of_old[key.rule, key.id_path])
    name, most = next(iter(alike.most_common(1)), ("", 0))
    return name if 2 * most > of_old.total() else ""


def about_stale(
    stale: Baseline, gone: Mapping[str, str], source: SourceText, severity: Severity
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each stale entry and each map that is gone, at its place in the baseline file.

    `gone` has the maps that are no longer there, each with the one that it may be now.
    """
    for path, now in sorted(gone.items()):
        count = sum(times for key, times in stale.items() if key.path == path)
        out = "take it out with `jmap lint --prune-baseline`"
        yield Diagnostic(
            "stale-baseline",
            f"{path} is gone, and {counted(count, 'diagnostic')} of it "
            f"{'is' if count == 1 else 'are'} recorded",
            f"if it is called {now} now, write that name here; if not, {out}" if now else out,
            source.place(_span((path,), source.text)),
            severity,
        )
    for key, count in sorted(stale.items()):
        if key.path not in gone:
            at = key.id_path or "the map"
            times = "" if count == 1 else f" {count} times"
            yield Diagnostic(
                "stale-baseline",
                f"`{key.rule}` at `{at}` in {key.path} is recorded{times} and no longer found",
                "take it out with `jmap lint --prune-baseline`, so that it cannot come back unseen",
                source.place(_span(key, source.text)),
                severity,
            )


def _span(words: Iterable[str], text: str) -> Span:
    """Return where an entry stands: its last word behind the others, or the start of the file."""
    start = end = 0
    for word in words:
        quoted = _as_json(word)
        start = text.find(f"{quoted}:", end)
        if start < 0:
            return Span(0, 0)
        end = start + len(quoted)
    return Span(start, end)


def _as_json(value: object, indent: int | None = None) -> str:
    """Return JSON that can be encoded; of a name that is no UTF-8, what cannot is escaped as JSON does."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", errors="backslashreplace").decode()
