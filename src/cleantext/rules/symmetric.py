"""Quotes that look alike on both sides (`"` everywhere, `”` in Swedish): which opens, which closes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.frozen import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

__all__ = [
    "AFTER_CLOSING",
    "BEFORE_OPENING",
    "BLANK",
    "Fault",
    "Spot",
    "after_blanks",
    "before_blanks",
    "is_nested",
    "read_symmetric",
]

Fault: TypeAlias = "Literal['opening-space', 'closing-space', 'misplaced-space', 'wrong-way', 'orphan']"


class Spot(NamedTuple):
    """A fault of a quotation mark and the edit that mends it."""

    fault: Fault
    start: int
    end: int
    text: str


BLANK = " \t\u00a0\u2009\u202f"
BEFORE_OPENING = frozenset(BLANK + "([{—–-/‘'«„>")
AFTER_CLOSING = frozenset(BLANK + ")]},.;:!?—–-/…’'»|")


def read_symmetric(text: str, offset: int, quote: str) -> Iterator[Spot]:
    """Read quotes that look alike on both sides: in turn, or where that does not work out, one by one."""
    at = [match.start() for match in re.finditer(quote, text)]
    pairs = list(zip(at[::2], at[1::2], strict=False))
    if len(at) % 2 or not all(_pairs(text, first, last) for first, last in pairs):
        yield from _by_neighbours(text, offset, at)
        return
    for first, last in pairs:
        yield from _inside(text, offset, first, last)


def _pairs(text: str, first: int, last: int) -> bool:
    """Tell whether two quotes that look alike can open and close a quotation."""
    return (
        (not first or text[first - 1] in BEFORE_OPENING)
        and (last + 1 == len(text) or text[last + 1] in AFTER_CLOSING)
        and bool(text[first + 1 : last].strip())
    )


def _inside(text: str, offset: int, first: int, last: int) -> Iterator[Spot]:
    """Yield the blanks between two quotes and the words within them; -1 stands for no quote."""
    if first >= 0:
        start = after_blanks(text, first + 1)
        if start > first + 1:
            yield Spot("opening-space", offset + first + 1, offset + start, "")
    if last >= 0:
        end = before_blanks(text, last)
        if end < last and not is_nested(text, end, last):
            yield Spot("closing-space", offset + end, offset + last, "")


def _side(text: str, at: int) -> str:
    """Return `(` for a quote that stands close before a word, `)` for one behind it, `|` between blanks."""
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if before.isspace():
        return "|" if after.isspace() else "(" if after.isalnum() else "?"
    # Inches stand behind digits, and Arabic sets its prefixes close before an opening quote.
    if before.isdigit() or "\u0600" <= before <= "\u06ff":
        return "?"
    return ")" if after.isspace() or after in AFTER_CLOSING else "?"


def _by_neighbours(text: str, offset: int, at: list[int]) -> Iterator[Spot]:
    """Read each quote between blanks by the quotes next to it: one that is open closes here."""
    sides = "".join(_side(text, quote) for quote in at)
    for index, quote in enumerate(at):
        if sides[index] != "|":
            continue
        before, after = sides[index - 1] if index else "", sides[index + 1 : index + 2]
        ends_line = not after and before != ")" and not text[quote + 1 :].strip()
        if ends_line or (before == "(" and after in ("", "(")):
            yield from _inside(text, offset, -1, quote)
        elif before in ("", ")") and after == ")":
            yield from _inside(text, offset, quote, -1)


def is_nested(text: str, end: int, at: int) -> bool:
    """Tell whether a quote at `at` follows an inner closing quote and one space, as some set it."""
    return at - end == 1 and text[end - 1 : end] in ("’", "'", "‘")


def before_blanks(text: str, at: int) -> int:
    while at and text[at - 1] in BLANK:
        at -= 1
    return at


def after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in BLANK:
        at += 1
    return at
