"""A bar on standard error for work that takes a while, where somebody watches."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

    from rich.progress import Progress

    from jmap.commands.output import Output

Result = TypeVar("Result")

PATIENCE = 1.0
"""Seconds that people wait without wondering."""


def with_progress(
    batches: Generator[tuple[int, Result], None, None], count: int, doing: str, output: Output
) -> Generator[Result, None, None]:
    """Pass on the results of batches, each with its size; `count` is the sum of the sizes.

    The bar has no thread that refreshes it: processes may be forked while it is there.
    """
    start, done = monotonic(), 0
    bar: Progress | None = None
    try:
        for size, result in batches:
            done += size
            if bar is None and output.interactive and monotonic() - start > PATIENCE:
                bar = _bar(doing, count)
            if bar:
                bar.update(bar.task_ids[0], completed=done, refresh=True)
            yield result
    finally:
        batches.close()  # at once, and its processes with it, when the work is interrupted
        if bar:
            bar.stop()


def _bar(doing: str, count: int) -> Progress:
    from rich.console import Console  # noqa: PLC0415  only where a bar is shown
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.add_task(doing, total=count)
    bar.start()
    return bar
