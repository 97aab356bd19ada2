"""Where paragraphs begin and end. After these rules every paragraph is one line.

A line end is the end of a paragraph, except where a text is wrapped. A text in one block keeps its length,
except where it shows a break of its own: a quotation that follows another, or a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from ..structure.wrapped import wrapped_ends

__all__ = ["RULES"]

_HYPHENS = "-\u2010\u00ad"
RARE_HYPHENS = 0.03  # of the line ends; a typesetter's hyphens are several times as many

_HYPHENATED = lazy_pattern(rf"[^\W_][{_HYPHENS}]\s*\Z")
# Behind these a hyphen stands for the second half of a compound: Ein- und Ausgang.
_CONJUNCTION = lazy_pattern(r"\s*(?:und|oder|bzw\.|and|or|to|y|o|e|ou|et|en|of|og|och|i|a|lub)\s")


def _is_hyphenated(line: Line, after: Line) -> bool:
    return bool(_HYPHENATED.search(line.text)) and not _CONJUNCTION.match(after.text)


# No syllable of a longer word: president-elect, long-range, cocaine-related.
_SECOND_PARTS = frozenset(
    "based related led backed elect range term old style friendly sponsored funded owned controlled".split()
)
_FIRST_PARTS = frozenset(("non", "self", "ex", "anti", "semi", "multi"))
_PARTED = lazy_pattern(rf"\w+[{_HYPHENS}]\s*\n\s*\w+")
_COMPOUND = lazy_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def _keeps_hyphen(words: set[str], line: Line, after: Line, rare: bool) -> bool:
    """Tell whether the hyphen is that of a compound.

    The text may write the compound elsewhere, or both its parts as words. Where lines hardly ever
    end in hyphens, only those of compounds do.
    """
    left = re.search(r"[^\W\d_]+$", line.text.rstrip()[:-1])
    right = re.match(r"\s*([^\W\d_]+)", after.text)
    if left is None or right is None or not right.group(1).islower():
        return True
    one, two = left.group(), right.group(1)
    if one + two in words:
        return False
    if f"{one}-{two}" in words or rare:
        return True
    if two in words and (one.lower() in words or one.lower() in _FIRST_PARTS):
        return True
    return two in _SECOND_PARTS and len(one) > 3


def find_wrap(doc: Doc) -> Iterator[Edit]:
    """Yield edits that join the lines of a wrapped paragraph by a space."""
    for line, after in wrapped_ends(doc):
        if not _is_hyphenated(line, after):
            start = line.start + len(line.text.rstrip())
            yield Edit(start, _first(after), " ", ("breaks.wrap",))


def find_hyphenation(doc: Doc) -> Iterator[Edit]:
    """Yield edits that join a word parted at a line end."""
    pairs = list(wrapped_ends(doc))
    hyphenated = [pair for pair in pairs if _is_hyphenated(*pair)]
    words = set(_COMPOUND.findall(_PARTED.sub(" ", doc.text))) if hyphenated else set()
    rare = len(hyphenated) < RARE_HYPHENS * len(pairs)
    for line, after in hyphenated:
        start = line.start + len(line.text.rstrip()) - 1
        start += _keeps_hyphen(words, line, after, rare)
        yield Edit(start, _first(after), "", ("breaks.hyphenation",))


def _first(line: Line) -> int:
    return line.start + len(line.text) - len(line.text.lstrip())


# A closing quote and an opening one: another speaker, or the next paragraph of the same.
_NEXT_QUOTE = lazy_pattern(r" (?<=[.!?…]” )(?=“[A-Z\u00c0-\u00de0-9])")
_NEXT_BULLET = lazy_pattern(r" (?<=[.!?…:;\w)”] )(?=[•■●▪] \S)")
MIN_BLOCK_CHARS = 800  # a shorter text in one block may be one paragraph


def find_new_quote(doc: Doc) -> Iterator[Edit]:
    """Yield edits that break a text in one block between two quotations."""
    text = doc.text
    if len(text) >= MIN_BLOCK_CHARS and "\n" not in text.strip("\n"):
        for match in _NEXT_QUOTE.finditer(text):
            yield Edit(match.start(), match.end(), "\n", ("breaks.new-quote",))


def find_bullet(doc: Doc) -> Iterator[Edit]:
    """Yield edits that break a line before its bullets, if it has two or more."""
    text = doc.text
    for line in doc.lines:
        if sum(map(line.text.count, "•■●▪")) > 1:
            for match in _NEXT_BULLET.finditer(text, line.start, line.end):
                yield Edit(match.start(), match.end(), "\n", ("breaks.bullet",))


RULES = (
    Rule(
        "breaks.wrap",
        find_wrap,
        ("\n",),
        "line end that only the width of the text made",
        "paragraphs",
        drops=(
            "The council met on Monday evening to hear\nwhat the residents of the old town had to\n"
            "say about the new bridge and its toll.",
        ),
        keeps=("Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.",),
    ),
    Rule(
        "breaks.hyphenation",
        find_hyphenation,
        ("-\n", "- \n", "\u2010\n", "\u00ad\n"),
        "word parted at a line end",
        "paragraphs",
        drops=(
            "The council met on Monday evening to dis-\ncuss what the people of the old town had\n"
            "said about the new bridge and its toll.",
        ),
        keeps=("One.\n- two\n- three",),
    ),
    Rule(
        "breaks.new-quote",
        find_new_quote,
        ("” “",),
        "quotation after a quotation in a text of one block",
        "paragraphs",
        drops=("It rained. " * 80 + "“So it is.” “No, it is not.”",),
        keeps=("He said, “So it is.” “No,” she said.",),
    ),
    Rule(
        "breaks.bullet",
        find_bullet,
        ("•", "■", "●", "▪"),
        "bullets within a line",
        "paragraphs",
        drops=("In short: • It rains. • It snows.",),
        keeps=("Monday • by Ann Lee",),
    ),
)
