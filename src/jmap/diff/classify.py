"""How much each kind of change matters, by rule: the one table of levels, which settings may overrule.

A rule is called `<thing>-<verb>`. What the table does not name goes by its verb, so a key that is new in the
language has rules by itself.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from jmap.diff.change import Level
from jmap.diff.likeness import is_rewording
from jmap.diff.nodes import fields_with_parts
from jmap.model.emotion import Emotion
from jmap.model.insight import Metric
from jmap.model.inventory import fields_with
from jmap.model.journey import JourneyMap
from jmap.model.library import Library
from jmap.model.normalise import reader_of
from jmap.model.part import FilePath
from jmap.model.readers import DictReader, ListReader, PartReader, TextReader
from jmap.model.stage import EXIT, Next

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.diff.nodes import Container, Node
    from jmap.model.part import Part
    from jmap.model.readers import Reader

_BREAKING, _NOTABLE, _MINOR, _EDITORIAL = Level

LEVELS: Mapping[str, Level] = {
    "language-version-raised": _BREAKING,
    "used-declaration-removed": _BREAKING,
    "used-declaration-renamed": _BREAKING,
    "named-map-removed": _BREAKING,
    "map-removed": _NOTABLE,
    "map-added": _NOTABLE,
    "library-removed": _MINOR,
    "library-added": _MINOR,
    "map-renamed": _MINOR,
    "library-renamed": _MINOR,
    "state-changed": _NOTABLE,
    "stage-removed": _NOTABLE,
    "stage-added": _NOTABLE,
    "stage-moved": _NOTABLE,
    "emotion-turned-bad": _NOTABLE,
    "emotion-turned-good": _NOTABLE,
    "emotion-fell-far": _NOTABLE,
    "exits-risen": _NOTABLE,
    "exits-fallen": _NOTABLE,
    "moment-of-truth-removed": _NOTABLE,
    "owner-removed": _NOTABLE,
    "target-changed": _NOTABLE,
    "target-removed": _NOTABLE,
    "opportunity-added": _NOTABLE,
    "opportunity-dropped": _NOTABLE,
    "opportunity-removed": _NOTABLE,
    "emotion-worse": _MINOR,
    "emotion-better": _MINOR,
    "emotion-removed": _MINOR,
    "emotion-added": _MINOR,
    "reason-changed": _MINOR,
    "pain-removed": _MINOR,
    "pain-added": _MINOR,
    "touchpoint-removed": _MINOR,
    "touchpoint-added": _MINOR,
    "step-removed": _MINOR,
    "step-added": _MINOR,
    "step-moved": _MINOR,
    "stage-renamed": _MINOR,
    "declaration-relocated": _EDITORIAL,
    "reference-renamed": _EDITORIAL,
    "id-added": _EDITORIAL,
    "id-removed": _EDITORIAL,
}
"""Rule to level, the most telling first: changes of one level are told in this order."""

BY_VERB: Mapping[str, Level] = {
    "removed": _MINOR,
    "added": _MINOR,
    "moved": _MINOR,
    "renamed": _MINOR,
    "changed": _MINOR,
    "reworded": _EDITORIAL,
    "reordered": _EDITORIAL,
}

ALONE = "."
"""Stands behind the key of a part that is the only one of its key."""
_MANY = Decimal("0.1")
"""From which share of the customers at a step on it matters that more or fewer of them leave."""
FELT = ("score", "feeling")
"""The keys of an emotion that are told together."""

_NOUNS = {
    "actions": "action",
    "thoughts": "thought",
    "needs": "need",
    "frontstage": "frontstage-note",
    "backstage": "backstage-note",
    "support": "support-note",
    "lanes": "lane",
    "business_goals": "business-goal",
    "per_persona": "own-experience",
    "next": "next",
    "evidence": "evidence",
    "opportunities": "opportunity",
}
"""What one of a key is called, where it is not its word without the last letter."""
_OF_VALUES = {
    "because": "reason",
    "channel": "channels",
    "evidence": "sources",
    "jmap": "language-version",
    "n": "sample-size",
    "reviewed": "review-date",
    "solves": "solved-pains",
    "use": "libraries",
    "when": "condition",
}
"""What a key with plain values is called, where its own name is another thing's, or says little alone."""
_ORDER: Mapping[str, int] = {rule: number for number, rule in enumerate(LEVELS)}


def level_of(rule: str, chosen: Mapping[str, Level]) -> Level:
    """Return the level of a rule: the one that was chosen, the table's, else that of its verb."""
    return chosen.get(rule) or LEVELS.get(rule) or BY_VERB[rule.rpartition("-")[2]]


def order_of(rule: str) -> int:
    """Return where among its level a rule is told."""
    return _ORDER.get(rule, len(_ORDER))


def noun(container: Container) -> str:
    """Return what rules call a part that stands in a container, or alone behind a key: `stage`, `emotion`."""
    if len(container) > 1:
        return "lane-note"
    return _NOUNS.get(container[0]) or container[0].removesuffix("s").replace("_", "-")


def list_noun(container: Container) -> str:
    """Return what rules call all that stands in a container: `touchpoints`."""
    return "lane-notes" if len(container) > 1 else container[0].replace("_", "-")


def value_noun(key: str, alone: str = "") -> str:
    """Return what rules call a key with plain values: `owner`, `moment-of-truth`.

    `alone` is the key of the part that it belongs to, where that is the only one of its key.
    """
    name = _OF_VALUES.get(key, key.replace("_", "-"))
    return f"{noun((alone,))}-{name}" if alone and alone != "emotion" else name


def short_verb(key: str) -> str:
    """Return what happens to a thing whose short form becomes another: it is renamed, or it changes."""
    return "renamed" if key in {"name", "title"} else "changed"


@cache
def known_rules() -> tuple[str, ...]:
    """Return every rule that there is: those of the table, then those that the keys of the language make."""
    found = dict.fromkeys(LEVELS)
    waiting: list[tuple[type[Part], Container]] = [(JourneyMap, ()), (Library, ())]
    seen = set(waiting)
    for model, container in waiting:
        readers = reader_of(model).fields
        holding = fields_with_parts(model)
        for key in (key for key, about in model.model_fields.items() if not about.exclude and key != "id"):
            if key in holding:
                below = _below(key, readers[key])
                found |= dict.fromkeys(_part_rules(key, readers[key]))
                waiting += [below] if below not in seen else []
                seen.add(below)
            else:
                found |= dict.fromkeys(_value_rules(model, key, container, readers[key]))
    return tuple(found)


def _below(key: str, reader: Reader) -> tuple[type[Part], Container]:
    """Return the model of the parts under a key, and their container, empty for one that is alone."""
    container: Container = (key,)
    if isinstance(reader, PartReader):
        return reader.model, (key, ALONE)
    while not isinstance(reader, PartReader):
        assert isinstance(reader, ListReader | DictReader)
        inner = reader.item if isinstance(reader, ListReader) else reader.value
        container = (key, "") if isinstance(inner, ListReader) else container
        reader = inner
    return reader.model, container


def _part_rules(key: str, reader: Reader) -> Iterator[str]:
    model, container = _below(key, reader)
    name = noun(container if ALONE not in container else (key,))
    yield from (f"{name}-removed", f"{name}-added")
    if not isinstance(reader, PartReader):
        yield f"{list_noun(container)}-reordered"
        if "id" in model.model_fields:
            yield f"{name}-moved"
    if isinstance(reader, PartReader) and model is Emotion:
        yield from (
            ("emotion-better", "emotion-worse", "feeling-changed")
            if key == "emotion"
            else (f"{name}-changed",)
        )


def _value_rules(model: type[Part], key: str, container: Container, reader: Reader) -> Iterator[str]:
    alone = container[0] if ALONE in container else ""
    if model is Emotion and key in FELT:
        return
    if key == model.short and model is not Metric:
        yield from (f"{noun(container)}-{short_verb(key)}", f"{noun(container)}-reworded")
        return
    name = value_noun(key, alone)
    yield from (f"{name}-removed", f"{name}-added", f"{name}-changed")
    if isinstance(reader, ListReader | DictReader):
        yield f"{name}-reordered"
    elif is_prose(model, key):
        yield f"{name}-reworded"


def is_prose(model: type[Part], key: str) -> bool:
    """Whether a key holds text of any wording, and no word of a few, id, path or form."""
    reader = reader_of(model).fields[key]
    free = type(reader) is TextReader and not reader.choices and reader.expects == TextReader().expects
    return free and key not in fields_with(model, FilePath)


def part_rule(node: Node, verb: str) -> str:
    """Return the rule for a part that is new or gone; of an exit, that more or fewer customers leave."""
    part = node.part
    if isinstance(part, Next) and part.to == EXIT and (part.share is None or part.share >= _MANY):
        return "exits-risen" if verb == "added" else "exits-fallen"
    return f"{noun(node.container or (node.key,))}-{verb}"


def value_rule(node: Node, key: str, old: Any, new: Any) -> str:
    """Return the rule for a key with plain values that differ."""
    if rule := _rule_of_its_own(node.part, key, old, new):
        return rule
    if key == node.part.short and not isinstance(node.part, Metric):
        name, verb = noun(node.container), short_verb(key)
    else:
        alone = node.key if node.index is None and node.parent else ""
        name, verb = value_noun(key, alone), "changed"
        if _says_nothing(old) != _says_nothing(new):
            return f"{name}-{'added' if _says_nothing(old) else 'removed'}"
    if (
        isinstance(old, str)
        and is_prose(type(node.part), key)
        and "://" not in old
        and is_rewording(old, new)
    ):
        return f"{name}-reworded"
    if (
        isinstance(old, dict | tuple)
        and old
        and sorted(old) == sorted(new)
        and (type(old) is tuple or old == new)
    ):
        return f"{name}-reordered"
    return f"{name}-{verb}"


def _rule_of_its_own(part: Part, key: str, old: Any, new: Any) -> str:
    """Return the rule of a value that means more than that a key differs; empty for all others."""
    if key == "status" and new == "dropped":
        return "opportunity-dropped"
    if key == "jmap" and new > old:
        return "language-version-raised"
    leaving = isinstance(part, Next) and part.to == EXIT and key == "share"
    if leaving and old is not None and new is not None and abs(new - old) >= _MANY:
        return "exits-risen" if new > old else "exits-fallen"
    return ""


def _says_nothing(value: Any) -> bool:
    """Whether a value is as good as none; a score of 0 is not."""
    return value is False or (not value and not isinstance(value, int | float | Decimal))
