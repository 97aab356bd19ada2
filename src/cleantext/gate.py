"""Gates: which of many rules may find something in a text, at the price of one scan.

A rule's `needs` are strings, one of which must occur in the lower-cased text. Asking for each of
some thousand strings one by one would cost more than all the rest, so they are found together: the
bytes of the text are read as a row of 32-bit numbers, which are looked up among the numbers that
the strings hold. What that suggests is then checked for real, so a gate is exact.

Numbers are read at every byte offset, so that strings of four bytes can be found; or, for a gate
over long texts, at every fourth, which costs a quarter and finds strings of seven bytes or more
(one that long covers an aligned number wherever it stands). Shorter strings are searched one by one.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

__all__ = ["Gate"]

_WIDTH = 4  # bytes in a number


class Gate:
    """Tell which rules a text may concern, by index into `needs`.

    `needs` holds the needs of each rule; a rule without any is always open. `step` is 1 to read a
    number at every byte offset, 4 to read one at every fourth.

    >>> gate = Gate([("newsletter",), ("ad",), ()])
    >>> gate.open("sign up for our newsletter"), gate.open("an ad")
    ([0, 2], [1, 2])
    """

    def __init__(self, needs: Sequence[Iterable[str]], step: int = 1) -> None:
        self._always = [index for index, strings in enumerate(needs) if not strings]
        self._offsets = range(0, _WIDTH, step)
        holders: dict[str, list[int]] = {}
        for index, strings in enumerate(needs):
            for string in strings:
                holders.setdefault(string, []).append(index)
        numbers = {string: _numbers(string) for string in holders}
        common = Counter(number for row in numbers.values() for number in row)
        self._known: dict[int, list[tuple[str, list[int]]]] = {}
        self._short: list[tuple[str, list[int]]] = []
        for string, row in numbers.items():
            if len(row) < step:
                self._short.append((string, holders[string]))
                continue
            # Of the places in the string, take the one whose numbers are the least common.
            windows = [row[at : at + step] for at in range(len(row) - step + 1)]
            for number in min(windows, key=lambda window: sum(common[number] for number in window)):
                self._known.setdefault(number, []).append((string, holders[string]))
        self._keys = frozenset(self._known)

    def open(self, folded: str) -> list[int]:
        """Return the indexes of the rules whose gate is open for a lower-cased text, in order."""
        opened = list(self._always)
        for string, indexes in self._short:
            if string in folded:
                opened += indexes
        if self._keys:
            data = memoryview(folded.encode("utf-8", "surrogatepass"))
            for offset in self._offsets:
                size = max(0, len(data) - offset) // _WIDTH * _WIDTH
                for number in self._keys.intersection(data[offset : offset + size].cast("I")):
                    for string, indexes in self._known[number]:
                        if string in folded:
                            opened += indexes
        return sorted(set(opened))


def _numbers(string: str) -> list[int]:
    data = string.encode("utf-8", "surrogatepass")
    return [int.from_bytes(data[at : at + _WIDTH], sys.byteorder) for at in range(len(data) - _WIDTH + 1)]
