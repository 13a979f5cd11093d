"""What the table of a theme may say in a settings file: loaded only where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, create_model

from jmap.phrases import shortened
from jmap.project.settings_file import STRICT, refuse
from jmap.project.theme import FONT, refusal
from jmap.view.theme import DEFAULT, NAMES, named

if TYPE_CHECKING:
    from collections.abc import Callable

_EXAMPLES = {**named(DEFAULT.light), FONT: "Inter, Arial"}


def _checked(token: str) -> Callable[[str], str]:
    """Return what checks the value of a token."""

    def check(value: str) -> str:
        if advice := refusal(token, value):
            refuse(f"`{token}` cannot be `{shortened(value)}`", advice)
        return value

    return check


def _fields(*names: str) -> dict[str, Any]:
    """Return the fields of tokens for a model."""
    return {
        name.replace("-", "_"): (
            Annotated[str, AfterValidator(_checked(name))],
            Field("", examples=[_EXAMPLES[name]]),
        )
        for name in names
    }


Appearance = create_model("Appearance", __config__=STRICT, **_fields(*NAMES))
"""The table of one appearance."""
ThemeTable = create_model(
    "ThemeTable",
    __config__=STRICT,
    file=(str, Field("", examples=["brand.css"])),
    light=(dict[str, Any], Field({}, examples=[{"bg": "#FFFFFF"}])),
    dark=(dict[str, Any], Field({}, examples=[{"bg": "#000000"}])),
    **_fields(FONT, *NAMES),
)
"""The table of a theme, but for what is in its tables."""
