"""A map or library as one side of a comparison: what is written in it, and what it takes to tell of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.frozen import frozen
from jmap.model.journey import JourneyMap
from jmap.model.library import Library
from jmap.model.load import Loaded
from jmap.model.locate import Locator
from jmap.model.normalise import reader_of
from jmap.model.use import LoadedLibrary
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from jmap.diagnostics import Place
    from jmap.model.part import Part
    from jmap.model.readers import Location

AnyFile = Loaded | LoadedLibrary


@frozen
class Side:
    """A map or library as it is written, with what it takes to name and to place what stands in it."""

    part: Part
    whole: JourneyMap | None = None
    """The map with what its libraries declare; None for a library."""
    locator: Locator | None = None

    def place(self, location: Location) -> Place | None:
        """Return where something stands; None where nobody knows the text, or it stands in a library."""
        if self.locator is None:
            return None
        return self.locator.source.place(self.locator.head(location))


def side_of(loaded: AnyFile | JourneyMap) -> Side:
    """Return a file as the comparison takes it; it must have been loaded whole."""
    if isinstance(loaded, JourneyMap):
        return Side(loaded, loaded)
    if isinstance(loaded, Loaded):
        assert loaded.map
        own: Part = loaded.parts.of(JourneyMap)[0][1]
        return Side(own, loaded.map, loaded.locator)
    assert loaded.library
    assert loaded.source
    return Side(loaded.library, locator=Locator(parse(loaded.source), reader_of(Library)))
