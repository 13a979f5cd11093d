"""What a rule is. Its module's docstring is its page, and the examples in it are run as tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jmap.diagnostics import CODES, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jmap.model.journey import JourneyMap
    from jmap.model.load import Loaded

FAMILIES = {
    "schema": "JM0",
    "completeness": "JM1",
}
"""Family to the prefix of its codes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that jmap checks.

    `check` gets the map and what it was loaded from, which knows the place of everything. A rule of
    the schema family has none: loading a map checks it.
    """

    name: str
    severity: Severity
    since: str
    page: str
    """Markdown: what it checks, why it matters, an example, what to write instead."""
    check: Callable[[JourneyMap, Loaded], Iterator[Diagnostic]] | None = None

    @property
    def code(self) -> str:
        """The permanent code."""
        return CODES[self.name]

    @property
    def family(self) -> str:
        """The word for the rules that share the code's prefix."""
        return next(word for word, prefix in FAMILIES.items() if self.code.startswith(prefix))

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().splitlines()[0]
