"""Quotes that look alike on both sides (`"` everywhere, `”` in Swedish): which opens, which closes.

The blanks of a string are its own: quotes beside code stay, and so do quotations of marks or of a
word that joins others (`" and "`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

__all__ = [
    "AFTER_CLOSING",
    "BEFORE_OPENING",
    "BESIDE_CODE",
    "BLANK",
    "Fault",
    "Spot",
    "after_blanks",
    "before_blanks",
    "is_nested",
    "is_string",
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


# A straight quote beside a call, an operator, a bracket or an escape.
BESIDE_CODE = lazy_pattern(
    r'"(?:(?<=\w\(")|(?<=\w\(r")|(?<=\s[=+] ")|(?<=\["))|"(?:\]| ?\+ |\.[a-z_]{2,20}\(|\\[nrt])|\\[nrt]"'
    r'|\w\((?:[\w.]{1,40}, ?){1,5}r?"'
)
_TALK = lazy_pattern(
    r"\b(?:prefix|suffix|separator|delimiter|whitespace|substring|concatenat\w{1,4}|blanks)\b"
)
_JOINERS = frozenset("and or to of in on by at as is the a und oder y o e ou et".split())


def is_string(content: str) -> bool:
    """Tell whether what stands between two quotes is a string of marks, or joins words: `" and "`."""
    word = content.strip(BLANK)
    if not any(char.isalnum() for char in word):
        return True
    return content[0] in BLANK and content[-1] in BLANK and word in _JOINERS


def read_symmetric(text: str, offset: int, quote: str, in_code: bool = False) -> Iterator[Spot]:
    """Read quotes that look alike on both sides: in turn, or where that does not work out, one by one.

    Straight quotes beside code stay. So do single words in quotes in a text that shows such (`in_code`),
    or in a line that speaks of strings.
    """
    if in_code and BESIDE_CODE.search(text):
        return
    at = [match.start() for match in re.finditer(quote, text)]
    pairs = list(zip(at[::2], at[1::2], strict=False))
    if len(at) % 2 or not all(_pairs(text, first, last) for first, last in pairs):
        yield from _by_neighbours(text, offset, at)
        return
    of_words = in_code or _TALK.search(text) is not None
    for first, last in pairs:
        content = text[first + 1 : last]
        if is_string(content) or (of_words and " " not in content.strip(BLANK)):
            continue
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
        ends_line = ends_line and not text[:quote].rstrip(BLANK).endswith(":")
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
