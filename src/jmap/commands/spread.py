"""Much work over several processes, little work in this one."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import contextmanager
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Any, TypeVar

from jmap.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Executor

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_IT = 200
"""With fewer items of about a millisecond, starting processes takes longer than they save."""
_MOST_WORKERS = 61
"""Windows can wait for no more (concurrent.futures, ProcessPoolExecutor)."""
_ENDS = (signal.SIGINT, signal.SIGTERM)
"""Signals that tell a process to end."""
_work: Callable[[list[Any]], Any] | None = None
"""What this process was started for: sent once a process, not pickled with each batch, as it may be large."""


def spread(
    work: Callable[[list[Item]], Result], items: Sequence[Item], size: int, *, worth_it: int = WORTH_IT
) -> Generator[tuple[int, Result], None, None]:
    """Yield what `work` makes of each batch of up to `size` items, in order, with the size of the batch.

    From `worth_it` items on, other processes do it: `work` is a function of a module, and its results can be
    pickled. Whatever ends this process, or ends the work early, ends them too.
    """
    cores = _cores()
    if len(items) < worth_it or cores == 1:
        gc.freeze()
        for start in range(0, len(items), size):
            batch = list(items[start : start + size])
            yield len(batch), _worked(work, batch)
        return
    # What the first item loads and compiles is there for all processes, which are forked after it.
    yield 1, work([items[0]])
    workers = min(cores, _MOST_WORKERS)
    batches = _shared(items[1:], size, workers)
    with _processes(min(workers, len(batches)), work) as pool:
        with _uninterrupted():
            # Not `pool.map`: on Ctrl-C that cancels what waits, and a pool of Python 3.11 that is just then
            # telling what waits that its processes are gone fails with a traceback.
            waiting = [pool.submit(_done, batch) for batch in batches]
        for batch in batches:
            yield len(batch), waiting.pop(0).result()


@contextmanager
def _processes(count: int, work: Callable[[list[Item]], Result]) -> Iterator[Executor]:
    """Have `count` processes at `work`, and see to it that none is left behind."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  it would take longer than one map
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import active_children, get_context  # noqa: PLC0415

    context = get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(work,))
    try:
        yield pool
    except BrokenProcessPool:
        raise UsageError(
            "one of the processes that did the work has died: perhaps the memory was used up",
            "run it on fewer files at a time",
        ) from None
    except BaseException:
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C waiting: in the midst of handing out work it would leave the pool's locks closed."""
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(work: Callable[[list[Item]], Result]) -> None:
    """Make a new process fast, and one that ends quietly: when it is told to, and when its parent is gone."""
    from threading import Thread  # noqa: PLC0415  only in such a process

    global _work  # noqa: PLW0603  a pool gives its processes no other place to keep it
    _work = work
    gc.disable()
    gc.freeze()
    for number in _ENDS:
        signal.signal(number, _end)
    if hasattr(signal, "pthread_sigmask"):  # as the process was made while Ctrl-C had to wait
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()


def _end(*_: object) -> None:
    """End by an exception, so that files are cleaned up, in which nothing may disturb any more."""
    for number in _ENDS:
        signal.signal(number, _disregard)
    sys.exit()


def _disregard(*_: object) -> None:
    """Do nothing. Where `SIG_IGN` is set in its stead, Python complains of a signal that is on its way."""


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415  as above

    parent = parent_process()
    if parent:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _done(batch: list[Any]) -> Any:
    """Do the work of this process; told to end, end at once, where a pool would go on with the next batch."""
    try:
        if signal.getsignal(signal.SIGTERM) is _disregard:  # told so between two batches
            sys.exit()
        assert _work
        return _worked(_work, batch)
    except SystemExit:
        os._exit(ExitCode.INTERRUPTED)


def _worked(work: Callable[[list[Item]], Result], batch: list[Item]) -> Result:
    """Do the work, once what the last batch left in cycles is gone: as the collector is off, it would add up.

    What is older is left alone. What was there before all batches is frozen, as looking through it would take
    longer than a map does; and a look at all would give back the memory that the next batch needs at once.
    """
    gc.collect(0)
    return work(batch)


def _shared(items: Sequence[Item], size: int, workers: int) -> list[list[Item]]:
    """Return batches of up to `size` items that give all workers as much.

    Of the last share one half, then two quarters are batches of their own: who is done early takes from what
    is left, and none waits long for another.
    """
    rounds = ceil(len(items) / (size * workers))
    share = ceil(len(items) / (rounds * workers))
    rest = iter(items)
    sizes = (*[share] * (rounds - 1), ceil(share / 2), ceil(share / 4), ceil(share / 4))
    batches = [list(islice(rest, count)) for count in sizes for _ in range(workers)]
    return [batch for batch in batches if batch]


def _cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
