"""`jmap render --inject`: maps as Markdown between markers of a page that people write.

Everything outside the markers stays byte for byte.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.artefact import FORMATS
from jmap.commands.choices import chosen, refuse_pointless, refuse_strangers
from jmap.commands.links import links_of, targets_of, tell_missing
from jmap.commands.read import load_map, maps_at
from jmap.commands.render import tell_mistakes
from jmap.commands.render_files import mistakes
from jmap.errors import ExitCode, UsageError
from jmap.files import STANDARD_INPUT, FileRefusedError
from jmap.frozen import frozen
from jmap.project.discover import Search, find_maps, may_be_empty
from jmap.project.files import read, rewrite
from jmap.view.look import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jmap.commands.output import Output
    from jmap.model.load import Loaded
    from jmap.project.settings import LoadedSettings
    from jmap.view.look import Look

END = "<!-- /jmap -->"
_BEGIN = re.compile(r"<!--\s*jmap:\s*([^\s\0][^\0]*?)\s*-->")
_END = re.compile(r"<!--\s*/jmap\s*-->")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LEVEL = 2
"""Of the title of a map: the page has one of its own."""


@frozen
class Section:
    """What stands between the markers of one map: its lines from `first` up to, without it, `last`."""

    map: str
    """The path of the map, as the marker says it from the folder of the page."""
    first: int
    last: int


def run(  # noqa: PLR0913  an option of the command is an argument
    arguments: Sequence[str],
    output: Output,
    *,
    page: str,
    check: bool = False,
    settings: LoadedSettings | None = None,
    look: Look = USUAL,
) -> ExitCode:
    """Put every map between its markers in the file `page`; with `check` only say whether they are there."""
    from jmap.render.markdown import markdown  # noqa: PLC0415  most runs write no Markdown

    look = chosen(settings, look, output, themed=False)
    refuse_pointless(look, [FORMATS["markdown"]])
    before, text = _page(page)
    places = {section: _map_of(section, page) for section in _sections(text, page)}
    sections = _wanted(arguments, page, places, output)
    gone = _told_gone(places, page, output)
    paths = list(dict.fromkeys(sections.values()))
    if look.persona is not None:
        refuse_strangers(look.persona, maps_at(paths))
    loaded = [load_map(path, {}) for path in paths]
    if _told_broken(loaded, output):
        return ExitCode.FOUND
    place = Path(page)
    made = {
        each.path: markdown(each.map, _LEVEL, look, targets_of(each.path, place, flat=False))
        for each in loaded
        if each.map is not None
    }
    after = _injected(text, {section: made[path] for section, path in sections.items()}).encode()
    if after == before:
        output.note(f"{page} is up to date")
    elif check:
        output.tell([(page, "strong"), (" is out of date\n", "")])
        output.note(f"Run it without --check to renew {page}.")
        return ExitCode.FOUND
    else:
        rewrite(place, before, after)
        output.note(f"Wrote {page}.")
    if not check:
        form = FORMATS["markdown"]
        links = [link for each in loaded for link in links_of(each, place, form, flat=False)]
        tell_missing(links, None, output)
    return ExitCode.FOUND if check and gone else ExitCode.OK


def _told_broken(loaded: Sequence[Loaded], output: Output) -> bool:
    """Tell what is wrong in maps that are none, and whether there are any."""
    failed = [each for each in loaded if each.map is None]
    if failed:
        tell_mistakes(mistakes(failed), [each.path for each in failed], output)
    return bool(failed)


def _page(page: str) -> tuple[bytes, str]:
    """Return the bytes of a page and its text."""
    try:
        content = read(page, most=None)
        return content, content.decode()
    except FileRefusedError as refused:
        raise UsageError(
            f"{page} cannot be read: {refused.reason}", "name a Markdown file with markers"
        ) from None
    except UnicodeDecodeError:
        raise UsageError(f"{page} is no text in UTF-8", "name a Markdown file with markers") from None


def _map_of(section: Section, page: str) -> str:
    """Return the file of the map for which a section is the place, links followed."""
    return os.path.realpath(Path(page).parent / section.map)


def _wanted(
    arguments: Sequence[str], page: str, places: Mapping[Section, str], output: Output
) -> dict[Section, str]:
    """Return the sections of the maps that are meant; refuse a map that was named outright and has none.

    Of the maps in a folder some may stand in other pages: those without a place are told, and left out.
    """
    found: dict[Section, str] = {}
    without: dict[str, None] = {}
    for argument in arguments:
        for path in find_maps([argument], Search(libraries=False)):
            if path == STANDARD_INPUT:
                raise UsageError("a map from standard input has no marker", "name the map by its file")
            place = os.path.realpath(path)
            own = [section for section, map_ in places.items() if map_ == place]
            if not own and not may_be_empty(argument):
                raise UsageError(f"{page} has no place for {path}", _markers(path, page))
            found |= dict.fromkeys(own, path)
            without |= {} if own else {path: None}
    if not found:
        first = next(iter(without))
        raise UsageError(f"{page} has no place for any of the maps", _markers(first, page))
    if without:
        output.note(f"{page} has no place for {', '.join(without)}")
    return found


def _told_gone(places: Mapping[Section, str], page: str, output: Output) -> bool:
    """Tell of the places whose map is not there, so that what stands in them is of no map."""
    gone = [section for section, map_ in places.items() if not os.path.exists(map_)]  # noqa: PTH110  see `_map_of`
    for section in gone:
        said = f"there is no map {section.map}, so what stands in its place stays as it is"
        output.warn(f"{page}:{section.first}: {said}")
    return bool(gone)


def _markers(path: str, page: str) -> str:
    """Say how to make a place for a map."""
    name = Path(os.path.relpath(Path(path).resolve(), Path(page).parent.resolve())).as_posix()
    return f"write two lines where it is to stand: `<!-- jmap: {name} -->` and below it `{END}`"


def _sections(text: str, page: str) -> Iterator[Section]:
    """Yield the marked sections; a marker has a line of its own, and none counts inside a block of code."""
    fence, opened, first = "", "", 0
    for number, line in enumerate(text.split("\n")):
        stripped = line.removeprefix("\ufeff").strip()
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif fence:
            continue
        elif begin := _BEGIN.fullmatch(stripped):
            if opened:
                raise _unclosed(page, first, opened)
            opened, first = begin[1], number + 1
        elif opened and _END.fullmatch(stripped):
            yield Section(opened, first, number)
            opened = ""
    if opened:
        raise _unclosed(page, first, opened)


def _unclosed(page: str, line: int, opened: str) -> UsageError:
    return UsageError(
        f"{page}:{line}: the place for {opened} has no end", f"write `{END}` on a line below it"
    )


def _injected(text: str, made: Mapping[Section, str]) -> str:
    """Return `text` with new content between markers, in the line breaks of each marker."""
    lines = text.split("\n")
    for section in sorted(made, key=lambda section: section.first, reverse=True):
        ending = "\r" if lines[section.first - 1].endswith("\r") else ""
        new = ["", *made[section].removesuffix("\n").split("\n"), ""]
        lines[section.first : section.last] = [f"{line}{ending}" for line in new]
    return "\n".join(lines)
