"""Lines that say twice what they say: in two copies side by side, or in their last sentence."""

from __future__ import annotations

from ..base.lazy import lazy_pattern
from .copies import QUOTES, letters, weight

__all__ = ["copy_at", "may_be_doubled", "said_at"]

LETTERS = 20  # of one copy on a line that holds both; shorter ones are chants and names
CHARS = 3000
SENTENCE_CHARS = 60  # of a sentence; shorter ones are refrains as often as copies

#: What stands between two copies of a headline: the name of a site, of one to three words.
_SITE_NAME = lazy_pattern(r"(?: [A-ZÀ-ÞŞĞİ][\w.&+-]{1,12}){1,3} ?")


def copy_at(text: str, is_headline: bool) -> int:
    """Return where what a line says ends, if it says all of it again behind that, or else -1.

    Between the copies stands nothing but a blank or a full stop, in a headline also the site's name.

    >>> copy_at("The bridge will open in May NEWS ONE The bridge will open in May", True)
    27
    """
    again = _again(text) if LETTERS <= len(text) <= CHARS else -1
    head, copy = text[:again].rstrip(), text[again:]
    if again < 0 or not head or not (head[-1].isalnum() or head[-1] in ".)。۔।") or text[0] in '"“„«':
        return -1
    if is_headline and head.startswith(copy) and _SITE_NAME.fullmatch(head, len(copy)):
        head = copy
    same = letters(head) == letters(copy) and weight(letters(head)) >= LETTERS
    return len(head) if same else -1


def may_be_doubled(text: str) -> bool:
    """Tell whether a line begins again near its middle, which is cheap to ask."""
    return LETTERS <= len(text) <= CHARS and _again(text) >= 0


def _again(text: str) -> int:
    """Return where a second copy may begin in a line: near the middle, and as the first one does; or -1."""
    middle = len(text) // 2
    start = (text.lstrip(QUOTES) if text[:1] in QUOTES else text)[:8]
    return text.find(start, middle - 4, middle + 24)


def said_at(text: str) -> int:
    """Return where the last sentence of a line begins if the line has it before, or else 0."""
    if 2 * SENTENCE_CHARS <= len(text) <= CHARS:
        start = text.rfind(". ", 0, len(text) - SENTENCE_CHARS) + 2
        last = text[start:].strip()
        if start > 1 and last.endswith(".") and ". " not in last and text.find(last) < start - 1:
            return start
    return 0
