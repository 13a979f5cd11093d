"""What `next` and `solves` name, as parts of a tree: a thing stays the same when its id does not.

It knows one side of a comparison, not which parts of both sides are one.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.ids import Target, by_name, resolve
from jmap.model.insight import Pain
from jmap.model.stage import MOMENTS, Next, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from jmap.diff.nodes import Node
    from jmap.model.part import Part

_NAMED: Mapping[str, Collection[type[Part]]] = {"to": {Stage, Step}, "solves": {Pain}}
"""What references name that people seldom give an id, by the key of the reference."""


@frozen
class Meant:
    """The parts of one side that are named by ids which their names make."""

    root: Node

    @cached_property
    def _targets(self) -> dict[str, dict[Target, list[Node]]]:
        """What can be named under each key, with the parts: pains of one full id are named together."""
        found: dict[str, dict[Target, list[Node]]] = {key: {} for key in _NAMED}
        for node in self.root.walk():
            for key, models in _NAMED.items():
                if type(node.part) in models:
                    target = Target(node.part.__dict__["id"], _path(node))
                    found[key].setdefault(target, []).append(node)
        return found

    @cached_property
    def _known(self) -> dict[str, dict[str, list[Target]]]:
        return {key: by_name(targets) for key, targets in self._targets.items()}

    def named(self, node: Node, key: str) -> list[Node]:
        """Return the parts that a key of a part names, in their order; nothing for a key that names none."""
        if key not in _NAMED:
            return []
        written = node.part.__dict__[key]
        parent = _path(node.parent) if type(node.part) is Next and node.parent else _path(node)
        targets, known = self._targets[key], self._known[key]
        return [
            each
            for reference in ([written] if isinstance(written, str) else written)
            for target in resolve(reference, known.get(reference, ()), parent)[:1]
            for each in targets[target]
        ]


def _path(node: Node) -> str:
    """Return the full id of the moment that a part stands in."""
    ids = [each.part.__dict__["id"] for each in node.above() if type(each.part) in MOMENTS]
    return "/".join(reversed(ids))
