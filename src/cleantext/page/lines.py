"""The features of a line of a page's text, and what each of them says in words.

Lines are all there is, so what a line says of itself counts less than the company it keeps: how much
prose and how many labels stand before and after it, near and far, and what lies between it and the run
of lines whose words are those of articles. Features are columns: one call makes a column for all lines,
for a tenth of what a call for each line would cost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, repeat
from operator import add, gt, lt, mul, sub

from .words import Words, head_bytes, is_ending, size_class

__all__ = ["FEATURES", "Lines", "best_run"]

#: A sentence end makes prose of a line of this many characters, and half as much of a shorter one.
PROSE_CHARS, SENTENCE_CHARS = 60, 25
#: Without a sentence end, a line of this many characters counts half.
LONG_CHARS = 140
#: A line with no prose within this many lines is not looked at further; a short label, within fewer. Of
#: the gold text of the training pages, less than 0.3 % is so far from prose.
REACH = 25
LABEL_CHARS, LABEL_REACH = 40, 8
#: What the words of a line that is not looked at are taken to say, and the most that those of any can say.
FAR, LIMIT = -3.0, 3.0
#: What stands before the first line and behind the last.
NOWHERE = -1.0
LAST = {":": 1, ",": 2, "…": 3, "|": 4, "»": 4, ">": 4, "-": 5, ")": 6, "]": 6}
#: Bytes to leave out when those of one kind are counted: the line feeds between the lines stay.
CAPITALS, BLANKS = (
    bytes(set(range(256)) - set(kept + b"\n")) for kept in (b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b" ")
)
#: The weight of a line in a run of lines: the square root of its words, up to this many.
MOST_WORDS = 400
ROOTS = tuple((words + 1) ** 0.5 for words in range(MOST_WORDS + 1))

_SIDES = ("before", "after")
_SAID = "what the words of the"
#: Name and words of every feature, in the order of a row.
FEATURES = {
    "chars": "its length",
    "ending": "whether it ends a sentence",
    "prose": "its prose",
    "words": "its number of words",
    "last": "its last character",
    "capitals": "the share of its words with a capital",
    "copies": "how often it stands on the page",
    "repeat": "whether it stood on the page before",
    "said": "what its words usually mean",
    **{f"said_{at}_{n}": f"{_SAID} line {n} {at} it usually mean" for n in (1, 2) for at in _SIDES},
    **{f"said_{at}_in_{n}": f"{_SAID} {n} lines {at} it usually mean" for n in (3, 8, 20) for at in _SIDES},
    **{f"prose_{at}_in_12": f"the prose in the 12 lines {at} it" for at in _SIDES},
    "labels_12": "how many lines within 12 have no prose",
    "place": "its place on the page",
    "share_before": "the share of the page's prose before it",
    "in_run": "whether it is inside the run of lines that read like an article",
    "before_run": "how many lines it stands before that run",
    "behind_run": "how many lines it stands behind that run",
    "run_share": "the share of the page's prose in that run",
    "to_run": "what lies between it and that run",
    "from_run": "what lies between the start of that run and it",
    "prose_from_run": "the prose between the start of that run and it",
    "worst_to_run": "the most suspect line between it and that run",
    "page_prose": "the prose of the page",
    "page_lines": "the lines of the page",
}


def best_run(values: Iterable[float]) -> tuple[int, int]:
    """Return the half-open range with the largest sum: the maximum sub-array, in one pass.

    >>> best_run([-1, 2, -1, 3, -9, 4])
    (1, 4)
    """
    best = here = 0.0
    start = first = last = 0
    for i, value in enumerate(values):
        if here <= 0:
            here, start = 0.0, i
        here += value
        if here > best:
            best, first, last = here, start, i + 1
    return first, last


class Lines:
    """Measure the lines of a page, none of them blank. `wanted` are those with prose within reach."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.sizes = sizes = list(map(len, texts))
        self.endings = list(map(is_ending, texts))
        self.prose = [
            (size if size >= PROSE_CHARS else size // 2 if size >= SENTENCE_CHARS else 0.0)
            if ending
            else (size // 2 if size >= LONG_CHARS else 0.0)
            for size, ending in zip(map(float, sizes), self.endings, strict=True)
        ]
        self.sums = sums = [0.0, *accumulate(self.prose)]
        close, wide = (map(gt, _later(sums, n + 1), _earlier(sums, n)) for n in (LABEL_REACH, REACH))
        self.near = [a if n < LABEL_CHARS else b for n, a, b in zip(sizes, close, wide, strict=False)]
        self.wanted = list(compress(range(len(texts)), self.near))
        self.blanks = [text.count(" ") for text in texts]
        self.roots = [ROOTS[count if count < MOST_WORDS else MOST_WORDS] for count in self.blanks]

    def rows(self, words: Words) -> Iterator[tuple[float, ...]]:
        """Return a row of numbers, in the order of `FEATURES`, for each wanted line."""
        if not self.wanted:
            return iter(())
        near = self.near
        heads = head_bytes(compress(self.texts, near))
        sizes, endings = list(compress(self.sizes, near)), list(compress(self.endings, near))
        found = words.say(heads, sizes, map(size_class, sizes, endings))
        said = [FAR] * len(near)
        for i, value in zip(self.wanted, found, strict=True):
            said[i] = value if -LIMIT < value < LIMIT else -LIMIT if value < 0 else LIMIT
        own = zip(sizes, endings, compress(self.prose, near), *self._own(heads), strict=True)
        return map(add, own, compress(zip(*self._company(said), strict=False), near))

    def _own(self, heads: bytes) -> list[Iterable[float]]:
        """Return the columns that a line has to itself, of the wanted lines."""
        near = self.near
        capitals, blanks = (
            map(len, heads.translate(None, others).split(b"\n")) for others in (CAPITALS, BLANKS)
        )
        return [
            compress(self.blanks, near),
            [LAST.get(text[-1], 0) for text in compress(self.texts, near)],
            [a / (b + 1) if a <= b else 1.0 for a, b in zip(capitals, blanks, strict=True)],
        ]

    def _company(self, said: list[float]) -> Iterator[Iterable[float]]:
        """Yield the columns that lines have from the page around them, of all lines."""
        texts, prose, sums = self.texts, self.prose, self.sums
        count = len(texts)
        weighed = list(map(mul, said, self.roots))
        gains = [0.0, *accumulate(weighed)]
        begin, end = best_run(weighed)
        start, stop = gains[begin], gains[end]
        total = sums[-1] or 1.0
        copies = Counter(texts)
        first = dict(zip(reversed(texts), range(count - 1, -1, -1), strict=True))
        labels = [0.0, *accumulate([0.0 if value else 1.0 for value in prose])]
        yield map(copies.__getitem__, texts)
        yield map(lt, map(first.__getitem__, texts), range(count))
        yield said
        for n in (1, 2):
            yield chain(repeat(NOWHERE, n), said)
            yield chain(said[n:], repeat(NOWHERE, n))
        running: Sequence[float]
        for running, n in ((gains, 3), (gains, 8), (gains, 20), (sums, 12)):
            yield map(sub, running, _earlier(running, n))
            yield map(sub, _later(running, n + 1), running[1:])
        yield map(sub, _later(labels, 13), _earlier(labels, 12))
        yield [i / count for i in range(count)]
        yield [value / total for value in sums]
        inside = [0.0] * (end - begin)
        yield chain(repeat(0.0, begin), repeat(1.0, end - begin), repeat(0.0, count - end))
        yield chain(range(begin, 0, -1), repeat(0.0, count - begin))
        yield chain(repeat(0.0, end), range(1, count - end + 1))
        yield repeat((sums[end] - sums[begin]) / total)
        yield [*[start - value for value in gains[:begin]], *inside, *[stop - v for v in gains[end + 1 :]]]
        yield chain(repeat(0.0, begin), [value - start for value in gains[begin:-1]])
        yield chain(repeat(0.0, begin), [value - sums[begin] for value in sums[begin:-1]])
        worst = list(accumulate(reversed(said[:begin]), min))
        yield chain(reversed(worst), inside, accumulate(said[end:], min))
        yield repeat(total)
        yield repeat(float(count))


def _earlier(sums: Sequence[float], n: int) -> Iterable[float]:
    """Return the running sums n lines before each line, where there are fewer those of the start."""
    return chain(repeat(sums[0], n), sums)


def _later(sums: Sequence[float], n: int) -> Iterable[float]:
    """Return the running sums n lines after each line, where there are fewer those of the end."""
    return chain(sums[n:], repeat(sums[-1], min(n, len(sums) - 1)))
