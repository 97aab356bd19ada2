"""Copies of a passage whose lines break elsewhere: the article once in paragraphs, and once more wrapped."""

from __future__ import annotations

from .doc import Doc, is_prose
from .lazy import lazy_pattern

__all__ = ["letters", "rewrapped"]

START_CHARS = 24  # with which both copies begin
COPY_LETTERS = 300  # no refrain is longer
STEP = 512  # letters that are compared at once

_SIGNS = lazy_pattern(r"[\W_]+")


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, in a row.

    >>> letters("TikTok 's “US operations”")
    'tiktoksusoperations'
    """
    return _SIGNS.sub("", text).lower()


def rewrapped(doc: Doc) -> frozenset[int]:
    """Return the numbers of the lines that are the worse of two copies.

    Worse is the one whose lines end within sentences or, if neither's do, the one in fewer lines, which
    has lost its paragraphs. Copies in as many lines are not told here, nor such without a line that
    reads as a sentence. Ask `doc.once` for it.
    """
    starts = [text[:START_CHARS] for text in doc.line_texts if len(text) >= START_CHARS]
    if len(starts) == len(set(starts)):
        return frozenset()
    lines = [line for line in doc.lines if line.text and not line.text.isspace()]
    keys = [letters(line.text) for line in lines]
    stream = "".join(keys)
    offsets = [0]
    for key in keys:
        offsets.append(offsets[-1] + len(key))
    found: set[int] = set()
    first: dict[str, int] = {}
    at = 0
    while at < len(lines):
        start = lines[at].text[:START_CHARS]
        before = first.setdefault(start, at) if len(start) == START_CHARS else at
        size = _common(stream, offsets[before], offsets[at]) if before < at else 0
        if size < COPY_LETTERS:
            at += 1
            continue
        one, other = (_covered(offsets, number, size) for number in (before, at))
        if len(one) != len(other) and any(is_prose(lines[n].text) for n in (*one, *other)):
            torn = [any(_is_torn(lines[n].text) for n in copy[:-1]) for copy in (one, other)]
            longer, shorter = sorted((one, other), key=len, reverse=True)
            worse = shorter if not any(torn) else longer if all(torn) else (one, other)[torn.index(True)]
            found.update(lines[n].number for n in worse)
        at = max(at + 1, other.stop)
    return frozenset(found)


def _is_torn(text: str) -> bool:
    """Tell whether a line ends within a sentence."""
    last = text.rstrip()[-1]
    return last.isalnum() or last in ",;–—-"


def _common(stream: str, one: int, other: int) -> int:
    """Return how many letters from `one` on are those from `other` on, without reaching it."""
    size, step = 0, STEP
    while step and size < other - one:
        width = min(step, other - one - size)
        if stream.startswith(stream[one + size : one + size + width], other + size):
            size += width
        else:
            step //= 2
    return size


def _covered(offsets: list[int], start: int, size: int) -> range:
    """Return the lines from `start` on that lie whole within `size` letters."""
    end = start
    while end + 1 < len(offsets) and offsets[end + 1] - offsets[start] <= size:
        end += 1
    return range(start, end)
