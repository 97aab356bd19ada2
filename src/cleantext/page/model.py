"""Choose the lines of a page's text that are its article.

Every line gets log-odds from boosted trees; the article is the run of lines with the largest sum of
them, and of that run the lines that are not hopeless. In a language that the weights were not trained
on, only labels far from all prose go.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, compress
from typing import NamedTuple

from ..trees import Trees
from .lines import Lines, best_run

__all__ = ["Choice", "choose_lines", "choose_main_lines", "load"]

#: Added to the log-odds before the best run is looked for: recall is worth more than precision. F1 of
#: five-fold cross-validation by site is flat from 0.7 to 1.3, and within KEEP_ABOVE from -2.5 to -1.7
#: (`benchmarks/train_page.py --cv`).
LENIENCE = 1.0
LIMIT = 4.0
KEEP_ABOVE = -2.5
#: Where less than this share of the page's characters would be left, the strict mode decides: a page of
#: nothing but names or figures has no run of prose.
LEAST_SHARE = 0.08
#: Known words make up this share of the long lines of English text, and less than half of it elsewhere.
KNOWN_SHARE = 0.3
LONG_LINE_CHARS = 80
#: In other languages a line goes only if it is no prose and no prose is within this many lines.
STRICT_REACH = 2
#: Characters that make prose of any line, with and without spaces between words.
STRICT_CHARS, STRICT_WIDE_CHARS = 80, 30


class Choice(NamedTuple):
    """The verdict on each line: kept or not, its log-odds, and whether the strict mode decided."""

    kept: list[bool]
    scores: list[float]
    strict: bool


@lru_cache(maxsize=1)
def load() -> tuple[dict[str, float], Trees]:
    """Load the word weights and the trees of the package, once."""
    data = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return data["words"], Trees(data["features"], data["trees"], data["stop_below"], data["first"])


def choose_main_lines(texts: Sequence[str]) -> Choice:
    """Choose by the weights of the package. No text may be blank.

    >>> page = ["Home", "News", "It rained all day long in the harbour, and nobody left the house."]
    >>> choose_main_lines(page).kept
    [False, False, True]
    """
    return choose_lines(texts, *load())


def choose_lines(texts: Sequence[str], words: Mapping[str, float], trees: Trees) -> Choice:
    """Choose the lines of the article among `texts`, none of them blank."""
    lines = Lines(texts, words)
    if not knows_language(lines, words):
        return Choice([not far for far in far_from_prose(lines)], [0.0] * len(texts), True)
    scores = [-LIMIT] * len(texts)
    near = lines.near()
    score = trees.score
    for i, row in zip(near, lines.rows(near), strict=True):
        scores[i] = score(row)
    gains = [
        max(-LIMIT, min(LIMIT, value + LENIENCE)) * (text.count(" ") + 2) ** 0.5
        for value, text in zip(scores, texts, strict=True)
    ]
    begin, end = best_run(gains)
    kept = [begin <= i < end and scores[i] > KEEP_ABOVE for i in range(len(texts))]
    if sum(compress(lines.sizes, kept)) < LEAST_SHARE * sum(lines.sizes):
        return Choice([not far for far in far_from_prose(lines)], scores, True)
    return Choice(kept, scores, False)


def knows_language(lines: Lines, words: Mapping[str, float]) -> bool:
    """Tell whether the weights know the words of the page's long lines, or of all if none is long."""
    said = [
        v for v, size in zip(lines.said, lines.sizes, strict=True) if size >= LONG_LINE_CHARS
    ] or lines.said
    whole = sum(map(len, said))
    return not whole or sum([len(v) - v.count(0.0) for v in said]) >= KNOWN_SHARE * whole


def far_from_prose(lines: Lines) -> list[bool]:
    """Tell for each line whether it is a label with no prose near it."""
    prose = [
        (end and size >= STRICT_WIDE_CHARS)
        or size >= STRICT_CHARS
        or (size >= STRICT_WIDE_CHARS and is_wide(text))
        for text, size, end in zip(lines.texts, lines.sizes, lines.terminal, strict=True)
    ]
    running = [0, *accumulate(prose)]
    count = len(prose)
    if not running[-1]:
        return [False] * count
    return [
        running[min(count, i + STRICT_REACH + 1)] == running[max(0, i - STRICT_REACH)] for i in range(count)
    ]


def is_wide(text: str) -> bool:
    """Tell whether a text is in a script that writes without spaces."""
    return text.count(" ") * 12 < len(text)
