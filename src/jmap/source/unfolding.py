"""Short forms that have got the keys of the long form below them: `emotion: curious`, then `because:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix, Span
from jmap.phrases import shortened
from jmap.source.lines import KEY, LIST_ITEM, indent_of, line_at, lines_above

if TYPE_CHECKING:
    from jmap.source.failure import Mistake

_TEXT_ITEM = re.compile(r"\s*-\s+(?P<text>[^\s:#][^:#]*)")
_PLAIN = re.compile(r"[^\s:#\[{\"'|>-][^:#]*")
_COMMENT = re.compile(r"\s#.*")


def keys_below_short_form(mistake: Mistake) -> Diagnostic | None:
    """Tell that text and keys exclude each other, and which key the text gets."""
    source, line = mistake.source, line_at(mistake, mistake.line)
    above = mistake.line_span(mistake.line - 1) if mistake.line > 1 else Span(0, 0)
    written = mistake.text[slice(*above)]
    begins = len(written) - len(written.lstrip("- "))
    name = written[begins:].partition(":")[0]
    long = mistake.keys.get(name)
    if long is None or line.name.strip("`") not in long.keys or not KEY.match(written, begins):
        return None
    if indent_of(source.line(mistake.line - 1)) + begins >= line.column:
        return None
    end = above.start + begins + len(name) + 1
    value = mistake.text[end + 1 : above.end].strip()
    key = next(iter(long.expand(_COMMENT.sub("", value))), "")
    edit = Edit(Span(end, end + 1), f"\n{' ' * line.column}{key}: ")
    if not key or value[:1] in {"[", "{", "|", ">"} or not mistake.mended_by(edit):
        return None
    return mistake.told(
        f"`{name}` has a text behind it, so it can have no keys below it",
        f"write `{key}: {shortened(value)}` below it, above {line.name}",
        mistake.word(mistake.line_span(mistake.line).start),
        Fix("give the text a key of its own", (edit,), safe=False),
    )


def text_before_keys(mistake: Mistake) -> Diagnostic | None:
    """`emotion:`, then `curious` and `because: …` on lines of their own."""
    source, line = mistake.source, line_at(mistake, mistake.line)
    text = mistake.line_span(mistake.line - 1) if mistake.line > 1 else Span(0, 0)
    value = mistake.text[slice(*text)]
    holder = next((each for each in lines_above(mistake, mistake.line) if each.column < line.column), None)
    long = mistake.keys.get(holder.name.strip("`")) if holder else None
    if long is None or holder is None or holder.number != mistake.line - 2 or not _PLAIN.fullmatch(value):
        return None
    if line.name.strip("`") not in long.keys or indent_of(source.line(mistake.line - 1)) != line.column:
        return None
    key = next(iter(long.expand(value)), "")
    edit = Edit(Span(text.start, text.start), f"{key}: ")
    if not key or not mistake.mended_by(edit):
        return None
    return mistake.told(
        f"`{shortened(value)}` stands among keys, and has none",
        f"write `{key}: {shortened(value)}`",
        text,
        Fix("give the text a key of its own", (edit,), safe=False),
    )


def keys_below_item(mistake: Mistake) -> Diagnostic | None:
    """`- Discover` with keys below it."""
    if "mapping values" not in mistake.failure.problem or mistake.line == 1:
        return None
    above = mistake.source.line(mistake.line - 1)
    found = _TEXT_ITEM.fullmatch(above)
    if found is None:
        return None
    start = mistake.source.line_start(mistake.line - 1)
    text = found["text"].rstrip()
    outer = (each for each in lines_above(mistake, mistake.line - 1) if each.name != LIST_ITEM)
    listed = next((each for each in outer if each.column <= indent_of(above)), None)
    long = mistake.keys.get(listed.name.strip("`")) if listed else None
    key = next(iter(long.expand(text)), "name") if long else "name"
    edit = Edit(Span(*2 * (start + found.start("text"),)), f"{key}: ")
    return mistake.told(
        f"`{shortened(text)}` is a text, so no keys can follow it",
        f"give the text a key of its own, such as `- {key}: {shortened(text)}`",
        Span(start + found.start("text"), start + found.start("text") + len(text)),
        Fix("give it a key", (edit,), safe=False) if mistake.mended_by(edit) else None,
    )
