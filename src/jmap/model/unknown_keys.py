"""Keys that a part does not take: what was meant by each, or where it belongs.

Knows the words of the trade, of other languages and slips of the hand; what stands below a key is judged
elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jmap.diagnostics import Diagnostic, Edit, Fix
from jmap.model.by_persona import below_per_persona, said_by_personas
from jmap.model.dashes import declared_inside, name_for_key
from jmap.model.declared import NAMES
from jmap.model.emotion import Emotion
from jmap.model.foreign_words import english_keys
from jmap.model.ids import slug
from jmap.model.insight import Metric, Opportunity, Pain
from jmap.model.journey import VERSION, JourneyMap
from jmap.model.keys_above import belongs_above, indented, keys_above
from jmap.model.library import Evidence
from jmap.model.locate import key_of
from jmap.model.odd_characters import cleaned, odd_character
from jmap.model.once import KEYS_ARE_ENGLISH
from jmap.model.persona import Persona
from jmap.model.readers import UNREADABLE, DictReader, ListReader, PartReader, TextReader
from jmap.model.restated import free_pairs, takes_words
from jmap.model.stage import Stage, Step
from jmap.model.synonyms import VALUE_SYNONYMS, meant_key
from jmap.model.top_keys import by_what_they_hold, moved_left, moved_out_of
from jmap.model.wrong_type import how_to_write
from jmap.phrases import shortened
from jmap.source.data import absent, data_of, text_of
from jmap.source.tree import Mapping, Scalar, Sequence
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.model.locate import Locator, Origin
    from jmap.model.readers import Reader
    from jmap.source.tree import Node

_HOMES = (JourneyMap, Stage, Step, Pain, Opportunity, Metric, Persona, Evidence, Emotion)
"""Where a key that stands in the wrong part may belong, the likeliest first."""
_REFUSED = (UNREADABLE, (UNREADABLE,))
"""What a value or a list of one becomes that cannot be read."""


def unknown_keys(
    origin: Origin, missing: list[str], unknown: list[str], locator: Locator
) -> tuple[list[Diagnostic], list[str]]:
    """Tell of all unknown keys of one part; also return what is missing even when they are as meant."""
    assert isinstance(origin.reader, PartReader)
    if not unknown:
        return [], missing
    written = _keys(origin.node)
    known = [key for key in origin.reader.fields if key not in written]
    above = keys_above(origin)
    meant = {
        key: None if belongs_above(origin, key, above) else _meant_here(origin, key, missing, known, locator)
        for key in unknown
    }
    ours = [key for key in unknown if not _home(key) and not below_per_persona(origin, key, locator)]
    meant = _in_place_of(origin, missing, by_what_they_hold(origin, missing, meant), ours)
    found = {*meant.values(), *(key for each in unknown for key in moved_out_of(origin, each).values())}
    told = [_unknown_key(origin, key, meant, above, locator) for key in unknown]
    return told, [key for key in missing if key not in found]


def _meant(key: str, known: list[str], locator: Locator) -> str | None:
    """Return which of the keys that a part takes is meant; `emotion` is never half of `emotion_scale`."""
    meant = meant_key(cleaned(key), known, locator.near)
    return None if meant and meant.startswith(f"{key}_") and _home(key) else meant


def _meant_here(
    origin: Origin, key: str, missing: list[str], known: list[str], locator: Locator
) -> str | None:
    """Return which key is meant of those that can hold what stands behind one, a missing one first."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    value, fields = origin.node.entries[key].value, origin.reader.fields
    possible = [each for each in known if _may_hold(fields[each], value)]
    of_the_trade = meant_key(key, [each for each in possible if _has_keys_of(fields[each], value)], _no_near)
    return _meant(key, missing, locator) or of_the_trade or _meant(key, possible, locator)


def _may_hold(reader: Reader, value: Node) -> bool:
    """Whether a list of parts, or keys, can stand behind a key, if such stand there."""
    is_texts = isinstance(value, Scalar) or (
        isinstance(value, Sequence) and all(isinstance(item, Scalar) for item in value.items)
    )
    return is_texts or isinstance(reader, ListReader | DictReader | PartReader)


def _has_keys_of(reader: Reader, value: Node) -> bool:
    """Whether a list holds parts of the kind that a key lists: `activities` with names are steps."""
    item = reader.item if isinstance(reader, ListReader) else None
    first = value.items[0] if isinstance(value, Sequence) and value.items else None
    return isinstance(item, PartReader) and isinstance(first, Mapping) and item.model.short in first.entries


def _no_near(_written: str, _words: Iterable[str]) -> list[str]:
    return []


def _in_place_of(
    origin: Origin, missing: list[str], meant: dict[str, str | None], ours: list[str]
) -> dict[str, str | None]:
    """Return `meant` with the one word that is missing in a part, where one key alone of `ours` can be it."""
    assert isinstance(origin.node, Mapping)
    unclear = [key for key in ours if not meant[key]]
    if not origin.location or len(missing) != 1 or missing[0] in meant.values() or len(unclear) != 1:
        return meant
    value = origin.node.entries[unclear[0]].value
    is_text = isinstance(value, Scalar) and any(map(str.isalpha, value.raw))
    return meant | {unclear[0]: missing[0]} if is_text else meant


def _home(key: str) -> str:
    """Return what people call a part that has such a key; empty where none has."""
    return next(
        (home.word or "`emotion`" for home in _HOMES if cleaned(key).strip() in home.model_fields), ""
    )


def _unknown_key(
    origin: Origin, key: str, meanings: dict[str, str | None], above: dict[str, str], locator: Locator
) -> Diagnostic:
    """Tell of one key; `meanings` says of each unknown key of the part what was meant by it, if anything."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    meant = meanings[key]
    written, value = origin.node.entries[key].key, origin.node.entries[key].value
    message = f"unknown key `{shortened(key)}` in {named(origin, locator)}"
    home, fix = _home(key), None
    if (meant or home) and (odd := odd_character(written, locator)):
        plain = cleaned(key).strip()
        message = f"`{plain}` is written with {odd}, which YAML takes for part of the key"
        advice = f"write `{plain}` anew; such characters come along with text copied from elsewhere"
        fix = Fix("write it in plain characters", (Edit(written.span, plain),), safe=False)
    elif meant and isinstance(value, Scalar) and takes_words(origin.reader.fields[meant], key, meant):
        advice, fix = free_pairs(origin, meant, [other for other in meanings if meanings[other] == meant])
    elif meant == "jmap" and text_of(value) != str(VERSION):
        advice, fix = (
            f"git knows the version of a map: remove this; `jmap: {VERSION}` is that of the language",
            None,
        )
    elif meant and _cannot_be(value, origin.reader.fields[meant]):
        reader = origin.reader.fields[meant]
        choices = listed(reader.choices, last="or") if isinstance(reader, TextReader) else ""
        written_so = choices or how_to_write((*origin.location, meant), reader, locator)
        advice, fix = f"did you mean `{meant}`? Write {written_so}", None
    elif meant:
        advice = f"did you mean `{meant}`?"
        if meant == "emotion" and isinstance(value, Scalar) and value.raw:
            advice = f"write `emotion: {shortened(value.raw)}`"
        rename = Fix(f"rename `{key}` to `{meant}`", (Edit(written.span, meant),), safe=False)
        is_named = not origin.location or _meant(key, list(origin.reader.fields), locator)
        fix = rename if is_named else None  # else it is only what the part lacks
        is_guess = meant == "stages" and meant_key(key, [meant]) is None
        is_foreign = meant in english_keys(key) and key.removesuffix("s") != meant
        advice += KEYS_ARE_ENGLISH if is_guess or is_foreign else ""
    else:
        advice = _where_it_belongs(origin, key, above.get(key), home, locator)
        if key in above:
            fix = indented(origin, key, above, locator)
        elif moved_out_of(origin, key):
            fix = moved_left(origin, key, locator)
    return locator.diagnostic("unknown-key", origin.location, message, advice, span=written.span, fix=fix)


def _where_it_belongs(origin: Origin, key: str, above: str | None, home: str, locator: Locator) -> str:
    """Say what to do with a key that the part has none for; a list below it is not to be thrown away."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    entries, fields = origin.node.entries, origin.reader.fields
    value = entries[key].value
    or_remove = ", or remove it" if isinstance(value, Scalar) else ""
    if above:
        advice = f"indent it deeper if it belongs to `{above}` above{or_remove}"
    elif moved := moved_out_of(origin, key):
        advice = f"no key stands around a map: take this line out, and move {listed(moved)} to the left"
    elif of_its_own := (
        name_for_key(origin, key, locator)
        or declared_inside(origin, key, locator)
        or below_per_persona(origin, key, locator)
        or said_by_personas(origin, key, locator)
    ):
        advice = of_its_own
    elif home != Stage.word and "emotion" not in fields and or_remove and meant_key(key, ["emotion"]):
        advice = f"say it as the `emotion` of a stage or a step{or_remove}"
    elif (not home or key in NAMES) and (there := _there_already(origin, key, locator)):
        advice = f"`{there}` is there already: say it there{or_remove}"
    elif home:
        advice = f"`{key}` belongs to {home}: move it there{or_remove}"
    elif "lanes" not in fields:
        part = origin.reader.model.word or f"`{key_of(origin.location)}`"
        advice = f"{part} takes {listed(fields)}"
    elif origin.location:
        row = f"give it a row of its own: declare `{slug(key) or shortened(key)}` under the map's `lanes`"
        advice = f"remove it, or {row}" if or_remove else f"{row}, and move this below `lanes` here"
        advice = _if_one_word_is_meant(key, fields) + advice
    elif or_remove:
        advice = "remove it, or put a `#` before it to keep it as a comment"
    else:
        advice = "a map has no such key; what is yours alone goes in rows that `lanes` declares"
    return advice


def _if_one_word_is_meant(key: str, fields: Iterable[str]) -> str:
    """Ask whether one word of several, as in `user goals`, is a key; empty where none is."""
    known = list(fields)
    found = (meant_key(word, known) for word in key.split()[1:])
    return next((f"did you mean `{meant}`? Else " for meant in found if meant), "")


def _there_already(origin: Origin, key: str, locator: Locator) -> str | None:
    """Return the key by which a part already has what is meant."""
    assert isinstance(origin.node, Mapping)
    assert isinstance(origin.reader, PartReader)
    entries = origin.node.entries
    return meant_key(cleaned(key), [each for each in origin.reader.fields if each in entries], locator.near)


def _cannot_be(value: Node, reader: Reader) -> bool:
    """Whether a word or number is written that a key of this kind does not take."""
    if not isinstance(value, Scalar) or absent(value):
        return False
    choices = reader.choices if isinstance(reader, TextReader) else ()
    is_other = bool(choices) and not nearest(VALUE_SYNONYMS.get(value.raw.lower(), value.raw), choices)
    return is_other or reader.read(data_of(value)) in _REFUSED


def named(origin: Origin, locator: Locator) -> str:
    """Name a part; one that has no name of its own by its key: `emotion` of stage `pay`."""
    owner = locator.owner(origin.location)
    has_word = isinstance(origin.reader, PartReader) and origin.reader.model.word
    return owner if has_word else f"`{key_of(origin.location)}` of {owner}"


def _keys(node: Node) -> set[str]:
    if not isinstance(node, Mapping):
        return set()
    return {key for key, entry in node.entries.items() if not absent(entry.value)}


def listed(words: Iterable[Any], last: str = "and") -> str:
    """Join words as a sentence does: `a`, `b` and `c`."""
    marked = [f"`{word}`" for word in words]
    return f" {last} ".join([", ".join(marked[:-1]), marked[-1]]) if len(marked) > 1 else "".join(marked)
