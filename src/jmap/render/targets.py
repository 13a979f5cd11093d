"""Where the links of an artefact lead when it does not stand beside its map.

A map names files and addresses relative to itself. This module turns what is written into addresses relative
to the artefact; it looks at no disk, so that the same map and place always give the same bytes.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from jmap.files import map_name
from jmap.frozen import frozen
from jmap.model.inline import safe_target

if TYPE_CHECKING:
    from jmap.view.picture.shapes import Target

_FROM_ITSELF = re.compile(r"[/?#]|[^/?#]*:")
"""How an address begins that means the same wherever it stands, or the page itself."""
_PLAIN = "/!$&'()*+,;=@"
"""Signs that stand for themselves in a relative address (RFC 3986), but for `:`, which may end a scheme."""
_STEP = re.compile(r"(\.\.?)/(?=[^/?#:]+(?:[/?#]|$))")
"""A dot or two, with a name behind them that is no scheme, host or fragment once it stands first."""
_DOWN = re.compile(r"(?<![^/])(?!\.\./)[^/:]+/$")
"""The last folder of a way, unless it is one upward."""


@frozen
class Targets:
    """Where the links of one artefact lead. `back` is the way from its folder to the map's, as an address."""

    back: str = ""
    flat: bool = False
    """Whether the pages of all maps stand in one folder, and not each beside its map."""

    def link(self, written: str) -> str | None:
        """Return the address of a link as a map writes it; None where following it is not safe."""
        target = safe_target(written)
        return target if target is None or _FROM_ITSELF.match(target) else self._from_here(target)

    def file(self, path: str) -> str | None:
        """Return the address of a file that a map names; None where it is none beside the map."""
        if not path or path.startswith("/"):
            return None
        return self._from_here(quote(path, _PLAIN, errors="replace"))

    def map(self, path: str, ending: str) -> str | None:
        """Return the address of what is made of another map, a file with that `ending`."""
        page = page_of(path, ending)
        return quote(posixpath.basename(page), _PLAIN, errors="replace") if self.flat else self.file(page)

    def of(self, target: Target, ending: str) -> str | None:
        """Return the address of a target whatever it is; the pages of maps have that `ending`."""
        match target.kind:
            case "link":
                return self.link(target.written)
            case "file":
                return self.file(target.written)
            case "map":
                return self.map(target.written, ending)

    def _from_here(self, target: str) -> str:
        """Return an address relative to the map as one relative to the artefact, without detours."""
        back = self.back
        while back and (step := _STEP.match(target)):
            if step[1] == "..":
                down = _DOWN.search(back)
                if down is None:
                    break
                back = back[: down.start()]
            target = target[step.end() :]
        return back + target


BESIDE = Targets()
"""Of an artefact in the folder of its map, and of one that nobody has put anywhere yet."""


def page_of(path: str, ending: str) -> str:
    """Return the path of what is made of the map at `path`: beside it, with its name and that `ending`."""
    return posixpath.join(posixpath.dirname(path), f"{map_name(path)}.{ending}")
