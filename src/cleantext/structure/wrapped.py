"""Texts wrapped at a width: most lines of a block are about equally long and end within a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line
from ..kernel.sentences import STOP_WITHIN, begins_small

__all__ = ["LONG_WORD", "MAX_WIDTH", "parted_sentences", "wrapped_ends"]

_TERMINAL = ".!?…。！？؟۔।:;"
_CLOSING = "\"'”’»“)]」』 \t\u00a0"
_ITEM = lazy_pattern(r"[ \t]*(?:[-–—*•·●■◦▪‣>]|\(?\d{1,3}[.)]|[a-z]\))[ \t]")
LONG_WORD = lazy_pattern(r"\S{31}")  # an address, which no width breaks
MIN_WRAPPED_LINES = 3
MIN_WIDTH, MAX_WIDTH = 40, 120  # columns of e-mail, terminals and typewriters
MIN_WRAPPED_PAIRS = 3  # two lines each, where no paragraph has more
PARTED_BLOCKS = 3  # of a text whose paragraphs are parted by blank lines
GOING_ON = 1 / 3  # of the lines below those that a wrap parted begin small; of rows of headlines none does
MANY_FULL, RAGGED = 8, 10  # lines that are filled, and how many for each that could be and is not
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
    width = max((len(text) for line in block if not LONG_WORD.search(text := line.text.rstrip())), default=0)
    return width if MIN_WIDTH <= width <= MAX_WIDTH else 0


def _is_wrapped(block: list[Line], width: int) -> bool:
    """Tell whether the line ends of a block are a matter of width, those of its sentences aside."""
    if not width:
        return False
    full = short = ragged = 0
    for line, after in pairwise(block):
        size = len(line.text.rstrip())
        if not _ends_sentence(line.text):
            is_full = _is_full(size, after, width)
            full += is_full
            short += not is_full
            ragged += not is_full and size >= FULL_SHARE * width
    if full >= MANY_FULL and full >= RAGGED * ragged:
        return True  # with labels and headlines between its paragraphs
    return full >= 0.5 * (len(block) - 1) and full >= 3 * short


def wrapped_ends(doc: Doc) -> Iterator[tuple[Line, Line]]:
    """Yield the pairs of lines that a wrap has parted."""
    return ((line, after) for line, after, _ in _pairs(doc))


def parted_sentences(doc: Doc) -> Iterator[Line]:
    """Yield the lines of which a wrap has parted a sentence from the line below.

    A third of the lines below go on in small letters. Where no blank lines part the paragraphs, a filled line
    that ends with a sentence may end its paragraph, and one that is not filled may be a label.
    """
    pairs = list(_pairs(doc))
    small = sum(_goes_on(line.text, after.text) for line, after, _ in pairs)
    if small < GOING_ON * len(pairs):
        return  # lines of one length, such as headlines
    parted = len(list(_blocks(doc))) >= PARTED_BLOCKS
    for line, after, width in pairs:
        if (
            parted
            or begins_small(after.text)
            or (not _ends_sentence(line.text) and _is_full(len(line.text.rstrip()), after, width))
        ):
            yield line


def _goes_on(text: str, below: str) -> bool:
    """Tell whether a line shows that it goes on: small letters below, or a sentence ended within it."""
    head = below.lstrip()[:1]
    if head.lower() != head.upper():
        return begins_small(below)
    return STOP_WITHIN.search(text) is not None


def _pairs(doc: Doc) -> Iterator[tuple[Line, Line, int]]:
    """Yield the pairs of lines that a wrap has parted, with its width."""
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
                    yield line, after, width if is_wrapped else common


def _ends_paragraph(line: Line, after: Line, width: int) -> bool:
    """Tell whether a line of a wrapped block ends a paragraph, or is a title: it is not filled."""
    size = len(line.text.rstrip())
    if _is_full(size, after, width):
        return False
    return _ends_sentence(line.text) or (size < FULL_SHARE * width and not after.text[:1].islower())
