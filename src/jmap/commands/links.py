"""Links from what is made of a map: where they start from, and which pages of other maps are not there.

No link depends on what is on disk; only the notes after a run do.
"""

from __future__ import annotations

import os
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
    from jmap.model.journey import JourneyMap

_FEW = 8
"""Up to so many pages are named one by one."""


@frozen
class Link:
    """A link to the page of another map, and the format that this page has."""

    map: str
    page: Path
    format: Format


def targets_of(path: str, place: Path, *, flat: bool) -> Targets:
    """Return where the links of a result at `place` lead; `flat` where all results go to one folder."""
    try:
        back = os.path.relpath(os.path.dirname(path) or ".", place.parent)  # noqa: PTH120  `Path` has none
    except ValueError:  # two drives, between which there is no way
        return Targets(f"{Path(path).absolute().parent.as_uri()}/", flat)
    if back == os.curdir:
        return Targets(flat=True) if flat else BESIDE
    return Targets(f"{quote(os.fsencode(back.replace(os.sep, '/')))}/", flat)


def links_of(journey: JourneyMap, path: str, place: Path, form: Format, *, flat: bool) -> Iterator[Link]:
    """Yield the links to other maps in a result at `place` that is made of the map at `path`."""
    if not form.linked:
        return
    written = [journey.baseline, *(part.journey for stage in journey.stages for part in stage.moments())]
    for each in written:
        if each:
            other = beside(path, each)
            page = Path(page_of(other, form.ending))
            yield Link(other, place.parent / page.name if flat else page, form)


def tell_missing(links: Iterable[Link], folder: str | None, output: Output) -> None:
    """Say which pages that are linked to are not there, and how to make them in `folder` or beside maps."""
    missing = [link for link in dict.fromkeys(links) if not link.page.exists()]
    for link in missing[:_FEW]:
        said = f"{link.page} is linked to, but not there"
        if Path(link.map).exists():
            command = ["jmap", "render", link.map]
            command += [] if link.format.name == "html" else ["-f", link.format.name]
            command += ["-o", folder] if folder else []
            output.note(f"{said}; render it too: {shlex.join(command)}")
        else:
            output.note(f"{said}, and neither is {link.map}")
    if len(missing) > _FEW:
        output.note(f"{len(missing) - _FEW} more pages are linked to, but not there")
