"""What README and docs tell people to type works as written."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from jmap.cli.app import app_for

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NOT_IN_A_CLONE = (".coverage*", ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "build", "dist")


def command_lines(page: Path) -> list[str]:
    """Return the lines of a page's `sh` blocks, without prompts, comments and empty lines."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def jmap_arguments(line: str) -> list[list[str]]:
    """Return the arguments of each call of jmap in a line of shell, pipes and redirections cut off."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    calls: list[list[str]] = [[]]
    for token in lexer:
        if set(token) <= set("();<>|&"):
            calls.append([])
        else:
            calls[-1].append(token)
    return [call[1:] for call in calls if call and call[0].split("/")[-1] in {"jmap", "journeymap"}]


def documented() -> list[tuple[str, list[str]]]:
    return [
        (f"{page.relative_to(ROOT).as_posix()}: {line}", arguments)
        for page in PAGES
        for line in command_lines(page)
        for arguments in jmap_arguments(line)
    ]


DOCUMENTED = documented()


def test_there_are_documented_commands() -> None:
    assert {arguments[0] for _, arguments in DOCUMENTED} >= {"new", "render", "lint"}


@pytest.mark.parametrize("arguments", [call for _, call in DOCUMENTED], ids=[name for name, _ in DOCUMENTED])
def test_a_documented_command_is_one_that_jmap_takes(arguments: list[str]) -> None:
    command = typer.main.get_group(app_for([]))
    for part in (command, *command.commands.values()):
        part.callback = None

    command.main(arguments, prog_name="jmap", standalone_mode=False)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the README's commands are written for a POSIX shell")
def test_the_first_command_of_the_readme_installs_jmap_and_renders_a_page(tmp_path: Path) -> None:
    clone, environment = tmp_path / "clone", tmp_path / "environment"
    shutil.copytree(ROOT, clone, ignore=shutil.ignore_patterns(*NOT_IN_A_CLONE))
    for page in clone.glob("examples/**/*.html"):
        page.unlink()
    before = set(clone.rglob("*.html"))
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    variables = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    variables["PATH"] = f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}"

    command = ["bash", "-euc", command_lines(ROOT / "README.md")[0]]
    process = subprocess.run(
        command,
        cwd=clone,
        env=variables,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )

    assert process.returncode == 0, process.stdout + process.stderr
    (page,) = (path for path in set(clone.rglob("*.html")) - before if ".venv" not in path.parts)
    assert "<svg" in page.read_text("utf-8")


def test_the_second_command_of_the_readme_is_what_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert script[-1] == command_lines(ROOT / "README.md")[1]


def test_the_readme_shows_what_a_mistake_looks_like(tmp_path: Path) -> None:
    shown = re.search(
        r"^```text\n(error.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert shown
    lines = re.findall(r"^ *\d+ \| (.*)", shown.group(1), re.MULTILINE)
    text = "\n".join(["title: Buying shoes", *["#"] * 5, "stages:", *lines])
    (tmp_path / "shoes.journey.yaml").write_text(f"{text}\n", "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "jmap", "lint", "shoes.journey.yaml"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert shown.group(1) in done.stdout
