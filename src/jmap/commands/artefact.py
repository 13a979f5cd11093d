"""What can be made of a map: the formats, which one is asked for, and how a batch of maps becomes bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.pictures import AS_USUAL, VIEWS, Pictures, Sizes, journey_of
from jmap.errors import UsageError
from jmap.frozen import frozen
from jmap.render.pdf import without_typst
from jmap.suggest import did_you_mean
from jmap.view.look import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jmap.model.load import Loaded
    from jmap.render.targets import Targets
    from jmap.view.look import Look


@frozen
class Format:
    """One form of a map: the ending of its files, whether it holds the diagram, and whether it is text."""

    name: str
    ending: str
    suffixes: tuple[str, ...]
    """By which the name of a file asks for it."""
    diagram: bool = False
    view: str = ""
    """What it is a picture of."""
    binary: bool = False
    linked: bool = False
    """Whether it links to what is made of other maps."""
    shown: bool = False
    """Whether it goes to standard output where nobody names a file."""
    themed: bool = False
    """Whether it is drawn in the colours of a theme."""


@frozen
class Screen:
    """What text for a terminal is made for."""

    width: int = 100
    color: bool = False


PLAIN = Screen()
"""For a file, or a program that reads on."""

FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("html", "html", ("html", "htm"), diagram=True, linked=True, themed=True),
        Format("svg", "svg", ("svg",), view="board", linked=True, themed=True),
        Format("png", "png", ("png",), view="board", binary=True, themed=True),
        Format("pdf", "pdf", ("pdf",), view="board", binary=True, themed=True),
        Format("dot", "diagram.dot", ("dot", "gv"), themed=True),
        Format("markdown", "md", ("md", "markdown"), linked=True),
        Format("mermaid", "mmd", ("mmd", "mermaid")),
        Format("terminal", "txt", ("txt",), shown=True),
        Format("json", "json", ("json",)),
    )
}


def wanted_formats(names: Sequence[str], target: str | None, views: Sequence[str] = ()) -> list[Format]:
    """Return the formats to make, pictures in each of `views`; refuse a `target` file named otherwise.

    Without `views`, a file that is called `….diagram.svg` is the diagram.
    """
    chosen = [find_format(name) for name in dict.fromkeys(names)]
    if target is None or not is_file(target):
        return in_views(chosen or [FORMATS["html"]], views)
    suffix = Path(target).suffix.removeprefix(".").lower()
    meant = next((form for form in FORMATS.values() if suffix in form.suffixes), None)
    if chosen and meant and chosen != [meant]:
        names_given = " and ".join(form.name for form in chosen)
        raise UsageError(
            f"{target} is no name for {names_given}", f"give it another ending, or write `-f {meant.name}`"
        )
    if not chosen and not meant and suffix:
        raise UsageError(
            f"no format has the ending of {target}", f"say which with `-f`: {', '.join(FORMATS)}"
        )
    called = [view for view in VIEWS if Path(target).stem.lower().endswith(f".{view}")]
    return in_views(chosen or [meant or FORMATS["html"]], views or called)


def in_views(formats: Iterable[Format], views: Sequence[str]) -> list[Format]:
    """Return formats with pictures in each of `views`, of the board where there are none."""
    for view in views:
        if view not in VIEWS:
            raise UsageError(
                f"no view is called `{view}`", did_you_mean(view, VIEWS) or f"one of {', '.join(VIEWS)}"
            )
    found: list[Format] = []
    for form in formats:
        if form.view and "diagram" in views:
            ending = f"diagram.{form.ending}"
            diagram = replace(form, ending=ending, diagram=True, view="diagram", linked=False)
            found += [form, diagram] if "board" in views else [diagram]
        else:
            found.append(form)
    return found


def possible_formats(wanted: list[Format]) -> tuple[list[Format], UsageError | None]:
    """Return the formats that can be made here, and why others cannot; raise that where none can."""
    others = [form for form in wanted if form.name != "pdf"]
    lacking = None if others == wanted else without_typst()
    if lacking is None:
        return wanted, None
    if not others:
        raise lacking
    return others, lacking


def find_format(name: str) -> Format:
    """Return the format of that name, or refuse with a suggestion."""
    if "," in name:
        raise UsageError(
            f"no format is called `{name}`", f"repeat the option: `-f {name.replace(',', ' -f ')}`"
        )
    if name not in FORMATS:
        raise UsageError(
            f"no format is called `{name}`", did_you_mean(name, FORMATS) or f"one of {', '.join(FORMATS)}"
        )
    return FORMATS[name]


def is_file(target: str) -> bool:
    """Whether `-o TARGET` names a file: one that is there, or a name with an ending; else it is a folder."""
    path = Path(target)
    if path.exists():
        return not path.is_dir()
    return bool(path.suffix) and not target.endswith(("/", "\\"))


def artefacts(
    wanted: Sequence[tuple[Loaded, Sequence[Format], Targets]],
    screen: Screen = PLAIN,
    sizes: Sizes = AS_USUAL,
    look: Look = USUAL,
) -> Iterator[tuple[list[bytes], list[str]]]:
    """Yield for each map the bytes of its formats, and warnings; the diagrams come from one Graphviz process.

    What is made of a map leads where its targets say.
    """
    from jmap.view.graph import flow_of  # noqa: PLC0415  linting draws nothing

    flows = [flow_of(journey_of(loaded), look) for loaded, _, _ in wanted]
    drawn = [index for index, (_, formats, _) in enumerate(wanted) if any(form.diagram for form in formats)]
    svgs: dict[int, str] = {}
    if drawn:
        from jmap.render.diagram import diagram_svgs  # noqa: PLC0415  not every format needs Graphviz

        svgs = dict(zip(drawn, diagram_svgs([flows[index] for index in drawn], look), strict=True))
    for index, (loaded, formats, targets) in enumerate(wanted):
        pictures = Pictures(loaded, flows[index], svgs.get(index, ""), look=look, targets=targets)
        contents = [
            pictures.drawn(form.view, form.name, sizes) if form.view else _content(form, pictures, screen)
            for form in formats
        ]
        warnings: list[str] = []
        if FORMATS["html"] in formats or any(form.view == "board" for form in formats):
            warnings += pictures.images[1]
        if FORMATS["html"] in formats:
            warnings += pictures.page[1]
        warnings += pictures.warnings((form.view, form.name) for form in formats if form.view)
        if FORMATS["mermaid"] in formats:
            from jmap.render.mermaid import left_out  # noqa: PLC0415  not every format leaves something out

            warnings += [f"{loaded.path}: {told}" for told in left_out(pictures.journey)]
        yield contents, warnings


def _content(form: Format, pictures: Pictures, screen: Screen) -> bytes:
    """Make one artefact that is no picture."""
    journey, look = pictures.journey, pictures.look
    match form.name:
        case "html":
            from jmap.render.html import page  # noqa: PLC0415  only pages need templates

            return page(pictures.page[0], pictures.diagram, look, pictures.targets)
        case "dot":
            from jmap.render.dot import dot_source  # noqa: PLC0415  as above

            return dot_source(pictures.flow, look.theme.light).encode()
        case "json":
            from jmap.render.json import json  # noqa: PLC0415  as above

            loaded = pictures.loaded
            return json(journey, loaded.path, loaded.locator.place).encode(errors="backslashreplace")
        case "markdown":
            from jmap.render.markdown import markdown  # noqa: PLC0415  as above

            return markdown(journey, look=look, targets=pictures.targets).encode()
        case "mermaid":
            from jmap.model.lived import lived  # noqa: PLC0415  as above
            from jmap.render.mermaid import mermaid  # noqa: PLC0415

            return mermaid(lived(journey, look.persona) if look.persona is not None else journey).encode()
        case "terminal":
            from jmap.render.terminal import terminal  # noqa: PLC0415  Rich takes long to load

            return terminal(journey, screen.width, color=screen.color, look=look).encode()
        case other:
            raise AssertionError(f"nobody makes {other}")
