"""Much work over several processes, little work in this one."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_IT = 200
"""With fewer items of about a millisecond, starting processes takes longer than they save."""
_MOST_WORKERS = 61
"""Windows can wait for no more (concurrent.futures, ProcessPoolExecutor)."""


def spread(
    work: Callable[[list[Item]], Result], items: Sequence[Item], size: int, *, worth_it: int = WORTH_IT
) -> Iterator[tuple[int, Result]]:
    """Yield what `work` makes of each batch of up to `size` items, in order, with the size of the batch.

    From `worth_it` items on, other processes do it: `work` is a function of a module, and its results can be
    pickled.
    """
    cores = _cores()
    if len(items) < worth_it or cores == 1:
        for batch in _batches(items, size):
            yield len(batch), work(batch)
        return
    # What the first item loads and compiles is there for all processes, which are forked after it.
    yield 1, work([items[0]])
    batches = _batches(items[1:], max(1, min(size, len(items) // cores)))
    import multiprocessing  # noqa: PLC0415  for one map it would take longer than the map
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    workers = min(cores, len(batches), _MOST_WORKERS)
    with ProcessPoolExecutor(workers, context, initializer=gc.disable) as pool:
        for batch, result in zip(batches, pool.map(work, batches), strict=True):
            yield len(batch), result


def _batches(items: Sequence[Item], size: int) -> list[list[Item]]:
    return [list(items[start : start + size]) for start in range(0, len(items), size)]


def _cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
