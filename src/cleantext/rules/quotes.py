"""Quotation marks: stray spaces, wrong ways, and quotes without words.

Quotes are never straightened, and what opens or closes is read from the document: „ makes “ a
closing quote (German, Czech, Polish), and ” without any “ stands on both sides (Swedish, Finnish).
A space between two closing quotes (`’ ”`) is a typographer's and stays, and so do the spaces within
« » where the document has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches, in_company
from ..kernel.rule import Rule
from . import apostrophes, guillemets
from .symmetric import (
    AFTER_CLOSING,
    BEFORE_OPENING,
    BESIDE_CODE,
    BLANK,
    Fault,
    Spot,
    after_blanks,
    before_blanks,
    is_nested,
    is_string,
    read_symmetric,
)

__all__ = ["RULES"]

_SENTENCE_MARKS = frozenset(",.!?…")
_QUOTES = lazy_pattern("[“”„]")
# A quote between blanks, edges or marks belongs to a word on one of its sides; one between a blank
# and a letter may lean the wrong way. Either makes a line worth reading quote by quote.
_LONE_STRAIGHT = lazy_pattern(r'"(?<![^\s(\[—–]")(?![^\s,.;:!?)\]—–])')
# Patterns that begin with one character are found many times as fast as others.
_ODD_CURLED = (
    lazy_pattern(r"”(?:(?<=\s”)|(?<!.”))"),
    lazy_pattern(rf"“(?:(?=[{BLANK}])|(?<=\w“)(?!\w)|(?<=\s“)(?=[.,;:!?)]))"),
    lazy_pattern(rf"„(?=[{BLANK}])"),
)
# Both curled quotes open and close in Arabic and Urdu text.
_ARABIC = lazy_pattern("[\u0600-\u06ff]")
# Scripts in which a curled quote at a word's wrong side is a fault.
_LETTER = lazy_pattern("[0-9A-Za-z\u00c0-\u0400\u0403-\u052f\u1e00-\u1fff$£€(\\[‘]")


_BEFORE_WORD = lazy_pattern(r"”(?=[\w$£€])(?:(?<=[\s(\[—–]”)|(?<!.”))")
_ENGLISH = lazy_pattern(r"\b(?:the|and|of|to|was|that|he|she|it)\b")
_NORDIC = lazy_pattern("[åäöæøÅÄÖÆØ]")


def _is_english(text: str) -> bool:
    words = len(_ENGLISH.findall(text))
    return words > 2 and words * 60 > len(text) and len(_NORDIC.findall(text)) * 4 < words


def _spots(doc: Doc) -> list[Spot]:
    text = doc.text
    straight = _LONE_STRAIGHT.search(text) is not None
    curled = any(odd.search(text) for odd in _ODD_CURLED)
    spots: list[Spot] = []
    if not straight and not curled:
        return spots
    low = "„" in text
    turns_both_ways = "“" not in text and not low
    if curled and turns_both_ways and _is_english(text):
        # English opens with “: here every quote was curled one way.
        spots += [Spot("wrong-way", *match.span(), "“") for match in _BEFORE_WORD.finditer(text)]
    in_code = straight and BESIDE_CODE.search(text) is not None
    for line in doc.lines:
        quoted = line.text
        if straight and _LONE_STRAIGHT.search(quoted):
            spots += read_symmetric(quoted, line.start, '"', in_code)
        if curled and any(odd.search(quoted) for odd in _ODD_CURLED):
            if turns_both_ways:
                spots += read_symmetric(quoted, line.start, "”")
            elif _ARABIC.search(quoted):
                spots += read_symmetric(quoted, line.start, "[“”]")
            else:
                spots += _sided(quoted, line.start, low)
    return spots


_INNER_CLOSING = lazy_pattern(r"’(?<=[.,!?…] ’)(?=[\s”]|$)")
_INNER_CHARS = 500  # an inner quotation is not longer


def _inner(text: str) -> Iterator[Spot]:
    """Read single closing quotes behind a mark and a space, where a single quote is open."""
    for match in _INNER_CLOSING.finditer(text):
        at = match.start()
        head = text[max(0, at - _INNER_CHARS) : at - 1].rpartition("\n")[2]
        opened = head.rfind("‘")
        if opened >= 0 and not re.search(r"[.,!?…]’(?!\w)", head[opened:]):
            yield Spot("closing-space", at - 1, at, "")


def _sided(text: str, offset: int, low: bool) -> Iterator[Spot]:
    """Read quotes whose sides differ, with the number of quotations open at each."""
    depth = 0
    marks = [(match.start(), match.group()) for match in _QUOTES.finditer(text)]
    strings = {
        at
        for (start, opening), (end, closing) in pairwise(marks)
        if opening == "“" and closing == "”" and end > start + 1 and is_string(text[start + 1 : end])
        for at in (start, end)
    }
    for index, (at, quote) in enumerate(marks):
        if at in strings:
            continue
        before, after = before_blanks(text, at), after_blanks(text, at + 1)
        left = text[before - 1] if before else ""
        free_left = before == 0 or before < at or text[at - 1] in BEFORE_OPENING
        free_right = after == len(text) or after > at + 1 or text[at + 1] in AFTER_CLOSING
        if quote == "„" or (quote == "“" and not (low and depth)):
            if not low and depth and not free_left and free_right and _LETTER.match(left):
                yield Spot("wrong-way", offset + at, offset + at + 1, "”")
                depth -= 1
                continue
            depth += 1
            if free_left and at + 1 < after < len(text) and text[after] not in "“”.,:;!?)–—-":
                yield Spot("opening-space", offset + at + 1, offset + after, "")
        elif (at and before == at) or (low and quote == "”" and not depth):
            depth = max(0, depth - 1)
        elif not free_right:
            if not depth:
                depth = 1
                if not low and _LETTER.match(text, at + 1):
                    yield Spot("wrong-way", offset + at, offset + at + 1, "“")
            else:
                depth -= 1
                if left in _SENTENCE_MARKS:
                    yield Spot("misplaced-space", offset + before, offset + at + 1, quote + " ")
        elif depth:
            depth -= 1
            if left not in "“„([" and not is_nested(text, before, at):
                yield Spot("closing-space", offset + before, offset + at, "")
        elif before == 0:
            if after < len(text) and index + 1 < len(marks) and marks[index + 1][1] != "”":
                yield Spot("orphan", offset + at, offset + at + 1, "")
        elif left in _SENTENCE_MARKS:
            yield Spot("closing-space", offset + before, offset + at, "")
        elif index + 1 < len(marks) and marks[index + 1][1] == "”" and after < len(text):
            depth = 1
            yield Spot("opening-space", offset + at + 1, offset + after, "")


class Mending(NamedTuple):
    """Find one kind of fault, and mend it."""

    fault: Fault

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        for spot in doc.once(_spots):
            if spot.fault == self.fault:
                yield Edit(spot.start, spot.end, spot.text, (f"quotes.{self.fault}",))


def find_closing_space(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space between the last word and a closing quote."""
    yield from Mending("closing-space")(doc)
    for spot in _inner(doc.text):
        yield Edit(spot.start, spot.end, spot.text, ("quotes.closing-space",))


_EMPTY_PAIR = lazy_pattern("“[ \t\u00a0]*”")
_GAP = lazy_pattern(r"   (?<=[^\s.!?:—–-]   )[^\s—–-]")


def find_empty_pair(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove quotes whose words are gone, in text with more such gaps."""
    text = doc.text
    if _EMPTY_PAIR.search(text) and _GAP.search(text):
        for match in _EMPTY_PAIR.finditer(text):
            start, end = match.span()
            if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
                start, end = start - 1, end + 1
            before = before_blanks(text, start)
            if before < start and (end == len(text) or text[end] in " \n\u00a0,.;:"):
                yield Edit(before, end, "", ("quotes.empty-pair",))


_CURLED = "”", "“", "„"


_MAY_BE_ODD = Matches((_LONE_STRAIGHT, *_ODD_CURLED))

RULES = in_company(
    (
        Rule(
            "quotes.opening-space",
            Mending("opening-space"),
            (*_CURLED, '"'),
            "space between an opening quote and its word",
            "quotes",
            drops=("“ You guys have done it,” he said.",),
            keeps=("He said ‘no,’ “and that was it.”",),
            may_find=_MAY_BE_ODD,
        ),
        Rule(
            "quotes.closing-space",
            find_closing_space,
            (*_CURLED, '"', "’"),
            "space between a word and its closing quote",
            "quotes",
            drops=("They call them “inclusive economies. ” That is new.",),
            keeps=("“He said ‘I would never do this.’ ”",),
            may_find=Matches((*_MAY_BE_ODD.patterns, _INNER_CLOSING)),
        ),
        Rule(
            "quotes.misplaced-space",
            Mending("misplaced-space"),
            ("”",),
            "space before a closing quote that belongs behind it",
            "quotes",
            drops=("“I tried, ”he said, “and failed.”",),
            keeps=("“I tried,” he said.",),
            may_find=_MAY_BE_ODD,
        ),
        Rule(
            "quotes.wrong-way",
            Mending("wrong-way"),
            ("”", "“"),
            "curled quote that leans the wrong way",
            "quotes",
            drops=("He was ”free“ and she said, “Go.”",),
            keeps=("”Jag tror det”, sade hon.", "„Ich glaube“, sagte sie."),
            may_find=_MAY_BE_ODD,
        ),
        Rule(
            "quotes.orphan",
            Mending("orphan"),
            ("”",),
            "closing quote at the start of a line, which closes nothing",
            "quotes",
            drops=("” They left. “We are free,” she said.",),
            keeps=("They left.” She stayed.",),
            may_find=_MAY_BE_ODD,
        ),
        Rule(
            "quotes.empty-pair",
            find_empty_pair,
            ("“",),
            "quotes whose words were deleted",
            "quotes",
            drops=("After the “ ” policy the   party changed.",),
            keeps=("English uses the quotes “ ” for speech.",),
            may_find=Matches((_EMPTY_PAIR,)),
        ),
        *apostrophes.RULES,
        *guillemets.RULES,
    )
)
