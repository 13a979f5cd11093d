"""Links from what is made of a map: where they start from, and which pages of other maps are not there.

No link depends on what is on disk; only the notes after a run do.
"""

from __future__ import annotations

import os
import posixpath
import shlex
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jmap.frozen import frozen
from jmap.model.use import beside
from jmap.render.targets import BESIDE, Targets, page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jmap.commands.artefact import Format
    from jmap.commands.output import Output
    from jmap.model.load import Loaded

_FEW = 8
"""Up to so many pages are named one by one."""


@frozen
class Link:
    """A link to the page of another map, and the format that this page has."""

    map: str
    page: Path
    format: Format


def targets_of(path: str, place: Path | None, *, flat: bool) -> Targets:
    """Return where links lead from what is made of the map at `path` and put at `place`, if anywhere.

    It is `flat` where all results go to one folder.
    """
    if place is None:
        return BESIDE
    try:
        back = os.path.relpath(os.path.dirname(path) or ".", place.parent)  # noqa: PTH120  `Path` has none
    except ValueError:  # two drives, between which there is no way
        return Targets(f"{Path(path).absolute().parent.as_uri()}/", flat)
    if back == os.curdir:
        return Targets(flat=True) if flat else BESIDE
    return Targets(f"{quote(os.fsencode(back.replace(os.sep, '/')))}/", flat)


def links_of(loaded: Loaded, place: Path | None, form: Format, *, flat: bool) -> Iterator[Link]:
    """Yield the links to other maps in what is made of a map; none where nobody knows where it is put."""
    journey = loaded.map
    if journey is None or place is None or not form.linked:
        return
    written = [journey.baseline, *(part.journey for stage in journey.stages for part in stage.moments())]
    for each in written:
        if each:
            other = beside(loaded.path, each)
            page = Path(page_of(other, form.ending))
            yield Link(other, place.parent / page.name if flat else page, form)


def tell_missing(
    links: Iterable[Link], folder: str | None, output: Output, failed: Iterable[str] = ()
) -> None:
    """Say which pages that are linked to are not there, and how to make them in `folder` or beside maps.

    Why there is no page of the maps that `failed` has been told.
    """
    told = {posixpath.normpath(path) for path in failed}
    wanted = dict.fromkeys(link for link in links if link.map not in told)
    missing = [link for link in wanted if not _is_there(link.page)]
    for link in missing[:_FEW]:
        said = f"{link.page} is linked to, but not there"
        if _is_there(link.map):
            command = ["jmap", "render", link.map]
            command += [] if link.format.name == "html" else ["-f", link.format.name]
            command += ["-o", folder] if folder else []
            output.note(f"{said}; render it too: {shlex.join(command)}")
        else:
            output.note(f"{said}, and neither is {link.map}")
    if len(missing) > _FEW:
        output.note(f"{len(missing) - _FEW} more pages are linked to, but not there")


def _is_there(path: str | Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110  `Path.exists` raises for names that no file can have
