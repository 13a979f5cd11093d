"""What a rule is. Its module's docstring is its page, and the examples in it are run as tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from jmap.diagnostics import CODES, Severity
from jmap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jmap.diagnostics import Fix, Related, Span
    from jmap.model.readers import Location

FAMILIES = {
    "schema": "JM0",
    "completeness": "JM1",
    "consistency": "JM2",
    "emotion": "JM3",
    "evidence": "JM4",
    "action": "JM5",
    "wording": "JM6",
    "blueprint": "JM7",
    "lint": "JM9",
}
"""Family to the prefix of its codes."""


class Remark(NamedTuple):
    """What a rule has to say of one thing in a map; the engine adds who says it, how badly, and where.

    An empty location is the map as a whole, which is spoken of at its title.
    """

    location: Location
    message: str
    """What is wrong, naming the thing."""
    help: str
    """What a good team does next."""
    label: str = ""
    """A few words beside the caret."""
    span: Span | None = None
    """Where exactly, if not at the name of what stands at the location."""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    stands_for: tuple[Remark, ...] = ()
    """What it says all at once of the map, said of each place."""


@frozen
class Rule:
    """One thing that jmap checks.

    `check` gets a map as a `Subject`; its other arguments are the rule's options, each a keyword with a
    default and a type of `options.TYPES`. A rule of the schema family has no `check`: loading a map checks
    it. One of the lint family has none either: it speaks of suppressions and of the baseline.
    """

    name: str
    severity: Severity
    since: str
    page: str
    """Markdown: what it checks, why it matters, an example, what to write instead."""
    check: Callable[..., Iterator[Remark]] | None = None
    silences: tuple[str, ...] = ()
    """Rules that would say the same in many words: in a map of which this one speaks, they do not."""
    fix: Literal["safe", "unsafe"] | None = None
    """Whether it has fixes, and of what kind at best."""
    dated: bool = False
    """Whether its answer depends on today's date."""

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

    @property
    def on(self) -> bool:
        """Whether it runs without being selected."""
        return self.severity is not Severity.INFO

    @property
    def always_runs(self) -> bool:
        """Whether nothing can turn it off: a file that breaks it is not a map."""
        return self.family == "schema"
