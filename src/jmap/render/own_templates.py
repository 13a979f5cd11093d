"""A person's own templates, which go before ours: ordinary Jinja in its sandbox, and its mistakes in words.

Settings of a stranger's repository may name their folder, so a template reaches what it is given and nothing
else of the machine. It knows no journey and no page: whoever asks brings filters and values.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jmap.errors import UsageError
from jmap.render.templates import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from jinja2 import Environment

_OURS = "jmap"
"""Before the name of one of our templates, which an own one of that name can include."""
_OBJECT = re.compile(r"'(?:\w+\.)*(\w+)(?: object'|' object)")
"""How Jinja names a thing: `'jmap.view.header.Header object'`, `'str' object`."""
_HELP = "the page `templates` of the documentation lists all names, filters and macros"


def own_environment(own: Path, ours: Path) -> Environment:
    """Return what loads templates from the folder `own` first; nothing is ever written there."""
    shipped = FileSystemLoader(ours)
    loaders = [FunctionLoader(lambda name: _source(own, name)), shipped, PrefixLoader({_OURS: shipped})]
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(loaders), undefined=StrictUndefined, auto_reload=False, **OPTIONS
    )


def own_text(own: Path, name: str) -> str | None:
    """Return the text of a file in the folder `own`; None where there is no such file."""
    path = own / name
    if not path.is_file():
        return None
    if not path.resolve().is_relative_to(own.resolve()):
        raise UsageError(f"{path} leads out of the folder of templates", "copy the file into that folder")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from None


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn whatever goes wrong in a template into a UsageError with file and line."""
    try:
        yield
    except UsageError:
        raise
    except TemplateSyntaxError as error:
        raise UsageError(f"{error.filename}:{error.lineno}: {error.message}", _HELP) from None
    except Exception as error:
        place = _place(error.__traceback__)
        if place is None:  # no template was at work: a bug of ours
            raise
        raise UsageError(f"{place}: {_in_words(error)}", _HELP) from None


def _source(own: Path, name: str) -> tuple[str, str, None] | None:
    text = own_text(own, name)
    return None if text is None else (text, str(own / name), None)


def _in_words(error: Exception) -> str:
    """Return what is wrong, with the class of a thing for its place in memory or in the program."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.message}`"
    message = _OBJECT.sub(r"`\1`", str(error) or type(error).__name__)
    return f"{message[:1].lower()}{message[1:]}"


def _place(traceback: TracebackType | None) -> str | None:
    """Return file and line of the innermost template in a traceback, which Jinja has put there."""
    place = None
    while traceback is not None:
        frame = traceback.tb_frame
        if "__jinja_exception__" in frame.f_globals:
            place = f"{frame.f_code.co_filename}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
