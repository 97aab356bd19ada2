"""The foot of a page: what stands below the article, told by what other rules delete there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .doc import Doc, Line, is_prose
from .finders import LIST_LINES, closes_sentence, drop_line
from .patch import Edit

__all__ = ["FOOT_KINDS", "Between"]

#: Kinds of rules that act on the foot of a page; ads, credits and pointers stand in articles too.
FOOT_KINDS = frozenset(
    ("comments", "legal", "navigation", "newsletter", "paywall", "social", "donation", "label")
)
FOOT_SIGNS = 4  # different lines of these kinds that make a foot, at two in five of its lines

TEASER_LINES = 4
TEASER_CHARS = 100


class Between(NamedTuple):
    """Delete what lies between deleted lines below the article: the rest of the page's foot.

    Alone it finds nothing; the engine asks it last, with the edits of the other rules. Lines that
    close with a full stop stay, unless they are teasers of other stories, and so do more than twelve
    lines in a row.
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
        for upper, lower in pairwise(sorted(deleted)):
            lines = [line for line in doc.lines[upper + 1 : lower] if line.text.strip()]
            if upper >= last and len(lines) <= LIST_LINES:
                for line in lines:
                    if not closes_sentence(line.text) and not is_prose(line.text):
                        yield drop_line(line, self.rule)
            if upper in signs and self._are_teasers(doc, lines, deleted, first, lower):
                yield from (drop_line(line, self.rule) for line in lines)

    def _are_teasers(self, doc: Doc, lines: list[Line], deleted: set[int], first: int, lower: int) -> bool:
        """Tell whether sentences in the foot present other stories: a list of short ones, and the end.

        Each line is one sentence, the lines of the article are far longer, and nothing but
        boilerplate follows.
        """
        texts = [line.text.strip() for line in lines]
        if not TEASER_LINES <= len(texts) <= LIST_LINES or max(map(len, texts)) > TEASER_CHARS:
            return False
        if any(mark in text[:-1] for text in texts for mark in (". ", "? ", "! ", "“", '"', "«", "„")):
            return False
        if any(line.text.strip() and line.number not in deleted for line in doc.lines[lower + 1 :]):
            return False
        body = sorted(len(line.text) for line in doc.lines[first : lines[0].number] if is_prose(line.text))
        return len(body) >= 3 and body[len(body) // 2] > 3 * max(map(len, texts))

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
