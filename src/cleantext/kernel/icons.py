"""Icons before a label or behind it: emoji, arrows, and the private characters of icon fonts."""

from __future__ import annotations

from ..base.lazy import lazy_pattern

__all__ = ["without_icons"]

_FIRST = "\u2190"
_JOINERS = "\u200d\ufe0e\ufe0f \t\u00a0"  # what joins emoji and says how they look, and blanks
_ICONS = lazy_pattern(
    f"[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ue000-\uf8ff\U0001f000-\U0001faff][{_JOINERS}]*"
)


def without_icons(text: str) -> str:
    """Return a line without the icons around its words: a line of nothing else stays as it is.

    >>> without_icons("👉 Read more ➡️"), without_icons("★★★")
    ('Read more', '★★★')
    """
    bare = text.strip()
    if bare[:1] >= _FIRST and not bare[0].isalnum():
        start = len(text) - len(text.lstrip())
        while icon := _ICONS.match(text, start):
            start = icon.end()
        text = text[start:] or text
    if bare[-1:] >= _FIRST and not bare[-1].isalnum():
        end = at = len(text)
        while at and (text[at - 1] in _JOINERS or _ICONS.match(text, at - 1)):
            at -= 1
            end = end if text[at] in _JOINERS else at
        text = text[:end].rstrip() or text
    return text
