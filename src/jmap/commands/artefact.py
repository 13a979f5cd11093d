"""What can be made of a map: the formats, and how a batch of maps becomes bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jmap.commands.output import Output
    from jmap.model.load import Loaded


@dataclass(frozen=True, slots=True)
class Format:
    """One form of a map: the ending of its files, whether it holds the diagram, and whether it is text."""

    name: str
    ending: str
    diagram: bool = False
    binary: bool = False


FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("html", "html", diagram=True),
        Format("svg", "diagram.svg", diagram=True),
        Format("png", "diagram.png", diagram=True, binary=True),
        Format("dot", "diagram.dot"),
        Format("json", "json"),
    )
}


def artefacts(
    wanted: Sequence[tuple[Loaded, Sequence[Format]]], output: Output
) -> list[tuple[str, list[bytes]]]:
    """Return path and bytes per format for each loaded map; all diagrams come from one Graphviz process."""
    from jmap.view.graph import flow_of  # noqa: PLC0415  linting draws nothing

    drawn = [loaded for loaded, formats in wanted if any(form.diagram for form in formats)]
    svgs: dict[str, str] = {}
    if drawn:
        from jmap.render.diagram import diagram_svgs  # noqa: PLC0415  not every format needs Graphviz

        flows = [flow_of(_journey(loaded)) for loaded in drawn]
        svgs = dict(zip((loaded.path for loaded in drawn), diagram_svgs(flows), strict=True))
    return [
        (loaded.path, [_content(loaded, form, svgs.get(loaded.path, ""), output) for form in formats])
        for loaded, formats in wanted
    ]
