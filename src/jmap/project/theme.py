"""The theme that settings and a style sheet ask for: its mistakes, and where its colours are too near.

What settings say was checked when they were read; a style sheet is checked here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jmap.diagnostics import Diagnostic
from jmap.phrases import shortened
from jmap.project.settings import SettingsError, shown_path
from jmap.project.settings_text import read_text
from jmap.source.css import parse
from jmap.suggest import did_you_mean
from jmap.view.colour import luminance, read_colour
from jmap.view.contrast import GRAPHICS, weaknesses
from jmap.view.theme import DEFAULT, MOODS, NAMES, PERSONAS, Theme, families, with_colours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jmap.project.settings import LoadedSettings
    from jmap.source.css import Declaration
    from jmap.source.text import SourceText
    from jmap.view.contrast import Weakness

FONT = "font"
NO_COLOUR = "write `#RRGGBB`, `rgb(…)` or `hsl(…)`, without transparency"
NO_FONT = "write the names of fonts, with commas between them: `Inter, Arial`"

_APPEARANCES = ("light", "dark")
_PLAIN = (*(name for name in NAMES if "-" not in name), FONT)
_TOKENS = (
    f"the tokens are {', '.join(f'`{name}`' for name in _PLAIN)}, `persona-1` to `persona-{PERSONAS[-1]}` "
    f"and `emotion-1` to `emotion-{MOODS[-1]}`, and what goes with them: `-soft`, `-ink`, `-bg`"
)
_SYNONYMS = {
    **dict.fromkeys(("accent", "primary", "brand", "link"), "focus"),
    **dict.fromkeys(("surface", "card"), "panel"),
    **dict.fromkeys(("background", "page", "body"), "bg"),
    **dict.fromkeys(("secondary", "muted", "subtle"), "ink2"),
    **dict.fromkeys(("text", "foreground", "fg"), "ink"),
    **dict.fromkeys(("border", "divider", "outline"), "line"),
    **dict.fromkeys(("danger", "error", "negative"), "pain"),
    **dict.fromkeys(("success", "positive"), "opportunity"),
    **dict.fromkeys(("family", "typeface", "sans"), FONT),
}
"""What other style sheets call a token, as a word of its name; the first that is there counts."""


class Said(NamedTuple):
    """A value, and where it was said: `jmap.toml:3`."""

    value: str
    origin: str


Table = dict[str, dict[str, Said]]
"""What was said of each appearance, by token."""


def chosen_theme(loaded: LoadedSettings) -> tuple[Theme, tuple[str, ...]]:
    """Return the theme of settings, and a warning for each token that is told from others too little.

    What settings say themselves goes before their style sheet. Raises SettingsError with its mistakes.
    """
    settings = loaded.settings.theme
    said = _flat(_of_settings(settings, loaded))
    if "file" in settings:
        below = _flat(_of_style_sheet(settings["file"]))
        said = {appearance: below[appearance] | said[appearance] for appearance in _APPEARANCES}
    fonts = said["light"].pop(FONT, None)
    said["dark"].pop(FONT, None)
    light, dark = (
        with_colours(tokens, {name: read_colour(it.value) or "" for name, it in said[appearance].items()})
        for appearance, tokens in zip(_APPEARANCES, (DEFAULT.light, DEFAULT.dark), strict=True)
    )
    theme = Theme(light, dark, (families(fonts.value) or ()) if fonts else ())
    return theme, tuple(_warnings(theme, said))


def _of_settings(table: Mapping[str, Any], loaded: LoadedSettings) -> Table:
    """Return the tokens of settings, those for both appearances under `both`."""
    found: Table = {"both": {}, **{appearance: {} for appearance in _APPEARANCES}}
    for key, value in table.items():
        if key in _APPEARANCES:
            for name, colour in value.items():
                found[key][name] = Said(colour, loaded.origin(f"theme.{key}.{name}"))
        elif key != "file":
            found["both"][key] = Said(value, loaded.origin(f"theme.{key}"))
    return found


def _flat(said: Table) -> Table:
    """Return what holds in each appearance: what is said of it goes before what is said of both."""
    return {appearance: said["both"] | said[appearance] for appearance in _APPEARANCES}


def _of_style_sheet(path: Path) -> Table:
    """Return the tokens of a style sheet."""
    shown = shown_path(path, Path())
    source = read_text(path, shown, "themes")
    if isinstance(source, Diagnostic):
        raise SettingsError((source,), {})
    declared, strange = parse(source)
    if mistakes := [*strange, *_mistakes(declared, source)]:
        raise SettingsError(tuple(sorted(mistakes, key=lambda each: each.sort_key)), {shown: source})
    found: Table = {"both": {}, **{appearance: {} for appearance in _APPEARANCES}}
    for it in declared:
        line = source.position(it.name_span.start)[0]
        found[it.appearance][it.name.removeprefix("--")] = Said(it.value, f"{shown}:{line}")
    return found


def _mistakes(declared: list[Declaration], source: SourceText) -> Iterator[Diagnostic]:
    for it in declared:
        if not it.name.startswith("--") or it.name[2:] not in (*NAMES, FONT):
            message, advice = unknown_token(it.name)
            yield Diagnostic("unknown-key", message, advice, source.place(it.name_span))
        elif advice := refusal(it.name[2:], it.value):
            message = f"`{it.name}` cannot be `{shortened(it.value)}`"
            yield Diagnostic("unknown-value", message, advice, source.place(it.value_span))
        elif it.name[2:] == FONT and it.appearance != "both":
            message = "a font cannot differ between light and dark"
            yield Diagnostic("unknown-key", message, "say it in `:root` alone", source.place(it.name_span))


def unknown_token(written: str, others: tuple[str, ...] = ()) -> tuple[str, str]:
    """Say that a theme has no token of that name, and which one may be meant, or which of `others`."""
    dashes = "--" if written.startswith("--") else ""
    near = did_you_mean(written, [f"{dashes}{name}" for name in (*NAMES, FONT, *others)])
    words = set(written.lower().split("-"))
    meant = next((token for synonym, token in _SYNONYMS.items() if synonym in words), "")
    advice = f"did you mean `{dashes}{meant}`?" if meant else _TOKENS
    return f"there is no token `{shortened(written)}`", near or advice


def refusal(token: str, written: str) -> str:
    """Return what to write in the place of a value that a token cannot have; empty where it can."""
    if token == FONT:
        return "" if families(written) else NO_FONT
    return "" if read_colour(written) else NO_COLOUR


def _warnings(theme: Theme, said: Table) -> Iterator[str]:
    for appearance, tokens in zip(_APPEARANCES, (theme.light, theme.dark), strict=True):
        for weak in weaknesses(tokens, said[appearance]):
            origin = said[appearance][weak.token].origin
            kind = "graphics" if weak.needed == GRAPHICS else "text"
            also = f" (it is too near {_listed(weak.also)} as well)" if weak.also else ""
            yield (
                f"{origin}: in {appearance}, `{weak.front}` on `{weak.ground}` has a contrast of "
                f"{weak.ratio:.1f}:1, and {kind} needs {weak.needed:g}:1; "
                f"{_remedy(weak, appearance, said)}{also}"
            )


def _remedy(weak: Weakness, appearance: str, said: Table) -> str:
    if weak.better is None:
        return f"no other `{weak.token}` would do: change more than that"
    # Who says a colour once has chosen it on a light ground.
    if appearance == "dark" and said["light"].get(weak.token) == said["dark"].get(weak.token):
        where = "under `[theme.dark]`, or in `@media (prefers-color-scheme: dark)`"
        return f"give `{weak.token}` for dark as well, such as {weak.better}: {where}"
    verb = "darken" if luminance(weak.better) < luminance(weak.colour) else "lighten"
    return f"{verb} `{weak.token}` to {weak.better}"


def _listed(names: tuple[str, ...]) -> str:
    shown = [f"`{name}`" for name in names[:3]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
