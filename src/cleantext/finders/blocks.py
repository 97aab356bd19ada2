"""Finders for more than a line: from one line to another, to the end of the text, or from its start."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.frozen import NamedTuple
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from ..kernel.patterns import compiled
from ..kernel.places import in_place
from .lines import evidence

__all__ = ["Block", "Head", "Tail"]

HALF = 0.5
PARAGRAPHS = 2  # the last comment may have one


class Block(NamedTuple):
    """Delete from a line that `opens` to the next line that `closes`, both included.

    The block has at most `max_lines` lines that are not blank; with evidence words, at least
    `at_least` of them occur in it. Without a closing line in reach nothing happens.
    """

    rule: str
    opens: str
    closes: str
    max_lines: int = 12
    where: str = "anywhere"
    evidence_words: tuple[str, ...] = ()
    at_least: int = 1
    timed: bool = False

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        opens = compiled(self.opens, self.timed).fullmatch
        closes = compiled(self.closes, self.timed).fullmatch
        lines = doc.lines
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            if not opens(line.text.strip()) or not in_place(doc, line, self.where):
                continue
            seen = 1
            for number in range(line.number + 1, len(lines)):  # a slice would copy the rest of the text
                other = lines[number]
                text = other.text.strip()
                seen += bool(text)
                if seen > self.max_lines or (not self.evidence_words and is_prose(text)):
                    break
                if text and closes(text):
                    block = doc.text[line.start : other.end]
                    if not self.evidence_words or evidence(block, self.evidence_words) >= self.at_least:
                        yield Edit(line.start, other.next_start, "", (self.rule,))
                        at = other.number + 1
                    break


class Tail(NamedTuple):
    """Delete from a line that `opens` to the end of the text.

    The part may be at most `share` (0…1) of the text, and holds at least `at_least` of the evidence
    words. If it may be more than half, the article may go on below a counter of comments, and below all
    of it: so evidence stands above the next paragraph, and the part ends with its last evidence if
    paragraphs follow. The first such line counts. Where the text without it would end in another such
    part, the opening line is a refrain and nothing goes: round by round it would eat the article.
    """

    rule: str
    opens: str
    share: float = 0.3
    evidence_words: tuple[str, ...] = ()
    at_least: int = 1
    timed: bool = False

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        opens = compiled(self.opens, self.timed).fullmatch
        size = len(doc.text)
        for line in doc.lines:
            if size - line.start > self.share * size or not opens(line.text.strip()):
                continue
            rest = line.start
            above = [other for other in doc.lines[: line.number] if rest - other.start <= self.share * rest]
            if any(opens(other.text.strip()) for other in above):
                return
            block = doc.text[line.start :]
            near = block if self.share <= HALF else _before_prose(doc, line)
            if not self.evidence_words or (
                evidence(block, self.evidence_words) >= self.at_least and evidence(near, self.evidence_words)
            ):
                yield Edit(line.start, size if self.share <= HALF else self._end(doc, line), "", (self.rule,))
            return  # what follows a later opening line is part of this, and names no more

    def _end(self, doc: Doc, opening: Line) -> int:
        """Return where the part ends: with the text, unless paragraphs follow that name no evidence."""
        paragraphs = 0
        for line in reversed(doc.lines[opening.number :]):
            if evidence(f"{line.text}\n", self.evidence_words):
                return line.next_start if paragraphs >= PARAGRAPHS else len(doc.text)
            paragraphs += is_prose(line.text)
        return len(doc.text)


def _before_prose(doc: Doc, opening: Line) -> str:
    """Return what stands from a line to the next paragraph."""
    following = (line for line in doc.lines[opening.number + 1 :] if is_prose(line.text))
    return doc.text[opening.start : next(following, doc.lines[-1]).start]


class Head(NamedTuple):
    """Delete from the start of the text to the last line that `closes` within `share` of it.

    Where the text without it would begin with another such part, nothing goes, as with `Tail`.
    """

    rule: str
    closes: str
    share: float = 0.2
    evidence_words: tuple[str, ...] = ()
    at_least: int = 1
    timed: bool = False

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        closes = compiled(self.closes, self.timed).fullmatch
        size = len(doc.text)
        best: Line | None = None
        for line in doc.lines:
            if line.end > self.share * size:
                break
            if closes(line.text.strip()):
                best = line
        if best is not None:
            start = best.next_start
            reach = start + self.share * (size - start)
            below = [other for other in doc.lines[best.number + 1 :] if other.end <= reach]
            if any(closes(other.text.strip()) for other in below):
                return
            block = doc.text[: best.end]
            if not self.evidence_words or evidence(block, self.evidence_words) >= self.at_least:
                yield Edit(0, best.next_start, "", (self.rule,))
