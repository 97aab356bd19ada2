"""Icons before a label or behind it: emoji, and the private characters of icon fonts."""

from __future__ import annotations

from ..base.lazy import lazy_pattern

__all__ = ["without_icons"]

_JOINERS = "\u200d\ufe0e\ufe0f \t\u00a0"  # what joins emoji and says how they look, and blanks
_ICONS = lazy_pattern(
    f"[\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ue000-\uf8ff\U0001f000-\U0001faff][{_JOINERS}]*"
)
_LOW, _LETTERS, _PRIVATE = "\u2300", "\u2c00", "\ue000"  # between the last two stand the letters of East Asia


def without_icons(text: str) -> str:
    """Return a line without the icons around its words: a line of nothing else stays as it is.

    >>> without_icons("👉 Read more ➡️"), without_icons("★★★")
    ('Read more', '★★★')
    """
    first, last = text[0], text[-1]
    if (first < _LOW or _LETTERS <= first < _PRIVATE) and (last < _LOW or _LETTERS <= last < _PRIVATE):
        if first not in _JOINERS and last not in _JOINERS:
            return text
        bare = text.strip(_JOINERS)
        inner = without_icons(bare) if bare else bare
        return text if inner == bare else inner
    start = 0
    while icon := _ICONS.match(text, start):
        start = icon.end()
    end = at = len(text)
    while at > start and (text[at - 1] in _JOINERS or _ICONS.match(text, at - 1)):
        at -= 1
        end = end if text[at] in _JOINERS else at
    return text[start:end].rstrip() or text
