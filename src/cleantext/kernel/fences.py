"""Code between fences, as Markdown has it: what stands there is no prose, and no rule of prose touches it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from .doc import Doc
from .patch import Edit

__all__ = ["FENCE", "fenced", "outside_fences"]

FENCE = "```"
#: What may be mended within code: its characters, and how its lines end.
MENDING_KINDS = ("encoding",)
LINE_END = "unicode.line-end"


def fenced(doc: Doc) -> tuple[range, ...]:
    """Return the numbers of the lines of each block between fences, with its fences. Ask for it `once`.

    A block ends with a fence as long as that which opens it, or longer; one without an end is none.
    """
    if FENCE not in doc.text:
        return ()
    found: list[range] = []
    opened, ticks = -1, 0
    for number, text in enumerate(doc.line_texts):
        if not text.startswith(FENCE):
            continue
        size = len(text) - len(text.lstrip("`"))
        if opened < 0:
            opened, ticks = number, size
        elif size >= ticks and not text[size:].strip():
            found.append(range(opened, number + 1))
            opened = -1
    return tuple(found)


def outside_fences(doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> list[Edit]:
    """Return the edits without those of prose that touch code. A block may go as a whole."""
    blocks = doc.once(fenced) if FENCE in doc.text else ()
    if not blocks:
        return found
    starts = [doc.lines[block[0]].start for block in blocks]
    ends = [doc.lines[block[-1]].end for block in blocks]

    def spares(edit: Edit) -> bool:
        """Tell whether the edit takes no part of a block: of the first and the last that it meets."""
        first, last = bisect_right(ends, edit.start), bisect_left(starts, edit.end) - 1
        return first > last or (edit.start <= starts[first] and edit.end >= ends[last])

    return [
        edit
        for edit in found
        if kinds.get(edit.rules[0]) in MENDING_KINDS or edit.rules[0] == LINE_END or spares(edit)
    ]
