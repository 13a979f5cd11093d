"""docs/diff.md holds every rule with a level of its own, and the JSON that the command really prints.

`--refresh` writes both anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.diff import DiffOptions, run
from jmap.commands.output import Output
from jmap.diff.classify import BY_VERB, LEVELS
from jmap.project.settings import load_settings

if TYPE_CHECKING:
    import pytest
    from tests.conftest import Expected

PAGE = Path(__file__).parents[2] / "docs" / "diff.md"
RULES = re.compile(r"(?<=<!-- generated: rules -->\n).*?(?=<!-- end -->)", re.DOTALL)
EXAMPLE = re.compile(r"(?<=<!-- example: diff -->\n```json\n).*?(?=```)", re.DOTALL)


def tables() -> str:
    own = "".join(f"| `{rule}` | {level} |\n" for rule, level in LEVELS.items())
    verbs = "".join(f"| `…-{verb}` | {level} |\n" for verb, level in BY_VERB.items())
    return f"| rule | level |\n|---|---|\n{own}\n| verb | level |\n|---|---|\n{verbs}"


def test_the_page_shows_what_the_program_says(
    expected: Expected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGE.read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    Path("old.journey.yaml").write_text("title: A walk\nstages:\n  - name: Go\n    emotion: 1\n", "utf-8")
    Path("new.journey.yaml").write_text("title: A walk\nstages:\n  - name: Go\n    emotion: -1\n", "utf-8")
    loaded = load_settings(Path(), isolated=True)
    run(["old.journey.yaml", "new.journey.yaml"], Output(), loaded, DiffOptions(format="json"))
    document = capsys.readouterr().out

    assert RULES.search(page)
    assert EXAMPLE.search(page)
    expected(PAGE, EXAMPLE.sub(lambda _: document, RULES.sub(lambda _: tables(), page)))
