"""A command loads only what it needs: waiting for unused libraries is what makes a tool feel slow."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Clone

FIVE_LINES = """\
title: Buying running shoes online
stages:
  - name: Discover
    touchpoints: [Instagram ad]
    emotion: curious
"""
SCRIPT = """\
import sys
from jmap.__main__ import main
code = main()
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


def loaded_by(*arguments: str, folder: Path) -> set[str]:
    """Return the modules that `jmap` with these arguments has imported when it ends well."""
    command = [sys.executable, "-c", SCRIPT, *arguments]
    process = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return set(process.stderr.splitlines()[-1].split())


def test_the_version_needs_no_library(tmp_path: Path) -> None:
    loaded = loaded_by("--version", folder=tmp_path)

    assert {"typer", "click", "pydantic", "yaml", "jinja2", "graphviz", "rich"}.isdisjoint(loaded)
    assert "jmap" in loaded


def test_linting_draws_nothing(tmp_path: Path) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(FIVE_LINES, "utf-8")

    loaded = loaded_by("lint", "shoes.journey.yaml", folder=tmp_path)

    assert {"jinja2", "graphviz", "resvg_py"}.isdisjoint(loaded)
    assert {"yaml", "jmap.model.journey"} <= loaded


def test_where_nothing_is_wrong_nothing_waits_for_what_would_tell_it(tmp_path: Path) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(FIVE_LINES, "utf-8")

    loaded = loaded_by("lint", "shoes.journey.yaml", folder=tmp_path)

    assert {"jmap.source.syntax", "jmap.model.shape", "jmap.report.concise", "rich"}.isdisjoint(loaded)
    assert "jmap.report.full" in loaded


def test_what_the_cache_answers_needs_neither_models_nor_rules(tmp_path: Path) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(FIVE_LINES, "utf-8")

    loaded = loaded_by("lint", "--select", "completeness", "-f", "concise", ".", folder=tmp_path)
    assert "pydantic" in loaded

    loaded = loaded_by("lint", "--select", "completeness", "-f", "concise", ".", folder=tmp_path)
    assert {"pydantic", "yaml", "jmap.lint.registry"}.isdisjoint(loaded)


def test_a_history_in_text_loads_no_template(clone: Clone) -> None:
    clone.commit("Map it", {"shoes.journey.yaml": FIVE_LINES})

    loaded = loaded_by("log", "shoes.journey.yaml", folder=clone.folder)

    assert {"jinja2", "graphviz", "rich", "jmap.report.log_json"}.isdisjoint(loaded)
    assert "jmap.report.log_text" in loaded
