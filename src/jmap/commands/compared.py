"""What a page is told of the map that its own is compared with: the changes as a view takes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jmap.diff.change import WITHIN, Change, Level
from jmap.diff.compare import changes
from jmap.diff.match import matched
from jmap.diff.nodes import tree
from jmap.diff.phrases import typographic
from jmap.diff.side import side_of
from jmap.files import FileRefusedError
from jmap.model.lived import lived
from jmap.model.load import load_bytes
from jmap.model.stage import Stage
from jmap.model.use import beside
from jmap.project.files import DiskFiles
from jmap.source.excerpt import visible
from jmap.view.comparison import Comparison, Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.diff.side import Side
    from jmap.model.journey import JourneyMap

_HOLDING = (("steps",), ("touchpoints",), ("per_persona",))
"""The keys of what is told as one where it is gone, though rows of their own show what stands in it."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


def with_baseline(
    journey: JourneyMap, path: str, persona: str | None
) -> tuple[Comparison | None, tuple[str, ...]]:
    """Return a map compared with the baseline that it names, for one persona or all, and warnings.

    Without a baseline that loads there is no comparison: the page can do without.
    """
    written = journey.baseline
    if written is None:
        return None, ()
    place, files = beside(path, written), DiskFiles(path)
    if not files.inside(place):
        return None, (_warning(path, written, "it is outside of the project", "copy it to beside the map"),)
    try:
        loaded = load_bytes(files.read(place), place, DiskFiles(place))
    except FileRefusedError as refused:
        return None, (_warning(path, written, refused.reason, "check the path from the map"),)
    if loaded.map is None:
        return None, (_warning(path, written, "it has mistakes", f"see `jmap lint {place}`"),)
    old, new = loaded.map, journey
    if persona is not None:
        old, new = (lived(each, persona) if persona in each.personas else each for each in (old, new))
    sides = side_of(old), side_of(new)
    found = [change for change in changes(*sides) if _is_seen(change)]
    return Comparison(old, written, differences(found), shared_stages(*sides)), ()


def _is_seen(change: Change) -> bool:
    """Whether readers would call it a difference: not other words for the same, nor other evidence of it."""
    return change.level is not Level.EDITORIAL and not change.rule.startswith("sources-")


def differences(found: Iterable[Change]) -> tuple[Difference, ...]:
    """Return changes as a page takes them, in their order."""
    return tuple(map(_difference, found))


def shared_stages(old: Side, new: Side) -> dict[str, str]:
    """Return the ids of the stages that are on both sides, the new one by the old one."""
    pairs = matched(tree(old.part), tree(new.part)).new_of.items()
    return {before.key: after.key for before, after in pairs if type(before.part) is Stage}


def _difference(change: Change) -> Difference:
    spot = change.old if change.operation == "remove" else change.new
    assert spot is not None
    old, new = change.old, change.new
    keys = {**old.value, **new.value} if old and new and isinstance(old.value, dict) else {}
    within = change.within[1:] if change.stage else change.within
    is_gone = change.operation == "remove" and spot.location[-2:-1] in _HOLDING
    before, after = (_told(text) for text in (change.before, change.after))
    if change.operation in {"add", "remove"}:
        said = visible(change.subject)
        before, after = (
            (" ".join(filter(None, (said, before))), "")
            if change.operation == "remove"
            else ("", said or after)
        )
    elif change.subject:
        within = (*within, change.subject)
    return Difference(
        change.sign,
        spot.location,
        key=next(iter(keys), ""),
        stage=change.stage,
        what=visible(WITHIN.join(within)),
        before=before,
        after=after,
        slight=_is_slight(change),
        held=tuple(_texts(spot.value)) if is_gone else (),
    )


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of all that plain data holds, each with the key that it stands under."""
    if isinstance(value, dict):
        if text := value.get("text"):
            yield key, visible(text)
        for inner, held in value.items():
            yield from _texts(held, inner)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, key)


def _is_slight(change: Change) -> bool:
    """Whether a thing has only other words or another detail, and is felt as it was."""
    telling = change.level is not Level.MINOR or change.rule.startswith("emotion-")
    return change.operation == "set" and not telling


def _told(text: str) -> str:
    """Return words of a change for readers of any language: numbers for `2nd`, real minus signs."""
    return visible(typographic(_ORDINAL.sub(r"\1", text)))


def _warning(path: str, written: str, reason: str, advice: str) -> str:
    return f"{path}: the page is drawn without its baseline {written}: {reason}; {advice}"
