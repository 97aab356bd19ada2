"""Where in a text a rule may act: everywhere, or by the first and the last line of prose."""

from __future__ import annotations

from .doc import Doc, Line

__all__ = ["PLACES", "in_place", "places_of"]

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
    stop, start = doc.once(places_of)[where]
    return line.number < stop or line.number >= start


def places_of(doc: Doc) -> dict[str, tuple[int, int]]:
    """Return of each place before which line it ends, and from which line on it goes on to the end."""
    count = len(doc.line_texts)
    first, last = doc.body
    late = min(last, -(-2 * count // 3))
    return {
        "anywhere": (count, count),
        "top": (first, count),
        "bottom": (0, last),
        "edges": (first, last),
        "rims": (first + 1, max(0, last - 1)),
        "end": (0, max(0, last - 1)),
        "late": (0, late),
        "outer": (first + 1, late),
    }
