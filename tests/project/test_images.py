"""The images of a map: which are drawn, and what is told of the others."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest

import jmap
from jmap.project import images
from jmap.project.files import DiskFiles
from jmap.project.images import read_images

PNG = b"\x89PNG\r\n\x1a\nrest"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
MAP = """\
title: Buying shoes
personas:
  amara: {{name: Amara, image: {0}}}
stages:
  - name: Discover
    touchpoints: [Advert]
"""


def read(folder: Path, *contents: bytes) -> tuple[dict[str, str], list[str]]:
    """Write images beside a map with a stage for each, and read them for a page."""
    (folder / "pictures").mkdir(exist_ok=True)
    lines = ["title: Buying shoes", "stages:"]
    for number, content in enumerate(contents):
        (folder / "pictures" / f"{number}.png").write_bytes(content)
        lines += [f"  - name: Stage {number}", f"    image: pictures/{number}.png"]
    (folder / "shoes.journey.yaml").write_text("\n".join(lines), "utf-8")
    return read_map(folder)


def read_map(folder: Path) -> tuple[dict[str, str], list[str]]:
    path = (folder / "shoes.journey.yaml").as_posix()
    loaded = jmap.load(path)
    assert loaded.map is not None
    found, warnings = read_images(loaded.map, path, DiskFiles(path))
    return found, [warning.removeprefix(f"{path}: ") for warning in warnings]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (SVG, "image/svg+xml"),
        (b"\xef\xbb\xbf" + SVG, "image/svg+xml"),
    ],
)
def test_its_content_says_what_an_image_is(tmp_path: Path, content: bytes, kind: str) -> None:
    found, warnings = read(tmp_path, content)

    written, _, data = found["pictures/0.png"].partition(";base64,")
    assert written == f"data:{kind}"
    assert b64decode(data) == content
    assert warnings == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"GIF89a", "it is neither PNG, JPEG, WebP nor SVG; save it as PNG, JPEG, WebP or SVG"),
        (b"", "it is neither PNG, JPEG, WebP nor SVG; save it as PNG, JPEG, WebP or SVG"),
        (
            PNG + b"\0" * images.LARGEST,
            "it has more than 1 MB; make it smaller: a thousand pixels are wide enough",
        ),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>',
            "it has a `script` element on line 2; export it again as a plain SVG, or as PNG",
        ),
        (b"<!doctype html><p>", "it has broken XML on line 1; export it again as a plain SVG, or as PNG"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_what_to_do(tmp_path: Path, content: bytes, told: str) -> None:
    assert read(tmp_path, content) == ({}, [f"the image pictures/0.png is not drawn: {told}"])


def test_images_of_a_page_have_a_size_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "TOGETHER", 2 * len(PNG))
    found, warnings = read(tmp_path, PNG, PNG, PNG)

    assert list(found) == ["pictures/0.png", "pictures/1.png"]
    assert len(warnings) == 1
    assert warnings[0].startswith("the image pictures/2.png is not drawn: with it the images of this map")


def test_an_image_that_is_shown_often_counts_as_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "TOGETHER", len(PNG))
    read(tmp_path, PNG)
    text = (tmp_path / "shoes.journey.yaml").read_text("utf-8")
    more = "  - name: Again\n    image: pictures/0.png\n"
    (tmp_path / "shoes.journey.yaml").write_text(f"{text}\n{more}", "utf-8")
    found, warnings = read_map(tmp_path)

    assert found == {}
    assert len(warnings) == 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(MAP.format("nobody.png"), "utf-8")

    assert read_map(tmp_path) == (
        {},
        ["the image nobody.png is not drawn: there is no such file or folder; check the path from the map"],
    )


def test_a_link_that_came_to_lead_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "shoes.journey.yaml").write_text(MAP.format("me.png"), "utf-8")
    path = (folder / "shoes.journey.yaml").as_posix()
    loaded = jmap.load(path)
    (folder / "me.png").symlink_to(tmp_path / "secret.png")

    assert loaded.map is not None
    found, warnings = read_images(loaded.map, path, DiskFiles(path))
    assert found == {}
    assert "it is outside of the project" in warnings[0]


def test_a_text_without_a_path_has_no_images(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "me.png").write_bytes(PNG)
    page = jmap.render(jmap.loads(MAP.format("me.png"))).decode()

    assert "data:image" not in page
    assert "img-src" not in page
    assert ">me.png<" in page


def test_every_place_of_an_image_is_drawn_in_pages_and_pictures() -> None:
    loaded = jmap.load(Path(__file__).parents[1] / "valid" / "every-key.journey.yaml")
    page = jmap.render(loaded).decode()
    picture = jmap.render(loaded, "svg").decode()

    assert page.count('src="data:image/png;base64,') == 4
    assert picture.count('<image href="data:image/png;base64,') == 4
    assert "img-src data:" in page
    for said in (page, picture):
        assert "images/" not in said.replace("data:image/", "")
    assert "images/nadia.png" in jmap.render(loaded, "markdown").decode()
