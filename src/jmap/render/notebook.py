"""What a notebook shows of a map below its cell: the page in a frame of its own, or a text."""

from __future__ import annotations

import html

_HEIGHT = 720
"""In pixels: half a screen, so that the cells around it stay in sight."""


def framed(page: str, title: str) -> str:
    """Return the page in a frame: its style and script reach nothing of the notebook, nor the other way.

    The frame may run scripts and open links in a new tab. It has no origin, so it can ask for nothing in the
    reader's name. Without a base of its own, links within the page would load the notebook into the frame.
    """
    within = page.replace("<head>", '<head><base href="about:srcdoc">', 1)
    attributes = {
        "title": title,
        "sandbox": "allow-scripts allow-popups allow-popups-to-escape-sandbox",
        "style": f"width:100%;height:{_HEIGHT}px;border:0",
        "srcdoc": within,
    }
    written = " ".join(f'{name}="{html.escape(value)}"' for name, value in attributes.items())
    return f"<iframe {written}></iframe>"


def preformatted(text: str) -> str:
    """Return a text with its line breaks and blanks."""
    return f"<pre>{html.escape(text)}</pre>"
