"""Templates are compiled once and kept beside their source, and never served when that has changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, UndefinedError

from jmap.render import templates

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "greeting.jinja").write_text("Hello {{ name }}")
    return tmp_path


def greeting(folder: Path, name: str = "Mia") -> str:
    return templates.environment(folder).get_template("greeting.jinja").render(name=name)


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert greeting(folder) == "Hello Mia"
    monkeypatch.delattr(Environment, "compile")
    assert greeting(folder, "Jon") == "Hello Jon"


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    greeting(folder)
    (folder / "greeting.jinja").write_text("Good bye {{ name }}")
    assert greeting(folder) == "Good bye Mia"


def test_a_damaged_copy_is_compiled_again(folder: Path) -> None:
    greeting(folder)
    for kept in (folder / "__pycache__").iterdir():
        kept.write_bytes(kept.read_bytes()[:40])
    assert greeting(folder) == "Hello Mia"


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert greeting(folder) == "Hello Mia"
    assert not (folder / "__pycache__").exists()


def test_text_is_escaped_and_a_missing_name_is_an_error(folder: Path) -> None:
    assert greeting(folder, "<b>") == "Hello &lt;b&gt;"
    with pytest.raises(UndefinedError):
        templates.environment(folder).get_template("greeting.jinja").render()
