"""Reading a settings file and those that it builds on: all their mistakes at once, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from jmap.diagnostics import Diagnostic, Place, Severity, Span
from jmap.frozen import frozen
from jmap.lint.options import options_model
from jmap.lint.registry import RULES
from jmap.lint.select import rules_called
from jmap.phrases import shortened
from jmap.project.files import project_root
from jmap.project.settings import PYPROJECT, Glob, Layer, Origin, SettingsError, shown_path
from jmap.project.settings_file import DiffTable, SettingsFile
from jmap.project.settings_mistakes import mistake
from jmap.project.settings_text import read_text
from jmap.source.text import SourceText, decode
from jmap.source.toml import parse
from jmap.source.tree import Mapping, Scalar
from jmap.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from jmap.source.tree import Entry, Node

_RULES = {rule.name: rule for rule in RULES}
_EXTEND, _THEME_FILE, _TEMPLATES = "extend", "theme.file", "templates"
"""The settings that name a file or a folder."""


def read_settings(path: Path, here: Path) -> list[Layer]:
    """Return what a file and those that it extends say, the one that all build on first.

    Raises SettingsError with every mistake in all of them; their paths are shown as seen from `here`.
    """
    reading = _Reading(here)
    reading.read(path)
    if reading.mistakes:
        in_order = sorted(reading.mistakes, key=lambda diagnostic: diagnostic.sort_key)
        raise SettingsError(tuple(in_order), reading.texts)
    return reading.layers


def has_settings(content: bytes) -> bool:
    """Whether the bytes of a pyproject.toml have a table for us; a broken one counts if it seems to."""
    source = decode(content, PYPROJECT)
    document = source if isinstance(source, Diagnostic) else parse(source)
    if isinstance(document, Diagnostic):
        return b"tool.jmap" in content
    return _own_table(document.root) is not None


@frozen
class _Text:
    """One file: its text, and the settings in it, as data and as a tree."""

    path: Path
    source: SourceText
    data: dict[str, Any]
    root: Mapping


class _Reading:
    """Reads a file, then the one that it extends, and collects what they say and what is wrong in them."""

    def __init__(self, here: Path) -> None:
        self.here = here
        self.layers: list[Layer] = []
        self.mistakes: list[Diagnostic] = []
        self.texts: dict[str, SourceText] = {}
        self.chain: list[Path] = []

    def read(self, path: Path) -> None:
        """Read one file and all that it builds on."""
        self.chain.append(path)
        text = self._opened(path)
        if text is None:
            return
        wrong = list(_mistakes(text))
        named: dict[str, Path] = {}
        for key, node in _paths(text.root):
            path_or_mistake = self._named(text, key, node)
            if isinstance(path_or_mistake, Diagnostic):
                wrong.append(path_or_mistake)
            else:
                named[key] = path_or_mistake
        if "extend" in named:
            self.read(named["extend"])
        self.mistakes += wrong
        if not wrong:
            self.layers.append(_layer(text, self.chain[0].parent, named))

    def _opened(self, path: Path) -> _Text | None:
        shown = shown_path(path, self.here)
        source = read_text(path, shown)
        if isinstance(source, SourceText):
            self.texts[shown] = source
        document = source if isinstance(source, Diagnostic) else parse(source)
        if isinstance(document, Diagnostic):
            self.mistakes.append(document)
            return None
        data, root = document.data, document.root
        if path.name == PYPROJECT:
            table = _own_table(root)
            if not isinstance(table, Mapping):
                self.mistakes.append(_no_table(table, self.texts[shown]))
                return None
            data, root = data["tool"]["jmap"], table
        return _Text(path, self.texts[shown], _with_tuples(data), root)

    def _named(self, text: _Text, key: str, node: Scalar) -> Path | Diagnostic:
        """Return what a setting names, a file or a folder, or why it cannot."""
        written, place = node.raw, text.source.place(node.span)
        kind = "folder" if key == _TEMPLATES else "file"
        target = _resolved(text.path.parent / written)
        if target is None:
            return _nothing_there(key, written, kind, "write a path relative to this file", place)
        if key == _EXTEND and target in self.chain:
            message = f"`{key}` leads back to `{written}`"
            return Diagnostic("unknown-value", message, "let one of the files stand alone", place)
        if not target.is_relative_to(project_root(self.chain[0].parent)):
            message = f"`{key}` names `{shortened(written)}`, which leaves the project"
            advice = f"copy that {kind} into the project, and name the copy"
            return Diagnostic("outside-project", message, advice, place)
        if not (target.is_dir() if kind == "folder" else target.is_file()):
            near = nearest(target.name, _names(target.parent))
            advice = f"did you mean `{near[0]}`?" if near else "write a path relative to this file"
            return _nothing_there(key, written, kind, advice, place)
        return target


def _paths(root: Mapping) -> Iterator[tuple[str, Scalar]]:
    """Yield the settings that name a file or a folder."""
    theme = root.get("theme")
    of_theme = theme.get("file") if isinstance(theme, Mapping) else None
    for key, node in (
        (_EXTEND, root.get(_EXTEND)),
        (_THEME_FILE, of_theme),
        (_TEMPLATES, root.get(_TEMPLATES)),
    ):
        if isinstance(node, Scalar) and not node.plain:
            yield key, node


def _resolved(path: Path) -> Path | None:
    """Return a path without links; None for a link to itself, and for a name that no file can have."""
    try:
        found = path.resolve()
        found.is_file()
    except (OSError, RuntimeError, ValueError):
        return None
    return found


def _nothing_there(key: str, written: str, kind: str, advice: str, place: Place) -> Diagnostic:
    message = f"`{key}` names `{shortened(written)}`, and there is no such {kind}"
    return Diagnostic("unknown-reference", message, advice, place)


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _own_table(root: Mapping) -> Node | None:
    """Return what stands at `tool.jmap`."""
    tool = root.get("tool")
    return tool.get("jmap") if isinstance(tool, Mapping) else None


def _no_table(found: Node | None, source: SourceText) -> Diagnostic:
    if found is None:
        message, span = "the file has no table `[tool.jmap]`", Span(0, 0)
        return Diagnostic("missing-key", message, "write the settings below that heading", source.place(span))
    message = "`tool.jmap` must be a table"
    return Diagnostic(
        "wrong-type", message, "write `[tool.jmap]`, and the settings below it", source.place(found.span)
    )


def _with_tuples(value: Any) -> Any:
    """Return plain data with tuples for lists, since settings are frozen."""
    if isinstance(value, dict):
        return {key: _with_tuples(item) for key, item in value.items()}
    return tuple(map(_with_tuples, value)) if isinstance(value, list) else value


def _mistakes(text: _Text) -> Iterator[Diagnostic]:
    """Yield what is wrong in one file, but for what it extends."""
    yield from _against(SettingsFile, text.data, (), text)
    theme = text.data.get("theme")
    if isinstance(theme, dict):
        from jmap.project.settings_theme import Appearance, ThemeTable  # noqa: PLC0415  most files have none

        yield from _against(ThemeTable, theme, ("theme",), text)
        for name in ("light", "dark"):
            if isinstance(theme.get(name), dict):
                yield from _against(Appearance, theme[name], ("theme", name), text)
    diff = text.data.get("diff")
    if isinstance(diff, dict):
        yield from _against(DiffTable, diff, ("diff",), text)
    tables = text.data.get("rules")
    for name, table in tables.items() if isinstance(tables, dict) else ():
        if name not in _RULES:
            yield _no_rule(name, text)
        elif isinstance(table, dict):
            yield from _against(options_model(_RULES[name]), table, ("rules", name), text)


def _against(
    model: type[BaseModel], data: dict[str, Any], above: tuple[str, ...], text: _Text
) -> Iterator[Diagnostic]:
    try:
        model.model_validate(data)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False, include_input=False):
            yield mistake(error, model, above, text.root, text.source)


def _no_rule(name: str, text: _Text) -> Diagnostic:
    """Tell of options for what is no rule, but perhaps a code or a family of them."""
    tables = text.root.get("rules")
    assert isinstance(tables, Mapping)
    place = text.source.place(tables.entries[name].key.span)
    meant = rules_called(name)
    if len(meant) == 1:
        return Diagnostic(
            "unknown-key", f"`{name}` is no name of a rule", f"write `[rules.{meant[0].name}]`", place
        )
    if meant:
        advice = "options belong to one rule; `jmap rule` lists them"
        return Diagnostic("unknown-key", f"`{name}` means many rules", advice, place)
    advice = did_you_mean(name, _RULES) or "`jmap rule` lists all rules"
    return Diagnostic("unknown-key", f"no rule is called `{shortened(name)}`", advice, place)


def _layer(text: _Text, root: Path, named: dict[str, Path]) -> Layer:
    """Return what a file without mistakes says; its patterns start from `root`, wherever it stands itself.

    What it names is `named` by the dotted keys of settings.
    """
    said = {key: _value(key, value, root) for key, value in text.data.items() if key != _EXTEND}
    if _TEMPLATES in named:
        said[_TEMPLATES] = named[_TEMPLATES]
    if _THEME_FILE in named:
        said["theme"] = {**said["theme"], "file": named[_THEME_FILE]}
    return Layer(said, dict(_origins(text)))


def _value(key: str, value: Any, folder: Path) -> Any:
    if key in {"exclude", "extend-exclude"}:
        return tuple(Glob(pattern, folder) for pattern in value)
    if key == "per-file-ignores":
        return {Glob(pattern, folder): words for pattern, words in value.items()}
    if key == "severity":
        return {word: Severity(severity) for word, severity in value.items()}
    return value


def _origins(text: _Text) -> Iterator[tuple[str, Origin]]:
    """Yield each dotted key with its place: a setting, or a key in a table of settings."""
    for name, entry in text.root.entries.items():
        yield from _places(
            name,
            entry,
            text,
            depth={"rules": 2, "theme": 2, "diff": 2, "severity": 1, "per-file-ignores": 1}.get(name, 0),
        )


def _places(name: str, entry: Entry, text: _Text, depth: int) -> Iterator[tuple[str, Origin]]:
    if depth == 0 or isinstance(entry.value, Scalar):
        yield name, Origin(text.source.path, text.source.position(entry.key.span.start)[0])
    elif isinstance(entry.value, Mapping):
        for key, below in entry.value.entries.items():
            yield from _places(f"{name}.{key}", below, text, depth - 1)
