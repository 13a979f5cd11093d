"""What the commands say, in transcripts: each page of this folder shows cases, and each is run as it stands.

A case is a heading with the files that it needs, a `yaml` block with the name of each behind it, and a
`console` block: a line after `$` is given to the shell, below it stand what it wrote to standard output,
behind `!` what it wrote to standard error, and in brackets the exit code where it is not 0.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Expected

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("*.md"))
PART = re.compile(
    r"^## (?P<heading>.+)\n"
    r"|^```yaml (?P<name>\S+)\n(?P<text>(?:.*\n)*?)```\n"
    r"|^```console\n(?P<console>(?:.*\n)*?)```\n",
    re.MULTILINE,
)


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which `jmap` is the one under test, and nobody asks for colours."""
    programs = folder / "bin"
    programs.mkdir()
    script = programs / "jmap"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jmap "$@"\n', "utf-8")
    script.chmod(0o755)
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.endswith("_COLOR") and key not in {"COLUMNS", "GITHUB_ACTIONS"}
    }
    return {**kept, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}


def transcript(line: str, folder: Path, variables: dict[str, str]) -> str:
    """Run one line in the shell, and return it with all that it said."""
    done = subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, env=variables, capture_output=True, check=False, timeout=60
    )
    said = done.stdout.decode().splitlines(), done.stderr.decode().splitlines()
    shown = [f"$ {line}", *said[0], *(f"! {each}".rstrip() for each in said[1])]
    if done.returncode:
        shown.append(f"[{done.returncode}]")
    return "".join(f"{each}\n" for each in shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_say_what_the_page_shows(page: Path, tmp_path: Path, expected: Expected) -> None:
    variables = environment(tmp_path)
    folder = tmp_path

    def replayed(part: re.Match[str]) -> str:
        nonlocal folder
        if part["heading"]:
            folder = tmp_path / re.sub(r"\W+", "-", part["heading"])
            folder.mkdir()
        elif part["name"]:
            file = folder / part["name"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(part["text"].encode())
        else:
            lines = [line[2:] for line in part["console"].splitlines() if line.startswith("$ ")]
            shown = "".join(transcript(line, folder, variables) for line in lines)
            return f"```console\n{shown}```\n"
        return part.group()

    expected(page, PART.sub(replayed, page.read_text("utf-8")))
