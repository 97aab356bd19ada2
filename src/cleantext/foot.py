"""The foot of a page: what stands below the article, told by what other rules delete there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .doc import Doc, is_prose
from .finders import FULL_STOPS, LIST_LINES, drop_line
from .patch import Edit

__all__ = ["FOOT_KINDS", "Between"]

#: Kinds of rules that act on the foot of a page; ads, credits and pointers stand in articles too.
FOOT_KINDS = frozenset(
    ("comments", "legal", "navigation", "newsletter", "paywall", "social", "donation", "label")
)
FOOT_SIGNS = 4  # different lines of these kinds that make a foot, at two in five of its lines


class Between(NamedTuple):
    """Delete what lies between deleted lines below the article: the rest of the page's foot.

    Alone it finds nothing; the engine asks it last, with the edits of the other rules. Lines that
    close with a full stop stay, and so do more than twelve lines in a row.
    """

    rule: str

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        return iter(())

    def among(self, doc: Doc, deleted: set[int], signs: set[int]) -> Iterator[Edit]:
        """Yield the edits for the lines between those whose numbers are in `deleted`.

        `signs` are the numbers of those that rules of `FOOT_KINDS` delete.
        """
        first, last = doc.body
        if last == 0:  # no prose: the whole text may be a list
            return
        last = min(last, self._foot(doc, deleted, signs, first))
        below = sorted(number for number in deleted if number >= last)
        for upper, lower in pairwise(below):
            lines = [line for line in doc.lines[upper + 1 : lower] if line.text.strip()]
            if len(lines) <= LIST_LINES:
                for line in lines:
                    if not line.text.rstrip().endswith(FULL_STOPS) and not is_prose(line.text):
                        yield drop_line(line, self.rule)

    def _foot(self, doc: Doc, deleted: set[int], signs: set[int], first: int) -> int:
        """Return the first line from which on nearly all is deleted, or the number of lines.

        A comment policy or a company's address is prose, and would count as the article's end.
        """
        lines = doc.lines
        best = len(lines)
        size = prose = 0
        seen: set[str] = set()
        for line in reversed(lines[first + 1 :]):
            text = line.text.strip()
            if not text:
                continue
            size += 1
            if line.number not in deleted:
                prose += is_prose(text)
            elif line.number in signs:
                seen.add(text)
                if len(seen) >= FOOT_SIGNS and 5 * len(seen) >= 2 * size and 6 * prose <= size:
                    best = line.number
        return best
