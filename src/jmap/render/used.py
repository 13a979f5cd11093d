"""What a page has used so far: anchors, each only once, and the icons that it has to define."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from jmap.render.escape import xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Anchors:
    """The ids of a page as it is written: each only once."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def once(self, anchor: str) -> str:
        """Return an anchor, with a number from the second time on."""
        count = self._seen[anchor] = self._seen.get(anchor, 0) + 1
        return anchor if count == 1 else f"{anchor}:{count}"

    def lacks(self, anchor: str) -> bool:
        """Whether nothing has that anchor yet, as where a map hides the lane of the thing."""
        return anchor not in self._seen


class Icons:
    """The icons and faces of a page: it defines those that it draws."""

    def __init__(self, prefix: str, known: Mapping[str, str], moods: Iterable[int] = ()) -> None:
        """Take the start of all ids, every symbol by its name, and the moods whose faces are drawn."""
        self._prefix = xml(prefix)
        self._known = known
        self._used: dict[str, None] = {}
        for mood in moods:
            self.face(mood)

    def used(self, icon: str) -> str:
        """Return the name of an icon that is drawn."""
        self._used[f"icon/{icon}"] = None
        return icon

    def face(self, mood: int) -> int:
        """Return a mood whose face is drawn."""
        self._used[f"face/{mood}"] = None
        return mood

    @property
    def symbols(self) -> Markup:
        """The definitions of what has been drawn so far."""
        known = self._known
        found = (f'<symbol id="{self._prefix}:{name}"{known[name]}' for name in self._used if name in known)
        return Markup("\n".join(found))  # noqa: S704 - drawn by ours, or inspected
