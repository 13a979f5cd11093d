"""Ids: the slug of a name, the ids that nobody wrote, and what a reference means.

The full id of a step or touchpoint is its path, `checkout/pays-by-card`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen
from jmap.model.part import ImplicitId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RESERVED = frozenset({"exit"})
_SECOND = 2
"""What the second thing of a name is numbered with."""

_ASCII_GAPS = re.compile(r"[^a-z0-9_.\-]+")
_LETTERS = re.compile(r"[\w.\-]+")  # all that `_fits` accepts but marks, which few ids have
_DASHES = re.compile(r"-{2,}")


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return the id that `text` has by itself: letters and digits of every script, `-_.`, NFC, lower case.

    Empty where nothing of the text can stand in an id.
    """
    lowered = unicodedata.normalize("NFC", text).lower()
    if lowered.isascii():
        joined = _ASCII_GAPS.sub("-", lowered)
    else:
        joined = "".join(char if _fits(char) else "-" for char in lowered)
    return _DASHES.sub("-", joined).strip("-.")


def is_id(text: str) -> bool:
    """Whether a written id holds nothing but letters, digits and `-_.`."""
    return _LETTERS.fullmatch(text) is not None or (bool(text) and all(_fits(char) for char in text))


@frozen
class Siblings:
    """Where a list of items keeps its names, and what a nameless one is called."""

    key: str
    text_key: str
    fallback: str


def assign_ids(parent: dict[str, Any], groups: Sequence[Siblings]) -> None:
    """Give each item in the lists of `parent` that has no id the next free one; the order decides."""
    taken = dict.fromkeys(RESERVED, _SECOND)
    without = []
    for group in groups:
        value, number = parent.get(group.key), 0
        for item in value if type(value) is tuple else ():
            if type(item) is not dict:
                continue
            number += 1
            if "id" not in item:
                without.append((group, number, item))
            elif isinstance(item["id"], str):
                taken[item["id"]] = _SECOND
    for group, number, item in without:
        text = item.get(group.text_key)
        name = (slug(text) if isinstance(text, str) else "") or f"{group.fallback}-{number}"
        item["id"] = free_id(name, taken)


def free_id(name: str, taken: dict[str, int]) -> ImplicitId:
    """Take `name`, or the first of `name-2`, `name-3` that is free.

    `taken` tells for each id that is taken which number to try next.
    """
    free = name
    while free in taken:
        free = f"{name}-{taken[name]}"
        taken[name] += 1
    taken[free] = _SECOND
    return ImplicitId(free)


@frozen
class Target:
    """Something that a reference can name: its short id, and the full id of what it stands in."""

    id: str
    parent: str
    name: str = field(default="", compare=False)
    """What it is called, which people may write for its id."""

    @property
    def full_id(self) -> str:
        """The path of ids from the stage on."""
        return f"{self.parent}/{self.id}" if self.parent else self.id


def by_name(targets: Iterable[Target]) -> dict[str, list[Target]]:
    """Return the targets under all that a reference may call them: their ids and their full ids."""
    named: dict[str, list[Target]] = {}
    for target in targets:
        named.setdefault(target.id, []).append(target)
        if target.parent:
            named.setdefault(target.full_id, []).append(target)
    return named


def resolve(reference: str, targets: Sequence[Target], parent: str) -> list[Target]:
    """Return what `reference` means, seen from within `parent`.

    An exact full id goes before a sibling, a sibling before a short id. The full id of a stage may be the
    short id of a step: then one that was written goes before one that a name made, and if none was written a
    sibling is as good. One target is the answer, none is an unknown reference, several are an ambiguous one.
    """
    exact = [target for target in targets if target.full_id == reference][:1]
    named = [target for target in targets if target.id == reference]
    siblings = [target for target in named if target.parent == parent][:1]
    if not exact:
        return siblings or named
    for candidates in (exact, siblings, named):
        if written := [target for target in candidates if type(target.id) is not ImplicitId]:
            return written
    return list(dict.fromkeys(exact + siblings))


def _fits(char: str) -> bool:
    return char.isalnum() or char in "-_." or unicodedata.category(char)[0] == "M"
