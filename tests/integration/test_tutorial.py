"""The pages that lead through a session at the command line show what every command really says.

The blocks of a page are played in one folder, in their order: a file that is named is written, and the
commands of a `console` block are run. `--refresh` writes what they said into the page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_transcripts import environment, transcript

if TYPE_CHECKING:
    from tests.conftest import Expected

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(
    r"^```(?:yaml|toml) (?P<name>\S+)\n(?P<text>(?:.*\n)*?)```\n|^```console\n(?P<console>(?:.*\n)*?)```\n",
    re.MULTILINE,
)


@pytest.mark.parametrize("page", ["tutorial.md", "adopting.md"])
def test_a_page_shows_what_its_commands_say(page: str, tmp_path: Path, expected: Expected) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    variables = environment(tmp_path)

    def replayed(block: re.Match[str]) -> str:
        if block["name"]:
            (folder / block["name"]).parent.mkdir(parents=True, exist_ok=True)
            (folder / block["name"]).write_text(block["text"], "utf-8")
            return block.group()
        lines = [line[2:] for line in block["console"].splitlines() if line.startswith("$ ")]
        said = "".join(transcript(line, folder, variables) for line in lines)
        # A person at a terminal does not see which stream a line came from.
        return f"```console\n{re.sub(r'^! ?', '', said, flags=re.MULTILINE)}```\n"

    text = (DOCS / page).read_text("utf-8")
    expected(DOCS / page, BLOCK.sub(replayed, text))
    assert BLOCK.search(text)
