"""Tables of the engine: finders by what they wait for, and strings by the lines that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from .rule import Rule
from .scan import bare

__all__ = ["add_to", "head_size", "held_by_line", "ready"]


def held_by_line(
    folded: str, texts: list[str], table: dict[str, tuple[int, ...]], strings: set[str]
) -> dict[str, dict[str, tuple[int, ...]]]:
    """Return for the lines `texts`, which are `folded`, the strings that each holds, with their rules."""
    held: dict[str, dict[str, tuple[int, ...]]] = {}
    here = table.keys() & strings
    if not here or not folded:
        return held
    starts = list(accumulate([len(line) + 1 for line in folded.split("\n")], initial=0))
    for string in here:
        part = bare(string)
        at = folded.find(part)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            held.setdefault(texts[number], {})[string] = table[string]
            at = folded.find(part, starts[number + 1])
    return held


def ready(rules: list[Rule], waiting: Iterable[tuple[int, ...]]) -> list[int]:
    """Return which rules have as many strings as they wait for; `waiting` holds the rules of each string."""
    counts: dict[int, int] = {}
    for held in waiting:
        for i in held:
            counts[i] = counts.get(i, 0) + 1
    return [i for i, count in counts.items() if count >= rules[i].quorum]


def add_to(table: dict[str, tuple[Any, ...]], keys: Iterable[str], find: Any) -> None:
    """Add a finder under its keys. Those that it alone has share one tuple, and cost next to nothing."""
    one = (find,)
    fresh = dict.fromkeys(keys, one)
    for key in fresh.keys() & table.keys():
        fresh[key] = table[key] + one
    table.update(fresh)


def head_size(size: int) -> int:
    """Return how many first characters of a beginning of `size` characters are looked up."""
    return 8 if size >= 8 else 4 if size >= 4 else 2 if size >= 2 else 1
