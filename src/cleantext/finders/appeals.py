"""Appeals for money or membership, decided as a block.

An appeal is normal prose, and no list of wordings is ever complete. What gives it away is all of this
together: it asks, it speaks of itself in the first person plural, it names what such appeals name,
and it stands after the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import chain

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from ..kernel.patterns import Pattern, compiled
from ..kernel.sentences import closes_sentence, kept_before, own_words
from ..strings.edges import edged
from ..strings.gate import Gate
from .lines import evidence

__all__ = ["Appeal"]

SHORT_CHARS = 70  # buttons, questions and headings of an appeal
QUOTED_CHARS = 10  # of what an article quotes of an appeal
SENTENCE_CHARS = 400  # in a longer one, *we* and a word of appeals may have nothing to do with each other
LONG_CHARS = 1500  # a paragraph of an appeal is shorter
_SENTENCE_END = lazy_pattern(r"(?<=[.!?])\s+")
_QUOTES = "\"“”„«»‘'「『—–"


class Appeal(NamedTuple):
    """Delete a block of lines that asks the reader for support.

    `asks` are patterns of which a line of the block must hold one. A line belongs to the block if it asks,
    or speaks as one of `voice` and names one of `words` in one sentence; short lines without a full stop
    need only one of the two. Lines that open with a quotation never belong. The whole block names at least
    `at_least` different `words`. Behind it no prose may follow, or else it is one paragraph with twice the
    words. `hints`, if any, are for each of `asks` the strings of which it cannot match without one.
    """

    rule: str
    asks: tuple[str, ...]
    voice: tuple[str, ...]
    words: tuple[str, ...]
    at_least: int = 3
    timed: bool = False
    hints: tuple[tuple[str, ...], ...] = ()

    def hinted(self, asks: str | list[str]) -> Appeal:
        """Return the same with other patterns and their hints."""
        from ..strings.literals import needs_of_pattern
        from ..strings.waits import best_needs

        asks = [asks] if isinstance(asks, str) else asks
        hints = (best_needs(needs_of_pattern(ask)).strings for ask in asks)
        return self._replace(asks=tuple(asks), hints=tuple(hints))

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        gate, words, hints = _gate(self.words, self.hints)
        held = dict(gate.by_line(doc.folded))
        if len(words.intersection(chain(*held.values()))) < self.at_least:
            return
        nothing = frozenset[str]()
        patterns = [compiled(ask, self.timed) for ask in self.asks]
        asks = list(zip(patterns, hints or [nothing] * len(patterns), strict=True))
        may_ask = held.keys() if all(hints for _, hints in asks) else range(len(doc.lines))
        lines = doc.filled
        asking = [
            len(line.text) <= LONG_CHARS
            and line.number in may_ask
            and _asks(line.text, held.get(line.number, nothing), asks)
            for line in lines
        ]
        below, last_prose = len(lines), True  # no prose that is not of an appeal stands behind
        for start, end in self._blocks(lines, asking):
            last_prose = last_prose and not any(is_prose(line.text) for line in lines[end + 1 : below])
            below = start
            text = doc.text[lines[start].start : lines[end].end]
            needed = self.at_least if last_prose else 2 * self.at_least
            if evidence(text, self.words) >= needed and _voice_pattern(self.voice).search(text):
                first = lines[start]
                kept = kept_before(first.text, lambda said: self._calls(said, patterns), QUOTED_CHARS)
                stop = lines[end].next_start if not kept or end > start else first.end
                yield Edit(first.start + kept, stop, "\n" if kept and end > start else "", (self.rule,))
            else:
                last_prose = last_prose and not any(is_prose(line.text) for line in lines[start : end + 1])

    def _blocks(self, lines: list[Line], asking: list[bool]) -> Iterator[tuple[int, int]]:
        """Yield the first and the last line of each block with a line that asks, the last block first."""

        def belongs(at: int) -> bool:
            return 0 <= at < len(lines) and self._belongs(lines[at], asking[at])

        def reach(at: int, step: int) -> int:
            while True:
                if belongs(at + step):
                    at += step
                elif belongs(at + 2 * step) and _is_short(lines[at + step]):
                    at += 2 * step
                else:
                    return at

        start = len(lines)
        for at in range(len(lines) - 1, -1, -1):
            if asking[at] and at < start and belongs(at):
                start, end = reach(at, -1), reach(at, 1)
                yield start, end

    def _calls(self, said: str, patterns: list[Pattern]) -> bool:
        """Tell whether a sentence asks, or speaks of what appeals name."""
        return any(pattern.search(said) for pattern in patterns) or (
            _voice_pattern(self.voice).search(said) is not None and evidence(said, self.words) > 0
        )

    def _belongs(self, line: Line, asks: bool) -> bool:
        text = line.text.strip()
        if text[0] in _QUOTES or len(text) > LONG_CHARS:
            return False
        if asks:
            return True
        own = own_words(text, QUOTED_CHARS)
        speaks = _voice_pattern(self.voice).search
        if len(text) <= SHORT_CHARS and not closes_sentence(text):
            return speaks(own) is not None or evidence(own, self.words) > 0
        # In one sentence: `It hurts our health. Readers donated more than ever.` is no appeal.
        return any(
            len(part) <= SENTENCE_CHARS and speaks(part) and evidence(part, self.words)
            for part in _SENTENCE_END.split(own)
        )


def _is_short(line: Line) -> bool:
    return len(line.text.strip()) <= SHORT_CHARS and not is_prose(line.text)


def _asks(text: str, held: Set[str], asks: list[tuple[Pattern, frozenset[str]]]) -> bool:
    """Tell whether a line holds one of the patterns: of those that have hints, one of which it holds."""
    patterns = [pattern for pattern, hints in asks if not hints or not hints.isdisjoint(held)]
    own = own_words(text, QUOTED_CHARS) if patterns else ""
    return any(pattern.search(own) for pattern in patterns)


@lru_cache(maxsize=64)
def _gate(
    words: tuple[str, ...], hints: tuple[tuple[str, ...], ...]
) -> tuple[Gate, frozenset[str], list[frozenset[str]]]:
    """Return the gate of words and hints, and both as it has them: words count where a word begins."""
    begun = frozenset(map(edged, words))
    return Gate(begun.union(*hints)), begun, list(map(frozenset, hints))


@lru_cache(maxsize=64)
def _voice_pattern(voice: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in voice)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
