"""What is told of options and values that typer refuses: in plain words, with the nearest that there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from typer.exceptions import TyperException

_IN_WORDS = (
    (re.compile(r"Value error, "), ""),
    (re.compile(r"Input should be greater than or equal to (\S+)"), r"it must be \1 or more"),
    (re.compile(r"Input should be a valid number\b.*"), "it must be a number"),
    (re.compile(r"Input should be a valid integer\b.*"), "it must be a whole number"),
    (re.compile(r"('.*') does not match the formats '%Y-%m-%d'\."), r"\1 is no date such as 2026-10-12"),
    (re.compile(r" \(Possible options: .*\)"), ""),
)
_NOT_ONE_OF = re.compile(r".*: '(?P<written>[^']*)' is not one of (?P<choices>'.*')\.", re.DOTALL)


def complaint(error: TyperException) -> str:
    """Return what is wrong, without the words of the libraries that noticed."""
    message = error.format_message()
    for theirs, ours in _IN_WORDS:
        message = theirs.sub(ours, message)
    return message


def hint(error: TyperException) -> str:
    """Return what was probably meant, else where to look."""
    context = getattr(error, "ctx", None)
    if context is None:
        return "see `jmap --help`"
    near = ""
    written = getattr(error, "option_name", "")
    if written == "--version":
        return "write `jmap --version`"
    if written.startswith("--"):
        options = [name for option in context.command.params for name in option.opts]
        if written == "--strict" and "--fail-on" in options:
            return "write `--fail-on warning`"
        part = next((it for it in options if it.endswith(written[1:]) or written.startswith(f"{it}-")), "")
        near = f"did you mean `{part}`?" if part else did_you_mean(written, options)
    elif found := _NOT_ONE_OF.fullmatch(complaint(error)):
        near = did_you_mean(found["written"], found["choices"].strip("'").split("', '"))
    if written and not near and context.parent is None:
        return f"options stand behind the command: `jmap lint {written}`"
    return near or f"see `{context.command_path} --help`"
