"""Gates: which of many rules may find something in a text, at the price of one look at it.

A rule's `needs` are strings, one of which must occur in the lower-cased text. A gate asks the
text's `Scan` first, which closes nearly all of them by set operations, and searches for what is
left. So a gate is exact: it opens for the rules whose strings occur, and for no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from .scan import WIDTH, Scan, numbers_of, signs_of

__all__ = ["Gate"]

FEW_STRINGS = 12  # up to so many, searching for each costs less than reading the text as numbers


class Gate:
    """Tell which rules a text may concern, by index into `needs`.

    `needs` holds the needs of each rule; a rule without any is always open. `short` texts are
    scanned at every byte, so that strings of four bytes can be told; others at every fourth byte,
    which costs a quarter and tells strings of seven bytes.

    >>> gate = Gate([("newsletter",), ("ad",), ()])
    >>> gate.open(Scan("sign up for our newsletter")), gate.open(Scan("an ad"))
    ([0, 2], [1, 2])
    """

    def __init__(self, needs: Sequence[Iterable[str]], short: bool = False) -> None:
        self._always = [index for index, strings in enumerate(needs) if not strings]
        self._step = 1 if short else WIDTH
        holders: dict[str, list[int]] = {}
        for index, strings in enumerate(needs):
            for string in strings:
                holders.setdefault(string, []).append(index)
        by_signs: dict[frozenset[str], list[tuple[str, list[int]]]] = {}
        by_number: dict[int, list[tuple[str, list[int]]]] = {}
        numbers = {string: numbers_of(string) for string in holders}
        common = Counter(number for row in numbers.values() for number in row)
        size = self._step  # so many numbers in a row hold one that is read
        long = [string for string, row in numbers.items() if len(row) >= size]
        for string, row in numbers.items():
            if len(row) < size or len(long) < FEW_STRINGS:
                by_signs.setdefault(signs_of(string), []).append((string, holders[string]))
                continue
            # Of the places in the string, take the one whose numbers are the least common.
            windows = [row[at : at + size] for at in range(len(row) - size + 1)]
            for number in min(windows, key=lambda window: sum(common[number] for number in window)):
                by_number.setdefault(number, []).append((string, holders[string]))
        self._by_signs = list(by_signs.items())
        self._by_number = by_number
        self._numbers = frozenset(by_number)

    def open(self, scan: Scan) -> list[int]:
        """Return the indexes of the rules whose gate is open for a text, in order."""
        opened = list(self._always)
        text = scan.text
        if self._by_signs:
            seen = scan.signs
            for signs, strings in self._by_signs:
                if signs <= seen:
                    for string, indexes in strings:
                        if string in text:
                            opened += indexes
        if self._numbers:
            for number in scan.numbers_in(self._numbers, self._step):
                for string, indexes in self._by_number[number]:
                    if string in text:
                        opened += indexes
        return sorted(set(opened))
