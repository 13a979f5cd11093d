"""Jinja as pages need it: templates compiled once, then kept as Python keeps its modules, and quick calls.

It knows no journey and no page: whoever asks brings filters and values.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.bccache import Bucket

_OPTIONS: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


def environment(folder: Path) -> Environment:
    """Return what loads the templates of `folder`: all is escaped, a name that is missing is an error."""
    made = Environment(  # noqa: S701 - autoescape is among the options
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_CompiledTemplates(),
        **_OPTIONS,
    )
    made.context_class = _QuickContext
    return made


class _QuickContext(Context):
    """Calls without asking what is called for its wishes: no macro or function of ours wants the context."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


class _CompiledTemplates(BytecodeCache):
    """Compiled templates in `__pycache__` beside their source, under the rules of Python's own."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the path of a compiled template."""
        return cache_from_source(filename or name)

    def get_source_checksum(self, source: str) -> str:
        """Return what tells whether a compiled template is still good."""
        return super().get_source_checksum(f"{_OPTIONS}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, if there is one and it is whole."""
        with suppress(OSError, EOFError, UnpicklingError):
            bucket.bytecode_from_string(Path(bucket.key).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template; Python's loader writes it whole or, where it may not, not at all."""
        if not sys.dont_write_bytecode:
            SourceFileLoader("", bucket.key).set_data(bucket.key, bucket.bytecode_to_string())
