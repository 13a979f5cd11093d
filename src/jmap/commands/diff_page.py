"""The page of `jmap diff`: what it takes to draw the maps that differ, gathered from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.commands.compared import differences, shared_stages
from jmap.diff.side import side_of
from jmap.model.load import Loaded
from jmap.project.look import chosen_look
from jmap.render.diff_html import diff_html
from jmap.view import comparison as view
from jmap.view.document import document

if TYPE_CHECKING:
    from jmap.commands.diff_files import Comparison
    from jmap.diff.change import Level
    from jmap.diff.outcome import FileDiff, Outcome
    from jmap.project.settings import LoadedSettings
    from jmap.view.document import Document
    from jmap.view.look import Look


def diff_page(outcome: Outcome, comparison: Comparison, least: Level, settings: LoadedSettings) -> str:
    """Return the page: every map that differs, in the look and words of the settings.

    Images are named, since a revision has no folder.
    """
    look, _ = chosen_look(settings)
    documents = {
        file.path: found
        for number, file in enumerate(outcome.files, 1)
        if (found := _document(file, comparison, look, prefix=f"map-{number}"))
    }
    return diff_html(outcome, least, documents, look)


def _document(file: FileDiff, comparison: Comparison, look: Look, *, prefix: str) -> Document | None:
    """Return a map that differs as it is now; None for a library, and for a map that is gone."""
    new = comparison.new.loaded.get(file.new_path or "")
    old = comparison.old.loaded.get(file.old_path or "")
    if not isinstance(new, Loaded) or not isinstance(old, Loaded) or new.map is None or old.map is None:
        return None
    told = view.Comparison(
        before=old.map,
        name=comparison.plan.old.label or old.path,
        differences=differences(file.changes),
        stages=shared_stages(side_of(old), side_of(new)),
        loud=True,
        prefix=prefix,
    )
    return document(new.map, look, comparison=told)
