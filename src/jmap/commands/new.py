"""`jmap new`: a map to start from."""

from __future__ import annotations

import json
import os
import re
import shlex
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jmap import assets
from jmap.commands.schema import schema_text
from jmap.errors import ExitCode, UsageError
from jmap.files import MAP_ENDINGS
from jmap.frozen import frozen
from jmap.project.files import write
from jmap.source.scalars import resolve
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from datetime import date

    from jmap.commands.output import Output

DEFAULT_STARTER = "minimal"
SCHEMA_FILE = "journey.schema.json"

_INTRODUCTION = re.compile(r"# Starter: (?P<summary>.+)\n")
_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_REVIEWED = re.compile(r"^reviewed: (?P<month>\d{4}-\d{2})-\d{2}$", re.MULTILINE)
_BEGUN = "the day it was begun: write the day on which you have held it against reality"
_DATED = re.compile(r"\b(?P<key>date|due): (?P<month>\d{4}-\d{2})\b")


@frozen
class Starter:
    """A map that `jmap new` copies; its first line says in a comment what it is."""

    name: str
    summary: str
    text: str


def starters() -> dict[str, Starter]:
    """Return the starters by name."""
    found = {}
    for path in sorted((assets.templates() / "starters").glob(f"*{MAP_ENDINGS[0]}")):
        text = path.read_text(encoding="utf-8")
        introduction = _INTRODUCTION.match(text)
        summary = introduction["summary"] if introduction else ""
        name = path.name.removesuffix(MAP_ENDINGS[0])
        found[name] = Starter(name, summary, text[introduction.end() :] if introduction else text)
    return found


def show_list(output: Output) -> ExitCode:
    """Print the starters, one a line."""
    known = starters()
    width = max(map(len, known), default=0)
    output.write("".join(f"{starter.name:<{width}}  {starter.summary}\n" for starter in known.values()))
    return ExitCode.OK


def run(name: str, output: Output, *, template: str = DEFAULT_STARTER) -> ExitCode:
    """Write a new map called `name` beside its schema; never over a file that is there."""
    known = starters()
    if template not in known:
        parts = {part: name for name in reversed(known) for part in name.split("-")}
        near = f"did you mean `{parts[template]}`?" if template in parts else ""
        hint = did_you_mean(template, known) or near or "`jmap new --list` shows them"
        raise UsageError(f"no starter is called `{template}`", hint)
    path = _path(name)
    if os.path.lexists(path):
        raise UsageError(
            f"{path} is already there and stays as it is", "choose another name, or remove the file"
        )
    schema = path.parent / SCHEMA_FILE
    text = begun(known[template], _title(path), datetime.now().astimezone().date())
    write(path, f"# yaml-language-server: $schema={SCHEMA_FILE}\n{text}".encode(errors="backslashreplace"))
    if schema.exists():
        output.note(f"Wrote {path}.")
    else:
        write(schema, schema_text("map").encode())
        output.note(f"Wrote {path} and {schema}, by which editors complete and check it.")
    output.note(f"Next: jmap render {shlex.quote(str(path))} --open")
    return ExitCode.OK


def begun(starter: Starter, title: str, today: date) -> str:
    """Return the text of a new map; its dates are as far from today as they are from the starter's review.

    Nobody has reviewed it, but from the first day on it grows old: so it begins with that day, and says so.
    """
    text = _TITLE.sub(lambda _: f"title: {title}", starter.text, count=1)
    reviewed = _REVIEWED.search(text)
    if reviewed is None:
        return text
    passed = _months(f"{today}") - _months(reviewed["month"])
    text = _DATED.sub(lambda dated: f"{dated['key']}: {_month(_months(dated['month']) + passed)}", text)
    return _REVIEWED.sub(f"reviewed: {today} # {_BEGUN}", text, count=1)


def _months(day: str) -> int:
    """Count the months up to `2026-11` or `2026-11-22`."""
    year, month = day.split("-")[:2]
    return 12 * int(year) + int(month) - 1


def _month(months: int) -> str:
    """Write the month that `_months` has counted."""
    return f"{months // 12}-{months % 12 + 1:02}"


def _path(name: str) -> Path:
    """Add the ending of a map, unless the name has one."""
    if name.endswith(MAP_ENDINGS):
        return Path(name)
    if name.endswith((".yaml", ".yml")):
        return Path(name.rsplit(".", 1)[0] + MAP_ENDINGS[0])
    if not name.strip():
        raise UsageError("a new map needs a name", "write a file name: `jmap new checkout`")
    if name.endswith(("/", "\\")) or Path(name).is_dir():
        raise UsageError(
            f"{name} is a folder", f"add a file name: `jmap new {Path(name, 'checkout').as_posix()}`"
        )
    return Path(name + MAP_ENDINGS[0])


def _title(path: Path) -> str:
    """Make a title of the file name, quoted so that any name is text."""
    words = path.name.removesuffix(MAP_ENDINGS[0]).removesuffix(MAP_ENDINGS[1])
    sentence = re.sub(r"[-_\s]+", " ", words).strip() or "New journey"
    sentence = sentence[0].upper() + sentence[1:]
    plain = re.fullmatch(r"[^\W\d_][\w ]*", sentence)
    return (
        sentence if plain and isinstance(resolve(sentence), str) else json.dumps(sentence, ensure_ascii=False)
    )
