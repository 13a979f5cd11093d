"""The files that ship with jmap are where it looks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap import assets

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_fonts_are_there_with_their_licence() -> None:
    for font in assets.FONTS:
        assert font.read_bytes().startswith(b"\x00\x01\x00\x00")
    assert "Bitstream Vera" in (assets.FONTS[0].parent / "LICENSE").read_text(encoding="utf-8")


def test_templates_are_there() -> None:
    assert {"page", "starters"} <= {folder.name for folder in assets.templates().iterdir()}


def test_templates_inside_the_package_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "src" / "jmap"
    package.mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", package)
    assert assets.templates() == tmp_path / "templates"
    (package / "templates").mkdir()
    assert assets.templates() == package / "templates"
