"""Choices about a drawing: what settings and flags come to, and which of them cannot be followed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jmap.commands.pictures import AS_USUAL
from jmap.errors import UsageError
from jmap.phrases import shortened
from jmap.project.look import chosen_look
from jmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jmap.commands.artefact import Format
    from jmap.commands.output import Output
    from jmap.commands.pictures import Sizes
    from jmap.model.journey import JourneyMap
    from jmap.project.settings import LoadedSettings
    from jmap.view.look import Look


def chosen(settings: LoadedSettings | None, choices: Look, output: Output, *, themed: bool) -> Look:
    """Return how settings want maps to be drawn, with `choices` for one run laid over them.

    What people should know about the settings is told; of theme and templates only where something is drawn
    with them.
    """
    if settings is None:
        return choices
    look, warnings = chosen_look(settings)
    output.note(*settings.notes)
    output.warn(*(warnings if themed else ()))
    return replace(look, columns=choices.columns, group=choices.group, persona=choices.persona)


def refuse_pointless(
    look: Look, formats: Sequence[Format], views: Sequence[str] = (), sizes: Sizes = AS_USUAL
) -> None:
    """Refuse a choice that would change nothing in any of the formats."""
    names = " and ".join(dict.fromkeys(form.name for form in formats))
    if views and not any(form.view for form in formats):
        raise UsageError(
            f"{names} is no picture, so `--view {views[0]}` would change nothing",
            "make a picture, svg, png or pdf, or leave it out",
        )
    if sizes.scale is not None and not any(form.name == "png" for form in formats):
        raise UsageError(
            f"`--scale` says how many pixels a png has, and would change nothing in {names}",
            "make a png with `-f png`, or leave it out",
        )
    if sizes.paper != AS_USUAL.paper and not any(form.name == "pdf" for form in formats):
        raise UsageError(
            f"`--paper` says which sheets a pdf has, and would change nothing in {names}",
            "make a pdf with `-f pdf`, or leave it out",
        )
    if look.columns == "steps" and not any(form.name == "html" or form.view == "board" for form in formats):
        raise UsageError(
            f"no columns are drawn in {names}, so `--columns steps` would change nothing",
            "draw the board as html, svg, png or pdf, or leave it out",
        )
    if look.group == "channel" and not any(form.diagram or form.name == "dot" for form in formats):
        raise UsageError(
            f"no diagram is drawn in {names}, so `--group channel` would change nothing",
            "make a page, or a picture with `--view diagram`, or leave it out",
        )
    if look.persona is not None and all(form.name == "json" for form in formats):
        raise UsageError("json holds the whole map, whoever lives it", "leave `--persona` out")


def refuse_strangers(persona: str, maps: Mapping[str, JourneyMap]) -> None:
    """Refuse a persona whom one of the maps, by their paths, does not have or has take part in nothing."""
    from jmap.model.lived import lived  # noqa: PLC0415  most drawings are everyone's

    lacking = [path for path, journey in maps.items() if persona not in journey.personas]
    if lacking:
        known = {id_: who.name for path in lacking for id_, who in maps[path].personas.items()}
        there = f"there is {', '.join(f'`{id_}`' for id_ in known)}" if known else "it has none"
        named = [id_ for id_, name in known.items() if name.casefold() == persona.casefold()]
        meant = f"write the id: `{named[0]}`" if named else did_you_mean(persona, known)
        raise UsageError(f"no persona `{shortened(persona)}` in {', '.join(lacking)}", meant or there)
    idle = [path for path, journey in maps.items() if not lived(journey, persona).stages]
    if idle:
        raise UsageError(
            f"persona `{persona}` takes part in no stage of {', '.join(idle)}", "name another one"
        )
