"""The page about themes lists every token with its colours, and its examples are themes without a warning.

`--refresh` writes the table between the page's markers anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jmap.project.look import chosen_look
from jmap.project.settings import load_settings
from jmap.view.look import USUAL
from jmap.view.theme import DARK, LIGHT, NAMES, named

if TYPE_CHECKING:
    from tests.conftest import Expected

PAGE = Path(__file__).parents[2] / "docs" / "themes.md"
TABLE = re.compile(r"(?<=<!-- generated: tokens -->\n).*?(?=<!-- end -->)", re.DOTALL)
EXAMPLES = re.findall(r"^```(?:css|toml) (\S+)\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def table() -> str:
    light, dark = named(LIGHT), named(DARK)
    rows = [f"| `{name}` | `{light[name]}` | `{dark[name]}` |" for name in NAMES]
    return "\n".join(["| token | light | dark |", "|---|---|---|", *rows]) + "\n"


def test_the_tokens_are_those_of_the_themes(expected: Expected) -> None:
    page = PAGE.read_text("utf-8")

    assert len(TABLE.findall(page)) == 1
    expected(PAGE, TABLE.sub(table(), page))


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_is_a_theme(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "brand.css").write_text(":root { --line: #dadada; }\n", "utf-8")
    (tmp_path / name).write_text(text, "utf-8")
    if name.endswith(".css"):
        (tmp_path / "jmap.toml").write_text(f'theme.file = "{name}"\n', "utf-8")
    look, warnings = chosen_look(load_settings(tmp_path))

    assert look != USUAL
    assert warnings == ()
