"""From two maps or libraries to their changes: every key at every level, as the models' fields say.

Emotions alone are known by name, since they mean more than their values.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jmap.diff.change import WITHIN, Change, Spot
from jmap.diff.classify import FELT, level_of, list_noun, noun, order_of, part_rule, value_rule
from jmap.diff.emotions import emotion_rule, emotion_words
from jmap.diff.match import matched, moved
from jmap.diff.nodes import different_values, empty_containers, tree, written_id
from jmap.diff.words import Vocabulary, full_id, in_words, ordinal, stage_of, values_in_words
from jmap.frozen import frozen
from jmap.model.dump import is_written, plain
from jmap.model.emotion import Emotion
from jmap.model.insight import Metric
from jmap.model.library import DECLARATIONS
from jmap.model.stage import MOMENTS, Next, PersonaExperience, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.diff.change import Level, Operation
    from jmap.diff.match import Matches
    from jmap.diff.nodes import Container, Node
    from jmap.diff.side import Side
    from jmap.model.journey import JourneyMap

_ORDERED = (Stage, Step)
"""What stands in an order that means something; of all else only the writing has one."""
_DECLARED = {(key,) for key in DECLARATIONS}
_HOLDERS = (*MOMENTS, PersonaExperience)
"""What people say that something is of, or in."""

Spots = tuple[Spot | None, Spot | None]
"""The spots of a change on the old and the new side."""


def changes(old: Side, new: Side, levels: Mapping[str, Level] | None = None) -> tuple[Change, ...]:
    """Return what differs, the worst first; `levels` are those that somebody has chosen for rules."""
    found = _Comparing(old, new, levels or {}).changes()
    return tuple(sorted(found, key=lambda change: (change.level.rank, order_of(change.rule))))


@frozen
class _Comparing:
    """Two sides, which parts of them are one, and what everything is called."""

    old: Side
    new: Side
    levels: Mapping[str, Level]

    @cached_property
    def roots(self) -> tuple[Node, Node]:
        """The trees of both sides."""
        return tree(self.old.part), tree(self.new.part)

    @cached_property
    def matches(self) -> Matches:
        """Which parts are one."""
        return matched(*self.roots, throughout=False)

    @cached_property
    def before(self) -> Vocabulary:
        """The names of the old side."""
        return Vocabulary(self.roots[0], self.old.whole)

    @cached_property
    def after(self) -> Vocabulary:
        """The names of the new side."""
        return Vocabulary(self.roots[1], self.new.whole)

    def changes(self) -> Iterator[Change]:
        """Yield what differs: the parts of the new side in their order, then what is gone."""
        for new in self.roots[1].walk(self.matches.closed):
            old = self.matches.old_of.get(new)
            if old:
                yield from self._moved_elsewhere(old, new)
                yield from self._values(old, new)
                yield from self._order(old, new)
            elif new.parent in self.matches.old_of:
                yield self._added(new)
        for old in self.roots[0].walk(self.matches.closed):
            if old not in self.matches.new_of and old.parent in self.matches.new_of:
                yield self._removed(old)

    def _added(self, node: Node) -> Change:
        rule = self._relocated(node, self.old.whole) or part_rule(node, "added")
        position = ordinal(node.index or 0) if type(node.part) in _ORDERED else ""
        spots = None, self._spot(self.new, node, self._data(node))
        after = emotion_words(self.new.whole, node.part) if isinstance(node.part, Emotion) else position
        change = replace(self._change(rule, "add", node, spots), contents=self._contents(node, self.new))
        return replace(change, after=after or self._said(node, self.after))

    def _removed(self, node: Node) -> Change:
        rule = self._relocated(node, self.new.whole) or part_rule(node, "removed")
        spots = self._spot(self.old, node, self._data(node)), None
        before = emotion_words(self.old.whole, node.part) if isinstance(node.part, Emotion) else ""
        around = self.matches.new_of[node.parent] if node.parent else None
        near = self.new.place(around.location) if around else None
        said = before or self._said(node, self.before)
        change = replace(self._change(rule, "remove", node, spots), contents=self._contents(node, self.old))
        return replace(change, before=said, near=near)

    def _contents(self, node: Node, side: Side) -> str:
        """Return what stands in a part and has its match nowhere, in words: it is not told by itself."""
        if not isinstance(node.part, _HOLDERS):
            return ""
        felt = next((child.part for child in node.children if child.key == "emotion"), None)
        words = emotion_words(side.whole, felt) if isinstance(felt, Emotion) else ""
        is_new = side is self.new
        names, known = (self.after, self.matches.old_of) if is_new else (self.before, self.matches.new_of)
        inside = (each for each in node.walk(known) if each is not node and each not in known)
        return in_words(words, inside, names)

    def _said(self, node: Node, names: Vocabulary) -> str:
        """Return what a metric or a way on says, which has no text of its own."""
        part = node.part
        if isinstance(part, Next):
            return ", ".join(filter(None, [names.value(part, "share", part.share), part.when]))
        if not isinstance(part, Metric):
            return ""
        return part.value or names.value(part, "target", part.target)

    def _relocated(self, node: Node, other: JourneyMap | None) -> str:
        """Return the rule for a declaration that the other side has in a library; empty where it has none."""
        if other is None or node.parent is None or node.parent.parent or node.container[:1] not in _DECLARED:
            return ""
        there = getattr(other, node.container[0]).get(node.key)
        return "declaration-relocated" if there == node.part else ""

    def _moved_elsewhere(self, old: Node, new: Node) -> Iterator[Change]:
        """Yield the move of a part from one parent to another."""
        if old.parent is None or new.parent is None or self.matches.new_of.get(old.parent) is new.parent:
            return
        rule = f"{noun(new.container)}-moved"
        spots = self._spot(self.old, old), self._spot(self.new, new)
        start, end = (
            WITHIN.join(self._way(parent, names)) or "the whole journey"
            for parent, names in ((old.parent, self.before), (new.parent, self.after))
        )
        yield replace(self._change(rule, "move", new, spots), within=(), before=start, after=end)

    def _order(self, old: Node, new: Node) -> Iterator[Change]:
        """Yield what has left the order of its siblings, one by one where the order means something."""
        pairs: dict[Container, list[tuple[Node, Node]]] = {}
        for child in new.children:
            before = self.matches.old_of.get(child)
            if before and before.parent is old and child.index is not None:
                pairs.setdefault(child.container, []).append((before, child))
        for container, same in pairs.items():
            numbers = [(left.index or 0, right.index or 0) for left, right in same]
            off = moved(numbers)
            if off and type(same[0][1].part) in _ORDERED:
                yield from (self._moved(*pair) for pair in same if pair[0].index in off)
            elif off:
                moves = tuple(pair for pair in numbers if pair[0] in off)
                yield self._reordered(old, new, container, moves)

    def _moved(self, old: Node, new: Node) -> Change:
        rule = f"{noun(new.container)}-moved"
        spots = self._spot(self.old, old), self._spot(self.new, new)
        change = self._change(rule, "move", new, spots)
        return replace(change, before=ordinal(old.index or 0), after=ordinal(new.index or 0))

    def _reordered(
        self, old: Node, new: Node, container: Container, moves: tuple[tuple[int, int], ...]
    ) -> Change:
        sides = ((self.old, self.before, old), (self.new, self.after, new))
        left, right = (
            Spot(
                (*node.location, *container),
                [names.title(child) for child in node.children if child.container == container],
                place=side.place((*node.location, *container)),
            )
            for side, names, node in sides
        )
        rule = f"{list_noun(container)}-reordered"
        return replace(self._about(rule, "reorder", new, container[-1], (left, right)), moves=moves)

    def _values(self, old: Node, new: Node) -> Iterator[Change]:
        """Yield what differs in the plain values of one part."""
        different = different_values(old.part, new.part)
        if isinstance(new.part, Emotion) and isinstance(old.part, Emotion) and set(FELT) & set(different):
            yield self._felt(old, new, old.part, new.part)
            different = [key for key in different if key not in FELT]
        for key in different:
            yield self._value(old, new, key)
        for container in sorted(empty_containers(old.part) ^ empty_containers(new.part)):
            yield self._emptied(old, new, container)

    def _felt(self, old: Node, new: Node, start: Emotion, end: Emotion) -> Change:
        rule = "expected-changed" if new.key == "expected" else ""
        if not rule and self.old.whole and self.new.whole:
            rule = emotion_rule(start, end, self.old.whole, self.new.whole)
        words = emotion_words(self.old.whole, start), emotion_words(self.new.whole, end)
        return self._set(rule or "feeling-changed", old, new, FELT, words)

    def _value(self, old: Node, new: Node, key: str) -> Change:
        left, right = (
            written_id(node.part) if key == "id" else node.part.__dict__[key] for node in (old, new)
        )
        is_same = self.matches.same_named(old, new, key)
        rule = "reference-renamed" if is_same else value_rule(new, key, left, right)
        sides = (self.before, old.part, left), (self.after, new.part, right)
        words = ("", "") if rule.endswith("-reordered") else values_in_words(*sides, key)
        return self._set(rule, old, new, (key,), words)

    def _set(self, rule: str, old: Node, new: Node, keys: tuple[str, ...], words: tuple[str, str]) -> Change:
        """Return the change of some keys of one part."""
        left, right = (
            Spot(
                node.location,
                {
                    key: plain(value)
                    for key in keys
                    if is_written(node.part, key, value := node.part.__dict__[key])
                },
                place=side.place((*node.location, keys[0])),
            )
            for side, node in ((self.old, old), (self.new, new))
        )
        names_it = keys[0] in {"id", new.part.short} and not isinstance(new.part, Metric)
        guess = self.matches.guesses.get(new) if names_it else None
        change = self._about(rule, "set", new, keys[0], (left, right))
        return replace(change, before=words[0], after=words[1], guess=guess)

    def _emptied(self, old: Node, new: Node, container: Container) -> Change:
        """Return the change of a list that says something by being empty, such as `next: []`."""
        *above, key = container
        sides = ((self.old, old), (self.new, new))
        left, right = (
            Spot(
                (*node.location, *above),
                {key: []} if container in empty_containers(node.part) else {},
                place=side.place((*node.location, *container)),
            )
            for side, node in sides
        )
        rule = f"{noun(container)}-{'removed' if left.value else 'added'}"
        before, after = ("empty" if spot.value else "" for spot in (left, right))
        return replace(self._about(rule, "set", new, key, (left, right)), before=before, after=after)

    def _about(self, rule: str, operation: Operation, node: Node, key: str, spots: Spots) -> Change:
        """Return a change of something in a part: of a stage, of a pain; a new name stands for itself."""
        change = self._change(rule, operation, node, spots, key)
        if key == node.part.short and not isinstance(node.part, Metric):
            return replace(change, subject="")
        if isinstance(node.part, _HOLDERS):
            within = tuple(filter(None, (*change.within, change.subject)))
            return replace(change, within=within, subject="")
        return change

    def _change(self, rule: str, operation: Operation, node: Node, spots: Spots, key: str = "") -> Change:
        """Return a change of a part, or of what it has under a key, without words of before and after."""
        names = self.before if spots[1] is None else self.after
        now = next((new for each in (node, *node.above()) if (new := self.matches.new_of.get(each))), node)
        stage = stage_of(now) or stage_of(node)
        return Change(
            rule,
            level_of(rule, self.levels),
            operation,
            "/".join(filter(None, (full_id(node), key))),
            *spots,
            stage=stage.key if stage else "",
            within=self._way(node.parent, names),
            subject=names.title(node),
        )

    def _way(self, node: Node | None, names: Vocabulary) -> tuple[str, ...]:
        """Return the names on the way to a part of either side, the stage first, as it all is now."""
        found: list[str] = []
        while node and node.parent:
            if now := self.matches.new_of.get(node):
                node, names = now, self.after
            found.append(names.title(node))
            node = node.parent
        return tuple(filter(None, reversed(found)))

    def _spot(self, side: Side, node: Node, data: Any = None) -> Spot:
        return Spot(node.location, data, node.index, side.place(node.location))

    def _data(self, node: Node) -> Any:
        """Return a part as plain data, without what in it has its match elsewhere: that is told by itself."""
        data = plain(node.part)
        known = self.matches.old_of, self.matches.new_of
        for each in reversed([each for each in node.walk() if any(each in side for side in known)]):
            *way, last = each.location[len(node.location) :]
            holder = data
            for step in way:
                holder = holder[step]
            del holder[last]
        return data
