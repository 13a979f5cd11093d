"""The action for GitHub workflows: bash runs its steps as GitHub does, with what GitHub gives them.

Most cases take the jmap under test for the installed one; one installs it, from an action's own checkout.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.test_transcripts import environment

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, LINT = ACTION["runs"]["steps"]
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
INSTALLED_FROM = ("src", "templates", "pyproject.toml", "README.md", "LICENSE")
POOR = "title: Borrowing a book\nstages:\n  - name: Look it up\n    touchpoints: [Catalogue]\n"
GOOD = f"{POOR}    emotion: hopeful\n"
HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned; rm -r .",
    "' ; touch pwned ; '",
    '" ; touch pwned ; "',
    "a\ntouch pwned\nexit-code=0",
    "--debug' $(touch pwned)",
    "*",
)


@dataclass(frozen=True)
class Ended:
    """How a step ended: its exit code, what it printed, its outputs and its summary."""

    code: int
    printed: str
    outputs: dict[str, str]
    summary: str


@dataclass(frozen=True)
class Runner:
    """A machine of GitHub with a workspace; its folders have names that want quotes."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def workspace(self) -> Path:
        return self.folder / "the workspace"

    @property
    def temporary(self) -> Path:
        return self.folder / "runner temp"

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            (self.workspace / name).parent.mkdir(parents=True, exist_ok=True)
            (self.workspace / name).write_text(text, "utf-8")

    def run(self, step: dict[str, Any], **inputs: str) -> Ended:
        """Run one step of the action in the workspace; `fail_on` stands for the input `fail-on`."""
        given = {name: described.get("default", "") for name, described in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): text for name, text in inputs.items()}
        named = {
            key: INPUT.sub(lambda name: given[name[1]], text) for key, text in step.get("env", {}).items()
        }
        script, outputs, summary = (self.folder / name for name in ("step.sh", "outputs", "summary.md"))
        script.write_text(step["run"], "utf-8")
        outputs.write_text("", "utf-8")
        summary.write_text("Said before.\n", "utf-8")
        variables = {
            **os.environ,
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(self.temporary),
            **self.variables,
            **named,
        }
        bash = str(shutil.which("bash"))
        done = subprocess.run(
            [bash, "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        lines = outputs.read_text("utf-8").splitlines()
        return Ended(
            done.returncode,
            done.stdout,
            dict(line.split("=", 1) for line in lines),
            summary.read_text("utf-8"),
        )


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path)
    (made.workspace / ".git").mkdir(parents=True)
    made.temporary.mkdir()
    return made


@pytest.fixture
def installed(runner: Runner) -> Runner:
    """A runner on which the first step has been run: the installed jmap is the one under test."""
    environment(runner.temporary)
    (runner.temporary / "jmap-lint").mkdir()
    (runner.temporary / "bin").rename(runner.temporary / "jmap-lint" / "bin")
    return runner


def test_no_text_from_outside_is_written_into_a_script() -> None:
    assert all("${{" not in step["run"] for step in ACTION["runs"]["steps"])
    assert all(
        step["shell"] == "bash" and step.keys() <= {"name", "id", "shell", "env", "run"}
        for step in (INSTALL, LINT)
    )


def test_each_input_reaches_the_script_as_one_variable() -> None:
    found = [INPUT.fullmatch(text) for text in LINT["env"].values()]

    assert sorted(each[1] for each in found if each) == sorted(ACTION["inputs"])
    assert len(found) == len(ACTION["inputs"])
    assert all(f"${key}" in LINT["run"] for key in LINT["env"])


def test_each_output_is_one_of_the_last_step() -> None:
    assert {name: output["value"] for name, output in ACTION["outputs"].items()} == {
        name: f"${{{{ steps.{LINT['id']}.outputs.{name} }}}}" for name in ("exit-code", "sarif-file")
    }


def test_what_is_found_is_told_annotated_and_summed_up(installed: Runner) -> None:
    installed.write({"maps/book.journey.yaml": POOR})

    ended = installed.run(LINT, select="missing-emotion")

    assert (ended.code, ended.outputs) == (1, {"exit-code": "1"})
    assert "error[JM102] missing-emotion: stage `look-it-up` has no emotion" in ended.printed
    assert "::error file=maps/book.journey.yaml,line=3," in ended.printed
    assert ended.summary.startswith("Said before.\n❌ **Found 1 error in 1 file.**\n")


def test_nothing_found_is_fine(installed: Runner) -> None:
    installed.write({"book.journey.yaml": GOOD})

    ended = installed.run(LINT, select="missing-emotion", sarif_file="jmap.sarif")

    assert (ended.code, ended.outputs) == (0, {"exit-code": "0", "sarif-file": "./jmap.sarif"})
    assert ended.summary == "Said before.\n✅ **Checked 1 file: nothing to report.**\n"


def test_no_cache_speaks_for_a_map(installed: Runner) -> None:
    installed.write({"book.journey.yaml": GOOD})

    installed.run(LINT, select="missing-emotion")

    assert not (installed.workspace / ".jmap-cache").exists()


def test_paths_stand_on_lines_of_their_own(installed: Runner) -> None:
    installed.write({"my maps/a b.journey.yaml": POOR, "more/c.journey.yaml": POOR, "d.journey.yaml": POOR})

    ended = installed.run(LINT, paths="my maps\n\nmore/*.journey.yaml\n", args="--show-files\n")

    assert ended.code == 0
    assert ended.printed.splitlines() == ["my maps/a b.journey.yaml", "more/c.journey.yaml"]


def test_a_path_is_no_option(installed: Runner) -> None:
    installed.write({"--fix.journey.yaml": POOR})

    ended = installed.run(LINT, paths="--fix.journey.yaml", args="--show-files")

    assert (ended.code, ended.printed) == (0, "--fix.journey.yaml\n")


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"ignore": "missing-emotion", "fail_on": "error"}, 0),
        ({"select": "missing-owner"}, 0),
        ({"select": "missing-owner", "fail_on": "warning"}, 1),
        ({"select": "missing-owner", "args": "--max-warnings=0"}, 1),
        ({"select": "missing-emotion", "args": "--fail-on\nnever\n--quiet"}, 0),
        ({"config": "shared.toml"}, 0),
        ({}, 1),
    ],
)
def test_inputs_are_options(installed: Runner, inputs: dict[str, str], code: int) -> None:
    installed.write({"book.journey.yaml": POOR, "shared.toml": 'fail-on = "never"\n'})

    ended = installed.run(LINT, **inputs)

    assert (ended.code, ended.outputs["exit-code"]) == (code, str(code)), ended.printed


def test_a_working_directory_is_where_paths_start_from(installed: Runner) -> None:
    installed.write({"docs/maps/book.journey.yaml": POOR})

    ended = installed.run(LINT, working_directory="docs", paths="maps", sarif_file="out/jmap.sarif")

    assert ended.outputs == {"exit-code": "1", "sarif-file": "docs/out/jmap.sarif"}
    assert "::error file=docs/maps/book.journey.yaml,line=3," in ended.printed
    sarif = json.loads((installed.workspace / "docs/out/jmap.sarif").read_text("utf-8"))
    assert "JM102" in {result["ruleId"] for result in sarif["runs"][0]["results"]}


def test_a_summary_can_be_left_out(installed: Runner) -> None:
    installed.write({"book.journey.yaml": POOR})

    assert installed.run(LINT, summary="false").summary == "Said before.\n"


def test_a_runner_without_summaries_will_do(installed: Runner) -> None:
    installed.write({"book.journey.yaml": GOOD})
    installed.variables["GITHUB_STEP_SUMMARY"] = ""

    assert installed.run(LINT).code == 0


def test_wrong_use_makes_no_report(installed: Runner) -> None:
    installed.write({"book.journey.yaml": POOR, "jmap.sarif": "{}"})
    installed.run(LINT, sarif_file="old.sarif")

    ended = installed.run(LINT, select="mising-emotion", sarif_file="jmap.sarif")

    assert (ended.code, ended.outputs, ended.summary) == (2, {"exit-code": "2"}, "Said before.\n")
    assert "did you mean `missing-emotion`?" in ended.printed


@pytest.mark.parametrize("name", ["summary", "working_directory"])
def test_an_input_that_makes_no_sense_is_refused(installed: Runner, name: str) -> None:
    installed.write({"book.journey.yaml": GOOD})

    ended = installed.run(LINT, **{name: "perhaps"})

    assert (ended.code, ended.outputs) == (2, {"exit-code": "2"})
    assert f"::error title=jmap::{name.replace('_', '-')} is " in ended.printed


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ACTION["inputs"])
def test_hostile_text_stays_text(installed: Runner, name: str, text: str) -> None:
    installed.write({"book.journey.yaml": POOR})

    ended = installed.run(LINT, **{name: text})

    assert not [path for path in installed.folder.rglob("*") if path.name == "pwned"]
    assert (installed.workspace / "book.journey.yaml").read_text("utf-8") == POOR
    assert ended.code in ({1} if name == "sarif-file" and "\n" not in text else {1, 2})
    assert ended.outputs["exit-code"] == str(ended.code)
    assert ended.outputs.keys() <= {"exit-code", "sarif-file"}


def test_a_python_that_is_too_old_is_named(runner: Runner) -> None:
    programs = runner.folder / "programs"
    programs.mkdir()
    for name in ("python3", "python"):
        (programs / name).write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (programs / name).chmod(0o755)
    runner.variables["PATH"] = str(programs)

    ended = runner.run(INSTALL)

    assert ended.code == 2
    assert ended.printed.startswith("::error title=jmap::jmap needs Python 3.11 or newer")


@pytest.mark.slow
def test_the_action_installs_its_own_jmap_and_runs_nothing_of_the_workspace(runner: Runner) -> None:
    checkout = runner.folder / "the action"
    checkout.mkdir()
    for name in INSTALLED_FROM:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, checkout / name)
    about = checkout / "src/jmap/__init__.py"
    about.write_text(
        re.sub(
            r'^__version__ = ".+"$', '__version__ = "9.8.7"', about.read_text("utf-8"), flags=re.MULTILINE
        ),
        "utf-8",
    )
    trap = "import pathlib\npathlib.Path(__file__).with_name('pwned').touch()\nraise SystemExit(3)\n"
    for name in ("pip", "venv", "yaml", "jmap", "typer", "sitecustomize", "encodings/__init__"):
        runner.write({f"{name}.py": trap})
    runner.write({"book.journey.yaml": POOR})
    runner.variables["GITHUB_ACTION_PATH"] = str(checkout)

    first, again = runner.run(INSTALL), runner.run(INSTALL)
    ended = runner.run(LINT, select="missing-emotion")

    assert (first.code, again.code) == (0, 0), first.printed + again.printed
    assert (ended.code, ended.outputs) == (1, {"exit-code": "1"}), ended.printed
    assert "::error file=book.journey.yaml,line=3," in ended.printed
    assert not list(runner.workspace.rglob("pwned"))
    installed = runner.temporary / "jmap-lint" / "bin" / "jmap"
    version = subprocess.run([installed, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout == "jmap 9.8.7\n"
