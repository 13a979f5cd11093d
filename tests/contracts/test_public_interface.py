"""What other programs may import: nothing more, nothing less, and nothing slow."""

from __future__ import annotations

import subprocess
import sys

import jmap

PUBLIC = ["Diagnostic", "JourneyMap", "__version__", "diff", "lint", "load", "loads", "render"]


def test_the_public_names_are_these_and_sorted() -> None:
    assert sorted(PUBLIC) == jmap.__all__


def test_every_public_name_is_there() -> None:
    missing = [name for name in PUBLIC if not hasattr(jmap, name)]

    assert missing == []


def test_an_editor_offers_no_other_name() -> None:
    assert dir(jmap) == PUBLIC


def test_an_unknown_name_is_refused_in_the_usual_way() -> None:
    assert not hasattr(jmap, "lode")


def test_importing_the_package_loads_no_library() -> None:
    script = "import sys, jmap; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert {"typer", "pydantic", "yaml", "jinja2", "graphviz", "rich"}.isdisjoint(loaded.stdout.split())
