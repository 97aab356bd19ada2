"""Other stories below the article, told by their speaking of none of what it speaks of, nor of one another.

A row of headlines is told by its look. Teasers that are sentences look like the article; what tells
them is that each of them is of something else. The paragraphs of an article share words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .doc import Doc, Line, is_prose
from .finders import drop_line
from .kin import stems_of
from .patch import Edit

__all__ = ["Below"]

#: Kinds of rules for what stands below an article, and hardly ever in it.
END_KINDS = frozenset(("comments", "legal", "paywall"))
LATE_KINDS = END_KINDS | {"navigation", "social"}  # these stand above and within articles too
LINE_CHARS = 240  # a teaser is a sentence or two
LABEL_CHARS = 48  # names of sections, prices, makers: they say little of what they are of
ARTICLE_CHARS = 600  # of prose, to ask whether it speaks of something
KIN = 0.25  # of the words of the lines, and half of what the article's own lines share
LINE_KIN = 0.5  # of one line's, if it has words enough
LINE_STEMS = 4
SAYING_CHARS = 32  # shorter lines are names, or those of a table or of verse
FEW_STEMS = (4, 8)  # of longer lines; below chrome that articles have too, it takes more to say something


class Below(NamedTuple):
    """Delete what follows a line of the page's foot, if neither the article speaks of it nor the rest.

    Alone it finds nothing; the engine asks it last, with the edits of the other rules.
    """

    rule: str

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        return iter(())

    def among(self, doc: Doc, kinds: Mapping[int, str]) -> Iterator[Edit]:
        """Yield the edits for the lines below a foot; `kinds` are those of the rules that delete lines."""
        first = doc.body[0]
        signs = [number for number in sorted(kinds) if number > first and kinds[number] in LATE_KINDS]
        if not signs:
            return
        kept = [line for line in doc.lines if line.number not in kinds and line.text.strip()]
        start = len(kept)
        while start and len(kept[start - 1].text) <= LINE_CHARS:
            start -= 1
        stems = [frozenset(stem for stem in stems_of(line.text) if len(stem) > 4) for line in kept]
        counts = Counter(stem for line in stems for stem in line)
        done = -1
        for sign in signs:
            at = next((n for n in range(start, len(kept)) if kept[n].number > sign), len(kept))
            if at in (done, len(kept)) or kept[at - 1].number > sign:
                continue
            done = at
            said = sum(len(stems[n]) for n in range(at, len(kept)) if len(kept[n].text) > SAYING_CHARS)
            if said < FEW_STEMS[kinds[sign] not in END_KINDS]:
                return
            if _tell_of_other_things(kept, stems, counts, at):
                yield from (drop_line(line, self.rule) for line in kept[at:])
                return


def _tell_of_other_things(
    lines: Sequence[Line], stems: Sequence[frozenset[str]], counts: Counter[str], at: int
) -> bool:
    prose = sum(len(line.text) for line in lines[:at] if is_prose(line.text))
    if prose < ARTICLE_CHARS or sum(len(line.text) for line in lines[at:]) > prose:
        return False
    for line, words in zip(lines[at:], stems[at:], strict=True):
        if len(line.text) > LABEL_CHARS and len(words) >= LINE_STEMS and _kin([words], counts) > LINE_KIN:
            return False
    own = _kin(stems[:at], counts)
    return _kin(stems[at:], counts) <= min(KIN, own / 2)


def _kin(stems: Sequence[frozenset[str]], counts: Counter[str]) -> float:
    """Return the share (0…1) of the words of lines that stand in another line too."""
    words = sum(map(len, stems))
    return sum(counts[stem] > 1 for line in stems for stem in line) / words if words else 0.0
