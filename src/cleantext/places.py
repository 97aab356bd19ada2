"""Where in a text a rule may act: everywhere, or by the first and the last line of prose."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from .doc import Doc, Line

__all__ = ["PLACES", "in_place", "lines_in"]

PLACES = ("anywhere", "top", "bottom", "edges", "rims", "end", "late", "outer")


def in_place(doc: Doc, line: Line, where: str) -> bool:
    """Tell whether a line lies where a rule may act.

    `top` is before the first prose line, `bottom` after the last one, and `edges` is either;
    `rims` are the edges with the first and the last prose line, for boilerplate that is prose itself;
    `end` is from the last prose line on; `late` is in the last third of the lines or after the last
    prose line; `outer` is `late`, or up to the first prose line.
    """
    if where == "anywhere":
        return True
    first, last = doc.body
    if where == "top":
        return line.number < first
    if where == "bottom":
        return line.number >= last
    if where == "edges":
        return line.number < first or line.number >= last
    if where == "rims":
        return line.number <= first or line.number >= last - 1
    if where == "end":
        return line.number >= last - 1
    late = line.number >= last or 3 * line.number >= 2 * len(doc.lines)
    return late or (where == "outer" and line.number <= first)


def lines_in(doc: Doc, where: str) -> Iterable[int]:
    """Return the numbers of the lines that are `in_place`, in order."""
    count = len(doc.line_texts)
    if where == "anywhere":
        return range(count)
    first, last = doc.body
    if where == "top":
        return range(first)
    if where == "edges":
        return chain(range(first), range(last, count))
    if where == "rims":
        return range(count) if last - 1 <= first + 1 else chain(range(first + 1), range(last - 1, count))
    late = min(last, -(-2 * count // 3))
    if where == "outer":
        return chain(range(min(first + 1, late)), range(late, count))
    starts = {"bottom": last, "end": max(0, last - 1), "late": late}
    return range(starts[where], count)
