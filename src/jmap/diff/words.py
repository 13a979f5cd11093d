"""What stands in a map, in words: names for ids, values as people read them, and where a thing stands."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jmap.diff.phrases import joined, listed
from jmap.frozen import frozen
from jmap.model.insight import KNOWN_METRICS, Metric, Pain
from jmap.model.normalise import reader_of
from jmap.model.readers import DictReader, IdReader, ListReader
from jmap.model.references import DECLARED_UNDER
from jmap.model.stage import MOMENTS, Next, PersonaExperience, Stage
from jmap.phrases import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jmap.diff.nodes import Node
    from jmap.model.journey import JourneyMap
    from jmap.model.part import Part

_TOLD = {
    "steps": "step",
    "touchpoints": "touchpoint",
    "pains": "pain",
    "delights": "delight",
    "thoughts": "thought",
    "opportunities": "opportunity",
    "metrics": "metric",
}
"""What people ask of a stage that is new or gone, each with its word for one."""
_NAMED = {"steps", "touchpoints", "pains"}
_MAY_NAME = {"competitors": "competitor"}
"""The kind of what the texts under a key name, where they are ids; they need not be."""
_DECLARED_UNDER = {**DECLARED_UNDER, **{kind: key for key, kind in _MAY_NAME.items()}}
_TEENS = range(11, 14)
_PATH = "/"


@frozen
class Vocabulary:
    """The names of one side: those of its own parts, and those that its libraries declare."""

    root: Node
    whole: JourneyMap | None

    @cached_property
    def _placed(self) -> Mapping[tuple[str, str], str]:
        """The names of steps and pains, which are told apart by where they stand too, by kind and id."""
        found: dict[tuple[str, str], str] = {}
        for node in self.root.walk():
            if type(node.part) in MOMENTS:
                found["step", full_id(node)] = node.spoken
                found.setdefault(("step", node.key), node.spoken)
            elif type(node.part) is Pain:
                found.setdefault(("pain", node.key), node.spoken)
        return found

    def name(self, kind: str, id_: str) -> str:
        """Return the name of what an id stands for; the id where nobody knows it, as for `exit`."""
        if kind not in _DECLARED_UNDER:
            return self._placed.get((kind, id_), id_)
        part = getattr(self.whole or self.root.part, _DECLARED_UNDER[kind], {}).get(id_)
        return getattr(part, part.short) if part else id_

    def title(self, node: Node) -> str:
        """Return what a part is called in a sentence; empty for what is the only one of its key."""
        if type(node.part) is Metric:
            known = KNOWN_METRICS.get(node.key)
            return known.title if known else node.key
        if type(node.part) is PersonaExperience:
            return f"for {self.name('persona', node.key)}"
        if type(node.part) is Next:
            return self.name("step", node.key)
        said = " ".join(node.spoken.split())
        return f"{said} ({self.name('lane', node.container[1])})" if len(node.container) > 1 else said

    def value(self, part: Part, key: str, value: Any) -> str:
        """Return the value of a key in words, empty where there is none."""
        reader = reader_of(type(part)).fields[key]
        if isinstance(reader, ListReader | DictReader):
            items = value.items() if isinstance(value, dict) else [("", item) for item in value or ()]
            kind = getattr(getattr(reader, "item", None), "kind", _MAY_NAME.get(key, ""))
            said = ((label, self.name(kind, item) if kind else _plain(item)) for label, item in items)
            return ", ".join(f"{label}: {text}" if label else text for label, text in said)
        kind = reader.kind if isinstance(reader, IdReader) else ""
        return self.name(kind, value) if kind and value else _plain(value)


def in_words(felt: str, nodes: Iterable[Node], names: Vocabulary) -> str:
    """Return what stands in a part: how it feels, steps, touchpoints and pains by name, the rest counted."""
    found: dict[str, list[str]] = {key: [] for key in _TOLD}
    for node in nodes:
        if node.container[:1] and node.container[0] in found:
            found[node.container[0]].append(names.title(node))
    said = [f"emotion {felt}"] if felt else []
    for key, noun in _TOLD.items():
        if texts := found[key]:
            named = f" ({listed(list(map(shortened, texts)))})" if key in _NAMED else ""
            said.append(f"{len(texts):,} {noun if len(texts) == 1 else key}{named}")
    return joined(said)


def values_in_words(
    old: tuple[Vocabulary, Part, Any], new: tuple[Vocabulary, Part, Any], key: str
) -> tuple[str, str]:
    """Return the values of a key on both sides in words; of mappings, which entries differ."""
    (before, old_part, left), (after, new_part, right) = old, new
    if isinstance(left, dict) and isinstance(right, dict):
        left, right = (_unlike(one, other) for one, other in ((left, right), (right, left)))
    words = before.value(old_part, key, left), after.value(new_part, key, right)
    if isinstance(left, dict) and len(left) == 1 and left.keys() == right.keys():
        return words[0], words[1].partition(": ")[2]
    if words[0] == words[1]:  # two ids of one name
        return f"{words[0]} ({_ids(left)})", f"{words[1]} ({_ids(right)})"
    return words


def full_id(node: Node) -> str:
    """Return the ids on the way to a part: `buy/pays-by-card`, `buy/pains/no-account`, `personas/amara`."""
    steps: list[str] = []
    for each in (node, *node.above()):
        if each.parent:
            steps.append(_unique_key(each))
            if type(each.part) not in MOMENTS:
                steps += reversed(each.container)
    return _PATH.join(reversed(steps))


def _unique_key(node: Node) -> str:
    """Return the key of a part; with a number, where it has no id and others before it say the same."""
    if not node.listed or node.part.__dict__.get("id") or not node.parent:
        return node.key
    return node.key if node.twin == 1 else f"{node.key}-{node.twin}"


def stage_of(node: Node) -> Node | None:
    """Return the stage that a part is or stands in."""
    return next((each for each in (node, *node.above()) if type(each.part) is Stage), None)


def ordinal(index: int) -> str:
    """Return `1st` for 0, `12th` for 11."""
    number = index + 1
    ending = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, Decimal):
        return f"{float(value * 100):g}%"
    return f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())


def _unlike(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return the entries of a mapping that another has not."""
    return {key: value for key, value in one.items() if key not in other or other[key] != value}


def _ids(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
