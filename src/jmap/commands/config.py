"""`jmap config`: every setting, its value, and where it was said.

The JSON form is one document: `version`, which rises when a member changes its meaning or goes; `path`, the
settings file or null, and `root`, the folder that patterns and the baseline go by, both as seen from the
current folder; and `settings`, each with `key`, `value` and `origin` (`jmap.toml:3`, `default`).
"""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jmap.errors import ExitCode
from jmap.project.settings import Glob, Settings, load_settings, shown_path
from jmap.source.excerpt import display_width, visible
from jmap.source.toml import as_toml, toml_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Literal

    from jmap.commands.output import Output
    from jmap.project.settings import LoadedSettings
    from jmap.report.report import Segment

VERSION = 1
_DEFAULT = "default"
_UNSET = {
    "select": "every error and warning",
    "max-warnings": "any number",
    "templates": "those of jmap",
}
"""What a setting means that has no value."""


class Row(NamedTuple):
    """One setting as it is shown: its dotted key, its value as plain data, and where that was said."""

    key: str
    value: Any
    origin: str


def run(
    output: Output,
    *,
    config: str | None = None,
    isolated: bool = False,
    output_format: Literal["text", "json"] = "text",
) -> ExitCode:
    """Show the settings of a run in the current folder; mistakes in them are a SettingsError."""
    loaded = load_settings(Path(), config=config, isolated=isolated)
    output.note(*loaded.notes)
    rows = list(_rows(loaded))
    if output_format == "json":
        output.write(_json(loaded, rows), exact=True)
    else:
        output.write(_text(loaded, rows))
    return ExitCode.OK


def _rows(loaded: LoadedSettings) -> Iterator[Row]:
    """Yield every setting, tables entry by entry, in the order in which they are documented."""
    for setting in fields(Settings):
        key, value = setting.name.replace("_", "-"), getattr(loaded.settings, setting.name)
        if isinstance(value, dict):
            entries = _entries(value)
            yield from (
                Row(toml_key([key, *below]), plain, loaded.origin(".".join([key, *below])))
                for below, plain in entries
            )
            if not value:
                yield Row(key, {}, _DEFAULT)
        else:
            yield Row(key, _plain(value), loaded.origin(key))


def _entries(table: Mapping[Any, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield what stands in a table, and in the tables in it, each with the keys on the way."""
    for key, value in table.items():
        name = _plain(key)
        if isinstance(value, dict):
            yield from (((name, *below), plain) for below, plain in _entries(value))
        else:
            yield (name,), _plain(value)


def _plain(value: Any) -> Any:
    """Return a value as plain data; a pattern as it was written."""
    if isinstance(value, Glob):
        return value.pattern
    if isinstance(value, Path):
        return shown_path(value, Path())
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _text(loaded: LoadedSettings, rows: list[Row]) -> Iterator[Segment]:
    file = shown_path(loaded.path, Path()) if loaded.path else ""
    yield f"{visible(f'Settings of {file}') if file else 'No settings file: the defaults'}\n\n", "strong"
    shown = [(visible(row.key), visible(_written(row)), visible(row.origin)) for row in rows]
    widths = [max(display_width(row[column]) for row in shown) for column in (0, 1)]
    for key, value, origin in shown:
        is_said = origin != _DEFAULT
        yield f"{_padded(key, widths[0])}  ", ""
        yield f"{_padded(value, widths[1])}  ", "strong" if is_said else ""
        yield f"{origin}\n", "place" if is_said else ""


def _written(row: Row) -> str:
    """Return a value as it stands in a file, or what it means that there is none."""
    return _UNSET[row.key] if row.key in _UNSET and row.value in ([], None) else as_toml(row.value)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _json(loaded: LoadedSettings, rows: list[Row]) -> str:
    document = {
        "version": VERSION,
        "path": loaded.path and shown_path(loaded.path, Path()),
        "root": shown_path(loaded.root, Path()),
        "settings": [row._asdict() for row in rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
