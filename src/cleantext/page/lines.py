"""The features of a line of a page's text, and what each of them says in words.

Lines are all there is, so what a line says of itself counts less than the company it keeps: how much
prose stands before and after it, near and far, and where the page's longest run of prose begins and
ends. Nothing here knows a language but `weights`, the learned weights of words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

__all__ = ["FEATURES", "Lines", "words_of"]

TERMINAL = frozenset(".!?…。！？｡؟۔।॥።")
CLOSERS = "\"'”’»)]›」』）】*_"
CLOSING = frozenset(CLOSERS)
#: A sentence end makes prose of a line of this many characters, and half as much of a shorter one.
PROSE_CHARS, SENTENCE_CHARS = 60, 25
#: Without a sentence end, a line of this many characters counts half.
LONG_CHARS = 140
#: What a line that is no prose costs a run of prose, and what every line of prose pays to be part of it.
GAP_COST, LINE_COST = 45, 30
#: How many of a line's words are looked up, and how many of its characters are counted.
WORDS, WORD_CHARS, HEAD_CHARS = 12, 100, 80
WORD = re.compile(r"[^\s.,:;!?()\[\]\"'“”‘’|/]+")
#: A line with no prose within this many lines is not looked at further; a short label, within fewer. Of
#: the gold text of the training pages, less than 0.3 % is so far from prose.
REACH = 25
LABEL_CHARS, LABEL_REACH = 40, 8
LAST = {":": 1, ",": 2, "…": 3, "|": 4, "»": 4, ">": 4, "-": 5, ")": 6, "]": 6}
FIRST = dict.fromkeys('"“«‘„', 1) | dict.fromkeys("0123456789", 2)
DIGIT = re.compile("[0-9]")

#: Name and words of every feature, in the order of a row.
FEATURES = {
    "chars": "its length",
    "terminal": "whether it ends a sentence",
    "mass": "its prose",
    "words": "its words",
    "capitals": "the share of its words with a capital",
    "last": "its last character",
    "first": "its first character",
    "signs": "bars, bullets and copyright signs",
    "digits": "the share of digits at its beginning",
    "commas": "its commas",
    "sentences": "its inner sentence ends",
    "copies": "how often it stands on the page",
    "repeats": "how often it stood on the page before",
    "word_sum": "what its words usually mean",
    "word_mean": "what its average word usually means",
    "word_least": "what its most suspect word usually means",
    "words_before": "what the words of the lines before it usually mean",
    "words_after": "what the words of the lines after it usually mean",
    "words_far_before": "what the words further before it usually mean",
    "words_far_after": "what the words further after it usually mean",
    "previous_chars": "the length of the line before it",
    "next_chars": "the length of the line after it",
    "previous_mass": "the prose of the line before it",
    "next_mass": "the prose of the line after it",
    "previous_mass_2": "the prose two lines before it",
    "next_mass_2": "the prose two lines after it",
    "prose_before_3": "the prose in the 3 lines before it",
    "prose_after_3": "the prose in the 3 lines after it",
    "prose_before_12": "the prose in the 12 lines before it",
    "prose_after_12": "the prose in the 12 lines after it",
    "prose_before_25": "the prose in the 25 lines before it",
    "prose_after_25": "the prose in the 25 lines after it",
    "labels_3": "the share of lines without prose within 3 lines",
    "labels_12": "the share of lines without prose within 12 lines",
    "dates_2": "the short lines with digits within 2 lines",
    "dates_6": "the short lines with digits within 6 lines",
    "position": "its place on the page",
    "prose_share_before": "the share of the page's prose before it",
    "run": "whether it is inside the longest run of prose",
    "before_run": "how many lines it stands before the longest run of prose",
    "behind_run": "how many lines it stands behind the longest run of prose",
    "run_share": "the share of the page's prose in the longest run",
    "prose_to_run": "the prose between it and the longest run",
    "prose_from_run": "the prose between the start of the longest run and it",
    "page_prose": "the prose of the page",
    "page_lines": "the lines of the page",
}


def words_of(text: str) -> list[str]:
    """Return the first words of a line as the weights name them, in lower case, without punctuation."""
    return WORD.findall(text[:WORD_CHARS].lower())[:WORDS]


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do, in any script, closing quotes and brackets aside."""
    last = text[-1]
    return last in TERMINAL or (last in CLOSING and text.rstrip(CLOSERS)[-1:] in TERMINAL)


def best_run(values: Sequence[float]) -> tuple[int, int]:
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
    """Measure the lines of a page, none of them blank, against the learned weights of words."""

    def __init__(self, texts: Sequence[str], weights: Mapping[str, float]) -> None:
        self.texts = texts
        self.sizes = sizes = [len(text) for text in texts]
        self.terminal = terminal = [ends_sentence(text) for text in texts]
        self.mass = mass = [
            (size if size >= PROSE_CHARS else size / 2 if size >= SENTENCE_CHARS else 0.0)
            if end
            else (size / 2 if size >= LONG_CHARS else 0.0)
            for size, end in zip(sizes, terminal, strict=True)
        ]
        self.prose = [0.0, *accumulate(mass)]
        self.run = best_run([value - LINE_COST if value else -GAP_COST for value in mass])
        get = weights.get
        self.said = [[get(word, 0.0) for word in words_of(text)] for text in texts]

    def near(self) -> list[int]:
        """Return the indexes of the lines that have prose within reach, or are prose."""
        prose = self.prose
        count = len(self.texts)
        out = []
        for i, size in enumerate(self.sizes):
            reach = LABEL_REACH if size < LABEL_CHARS else REACH
            end = i + reach + 1
            if prose[end if end < count else count] > prose[i - reach if i > reach else 0]:
                out.append(i)
        return out

    def rows(self, wanted: Sequence[int]) -> list[list[float]]:
        """Return a row of numbers, in the order of `FEATURES`, for each wanted line."""
        texts, sizes, terminal, mass, prose, said = (
            self.texts, self.sizes, self.terminal, self.mass, self.prose, self.said,
        )  # fmt: skip
        count = len(texts)
        total = prose[-1] or 1.0
        begin, end = self.run
        share = (prose[end] - prose[begin]) / total
        labels = [0, *accumulate([not value for value in mass])]
        dates = [
            0,
            *accumulate(
                [
                    size < PROSE_CHARS and DIGIT.search(text) is not None
                    for size, text in zip(sizes, texts, strict=True)
                ]
            ),
        ]
        sums = [sum(values) for values in said]
        meant = [0.0, *accumulate(sums)]
        copies = Counter(texts)
        seen: Counter[str] = Counter()
        out = []
        for i in wanted:
            text = texts[i]
            size = sizes[i]
            words = said[i]
            parts = text.split(" ", WORDS)[:WORDS]
            head = text[:HEAD_CHARS]
            digits = len(DIGIT.findall(head))
            here = prose[i]
            after = prose[i + 1]
            a2, a3, a6, a12, a25 = (
                i - 2 if i > 2 else 0, i - 3 if i > 3 else 0, i - 6 if i > 6 else 0,
                i - 12 if i > 12 else 0, i - 25 if i > 25 else 0,
            )  # fmt: skip
            b2, b3, b6, b12, b25 = (
                i + 3 if i + 3 < count else count, i + 4 if i + 4 < count else count,
                i + 7 if i + 7 < count else count, i + 13 if i + 13 < count else count,
                i + 26 if i + 26 < count else count,
            )  # fmt: skip
            out.append([
                size,
                terminal[i],
                mass[i],
                text.count(" ") + 1,
                sum([part[:1].isupper() for part in parts]) / len(parts),
                LAST.get(text[-1], 0),
                0 if text[0].isalpha() else FIRST.get(text[0], 3),
                ("|" in text) + ("·" in text) + 2 * ("©" in text) + ("•" in text),
                digits / len(head),
                text.count(","),
                text.count(". "),
                copies[text],
                seen[text],
                sums[i],
                sums[i] / (len(words) or 1),
                min(words, default=0.0),
                meant[i] - meant[a3],
                meant[b3] - meant[i + 1],
                meant[i] - meant[a12],
                meant[b12] - meant[i + 1],
                sizes[i - 1] if i else -1,
                sizes[i + 1] if i + 1 < count else -1,
                mass[i - 1] if i else -1,
                mass[i + 1] if i + 1 < count else -1,
                mass[i - 2] if i > 1 else -1,
                mass[i + 2] if i + 2 < count else -1,
                here - prose[a3],
                prose[b3] - after,
                here - prose[a12],
                prose[b12] - after,
                here - prose[a25],
                prose[b25] - after,
                (labels[b3] - labels[a3]) / (b3 - a3),
                (labels[b12] - labels[a12]) / (b12 - a12),
                dates[b2] - dates[a2],
                dates[b6] - dates[a6],
                i / count,
                here / total,
                begin <= i < end,
                begin - i if i < begin else 0,
                i - end + 1 if i >= end else 0,
                share,
                here - prose[end] if i >= end else prose[begin] - here if i < begin else 0.0,
                here - prose[begin] if i >= begin else 0.0,
                total,
                count,
            ])  # fmt: skip
            seen[text] += 1
        return out
