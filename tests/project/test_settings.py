"""Where settings are found, and how files and flags are laid over one another."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jmap.diagnostics import Severity
from jmap.errors import UsageError
from jmap.project.settings import Glob, LoadedSettings, Settings, SettingsError, load_settings
from jmap.project.settings_file import SettingsFile, kebab
from jmap.report.full import full
from jmap.source.text import MAX_BYTES
from jmap.source.toml import as_toml, toml_key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="repository")
def repository_fixture(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (folder / "team" / "maps").mkdir(parents=True)
    return folder


def loaded(folder: Path, **files: str) -> LoadedSettings:
    """Write `jmap` as jmap.toml and so on, and load what holds in the folder."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return load_settings(folder)


def test_without_a_file_the_defaults_hold(repository: Path, tmp_path: Path) -> None:
    in_git, outside = load_settings(repository / "team"), load_settings(tmp_path)

    assert in_git == LoadedSettings(Settings(), repository)
    assert outside == LoadedSettings(Settings(), tmp_path)
    assert in_git.origin("fail-on") == "default"


@pytest.mark.parametrize("name", ["jmap.toml", ".jmap.toml"])
def test_the_nearest_file_upward_holds(repository: Path, name: str) -> None:
    (repository / name).write_text('fail-on = "info"\n', "utf-8")
    (repository / "team" / name).write_text('fail-on = "never"\n', "utf-8")
    found = load_settings(repository / "team" / "maps")

    assert found.path == repository / "team" / name
    assert found.root == repository / "team"
    assert found.settings == Settings(fail_on="never")
    assert found.origin("fail-on") == f"../{name}:1"
    assert load_settings(repository).settings.fail_on == "info"


def test_nothing_above_the_repository_is_looked_at(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "jmap.toml").write_text('fail-on = "never"\n', "utf-8")

    assert load_settings(repository / "team").path is None


def test_outside_of_a_repository_only_the_folder_itself_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "jmap.toml").write_text('fail-on = "never"\n', "utf-8")
    (tmp_path / "below").mkdir()

    assert load_settings(tmp_path).settings.fail_on == "never"
    assert load_settings(tmp_path / "below").path is None


@pytest.mark.parametrize(
    "text",
    [
        '[tool.jmap]\nfail-on = "never"\n',
        '[tool]\njmap = {fail-on = "never"}\n',
        '[tool.ruff]\nfix = true\n[ tool . "jmap" ]\nfail-on = "never"\n',
        'tool.jmap.fail-on = "never"\n',
    ],
)
def test_a_pyproject_counts_where_it_has_our_table(repository: Path, text: str) -> None:
    assert loaded(repository, pyproject=text).settings.fail_on == "never"


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[project]\nname = "jmap"\n',
        "[tool.jmapper]\nx = 1\n",
        "[project\njmap",
        "[tool]\n[tool.x]\njmap = 1\n",
    ],
)
def test_another_pyproject_is_passed_over(repository: Path, text: str) -> None:
    (repository / "team" / "pyproject.toml").write_text(text, "utf-8")
    (repository / "jmap.toml").write_text('fail-on = "never"\n', "utf-8")

    assert load_settings(repository / "team").path == repository / "jmap.toml"


def test_a_broken_pyproject_with_our_table_is_told(repository: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        loaded(repository, pyproject="[tool.jmap]\nselect = all\n")

    assert [diagnostic.place.line for diagnostic in refused.value.diagnostics] == [2]


def test_of_several_in_a_folder_the_first_counts_and_a_note_says_so(repository: Path) -> None:
    (repository / ".jmap.toml").write_text('fail-on = "never"\n', "utf-8")
    found = loaded(repository, jmap='fail-on = "info"\n', pyproject="[tool.jmap]\n")

    assert found.settings.fail_on == "info"
    assert found.notes == (
        "jmap.toml is used; the settings in .jmap.toml beside it are not.",
        "jmap.toml is used; the settings in pyproject.toml beside it are not.",
    )


def test_a_file_may_be_named_and_all_may_be_left_out(repository: Path) -> None:
    loaded(repository, jmap='fail-on = "info"\n', strict='fail-on = "warning"\n')
    named = load_settings(repository / "team", config="../strict.toml")

    assert (named.settings.fail_on, named.origin("fail-on")) == ("warning", "../strict.toml:1")
    assert named.root == repository
    assert load_settings(repository, isolated=True) == LoadedSettings(Settings(), repository, isolated=True)


@pytest.mark.parametrize(
    ("config", "message", "hint"),
    [
        ("strct.toml", "strct.toml does not exist", "did you mean strict.toml?"),
        ("nowhere/jmap.toml", "nowhere/jmap.toml does not exist", "check the path of --config"),
    ],
)
def test_a_named_file_must_be_there(repository: Path, config: str, message: str, hint: str) -> None:
    (repository / "strict.toml").touch()

    with pytest.raises(UsageError) as refused:
        load_settings(repository, config=config)

    assert (refused.value.message, refused.value.hint) == (message, hint)


def test_a_named_file_must_be_a_settings_file(repository: Path) -> None:
    (repository / "pyproject.toml").write_text("[project]\n", "utf-8")

    (repository / "list").mkdir()
    (repository / "list" / "pyproject.toml").write_text("[[tool.jmap]]\n", "utf-8")

    for config, name in (
        ("pyproject.toml", "missing-key"),
        ("list/pyproject.toml", "wrong-type"),
        ("team", "unreadable-file"),
    ):
        with pytest.raises(SettingsError) as refused:
            load_settings(repository, config=config)
        assert [diagnostic.name for diagnostic in refused.value.diagnostics] == [name]


def test_a_named_file_and_none_contradict_each_other(repository: Path) -> None:
    with pytest.raises(UsageError, match="--isolated wants none"):
        load_settings(repository, config="jmap.toml", isolated=True)


def test_a_link_out_of_the_project_is_refused(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text('fail-on = "never"\n', "utf-8")
    (repository / "jmap.toml").symlink_to(tmp_path / "elsewhere.toml")

    with pytest.raises(UsageError, match="a link that leaves the project"):
        load_settings(repository)


def test_a_file_that_is_too_large_is_refused(repository: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        loaded(repository, jmap="#" * (MAX_BYTES + 1))

    assert [diagnostic.name for diagnostic in refused.value.diagnostics] == ["too-large"]


def test_every_kind_of_value_is_read(repository: Path) -> None:
    found = loaded(
        repository,
        jmap="""\
select = ["completeness", "JM302"]
extend-select = ["missing-thought"]
ignore = ["JM1", "all"]
fail-on = "warning"
max-warnings = 3
exclude = ["archive/", "!archive/new/"]
force-exclude = true
require-reason = true
cache = false
output-format = "concise"
severity = {missing-owner = "info"}
rules.flat-emotion.spread = 1
rules.generic-persona = {also = ["Shopper"]}
[per-file-ignores]
"drafts/" = ["evidence"]
""",
    )

    assert found.settings == Settings(
        select=("completeness", "JM302"),
        extend_select=("missing-thought",),
        ignore=("JM1", "all"),
        per_file_ignores={Glob("drafts/", repository): ("evidence",)},
        severity={"missing-owner": Severity.INFO},
        rules={"flat-emotion": {"spread": 1}, "generic-persona": {"also": ("Shopper",)}},
        fail_on="warning",
        max_warnings=3,
        exclude=(Glob("archive/", repository), Glob("!archive/new/", repository)),
        force_exclude=True,
        require_reason=True,
        cache=False,
        output_format="concise",
    )
    assert found.origin("rules.generic-persona.also") == "jmap.toml:13"
    assert found.origin("per-file-ignores.drafts/") == "jmap.toml:15"
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  our own, on its way to another process


def test_a_file_builds_on_another(repository: Path) -> None:
    (repository / "base.toml").write_text(
        'cache = false\nselect = ["all"]\nextend-select = ["JM107"]\n'
        '[severity]\nemotion = "info"\nevidence = "info"\n',
        "utf-8",
    )
    (repository / "shared.toml").write_text(
        'extend = "base.toml"\nignore = ["JM101"]\nexclude = ["old/"]\n'
        "[rules]\nflat-emotion = {spread = 1}\nthin-evidence = {least = 3}\n",
        "utf-8",
    )
    found = loaded(
        repository / "team",
        jmap='extend = "../shared.toml"\nextend-ignore = ["JM102"]\nextend-exclude = ["new/"]\n'
        'select = ["emotion"]\n[severity]\nemotion = "error"\n'
        "[rules.thin-evidence]\nleast = 4\nanswers = 9\n",
    )

    assert found.settings == Settings(
        select=("emotion",),
        ignore=("JM101", "JM102"),
        severity={"emotion": Severity.ERROR, "evidence": Severity.INFO},
        rules={"flat-emotion": {"spread": 1}, "thin-evidence": {"least": 4, "answers": 9}},
        exclude=(Glob("old/", repository / "team"), Glob("new/", repository / "team")),
        cache=False,
    )
    assert found.root == repository / "team"
    assert found.origin("cache") == "../base.toml:1"
    assert found.origin("ignore") == "../shared.toml:2, jmap.toml:2"
    assert found.origin("extend-select") == "default"
    assert found.origin("severity.emotion") == "jmap.toml:6"
    assert found.origin("severity.evidence") == "../base.toml:6"


def test_flags_are_laid_over(repository: Path) -> None:
    here = Glob("*.draft.*", repository / "team")
    found = loaded(
        repository,
        jmap='select = ["emotion"]\nextend-select = ["JM107"]\nignore = ["JM302"]\nexclude = ["old/"]\n',
    ).with_flags(
        {
            "select": ("completeness",),
            "extend-ignore": ("JM101",),
            "extend-exclude": (here,),
            "fail-on": None,
            "extend-select": (),
            "max-warnings": 0,
        }
    )

    assert found.settings == Settings(
        select=("completeness",),
        ignore=("JM101",),
        exclude=(Glob("old/", repository), here),
        max_warnings=0,
    )
    assert found.origin("select") == "command line"
    assert found.origin("ignore") == "command line"
    assert found.origin("fail-on") == "default"


def test_the_narrower_word_says_how_bad_a_rule_is() -> None:
    severities = Settings(
        severity={
            "missing-emotion": Severity.ERROR,
            "completeness": Severity.WARNING,
            "all": Severity.INFO,
            "JM101": Severity.ERROR,
        }
    ).severities()

    assert severities["missing-emotion"] is Severity.ERROR
    assert severities["missing-touchpoint"] is Severity.ERROR
    assert severities["missing-persona"] is Severity.WARNING
    assert severities["flat-emotion"] is Severity.INFO
    assert Settings().severities() == {}


WORDS = some.sampled_from(
    ["[key]", "missing-emotion", "flat-emotion", "spread", "all", "JM0", "warning", "off", ""]
)
VALUES = some.recursive(
    WORDS
    | some.text()
    | some.integers()
    | some.booleans()
    | some.floats(allow_nan=False, allow_infinity=False),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(WORDS | some.text(), inner, max_size=3),
    max_leaves=8,
)
KEYS = some.sampled_from([kebab(name) for name in SettingsFile.model_fields])


@given(some.dictionaries(KEYS | some.text(), VALUES, max_size=4))
def test_any_settings_are_taken_or_refused_at_a_place(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = "".join(f"{toml_key([key])} = {as_toml(value)}\n" for key, value in data.items())
    (folder / "jmap.toml").write_text(text, "utf-8")

    refused = None
    try:
        load_settings(folder)
    except SettingsError as error:
        refused = error

    if refused:
        assert all(0 < diagnostic.place.line <= len(data) for diagnostic in refused.diagnostics)
        assert all(diagnostic.message and diagnostic.help for diagnostic in refused.diagnostics)
        assert any("jmap.toml:" in shown for shown, _ in full(refused.report))


def test_without_a_file_nothing_is_loaded_to_read_one(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from jmap.project.settings import load_settings\n"
        "load_settings(Path())\n"
        "print(sorted({'tomllib', 'pydantic', 'jmap.lint.registry'} & sys.modules.keys()))"
    )

    # What measures coverage loads modules of its own.
    unmeasured = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}

    def loaded_modules() -> str:
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, env=unmeasured)
        return done.stdout.decode()

    assert loaded_modules() == "[]\n"
    (tmp_path / "jmap.toml").touch()
    assert loaded_modules() == "['jmap.lint.registry', 'pydantic', 'tomllib']\n"


def test_what_a_file_may_say_is_what_a_run_goes_by() -> None:
    only_in_files = {"extend", "extend_ignore", "extend_exclude"}
    defaults = {name: getattr(Settings(), name) for name in SettingsFile.model_fields.keys() - only_in_files}
    said = {
        name: field.default for name, field in SettingsFile.model_fields.items() if name not in only_in_files
    }

    assert {setting.name for setting in fields(Settings)} == said.keys()
    assert said | {"max_warnings": None, "templates": None} == defaults


@pytest.mark.parametrize("name", ["round", "a" * 5000, "a\\u0000b", "a\\u0000b/c.toml"])
def test_what_no_file_can_be_is_a_file_that_is_not_there(name: str, repository: Path) -> None:
    (repository / "team" / "round").symlink_to("round")

    with pytest.raises(SettingsError) as refused:
        loaded(repository / "team", jmap=f'extend = "{name}"\n')

    assert "and there is no such file" in refused.value.diagnostics[0].message


@pytest.mark.parametrize("name", ["jmap.toml", ".jmap.toml"])
def test_a_folder_or_a_link_to_nothing_is_not_passed_over(name: str, repository: Path) -> None:
    (repository / name).mkdir()
    with pytest.raises(UsageError, match="holds no settings"):
        load_settings(repository / "team")
    (repository / name).rmdir()
    (repository / name).symlink_to("nowhere")
    with pytest.raises(UsageError, match="holds no settings"):
        load_settings(repository / "team")


def test_settings_whose_name_is_too_long_for_a_file_are_not_there(repository: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        load_settings(repository, config="a" * 5000)
