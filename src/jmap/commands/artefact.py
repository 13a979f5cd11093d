"""What can be made of a map: the formats, which one is asked for, and how a batch of maps becomes bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jmap.errors import UsageError
from jmap.frozen import frozen
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jmap.model.journey import JourneyMap
    from jmap.model.load import Loaded
    from jmap.view.graph import Flow


@frozen
class Format:
    """One form of a map: the ending of its files, whether it holds the diagram, and whether it is text."""

    name: str
    ending: str
    suffixes: tuple[str, ...]
    """By which the name of a file asks for it."""
    diagram: bool = False
    binary: bool = False


FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("html", "html", ("html", "htm"), diagram=True),
        Format("svg", "diagram.svg", ("svg",), diagram=True),
        Format("png", "diagram.png", ("png",), diagram=True, binary=True),
        Format("dot", "diagram.dot", ("dot", "gv")),
        Format("json", "json", ("json",)),
    )
}


def wanted_formats(names: Sequence[str], target: str | None) -> list[Format]:
    """Return the formats to make; refuse a `target` file whose ending says something else."""
    chosen = [find_format(name) for name in dict.fromkeys(names)]
    if target is None or not is_file(target):
        return chosen or [FORMATS["html"]]
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
    return chosen or [meant or FORMATS["html"]]


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


def artefacts(wanted: Sequence[tuple[Loaded, Sequence[Format]]]) -> tuple[list[list[bytes]], list[str]]:
    """Return the bytes per map and format, and warnings; the diagrams come from one Graphviz process."""
    from jmap.view.graph import flow_of  # noqa: PLC0415  linting draws nothing

    flows = [flow_of(_journey(loaded)) for loaded, _ in wanted]
    drawn = [index for index, (_, formats) in enumerate(wanted) if any(form.diagram for form in formats)]
    svgs: dict[int, str] = {}
    if drawn:
        from jmap.render.diagram import diagram_svgs  # noqa: PLC0415  not every format needs Graphviz

        svgs = dict(zip(drawn, diagram_svgs([flows[index] for index in drawn]), strict=True))
    contents = [
        [_content(loaded, form, flows[index], svgs.get(index, "")) for form in formats]
        for index, (loaded, formats) in enumerate(wanted)
    ]
    pictured = [
        (loaded, svgs[index]) for index, (loaded, formats) in enumerate(wanted) if FORMATS["png"] in formats
    ]
    return contents, [warning for loaded, svg in pictured for warning in _missing_glyphs(loaded.path, svg)]


def _content(loaded: Loaded, form: Format, flow: Flow, svg: str) -> bytes:
    """Make one artefact; `svg` is the diagram, where the format holds one."""
    match form.name:
        case "html":
            from jmap.render.html import page  # noqa: PLC0415  only pages need templates
            from jmap.view.document import document  # noqa: PLC0415

            return page(document(_journey(loaded)), svg).encode()
        case "png":
            from jmap.render.png import png  # noqa: PLC0415  resvg is loaded where a picture is made

            return png(svg)
        case "dot":
            from jmap.render.dot import dot_source  # noqa: PLC0415  as above
            from jmap.view.theme import DEFAULT  # noqa: PLC0415

            return dot_source(flow, DEFAULT.light).encode()
        case "json":
            from jmap.render.json import json  # noqa: PLC0415  as above

            return json(_journey(loaded), loaded.path, loaded.locator.place).encode(errors="backslashreplace")
        case "svg":
            return svg.encode()
        case other:
            raise AssertionError(f"nobody makes {other}")


def _missing_glyphs(path: str, svg: str) -> list[str]:
    """Warn of scripts that the PNG cannot show."""
    from jmap.render.png import missing_scripts  # noqa: PLC0415  as above

    scripts = ", ".join(missing_scripts(svg))
    if not scripts:
        return []
    lack = f"{path}: no font of this machine has the characters of {scripts}, so they are boxes in the PNG"
    return [f"{lack}; install a font for them, or render svg"]


def _journey(loaded: Loaded) -> JourneyMap:
    assert loaded.map is not None, "only maps that loaded are drawn"
    return loaded.map
