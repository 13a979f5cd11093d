"""The style sheet of the diagram: what each class looks like, in the light colours and in live ones.

Every renderer takes the light colours. A browser also takes the page's own variables, or the reader's dark
colours: plain renderers know no `var()` and skip `@supports`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jmap.view.theme import MOODS, css_variables

if TYPE_CHECKING:
    from jmap.view.theme import Theme, Tokens

SHIPPED_FONT = "DejaVu Sans"
_SYSTEM_FONTS = (
    "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',"
    "'Hiragino Sans','Yu Gothic','PingFang SC','Microsoft YaHei','Noto Sans CJK JP',sans-serif"
)
_GENERIC = frozenset(
    {"system-ui", "sans-serif", "serif", "monospace", "ui-sans-serif", "ui-serif", "ui-rounded"}
)
_EAST_ASIAN_FONTS = {
    "ja": "Noto Sans CJK JP,Source Han Sans,Hiragino Sans,Yu Gothic",
    "ko": "Noto Sans CJK KR,Source Han Sans KR,Apple SD Gothic Neo,Malgun Gothic",
    "zh": "Noto Sans CJK SC,Source Han Sans SC,PingFang SC,Microsoft YaHei",
}

_RULES = (
    ".jf-ground{fill:var(--bg)}"
    ".jf-column{fill:var(--sunk);stroke:var(--line)}"
    ".jf-stage{fill:var(--persona-1-soft);stroke:var(--persona-1-soft);stroke-width:8;stroke-linejoin:round}"
    ".jf-badge{fill:var(--persona-1)}"
    ".jf-node{fill:var(--panel);stroke:var(--ink2)}"
    ".jf-mix{stroke:var(--ink2)}"
    ".jf-chip,.jf-label{fill:var(--panel);stroke:var(--line)}"
    ".jf-exit,.jf-tip{fill:var(--ink2)}"
    ".jf-arrow{fill:none;stroke:var(--ink2)}"
    ".jf-ink{fill:var(--ink)}.jf-ink2{fill:var(--ink2)}"
    ".jf-accent{fill:var(--persona-1-ink)}.jf-on-dark{fill:var(--panel)}"
    ".jf-disc{fill:var(--panel);stroke:currentColor}"
)
_MOOD_RULES = (
    ".jf-mood-{0}{{fill:var(--emotion-{0}-soft);stroke:var(--emotion-{0})}}"
    ".jf-stop-{0}{{stop-color:var(--emotion-{0}-soft)}}"
    ".jf-face-{0}{{color:var(--emotion-{0})}}"
)
_PATH_RULES = (
    ".jf-path{{stroke-width:3}}"
    ".jf-of-{0}{{stroke:var(--persona-{0})}}"
    ".jf-tip.jf-tip-{0}{{fill:var(--persona-{0})}}"
)
_ALL = f"{_RULES}{''.join(_MOOD_RULES.format(mood) for mood in MOODS)}.jf-inner{{fill:none}}"


@cache
def style_sheet(theme: Theme, tone: int = 0) -> str:
    """Return the sheet for an SVG that may stand alone or in a page, with a path in a tone of a persona."""
    return live_sheet(_ALL + (_PATH_RULES.format(tone) if tone else ""), ".jf", theme)


def live_sheet(rules: str, picture: str, theme: Theme) -> str:
    """Return `rules` in the colours of a theme: light ones, then those that a browser keeps alive.

    `picture` is the selector of the SVG that they are for.
    """
    light, dark = (_coloured(rules, tokens, live=True) for tokens in (theme.light, theme.dark))
    fonts = f"{quoted_fonts(theme)},{_SYSTEM_FONTS}" if theme.fonts else _SYSTEM_FONTS
    live = f"{picture} text{{font-family:{fonts}}}{light}@media(prefers-color-scheme:dark){{{dark}}}"
    return f"{_coloured(rules, theme.light, live=False)}@supports(color:var(--x)){{{live}}}"


def quoted_fonts(theme: Theme) -> str:
    """Return the fonts of a theme as CSS lists them; those that CSS has a word for stand without quotes."""
    return ",".join(name if name in _GENERIC else f"'{name}'" for name in theme.fonts)


def east_asian_fonts(language: str) -> str:
    """Return the fonts for text with East Asian characters, whose forms differ by language."""
    known = _EAST_ASIAN_FONTS.get(language[:2].lower(), _EAST_ASIAN_FONTS["ja"])
    return f"{known},{SHIPPED_FONT}"


def _coloured(rules: str, tokens: Tokens, *, live: bool) -> str:
    """Return rules in the colours of `tokens`; as fallbacks of the page's variables where `live`."""
    colours = css_variables(tokens)

    def colour(found: re.Match[str]) -> str:
        name = found[1]
        return f"var({name},{colours[name]})" if live else colours[name]

    return re.sub(r"var\((--[\w-]+)\)", colour, rules)
