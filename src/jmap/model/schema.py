"""The JSON Schema of maps and libraries, shaped for editors.

Derived from the readers and from the marks on the models. Three things decided its form, each tried
in the language server that VS Code and most other editors use:

- An empty value counts as an absent key, and `2024` or `true` is text where text is wanted. Said as
  `type: [string, number, boolean, null]`, editors would offer `true`, `false` and `null` wherever
  somebody writes a sentence. So most values have no `type`: an `if` picks the kinds of value that
  need judging, and its `then` judges them.
- Mappings are judged in such a `then` too, so that completing a key offers its short form.
- There is no `anyOf`: it would report a typo deep in a stage as "the stage is not valid".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from jmap.model.declared import DeclaredReader
from jmap.model.emotion import FEELINGS, HIGHEST, LOWEST, UNKNOWN, Emotion, EmotionScale
from jmap.model.insight import Metric
from jmap.model.journey import BUILT_IN_LANES, VERSION, JourneyMap
from jmap.model.library import Library
from jmap.model.meanings import MEANINGS
from jmap.model.normalise import reader_of
from jmap.model.part import FilePath, Form, Part, Reference, marks_of
from jmap.model.readers import (
    DictReader,
    ListReader,
    NumberReader,
    PartReader,
    Reader,
    ShareReader,
    TruthReader,
)
from jmap.model.schema_values import (
    DECIMAL,
    ID_AS_KEY,
    NOT_BLANK,
    SIGN,
    WRITTEN,
    Schema,
    Value,
    choice,
    constant,
    id_pattern,
    number,
    path,
    pattern,
    share,
    snippets,
    text,
    text_of_form,
    truth,
)
from jmap.model.stage import EXIT, Moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic.fields import FieldInfo

_MAP_SKELETON = {
    "label": "journey map",
    "description": "A small map to start from",
    "body": {
        "title": "${1:Buying running shoes online}",
        "scenario": "${2:Somebody needs new shoes and wants to be sure of the fit.}",
        "stages": [
            {
                "name": "${3:Discover}",
                "touchpoints": ["${4:Instagram ad}"],
                "emotion": "${5:curious}",
            }
        ],
    },
}
_LIBRARY_SKELETON = {
    "label": "library",
    "description": "Declarations that several maps share",
    "body": {
        "personas": {"${1:amara}": {"name": "${2:Amara Osei}", "goals": "${3:Run without pain}"}},
        "channels": {"${4:website}": "${5:Website}"},
        "teams": {"${6:web-shop}": "${7:Web shop}"},
    },
}


def schema(of: Literal["map", "library"]) -> Schema:
    """Return the JSON Schema (2020-12) of a map or of a library file."""
    model, skeleton = (JourneyMap, _MAP_SKELETON) if of == "map" else (Library, _LIBRARY_SKELETON)
    writer = _Writer()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:jmap:schema:{of}:{VERSION}",
        **writer.shape(reader_of(model)),
        "defaultSnippets": [skeleton],
        "$defs": dict(sorted(writer.definitions.items())),
    }


def title_of(key: str, field: FieldInfo) -> str:
    """Return what a key is called where there is room for words."""
    return field.title or key.replace("_", " ").capitalize()


def about(model: type[Part]) -> str:
    """Return what a part is: the first paragraph of its docstring."""
    return " ".join((model.__doc__ or "").split("\n\n", maxsplit=1)[0].split())


class _Writer:
    """Writes schemas, and collects the definitions that they refer to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def shape(self, reader: PartReader) -> Schema:
        """Return how a mapping of this part must look."""
        model = reader.model
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        properties = {key: self._property(reader, key, field) for key, field in fields.items()}
        return {
            **_words(reader),
            "type": "object",
            "properties": properties,
            "required": [key for key, field in fields.items() if field.is_required()],
            "additionalProperties": False,
            **(_one_of_two(*_ONE_OF_TWO[model], properties) if model in _ONE_OF_TWO else {}),
        }

    def _property(self, part: PartReader, key: str, field: FieldInfo) -> Schema:
        around: Schema = {"title": title_of(key, field), "description": field.description or ""}
        annotations = dict(around)
        if isinstance(field.default, str | int | float) and field.default != "":
            annotations["default"] = field.default
        if field.examples:
            annotations["examples"] = field.examples
        reader = part.fields[key]
        marks = [*marks_of(field), *_FURTHER_MARKS.get((part.model, key), ())]
        value = self._special(part.model, key) or self._value(reader, around, marks)
        if field.is_required():
            value = value.also(_ONE_ITEM if isinstance(reader, ListReader) else _A_TEXT)
        return value.schema(annotations, required=field.is_required())

    def _special(self, model: type[Part], key: str) -> Value | None:
        """Return the value of a key that means more than its type says."""
        if meanings := MEANINGS.get(f"{model.__name__}.{key}"):
            return choice(meanings)
        if key == "id":
            return text().also(id_pattern(EXIT if issubclass(model, Moment) else ""))
        if (model, key) == (JourneyMap, "jmap"):
            return constant(VERSION, f"write {VERSION}, the version of the language")
        if (model, key) == (Emotion, "feeling"):
            return text().also(_FEELINGS)
        return None

    def _value(self, reader: Reader, around: Schema, marks: Sequence[Any] = ()) -> Value:
        """Return how what `reader` reads is judged; `around` says what the key around it is called."""
        match reader:
            case ListReader():
                return self._list(reader, around, marks)
            case DictReader():
                return self._dict(reader, around, marks)
            case PartReader():
                return self._part(reader)
        return self._scalar(reader, marks)

    def _scalar(self, reader: Reader, marks: Sequence[Any]) -> Value:
        match reader:
            case TruthReader():
                return truth()
            case ShareReader():
                return share(reader.expects)
            case NumberReader():
                return number(reader.expects, _limits(marks), whole=int in marks)
        return self._text(marks)

    def _text(self, marks: Sequence[Any]) -> Value:
        for mark in marks:
            if isinstance(mark, Form):
                return text_of_form(mark)
            if isinstance(mark, FilePath):
                return path()
            if mark == Reference("lane"):
                return text().also(_ROWS)
        return text()

    def _list(self, reader: ListReader, around: Schema, marks: Sequence[Any]) -> Value:
        item = self._value(reader.item, around, marks)
        items = {"items": item.schema(_words(reader.item) or around)}
        if reader.always:
            return Value(frozenset({"array"}), {"type": "array", "errorMessage": "write a list"}, items)
        return Value(item.free | {"array"}, item.otherwise, item.keywords | items)

    def _dict(self, reader: DictReader, around: Schema, marks: Sequence[Any]) -> Value:
        words = _words(reader.value) or around
        values: Schema = {"additionalProperties": self._value(reader.value, around, marks).schema(words)}
        if not isinstance(reader, DeclaredReader):
            return Value(frozenset({"object"}), {"type": "object", "errorMessage": "write a mapping"}, values)
        if not reader.by_name:
            values["propertyNames"] = ID_AS_KEY
        return Value(WRITTEN - {"array"}, {"items": text().schema(words)}, values)

    def _part(self, reader: PartReader) -> Value:
        model = reader.model
        judged = self._refer(reader)
        if model is Emotion:
            quoted = pattern(rf"^(?![-+]?{DECIMAL}$)", "write the score without quotes")
            return Value(frozenset({"string", "number"}), judged, quoted | _FEELINGS)
        if model is EmotionScale:
            ends = pattern(rf"^{SIGN}{DECIMAL}\s*\.\.\s*{SIGN}{DECIMAL}$", f"write {reader.expects}")
            return Value(frozenset({"string"}), judged, ends)
        if not model.short:
            return Value(frozenset(), judged)
        short = self._value(reader.fields[model.short], {}, marks_of(model.model_fields[model.short]))
        return Value(short.free, judged, short.keywords)

    def _refer(self, reader: PartReader) -> Schema:
        """Return a reference to the definition of a part, which is written when it is first needed."""
        name = reader.model.__name__
        if name not in self.definitions:
            self.definitions[name] = self.shape(reader)
        return {"$ref": f"#/$defs/{name}"}


def _words(reader: Reader) -> Schema:
    """Return title and description of the part that `reader` reads; nothing where it reads no part."""
    if isinstance(reader, ListReader):
        return _words(reader.item)
    if not isinstance(reader, PartReader):
        return {}
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", reader.model.__name__).capitalize()
    return {"title": title, "description": about(reader.model)}


def _limits(marks: Sequence[Any]) -> Schema:
    limits = {"minimum": "ge", "maximum": "le"}
    return {key: getattr(mark, name) for mark in marks for key, name in limits.items() if hasattr(mark, name)}


def _one_of_two(first: str, second: str, properties: Schema) -> Schema:
    """Demand `second` where `first` is empty or absent."""
    message = f"write a {first} or a {second}"
    advice = {"type": "string", "errorMessage": message, **NOT_BLANK, "patternErrorMessage": message}
    shown = {key: properties[second][key] for key in ("title", "description", "examples")}
    demanded = {second: {**shown, "if": _EMPTY, "then": advice}}
    empty = {"properties": {first: _EMPTY}}
    return {"if": empty, "then": {"required": [second], "properties": demanded}}


_EMPTY = {"type": ["null", "string"], "pattern": r"^\s*$"}
_ONE_OF_TWO: Mapping[type[Part], tuple[str, str]] = {
    Emotion: ("score", "feeling"),
    Metric: ("value", "target"),
}
_FURTHER_MARKS: Mapping[tuple[type[Part], str], Sequence[Any]] = {
    (Library, "feelings"): Field(ge=LOWEST, le=HIGHEST).metadata
}
"""A library is on the default scale; a map may have its own."""
_A_TEXT = {**NOT_BLANK, "patternErrorMessage": "write a text here"}
_ONE_ITEM = {"minItems": 1, "contains": {"type": sorted(WRITTEN)}}

_FEELINGS = {
    "defaultSnippets": [
        *snippets((word, f"{score:+g} on the scale of -2 to +2") for word, score in FEELINGS.items()),
        *snippets([(UNKNOWN, "nobody has asked yet")]),
    ]
}
_ROWS = {"defaultSnippets": snippets(BUILT_IN_LANES.items())}
