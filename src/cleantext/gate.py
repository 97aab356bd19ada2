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

NEAR_CHARS = 24  # how far from a sign a string under it is looked for, if the sign is rare
FEW_STRINGS = 12  # up to so many, searching for each costs less than reading the text as numbers


_Indexes = tuple[int, ...]
_Strings = tuple[tuple[str, _Indexes], ...]  # strings, each with the indexes of its rules
_Suggested = tuple[tuple[tuple[int, ...], str, _Indexes], ...]  # the same, with more numbers to ask for


class GatePlan(NamedTuple):
    """Hold what a gate has worked out of its strings: plain data, which a module can keep.

    `across` are the rules that need a string with a line end, which an edit anywhere may bring about.
    `by_signs` holds strings under
    the signs that they need, `by_number` under numbers of which the text must make one.
    """

    always: _Indexes
    across: _Indexes
    by_signs: tuple[tuple[str, _Strings], ...]
    by_number: dict[int, _Suggested]
    numbers: _Indexes


def plan_gate(needs: Sequence[Iterable[str]], sample: str = "") -> GatePlan:
    """Plan the gate of rules, whose `needs` stand in order; a rule without any is always open.

    `sample` is lower-case prose: the numbers that it makes are common, and tell little."""
    holders: dict[str, list[int]] = {}
    for index, strings in enumerate(needs):
        for string in strings:
            holders.setdefault(string, []).append(index)
    numbers = {string: numbers_of(string) for string in holders}
    common = Counter(number for row in numbers.values() for number in row)
    common.update(numbers_of(sample))
    few = sum(len(row) >= WIDTH for row in numbers.values()) < FEW_STRINGS
    by_signs: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    by_number: dict[int, list[tuple[_Indexes, str, _Indexes]]] = {}
    asked: set[int] = set()
    for string, row in numbers.items():
        indexes = tuple(holders[string])
        if few or len(row) < WIDTH:
            by_signs.setdefault("".join(sorted(signs_of(string))), []).append((string, indexes))
            continue
        for offset in range(WIDTH):
            # The numbers that are read if the string lies so; those that are least common tell most.
            first, *more = sorted(set(row[offset::WIDTH]), key=lambda number: (common[number], number))[:3]
            by_number.setdefault(first, []).append((tuple(more), string, indexes))
            asked.update((first, *more))
    return GatePlan(
        tuple(index for index, strings in enumerate(needs) if not strings),
        tuple(index for index, strings in enumerate(needs) if any("\n" in string for string in strings)),
        tuple((signs, tuple(entries)) for signs, entries in by_signs.items()),
        {number: tuple(entries) for number, entries in by_number.items()},
        tuple(sorted(asked)),
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
        self._numbers = frozenset(plan.numbers)

    @property
    def across(self) -> tuple[int, ...]:
        """Return the rules that a later round cannot tell by the lines that changed."""
        return self._plan.across

    def open(self, scan: Scan) -> list[int]:
        """Return the indexes of the rules whose gate is open for a text, in order."""
        always, _, _, by_number, _ = self._plan
        opened = list(always)
        text = scan.text
        if self._by_signs:
            seen = scan.signs
            for signs, strings in self._by_signs:
                if signs <= seen:
                    near = _around(text, next(iter(signs))) if signs else text
                    for string, indexes in strings:
                        if string in (near if len(string) <= NEAR_CHARS else text):
                            opened += indexes
        if self._numbers:
            made = scan.numbers_in(self._numbers)
            for number in made:
                for more, string, indexes in by_number.get(number, ()):
                    if made.issuperset(more) and string in text:
                        opened += indexes
        return sorted(set(opened))


def _around(text: str, sign: str) -> str:
    """Return what stands near a sign, or the whole text if it stands there often."""
    parts: list[str] = []
    at = text.find(sign)
    while at >= 0:
        if len(parts) == 12:
            return text
        parts.append(text[max(0, at - NEAR_CHARS) : at + NEAR_CHARS])
        at = text.find(sign, at + 1)
    return "\0".join(parts)  # which no string holds
