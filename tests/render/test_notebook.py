"""A loaded map at the end of a notebook's cell."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import jmap

MAP = "title: '\"><script>alert(1)</script>'\nstages: [Go]\n"


class Elements(HTMLParser):
    """The elements of what a notebook shows, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def shown(text: str) -> str:
    loaded: Any = jmap.loads(text)
    html: str = loaded._repr_html_()
    return html


def test_a_map_is_one_frame_that_holds_the_page() -> None:
    elements = Elements()
    elements.feed(shown(MAP))
    ((tag, attributes),) = elements.found
    assert tag == "iframe"
    assert "allow-same-origin" not in (attributes["sandbox"] or "")
    page = (attributes["srcdoc"] or "").replace('<base href="about:srcdoc">', "")
    assert page.encode() == jmap.render(jmap.loads(MAP))


def test_a_map_with_mistakes_is_told_as_text() -> None:
    html = shown("title: <b>\nstges: []\n")
    assert html.startswith("<pre>error[JM003]")
    assert "title: &lt;b&gt;" in html
    assert "<b>" not in html


def test_loading_draws_nothing_yet() -> None:
    script = f"import sys, jmap; jmap.loads({MAP!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {"jinja2", "graphviz", "rich", "jmap.render.html", "jmap.render.notebook"}.isdisjoint(
        done.stdout.split()
    )
