"""The canonical text of a map or a library that loads, and the proof that it says the same.

Reads no files: what was written is given to the loader again by whoever asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.format.ids import missing_ids
from jmap.format.layout import laid_out
from jmap.model.journey import JourneyMap
from jmap.model.library import Library
from jmap.model.load import Loaded
from jmap.model.normalise import reader_of
from jmap.source.blocks import blocks
from jmap.source.comments import comments
from jmap.source.edits import apply
from jmap.source.text import SourceText
from jmap.source.yaml import parse

if TYPE_CHECKING:
    from jmap.model.use import LoadedLibrary


def canonical(loaded: Loaded | LoadedLibrary, *, add_ids: bool = False) -> str:
    """Return the text in canonical order and layout, with all ids written where that is asked for.

    What is not in block style, such as JSON, keeps its layout.
    """
    assert loaded.source is not None
    text = loaded.source.text
    if add_ids and isinstance(loaded, Loaded):
        text = apply(text, missing_ids(loaded))
    root = parse(SourceText(loaded.path, text), placed=True).root
    document = blocks(text, root) if root else None
    model = JourneyMap if isinstance(loaded, Loaded) else Library
    return laid_out(text, document, reader_of(model)) if document else text


def says_the_same(before: Loaded | LoadedLibrary, after: Loaded | LoadedLibrary) -> bool:
    """Whether two texts load to one map, all of it in the same order, and have the same comments."""
    return _meaning(before) == _meaning(after) and _comments(before) == _comments(after)


def _meaning(loaded: Loaded | LoadedLibrary) -> str:
    """Return all that is in the model: two models are also equal where mappings have another order."""
    return repr(loaded.map if isinstance(loaded, Loaded) else loaded.library)


def _comments(loaded: Loaded | LoadedLibrary) -> list[str]:
    source = loaded.source
    return sorted(each.text for each in comments(source, parse(source, placed=True).root)) if source else []
