"""Lists, quotes and code as Markdown: what stands before the lines of the blocks that they are made of.

As in the specification of CommonMark 0.31: `- ` and `1. ` before the items of lists, which stand as far to
the right as the text of the item around them, `> ` before quotes, fences of three or more backticks around
code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from ..base.frozen import NamedTuple
from ..kernel.patch import Edit, Patch
from .scan import Scan
from .writer import MARKUP

__all__ = [
    "FENCE",
    "FENCED",
    "INLINE_CODE",
    "LIST_TAGS",
    "LONG_FENCE",
    "LONG_TICKS",
    "Mark",
    "list_marks",
    "unfenced",
]

LIST_TAGS = frozenset(["ul", "ol", "menu", "dir"])
FENCE = "```"
#: Around code while a page is cleaned, so that rules for prose leave it alone; longer than anybody's own.
LONG_FENCE = "`" * 17
#: The same within a line.
LONG_TICKS = "`" * 16
LEVELS = 6  # of lists and quotes within each other; what is deeper stands as far to the right as these
#: Code within a line, with a blank between its ticks and a backtick of its own.
INLINE_CODE = re.compile(f"(?<!`){LONG_TICKS}(?: (?=`)|(?!`))([\\s\\S]*?)(?:(?<=`) |(?<!`)){LONG_TICKS}(?!`)")
#: Code between long fences; all of it may be gone.
FENCED = re.compile(f"(?<![^\\n]){LONG_FENCE}\\n(?:([\\s\\S]*?)\\n)??{LONG_FENCE}(?!`)(\\n*)")
_START = re.compile(r"\s(?:start|value)\s*=\s*[\"']?(\d{1,9})\b", re.I)


class Mark(NamedTuple):
    """Hold what stands before a block, and before each of its lines but the first.

    `quote` is what stands on the line between this block and the next of the same quote, `quotes` the
    elements of quotes that it is in, from the outermost.
    """

    before: str = ""
    within: str = ""
    quote: str = ""
    quotes: tuple[int, ...] = ()


class _Place(NamedTuple):
    """Hold what stands before the blocks of an element: the first one, and all lines."""

    item: int = 0  # the item whose first block has a mark of its own
    first: str = ""
    lines: str = ""
    quotes: tuple[int, ...] = ()
    depth: int = 0


def list_marks(scan: Scan, kept: Container[int]) -> dict[int, Mark]:
    """Return what stands before the lines of blocks, by their numbers, of those that are kept."""
    if not {"li", "blockquote"}.intersection(scan.names):
        return {}
    places = _places(scan)
    found: dict[int, Mark] = {}
    begun: set[int] = set()  # items whose first block has its mark
    for n, block in enumerate(scan.blocks):
        place = places[block.at]
        if n not in kept or not place.first:
            continue
        before = place.lines if place.item in begun else place.first
        found[n] = Mark(before, place.lines, place.lines.rstrip() if place.quotes else "", place.quotes)
        begun.add(place.item)
    return found


def _places(scan: Scan) -> list[_Place]:
    """Return of each element what stands before the blocks in it."""
    places = [_Place()]
    number: Counter[int] = Counter()  # of the last item of each list
    for element in range(1, len(scan.names)):
        name, parent = scan.names[element], scan.parents[element]
        place = places[parent]
        if name == "ol":
            number[element] = _told(scan.tags[element], 1) - 1
        if name == "li":
            mark = "- "
            if scan.names[parent] == "ol":
                number[parent] = _told(scan.tags[element], number[parent] + 1)
                mark = f"{number[parent]}. "
            deep = place.depth >= LEVELS
            first = place.lines[: -len(mark)] if deep else place.lines
            lines = place.lines if deep else place.lines + " " * len(mark)
            place = _Place(element, first + mark, lines, place.quotes, place.depth + 1)
        elif name == "blockquote" and place.depth < LEVELS:
            quotes = (*place.quotes, element)
            place = _Place(place.item, place.first + "> ", place.lines + "> ", quotes, place.depth + 1)
        places.append(place)
    return places


def _told(tag: str, number: int) -> int:
    """Return the number that a tag gives an item or a list, or else the one that it has."""
    told = _START.search(tag)
    return number if told is None else int(told[1])


def unfenced(text: str) -> Patch:
    """Return the patch that takes the long fences and ticks out of a text again."""
    edits = []
    for found in INLINE_CODE.finditer(text):
        edits.append(Edit(found.start(), found.start(1), "", MARKUP))
        edits.append(Edit(found.end(1), found.end(), "", MARKUP))
    for found in FENCED.finditer(text):
        if found[1]:
            edits.append(Edit(found.start(), found.start(1), "", MARKUP))
            edits.append(Edit(found.end(1), found.start(2), "", MARKUP))
        else:
            edits.append(Edit(found.start(), found.end(), "", MARKUP))
    return Patch(sorted(edits))
