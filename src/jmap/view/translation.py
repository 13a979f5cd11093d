"""The words for a language: what a file of translations says, over the English ones.

Our own files are in `templates/words`, one for a language, and held to the shape of `Words` by a test. A
person's own were checked when they were read, so that nothing here has to be refused.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from jmap.assets import templates
from jmap.view.words import ENGLISH, Counted, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Translation = dict[str, Any]
"""A file of words as plain data: texts, lists of texts and tables, by the names of the fields of `Words`."""
NOT_TRANSLATED = frozenset({"language", "spoken"})
"""Fields of `Words` that say which language there is, and are in none."""


def words_for(language: str, own: Mapping[str, Translation] | None = None) -> Words:
    """Return the words for a map in `language` (BCP 47).

    They are those of its whole tag, else of the tag without its last parts, else English. A person's `own`
    translations, by language tag, go before ours; what they leave out is ours.
    """
    found = _ours(language)
    for tag in reversed(list(_tags(language))):
        if own and tag in own:
            found = translated(found, tag, own[tag])
    return found


def translated(words: Words, language: str, translation: Translation) -> Words:
    """Return `words` with those of a translation in the place of their own."""
    known = {field.name: getattr(words, field.name) for field in fields(Words)}
    said = {name: _value(known[name], value) for name, value in translation.items()}
    return replace(words, spoken=language, **said)


@cache
def _ours(language: str) -> Words:
    words = replace(ENGLISH, language=language)
    for tag in _tags(language):
        if tag == ENGLISH.spoken:
            break
        if tag in _files():
            import tomllib  # noqa: PLC0415  maps in English need none

            return translated(words, tag, tomllib.loads(_files()[tag].read_text(encoding="utf-8")))
    return words


@cache
def _files() -> Mapping[str, Path]:
    return {path.stem: path for path in (templates() / "words").glob("*.toml")}


def _tags(language: str) -> Iterator[str]:
    """Yield a tag in lower case, then the same without its last parts, one after the other (RFC 4647)."""
    parts = language.lower().split("-")
    for count in range(len(parts), 0, -1):
        yield "-".join(parts[:count])


def _value(known: Any, written: Any) -> Any:
    """Return a value of plain data in the form that a field has; what a table leaves out stays."""
    if isinstance(known, Counted):
        return Counted(written)
    if isinstance(known, tuple):
        return tuple(written)
    if isinstance(known, str):
        return written
    return {**known, **{key: _value(known[key], value) for key, value in written.items()}}
