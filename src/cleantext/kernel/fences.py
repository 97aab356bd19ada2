"""Code between fences, as Markdown has it: what stands there is no prose, and no rule of prose touches it.

Code without fences, told by its indentation, keeps its lines: no boilerplate is found in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from ..base.lazy import lazy_pattern
from .code import code_lines
from .doc import Doc
from .patch import Edit
from .rule import REPAIRS

__all__ = ["FENCE", "fenced", "outside_fences"]

FENCE = "```"
TICK = "`"
#: Code within a line, as its author marks it, with fewer backticks in it than around it.
_SPAN = lazy_pattern(
    r"(?<![\w`\\])(`+)(?![`\s])[^\n`]{1,400}(?:(?!\1(?!`))`{1,4}[^\n`]{1,400}){0,4}(?<!\s)\1(?![\w`])"
)
TYPED_QUOTE = "''"  # what closes a quotation that ``begins'' with backticks
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
    for number, line in enumerate(doc.line_texts):
        text = line.lstrip(" ")
        if not text.startswith(FENCE):
            continue
        size = len(text) - len(text.lstrip("`"))
        if opened < 0:
            if "`" not in text[size:]:  # else it is code within a line
                opened, ticks = number, size
        elif size >= ticks and not text[size:].strip():
            found.append(range(opened, number + 1))
            opened = -1
    return tuple(found)


def spans(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return where code stands within lines, with its backticks. Ask for it `once`."""
    return tuple(match.span() for match in _SPAN.finditer(doc.text) if TYPED_QUOTE not in match[0])


def outside_fences(doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> list[Edit]:
    """Return the edits without those of prose that touch code. A block of it may go as a whole."""
    has_prose = any(kinds.get(edit.rules[0]) not in REPAIRS for edit in found)
    if has_prose and (coded := doc.once(code_lines)):
        at = [line.start for line in doc.lines]
        found = [
            edit
            for edit in found
            if kinds.get(edit.rules[0]) in REPAIRS or bisect_right(at, edit.start) - 1 not in coded
        ]
    if TICK not in doc.text:
        return found
    lines = doc.lines
    blocks = [(lines[block[0]].start, lines[block[-1]].end) for block in doc.once(fenced)]
    inside = [span for span in doc.once(spans) if not _meets(blocks, span)]
    code = sorted(blocks + inside)
    if not code:
        return found
    starts, ends = [start for start, _ in code], [end for _, end in code]

    def spares(edit: Edit) -> bool:
        """Tell whether the edit takes no part of code: of the first and the last that it meets."""
        first, last = bisect_right(ends, edit.start), bisect_left(starts, edit.end) - 1
        return first > last or (edit.start <= starts[first] and edit.end >= ends[last])

    return [
        edit
        for edit in found
        if kinds.get(edit.rules[0]) in MENDING_KINDS or edit.rules[0] == LINE_END or spares(edit)
    ]


def _meets(blocks: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Tell whether a stretch lies in one of some blocks, in page order."""
    at = bisect_right(blocks, (span[0], span[1]))
    return any(start < span[1] and span[0] < end for start, end in blocks[max(0, at - 1) : at + 1])
