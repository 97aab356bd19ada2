"""Gates: which of many rules may find something in a text, at the price of one look at it.

A rule's `needs` are strings, one of which must occur in the lower-cased text. A gate asks the
text's `Scan` first, which closes nearly all of them by set operations, and searches for what is
left. So a gate is exact: it opens for the rules whose strings occur, and for no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .scan import WIDTH, Scan, numbers_of, signs_of

__all__ = ["Gate", "GatePlan", "plan_gate"]

FEW_STRINGS = 12  # up to so many, searching for each costs less than reading the text as numbers


_Strings = tuple[tuple[str, tuple[int, ...]], ...]  # strings, each with the indexes of its rules


class GatePlan(NamedTuple):
    """Hold what a gate has worked out of its strings: plain data, which a module can keep.

    `step` is the byte distance at which the text is read as numbers. `by_signs` holds strings under
    the signs that they need, `by_number` under numbers of which the text must make one.
    """

    step: int
    always: tuple[int, ...]
    by_signs: tuple[tuple[str, _Strings], ...]
    by_number: dict[int, _Strings]


def plan_gate(needs: Sequence[Iterable[str]], short: bool = False) -> GatePlan:
    """Plan the gate of rules, whose `needs` stand in order; a rule without any is always open.

    `short` texts are read at every byte, so that strings of four bytes can be told; others at every
    fourth byte, which costs a quarter and tells strings of seven bytes.
    """
    step = 1 if short else WIDTH  # so many numbers in a row hold one that is read
    holders: dict[str, list[int]] = {}
    for index, strings in enumerate(needs):
        for string in strings:
            holders.setdefault(string, []).append(index)
    numbers = {string: numbers_of(string) for string in holders}
    common = Counter(number for row in numbers.values() for number in row)
    few = sum(len(row) >= step for row in numbers.values()) < FEW_STRINGS
    by_signs: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    by_number: dict[int, list[tuple[str, tuple[int, ...]]]] = {}
    for string, row in numbers.items():
        entry = (string, tuple(holders[string]))
        if few or len(row) < step:
            by_signs.setdefault("".join(sorted(signs_of(string))), []).append(entry)
            continue
        # Of the places in the string, take the one whose numbers are the least common.
        windows = [row[at : at + step] for at in range(len(row) - step + 1)]
        for number in min(windows, key=lambda window: sum(common[number] for number in window)):
            by_number.setdefault(number, []).append(entry)
    return GatePlan(
        step,
        tuple(index for index, strings in enumerate(needs) if not strings),
        tuple((signs, tuple(entries)) for signs, entries in by_signs.items()),
        {number: tuple(entries) for number, entries in by_number.items()},
    )


class Gate:
    """Tell which rules a text may concern, by their index.

    >>> gate = Gate(plan_gate([("newsletter",), ("ad",), ()]))
    >>> gate.open(Scan("sign up for our newsletter")), gate.open(Scan("an ad"))
    ([0, 2], [1, 2])
    """

    def __init__(self, plan: GatePlan) -> None:
        self._plan = plan
        self._by_signs = [(frozenset(signs), strings) for signs, strings in plan.by_signs]
        self._numbers = frozenset(plan.by_number)

    def open(self, scan: Scan) -> list[int]:
        """Return the indexes of the rules whose gate is open for a text, in order."""
        step, always, _, by_number = self._plan
        opened = list(always)
        text = scan.text
        if self._by_signs:
            seen = scan.signs
            for signs, strings in self._by_signs:
                if signs <= seen:
                    for string, indexes in strings:
                        if string in text:
                            opened += indexes
        if self._numbers:
            for number in scan.numbers_in(self._numbers, step):
                for string, indexes in by_number[number]:
                    if string in text:
                        opened += indexes
        return sorted(set(opened))
