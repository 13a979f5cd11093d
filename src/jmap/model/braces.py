"""Braces in which a key has no colon, or in which no key stands at all: `{feeling happy}` and `{happy}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.model.locate import key_of
from jmap.model.readers import PartReader
from jmap.phrases import shortened
from jmap.source.data import absent
from jmap.source.tree import Mapping

if TYPE_CHECKING:
    from jmap.model.locate import Locator, Origin

_KEY_AND_VALUE = re.compile(r"(?P<key>[a-z_]+)(?P<sign>\s*=\s*|\s+)(?P<value>\S.*)")


class WithoutColon(NamedTuple):
    """A key with its value and no colon between them."""

    written: str
    """What YAML takes for a key."""
    key: str
    told: Diagnostic


def keys_without_colons(origin: Origin, unknown: list[str], locator: Locator) -> list[WithoutColon]:
    """Recognise `{feeling happy}` and `{name = Mo}`."""
    node, found = origin.node, []
    if not isinstance(node, Mapping) or not node.flow or not isinstance(origin.reader, PartReader):
        return []
    for each in unknown:
        written = _KEY_AND_VALUE.fullmatch(locator.source.text, *node.entries[each].key.span)
        if written is None or not absent(node.entries[each].value):
            continue
        key, value = written["key"], written["value"]
        if key in origin.reader.fields and key not in node.entries:
            message, advice = f"a colon is missing after `{key}`", f"write `{key}: {shortened(value)}`"
            fix = Fix("put a colon after it", (Edit(Span(*written.span("sign")), ": "),), safe=False)
            span = Span(*written.span("key"))
            told = locator.diagnostic("unknown-key", origin.location, message, advice, span=span, fix=fix)
            found.append(WithoutColon(each, key, told))
    return found


def word_in_braces(origin: Origin, unknown: list[str], locator: Locator) -> Diagnostic | None:
    """Recognise `emotion: {happy}`, a short form between braces."""
    node = origin.node
    if not isinstance(node, Mapping) or not isinstance(origin.reader, PartReader) or not node.flow:
        return None
    if [*node.entries] != unknown or len(unknown) != 1 or not absent(node.entries[unknown[0]].value):
        return None
    word, model = unknown[0], origin.reader.model
    if model.short or not model.expand(word):
        return None
    written = f"{key_of(origin.location)}: {shortened(word)}"
    fix = Fix("take the braces away", (Edit(node.span, word),), safe=False)
    message = f"`{shortened(word)}` stands between braces, where a key is expected"
    advice = f"write `{written}`"
    return locator.diagnostic("unknown-key", origin.location, message, advice, span=node.span, fix=fix)
