"""Cut a cleaned text into stretches that were kept and stretches that were changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..cleaning.cleaned import Cleaned, LedgerRow
from ..damage import Damage

__all__ = ["Piece", "parts", "pieces", "spelled"]

# What would act instead of show: controls, C1, bidi controls, line and paragraph separators,
# surrogates, interlinear marks, tags and noncharacters. ZWJ and ZWNJ are not among them: Persian
# and emoji need them to look right.
_ACTS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_KEPT = re.compile(f"[{_ACTS}]")
# In a change the invisible is the point: blanks other than a plain space are shown as well.
_CHANGED = re.compile(f"[{_ACTS}\t\n\u00a0\u00ad\u2000-\u200d\u202f\u205f-\u2064\u3000\ufeff]")
_SIGNS = {"\n": "⏎", "\t": "⇥", "\u00a0": "⍽"}


class Piece(NamedTuple):
    """One stretch `raw[start:end]`, which is `before`; in the clean text stands `after`.

    `row` is the row of the ledger that changed it, or `None` where nothing changed; `damage` is the
    damage that a kept stretch lies in, or `None`.
    """

    start: int
    end: int
    before: str
    after: str
    row: LedgerRow | None = None
    damage: Damage | None = None


def pieces(done: Cleaned) -> Iterator[Piece]:
    """Yield the raw text in order, cut where it was kept, changed or found damaged.

    >>> from cleantext import trace
    >>> [(p.before, p.after, p.row is None) for p in pieces(trace("A.\\nAdvertisement\\nB."))]
    [('A.\\n', 'A.\\n', True), ('Advertisement\\n', '', False), ('B.', 'B.', True)]
    """
    damage = sorted(done.damage, key=lambda place: place.raw_start)
    at = 0
    for row in done.ledger():
        yield from _kept(done.raw, at, row.raw_start, damage)
        yield Piece(row.raw_start, row.raw_end, row.before, row.after, row)
        at = row.raw_end
    yield from _kept(done.raw, at, len(done.raw), damage)


def _kept(raw: str, start: int, end: int, damage: list[Damage]) -> Iterator[Piece]:
    """Yield `raw[start:end]`, cut at the borders of damage; forget damage that is passed."""
    at = start
    while damage and damage[0].raw_start < end:
        place = damage[0]
        first, last = max(at, place.raw_start), min(end, place.raw_end)
        if at < first:
            yield Piece(at, first, raw[at:first], raw[at:first])
        if first < last:
            yield Piece(first, last, raw[first:last], raw[first:last], None, place)
        at = max(at, last)
        if place.raw_end > end:
            break
        damage.pop(0)
    if at < end:
        yield Piece(at, end, raw[at:end], raw[at:end])


def parts(text: str, changed: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the text in parts, each with whether it is a spelled-out sign for an invisible character.

    In a change, white space other than plain spaces is spelled out too; a line end keeps its line
    feed behind the sign.
    """
    at = 0
    for match in (_CHANGED if changed else _KEPT).finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        char = match.group()
        yield _SIGNS.get(char) or f"‹{ord(char):04X}›", True
        if char == "\n":
            yield "\n", False
        at = match.end()
    if at < len(text):
        yield text[at:], False


def spelled(text: str, changed: bool = False) -> str:
    """Return text that is safe to show: what would act on a screen is spelled out.

    >>> spelled("a\\x1b[2Jb"), spelled("a\\n", changed=True)
    ('a‹001B›[2Jb', 'a⏎\\n')
    """
    return "".join(part for part, _ in parts(text, changed))
