"""All reporters by the name that `--output-format` gives them.

A reporter is the function that is called like its module. There are many and a run asks for one, so a module
is loaded when its function is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jmap.report.report import Report, Segment


def _reporter(name: str) -> Callable[..., Iterator[Segment]]:
    def report(*arguments: Any) -> Iterator[Segment]:
        yield from getattr(import_module(f"jmap.report.{name}"), name)(*arguments)

    return report


FOR_READING: Mapping[str, Callable[[Report, int | None], Iterator[Segment]]] = {
    name: _reporter(name) for name in ("full", "grouped")
}
"""Reporters that end with the summary, and that wrap at a width where one is given."""

REPORTERS: Mapping[str, Callable[[Report], Iterator[Segment]]] = {
    name: _reporter(name)
    for name in (
        "full",
        "concise",
        "grouped",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "markdown",
        "rdjson",
    )
}
