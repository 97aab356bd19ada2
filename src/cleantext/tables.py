"""Tables of the engine: finders by what they wait for."""

from __future__ import annotations

from collections.abc import Iterable

from .finders import ExactLines, LinePattern
from .known import (
    FIRST_CHARS,
    HEAD_SIZES,
    KnownLines,
    KnownStarts,
    KnownStrings,
    by_head,
    heads_in,
    is_begun,
    numbers_of,
    starts_in,
    waiting_for,
)
from .rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["HeadTable", "LineTable", "StringTable", "ready"]


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


class HeadTable(dict[str, tuple[tuple[LinePattern, tuple[str, ...]], ...] | None]):
    """Tell which finders wait for a line that begins as a line does, by the first characters (`HEAD_SIZES`).

    Which heads the built-in packs have is read when a line first begins so, and what they have under a head
    when a line first has it; until then it is None.
    """

    def __init__(self, finders: Iterable[LinePattern]) -> None:
        self._known: dict[int, LinePattern] = {}
        self._own: dict[str, list[tuple[LinePattern, tuple[str, ...]]]] = {}
        for find in finders:
            if isinstance(find.starts, KnownStarts):
                self._known[find.starts.number] = find
            else:
                for head, starts in by_head(find.starts).items():
                    self._own.setdefault(head, []).append((find, starts))
        self._firsts: set[str] = set()  # of which the heads have been read
        self.is_empty = not (self._known or self._own)
        self.update(dict.fromkeys(self._own))
        self._read_heads("")

    def begun(self, key: str) -> list[LinePattern]:
        """Return the finders of which a beginning begins a line."""
        first = key[:FIRST_CHARS]
        if first not in self._firsts:
            self._read_heads(first)
        found: list[LinePattern] = []
        for size in HEAD_SIZES:
            head = key[:size]
            if head in self:
                held = self[head]
                held = self._read(head) if held is None else held
                found += [find for find, starts in held if key.startswith(starts)]
        return found

    def _read_heads(self, first: str) -> None:
        self._firsts.add(first)
        if self._known:
            self.update(dict.fromkeys(heads_in(first)))

    def _read(self, head: str) -> tuple[tuple[LinePattern, tuple[str, ...]], ...]:
        known = self._known
        held = [(known[n], starts) for n, starts in starts_in(head).items() if n in known] if known else []
        self[head] = found = (*held, *self._own.get(head, ()))
        return found


class StringTable(dict[str, tuple[int, ...]]):
    """Tell which rules wait for a string, by their index: `table[string]`, empty for most.

    Strings of the built-in packs are looked up where they lie, and kept from then on.
    """

    def __init__(self) -> None:
        self.known: dict[int, int] = {}  # the index of a rule of the packs, by its number there
        self.own: dict[str, tuple[int, ...]] = {}

    def add(self, strings: tuple[str, ...] | KnownStrings, index: int) -> None:
        """Add a rule that waits for one of the strings."""
        if isinstance(strings, KnownStrings):
            self.known[strings.number] = index
        else:
            add_to(self.own, strings, index)

    def __missing__(self, string: str) -> tuple[int, ...]:
        numbers = waiting_for(string) if self.known else ()
        found = tuple(self.known[number] for number in numbers if number in self.known)
        self[string] = found = found + self.own.get(string, ())
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
