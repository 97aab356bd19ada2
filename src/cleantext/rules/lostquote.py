"""Closing quotes of mojibake whose last byte went: `â€œFine,â€ she said`.

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

__all__ = ["LOST_QUOTE"]

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


LOST_QUOTE = Rule(
    "encoding.lost-quote",
    AnyOf(frozenset("€"), find_lost_quote),
    why="mojibake of a closing quote that lost its last byte",
    kind="encoding",
    drops=("â€œItâ€™s fine,â€ she said. â€œGo.â€",),
    keeps=("“Fine,” she said.", "Ça coûte 5 €, “pas plus”."),
)
