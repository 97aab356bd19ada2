"""Lists, quotes and code as Markdown: what stands before and behind the blocks that they are made of.

As in the specification of CommonMark 0.31: `- ` and `1. ` before the items of lists, `> ` before quotes,
fences of three or more backticks around code. Items of inner lists stand at the left, too: blanks before a
line are no part of an article's text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..kernel.patch import Edit, Patch
from .scan import Scan

__all__ = ["code_marks", "list_marks", "unfenced"]

ITEM_DEPTH = 4  # how far above a block its item, its quote or its code may be
ITEM_TAGS = frozenset(["li"])
QUOTE_TAGS = frozenset(["blockquote"])
CODE_TAGS = frozenset(["pre"])
FENCE = "```"
#: Around code while a page is cleaned, so that rules for prose leave it alone; longer than anybody's own.
LONG_FENCE = "`" * 17
_TICKS = re.compile("`{3,}")


def list_marks(scan: Scan, kept: Sequence[bool]) -> dict[int, tuple[str, str]]:
    """Return what stands before and behind blocks, by their numbers, of those that are kept."""
    if not {"li", "blockquote", "pre"}.intersection(scan.names):
        return {}
    number = _numbers(scan)
    found: dict[int, tuple[str, str]] = {}
    begun: set[int] = set()  # items whose first block has its mark
    for n, block in enumerate(scan.blocks):
        if not kept[n]:
            continue
        code, item, quote = (
            scan.above(block.at, tags, ITEM_DEPTH) for tags in (CODE_TAGS, ITEM_TAGS, QUOTE_TAGS)
        )
        if code:
            ticks = max(map(len, _TICKS.findall(scan.page, block.start, block.end)), default=len(FENCE) - 1)
            fence = "`" * max(len(FENCE), ticks + 1)
            found[n] = (f"{fence}\n", f"\n{fence}")
        elif item and item not in begun:
            begun.add(item)
            found[n] = (f"{number[item]}. " if item in number else "- ", "")
        elif quote:
            found[n] = ("> ", "")
    return found


def code_marks(scan: Scan, kept: Sequence[bool]) -> dict[int, tuple[str, str]]:
    """Return long fences for the blocks of code, by their numbers, of those that are kept."""
    if "pre" not in scan.names:
        return {}
    return {
        n: (f"{LONG_FENCE}\n", f"\n{LONG_FENCE}")
        for n, block in enumerate(scan.blocks)
        if kept[n] and scan.above(block.at, CODE_TAGS, ITEM_DEPTH)
    }


def unfenced(text: str) -> Patch:
    """Return the patch that takes the long fences out of a text again."""
    edits = []
    at = text.find(LONG_FENCE)
    while at >= 0:
        end = at + len(LONG_FENCE)
        if text[end : end + 1] == "\n":
            end += 1
        elif text[at - 1 : at] == "\n":
            at -= 1
        edits.append(Edit(at, end, "", ("html.markup",)))
        at = text.find(LONG_FENCE, end)
    return Patch(edits)


def _numbers(scan: Scan) -> dict[int, int]:
    """Return the numbers of the items of numbered lists, by their elements."""
    count: Counter[int] = Counter()
    number = {}
    for element, (name, parent) in enumerate(zip(scan.names, scan.parents, strict=True)):
        if name in ITEM_TAGS and scan.names[parent] == "ol":
            count[parent] += 1
            number[element] = count[parent]
    return number
