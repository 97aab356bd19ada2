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


# Strings, with the place in each of what it is looked for by; in UTF-8 where that costs least.
_Placed = tuple[tuple[int, str], ...]
_Numbered = tuple[tuple[int, bytes], ...]


class GatePlan(NamedTuple):
    """Hold what a gate has worked out of its strings: plain data, which a module can keep.

    `signs` are strings of one sign. `before` and `behind` hold strings under a sign with the characters
    before or behind it, `by_number` under numbers of which the text makes one; `plain` are the rest, with
    their first character beyond ASCII.
    """

    signs: tuple[str, ...]
    before: dict[str, _Placed]
    behind: dict[str, _Placed]
    plain: tuple[tuple[str, bytes], ...]
    by_number: dict[int, _Numbered]


def is_dear(string: str) -> bool:
    """Tell whether to look for a string costs a search of its own in texts of many languages."""
    return native() is None and string.isascii() and is_short(string)


def is_short(string: str) -> bool:
    """Tell whether a string holds no sign, and not always a number that is read."""
    return len(utf_8(string)) < 2 * WIDTH - 1 and not signs_of(string)


def plan_gate(strings: Iterable[str], sample: str = "") -> GatePlan:
    """Plan the gate of some strings. `sample` is lower-case prose: what numbers it makes tell little."""
    signs: list[str] = []
    before: dict[str, list[tuple[int, str]]] = {}
    behind: dict[str, list[tuple[int, str]]] = {}
    plain: list[tuple[str, bytes]] = []
    worded: list[str] = []
    for string in sorted(strings):
        at = next((i for i, char in enumerate(string) if signs_of(char)), -1)
        if at >= 0 and len(string) == 1:
            signs.append(string)
        elif at >= SIDE:
            before.setdefault(string[at - SIDE : at + 1], []).append((at, string))
        elif 0 <= at < len(string) - SIDE:
            behind.setdefault(string[at : at + SIDE + 1], []).append((at, string))
        elif at >= 0 or is_short(string):
            plain.append((next((char for char in string if char > "\x7f"), ""), utf_8(string)))
        else:
            worded.append(string)
    if len(worded) < FEW_STRINGS:
        plain += (("", utf_8(string)) for string in worded)
        worded = []
    common = Counter(numbers_of(sample)) if worded else Counter[int]()
    by_number: dict[int, list[tuple[int, bytes]]] = {}
    for string in worded:
        row = numbers_of(string)
        for offset in range(WIDTH):
            # Of the numbers that are read if the string lies so, the least common one tells most.
            at = min(range(offset, len(row), WIDTH), key=lambda at: (common[row[at]], row[at]))
            by_number.setdefault(row[at], []).append((at, utf_8(string)))
    return GatePlan(
        tuple(signs),
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
        self.strings = tuple(strings)
        self._plan = plan
        self._native = native_search(self.strings) if len(self.strings) > FEW_STRINGS else None
        if self._native is None:
            self._plan = plan = plan or plan_gate(self.strings)
            self._signs = frozenset(plan.signs)
            self._placed = {key[-1] for key in plan.before} | {key[0] for key in plan.behind}

    def open(self, scan: Scan) -> set[str]:
        """Return the strings that occur in a text."""
        if self._native is not None:
            return {self.strings[index] for index in self._native(scan.data) or ()}
        plan: Any = self._plan
        seen = set(self._signs & scan.signs)
        text, data = scan.text, scan.data
        for sign in self._placed & scan.signs if self._placed else ():
            self._look_around(text, sign, plan, seen)
        for char, part in plan.plain:
            if char in scan.beyond and part in data:
                seen.add(part.decode("utf-8", "surrogatepass"))
        by_number = plan.by_number
        for at, number in scan.numbers_in(by_number) if by_number else ():
            for offset, part in by_number[number]:
                if at >= offset and data.startswith(part, at - offset):
                    seen.add(part.decode("utf-8", "surrogatepass"))
        return seen

    def _look_around(self, text: str, sign: str, plan: GatePlan, seen: set[str]) -> None:
        """Add the strings that stand around a sign."""
        before, behind = plan.before, plan.behind
        if text.count(sign) > MANY_SIGNS:
            for key, placed in (*before.items(), *behind.items()):
                if sign in key:
                    seen.update(string for _, string in placed if string in text)
            return
        at = text.find(sign)
        while at >= 0:
            for offset, string in (
                *before.get(text[at - SIDE : at + 1] if at >= SIDE else "", ()),
                *behind.get(text[at : at + SIDE + 1], ()),
            ):
                if at >= offset and text.startswith(string, at - offset):
                    seen.add(string)
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
