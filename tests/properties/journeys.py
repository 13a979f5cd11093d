"""Strategies for whole maps, made from the fields of the models: every key of the language is in them.

Names come from few words, so that two maps have much in common. Ids that somebody wrote are unique, as in a
map without mistakes; whether references name anything is not looked at.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from jmap.model.journey import JourneyMap
from jmap.model.normalise import reader_of
from jmap.model.readers import (
    DictReader,
    ListReader,
    NumberReader,
    PartReader,
    ShareReader,
    TextReader,
    TruthReader,
)
from jmap.model.validate import validated
from jmap.source.text import SourceText
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.model.part import Part
    from jmap.model.readers import Reader

WORDS = (
    "Buy",
    "Compare prices",
    "Use",
    "E-mail",
    "Too many options",
    "Too many choices",
    "検索",
    "-",
    "x: <b>",
)
FORMS = {
    "a date": ("2026", "2026-10", "2026-10-12"),
    "a duration": ("90 days", "1 year"),
    "a language": ("en", "de-CH"),
    "a value": ("62%", "4.2/5", "3 min"),
}
IDS = "id"


@st.composite
def data(draw: st.DrawFn) -> dict[str, Any]:
    """The plain data of a map."""
    unused = draw(st.permutations([f"i{number}" for number in range(12)]))
    made: dict[str, Any] = _part(draw, JourneyMap, list(unused), 0)
    return made


@st.composite
def changed(draw: st.DrawFn, before: dict[str, Any]) -> dict[str, Any]:
    """Plain data in which lists were shuffled, and what stands in them was taken out, moved and doubled."""
    after = deepcopy(before)
    for _ in range(draw(st.integers(0, 6))):
        lists = list(_lists(after))
        key, one = draw(st.sampled_from(lists))
        match draw(st.sampled_from(["shuffle", "drop", "move", "double", "reword"])):
            case "shuffle":
                one[:] = draw(st.permutations(one))
            case "drop" if len(one) > 1:
                one.pop(draw(st.integers(0, len(one) - 1)))
            case "move" if len(one) > 1:
                other = draw(st.sampled_from([each for name, each in lists if name == key]))
                moved = one.pop(draw(st.integers(0, len(one) - 1)))
                if not _holds(moved, other):
                    other.insert(draw(st.integers(0, len(other))), moved)
            case "double" if one:
                one.append(_without_ids(deepcopy(draw(st.sampled_from(one)))))
            case "reword" if one and isinstance(one[0], dict):
                item = draw(st.sampled_from(one))
                name = next((name for name in ("name", "text", "to") if name in item), None)
                if name:
                    item[name] = draw(st.sampled_from(WORDS))
    return after


def journey(made: dict[str, Any]) -> JourneyMap:
    """Return the map that the data are."""
    return journey_of_text(json.dumps(made))


def journey_of_text(text: str) -> JourneyMap:
    """Return the map that a text is, without its libraries."""
    result = validated(parse(SourceText("", text)), JourneyMap)
    assert result.diagnostics == ()
    assert result.model
    return result.model


def _part(draw: st.DrawFn, model: type[Part], ids: list[str], depth: int) -> dict[str, Any]:
    readers = reader_of(model).fields
    made = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in {"jmap", "$schema"}:
            continue
        if key == IDS:
            if ids and draw(st.integers(0, 2)) == 0:
                made[key] = ids.pop()
        elif field.is_required() or draw(st.integers(0, 3 + depth)) == 0:
            made[key] = _value(draw, readers[key], ids, depth + 1)
    return made


def _value(draw: st.DrawFn, reader: Reader, ids: list[str], depth: int) -> Any:  # noqa: PLR0911  a line a kind
    most = 4 if depth == 1 else 2
    match reader:
        case PartReader():
            return _part(draw, reader.model, ids, depth)
        case ListReader():
            least = int(isinstance(reader.item, PartReader) and reader.item.model.__name__ == "Stage")
            return [_value(draw, reader.item, ids, depth) for _ in range(draw(st.integers(least, most)))]
        case DictReader():
            keys = draw(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=most, unique=True))
            return {key: _value(draw, reader.value, ids, depth) for key in keys}
        case ShareReader():
            return draw(st.sampled_from([0.25, 0.5, 1]))
        case NumberReader():
            whole = "whole" in reader.expects
            return draw(st.integers(1, 5) if whole else st.sampled_from([-2, -1.5, 0, 1, 2]))
        case TruthReader():
            return draw(st.sampled_from([True, False, *WORDS]))
    assert isinstance(reader, TextReader)
    form = next((words for begins, words in FORMS.items() if reader.expects.startswith(begins + " ")), WORDS)
    return draw(st.sampled_from(reader.choices or form))


def _lists(value: Any, key: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, list):
        yield key, value
    for name, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, dict | list) and name != "personas":  # their pains are texts
            yield from _lists(item, name if isinstance(name, str) else key)


def _holds(value: Any, wanted: list[Any]) -> bool:
    return any(one is wanted for _, one in _lists({"": value}))


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(item) for key, item in value.items() if key != IDS}
    return [_without_ids(item) for item in value] if isinstance(value, list) else value
