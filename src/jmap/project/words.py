"""A person's own words for drawings: `words/LANGUAGE.toml` in the folder of their templates.

A file may hold some of the words; all mistakes in it are told at once, each at its place.
"""

from __future__ import annotations

from dataclasses import fields
from string import Formatter
from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Diagnostic, Place
from jmap.files import FileRefusedError
from jmap.model.values import real_language
from jmap.phrases import shortened
from jmap.project.files import read
from jmap.project.settings import SettingsError
from jmap.source.text import SourceText, decode
from jmap.source.toml import parse
from jmap.source.tree import Mapping, Scalar, Sequence
from jmap.suggest import did_you_mean
from jmap.view.plural import forms
from jmap.view.translation import NOT_TRANSLATED, Translation
from jmap.view.words import ENGLISH, Counted, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jmap.source.tree import Entry, Node

_KNOWN = {
    field.name: getattr(ENGLISH, field.name) for field in fields(Words) if field.name not in NOT_TRANSLATED
}
_ADVICE = "the page `languages` of the documentation says which words there are"


def own_words(templates: Path) -> dict[str, Translation]:
    """Return a person's translations by language tag; a file with mistakes is a SettingsError."""
    found: dict[str, Translation] = {}
    mistakes: list[Diagnostic] = []
    texts: dict[str, SourceText] = {}
    for path in sorted((templates / "words").glob("*.toml")):
        source = _text(path)
        if isinstance(source, Diagnostic):
            mistakes.append(source)
            continue
        texts[source.path] = source
        document = parse(source)
        if isinstance(document, Diagnostic):
            mistakes.append(document)
            continue
        if not real_language(path.stem):
            message = f"`{shortened(path.stem)}` is no language"
            mistakes.append(
                Diagnostic(
                    "unknown-value", message, "name the file after one, as `it.toml`", Place(source.path)
                )
            )
        mistakes += _Check(source, path.stem).table(document.root, _KNOWN)
        found[path.stem.lower()] = document.data
    if mistakes:
        raise SettingsError(tuple(sorted(mistakes, key=lambda one: one.sort_key)), texts)
    return found


def _text(path: Path) -> SourceText | Diagnostic:
    shown = path.as_posix()
    try:
        return decode(read(str(path)), shown)
    except FileRefusedError as refused:
        message = f"the words cannot be read: {refused.reason}"
        return Diagnostic("unreadable-file", message, "check the path and who may read it", Place(shown))


class _Check:
    """Holds one file against the English words."""

    def __init__(self, source: SourceText, language: str) -> None:
        self._source = source
        self._forms = forms(language)

    def table(self, node: Mapping, known: dict[str, Any]) -> Iterator[Diagnostic]:
        """Yield what is wrong in a table that may have the keys of `known`."""
        for key, entry in node.entries.items():
            if key in known:
                yield from self._value(entry, known[key])
            else:
                yield self._unknown(entry, known)

    def _value(self, entry: Entry, known: Any) -> Iterator[Diagnostic]:
        node = entry.value
        if isinstance(known, str):
            yield from self._said(entry, node, known)
        elif isinstance(known, tuple):
            if not isinstance(node, Sequence) or len(node.items) != len(known):
                yield self._wrong(entry, f"a list of {len(known)} texts")
            else:
                for item, word in zip(node.items, known, strict=True):
                    yield from self._said(entry, item, word)
        elif not isinstance(node, Mapping):
            names = self._forms if isinstance(known, Counted) else known
            yield self._wrong(entry, f"a table with {', '.join(f'`{name}`' for name in names)}")
        elif isinstance(known, Counted):
            yield from self._counted(entry, node, known)
        else:
            yield from self.table(node, dict(known))

    def _counted(self, entry: Entry, node: Mapping, known: Counted) -> Iterator[Diagnostic]:
        """Yield what is wrong in a phrase about a number, of which a language has some forms."""
        for key, form in node.entries.items():
            if key in self._forms:
                yield from self._said(form, form.value, known.forms["other"], without="count")
            else:
                yield self._unknown(form, dict.fromkeys(self._forms))
        if lacking := [name for name in self._forms if name not in node.entries]:
            message = f"`{entry.key.raw}` has no form for {', '.join(f'`{name}`' for name in lacking)}"
            advice = "a phrase about a number has every form of its language"
            yield Diagnostic("missing-key", message, advice, self._source.place(entry.key.span))

    def _said(self, entry: Entry, node: Node, known: str, without: str = "") -> Iterator[Diagnostic]:
        """Yield what is wrong with a text; it may do `without` a place that the English one has."""
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            yield self._wrong(entry, "a text")
            return
        wanted = _places(known) or set()
        found = _places(node.value)
        if found is None or not wanted - {without} <= found <= wanted:
            named = ", ".join(f"`{{{place}}}`" for place in sorted(wanted)) or "none"
            message = f"`{entry.key.raw}` does not have the places of the English text: {named}"
            advice = f"in English it is `{shortened(known)}`"
            yield Diagnostic("unknown-value", message, advice, self._source.place(node.span))

    def _wrong(self, entry: Entry, wanted: str) -> Diagnostic:
        message = f"`{entry.key.raw}` is not {wanted}"
        return Diagnostic("wrong-type", message, _ADVICE, self._source.place(entry.value.span))

    def _unknown(self, entry: Entry, known: dict[str, Any]) -> Diagnostic:
        message = f"there is no word `{shortened(entry.key.raw)}`"
        advice = did_you_mean(entry.key.raw, known) or _ADVICE
        return Diagnostic("unknown-key", message, advice, self._source.place(entry.key.span))


def _places(text: str) -> set[str] | None:
    """Return the names in braces; None where there is a brace too many, or more than a name in them."""
    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    if any(spec or conversion or not name for name, spec, conversion in parts):
        return None
    return {name for name, _, _ in parts if name}
