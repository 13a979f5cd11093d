"""`jmap schema`: the JSON Schema for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.errors import ExitCode
from jmap.project.discover import refuse_map
from jmap.project.files import write

if TYPE_CHECKING:
    from typing import Literal

    from jmap.commands.output import Output


def run(of: Literal["map", "library"], output: Output, *, file: str | None = None) -> ExitCode:
    """Print the schema of a map or a library, or write it to `file`."""
    text = schema_text(of)
    if file is None or file == "-":
        output.write(text)
    else:
        refuse_map(Path(file))
        write(Path(file), text.encode())
        output.note(f"Wrote {file}.")
    return ExitCode.OK


def schema_text(of: Literal["map", "library"]) -> str:
    """Return a JSON Schema as it stands in a file."""
    from jmap.model.schema import schema  # noqa: PLC0415  only where a schema is made

    return json.dumps(schema(of), ensure_ascii=False, indent=2) + "\n"
