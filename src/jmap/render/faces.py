"""Five drawn faces, from very negative to very positive: paths, because emoji differ by machine.

Each is the inside of an SVG of `viewBox="0 0 24 24"` in `currentColor`. The caller draws the disc behind it
(centre 12, radius 11) and sets the colour; a mood is a number from 1 to 5.
"""

from __future__ import annotations

_EYES = '<circle cx="8.3" cy="{y}" r="1.5"/><circle cx="15.7" cy="{y}" r="1.5"/>'
_LINE = '<path d="{}" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round"/>'

_FACES = (
    _LINE.format("M5.6 6.5 9.6 8.4M18.4 6.5 14.4 8.4")
    + _EYES.format(y="11.3")
    + _LINE.format("M7.7 17.8Q12 12.7 16.3 17.8"),
    _EYES.format(y="9.8") + _LINE.format("M8 16.9Q12 13.5 16 16.9"),
    _EYES.format(y="9.8") + _LINE.format("M8 15.7H16"),
    _EYES.format(y="9.8") + _LINE.format("M7.8 14.7Q12 18.6 16.2 14.7"),
    _LINE.format("M6.4 10.3Q8.3 7.4 10.2 10.3M13.8 10.3Q15.7 7.4 17.6 10.3")
    + '<path d="M7.1 13.6H16.9Q16.3 18.6 12 18.6T7.1 13.6Z" stroke="currentColor" stroke-linejoin="round"/>',
)


def face(mood: int) -> str:
    """Return the face of a mood, 1 to 5, as an SVG fragment."""
    return f'<g fill="currentColor">{_FACES[mood - 1]}</g>'
