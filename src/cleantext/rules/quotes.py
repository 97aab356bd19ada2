"""Quotation marks: stray spaces, wrong ways, doubled and mistaken apostrophes.

Quotes are never straightened, and what opens or closes is read from the document: „ makes “ a
closing quote (German, Czech, Polish), and ” without any “ stands on both sides (Swedish, Finnish).
A space between two closing quotes (`’ ”`) is a typographer's and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ..doc import Doc
from ..patch import Edit
from ..rule import Rule

__all__ = ["RULES"]

Side = Literal["opening", "closing"]

_BLANK = " \t\u00a0\u2009\u202f"
# A quote between blanks or edges, or between a blank and a punctuation mark, belongs to a word.
_LONE = {
    quote: re.compile(rf"{quote}(?<![^\s(\[—–]{quote})(?![^\s,.;:!?)\]—–])") for quote in ('"', "“", "”", "„")
}
_QUOTES = re.compile("[“”„]")
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{—–-/‘'«„>")
_AFTER_CLOSING = frozenset(" \t\u00a0\u2009\u202f)]},.;:!?—–-/…’'»|")


def _stray_spaces(doc: Doc) -> Iterator[tuple[Side, int, int]]:
    """Yield the blanks between a quote and the words that it quotes, with the quote's side."""
    text = doc.text
    low = "„" in text
    both_sides = not low and "“" not in text
    for line in doc.lines:
        quoted = line.text
        if '"' in quoted and _LONE['"'].search(quoted):
            yield from _symmetric(quoted, line.start, '"')
        if "”" not in quoted and "“" not in quoted and "„" not in quoted:
            continue
        if both_sides:
            if _LONE["”"].search(quoted):
                yield from _symmetric(quoted, line.start, "”")
        elif any(_LONE[quote].search(quoted) for quote in "“”„"):
            yield from _paired(quoted, line.start, low)


def _symmetric(text: str, offset: int, quote: str) -> Iterator[tuple[Side, int, int]]:
    """Read quotes that look alike on both sides in turn; a line that does not work out stays."""
    at = [match.start() for match in re.finditer(quote, text)]
    if len(at) % 2:
        return
    for first, last in zip(at[::2], at[1::2], strict=True):
        if first and text[first - 1] not in _BEFORE_OPENING:
            return
        if last + 1 < len(text) and text[last + 1] not in _AFTER_CLOSING:
            return
        if not text[first + 1 : last].strip():
            return
    for first, last in zip(at[::2], at[1::2], strict=True):
        start, end = first + 1, last
        while text[start] in _BLANK:
            start += 1
        while text[end - 1] in _BLANK:
            end -= 1
        if start > first + 1:
            yield "opening", offset + first + 1, offset + start
        if end < last:
            yield "closing", offset + end, offset + last


def _paired(text: str, offset: int, low: bool) -> Iterator[tuple[Side, int, int]]:
    """Read quotes whose sides differ."""
    depth = 0
    for match in _QUOTES.finditer(text):
        at, quote = match.start(), match.group()
        before = at
        while before and text[before - 1] in _BLANK:
            before -= 1
        after = at + 1
        while after < len(text) and text[after] in _BLANK:
            after += 1
        opens = quote == "„" or (quote == "“" and not (low and depth > 0))
        if opens:
            depth += 1
            free = at == 0 or text[at - 1] in _BEFORE_OPENING
            if free and at + 1 < after < len(text) and text[after] not in "“”":
                yield "opening", offset + at + 1, offset + after
            continue
        depth = max(0, depth - 1)
        if before == at or before == 0 or text[before - 1] in "“„([":
            continue
        if text[before - 1] in "’'‘" and at - before == 1:
            continue
        if at + 1 == len(text) or text[at + 1] in _AFTER_CLOSING:
            yield "closing", offset + before, offset + at


def find_opening_space(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space between an opening quote and its first word."""
    for side, start, end in _stray_spaces(doc):
        if side == "opening":
            yield Edit(start, end, "", ("quotes.opening-space",))


def find_closing_space(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space between the last word and a closing quote."""
    for side, start, end in _stray_spaces(doc):
        if side == "closing":
            yield Edit(start, end, "", ("quotes.closing-space",))


_EMPTY_PAIR = re.compile(r"(?<=[^\s(\[])[ \t\u00a0]+“[ \t\u00a0]*”(?=[ \t\u00a0]|$)", re.MULTILINE)
_GAP = re.compile(r"[^\s.!?:—–-]   [^\s—–-]")


def find_empty_pair(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove quotes whose words are gone, in text with more such gaps."""
    if _GAP.search(doc.text):
        for match in _EMPTY_PAIR.finditer(doc.text):
            yield Edit(match.start(), match.end(), "", ("quotes.empty-pair",))


# Letters of the scripts that use the apostrophe; Urdu quotes with ’’ and ‘‘.
_LETTER = "[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]"
_DOUBLED_APOSTROPHE = re.compile(rf"’’(?<={_LETTER}’’)(?={_LETTER})")


def find_doubled_apostrophe(doc: Doc) -> Iterator[Edit]:
    """Yield edits that take one apostrophe of two between letters."""
    for match in _DOUBLED_APOSTROPHE.finditer(doc.text):
        yield Edit(match.start(), match.start() + 1, "", ("quotes.doubled-apostrophe",))


_LONE_NEEDS = (" ”", "“ ", '" ', ' "', "„ ", " “")

RULES = (
    Rule(
        "quotes.opening-space",
        find_opening_space,
        _LONE_NEEDS,
        "space between an opening quote and its word",
        "quotes",
        drops=("“ You guys have done it,” he said.",),
        keeps=("He said ‘no,’ “and that was it.”",),
    ),
    Rule(
        "quotes.closing-space",
        find_closing_space,
        _LONE_NEEDS,
        "space between a word and its closing quote",
        "quotes",
        drops=("They call them “inclusive economies. ” That is new.",),
        keeps=("“He said ‘I would never do this.’ ”",),
    ),
    Rule(
        "quotes.empty-pair",
        find_empty_pair,
        ("“ ”", "“”", "“  "),
        "quotes whose words were deleted",
        "quotes",
        drops=("After the “ ” policy the   party changed.",),
        keeps=("English uses the quotes “ ” for speech.",),
    ),
    Rule(
        "quotes.doubled-apostrophe",
        find_doubled_apostrophe,
        ("’’",),
        "apostrophe written twice",
        "quotes",
        drops=("It hasn’’t rained.",),
        keeps=("The cape lies at 27°40’48’’N.",),
    ),
)
