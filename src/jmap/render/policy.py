"""What a page lets a browser do: nothing is fetched, and only what stands in the page applies."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import lru_cache


def styles_in(svg: str) -> list[str]:
    """Return the style sheets that stand in an SVG, as a browser reads them."""
    return [html.unescape(each.partition("</style>")[0]) for each in svg.split("<style>")[1:]]


def policy(styles: list[str], script: str = "", *, has_images: bool = False) -> str:
    """Return the content security policy: nothing is fetched, only what stands in the page applies."""
    rules = {
        "default-src": "'none'",
        "style-src": " ".join(dict.fromkeys(map(_fingerprint, styles))),
        "script-src": _fingerprint(script) if script else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    } | ({"img-src": "data:"} if has_images else {})
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


@lru_cache(maxsize=64)
def _fingerprint(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
