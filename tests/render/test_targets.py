"""Where links lead from an artefact that stands elsewhere than its map."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jmap.model.inline import safe_target
from jmap.render.targets import BESIDE, Targets

SITE = Targets("../maps/", flat=True)
"""Of `site/` beside `maps/`."""
ABOVE = Targets("maps/")
"""Of the folder that holds `maps/`."""
MAPS = "https://example.org/project/maps/"
SEGMENTS = st.sampled_from(
    ["..", ".", "", "a", "b.png", "x:y", "javascript:alert(1)", "#f", "?q", "%2e%2e", "é"]
)
WRITTEN = st.lists(SEGMENTS, min_size=1, max_size=6).map("/".join)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("report.pdf", "../maps/report.pdf"),
        ("./report.pdf", "../maps/report.pdf"),
        ("../docs/report.pdf#page=2", "../docs/report.pdf#page=2"),
        ("../../report.pdf", "../../report.pdf"),
        ("../../../report.pdf", "../../../report.pdf"),
        ("report.pdf?x=../y", "../maps/report.pdf?x=../y"),
        ("100%25.pdf", "../maps/100%25.pdf"),
        ("https://example.org/a", "https://example.org/a"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("/report.pdf", "/report.pdf"),
        ("#pay", "#pay"),
        ("?q=1", "?q=1"),
        ("javascript:alert(1)", None),
        ("//example.org", None),
        ("my report.pdf", None),
    ],
)
def test_a_relative_link_starts_at_the_map(written: str, address: str | None) -> None:
    assert SITE.link(written) == address


@pytest.mark.parametrize("written", ["../javascript:alert(1)", "..///evil.example", "../#x", "../?x", "../"])
def test_a_link_is_not_shortened_to_what_means_something_else(written: str) -> None:
    assert ABOVE.link(written) == f"maps/{written}"


@given(WRITTEN, st.sampled_from(["site/", "", "maps/", "a/b/", "maps/deep/"]))
def test_a_link_leads_to_the_same_place_from_everywhere(written: str, folder: str) -> None:
    back = {"site/": "../maps/", "": "maps/", "maps/": "", "a/b/": "../../maps/", "maps/deep/": "../"}[folder]
    found = Targets(back).link(written)
    assert (found is None) == (safe_target(written) is None)
    if found is not None and written[0] not in "#?":
        page = urljoin(MAPS, f"../{folder}page.html")
        assert urljoin(page, found) == urljoin(f"{MAPS}map.html", written)


@pytest.mark.parametrize("written", ["report.pdf", "./a/../b.png", "../x:y", "画面.png"])
def test_links_beside_the_map_stay_as_they_are_written(written: str) -> None:
    assert BESIDE.link(written) == written


@pytest.mark.parametrize(
    "name",
    [
        "my map.png",
        "100%.png",
        "a#b?.png",
        "画面.png",
        "a:b.png",
        "javascript:x",
        "a\\b",
        'x"<>&.png',
        "a(1)+b=c,.png",
    ],
)
def test_a_file_of_any_name_can_be_followed(name: str) -> None:
    address = SITE.file(name)
    assert address is not None
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == f"../maps/{name}"
    assert safe_target(address) == address


def test_a_name_that_is_no_text_breaks_nothing() -> None:
    assert BESIDE.file("\ud800.png") == "%3F.png"


@pytest.mark.parametrize("path", ["", "/etc/passwd", "//example.org/x"])
def test_what_is_no_file_beside_the_map_is_not_followed(path: str) -> None:
    assert BESIDE.file(path) is None


@pytest.mark.parametrize(
    ("targets", "address"),
    [
        (BESIDE, "parts/my%20returns.html"),
        (SITE, "my%20returns.html"),
        (Targets(flat=True), "my%20returns.html"),
        (ABOVE, "maps/parts/my%20returns.html"),
    ],
)
def test_another_map_is_its_page(targets: Targets, address: str) -> None:
    assert targets.map("parts/my returns.journey.yaml", "html") == address


def test_another_map_is_what_the_same_form_makes_of_it() -> None:
    assert BESIDE.map("../returns.journey.yml", "md") == "../returns.md"
