"""`jmap schema`: the JSON Schema for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.errors import ExitCode
from jmap.project.discover import refuse_map
from jmap.project.files import write

if TYPE_CHECKING:
    from typing import Any, Literal

    from jmap.commands.output import Output

    SchemaOf = Literal["map", "library", "settings"]


def run(of: SchemaOf, output: Output, *, file: str | None = None) -> ExitCode:
    """Print the schema of a map, a library or settings, or write it to `file`."""
    text = schema_text(of)
    if file is None or file == "-":
        output.write(text, exact=True)
    else:
        refuse_map(Path(file))
        write(Path(file), text.encode())
        output.note(f"Wrote {file}.")
    return ExitCode.OK


def schema_text(of: SchemaOf) -> str:
    """Return a JSON Schema as it stands in a file."""
    return json.dumps(_schema(of), ensure_ascii=False, indent=2) + "\n"


def _schema(of: SchemaOf) -> dict[str, Any]:
    if of == "settings":
        from jmap.project.settings_schema import settings_schema  # noqa: PLC0415  only where it is made

        return settings_schema()
    from jmap.model.schema import schema  # noqa: PLC0415  as above

    return schema(of)
