"""The recipes of docs/ci.md are what they say: YAML of the service, known inputs, and commands that run.

`--refresh` writes the table of the action's inputs anew.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.cli.test_transcripts import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Expected

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "ci.md"
TEXT = PAGE.read_text("utf-8")
BLOCKS = [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)]
INPUTS = re.compile(r"(?<=<!-- generated: inputs -->\n).*(?=<!-- end -->)", re.DOTALL)
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
MAP = "title: Borrowing a book\nstages:\n  - name: Look it up\n    touchpoints: [Catalogue]\n"


def mappings(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in what a block holds."""
    if isinstance(node, dict):
        yield node
    for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from mappings(below)


def commands() -> list[str]:
    """Return the lines that the recipes give to a shell and that call jmap."""
    plain = re.findall(r"^```sh\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    lines = [line for block in plain for line in block.splitlines()]
    for found in mappings(BLOCKS):
        for key in ("run", "script"):
            said = found.get(key, [])
            lines += said.splitlines() if isinstance(said, str) else said
    return [line for line in lines if line.startswith("jmap ")]


def inputs() -> Iterator[str]:
    yield "| input | what to write | default |"
    yield "|---|---|---|"
    for name, described in ACTION["inputs"].items():
        default = f"`{described['default']}`" if described["default"] else ""
        yield f"| `{name}` | {described['description']} | {default} |"
    yield "\n| output | what it is |"
    yield "|---|---|"
    for name, described in ACTION["outputs"].items():
        yield f"| `{name}` | {described['description']} |"
    yield ""


def test_the_table_of_inputs_is_that_of_the_action(expected: Expected) -> None:
    assert INPUTS.search(TEXT)
    expected(PAGE, INPUTS.sub(lambda _: "\n".join(inputs()), TEXT))


def test_recipes_give_the_action_only_inputs_that_it_has() -> None:
    used = [found for found in mappings(BLOCKS) if str(found.get("uses", "")).startswith("OWNER/jmap@")]

    assert len(used) > 1
    assert {name for step in used for name in step["with"]} <= ACTION["inputs"].keys()
    named = re.findall(r"steps\.jmap\.outputs\.([\w-]+)", TEXT)
    assert named
    assert set(named) <= ACTION["outputs"].keys()


def test_recipes_name_only_hooks_that_are_there() -> None:
    named = {hook["id"] for found in mappings(BLOCKS) for hook in found.get("hooks", ())}

    assert named == {hook["id"] for hook in HOOKS}


def test_a_workflow_may_do_no_more_than_it_must() -> None:
    workflows = [found for found in BLOCKS if "jobs" in found]

    assert len(workflows) > 1
    assert all(found["permissions"]["contents"] == "read" for found in workflows)
    assert all("pull_request_target" not in str(found[True]) for found in workflows)  # YAML 1.1 reads `on` so


@pytest.mark.parametrize("line", commands())
def test_a_command_of_a_recipe_runs_and_finds_what_is_wrong(line: str, tmp_path: Path) -> None:
    variables = {key: text for key, text in environment(tmp_path).items() if not key.startswith("GIT_")}
    folder = tmp_path / "clone"
    (folder / "maps").mkdir(parents=True)
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    for command in (
        ("init", "--quiet"),
        (*identity, "commit", "--quiet", "--allow-empty", "-m", "first"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
        ("fetch", "--quiet", ".", "HEAD"),
    ):
        subprocess.run(["git", *command], cwd=folder, env=variables, check=True)
    (folder / "maps" / "book.journey.yaml").write_text(MAP, "utf-8")

    done = subprocess.run(
        ["bash", "-euc", line],
        cwd=folder, env={**variables, "BASE": "main", "RUNNER_TEMP": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    made = {
        name: (folder / name.strip('"').replace("$RUNNER_TEMP", str(tmp_path))).read_text("utf-8")
        for name in re.findall(r"(?:-f \w+=|-o )(\S+)", line)
    }
    assert all(made.values())
    if line.startswith("jmap diff "):
        assert done.returncode == 0, done.stderr
        assert "Borrowing a book" in done.stdout + "".join(made.values())
    else:
        assert done.returncode == (0 if "--diff" in line else 1), done.stderr
        assert "missing-emotion" in done.stdout or "--diff" in line
