"""Where a file stands, for readers that know no current folder: from the repository's root, and as a URI.

Standard input keeps its name `-`, and an absolute path stays one.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from jmap.files import STANDARD_INPUT

_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def root_path(path: str, folder: str) -> str:
    """Return `path`, which starts at the current folder, from the root that `folder` is below."""
    if path == STANDARD_INPUT or _ABSOLUTE.match(path):
        return path
    return posixpath.normpath(posixpath.join(folder, path))


def uri(path: str) -> str:
    """Return `path` percent-encoded, an absolute one as a `file:` URI."""
    if _ABSOLUTE.match(path):
        return f"file:///{quote(path.removeprefix('/'), safe='/:', errors='backslashreplace')}"
    return quote(path, errors="backslashreplace")
