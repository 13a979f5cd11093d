"""Values in a form that people use elsewhere, told in the form that the language has for them.

Knows what may be written and what was meant by it; who asks knows that it does not fit as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.model.example import as_yaml
from jmap.model.ids import slug
from jmap.model.readers import DictReader, PartReader, TextReader
from jmap.model.stage import Next
from jmap.model.synonyms import meant_key
from jmap.model.values import share
from jmap.phrases import shortened
from jmap.source.tree import Mapping, Scalar
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

    from jmap.model.locate import Locator, Origin
    from jmap.model.readers import Reader
    from jmap.source.tree import Entry

_FEELING = r"(?P<feeling>[^\W\d_][^,;:()#]*?)"
_BECAUSE = re.compile(
    rf"(?:(?P<score>[-+\u2212]?\d+(?:\.\d+)?)|{_FEELING})[\s,;:(\u2013\u2014-]*\bbecause:?\s+(?P<reason>.+?)\)?",
    re.IGNORECASE,
)


def shares_by_name(origin: Origin, unknown: list[str], locator: Locator) -> Diagnostic | None:
    """Recognise `next: [Prepare: 30%, exit: 5%]`: shares stand behind names, and not behind keys."""
    node = origin.node
    if not isinstance(node, Mapping) or not isinstance(origin.reader, PartReader):
        return None
    entries = list(node.entries.values())
    if origin.reader.model is not Next or not entries or len(entries) != len(unknown):
        return None
    if any(meant_key(key, origin.reader.fields) for key in unknown):
        return None
    if not all(isinstance(entry.value, Scalar) and share(entry.value.raw) is not None for entry in entries):
        return None
    items = [_as_target(entry) for entry in entries]
    written = ", ".join(items)
    written = f"[{written}]" if len(items) > 1 else written
    edits = tuple(
        Edit(Span(entry.key.start, entry.value.end), f"- {item}")
        for entry, item in zip(entries, items, strict=True)
    )
    if node.flow or len(items) == 1:
        edits = (Edit(node.span, written),)
    message = f"`{shortened(entries[0].key.raw)}` stands where a key is expected"
    fix = Fix(f"write `{shortened(written)}`", edits, safe=False)
    return locator.diagnostic(
        "unknown-key", origin.location, message, f"write `{shortened(written)}`", fix=fix
    )


def _as_target(entry: Entry) -> str:
    assert isinstance(entry.value, Scalar)
    return f"{{to: {slug(entry.key.raw) or as_yaml(entry.key.raw)}, share: {entry.value.raw}}}"


def takes_words(reader: Reader, key: str, meant: str) -> bool:
    """Whether `key` is a word to stand below `meant`, as `age` below `demographics`, and no slip of it."""
    return (
        isinstance(reader, DictReader) and isinstance(reader.value, TextReader) and not nearest(key, [meant])
    )


def free_pairs(origin: Origin, key: str, unknown: Collection[str]) -> tuple[str, Fix | None]:
    """Return how what is `unknown` in a part is said under `key`, which takes any words: an age, a place.

    The fix is that of one pair; several go into one mapping, which leaves nothing to be put in the place of.
    """
    assert isinstance(origin.node, Mapping)
    entries = [origin.node.entries[each] for each in unknown]
    pairs = {entry.key.raw: entry.value.raw for entry in entries if isinstance(entry.value, Scalar)}
    written = f"{key}: {as_yaml(pairs)}"
    fix = None
    if len(entries) == 1 and key not in origin.node.entries:
        span = Span(entries[0].key.start, entries[0].value.end)
        fix = Fix(f"write `{shortened(written)}`", (Edit(span, written),), safe=False)
    return f"write `{shortened(written)}`", fix


def reason_in(text: str, words: Collection[str]) -> str | None:
    """Return `-1 because it is slow` as an emotion in its long form; None where it is anything else.

    A feeling must be one of the `words`: any other sentence may have a `because` in it too.
    """
    found = _BECAUSE.fullmatch(text)
    if found is None or (found["feeling"] and found["feeling"].lower() not in words):
        return None
    what = f"score: {found['score']}" if found["score"] else f"feeling: {found['feeling'].lower()}"
    return f"{{{what}, because: {as_yaml(found['reason'])}}}"
