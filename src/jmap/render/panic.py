"""Programs in Rust that we call give up by a panic, which is no exception that anybody expects."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from jmap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PANIC = "PanicException"
"""Its class is made anew by each program and can be told by its name alone."""


@contextmanager
def told_in_words(program: str) -> Iterator[None]:
    """Turn a panic of `program` into a UsageError."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise UsageError(
            f"{program} gave up on a picture: {error}", "render svg, which needs no other program"
        ) from None
