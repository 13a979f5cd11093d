"""The note that a clone lacks the settings that its attributes count on: git hands out only the latter."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.errors import UsageError
from jmap.files import FileRefusedError
from jmap.project.files import project_root, read

if TYPE_CHECKING:
    from jmap.commands.output import Output

_NAMED = b"merge=jmap"


def note_missing_driver(output: Output) -> None:
    """Say so where git would merge maps by lines though the repository asks for more; nobody merges in CI."""
    root = project_root(Path())
    attributes = root / ".gitattributes"
    if output.quiet or os.environ.get("CI") or not attributes.is_file():
        return
    try:
        if _NAMED not in read(str(attributes)):
            return
        from jmap.diff.git import run_git  # noqa: PLC0415  few repositories get this far

        code, _ = run_git(root, "config", "--get", "merge.jmap.driver")
    except (UsageError, FileRefusedError):  # a note is not worth an error
        return
    if code == 1:
        output.note(
            ".gitattributes asks git to merge maps with jmap, and this clone does not: run `jmap git-setup`."
        )
