"""Where paragraphs begin and end. After these rules every paragraph is one line.

A line end is the end of a paragraph, except where a text is wrapped: then most lines of a block are
about equally long and end within a sentence. A text in one block keeps its length, except where it
shows a break of its own: a quotation that follows another, or a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..doc import Doc, Line
from ..lazy import lazy_pattern
from ..patch import Edit
from ..rule import Rule

__all__ = ["RULES"]

_TERMINAL = ".!?…。！？؟۔।:;"
_CLOSING = "\"'”’»“)]」』 \t\u00a0"
_ITEM = lazy_pattern(r"[ \t]*(?:[-–—*•·●■◦▪‣>]|\(?\d{1,3}[.)]|[a-z]\))[ \t]")
_HYPHENS = "-\u2010\u00ad"
MIN_WRAPPED_LINES = 3
MIN_WIDTH, MAX_WIDTH = 40, 120  # columns of e-mail, terminals and typewriters
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


def _is_wrapped(block: list[Line]) -> bool:
    """Tell whether the line ends of a block are a matter of width."""
    if len(block) < MIN_WRAPPED_LINES:
        return False
    sizes = [len(line.text.rstrip()) for line in block]
    width = max(sizes)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return False
    inner = block[:-1]
    # A line is full if the first word of the next one would not have fitted.
    full = sum(
        size + 1 + len(after.text.split(None, 1)[0]) > width - 2 and size >= FULL_SHARE * width
        for size, after in zip(sizes, block[1:], strict=False)
    )
    open_ends = sum(not _ends_sentence(line.text) for line in inner)
    return full >= 0.8 * len(inner) and open_ends >= 0.6 * len(inner)


def _wrapped_ends(doc: Doc) -> Iterator[tuple[Line, Line]]:
    """Yield the pairs of lines that a wrap has parted."""
    if len(doc.lines) < MIN_WRAPPED_LINES:
        return
    blocks = list(_blocks(doc))
    # A text that is wrapped in most of its blocks is so in its short ones as well.
    wrapped = [_is_wrapped(block) for block in blocks]
    tall = sum(len(block) >= MIN_WRAPPED_LINES for block in blocks)
    whole = tall > 0 and sum(wrapped) >= 0.8 * tall
    for block, is_wrapped in zip(blocks, wrapped, strict=True):
        if is_wrapped or (whole and len(block) == 2 and not _ends_sentence(block[0].text)):
            for line, after in pairwise(block):
                if not _ITEM.match(after.text):
                    yield line, after


def _is_hyphenated(line: Line, after: Line) -> bool:
    bare, begin = line.text.rstrip(), after.text.lstrip()
    return len(bare) > 2 and bare[-1] in _HYPHENS and bare[-2].isalpha() and begin[:1].islower()


_COMPOUND = lazy_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def _keeps_hyphen(words: set[str], line: Line, after: Line) -> bool:
    """Tell whether the text writes this compound with a hyphen elsewhere, and never without."""
    left = re.search(r"[^\W\d_]+$", line.text.rstrip()[:-1])
    right = re.match(r"\s*([^\W\d_]+)", after.text)
    if left is None or right is None:
        return True
    one, two = left.group(), right.group(1)
    return f"{one}-{two}" in words and one + two not in words


def find_wrap(doc: Doc) -> Iterator[Edit]:
    """Yield edits that join the lines of a wrapped paragraph by a space."""
    for line, after in _wrapped_ends(doc):
        if not _is_hyphenated(line, after):
            start = line.start + len(line.text.rstrip())
            yield Edit(start, _first(after), " ", ("breaks.wrap",))


def find_hyphenation(doc: Doc) -> Iterator[Edit]:
    """Yield edits that join a word parted at a line end."""
    pairs = [pair for pair in _wrapped_ends(doc) if _is_hyphenated(*pair)]
    words = set(_COMPOUND.findall(doc.text)) if pairs else set()
    for line, after in pairs:
        start = line.start + len(line.text.rstrip()) - 1
        start += _keeps_hyphen(words, line, after)
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
