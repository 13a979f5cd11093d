"""The settings reference holds every setting and option, and what it shows as an example is loaded.

`--refresh` writes the tables between the reference's markers anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from jmap.lint.options import options_of
from jmap.lint.registry import RULES
from jmap.project.settings import Settings, load_settings
from jmap.project.settings_file import SettingsFile
from jmap.project.settings_schema import settings_schema
from jmap.source.text import SourceText
from jmap.source.toml import TomlDocument, as_toml, parse, toml_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Expected

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
GENERATED = re.compile(r"(?<=<!-- generated: )(.+?)( -->\n).*?(?=<!-- end -->)", re.DOTALL)
EXAMPLES = re.findall(r"^```toml (\S+)\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
KINDS = {
    "Count": "whole number, 1 or more",
    "Distance": "number from 0 to 4",
    "Texts": "list of texts",
    "Duration": "duration",
    "bool": "`true` or `false`",
}


def written(schema: dict[str, Any]) -> str:
    """Say what people write for a setting, from its part of the JSON Schema."""
    match schema["type"]:
        case "array":
            return "list of rules" if "enum" in schema["items"] else "list of patterns"
        case "object":
            return "table"
        case "boolean":
            return "`true` or `false`"
        case "integer":
            return f"whole number, {schema['minimum']} or more"
    return ", ".join(f"`{word}`" for word in schema["enum"]) if "enum" in schema else "path"


def settings() -> Iterator[str]:
    properties = settings_schema()["properties"]
    yield "| setting | what to write | default | meaning | example |"
    yield "|---|---|---|---|---|"
    for name, field in SettingsFile.model_fields.items():
        key, example = field.alias or name, (field.examples or [""])[0]
        default = getattr(Settings(), name, None)
        shown = f"`{as_toml(default)}`" if isinstance(default, bool | str) else ""
        path = [key]
        while isinstance(example, dict):
            below, example = next(iter(example.items()))
            path.append(below)
        line = f"{toml_key(path)} = {as_toml(example)}"
        yield f"| `{key}` | {written(properties[key])} | {shown} | {field.description} | `{line}` |"


def options() -> Iterator[str]:
    yield "| rule | option | what to write | default | meaning |"
    yield "|---|---|---|---|---|"
    for rule in RULES:
        for option in options_of(rule):
            default = as_toml(option.default)
            kind = KINDS[option.type]
            meaning = re.sub(r" \(default .*\)", "", option.description.rstrip("."))
            yield f"| `{rule.name}` | `{option.name}` | {kind} | `{default}` | {meaning} |"


def generated(found: re.Match[str]) -> str:
    lines = settings() if found[1] == "settings" else options()
    return f"{found[1]}{found[2]}" + "\n".join(lines) + "\n"


def test_the_tables_are_those_of_the_model(expected: Expected) -> None:
    page = PAGE.read_text("utf-8")

    assert len(GENERATED.findall(page)) == 2
    expected(PAGE, GENERATED.sub(generated, page))


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_an_example_is_loaded_and_the_schema_takes_it(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "shared.toml").write_text('ignore = ["missing-owner"]\n', "utf-8")

    loaded = load_settings(tmp_path)
    document = parse(SourceText(name, text))

    assert isinstance(document, TomlDocument)
    data = document.data["tool"]["jmap"] if name == "pyproject.toml" else document.data
    assert loaded.settings != Settings()
    assert list(Draft7Validator(settings_schema()).iter_errors(data)) == []


@pytest.mark.parametrize("name", SettingsFile.model_fields)
def test_the_example_of_a_setting_may_be_written(name: str, tmp_path: Path) -> None:
    field = SettingsFile.model_fields[name]
    (tmp_path / "repository" / "team" / "templates").mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    (tmp_path / "repository" / "shared.toml").touch()
    text = f"{field.alias} = {as_toml((field.examples or [''])[0])}\n"
    (tmp_path / "repository" / "team" / "jmap.toml").write_text(text, "utf-8")

    assert load_settings(tmp_path / "repository" / "team").path is not None
