"""Values of options reach a command as Typer would hand them over, be they converted or not."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
import typer
from typer.exceptions import TyperException

from jmap.cli.plain import PlainCommand, PlainGroup


def given(*arguments: str, plain: bool) -> dict[str, Any]:
    """Return what a command is called with."""
    app = typer.Typer(rich_markup_mode=None, cls=PlainGroup if plain else None)
    called: dict[str, Any] = {}

    @app.callback()
    def together(*, version: Annotated[bool, typer.Option()] = False) -> None:
        called["version"] = version

    @app.command(cls=PlainCommand if plain else None)
    def lint(  # noqa: PLR0913  options of a command
        paths: Annotated[list[str], typer.Argument()],
        *,
        select: Annotated[list[str] | None, typer.Option()] = None,
        revision: Annotated[str | None, typer.Option()] = None,
        name: Annotated[str, typer.Option()] = "-",
        color: Annotated[Literal["auto", "never"], typer.Option()] = "auto",
        fail_on: Annotated[Literal["error", "never"] | None, typer.Option()] = None,
        most: Annotated[int | None, typer.Option(min=0)] = None,
        cache: Annotated[bool | None, typer.Option("--cache/--no-cache")] = None,
    ) -> None:
        called.update(locals())

    app(list(arguments), standalone_mode=False)
    return {name: called[name] for name in called if name != "called"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["lint", "a"],
        ["lint", "a", "b", "--select", "x", "--select", ""],
        ["lint", "a", "--revision", "", "--name", "1"],
        ["lint", "a", "--color", "auto", "--fail-on", "never", "--most", "3", "--no-cache"],
        ["lint", "a", "--color", "never", "--cache"],
        ["--version", "lint", "a"],
    ],
)
def test_a_command_is_called_as_by_typer(arguments: list[str]) -> None:
    assert given(*arguments, plain=True) == given(*arguments, plain=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["lint"],
        ["lint", "a", "--most", "-1"],
        ["lint", "a", "--color", "red"],
        ["lint", "a", "--fail-on", ""],
        ["lint", "a", "--select"],
    ],
)
def test_what_typer_refuses_is_refused_in_the_same_words(arguments: list[str]) -> None:
    said = []
    for plain in (True, False):
        with pytest.raises(TyperException) as refused:
            given(*arguments, plain=plain)
        said.append(refused.value.format_message())

    assert said[0] == said[1]
