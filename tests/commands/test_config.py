from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jmap.commands.config import run
from jmap.commands.output import Output
from jmap.commands.schema import schema_text
from jmap.errors import ExitCode
from jmap.project.settings import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """\
# agreed in the spring
fail-on = "warning"

[severity]
missing-owner = "info"

[rules.flat-emotion]
spread = 1

[per-file-ignores]
"drafts/*" = ["evidence"]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_setting_stands_beside_its_origin(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "jmap.toml").write_text(SETTINGS, "utf-8")
    (folder / ".jmap.toml").touch()

    assert run(Output("never")) is ExitCode.OK

    shown = capsys.readouterr()
    assert shown.err == "jmap.toml is used; the settings in .jmap.toml beside it are not.\n"
    assert shown.out == (
        "Settings of jmap.toml\n"
        "\n"
        "select                       every error and warning  default\n"
        "extend-select                []                       default\n"
        "ignore                       []                       default\n"
        'per-file-ignores."drafts/*"  ["evidence"]             jmap.toml:11\n'
        'severity.missing-owner       "info"                   jmap.toml:5\n'
        "rules.flat-emotion.spread    1                        jmap.toml:8\n"
        'fail-on                      "warning"                jmap.toml:2\n'
        "max-warnings                 any number               default\n"
        "exclude                      []                       default\n"
        "force-exclude                false                    default\n"
        "require-reason               false                    default\n"
        "cache                        true                     default\n"
        'output-format                "full"                   default\n'
        "theme                        {}                       default\n"
        "templates                    those of jmap            default\n"
        "diff                         {}                       default\n"
    )


def test_without_a_file_all_is_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Output("never")) is ExitCode.OK

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "No settings file: the defaults"
    assert all(line.endswith(" default") for line in lines[2:])


def test_settings_may_be_left_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "jmap.toml").write_text(SETTINGS, "utf-8")

    run(Output("never"), isolated=True)

    assert "jmap.toml" not in capsys.readouterr().out


def test_json_has_the_documented_members(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "team.toml").write_text(SETTINGS, "utf-8")

    run(Output(), config="team.toml", output_format="json")

    document = json.loads(capsys.readouterr().out)
    assert document["version"] == 1
    assert (document["path"], document["root"]) == ("team.toml", ".")
    assert {"key": "fail-on", "value": "warning", "origin": "team.toml:2"} in document["settings"]
    assert {"key": "max-warnings", "value": None, "origin": "default"} in document["settings"]
    assert {
        "key": 'per-file-ignores."drafts/*"',
        "value": ["evidence"],
        "origin": "team.toml:11",
    } in document["settings"]


def test_mistakes_are_told_and_nothing_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "jmap.toml").write_text('fail-on = "warn"\n', "utf-8")

    with pytest.raises(SettingsError) as refused:
        run(Output())

    assert [diagnostic.name for diagnostic in refused.value.diagnostics] == ["unknown-value"]
    assert capsys.readouterr().out == ""


def test_the_schema_of_settings_is_one_for_toml_editors() -> None:
    schema = json.loads(schema_text("settings"))

    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert all(setting["description"] for setting in schema["properties"].values())
    assert "missing-emotion" in schema["properties"]["select"]["items"]["enum"]
    assert "unknown-key" not in schema["properties"]["ignore"]["items"]["enum"]
    assert (
        schema["properties"]["rules"]["properties"]["flat-emotion"]["properties"]["spread"]["default"] == 0.5
    )
