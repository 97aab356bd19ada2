"""Tables of the engine: finders by what they wait for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .finders import ExactLines
from .known import KnownLines, is_begun, numbers_of
from .rule import Rule

__all__ = ["LineTable", "add_to", "head_of", "ready"]


class LineTable(dict[str, tuple[ExactLines, ...]]):
    """Tell which finders know a line, by its key: `table[key]`, empty for most.

    Lines of the built-in packs are looked up where they lie, and kept once they were found.
    """

    def __init__(self, finders: Iterable[ExactLines]) -> None:
        self._known: dict[int, ExactLines] = {}
        self._own: dict[str, tuple[ExactLines, ...]] = {}
        for find in finders:
            if isinstance(find.keys, KnownLines):
                self._known[find.keys.number] = find
            else:
                add_to(self._own, find.keys, find)
        self._begun = {key.partition(" ")[0] for key in self._own}
        self.is_empty = not (self._known or self._own)

    def begins(self, word: str) -> bool:
        """Tell whether a line may begin with a word. If not, no look-up is worth its price."""
        return is_begun(word) or word in self._begun

    def __missing__(self, key: str) -> tuple[ExactLines, ...]:
        numbers = numbers_of(key)
        found = tuple(self._known[number] for number in numbers if number in self._known) if numbers else ()
        found += self._own.get(key, ())
        if found:
            self[key] = found
        return found


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
