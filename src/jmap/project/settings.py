"""Settings of a run: what they are by default, where a file with others is found, and what was said where.

Imported by every command, so reading a file, and all that it takes, is loaded only where there is one.
"""

from __future__ import annotations

import os
import re
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jmap.errors import UsageError
from jmap.frozen import frozen
from jmap.project.files import leaves_project, project_root
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.diagnostics import Diagnostic, Severity
    from jmap.report.report import Report
    from jmap.source.text import SourceText

FailOn = Literal["error", "warning", "info", "never"]

BASELINE = ".jmap-baseline.json"
"""Stands in the root of the settings."""
PYPROJECT = "pyproject.toml"
NAMES = ("jmap.toml", ".jmap.toml", PYPROJECT)
"""What a settings file may be called; where several stand in one folder, the first counts."""

_ADDS_TO = {"extend-select": "extend_select", "extend-ignore": "ignore", "extend-exclude": "exclude"}
"""Keys that add to a list where others replace it."""
_MAY_HOLD_SETTINGS = re.compile(
    rb"tool[\"'\s]*\.[\"'\s]*jmap|^\s*\[\s*[\"']?tool[\"']?\s*\]|^\s*tool\s*=", re.MULTILINE
)


class SettingsError(UsageError):
    """Settings with mistakes, which are told like those of a map; exit code 2."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, SourceText]) -> None:
        first = diagnostics[0]
        super().__init__(f"{first.place.path}:{first.place.line}: {first.message}", first.help)
        self.diagnostics = diagnostics
        self.texts = texts

    @property
    def report(self) -> Report:
        """The mistakes as what a run found."""
        from jmap.report.report import Report  # noqa: PLC0415  only where something is wrong

        files = {diagnostic.place.path for diagnostic in self.diagnostics}
        return Report(self.diagnostics, self.texts, len(files))


class Glob(NamedTuple):
    """A pattern of paths, as in `.gitignore`, and the folder that it starts from."""

    pattern: str
    folder: Path


@frozen
class Settings:
    """What a run goes by. Rules are named by the words that were written."""

    select: tuple[str, ...] = ()
    """Empty for the rules that are on by themselves."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[Glob, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Rule name to those of its options that were said."""
    fail_on: FailOn = "error"
    max_warnings: int | None = None
    """None for any number."""
    exclude: tuple[Glob, ...] = ()
    force_exclude: bool = False
    require_reason: bool = False
    cache: bool = True
    output_format: str = "full"
    theme: Mapping[str, Any] = field(default_factory=dict)
    """Tokens by name, those of one appearance below its name, and the path of a style sheet as `file`."""
    templates: Path | None = None
    diff: Mapping[str, Any] = field(default_factory=dict)
    """What `jmap diff` shows and fails on: `level`, `fail-on`, and `levels` of rules by name."""

    def severities(self) -> dict[str, Severity]:
        """Return the severity of each rule that has been given one; the narrower word goes first."""
        from jmap.lint.select import find_rules  # noqa: PLC0415  a command that lints nothing needs no rules

        widest_first = sorted(self.severity, key=lambda word: len(find_rules(word)), reverse=True)
        return {rule.name: self.severity[word] for word in widest_first for rule in find_rules(word)}


class Origin(NamedTuple):
    """Where something was said: in a line of a file, or without one on the command line."""

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Return it as people are shown it."""
        return f"{self.file}:{self.line}" if self.file else "command line"


@frozen
class Layer:
    """What one file or the command line says: values by key, and for each dotted key where it stands."""

    said: Mapping[str, Any]
    origins: Mapping[str, Origin]


@frozen
class LoadedSettings:
    """The settings of a run and where they come from."""

    settings: Settings
    root: Path
    """The folder that paths of settings and the baseline go by: the file's, else the git root, else here."""
    path: Path | None = None
    """The file they were found in, if any."""
    notes: tuple[str, ...] = ()
    """What a person should know about where they were found."""
    origins: Mapping[str, tuple[Origin, ...]] = field(default_factory=dict)
    """Where the value of each dotted key was said; a list may have parts from several places."""
    isolated: bool = False
    """Whether what the project has agreed on, the baseline too, is left out."""

    def origin(self, key: str) -> str:
        """Return where the value of a dotted key was said: `jmap.toml:3`, `command line` or `default`."""
        return ", ".join(map(str, self.origins.get(key, ()))) or "default"

    def with_flags(self, flags: Mapping[str, Any]) -> LoadedSettings:
        """Lay the flags of a command over, by key: `{"fail-on": "warning", "extend-exclude": globs}`.

        A flag that is None or an empty list was not given. Who selects rules by a flag wants to see them:
        what a file ignores is then not ignored. Another theme leaves nothing of the file's.
        """
        said = {key: value for key, value in flags.items() if value is not None and value != ()}
        start = self
        if "select" in said:
            origins = {key: origin for key, origin in self.origins.items() if key != "ignore"}
            start = replace(self, settings=replace(self.settings, ignore=()), origins=origins)
        if "theme" in said:
            origins = {key: origin for key, origin in start.origins.items() if not key.startswith("theme.")}
            start = replace(start, settings=replace(start.settings, theme={}), origins=origins)
        return start.under(Layer(said, dict.fromkeys(said, Origin())))

    def under(self, layer: Layer) -> LoadedSettings:
        """Return the settings with a layer over them."""
        origins = dict(self.origins)
        if "select" in layer.said:
            origins.pop("extend-select", None)
        for key, origin in sorted(layer.origins.items(), key=lambda item: item[0] in _ADDS_TO):
            place = _ADDS_TO.get(key, key).replace("_", "-")
            below = origins.get(place, ()) if key in _ADDS_TO else ()
            origins[place] = (*below, origin)
        return replace(self, settings=merged(self.settings, layer.said), origins=origins)


def shown_path(path: Path, here: Path) -> str:
    """Return a path as people in the folder `here` are shown it."""
    try:
        return Path(os.path.relpath(path, here.resolve())).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def merged(below: Settings, said: Mapping[str, Any]) -> Settings:
    """Lay what was said over settings: tables are joined, `extend-…` adds to a list, all else replaces.

    A new `select` starts afresh: what a file below selects besides is no longer wanted.
    """
    changes: dict[str, Any] = {"extend_select": ()} if "select" in said else {}
    for key, value in sorted(said.items(), key=lambda item: item[0] in _ADDS_TO):
        name = _ADDS_TO.get(key, key.replace("-", "_"))
        if key in _ADDS_TO:
            changes[name] = (*changes.get(name, getattr(below, name)), *value)
        elif isinstance(value, dict):
            changes[name] = _joined(getattr(below, name), value)
        else:
            changes[name] = value
    return replace(below, **changes)


def _joined(below: Mapping[Any, Any], table: Mapping[Any, Any]) -> dict[Any, Any]:
    """Lay a table over another one, and the tables in it over those in that."""
    tables = {
        key: _joined(below.get(key, {}), value) for key, value in table.items() if isinstance(value, dict)
    }
    return {**below, **table, **tables}


def load_settings(folder: Path, *, config: str | None = None, isolated: bool = False) -> LoadedSettings:
    """Return the settings for a run in `folder`: of the file `config`, of the nearest one, or the defaults.

    Raises SettingsError with all mistakes of the file, and UsageError where there is no such file.
    """
    if config is not None and isolated:
        raise UsageError("--config names settings and --isolated wants none", "leave one of them out")
    found: list[Path] = []
    if config is not None:
        found = [named_file(folder, config, "--config")]
    elif not isolated:
        found = _nearest(folder)
    if not found:
        return LoadedSettings(Settings(), project_root(folder), isolated=isolated)
    from jmap.project.settings_read import read_settings  # noqa: PLC0415  only where there is a file

    used, *others = found
    notes = tuple(f"{used.name} is used; the settings in {other.name} beside it are not." for other in others)
    start = LoadedSettings(Settings(), used.parent, used, notes)
    for layer in read_settings(used, folder):
        start = start.under(layer)
    return start


def named_file(folder: Path, written: str, flag: str) -> Path:
    """Return the file or folder that a flag names; refuse what is not there."""
    path = folder / written
    if not os.path.exists(path):  # noqa: PTH110  Path.exists raises for a name that no file can have
        names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
        near = nearest(path.name, names)
        hint = f"did you mean {Path(written).parent / near[0]}?" if near else f"check the path of {flag}"
        raise UsageError(f"{written} does not exist", hint)
    return path.resolve()


def _nearest(folder: Path) -> list[Path]:
    """Return the settings files of the nearest folder that has any, up to the git root; without git, here."""
    start, root = folder.resolve(), project_root(folder)
    for above in (start, *start.parents):
        found = list(_settings_in(above))
        if found or above == root:
            return found
    return []


def _settings_in(folder: Path) -> Iterator[Path]:
    for name in NAMES:
        path = folder / name
        if name != PYPROJECT and os.path.lexists(path) and not path.is_file():
            shown = shown_path(path, Path())
            raise UsageError(f"{shown} holds no settings: it is a folder, or a link to nothing", "remove it")
        if path.is_file() and (name != PYPROJECT or _has_settings(path)):
            if leaves_project(path):
                raise UsageError(f"{path} is a link that leaves the project", "copy the file to here")
            yield path


def _has_settings(pyproject: Path) -> bool:
    """Whether a pyproject.toml has a table for us; one that cannot be read counts if it looks so."""
    try:
        content = pyproject.read_bytes()
    except OSError:
        return False
    if b"jmap" not in content or not _MAY_HOLD_SETTINGS.search(content):
        return False
    from jmap.project.settings_read import has_settings  # noqa: PLC0415  only where it may have any

    return has_settings(content)
