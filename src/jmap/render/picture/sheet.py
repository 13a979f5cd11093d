"""The style sheet of a board as a picture: what each kind of shape and each name of a colour looks like."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jmap.render.sheet import live_sheet
from jmap.view.marks import TONES
from jmap.view.theme import MOODS

if TYPE_CHECKING:
    from jmap.view.theme import Theme

_RULES = (
    ".jb-ground{fill:var(--bg)}"
    ".jb-panel,.jb-card,.jb-decisive,.jb-tag{fill:var(--panel);stroke:var(--line)}"
    ".jb-board,.jb-paper,.jb-back,.jb-ring{fill:var(--panel)}"
    ".jb-lanes,.jb-divider{fill:var(--sunk)}"
    ".jb-frame,.jb-line,.jb-border,.jb-dashed,.jb-level{fill:none;stroke:var(--line)}"
    ".jb-decisive{stroke:var(--focus)}.jb-edge,.jb-disc{fill:var(--focus)}"
    ".jb-stage,.jb-truth,.jb-state{fill:var(--persona-1-soft)}"
    ".jb-phase{fill:var(--focus);fill-opacity:.45}"
    ".jb-divide{stroke:var(--focus);stroke-width:1.5;stroke-dasharray:7 4}"
    ".jb-photo{fill:var(--sunk)}"
    ".jb-tile{fill:var(--bg);stroke:var(--line)}"
    ".jb-chip,.jb-quote{fill:var(--sunk);stroke:var(--line)}"
    ".jb-bullet{fill:var(--ink2);fill-opacity:.6}"
    ".jb-pain{fill:var(--pain-bg)}.jb-idea{fill:var(--opportunity-bg)}"
    ".jb-on,.jb-status-done{fill:var(--opportunity)}.jb-off{fill:var(--opportunity);fill-opacity:.2}"
    ".jb-status-open{fill:none;stroke:var(--opportunity);stroke-opacity:.45}"
    ".jb-status-dropped{fill:none;stroke:var(--ink2)}"
    ".jb-dashed{stroke-dasharray:3 3}"
    ".jb-sky{fill:var(--emotion-5-soft);fill-opacity:.55}"
    ".jb-best{stop-color:var(--emotion-5-soft);stop-opacity:.55}"
    ".jb-middle{stop-color:var(--panel);stop-opacity:0}"
    ".jb-worst{stop-color:var(--emotion-1-soft);stop-opacity:.75}"
    ".jb-neutral{stroke:var(--ink2);stroke-dasharray:2 4;stroke-opacity:.75}"
    ".jb-curve,.jb-halo,.jb-promise{fill:none;stroke-linecap:round;stroke-linejoin:round}"
    ".jb-curve{stroke:var(--focus);stroke-width:2.6}"
    ".jb-halo{stroke:var(--panel);stroke-width:5.5;stroke-opacity:.7}"
    ".jb-promise{stroke:var(--ink);stroke-width:1.3}"
    ".jb-area{fill:var(--focus);fill-opacity:.06}.jb-gap{fill:var(--ink2);fill-opacity:.17}"
    ".jb-ring{stroke:var(--focus);stroke-width:2.6}.jb-shared{fill:none}"
    ".jb-plain{fill:var(--panel);stroke:var(--ink2);stroke-width:2}.jb-dot{fill:var(--ink2)}"
    ".jb-intended{stroke-dasharray:4 3}"
    ".jb-leader{stroke:var(--ink);stroke-width:1.4}"
    ".jb-label{fill:var(--panel);fill-opacity:.88}"
    ".jb-icon{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}"
    ".jb-icon .solid,.jb-solid{fill:currentColor}"
    ".jb-cut{color:var(--panel)}"
    ".jb-unasked{fill:none;stroke:var(--ink2);stroke-width:1.5;stroke-dasharray:3 2.4}"
    ".jb-hollow{fill:none;stroke:currentColor;stroke-width:2}"
    ".jb-d2{stroke-dasharray:9 6}.jb-d3{stroke-dasharray:1 6;stroke-width:3.2}"
    ".jb-d4{stroke-dasharray:13 5 1 5}.jb-d5{stroke-dasharray:5 4}.jb-d6{stroke-dasharray:18 5}"
)
_TONE_RULES = (
    ".jb-tone-{0}{{fill:var(--persona-{0})}}"
    ".jb-portrait-{0}{{fill:none;stroke:var(--persona-{0});stroke-width:2}}"
    ".jb-badge-{0}{{fill:var(--persona-{0}-soft);stroke:var(--persona-{0});stroke-width:1.5}}"
    ".jb-quote-{0}{{fill:var(--persona-{0}-soft);stroke:var(--persona-{0});stroke-opacity:.18}}"
    ".jb-kind-{0}{{fill:none;stroke:var(--persona-{0});stroke-dasharray:3 2}}"
    ".jb-curve.jb-of-{0},.jb-ring.jb-of-{0},.jb-leader.jb-of-{0}{{stroke:var(--persona-{0})}}"
    ".jb-area.jb-of-{0},.jb-gap.jb-of-{0}{{fill:var(--persona-{0})}}"
)
_INKS = {
    "ink": "ink",
    "ink2": "ink2",
    "accent": "focus",
    "on-accent": "panel",
    "on-opportunity": "opportunity-bg",
    "opportunity": "opportunity",
    "pain": "pain",
    **{f"deep-{tone}": f"persona-{tone}-ink" for tone in range(1, TONES + 1)},
    **{f"mood-{mood}": f"emotion-{mood}" for mood in MOODS},
}
"""Names of colours of text and icons, and the tokens behind them."""
_ALL = (
    _RULES
    + "".join(_TONE_RULES.format(tone) for tone in range(1, TONES + 1))
    + "".join(
        f".jb-i-{ink}{{fill:var(--{token})}}.jb-c-{ink}{{color:var(--{token})}}"
        for ink, token in _INKS.items()
    )
)


_CLASS = re.compile(r"jb-[\w-]+")


def picture_sheet(drawn: str, theme: Theme) -> str:
    """Return the sheet for what is drawn, without rules that nothing there asks for.

    Plain renderers compare each rule with each shape, so every rule costs time.
    """
    used = frozenset(_CLASS.findall(drawn))
    return live_sheet("".join(rule for names, rule in _rules() if names <= used), ".jb", theme)


@cache
def _rules() -> tuple[tuple[frozenset[str], str], ...]:
    """Return every rule for one selector, with the classes that it asks for."""
    return tuple(
        (frozenset(_CLASS.findall(selector)), f"{selector}{{{body}}}")
        for selectors, _, body in (rule.partition("{") for rule in _ALL.split("}") if rule)
        for selector in selectors.split(",")
    )
