"""Work over several processes: the same results in the same order, however many cores there are."""

from __future__ import annotations

import gc
import signal
from weakref import WeakSet

import pytest

from jmap.commands import spread as module
from jmap.commands.spread import spread


def doubled(numbers: list[int]) -> list[int]:
    """Do a little work."""
    return [2 * number for number in numbers]


@pytest.mark.parametrize("cores", [1, 2, 500])
@pytest.mark.parametrize("count", [0, 1, 7, 260])
def test_every_item_is_done_once_and_in_order(
    count: int, cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_cores", lambda: cores)
    monkeypatch.setattr(module, "_MOST_WORKERS", 2)
    results = list(spread(doubled, range(count), 50))
    assert [result for _, batch in results for result in batch] == [2 * number for number in range(count)]
    assert sum(size for size, _ in results) == count


def test_every_process_has_as_much_to_do_and_the_last_share_comes_in_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_cores", lambda: 2)
    assert [size for size, _ in spread(doubled, range(211), 60)] == [1, 53, 53, 27, 27, 14, 14, 14, 8]


class Ring:
    """Something that only the garbage collector takes away."""

    def __init__(self) -> None:
        self.itself = self
        rings.add(self)


rings: WeakSet[Ring] = WeakSet()


def rings_left(numbers: list[int]) -> int:
    """Return how many rings earlier batches have left in this process, and make one for each number."""
    left = len(rings)
    for _ in numbers:
        Ring()
    return left


@pytest.mark.parametrize("cores", [1, 2])
def test_no_batch_leaves_anything_behind(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_cores", lambda: cores)
    gc.collect()
    gc.disable()
    try:
        assert max(left for _, left in spread(rings_left, range(260), 50)) <= 1  # that of the first item
    finally:
        gc.enable()


def test_a_process_that_ends_is_disturbed_by_nothing_more() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with pytest.raises(SystemExit):
            module._end()  # noqa: SLF001  it is signals that call it
        for number in before:
            signal.raise_signal(number)
            assert signal.getsignal(number) is not signal.SIG_IGN
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
