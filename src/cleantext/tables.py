"""Tables of the engine: finders by what they wait for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .rule import Rule

__all__ = ["add_to", "head_of", "ready"]


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
    for key in keys:
        table[key] = table[key] + one if key in table else one


def head_of(start: str) -> str:
    """Return the first characters of a beginning, by which it is looked up."""
    size = len(start)
    return start[: 8 if size >= 8 else 4 if size >= 4 else 2 if size >= 2 else 1]
