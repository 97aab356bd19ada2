"""Headlines below a label that names other stories, at the end of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..finders.lines import LIST_LINES
from ..kernel.doc import Doc, Line
from .headlines import is_headline, is_wide_headline

__all__ = ["find_announced"]

ANNOUNCING = "recommendation"  # a label of this kind needs no colon
WORDS = 3  # of a headline


def find_announced(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find the headlines right below a label that other rules delete, down to the end or the next such line.

    One or two headlines may be an article's last lines; below such a label they are what it announces.
    """
    last = next((number + 1 for number in reversed(doc.prose) if number not in kinds), 0)
    if last == 0:
        return
    for label in sorted(number for number in kinds if number >= last):
        if kinds[label] != ANNOUNCING and not doc.line_texts[label].rstrip().endswith((":", "：")):
            continue
        links: list[Line] = []
        ends = True
        for number in range(label + 1, len(doc.lines)):
            line = doc.lines[number]
            if number in kinds or len(links) > LIST_LINES:
                break
            if line.text.strip():
                ends = _is_link(line.text)
                if not ends:
                    break
                links.append(line)
        if ends and len(links) <= LIST_LINES:
            yield from links


def _is_link(text: str) -> bool:
    text = text.strip()
    return is_headline(text.lstrip("-–—•·*>» "), WORDS) or is_wide_headline(text)
