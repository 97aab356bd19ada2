"""Lines that are part of something larger, which stays: of a sentence, a list, a box, a table, a dialogue.

A sentence on several lines may end with `quality.` on the last, a list of languages has `Hindi` among its
items, a recipe its `Category: Cakes`. All of them read like labels of the page's, and none stands alone
as those do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from ..base.frozen import view
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, is_short, line_key
from ..kernel.patch import Edit
from ..kernel.sentences import begins_small, closes_sentence
from .facts import is_contact, name_of_fact
from .torn import REACH, is_broken, torn_of

__all__ = ["gone_by_line", "without_parts"]

WORD_CHARS = 3  # of a small word, such as `in`
LEAST = 3  # items of a list, facts of a box
NAME_CHARS, VALUE_CHARS = 30, 60  # of a fact on two lines
WORK_LINES = 3  # between one author and the next: a poem, or an essay
_ITEM = lazy_pattern(r"\s*(?:([-–•·*▪■●◦‣✓✔])|\d{1,3}([.)]))\s+\S")
_SIGNED = lazy_pattern(r"\s*-{2,3}\s*[^\s@-].*[^\s-]\s*$")
_SAID = lazy_pattern(r"\s*([-–—])\s?[^\W\d_].*[.!?…][\"”’»]*\s*$")
_ROW = lazy_pattern(r"\s*[|│].*[|│]\s*$|\W*\s[|│]\s*$")
_DRAWN = lazy_pattern(r"\s*[|│+].*[|│+]\s*$|.*(?:\s[|│]\s|\s\s[|│]$|[+|]--|--[+|])")
_ADDRESS = lazy_pattern(r"[\s(<\[:]*(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+)[\s)>.\],]*$")
# An assignment, a call, a prompt, or a line that ends as they do.
_CODE = lazy_pattern(
    r"\s*(?:[\w.$]{1,40}(?:\[[^\]]{0,40}\])?\s?[-+*/:]?=\s?[^\s=].*|[\w.$]{2,40}\(.*\)[;:]?|.*[;{}\\]"
    r"|(?:[$#>]|>>>|(?:\w+@)?[\w-]+[:~/\w]*[$#]) ?[a-z].*|.*[\w\])] ?[=<>!]=? ?\w+\(.*)\s*$"
)
# A book or an essay, as whoever names sources does: publisher and year, volume, pages.
_SOURCE = lazy_pattern(
    r".*(?:\([^()\d]{2,40},? (?:1[5-9]|20)\d\d[a-z]?\)|\bchapters? \d|\bISBN|\bdoi[:.]"
    r"|[,.:] ?[A-Z][^\d\n,]{2,30},? (?:1[5-9]|20)\d\d\.?$"
    r"|\b(?:pp?|vol|chap|ch|Bd|Jg|eds?|Hrsg|Hg|éd|dir)\. ?[\dA-Z]"
    r"|\b[A-Z]\. .*[,(] ?(?:1[5-9]|20)\d\d\)?\.?$)"
)
LISTING_KINDS = ("recommendation", "navigation")
SOURCES_WITHIN = 4  # lines below the heading of a list of sources, blank ones too
AUTHORS = frozenset(("作者", "author", "autor", "автор", "auteur", "yazar"))
REFERENCES = frozenset(
    "references bibliography literature literatur literaturverzeichnis références bibliographie referencias"
    " bibliografía referências bibliografia referenties bibliografie литература 参考文献 参考资料".split()
)
POINTING_KINDS = ("advertisement", "recommendation", "credit", "source")
ITEM_CHARS, STEP_CHARS = 80, 90
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


def gone_by_line(doc: Doc, found: list[Edit]) -> dict[int, list[Edit]]:
    """Return the edits that delete a whole line, by the number of the line."""
    gone: dict[int, list[Edit]] = {}
    starts = [line.start for line in doc.lines]
    for edit in found:
        if edit.text:
            continue
        number = bisect_left(starts, edit.start)
        while number < len(starts) and starts[number] < edit.end and doc.lines[number].end <= edit.end:
            gone.setdefault(number, []).append(edit)
            number += 1
    return gone


class _Parts:
    """The lines of a text, and the edits that delete some of them."""

    def __init__(self, doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> None:
        self._texts = doc.line_texts
        self._torn = doc.once(torn_of)
        self._kinds = kinds
        self.gone = gone_by_line(doc, found)

    def has(self, number: int) -> bool:
        """Tell whether a line is part of a whole that stays."""
        text, above, below = self._texts[number], self._staying(number - 1), self._staying(number + 1)
        if not (is_short(text) and text.strip()):
            return False
        torn = self._torn
        if (above and torn.goes_on(number)) or (below and torn.goes_on(number + 1)):
            return True
        if self._may_go_on(number, -1) and self._may_go_on(number, 1) and torn.is_cut_out(number):
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
            or (told == {"navigation"} and self._is_listed(number))
            or self._is_referred_to(number)
            or (told.isdisjoint(POINTING_KINDS) and self._is_step(number))
            or (not told.isdisjoint(LISTING_KINDS) and self._heads_sources(number))
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

    def _may_go_on(self, number: int, by: int) -> bool:
        """Tell whether the line before or behind one stays, or goes as a label that it may not be."""
        return not any(_finds_passages(edit.rules[0]) for edit in self.gone.get(number + by, ()))

    def _run(self, number: int, is_like: Callable[[str], bool]) -> range:
        """Return the numbers of the lines around one that are like it."""
        first = last = number
        while first > 0 and number - first < REACH and is_like(self._texts[first - 1]):
            first -= 1
        while last + 1 < len(self._texts) and last - number < REACH and is_like(self._texts[last + 1]):
            last += 1
        return range(first, last + 1)

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

    def _is_listed(self, number: int) -> bool:
        """Tell whether a line is an item of a list without bullets that a line of the article's announces."""
        texts = self._texts
        first = last = number
        while first > 0 and number - first < REACH and _may_be_listed(texts[first - 1]):
            first -= 1
        if not self._staying(first - 1).rstrip().endswith((":", "：")):
            return False
        while last + 1 < len(texts) and last - number < REACH and _may_be_listed(texts[last + 1]):
            last += 1
        items = [n for n in range(first, last + 1) if texts[n].strip()]
        goes = sum(n in self.gone for n in items)  # the last one may stand behind the list
        return len(items) > LEAST and number < items[-1] and 3 * goes <= len(items)

    def _is_referred_to(self, number: int) -> bool:
        """Tell whether a line is an address among the references of an article."""
        at = number
        while (
            at > 0 and number - at < REACH and (not (text := self._texts[at].strip()) or _ADDRESS.match(text))
        ):
            at -= 1
        return at < number and line_key(self._texts[at]) in REFERENCES

    def _is_step(self, number: int) -> bool:
        """Tell whether a line is one of the sentences of a block, where blank lines part blocks."""
        texts = self._texts
        if len(texts[number]) > STEP_CHARS or not closes_sentence(texts[number]) or self._blanks < LEAST:
            return False
        block = self._run(number, lambda text: bool(text.strip()))
        stays = [n for n in block if n not in self.gone]
        return (
            len(stays) >= LEAST - 1
            and len(stays) == len(block) - 1
            and all(closes_sentence(texts[n]) for n in block)
        )

    @view
    def _blanks(self) -> int:
        """Return how many lines are blank."""
        return self._texts.count("")

    def _heads_sources(self, number: int) -> bool:
        """Tell whether a line heads what the author has read."""
        return not closes_sentence(self._texts[number]) and any(
            map(_SOURCE.match, self._texts[number + 1 : number + 1 + SOURCES_WITHIN])
        )

    def _is_fact(self, number: int) -> bool:
        """Tell whether a line is a fact in a box of which most others stay."""
        is_fact = bool(name_of_fact(self._texts[number]))
        return (is_fact and self._mostly_stays(number, lambda text: bool(name_of_fact(text)))) or any(
            self._are_pairs(number - above) for above in (0, 1)
        )

    def _are_pairs(self, number: int) -> bool:
        """Tell whether from a line on, or up to it, names with a colon and what they name take turns."""
        texts = self._texts
        first = last = number
        while first > 1 and number - first < REACH and _is_pair(texts[first - 2], texts[first - 1]):
            first -= 2
        while last + 1 < len(texts) and last - number < REACH and _is_pair(texts[last], texts[last + 1]):
            last += 2
        goes = sum(n in self.gone for n in range(first, last))
        return last > number and last - first >= 2 * LEAST and 3 * goes <= last - first

    def _mostly_stays(self, number: int, is_like: Callable[[str], bool]) -> bool:
        if number - 1 in self.gone or number + 1 in self.gone:
            return False
        run = self._run(number, is_like)
        return len(run) >= LEAST and 3 * sum(n in self.gone for n in run) <= len(run)


def _finds_passages(rule: str) -> bool:
    """Tell whether a rule finds several lines as one, which may well be sentences."""
    return rule.startswith(("content.", "repeats."))


def _is_said(text: str, above: str, below: str) -> bool:
    """Tell whether a line is said in a dialogue."""
    match = _SAID.match(text)
    others = [] if match is None else [other for near in (above, below) if (other := _SAID.match(near))]
    return match is not None and any(other[1] == match[1] for other in others)


def _is_led_to(text: str, above: str) -> bool:
    """Tell whether a line is the address that the line above leads to, or that stands with others."""
    return _ADDRESS.match(text) is not None and bool(
        is_broken(above) or above.rstrip().endswith((":", "：")) or is_contact(above) or _ADDRESS.match(above)
    )


def _is_drawn(text: str, above: str, below: str) -> bool:
    """Tell whether a line is of a table or of a drawing in letters."""
    return _ROW.match(text) is not None and any(map(_DRAWN.match, (above, below)))


def _is_letter(text: str, above: str, below: str) -> bool:
    """Tell whether a line is a letter or a small word of a block of lines, or the first of a text."""
    key = line_key(text)
    if not (
        key.isalpha() and (len(key) <= WORD_CHARS if begins_small(text) else len(key) == 1 and key.isascii())
    ):
        return False
    return begins_small(below) or (bool(above) and (bool(below) or is_broken(above)))


def _may_be_listed(text: str) -> bool:
    """Tell whether a line is an item of a list, or blank, and announces nothing itself."""
    return len(text) <= ITEM_CHARS and not closes_sentence(text) and not text.rstrip().endswith((":", "："))


def _is_pair(name: str, value: str) -> bool:
    """Tell whether a line is a name with a colon at its end, and the next is what it names."""
    name, value = name.strip(), value.strip()
    return (
        name.endswith((":", "："))
        and len(name) <= NAME_CHARS
        and bool(value)
        and len(value) <= VALUE_CHARS
        and not value.endswith((":", "："))
    )


def _sign_of(text: str) -> str:
    """Return the sign that makes a line an item of a list, or nothing."""
    match = _ITEM.match(text)
    return "" if match is None else match[1] or match[2]
