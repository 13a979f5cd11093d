"""The words by which rules are named in options, before anybody asks which rules they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def split_words(options: Iterable[str]) -> list[str]:
    """Split `--select a,b --select c` into its words; an option without any is refused."""
    split = [[word.strip() for word in option.split(",") if word.strip()] for option in options]
    if not all(split):
        raise UsageError("a rule without a name", "write names or codes with commas between: `--select a,b`")
    return [word for words in split for word in words]
