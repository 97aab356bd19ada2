"""The gate: which of some hundred strings occur in a text, at the price of one look at it.

Rules name strings of which one must occur in the lower-cased text (`needs`). A string that holds a
sign is looked for where that sign stands, and signs are few. Each of the others holds numbers that the
text's `Scan` reads wherever the string stands, and is looked for where its rarest number was read. So
the gate is exact. Where google-re2 is installed (extra `fast`), it does the same in a fraction of the time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from .scan import WIDTH, Scan, numbers_of, signs_of, utf_8

__all__ = ["Gate", "GatePlan", "plan_gate"]

MANY_SIGNS = 64  # of one kind: past so many, searching for each string costs less than looking at each
FEW_STRINGS = 12  # up to so many, searching for each costs less than reading the text as numbers
SIDE = 2  # characters beside a sign that tell which strings may stand there
NATIVE_BYTES = 16 << 20  # for the states of google-re2, which it makes as it meets them


# Indexes of strings, with the place in each of what it is looked for by.
_Placed = tuple[tuple[int, int], ...]


class GatePlan(NamedTuple):
    """Hold what a gate has worked out of its strings, by their indexes: plain data, which a module can keep.

    `signs` are strings of one sign. `before` and `behind` hold strings under a sign with the characters
    before or behind it, `by_number` under numbers of which the text makes one; `plain` are the rest, with
    their first character beyond ASCII.
    """

    signs: dict[str, int]
    before: dict[str, _Placed]
    behind: dict[str, _Placed]
    plain: tuple[tuple[str, int], ...]
    by_number: dict[int, _Placed]


def is_dear(string: str) -> bool:
    """Tell whether to look for a string costs a search of its own in texts of many languages."""
    return native() is None and string.isascii() and is_short(string)


def is_short(string: str) -> bool:
    """Tell whether a string holds no sign, and not always a number that is read."""
    return len(utf_8(string)) < 2 * WIDTH - 1 and not signs_of(string)


def plan_gate(strings: Iterable[str], sample: str = "") -> GatePlan:
    """Plan the gate of some strings. `sample` is lower-case prose: what numbers it makes tell little."""
    signs: dict[str, int] = {}
    before: dict[str, list[tuple[int, int]]] = {}
    behind: dict[str, list[tuple[int, int]]] = {}
    plain: list[tuple[str, int]] = []
    worded: dict[int, str] = {}
    for index, string in enumerate(strings):
        at = next((i for i, char in enumerate(string) if signs_of(char)), -1)
        if at >= 0 and len(string) == 1:
            signs[string] = index
        elif at > 0 and (at >= SIDE or at >= len(string) - SIDE):
            before.setdefault(string[max(0, at - SIDE) : at + 1], []).append((at, index))
        elif at >= 0:
            behind.setdefault(string[at : at + SIDE + 1], []).append((at, index))
        elif is_short(string):
            plain.append((next((char for char in string if char > "\x7f"), ""), index))
        else:
            worded[index] = string
    if len(worded) < FEW_STRINGS:
        plain += (("", index) for index in worded)
        worded = {}
    common = Counter(numbers_of(sample)) if worded else Counter[int]()
    by_number: dict[int, list[tuple[int, int]]] = {}
    for index, string in worded.items():
        row = numbers_of(string)
        for offset in range(WIDTH):
            # Of the numbers that are read if the string lies so, the least common one tells most.
            at = min(range(offset, len(row), WIDTH), key=lambda at: (common[row[at]], row[at]))
            by_number.setdefault(row[at], []).append((at, index))
    return GatePlan(
        signs,
        {key: tuple(entries) for key, entries in before.items()},
        {key: tuple(entries) for key, entries in behind.items()},
        tuple(plain),
        {number: tuple(entries) for number, entries in by_number.items()},
    )


class Gate:
    """Tell which of some `strings` occur in a text.

    >>> gate = Gate(("newsletter", "ad"))
    >>> sorted(gate.open(Scan("sign up for our newsletter"))), sorted(gate.open(Scan("an ad")))
    (['newsletter'], ['ad'])
    """

    def __init__(self, strings: Iterable[str], plan: GatePlan | None = None) -> None:
        """Take the strings, and what `plan_gate` made of just these, if it is known."""
        self.strings = tuple(strings)
        self._native = native_search(self.strings) if len(self.strings) > FEW_STRINGS else None
        if self._native is None:
            self._plan = plan = plan or plan_gate(self.strings)
            self._parts = [utf_8(string) for string in self.strings]
            self._placed = {key[-1] for key in plan.before} | {key[0] for key in plan.behind}

    def open(self, scan: Scan) -> set[str]:
        """Return the strings that occur in a text."""
        if self._native is not None:
            indexes: Iterable[int] = self._native(scan.data) or ()
        else:
            indexes = self._search(scan)
        return {self.strings[index] for index in indexes}

    def _search(self, scan: Scan) -> set[int]:
        """Return the indexes of the strings that occur in a text."""
        signs, _, _, plain, by_number = self._plan
        parts, data = self._parts, scan.data
        seen = {signs[sign] for sign in signs.keys() & scan.signs} if signs else set()
        for sign in self._placed & scan.signs if self._placed else ():
            self._look_around(scan.text, sign, seen)
        for char, index in plain:
            if char in scan.beyond and parts[index] in data:
                seen.add(index)
        for at, number in scan.numbers_in(by_number) if by_number else ():
            for offset, index in by_number[number]:
                if at >= offset and data.startswith(parts[index], at - offset):
                    seen.add(index)
        return seen

    def _look_around(self, text: str, sign: str, seen: set[int]) -> None:
        """Add the indexes of the strings that stand around a sign."""
        strings, before, behind = self.strings, self._plan.before, self._plan.behind
        if text.count(sign) > MANY_SIGNS:
            for key, placed in (*before.items(), *behind.items()):
                if sign in key:
                    seen.update(index for _, index in placed if strings[index] in text)
            return
        at = text.find(sign)
        while at >= 0:
            for offset, index in (
                *before.get(text[at - SIDE : at + 1] if at >= SIDE else "", ()),
                *before.get(text[at - 1 : at + 1] if at else "", ()),
                *behind.get(text[at : at + 2], ()),
                *behind.get(text[at : at + SIDE + 1], ()),
            ):
                if at >= offset and text.startswith(strings[index], at - offset):
                    seen.add(index)
            at = text.find(sign, at + 1)


@lru_cache(maxsize=1)
def native() -> Any:
    """Return google-re2, if it is installed."""
    try:
        import re2
    except ImportError:
        return None
    return re2


def native_search(strings: tuple[str, ...]) -> Callable[[bytes], list[int] | None] | None:
    """Return a function from bytes to the indexes of the strings in them, if google-re2 is installed."""
    re2 = native()
    if re2 is None:
        return None
    options = re2.Options()
    options.encoding = options.Encoding.LATIN1  # bytes as they are, half surrogate pairs too
    options.literal = True
    options.max_mem = NATIVE_BYTES
    search = re2.Set.SearchSet(options)
    for string in strings:
        search.Add(utf_8(string))
    search.Compile()
    return search.Match  # type: ignore[no-any-return]
