"""The page of a rule, drawn in a terminal. Loads rich, so it is imported only where a page is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markdown import CodeBlock, Markdown
from rich.style import Style
from rich.syntax import ANSISyntaxTheme, Syntax
from rich.text import Text
from rich.theme import Theme

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, RenderResult

WIDEST = 100
"""Columns: longer lines are hard to read, however wide the window is."""

# The terminal's own colours, which fit its background; keys stand out and texts stay as they are.
_THEME = Theme({"markdown.h2": "bold", "markdown.code": "cyan", "markdown.item.bullet": "dim"})
_YAML = ANSISyntaxTheme({("Name", "Tag"): Style(color="cyan"), ("Comment",): Style(dim=True)})


def draw(heading: str, facts: str, markdown: str) -> None:
    """Write one page to standard output."""
    console = Console(theme=_THEME, force_terminal=True, highlight=False)
    console.width = min(console.width, WIDEST)
    console.rule(Text(heading, "bold"), align="left", style="dim")
    console.print(Text(f"{facts}\n", "dim"), _Page(markdown), "")


class _Example(CodeBlock):
    """An example without the wide margins that rich gives it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Syntax(str(self.text).rstrip(), self.lexer_name, theme=_YAML, word_wrap=True, padding=(0, 2))


class _Page(Markdown):
    elements = {**Markdown.elements, "fence": _Example}  # noqa: RUF012  as in the class it extends
