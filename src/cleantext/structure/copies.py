"""Copies within a text: of a passage whose lines break elsewhere, and of parts of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line, is_prose

__all__ = [
    "CLOSERS",
    "CODE_ENDS",
    "CUT",
    "QUOTES",
    "REACH",
    "SENTENCE_ENDS",
    "letters",
    "may_recur",
    "parts",
    "rewrapped",
    "weight",
]

START_CHARS = 24  # with which both copies begin
COPY_LETTERS = 300  # no refrain is longer
REACH = 10_000  # characters to either side: captions and pull quotes stand by their paragraph
STEP = 512  # letters that are compared at once

SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "۔", "।")
PART_LETTERS = (50, 90)  # of a copy that is cut off, and of one that ends with a sentence
PROBES = 12  # lines that begin alike and are compared: more than hold a common phrase
CUT = ("…", "...", ".. .", ". ..", ". . .")
CODE_ENDS = ("{", "}", "(", ";", "=", "|", "\\")
QUOTES = " \t\u00a0\"'“”‘’«»„"
CLOSERS = " \u00a0\"'”’»)"

_ITEM = lazy_pattern(
    r"\W{0,3}\d{1,3}\s?[.)、．](?!\d)|\W?(?i:chorus|refrain|refrão|estribillo|ritornello|kehrvers|припев) ?:"
    r"|\s*(?:[-–—•·*▪■●◦‣✓✔>]{1,3}\s|[│|]|<[^<>\s]{1,24}>\s|\([a-z\d]{1,3}\))"
)
_SPOKEN = lazy_pattern(r"(?<![^\W_])[^\W\d_A-Z]{4}|[^\x00-\u024f]")
_NUMBER = lazy_pattern(r"(?<!\S)[^\s\d]{0,3}\d\S*")
_SIGNS = lazy_pattern(r"[\W_]+")


@lru_cache(maxsize=1024)  # several finders ask about the same lines, round after round
def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, in a row.

    >>> letters("TikTok 's “US operations”")
    'tiktoksusoperations'
    """
    return _SIGNS.sub("", text).lower()


def weight(text: str) -> int:
    """Return how many letters say what a text says: a sign of Chinese and Japanese says as much as two.

    >>> weight("bridge"), weight("新桥开放")
    (6, 8)
    """
    size = len(text)
    return size * 2 if "\u2e80" <= text[size // 2 : size // 2 + 1] <= "\u9fff" else size


def may_recur(text: str) -> bool:
    """Tell whether a line may stand twice by design: an item of a list, a row of a table, code.

    >>> may_recur("- Mail: Department of State"), may_recur("Week Monday Tuesday Wednesday")
    (True, True)
    >>> may_recur("Protesters march through the town")
    False
    """
    if _ITEM.match(text):
        return True
    if is_prose(text):
        return False
    bare = text.rstrip()
    if text[:2].isspace() or "\t" in bare or bare.endswith(CODE_ENDS) or _SPOKEN.search(bare) is None:
        return True
    words = bare.split()
    return len(words) > 4 and 4 * len(_NUMBER.findall(bare)) >= len(words)


def rewrapped(doc: Doc) -> frozenset[int]:
    """Return the numbers of the lines that are the worse of two copies.

    Worse is the one whose lines end within sentences or, if neither's do, the one in fewer lines, which
    has lost its paragraphs. Copies in as many lines are not told here, nor such without a line that
    reads as a sentence. Ask `doc.once` for it.
    """
    lines = doc.filled
    starts = [line.text[:START_CHARS] for line in lines if len(line.text) >= START_CHARS]
    if len(starts) == len(set(starts)):
        return frozenset()
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


def parts(lines: list[Line], keys: list[str]) -> Iterator[Line]:
    """Yield lines that hold less of a paragraph than it, or a paragraph and more of its next.

    The first are leads that were cut off, the others are summaries made of the article's sentences.
    """
    heads: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        if len(key) >= START_CHARS:
            heads.setdefault(key[:START_CHARS], []).append(at)
    for alike in heads.values():
        if len(alike) == 1:
            continue
        alike = [at for at in alike[:PROBES] if not _goes_on(lines, at)]
        # What is put together of two paragraphs goes first, and is no original of another part.
        joined = {at for at in alike for other in alike if _is_joined(lines, keys, at, other)}
        for at in alike:
            if at in joined or any(
                _is_whole(lines[other].text)
                and keys[other].startswith(keys[at])
                and keys[other] != keys[at]
                and (not _closes(lines[at].text) or _ends_a_sentence(lines[other].text, len(keys[at])))
                for other in alike
                if other not in joined and len(keys[at]) >= PART_LETTERS[is_prose(lines[at].text)]
            ):
                yield lines[at]


def _is_whole(text: str) -> bool:
    """Tell whether a paragraph ends as one: with a sentence, or with a bracket behind it."""
    if text.rstrip(CLOSERS).endswith(CUT):  # a standfirst that was cut off
        return False
    return is_prose(text) or (len(text) >= PART_LETTERS[1] and text.rstrip()[-1] in ")）]】")


def _ends_a_sentence(text: str, size: int) -> bool:
    """Tell whether the first `size` letters of a paragraph are whole sentences.

    Where the paragraph's sentence goes on, the author said more, and the shorter one is a sentence too.
    """
    part = ""
    for at, char in enumerate(text):
        part += letters(char)
        if len(part) >= size:
            return text[at + 1 :].lstrip(CLOSERS).startswith(SENTENCE_ENDS)
    return True


def _closes(text: str) -> bool:
    """Tell whether a line ends with a sentence."""
    return text.rstrip(CLOSERS).endswith(SENTENCE_ENDS)


def _goes_on(lines: list[Line], at: int) -> bool:
    """Tell whether a sentence goes on in the next line: then the line is a part of a broken paragraph."""
    return at + 1 < len(lines) and lines[at + 1].text.lstrip()[0].islower()


def _is_joined(lines: list[Line], keys: list[str], at: int, other: int) -> bool:
    """Tell whether a line holds another line and sentences of the lines below that."""
    key, found = keys[at], keys[other]
    if (
        len(key) < PART_LETTERS[1]
        or not key.startswith(found)
        or key == found
        or not (is_prose(lines[other].text) or -3 <= other - at <= 1)
    ):
        return False
    while len(found) < len(key) and other + 1 < len(keys) and other + 1 != at and key.startswith(found):
        other += 1
        found += keys[other]
    return len(found) >= len(key) and found.startswith(key)
