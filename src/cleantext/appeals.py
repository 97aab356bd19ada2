"""Appeals for money or membership, decided as a block.

An appeal is normal prose, and no list of wordings is ever complete. What gives it away is all of this
together: it asks, it speaks of itself in the first person plural, it names what such appeals name,
and it stands after the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from .doc import Doc, Line, is_prose
from .finders import evidence
from .patch import Edit
from .patterns import compiled
from .scan import bare, edged, traces_of

__all__ = ["Appeal"]

SHORT_CHARS = 70  # buttons, questions and headings of an appeal
LONG_CHARS = 1500  # a paragraph of an appeal is shorter
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_QUOTES = "\"“”„«»‘'「『"


class Appeal(NamedTuple):
    """Delete a block of lines that asks the reader for support.

    `asks` is a pattern that a line of the block must hold. A line belongs to the block if it asks, or
    speaks as one of `voice` and names one of `words` in one sentence; short lines need only one of the
    two. Lines that open with a quotation never belong. The whole block names at least `at_least` different
    `words`. Behind it no prose may follow, or else it is one paragraph with twice the words. `hints`, if
    any, are strings of which `asks` cannot match without one.
    """

    rule: str
    asks: str
    voice: tuple[str, ...]
    words: tuple[str, ...]
    at_least: int = 3
    timed: bool = False
    hints: tuple[str, ...] = ()

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        if len(list(islice(_present(doc, _begun(self.words)), self.at_least))) < self.at_least:
            return
        asks = compiled(self.asks, self.timed)
        hints = tuple(_present(doc, self.hints))
        if self.hints and not hints:
            return
        lines = [line for line in doc.lines if line.text.strip()]
        asking = [
            len(line.text) <= LONG_CHARS
            and (not hints or any(hint in doc.line_folds[line.number] for hint in hints))
            and asks.search(line.text) is not None
            for line in lines
        ]
        if not any(asking):
            return
        belongs = [self._belongs(line, asked) for line, asked in zip(lines, asking, strict=True)]
        last_prose = True  # no prose that is not of an appeal stands behind
        at = len(lines) - 1
        while at >= 0:
            if not belongs[at]:
                last_prose = last_prose and not is_prose(lines[at].text)
                at -= 1
                continue
            end = at
            while at > 0 and (belongs[at - 1] or (at > 1 and belongs[at - 2] and _is_short(lines[at - 1]))):
                at -= 1
            text = doc.text[lines[at].start : lines[end].end]
            needed = self.at_least if last_prose else 2 * self.at_least
            if (
                any(asking[at : end + 1])
                and evidence(text, self.words) >= needed
                and _voice_pattern(self.voice).search(text)
            ):
                yield Edit(lines[at].start, lines[end].next_start, "", (self.rule,))
            else:
                last_prose = last_prose and not any(is_prose(line.text) for line in lines[at : end + 1])
            at -= 1

    def _belongs(self, line: Line, asks: bool) -> bool:
        text = line.text.strip()
        if text[0] in _QUOTES or len(text) > LONG_CHARS:
            return False
        if asks:
            return True
        speaks = _voice_pattern(self.voice).search
        if len(text) <= SHORT_CHARS:
            return speaks(text) is not None or evidence(text, self.words) > 0
        # In one sentence: `It hurts our health. Readers donated more than ever.` is no appeal.
        return any(speaks(part) and evidence(part, self.words) for part in _SENTENCE_END.split(text))


def _is_short(line: Line) -> bool:
    return len(line.text.strip()) <= SHORT_CHARS and not is_prose(line.text)


def _present(doc: Doc, strings: tuple[str, ...]) -> Iterator[str]:
    """Yield the strings that occur in a text, without their edges."""
    traces = doc.scan.traces
    for string, needed in _traced(strings):
        if needed <= traces and string in doc.folded:
            yield string


@lru_cache(maxsize=64)
def _begun(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(edged, words))


@lru_cache(maxsize=64)
def _traced(strings: tuple[str, ...]) -> list[tuple[str, frozenset[bytes]]]:
    """Return strings without their edges, and the traces that they leave in a text."""
    return [(bare(string), frozenset(traces_of(string))) for string in strings]


@lru_cache(maxsize=64)
def _voice_pattern(voice: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in voice)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
