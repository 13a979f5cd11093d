"""All reporters by the name that `--output-format` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.report.concise import concise
from jmap.report.full import full
from jmap.report.json import json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jmap.report.report import Report, Segment

REPORTERS: Mapping[str, Callable[[Report], Iterator[Segment]]] = {
    "full": full,
    "concise": concise,
    "json": json,
}
