"""Jinja as pages need it: templates compiled once, then kept as Python keeps its modules, and quick.

Compiled templates read names and attributes, call macros and escape texts as plain Python would. Should Jinja
ever ask `_QuickCode` no more, its own way is taken, which is slower or escapes twice: no text can be left
unescaped. Our templates have no blocks: a name means what a template was given, or has set itself; and what
they include is always there, and given all names.
It knows no journey and no page: whoever asks brings filters and values.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache, lru_cache, partial
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from itertools import chain
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Template, nodes
    from jinja2.bccache import Bucket
    from jinja2.compiler import Frame, MacroRef

OPTIONS: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


def environment(folder: Path) -> Environment:
    """Return what loads the templates of `folder`: all is escaped, a name that is missing is an error.

    Macros are called with all of their arguments, in their order; attributes are Python's alone.
    """
    return _QuickEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_CompiledTemplates(),
        **OPTIONS,
    )


def encoded(template: Template, given: Mapping[str, object]) -> bytes:
    """Return what a template of ours makes.

    Each part is encoded alone: most are ASCII, which is copied as it stands, while one other sign would make
    all of a page a text that is written sign by sign.
    """
    return b"".join(map(str.encode, chain.from_iterable(template.generate(given))))


def _whole(templates: Iterable[Iterable[str]]) -> str:
    """Return what templates make, each of which hands on a list of parts."""
    return "".join(chain.from_iterable(templates))


@lru_cache(maxsize=4096)
def escaped(text: str) -> str:
    """Return a text as it stands in a page; most were asked for before."""
    return str(escape(text))


def written(value: object) -> str:
    """Return what is neither text nor markup as it stands in a page."""
    return str(value) if type(value) is int else escape(value)


def named(values: Mapping[str, Any]) -> Callable[[str], Any]:
    """Return what gives the value of a name; without one it is what is an error as soon as it is used."""
    return lambda name: values[name] if name in values else StrictUndefined(name=name)


class _QuickCode(CodeGenerator):
    """Writes the Python of a template."""

    def write_commons(self) -> None:
        """Look names up in a plain dictionary, and make markup in the quickest way."""
        super().write_commons()
        self.writeline("resolve, Markup = environment.named(context.parent), environment.markup")
        self.writeline("markup = environment.kind_of_markup")
        self.writeline("escaped, written = environment.escaped, environment.written")
        self.writeline("concat = environment.joined")

    def _output_child_pre(self, *_: object) -> None:
        """Write `a` as text of the page: markup stays as it is, all else is escaped."""
        self.write("(it if (kind := type(it := ")

    def _output_child_post(self, *_: object) -> None:
        self.write(")) is markup else escaped(it) if kind is str else written(it))")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write `a`; Jinja's own would ask at each mention what `named` has been asked already."""
        if node.ctx == "load":
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write `a[b]`; Jinja's own would also try `a.b`."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write `a.b`; Jinja's own would also try `a["b"]`."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - as Jinja calls it
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - as Jinja passes it
    ) -> None:
        """Write `f(a)`; Jinja's own would first ask whether `f` wants the context."""
        if node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Gather the hundreds of parts of a template, as macros do; Jinja's own would hand on each alone."""
        whole = frame.toplevel and frame.rootlevel and frame.buffer is None
        if whole:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if whole:
            self.writeline(f"yield {frame.buffer}")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Gather the parts of an included template, too, which Jinja's own would take for texts."""
        self.writeline("template = environment.get_or_select_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        names = self.dump_local_context(frame)
        self.writeline(f"new = template.new_context(context.get_all(), True, {names})")
        self.writeline(f"{frame.buffer}.extend(*template.root_render_func(new))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Let a macro be the function that was just written; Jinja's own would wrap it in an object."""
        if macro_ref.accesses_caller:
            super().macro_def(macro_ref, frame)
        else:
            self.write("macro")

    def return_buffer_contents(self, frame: Frame, *_: object, **_unescaped: object) -> None:
        """Let a macro return markup itself, as there is no object around it that would."""
        super().return_buffer_contents(frame)


class _QuickEnvironment(Environment):
    code_generator_class = _QuickCode
    concat = staticmethod(_whole)
    joined = staticmethod("".join)
    kind_of_markup = Markup
    markup = staticmethod(partial(str.__new__, Markup))
    named = staticmethod(named)
    escaped, written = staticmethod(escaped), staticmethod(written)


class _CompiledTemplates(BytecodeCache):
    """Compiled templates in `__pycache__` beside their source, under the rules of Python's own."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the path of a compiled template."""
        return cache_from_source(filename or name)

    def get_source_checksum(self, source: str) -> str:
        """Return what tells whether a compiled template is still good."""
        return super().get_source_checksum(f"{_compiler()}{OPTIONS}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, if there is one and it is whole."""
        with suppress(OSError, EOFError, UnpicklingError):
            bucket.bytecode_from_string(Path(bucket.key).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template; Python's loader writes it whole or, where it may not, not at all."""
        if not sys.dont_write_bytecode:
            SourceFileLoader("", bucket.key).set_data(bucket.key, bucket.bytecode_to_string())


@cache
def _compiler() -> str:
    """Return what else decides how a template is compiled: this file."""
    return Path(__file__).read_text(encoding="utf-8")
