"""The pictures of one map: its board and its flow diagram as SVG, PNG and PDF."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from jmap.errors import UsageError
from jmap.frozen import frozen
from jmap.render.pdf import FIT, PAPERS, pdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jmap.model.journey import JourneyMap
    from jmap.model.load import Loaded
    from jmap.render.targets import Targets
    from jmap.view.document import Document
    from jmap.view.graph import Flow
    from jmap.view.look import Look
    from jmap.view.picture.picture import Picture

VIEWS = ("board", "diagram")
"""What a picture can show; the first is shown where nobody says."""
LEAST_SCALE, LARGEST_SCALE = 0.1, 10.0


@frozen
class Sizes:
    """How large pictures come out: pixels of a PNG for each of the picture's own, and the paper of a PDF."""

    scale: float | None = None
    """None for two, or less where that would be too many."""
    paper: str = FIT


AS_USUAL = Sizes()


def sizes(scale: float | None, paper: str) -> Sizes:
    """Return the sizes that were asked for; refuse a scale that nobody can mean."""
    if scale is not None and not LEAST_SCALE <= scale <= LARGEST_SCALE:
        raise UsageError(
            f"a scale of {scale:g} is out of range", f"from {LEAST_SCALE:g} to {LARGEST_SCALE:g}: `--scale 2`"
        )
    return Sizes(scale, paper)


def journey_of(loaded: Loaded) -> JourneyMap:
    """Return the map of a file that has no mistake."""
    assert loaded.map is not None, "only maps that loaded are drawn"
    return loaded.map


class Pictures:
    """The pictures of one map; what several formats share is drawn once."""

    def __init__(self, loaded: Loaded, flow: Flow, diagram: str, *, look: Look, targets: Targets) -> None:
        """Take the flow and its diagram as SVG, which is empty where nobody asked for it."""
        self.loaded = loaded
        self.journey = journey_of(loaded)
        self.flow = flow
        self.diagram = diagram
        self.look = look
        self.targets = targets

    @cached_property
    def document(self) -> Document:
        """What a page shows of the map."""
        from jmap.view.document import document  # noqa: PLC0415  a diagram needs none

        return document(self.journey, self.look, self.images[0])

    @cached_property
    def page(self) -> tuple[Document, tuple[str, ...]]:
        """What the page itself shows, with the baseline that the map names laid under it, and warnings."""
        from jmap.commands.read import PATHLESS  # noqa: PLC0415  as above

        if self.journey.baseline is None or self.loaded.path == PATHLESS:
            return self.document, ()
        from jmap.commands.compared import with_baseline  # noqa: PLC0415  few maps have one
        from jmap.view.document import document  # noqa: PLC0415

        comparison, warnings = with_baseline(self.journey, self.loaded.path, self.look.persona)
        if comparison is None:
            return self.document, warnings
        return document(self.journey, self.look, self.images[0], comparison), warnings

    @cached_property
    def images(self) -> tuple[dict[str, str], list[str]]:
        """The images of the map that can be drawn, and what is told of the others; a text alone has none."""
        from jmap.commands.read import PATHLESS  # noqa: PLC0415  as above
        from jmap.project.files import DiskFiles  # noqa: PLC0415  as above
        from jmap.project.images import read_images  # noqa: PLC0415

        if self.loaded.path == PATHLESS:
            return {}, []
        return read_images(self.journey, self.loaded.path, DiskFiles(self.loaded.path))

    def drawn(self, view: str, name: str, sizes: Sizes) -> bytes:
        """Return one view of the map as `svg`, `png` or `pdf`."""
        svg = self._svg(view)
        if name == "png":
            return self._png(svg, sizes.scale)
        return self._pdf(view, svg, sizes.paper) if name == "pdf" else svg.encode()

    def warnings(self, asked: Iterable[tuple[str, str]]) -> list[str]:
        """Say what the machine's fonts cannot show of views in formats."""
        found: dict[str, None] = {}
        for view, name in asked:
            if name not in {"png", "pdf"}:
                continue
            from jmap.render.png import missing_scripts  # noqa: PLC0415  loaded where a picture is made

            with suppress(UsageError):  # without resvg there is no PNG, and nobody to ask for a PDF
                if scripts := ", ".join(missing_scripts(self._svg(view))):
                    lack = f"no font of this machine has the characters of {scripts}, so they are boxes"
                    remedy = "install a font for them, or render svg"
                    found[f"{self.loaded.path}: {lack} in the {name.upper()}; {remedy}"] = None
        return list(found)

    def _svg(self, view: str) -> str:
        return self._board if view == "board" else self.diagram

    @cached_property
    def _picture(self) -> Picture:
        from jmap.view.picture.picture import picture  # noqa: PLC0415  as above

        return picture(self.document)

    @cached_property
    def _board(self) -> str:
        from jmap.render.picture.svg import svg  # noqa: PLC0415  as above

        return svg(self._picture, self.look, self.targets)

    def _png(self, svg: str, scale: float | None) -> bytes:
        from jmap.render.png import largest_scale, png  # noqa: PLC0415  as above

        most = largest_scale(svg)
        if scale is not None and scale > most:
            raise UsageError(
                f"the PNG of {self.loaded.path} would have too many pixels",
                f"the largest scale for it is `--scale {most:.1f}`, and svg has no limit",
            )
        return png(svg, scale=min(2.0, most) if scale is None else scale)

    def _pdf(self, view: str, svg: str, paper: str) -> bytes:
        flow = self.flow
        language = flow.words.language
        if view == "diagram":
            from jmap.render.diagram import in_words  # noqa: PLC0415  as above

            return pdf([svg], title=flow.title, about=in_words(flow), language=language, paper=paper)
        svgs = [svg]
        if paper in PAPERS:
            from jmap.render.picture.svg import svg as drawn  # noqa: PLC0415  as above
            from jmap.view.picture.pages import pages  # noqa: PLC0415

            width, height = PAPERS[paper]
            svgs = [drawn(page, self.look) for page in pages(self.document, height / width)]
        about = self._picture.about
        return pdf(svgs, title=flow.title, about=about, language=language, paper=paper)
