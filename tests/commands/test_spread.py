"""Work over several processes: the same results in the same order, however many cores there are."""

from __future__ import annotations

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
