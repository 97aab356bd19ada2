"""Mojibake that lost a byte: closing quotes, `â€œFine,â€ she said`, and hard spaces at the end of a line.

The third byte of a closing quote, 9D, is no character of Windows-1252, so many programs drop it on the way,
or put a question mark in its place. What is left of the quote is read as a dagger by other tools.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule

__all__ = ["LEFT_LEAD", "LOST_QUOTE"]

_CUT = "â€"
# An opening quote; a closing one; one without its last byte, and with a question mark for it.
_QUOTES = lazy_pattern(
    "(?P<opens>â€œ|“)|â€\x9d|”|(?P<cut>â€(?:(?<=[.,!?…]â€)\\?(?=[\\s.,;:)\\]]|$)|(?=[\\s.,;:!?)\\]—–]|$)))"
)


def find_lost_quote(doc: Doc) -> Iterator[Edit]:
    """Find closing quotes without their last byte, each behind an opening quote of its line."""
    if _CUT not in doc.text:
        return
    for line in doc.lines:
        if _CUT not in line.text:
            continue
        opened = False
        for match in _QUOTES.finditer(line.text):
            if match["cut"] and opened:
                start = line.start + match.start()
                yield Edit(start, line.start + match.end(), "”", ("encoding.lost-quote",))
            opened = bool(match["opens"])


_BEFORE = r"[a-z.,!?…:;”’)\]]"
_LEFT = lazy_pattern(rf"Â(?:(?<={_BEFORE}Â)|(?<={_BEFORE} Â))(?=\n|\Z)")


def find_left_lead(doc: Doc) -> Iterator[Edit]:
    """Find what is left, at the end of a line, of the mojibake of a hard space whose blank was stripped."""
    for match in _LEFT.finditer(doc.text):
        yield Edit(match.start(), match.end(), "", ("encoding.left-lead",))


LEFT_LEAD = Rule(
    "encoding.left-lead",
    AnyOf(frozenset("Â"), find_left_lead),
    why="first byte of a hard space, left at the end of a line",
    kind="encoding",
    drops=("It rained all day.Â\nThen it stopped. Â",),
    keeps=("A LETRA Â\né rara.", "ROMÂ\nNIA"),
)

LOST_QUOTE = Rule(
    "encoding.lost-quote",
    AnyOf(frozenset("€"), find_lost_quote),
    why="mojibake of a closing quote that lost its last byte",
    kind="encoding",
    drops=("â€œItâ€™s fine,â€ she said. â€œGo.â€",),
    keeps=("“Fine,” she said.", "Ça coûte 5 €, “pas plus”."),
)
