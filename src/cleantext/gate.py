"""Gates: which of many rules may find something in a text, at the price of one look at it.

A rule's `needs` are strings, one of which must occur in the lower-cased text. A string that holds a
sign is looked for where that sign stands, and signs are few. Each of the others holds numbers that the
text's `Scan` reads wherever the string stands, and is looked for where its rarest number was read. So a
gate is exact: it opens for the rules whose strings occur, and for no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .scan import WIDTH, Scan, numbers_of, signs_of, utf_8

__all__ = ["Gate", "GatePlan", "plan_gate"]

MANY_SIGNS = 64  # of one kind: past so many, searching for each string costs less than looking at each
FEW_STRINGS = 12  # up to so many, searching for each costs less than reading the text as numbers
SIDE = 2  # characters beside a sign that tell which strings may stand there


_Indexes = tuple[int, ...]
# Strings, each with the indexes of its rules; those that are searched for in UTF-8, where it costs least.
_Placed = tuple[tuple[int, str, _Indexes], ...]  # with the place of the sign in the string
_Plain = tuple[tuple[str, bytes, _Indexes], ...]  # with the first character beyond ASCII
_Numbered = tuple[tuple[int, bytes, _Indexes], ...]  # with the place of the number in the string


class GatePlan(NamedTuple):
    """Hold what a gate has worked out of its strings: plain data, which a module can keep.

    `across` are the rules that need a string with a line end, which an edit anywhere may bring about.
    `signs` are strings of one sign. `before` and `behind` hold strings under a sign with the characters
    before or behind it, `by_number` under numbers of which the text makes one; `plain` are the rest.
    """

    always: _Indexes
    across: _Indexes
    signs: dict[str, _Indexes]
    before: dict[str, _Placed]
    behind: dict[str, _Placed]
    plain: _Plain
    by_number: dict[int, _Numbered]


def is_dear(string: str) -> bool:
    """Tell whether a string has to be searched for in every text: it is short and holds no sign."""
    return len(utf_8(string)) < 2 * WIDTH - 1 and not signs_of(string)


def plan_gate(needs: Sequence[Iterable[str]], sample: str = "") -> GatePlan:
    """Plan the gate of rules, whose `needs` stand in order; a rule without any is always open.

    `sample` is lower-case prose: the numbers that it makes are common, and tell little."""
    holders: dict[str, list[int]] = {}
    for index, strings in enumerate(needs):
        for string in strings:
            holders.setdefault(string, []).append(index)
    signs: dict[str, _Indexes] = {}
    before: dict[str, list[tuple[int, str, _Indexes]]] = {}
    behind: dict[str, list[tuple[int, str, _Indexes]]] = {}
    plain: list[tuple[str, bytes, _Indexes]] = []
    worded: dict[str, list[int]] = {}
    for string, held in holders.items():
        indexes = tuple(held)
        at = next((i for i, char in enumerate(string) if signs_of(char)), -1)
        if at >= 0 and len(string) == 1:
            signs[string] = indexes
        elif at >= SIDE:
            before.setdefault(string[at - SIDE : at + 1], []).append((at, string, indexes))
        elif 0 <= at < len(string) - SIDE:
            behind.setdefault(string[at : at + SIDE + 1], []).append((at, string, indexes))
        elif at >= 0 or is_dear(string):
            plain.append((next((char for char in string if char > "\x7f"), ""), utf_8(string), indexes))
        else:
            worded[string] = held
    if len(worded) < FEW_STRINGS:
        plain += (("", utf_8(string), tuple(held)) for string, held in worded.items())
        worded = {}
    numbers = {string: numbers_of(string) for string in worded}
    common = Counter(numbers_of(sample))
    by_number: dict[int, list[tuple[int, bytes, _Indexes]]] = {}
    for string, row in numbers.items():
        for offset in range(WIDTH):
            # Of the numbers that are read if the string lies so, the least common one tells most.
            at = min(range(offset, len(row), WIDTH), key=lambda at: (common[row[at]], row[at]))
            by_number.setdefault(row[at], []).append((at, utf_8(string), tuple(worded[string])))
    return GatePlan(
        tuple(index for index, strings in enumerate(needs) if not strings),
        tuple(index for index, strings in enumerate(needs) if any("\n" in string for string in strings)),
        signs,
        {key: tuple(entries) for key, entries in before.items()},
        {key: tuple(entries) for key, entries in behind.items()},
        tuple(plain),
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
        self._placed = {key[-1] for key in plan.before} | {key[0] for key in plan.behind}

    @property
    def across(self) -> tuple[int, ...]:
        """Return the rules that a later round cannot tell by the lines that changed."""
        return self._plan.across

    def open(self, scan: Scan) -> list[int]:
        """Return the indexes of the rules whose gate is open for a text, in order."""
        always, _, signs, _, _, plain, by_number = self._plan
        opened = set(always)
        text = scan.text
        if signs:
            for sign in signs.keys() & scan.signs:
                opened.update(signs[sign])
        for sign in self._placed & scan.signs if self._placed else ():
            self._look_around(text, sign, opened)
        for char, part, indexes in plain:
            if char in scan.beyond and part in scan.data:
                opened.update(indexes)
        for at, number in scan.numbers_in(by_number) if by_number else ():
            for offset, part, indexes in by_number[number]:
                if at >= offset and scan.data.startswith(part, at - offset):
                    opened.update(indexes)
        return sorted(opened)

    def _look_around(self, text: str, sign: str, opened: set[int]) -> None:
        """Add the rules whose strings stand around a sign."""
        before, behind = self._plan.before, self._plan.behind
        if text.count(sign) > MANY_SIGNS:
            for key, placed in (*before.items(), *behind.items()):
                if sign in key:
                    opened.update(i for _, string, indexes in placed if string in text for i in indexes)
            return
        at = text.find(sign)
        while at >= 0:
            for offset, string, indexes in (
                *before.get(text[at - SIDE : at + 1] if at >= SIDE else "", ()),
                *behind.get(text[at : at + SIDE + 1], ()),
            ):
                if at >= offset and text.startswith(string, at - offset):
                    opened.update(indexes)
            at = text.find(sign, at + 1)
