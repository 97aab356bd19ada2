"""Sentences on several lines: broken at a width, as in mails and books, or cut at their tags.

Text that is got from a page tag by tag has each linked word on a line of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from ..base.frozen import view
from ..kernel.doc import Doc
from ..kernel.sentences import STOP_WITHIN, begins_small, closes_sentence

__all__ = ["REACH", "Torn", "is_broken", "torn_of"]

BROKEN_CHARS, BROKEN_WORDS = 24, 4  # of a line that was broken at a width; shorter ones end of themselves
WIDTHS = (30, 110)  # characters, at which texts are broken
WIDE_WIDTHS = (20, 60)  # the same in scripts without blanks
BLOCK_LINES = 4  # of a paragraph that is told by its width alone
RAGGED, WIDE_RAGGED = 12, 2  # characters by which lines of one width differ
LEAST = 3  # lines of one width
PART_WORDS = 3  # of what stands before and behind the words that a tag marked
LINK_WORDS = 4  # that a tag marks
TORN_LINES = 8  # that end within a sentence, of the shortest text that is known for cut at its tags
REACH = 40  # lines to either side that are looked at


def torn_of(doc: Doc) -> Torn:
    """Return what tells which lines of a text are parts of sentences. Ask `doc.once` for it."""
    return Torn(doc.line_texts)


class Torn:
    """Tell of the lines of a text which go on with others.

    >>> Torn(["The mayor of the town told", "The Guardian", "that it was over."]).is_cut_out(1)
    True
    """

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def goes_on(self, number: int) -> bool:
        """Tell whether a line goes on with the sentence of the line above it."""
        above, text = self._near(number - 1), self._texts[number]
        if not above:
            return False
        small = begins_small(text)
        if small and closes_sentence(text) and _is_open(above):
            before = self._near(number - 2)
            if _is_begun(above) or (before and _is_begun(before)) or self.is_cut:
                return True
        if not is_broken(above):
            return self._goes_on_wide(number, above)
        block = [line.rstrip() for line in self._block(number)]
        width = max(map(len, block))
        if not WIDTHS[0] <= width <= WIDTHS[1]:
            return False
        if (small or (begins_small(above) and is_broken(self._near(number - 2)))) and self._breaks(above):
            return _is_full(above.rstrip(), text, width)
        full = all(_is_full(one, other, width) for one, other in pairwise(block))
        return full and len(block) >= BLOCK_LINES

    def is_cut_out(self, number: int) -> bool:
        """Tell whether the lines around one are the two parts of a sentence that was cut at its tags."""
        above, below = self._near(number - 1), self._near(number + 1)
        if not (above and below and _is_open(above)):
            return False
        parts = len(below.split()) >= PART_WORDS or closes_sentence(below)
        if _is_begun(above) and parts and begins_small(below):
            return True
        return len(self._texts[number].split()) <= LINK_WORDS and self.is_cut

    @view
    def is_cut(self) -> bool:
        """Tell whether the text is cut at its tags.

        Of the lines with one above them, a third are words that begin small and go on with that. In scripts
        without small letters most end within sentences, and sentences end within lines.
        """
        pairs = [(one, other) for one, other in pairwise(self._texts) if one.strip() and other.strip()]
        opened = [other for one, other in pairs if _is_open(one)]
        if len(opened) < TORN_LINES:
            return False
        if any(text[:1].lower() != text[:1].upper() for text in opened):
            small = sum(len(text.split()) >= PART_WORDS and begins_small(text) for text in opened)
            return 3 * small >= len(pairs)
        within = sum(STOP_WITHIN.search(text) is not None for text in opened)
        return 2 * len(opened) >= len(pairs) and 12 * within >= len(opened)

    def _near(self, number: int) -> str:
        """Return a line, or nothing if there is none or a blank one."""
        text = self._texts[number] if 0 <= number < len(self._texts) else ""
        return text if text.strip() else ""

    def _block(self, number: int) -> list[str]:
        """Return the lines around one, up to blank ones."""
        first, last = number, number + 1
        while number - first < REACH and self._near(first - 1):
            first -= 1
        while last - number <= REACH and self._near(last):
            last += 1
        return self._texts[first:last]

    def _breaks(self, above: str) -> bool:
        """Tell whether other lines of the text are broken where one is."""
        size = len(above.rstrip())
        first, last = bisect_left(self._sizes, size - RAGGED), bisect_left(self._sizes, size + RAGGED + 1)
        return last - first > LEAST

    @view
    def _sizes(self) -> list[int]:
        """Return how long the lines are that may have been broken, in order."""
        pairs = pairwise(self._texts)
        return sorted(len(one.rstrip()) for one, other in pairs if other.strip() and is_broken(one))

    def _goes_on_wide(self, number: int, above: str) -> bool:
        """Tell the same in scripts without blanks: lines of one width are broken at it."""
        bare, text = above.strip(), self._texts[number].strip()
        if len(bare) < WIDE_WIDTHS[0] or not (_is_wide(bare[-1]) and _is_wide(text[:1])):
            return False
        sizes = [len(line.strip()) for line in self._block(number)]
        width = max(sizes)
        full = sum(width - size <= WIDE_RAGGED for size in sizes)
        return width <= WIDE_WIDTHS[1] and width - len(bare) <= WIDE_RAGGED and full >= LEAST


def is_broken(text: str) -> bool:
    """Tell whether a line may have been broken at a width."""
    return len(text.strip()) >= BROKEN_CHARS and len(text.split()) >= BROKEN_WORDS and _is_open(text)


def _is_open(text: str) -> bool:
    """Tell whether a line ends within a sentence."""
    last = text.rstrip()[-1]
    return last.isalnum() or last in ",;،(–—-"


def _is_begun(text: str) -> bool:
    """Tell whether a line is some words of a sentence that does not end with it."""
    return len(text.split()) >= PART_WORDS and _is_open(text)


def _is_full(text: str, below: str, width: int) -> bool:
    """Tell whether the first word below a line had no room on it."""
    return len(text) + 1 + len(below.split()[0]) > width


def _is_wide(sign: str) -> bool:
    return "\u3041" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3"
