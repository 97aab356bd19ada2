"""Where paragraphs begin and end. After these rules every paragraph is one line.

A line end is the end of a paragraph, except where a text is wrapped: then most lines of a block are
about equally long and end within a sentence. A text in one block keeps its length, except where it
shows a break of its own: a quotation that follows another, or a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line
from ..kernel.patch import Edit
from ..kernel.rule import Rule

__all__ = ["RULES"]

_TERMINAL = ".!?…。！？؟۔।:;"
_CLOSING = "\"'”’»“)]」』 \t\u00a0"
_ITEM = lazy_pattern(r"[ \t]*(?:[-–—*•·●■◦▪‣>]|\(?\d{1,3}[.)]|[a-z]\))[ \t]")
_HYPHENS = "-\u2010\u00ad"
MIN_WRAPPED_LINES = 3
MIN_WIDTH, MAX_WIDTH = 40, 120  # columns of e-mail, terminals and typewriters
MIN_WRAPPED_PAIRS = 3  # two lines each, where no paragraph has more
RARE_HYPHENS = 0.03  # of the line ends; a typesetter's hyphens are several times as many
FULL_SHARE = 0.7  # a wrapped line is filled to this share of the widest, or the next word did not fit


def _ends_sentence(text: str) -> bool:
    bare = text.rstrip(_CLOSING)
    return not bare or bare[-1] in _TERMINAL


def _blocks(doc: Doc) -> Iterator[list[Line]]:
    """Yield the runs of lines without a blank line between them."""
    block: list[Line] = []
    for line in doc.lines:
        if line.text.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_full(size: int, after: Line, width: int) -> bool:
    """Tell whether a line was filled: the first word of the next one would not have fitted."""
    return size + 1 + len(after.text.split(None, 1)[0]) > width - 2 and size >= FULL_SHARE * width


def _width(block: list[Line]) -> int:
    """Return the width that a block may be wrapped at, or 0."""
    width = max(len(line.text.rstrip()) for line in block)
    return width if MIN_WIDTH <= width <= MAX_WIDTH else 0


def _is_wrapped(block: list[Line], width: int) -> bool:
    """Tell whether the line ends of a block are a matter of width, those of its sentences aside."""
    if not width:
        return False
    full = short = 0
    for line, after in pairwise(block):
        is_full = _is_full(len(line.text.rstrip()), after, width)
        ends = _ends_sentence(line.text)
        full += is_full and not ends
        short += not is_full and not ends
    return full >= 0.5 * (len(block) - 1) and full >= 3 * short


def _wrapped_ends(doc: Doc) -> Iterator[tuple[Line, Line]]:
    """Yield the pairs of lines that a wrap has parted."""
    if len(doc.lines) < MIN_WRAPPED_LINES:
        return
    blocks = [block for block in _blocks(doc) if len(block) > 1]
    widths = [_width(block) for block in blocks]
    wrapped = [
        len(block) >= MIN_WRAPPED_LINES and _is_wrapped(block, width)
        for block, width in zip(blocks, widths, strict=True)
    ]
    # A text that is wrapped in most of its blocks is so in its short ones as well.
    tall = sum(len(block) >= MIN_WRAPPED_LINES for block in blocks)
    common = max(widths, default=0)
    if tall:
        whole = sum(wrapped) >= 0.8 * tall
    else:
        pairs = sum(_is_wrapped(block, common) for block in blocks)
        whole = pairs >= MIN_WRAPPED_PAIRS and pairs >= 0.8 * len(blocks)
    for block, width, is_wrapped in zip(blocks, widths, wrapped, strict=True):
        if is_wrapped or (whole and len(block) == 2 and not _ends_sentence(block[0].text)):
            for line, after in pairwise(block):
                if not _ITEM.match(after.text) and not (is_wrapped and _ends_paragraph(line, after, width)):
                    yield line, after


def _ends_paragraph(line: Line, after: Line, width: int) -> bool:
    """Tell whether a line of a wrapped block ends a paragraph, or is a title: it is not filled."""
    size = len(line.text.rstrip())
    if _is_full(size, after, width):
        return False
    return _ends_sentence(line.text) or (size < FULL_SHARE * width and not after.text[:1].islower())


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
    for line, after in _wrapped_ends(doc):
        if not _is_hyphenated(line, after):
            start = line.start + len(line.text.rstrip())
            yield Edit(start, _first(after), " ", ("breaks.wrap",))


def find_hyphenation(doc: Doc) -> Iterator[Edit]:
    """Yield edits that join a word parted at a line end."""
    pairs = list(_wrapped_ends(doc))
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
