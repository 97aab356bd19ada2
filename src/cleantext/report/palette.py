"""One colour for each kind of edit: a hue for pages, a terminal colour for terminals.

Neighbours in meaning are neighbours in hue: repairs are green to blue, what sells is red to amber,
what links elsewhere is violet.
"""

from __future__ import annotations

__all__ = ["HUES", "hue", "terminal_color"]

#: Hue angle in OKLCH, in degrees.
HUES: dict[str, int] = {
    "encoding": 165,
    "residue": 185,
    "quotes": 205,
    "spacing": 225,
    "whitespace": 240,
    "paragraphs": 255,
    "markup": 262,
    "content": 275,
    "duplicate": 290,
    "recommendation": 305,
    "social": 320,
    "comments": 330,
    "embed": 340,
    "newsletter": 352,
    "donation": 5,
    "advertisement": 25,
    "promotion": 38,
    "paywall": 50,
    "credit": 65,
    "source": 80,
    "legal": 95,
    "navigation": 110,
    "placeholder": 125,
    "label": 140,
    "mask": 155,
}

# Hue ranges and the standard colour nearest to them: every terminal theme makes these readable.
_STANDARD = ((20, "magenta"), (60, "red"), (115, "yellow"), (200, "green"), (270, "blue"), (361, "magenta"))


def hue(kind: str) -> int:
    """Return the hue of a kind; a kind that has none yet is drawn as white space is."""
    return HUES.get(kind, HUES["whitespace"])


def terminal_color(kind: str) -> str:
    """Return the name of the standard terminal colour for a kind.

    >>> terminal_color("advertisement"), terminal_color("encoding")
    ('red', 'green')
    """
    return next(color for limit, color in _STANDARD if hue(kind) < limit)
