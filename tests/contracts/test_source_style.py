"""What no linter checks: how long a file may grow, what a module may be called, which words stay out."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "templates", "examples", "docs", "tests", "bench", ".ci")
MODULES = sorted([*ROOT.glob("src/**/*.py"), *ROOT.glob("bench/*.py"), ROOT / "check.py"])
TEXT_SUFFIXES = {
    "",
    ".css",
    ".html",
    ".jinja",
    ".js",
    ".json",
    ".md",
    ".py",
    ".svg",
    ".toml",
    ".txt",
    ".yaml",
}
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 50
EMPTY_NAMES = {"base", "common", "helpers", "manager", "misc", "utils"}
UNWANTED = {
    "a path of one machine": r"(?<![\w.~/-])/(?:work|tmp|root|home)/\w",
    "a package registry": r"\b(?:py[p]i|npm[j]s|python[h]osted)[.](?:org|com)\b",
    "a promise instead of code": r"\b(?:TO(?:DO)|FIX(?:ME)|XX(?:X))\b",
    "a number that only the tracker knows": r"(?i)\bissue #?\d",
}


def may_hold_promises(path: Path) -> bool:
    """Whether a file is about such words, or a map as unfinished as people leave them."""
    rules = {"placeholder_text", "placeholder-text", "broken_text", "broken-text", "wording"}
    about = path.stem in rules and name_of(path).startswith(("src/jmap/lint/rules/", "tests/rules/", "docs/"))
    return about or name_of(path).startswith("tests/maps/ordinary/")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> Iterator[Path]:
    """Yield every file that people read: those of the top level and of the project's folders."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in {".md", ".toml", ".py"})
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            hidden = any(part in {"__pycache__", ".venv"} for part in path.parts)
            if path.is_file() and path.suffix in TEXT_SUFFIXES and not hidden:
                yield path


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_short_and_so_are_its_functions(module: Path) -> None:
    source = module.read_text("utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = {
        function.name: (function.end_lineno or 0) - _first_line(function) + 1 for function in functions
    }

    assert len(source.splitlines()) <= MOST_LINES_OF_A_FILE
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def _first_line(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return where a function begins: a command's arguments are its options, and as many as it has."""
    options = [*function.args.args, *function.args.kwonlyargs]
    annotated = any("typer.Option" in ast.unparse(each.annotation) for each in options if each.annotation)
    return function.body[0].lineno if annotated else function.lineno


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_named_after_what_it_owns(module: Path) -> None:
    assert EMPTY_NAMES.isdisjoint({module.stem, module.parent.name})


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_contains(what: str) -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:100]}"
        for path in texts()
        if not (what == "a promise instead of code" and may_hold_promises(path))
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1)
        if re.search(UNWANTED[what], line)
    ]

    assert found == []
