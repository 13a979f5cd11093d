"""Commands and groups of Typer that take a text for a text.

Typer hands every value to pydantic, which builds a schema for each option, be it only a text or not given at
all. Loading pydantic for that takes longer than all else that a run does whose answers are in the cache. It
knows no command.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from jmap.commands.output import writing

if TYPE_CHECKING:
    from collections.abc import Iterable

    import typer


class PlainCommand(TyperCommand):
    """A command whose texts are left as they were written."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments into the context."""
        _leave_texts_alone(self.get_params(ctx))
        with writing():  # of all that is done here, only the help page of `--help` is written
            return super().parse_args(ctx, args)


class PlainGroup(TyperGroup):
    """The commands together, whose own options are as those of a command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments into the context."""
        _leave_texts_alone(self.get_params(ctx))
        with writing():  # of all that is done here, only the help page of `--help` is written
            return super().parse_args(ctx, args)


def _leave_texts_alone(parameters: Iterable[Any]) -> None:
    for each in parameters:
        if isinstance(each, TyperArgument | TyperOption):
            each.process_value = partial(_value, each, each.process_value)  # type: ignore[method-assign]  # Typer has no other way in


def _value(parameter: TyperArgument | TyperOption, converted: Any, context: typer.Context, value: Any) -> Any:
    """Return the value of a parameter, `converted` by Typer where it is neither a text nor left out."""
    many = parameter.multiple or parameter.nargs == -1
    kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)  # an older Typer has none
    if value is None and not parameter.required:
        plain: Any = () if many else None
    elif value and kind == list[str]:
        plain = list(value)
    elif isinstance(value, str) and (kind is str or value == parameter.default):
        plain = value
    else:
        return converted(context, value)
    return parameter.callback(context, parameter, plain) if parameter.callback else plain
