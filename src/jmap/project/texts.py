"""The texts of files, read when a report shows a line of them and not kept: there may be thousands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jmap.files import FileRefusedError
from jmap.project.files import read
from jmap.project.found import digest
from jmap.source.text import SourceText, decode

_KEPT = 16
"""So many texts stay in memory; reports go from file to file."""


class Texts(Mapping[str, SourceText]):
    """Texts by the path of their file; one that is no longer what was linted is not there.

    Those in `given`, such as standard input, are on no disk.
    """

    def __init__(self, digests: Mapping[str, str], given: Mapping[str, SourceText]) -> None:
        self._digests = digests
        self._given = given
        self._kept: dict[str, SourceText | None] = {}

    def __getitem__(self, path: str) -> SourceText:
        """Return the text of a file."""
        if path in self._given:
            return self._given[path]
        if path not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[path] = self._read(path)
        text = self._kept[path]
        if text is None:
            raise KeyError(path)
        return text

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths of all texts there are."""
        return iter([path for path in {**self._given, **self._digests} if path in self])

    def __len__(self) -> int:
        """Count the texts there are."""
        return sum(1 for _ in self)

    def _read(self, path: str) -> SourceText | None:
        try:
            content = read(path) if path in self._digests else b""
        except FileRefusedError:
            return None
        source = decode(content, path)
        is_as_linted = digest(content) == self._digests.get(path)
        return source if is_as_linted and isinstance(source, SourceText) else None
