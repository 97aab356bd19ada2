"""Headings of sections: where a text is made of them, a label among its paragraphs may be one.

`Subscribe`, `Add a comment`, `Forgot your password?` are buttons of pages, and headings of an article that
tells how to do that. A heading stands between two paragraphs as others do, and what follows speaks of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.sentences import closes_sentence
from .facts import is_brief_fact
from .kin import stems_of

__all__ = ["HEADING_CHARS", "headed", "is_sentence", "sections", "speaks_of"]

HEADING_CHARS = 50
BLOCKS = 3  # of a heading and its sentences, from which on a text is made of such blocks
SECTION_LINES = 6  # of a section, which may speak of what its heading names
_ITEM = lazy_pattern(r"\s*(?:[-–•·*▪■●◦‣✓✔]|\(?\d{1,2}[.):、．])\s*\S")
_FIRST = lazy_pattern(r"\s*\(?1[.):、．]\s*\S")


def is_sentence(text: str) -> bool:
    """Tell whether a line is a sentence, or prose."""
    return closes_sentence(text) or is_prose(text)


def headed(doc: Doc) -> frozenset[int]:
    """Return the numbers of the lines that are headings, if the text is made of blocks with a heading.

    Blank lines part such blocks. None stands between a heading and the sentence or the facts below it.
    """
    texts = (*doc.line_texts, "", "")
    numbers = [
        number
        for number in range(len(texts) - 3)
        if 0 < len(texts[number]) <= HEADING_CHARS
        and (number == 0 or not texts[number - 1].strip())
        and texts[number].strip()
        and not closes_sentence(texts[number])
        and (is_sentence(texts[number + 1]) or all(map(is_brief_fact, texts[number + 1 : number + 3])))
    ]
    if len(numbers) < BLOCKS:  # of fewer blocks only those of some lines tell, and not the first
        numbers = [number for number in numbers if number and texts[number + 2].strip()]
    return frozenset(numbers)


def sections(doc: Doc) -> frozenset[int]:
    """Return the numbers of the short lines that stand between a sentence or a list, and another one."""
    filled = doc.filled
    return frozenset(
        line.number
        for above, line, below in zip(filled, filled[1:], filled[2:], strict=False)
        if len(line.text) <= HEADING_CHARS
        and not is_sentence(line.text)
        and _ITEM.match(line.text) is None
        and (is_sentence(above.text) or _ITEM.match(above.text) is not None)
        and (is_sentence(below.text) or _FIRST.match(below.text) is not None)
    )


def speaks_of(doc: Doc, line: Line) -> bool:
    """Tell whether the headline or the section below a line speaks of half of what the line names."""
    stems = stems_of(line.text)
    said = {stem for text in _section(doc, line) for stem in stems_of(text)}
    return bool(stems) and 2 * sum(stem in said for stem in stems) >= len(stems)


def _section(doc: Doc, line: Line) -> Iterator[str]:
    yield doc.filled[0].text
    for text in doc.line_texts[line.number + 1 : line.number + 1 + SECTION_LINES]:
        if 0 < len(text) <= HEADING_CHARS and not is_sentence(text) and _ITEM.match(text) is None:
            break
        yield text
