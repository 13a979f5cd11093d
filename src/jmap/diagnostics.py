"""What jmap says about a file, and where: spans, places, edits, fixes, diagnostics.

Frozen data that every layer may import. It knows nothing of YAML, of maps or of reports.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

from jmap.frozen import frozen

CODES = {
    "yaml-syntax": "JM001",
    "duplicate-key": "JM002",
    "unknown-key": "JM003",
    "missing-key": "JM004",
    "wrong-type": "JM005",
    "unknown-value": "JM006",
    "unknown-reference": "JM007",
    "duplicate-id": "JM008",
    "unsupported-yaml": "JM009",
    "out-of-range": "JM010",
    "unknown-version": "JM011",
    "too-large": "JM012",
    "unreadable-file": "JM013",
    "library-conflict": "JM014",
    "shares-over-one": "JM015",
    "unknown-feeling": "JM016",
    "outside-project": "JM017",
    "damaged-text": "JM018",
    "missing-touchpoint": "JM101",
    "missing-emotion": "JM102",
    "missing-persona": "JM103",
    "persona-without-goal": "JM104",
    "missing-scenario": "JM105",
    "missing-action": "JM106",
    "missing-thought": "JM107",
    "missing-owner": "JM108",
    "unowned-stage": "JM109",
    "missing-channel": "JM110",
    "partial-emotion": "JM111",
    "generic-persona": "JM112",
    "unused-channel": "JM201",
    "unused-persona": "JM202",
    "unused-team": "JM203",
    "unused-evidence": "JM204",
    "unreachable-step": "JM205",
    "endless-loop": "JM206",
    "future-without-baseline": "JM207",
    "broken-path": "JM208",
    "unused-library": "JM209",
    "duplicate-name": "JM210",
    "no-valley": "JM301",
    "flat-emotion": "JM302",
    "unexplained-emotion": "JM303",
    "low-without-pain": "JM304",
    "pain-at-a-peak": "JM305",
    "undifferentiated-personas": "JM306",
    "missing-moment-of-truth": "JM307",
    "weak-ending": "JM308",
    "promise-gap": "JM309",
    "feeling-machine": "JM310",
    "contradictory-emotion": "JM311",
    "unevidenced-map": "JM401",
    "unevidenced-moment": "JM402",
    "unsourced-metric": "JM403",
    "overdue-review": "JM404",
    "missing-review": "JM405",
    "stale-evidence": "JM406",
    "thin-evidence": "JM407",
    "measured-future": "JM408",
    "unanswered-pain": "JM501",
    "unowned-opportunity": "JM502",
    "unprioritised-opportunity": "JM503",
    "unmeasured-opportunity": "JM504",
    "unfounded-opportunity": "JM505",
    "metric-without-target": "JM506",
    "overdue-opportunity": "JM507",
    "solution-as-pain": "JM508",
    "missing-opportunity": "JM509",
    "too-many-stages": "JM601",
    "too-few-stages": "JM602",
    "crowded-stage": "JM603",
    "oversized-map": "JM604",
    "company-perspective": "JM605",
    "funnel-jargon": "JM606",
    "placeholder-text": "JM607",
    "long-text": "JM608",
    "single-channel": "JM609",
    "ambiguous-scalar": "JM611",
    "personal-data": "JM612",
    "broken-text": "JM613",
    "missing-backstage": "JM701",
    "missing-support": "JM702",
    "blueprint-lane-in-journey": "JM703",
    "failure-without-recovery": "JM704",
    "unused-suppression": "JM901",
    "unknown-suppression": "JM902",
    "stale-baseline": "JM903",
    "unexplained-suppression": "JM904",
}
"""Rule name to permanent code. A code is never given to another rule, not even after a removal."""

RENAMED: dict[str, str] = {}
"""What rules were called before, to what they are called now: people have written it down."""


class Severity(StrEnum):
    """How bad a diagnostic is; `rank` orders them, 0 the worst."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return list(Severity).index(self)


class Span(NamedTuple):
    """A stretch of a text: offsets in characters (never bytes), counted without a BOM, end exclusive."""

    start: int
    end: int


@frozen
class Place:
    """A span in a named file; lines and columns count characters from 1, the end is exclusive."""

    path: str
    """As people are shown it: relative where it can be, `-` for standard input."""
    span: Span = Span(0, 0)
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@frozen
class Edit:
    """Replace what stands in `span` by `text`; an empty span inserts."""

    span: Span
    text: str


@frozen
class Fix:
    """Edits that belong together. A safe fix keeps the meaning of the map; another is a guess."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


@frozen
class Related:
    """A second place that a diagnostic speaks of, such as the anchor behind an alias."""

    place: Place
    text: str


@frozen
class Diagnostic:
    """One mistake or one piece of advice: what is wrong, where, and what to do."""

    name: str
    """The rule that speaks, a key of `CODES`."""
    message: str
    """What is wrong, naming the thing."""
    help: str
    """What to do."""
    place: Place
    severity: Severity = Severity.ERROR
    label: str = ""
    """A few words beside the caret; may be empty."""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    id_path: str = ""
    """What it speaks of, as the ids on the way: `stages/checkout/steps/pays-by-card`; empty for the map."""
    stands_for: tuple[Diagnostic, ...] = ()
    """What it says all at once of the map, said of each place: each can be suppressed, and is recorded."""

    @property
    def code(self) -> str:
        """The permanent code, such as `JM102`."""
        return CODES[self.name]

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Path, line, column, code, message: the one order in which diagnostics are shown."""
        return (self.place.path, self.place.line, self.place.column, self.code, self.message)


@frozen
class Suppressed:
    """A diagnostic that is not to be said, because a comment in the map or the baseline keeps it back."""

    diagnostic: Diagnostic
    by: Literal["comment", "baseline"]
    reason: str = ""
    """Why, in the words of whoever suppressed it; may be empty."""
