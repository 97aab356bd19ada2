"""Lines that are part of something larger, which stays: of a sentence, a list, a box, a table, a dialogue.

A text whose lines are broken at a width leaves single words on a line, such as `quality.`, and one that was
cut at its tags each linked word. A list of languages has `Hindi` among its items, a recipe its
`Category: Cakes`. All of them read like labels of the page's, and none stands alone as those do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from ..doc import SHORT_LINE_CHARS, Doc, line_key
from ..frozen import view
from ..lazy import lazy_pattern
from ..patch import Edit
from ..sentences import begins_small, closes_sentence
from .facts import name_of_fact

__all__ = ["without_parts"]

BROKEN_CHARS, BROKEN_WORDS = 24, 4  # of a line that was broken at a width; shorter ones end of themselves
WIDTHS = (30, 110)  # characters, at which texts are broken
WIDE_WIDTHS = (20, 60)  # the same in scripts without blanks
BLOCK_LINES = 4  # of a paragraph that is told by its width alone
RAGGED, WIDE_RAGGED = 12, 2  # characters by which lines of one width differ
PART_WORDS = 3  # of what stands before and behind the words that a tag marked
LINK_WORDS = 4  # that a tag marks
TORN_LINES = 8  # that end within a sentence, of the shortest text that is known for cut at its tags
LEAST = 3  # items of a list, facts of a box
WORK_LINES = 3  # between one author and the next: a poem, or an essay
REACH = 40  # lines to either side that are looked at
_ITEM = lazy_pattern(r"\s*(?:([-–•·*▪■●◦‣✓✔])|\d{1,3}([.)]))\s+\S")
_SIGNED = lazy_pattern(r"\s*-{2,3}\s*[^\s@-].*[^\s-]\s*$")
_SAID = lazy_pattern(r"\s*([-–—])\s?[^\W\d_].*[.!?…][\"”’»]*\s*$")
_ROW = lazy_pattern(r"\s*[|│].*[|│]\s*$|\W*\s[|│]\s*$")
_DRAWN = lazy_pattern(r"\s*[|│+].*[|│+]\s*$|.*(?:\s[|│]\s|\s\s[|│]$|[+|]--|--[+|])")
_ADDRESS = lazy_pattern(r"[\s(<\[:]*(?:https?://|www\.)\S+[\s)>.\],]*$")
_STOP_WITHIN = lazy_pattern(r"[۔؟।.!]\s+\S")
# An assignment, a call, a prompt, or a line that ends as they do.
_CODE = lazy_pattern(
    r"\s*(?:[\w.$]{1,40}(?:\[[^\]]{0,40}\])?\s?[-+*/:]?=\s?[^\s=].*|[\w.$]{2,40}\(.*\)[;:]?|.*[;{}\\]"
    r"|(?:[$#>]|>>>|(?:\w+@)?[\w-]+[:~/\w]*[$#]) ?[a-z].*|.*[\w\])] ?[=<>!]=? ?\w+\(.*)\s*$"
)
AUTHORS = frozenset(("作者", "author", "autor", "автор", "auteur", "yazar"))
CODING_KINDS = ("advertisement", "embed", "placeholder", "markup")  # scripts of the page are no example
SIGNING_KINDS = ("credit", "source", "advertisement")  # `-- Reuters` is none of the article's


def without_parts(doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> list[Edit]:
    """Return the edits without those that delete a line out of a whole which stays."""
    parts = _Parts(doc, found, kinds)
    stays = {number for number in parts.gone if parts.has(number)}
    if not stays:
        return found
    dropped = {id(edit) for number in stays for edit in parts.gone[number]}
    for number in stays:
        dropped.update(parts.along(number, stays))
    return [edit for edit in found if id(edit) not in dropped]


class _Parts:
    """The lines of a text, and the edits that delete some of them."""

    def __init__(self, doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> None:
        self._texts = doc.line_texts
        self._kinds = kinds
        self.gone: dict[int, list[Edit]] = {}
        starts = [line.start for line in doc.lines]
        for edit in found:
            if edit.text:
                continue
            number = bisect_left(starts, edit.start)
            while number < len(starts) and doc.lines[number].end <= edit.end:
                self.gone.setdefault(number, []).append(edit)
                number += 1

    def has(self, number: int) -> bool:
        """Tell whether a line is part of a whole that stays."""
        text, above, below = self._texts[number], self._staying(number - 1), self._staying(number + 1)
        if len(text) > SHORT_LINE_CHARS or not text.strip():
            return False
        if self._goes_on(number, above) or (below and self._goes_on(number + 1, text)):
            return True
        if self._is_cut_out(
            number, *(near or self._along(number, by) for near, by in ((above, -1), (below, 1)))
        ):
            return True
        told = {self._kinds.get(edit.rules[0]) for edit in self.gone[number]}
        if told.isdisjoint(CODING_KINDS) and self._is_code(number):
            return True
        return told != {"duplicate"} and (
            (_SIGNED.match(text) is not None and told.isdisjoint(SIGNING_KINDS))
            or _is_said(text, above, below)
            or _is_led_to(text, above)
            or _is_drawn(text, above, below)
            or _is_letter(text, above, below)
            or number in self._authors
            or self._is_item(number)
            or self._is_fact(number)
        )

    def along(self, number: int, stays: set[int]) -> Iterator[int]:
        """Yield the edits that stay with one: those of what a label takes along."""
        rules = {edit.rules for edit in self.gone[number]}
        for at in range(number + 1, len(self._texts)):
            same = [id(edit) for edit in self.gone.get(at, ()) if edit.rules in rules]
            if at in stays or (self._texts[at].strip() and not same):
                break
            yield from same

    def _staying(self, number: int) -> str:
        """Return a line, or nothing if it goes or is blank."""
        held = 0 <= number < len(self._texts) and number not in self.gone
        return self._texts[number] if held and self._texts[number].strip() else ""

    def _along(self, number: int, by: int) -> str:
        """Return the line before or behind one if only what deletes that one deletes it too."""
        rules = {edit.rules for edit in self.gone[number]}
        near = self.gone.get(number + by, ())
        held = (
            near and rules.issuperset(edit.rules for edit in near) and not _finds_passages(near[0].rules[0])
        )
        return self._texts[number + by] if held else ""

    def _block(self, number: int) -> list[str]:
        """Return the lines around one, up to blank ones."""
        return [self._texts[n] for n in self._run(number, lambda text: bool(text.strip()))]

    def _run(self, number: int, is_like: Callable[[str], bool]) -> range:
        """Return the numbers of the lines around one that are like it."""
        first = last = number
        while first > 0 and number - first < REACH and is_like(self._texts[first - 1]):
            first -= 1
        while last + 1 < len(self._texts) and last - number < REACH and is_like(self._texts[last + 1]):
            last += 1
        return range(first, last + 1)

    def _goes_on(self, number: int, above: str) -> bool:
        """Tell whether a line goes on with the sentence of the line above it."""
        if not above:
            return False
        text = self._texts[number]
        small = begins_small(text)
        if small and closes_sentence(text) and (_is_begun(above) or (_is_open(above) and self._is_torn)):
            return True
        if not _is_broken(above):
            return self._goes_on_wide(number, above)
        block = [line.rstrip() for line in self._block(number)]
        width = max(map(len, block))
        if not WIDTHS[0] <= width <= WIDTHS[1]:
            return False
        if (small or (begins_small(above) and _is_broken(self._staying(number - 2)))) and self._breaks(above):
            return _is_full(above.rstrip(), text, width)
        return len(block) >= BLOCK_LINES and all(
            _is_full(one, other, width) for one, other in pairwise(block)
        )

    def _breaks(self, above: str) -> bool:
        """Tell whether other lines of the text are broken where one is."""
        size = len(above.rstrip())
        first, last = bisect_left(self._sizes, size - RAGGED), bisect_left(self._sizes, size + RAGGED + 1)
        return last - first > LEAST

    @view
    def _sizes(self) -> list[int]:
        """Return how long the lines are that may have been broken, in order."""
        pairs = pairwise(self._texts)
        return sorted(
            len(one.rstrip()) for one, other in pairs if other.strip() and one.strip() and _is_broken(one)
        )

    def _goes_on_wide(self, number: int, above: str) -> bool:
        """Tell the same in scripts without blanks: lines of one width are broken at it."""
        bare, text = above.strip(), self._texts[number].strip()
        if len(bare) < WIDE_WIDTHS[0] or not (_is_wide(bare[-1]) and _is_wide(text[:1])):
            return False
        sizes = [len(line.strip()) for line in self._block(number)]
        width = max(sizes)
        full = sum(width - size <= WIDE_RAGGED for size in sizes)
        return width <= WIDE_WIDTHS[1] and width - len(bare) <= WIDE_RAGGED and full >= LEAST

    def _is_cut_out(self, number: int, above: str, below: str) -> bool:
        """Tell whether the lines around one are the two parts of a sentence that was cut at its tags."""
        if not (above and below and _is_open(above)):
            return False
        parts = len(below.split()) >= PART_WORDS or closes_sentence(below)
        if _is_begun(above) and parts and begins_small(below):
            return True
        return len(self._texts[number].split()) <= LINK_WORDS and self._is_torn

    @view
    def _is_torn(self) -> bool:
        """Tell whether the text is cut at its tags.

        Of the lines with one above them, a third are words that begin small and go on with that. In scripts
        without small letters most end within sentences, and sentences end within lines.
        """
        pairs = [(one, other) for one, other in pairwise(self._texts) if one.strip() and other.strip()]
        opened = [other for one, other in pairs if _is_open(one)]
        if len(opened) < TORN_LINES:
            return False
        if any(text[:1].lower() != text[:1].upper() for text in opened):
            return 3 * sum(len(text.split()) >= PART_WORDS and begins_small(text) for text in opened) >= len(
                pairs
            )
        within = sum(_STOP_WITHIN.search(text) is not None for text in opened)
        return 2 * len(opened) >= len(pairs) and 12 * within >= len(opened)

    def _is_code(self, number: int) -> bool:
        """Tell whether a line is of a program, as the line above it or below it is."""
        above, text, below = (
            self._texts[n] if 0 <= n < len(self._texts) else "" for n in (number - 1, number, number + 1)
        )
        near = [_CODE.match(other) is not None for other in (above, below)]
        return any(near) if _CODE.match(text) else all(near)

    @view
    def _authors(self) -> set[int]:
        """Return the lines that name the authors of several works which the text has, not of the text."""
        named = [n for n in sorted(self.gone) if name_of_fact(self._texts[n]).strip().lower() in AUTHORS]
        works = [sum(map(bool, map(self._staying, range(one, other)))) for one, other in pairwise(named)]
        return set(named) if len(works) >= LEAST - 1 and min(works) >= WORK_LINES else set()

    def _is_item(self, number: int) -> bool:
        """Tell whether a line is an item of a list of which all around it and most others stay."""
        sign = _sign_of(self._texts[number])
        return bool(sign) and self._mostly_stays(number, lambda text: _sign_of(text) == sign)

    def _is_fact(self, number: int) -> bool:
        """Tell whether a line is a fact in a box of which most others stay."""
        is_fact = bool(name_of_fact(self._texts[number]))
        return is_fact and self._mostly_stays(number, lambda text: bool(name_of_fact(text)))

    def _mostly_stays(self, number: int, is_like: Callable[[str], bool]) -> bool:
        if number - 1 in self.gone or number + 1 in self.gone:
            return False
        run = self._run(number, is_like)
        return len(run) >= LEAST and 3 * sum(n in self.gone for n in run) <= len(run)


def _finds_passages(rule: str) -> bool:
    """Tell whether a rule finds several lines as one, which may well be sentences."""
    return rule.startswith(("content.", "repeats."))


def _is_open(text: str) -> bool:
    """Tell whether a line ends within a sentence."""
    last = text.rstrip()[-1]
    return last.isalnum() or last in ",;،(–—-"


def _is_begun(text: str) -> bool:
    """Tell whether a line is some words of a sentence that does not end with it."""
    return len(text.split()) >= PART_WORDS and _is_open(text)


def _is_broken(text: str) -> bool:
    """Tell whether a line may have been broken at a width."""
    return len(text.strip()) >= BROKEN_CHARS and len(text.split()) >= BROKEN_WORDS and _is_open(text)


def _is_full(text: str, below: str, width: int) -> bool:
    """Tell whether the first word below a line had no room on it."""
    return len(text) + 1 + len(below.split()[0]) > width


def _is_wide(sign: str) -> bool:
    return "\u3041" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3"


def _is_said(text: str, above: str, below: str) -> bool:
    """Tell whether a line is said in a dialogue."""
    match = _SAID.match(text)
    others = [] if match is None else [other for near in (above, below) if (other := _SAID.match(near))]
    return match is not None and any(other[1] == match[1] for other in others)


def _is_led_to(text: str, above: str) -> bool:
    """Tell whether a line is the address that the line above it leads to."""
    return _ADDRESS.match(text) is not None and (_is_broken(above) or above.rstrip().endswith((":", "：")))


def _is_drawn(text: str, above: str, below: str) -> bool:
    """Tell whether a line is of a table or of a drawing in letters."""
    return _ROW.match(text) is not None and any(map(_DRAWN.match, (above, below)))


def _is_letter(text: str, above: str, below: str) -> bool:
    """Tell whether a line is a single letter within a block of lines, and no button for a network."""
    key = line_key(text)
    return (
        len(key) == 1
        and key.isascii()
        and key.isalpha()
        and bool(above)
        and (bool(below) or _is_broken(above))
    )


def _sign_of(text: str) -> str:
    """Return the sign that makes a line an item of a list, or nothing."""
    match = _ITEM.match(text)
    return "" if match is None else match[1] or match[2]
