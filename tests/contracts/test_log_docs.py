"""docs/log.md holds the JSON that the command really prints; `--refresh` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jmap.commands.log import LogOptions, run
from jmap.commands.output import Output
from jmap.project.settings import load_settings

if TYPE_CHECKING:
    import pytest
    from tests.conftest import Clone, Expected

PAGE = Path(__file__).parents[2] / "docs" / "log.md"
EXAMPLE = re.compile(r"(?<=<!-- example: log -->\n```json\n).*?(?=```\n<!-- end -->)", re.DOTALL)
TEXT = "title: A walk\nstages:\n  - name: Go\n    emotion: 1\n"


def test_the_page_shows_what_the_program_says(
    expected: Expected, clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGE.read_text("utf-8")
    clone.commit("Map it", {"walk.journey.yaml": TEXT})
    clone.commit("It rains", {"walk.journey.yaml": TEXT.replace("1", "-1")})

    run(
        "walk.journey.yaml", Output(), load_settings(Path(), isolated=True), LogOptions(format="json", most=1)
    )
    document = capsys.readouterr().out

    assert EXAMPLE.search(page)
    expected(PAGE, EXAMPLE.sub(lambda _: document, page))
