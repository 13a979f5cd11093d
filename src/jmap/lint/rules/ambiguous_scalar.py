"""Other YAML tools read this text as something else.

## What it checks
No text without quotes is one that older YAML tools read as a boolean, a number, a time or a date: `no`,
`on`, `y`, `010`, `4.20`, `+46`, `1_000`, `12:30`, `2026-10-12`. The same is asked of the ids that a map
declares, such as the persona `no`. The fix puts quotes around it.

## Why it matters to customers
jmap reads the text as it is written. An editor, a script or another team's tool may not, and then the
customer who said “no” says `false`, and the appointment at 12:30 is at 750.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    duration: 12:30
    touchpoints: [Online form]
    emotion: {score: -1, because: Closed at noon}
    thoughts: No
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    duration: "12:30"
    touchpoints: [Online form]
    emotion: {score: -1, because: Closed at noon}
    thoughts: "No"
```

## What it does not flag
Numbers that every tool writes as they stand: `2024`, `4.5`. Values that mean the same number: `nps:
+46`. A date where a date is meant. Words in sentences. Numbers and booleans where the map wants them.

## Source
YAML 1.1, *Language-Independent Types*, which many tools still follow; YAML 1.2 has dropped these.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.diagnostics import Edit, Fix, Severity
from jmap.lint.naming import named
from jmap.lint.questions.texts import is_text
from jmap.lint.questions.written import nodes_at
from jmap.lint.rule import Remark, Rule
from jmap.model.readers import DictReader, IdReader, TextReader
from jmap.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.model.readers import Location, Reader

_TRUE, _FALSE = {"y", "yes", "on", "true"}, {"n", "no", "off", "false"}
_LONGEST = 32
"""No longer text is read as anything else."""
_SEXAGESIMAL_BASE = 60


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each plain text that has a second reading, and at each such key."""
    assert subject.loaded.source is not None
    for word in _pattern("word").finditer(subject.loaded.source.text):
        reading = second_reading(word[0])
        if reading:
            location, node = _text_at(subject, word.start())
            if node is not None and node.raw == word[0] and node.plain:
                yield _remark(subject, location, node, reading)


def _text_at(subject: Subject, offset: int) -> tuple[Location, Scalar | None]:
    """Return the text that begins at a character of the file, or the key that the writer of the map chose."""
    location, node, reader = nodes_at(subject, offset)[-1]
    if isinstance(node, Mapping) and isinstance(reader, DictReader):
        keys = (entry.key for entry in node.entries.values() if entry.key.start == offset)
        key = next(keys, None)
        return ((*location, key.raw), key) if key else (location, None)
    if isinstance(node, Scalar) and node.start == offset and _wants_text(reader, node.raw):
        return location, node
    return location, None


def _wants_text(reader: Reader, raw: str) -> bool:
    """Whether a reader takes `raw` as it is written; in a value or a date, only some of it can be misread."""
    if type(reader) is TextReader and not is_text(reader):
        return ":" in raw or raw.isalpha()
    return type(reader) in {TextReader, IdReader}


def _remark(subject: Subject, location: Location, node: Scalar, reading: str) -> Remark:
    return Remark(
        location,
        f"{named(subject, location)} has the text `{node.raw}`, which other YAML tools read as {reading}",
        f'write `"{node.raw}"`: in quotes it is the same text everywhere',
        label=f"{reading} elsewhere",
        span=node.span,
        fix=Fix("put it in quotes", (Edit(node.span, f'"{node.raw}"'),), safe=True),
    )


def second_reading(raw: str) -> str:
    """Return what other tools make of a plain text, in words; nothing where it stays the same text."""
    if not raw or len(raw) > _LONGEST:
        return ""
    word = raw.lower()
    if word in _TRUE | _FALSE and raw in {word, raw.upper(), raw.capitalize()}:
        return f"`{str(word in _TRUE).lower()}`"
    if raw[0] not in "0123456789+-.":
        return ""
    if _pattern("date").fullmatch(raw):
        return "a date"
    number = _number(raw)
    return "" if number is None or f"{number}" == raw else f"the number {number}"


def _number(raw: str) -> float | None:
    """Return the number that YAML 1.1 reads, or YAML 1.2 where that one reads none."""
    bare = raw.replace("_", "")
    sign = -1 if bare.startswith("-") else 1
    digits = bare.lstrip("+-")
    if _pattern("octal").fullmatch(raw):
        return sign * int(digits, 8)
    if _pattern("hex").fullmatch(raw):
        return sign * int(digits, 16)
    if _pattern("sexagesimal").fullmatch(raw):
        total = 0.0
        for part in digits.split(":"):
            total = total * _SEXAGESIMAL_BASE + float(part)
        return sign * (int(total) if total.is_integer() and "." not in digits else total)
    if _pattern("integer").fullmatch(raw):
        return int(bare)
    return float(bare) if _pattern("float").fullmatch(raw) else None


@lru_cache
def _pattern(kind: str) -> re.Pattern[str]:
    written = {
        "word": r"(?<![^\s\[{,])(?:[-+.]?[\d.]|[YyNnOoTtFf])[\w.:+-]{0,31}(?<!:)"
        r"(?=:?[ \t]*(?:\r?$|[\],}]|[ \t]#|:\s))",
        "date": r"\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?[Tt ].*",
        "octal": r"[-+]?0[0-7_]+",
        "hex": r"[-+]?0x[0-9a-fA-F_]+",
        "sexagesimal": r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?",
        "integer": r"[-+]?[0-9][0-9_]*",
        "float": r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?",
    }
    return re.compile(written[kind], re.ASCII | re.MULTILINE)


RULE = Rule("ambiguous-scalar", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check, fix="safe")
