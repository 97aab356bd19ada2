"""Facts line by line: what a box, a table or the head of minutes says of the article's subject.

Each has a name and a colon: `Serves: four`. Rows of them look like rows of headlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ..base.lazy import lazy_pattern

__all__ = [
    "are_all_facts",
    "are_facts",
    "are_terms",
    "are_wide_facts",
    "is_brief_fact",
    "is_contact",
    "name_of_fact",
    "without_facts",
]

FACTS = 5  # fewer lines with a colon near their start are facts, whatever stands before it
BRIEF_CHARS = 24  # behind the colon
BESIDE = 3  # facts in a row, beside a row of headlines
# When, for how much and under which number, behind something else: a time of day at the start is a stamp.
_TERM = lazy_pattern(
    r"(?<=\D)(?:\d{1,2}[:h]\d{2}\b|\d{1,2}\.\d{2}\b(?!\.)|\d{1,2} ?(?:[ap]\.?m\b|h\b|hours\b|Uhr))"
    r"|\d ?(?:時|点|시|giờ|น\.)|[£$€¥₹₩₺₽]\s?\d|\bRp\.? ?\d"
    r"|\d ?(?:[€₺₽円元원]|(?:euros?|dollars?|pounds?|kr|zł|Kč|Ft|lei|TL|[Rr]eais|rupees|руб|грн|บาท|đồng)\b)"
)
# How somebody is reached: by mail, or by telephone.
_REACHED = lazy_pattern(
    r"\w@\w[\w-]*\.\w|(?<![\d/])(?:\+|\(?0)\d[\d ()/.–-]{6,}\d|\b\d{3}[ .-](?:\d{3}[ .-]?)?\d{3,4}\b"
)
CONTACT_CHARS = 200
_PERSON = lazy_pattern(r"(?:[A-ZÀ-Þ][\w.'-]*\.? ){1,3}[A-ZÀ-Þ][\w'-]+,")  # no page's desk, and no shop
_HOURS = lazy_pattern(
    r"\d\s?(?:[–-]|to|bis|à|a|до|till|til|tot|al?le|às|do)\s?\d\d?(?:[:.h]\d\d)? ?(?:Uhr|[ap]\.?m\b|h\b)"
)
TERMS = 2
_DIGIT = lazy_pattern(r"\d")
_FACT = lazy_pattern(
    r"\s{0,4}(?:([^\s:][^:]{0,21}(?=:\s)|[^\s:][^:]{0,47}(?=:\s\S.{0,23}$))"
    # In scripts without blanks a colon may stand behind the beginning of a headline, too: names are short.
    r"|([\u2e80-\u9fff\uac00-\ud7a3・/（）()]{1,8}(?=[:：])|[\u2e80-\u9fff・]{1,5}(?=[ \u3000]\S)))"
)


def name_of_fact(text: str) -> str:
    """Return what stands before the colon of a fact, or nothing if a line is none.

    >>> name_of_fact("Serves: four"), name_of_fact("定価:1,870円")
    ('Serves', '定価')
    """
    match = _FACT.match(text)
    return (match[1] or match[2]) if match is not None else ""


def is_brief_fact(text: str) -> bool:
    """Tell whether a line is a fact with few words or a figure behind its name, as no headline is.

    >>> is_brief_fact("Monday: Lunch club, 12.30"), is_brief_fact("Retail: Trends of those who know it")
    (True, False)
    """
    value = text.strip()[len(name_of_fact(text)) + 1 :].strip()
    return bool(name_of_fact(text)) and (len(value) <= BRIEF_CHARS or _DIGIT.search(value) is not None)


def are_facts(texts: Sequence[str]) -> bool:
    """Tell whether half the lines are facts: a few such as `Written by: …`, or any with one word for each.

    Of any others the half has a few words only behind the colon; of headlines hardly one has.
    """
    named = [name.strip() for text in texts if (name := name_of_fact(text))]
    few = len(texts) < FACTS or (len({*named}) == len(named) and not any(" " in name for name in named))
    brief = sum(len(text.partition(":")[2].strip()) <= BRIEF_CHARS for text in texts if name_of_fact(text))
    return 2 * len(named) >= len(texts) and (few or 2 * brief >= len(texts))


def are_all_facts(texts: Sequence[str]) -> bool:
    """Tell whether three of four lines are facts, and three at least: a box that stands alone."""
    named = sum(map(bool, map(name_of_fact, texts)))
    return named >= BESIDE and 4 * named >= 3 * len(texts)


def are_terms(texts: Sequence[str]) -> bool:
    """Tell whether lines say when, for how much and how to reach whom: half has figures, a third such.

    >>> are_terms(["By appointment, 6 to 9 p.m.", "Dues are $60 a semester", "Please be sure you are free"])
    True
    """
    terms = sum(_TERM.search(text) is not None for text in texts)
    terms += sum(_HOURS.search(text) is not None for text in texts)  # no headline says from when to when
    figures = sum(_DIGIT.search(text) is not None for text in texts)
    return any(_PERSON.match(text) is not None and is_contact(text) for text in texts) or (
        terms >= TERMS and 3 * terms >= len(texts) and 2 * figures >= len(texts)
    )


def is_contact(text: str) -> bool:
    """Tell whether a line says how somebody is reached, by mail or by telephone.

    >>> is_contact("Paul Reyes, 555-0119"), is_contact("The war of 1939-1945")
    (True, False)
    """
    return len(text) <= CONTACT_CHARS and _REACHED.search(text) is not None


def are_wide_facts(texts: Sequence[str], share: float) -> bool:
    """Tell whether so many (0…1) of the lines are facts in a script without blanks."""
    return sum(map(_is_wide_fact, texts)) >= share * len(texts)


def without_facts(texts: Sequence[str]) -> tuple[int, int]:
    """Return where a row of headlines begins and ends, without facts at its ends, which are the article's.

    Only in scripts without blanks; in others, headlines that begin with their author's name look alike.
    """
    before = len(list(takewhile(_is_wide_fact, texts)))
    behind = len(list(takewhile(_is_wide_fact, reversed(texts))))
    return before if before >= BESIDE else 0, len(texts) - (behind if behind >= BESIDE else 0)


def _is_wide_fact(text: str) -> bool:
    match = _FACT.match(text)
    return match is not None and match[2] is not None
