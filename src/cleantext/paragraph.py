"""Paragraphs with their spans, in the clean text and in the raw text."""

from __future__ import annotations

from .base.frozen import NamedTuple
from .cleaners import get_cleaner
from .cleaning.cleaned import Cleaned
from .kernel.doc import Doc
from .kernel.patch import Patch

__all__ = ["Paragraph", "paragraphs_of"]


class Paragraph(NamedTuple):
    """One paragraph. Offsets are code points, half-open.

    `start, end` is its span in the clean text, `raw_start, raw_end` in the raw text. `text` differs
    from the clean text between them only where wrapped lines were joined.
    """

    text: str
    start: int
    end: int
    raw_start: int
    raw_end: int


def paragraphs_of(cleaned: Cleaned) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a cleaned text, in order.

    >>> from cleantext import trace
    >>> [p.text for p in trace("One.\\n\\nTwo.").paragraphs()]
    ['One.', 'Two.']
    """
    edits, _ = get_cleaner("split_paragraphs").engine.find(Doc(cleaned.text))
    split = Patch(edits)
    text = split.apply(cleaned.text)
    out = []
    at = 0
    for part in text.split("\n"):
        words = part.strip()
        if words:
            first = at + part.index(words)
            start, last = split.origin(first), split.origin(first + len(words) - 1)
            raw_start, raw_end = cleaned.patch.span(start)[0], cleaned.patch.span(last)[1]
            out.append(Paragraph(words, start, last + 1, raw_start, max(raw_start, raw_end)))
        at += len(part) + 1
    return tuple(out)
