"""Count what a regular expression does: the steps of a backtracking match, the same on every machine.

The clock cannot prove a pattern linear, and the library's engine does not show its steps. This is the
same algorithm, slow and counted, on the parse tree of `re`. What the real engine skips by its
optimizations is counted here, so a pattern that is linear here is linear there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from itertools import takewhile
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from .singles import is_single, takes

__all__ = ["TooManySteps", "count_steps"]

Match = Callable[[int, Callable[[int], bool]], bool]


class TooManySteps(Exception):
    """A match takes more steps than the limit."""


def count_steps(pattern: str, text: str, how: str = "search", flags: int = 0, limit: int = 3_000_000) -> int:
    """Return the steps that matching takes: one for each try of one character or branch.

    `how` is `search` for all matches within the text, as `finditer` finds them, or `fullmatch`.
    Raises `TooManySteps` above `limit`.

    >>> count_steps("ab", "abab"), count_steps("a+b", "a" * 100)
    (8, 15251)
    """
    machine, match = _compiled(pattern, flags)
    machine.begin(text, limit)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(200_000)
    try:
        if how == "fullmatch":
            match(0, lambda at: at == len(text))
            return machine.steps
        at = 0
        while at <= len(text):
            machine.step()
            ends: list[int] = []
            match(at, lambda end, ends=ends: ends.append(end) is None)  # type: ignore[misc]
            at = max([at + 1, *ends])
        return machine.steps
    finally:
        sys.setrecursionlimit(before)


@lru_cache(maxsize=4)  # a pattern is asked about many texts in a row, and compiling costs more than most
def _compiled(pattern: str, flags: int) -> tuple[_Machine, Match]:
    machine = _Machine()
    return machine, machine.sequence(list(_parser.parse(pattern, flags)))


class _Machine:
    """Turn a parse tree into functions that match at an offset and call what follows."""

    def __init__(self) -> None:
        self.groups: dict[int, tuple[int, int]] = {}
        self.begin("", 0)

    def begin(self, text: str, limit: int) -> None:
        """Take another text, and count from nought."""
        self.text = text
        self.limit = limit
        self.steps = 0
        self.groups.clear()

    def step(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > self.limit:
            raise TooManySteps(f"more than {self.limit} steps on a text of {len(self.text)} characters")

    def sequence(self, nodes: list[Any]) -> Match:
        if not nodes:
            return lambda at, then: then(at)
        singles = [takes(*node) for node in takewhile(is_single, nodes)]
        if singles:
            rest = nodes[len(singles) :]
            return self.chars(singles, self.sequence(rest) if rest else None)
        first = self.node(*nodes[0])
        if len(nodes) == 1:
            return first
        others = self.sequence(nodes[1:])
        return lambda at, then: first(at, lambda end: others(end, then))

    def node(self, op: Any, value: Any) -> Match:
        if op is c.BRANCH:
            return self.branch([list(part) for part in value[1]])
        if op is c.SUBPATTERN:
            return self.group(value[0], self.sequence(list(value[3])))
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            return self.repeat(op, *value)
        if op is c.ATOMIC_GROUP:
            return self.atomic(self.sequence(list(value)))
        if op in (c.ASSERT, c.ASSERT_NOT):
            return self.look(value[0], list(value[1]), op is c.ASSERT)
        if op is c.AT:
            return self.place(str(value))
        if op is c.GROUPREF:
            return self.back(value)
        if op is c.GROUPREF_EXISTS:
            yes, no = self.sequence(list(value[1])), self.sequence(list(value[2] or []))
            return lambda at, then: (yes if value[0] in self.groups else no)(at, then)
        raise NotImplementedError(str(op))

    def chars(self, tests: list[Callable[[str], bool]], others: Match | None) -> Match:
        """Match single characters in a row, and then the others, without a call for each."""

        def match(at: int, then: Callable[[int], bool]) -> bool:
            count = 0
            for test, char in zip(tests, self.text[at : at + len(tests)], strict=False):
                count += 1
                if not test(char):
                    self.step(count)
                    return False
            if count < len(tests):
                self.step(count + 1)  # at the end of the text
                return False
            self.step(count)
            return then(at + count) if others is None else others(at + count, then)

        return match

    def branch(self, parts: list[list[Any]]) -> Match:
        """Match one of several parts. Those whose first character fails are counted and not called."""
        firsts = [takes(*part[0]) if part and is_single(part[0]) else None for part in parts]
        matches = [self.sequence(part) for part in parts]
        plans: dict[str, tuple[list[tuple[int, Match]], int]] = {}

        def plan(char: str) -> tuple[list[tuple[int, Match]], int]:
            calls: list[tuple[int, Match]] = []
            failed = 0
            for first, part in zip(firsts, matches, strict=True):
                if first is None or (char and first(char)):
                    calls.append((failed, part))
                    failed = 0
                else:
                    failed += 1
            return calls, failed

        def match(at: int, then: Callable[[int], bool]) -> bool:
            char = self.text[at : at + 1]
            if char not in plans:
                plans[char] = plan(char)
            calls, last = plans[char]
            for failed, part in calls:
                self.step(failed)
                if part(at, then):
                    return True
            self.step(last)
            return False

        return match

    def group(self, number: int | None, body: Match) -> Match:
        def match(at: int, then: Callable[[int], bool]) -> bool:
            def close(end: int) -> bool:
                if number is not None:
                    self.groups[number] = (at, end)
                return then(end)

            return body(at, close)

        return match

    def repeat(self, op: Any, least: int, most: Any, body: Any) -> Match:
        nodes = list(body)
        if len(nodes) == 1 and is_single(nodes[0]) and op is c.MAX_REPEAT:
            return self.run(least, most, takes(*nodes[0]))
        inner = self.sequence(nodes)

        def match(at: int, then: Callable[[int], bool]) -> bool:
            def again(end: int, count: int, start: int) -> bool:
                self.step()
                if count > least and end == start:
                    return False
                more = count < most

                def onward(stop: int) -> bool:
                    return again(stop, count + 1, end)

                if count < least:
                    return inner(end, onward)
                if op is c.MIN_REPEAT:
                    return then(end) or (more and inner(end, onward))
                return (more and inner(end, onward)) or then(end)

            return again(at, 0, -1)

        return self.atomic(match) if op is c.POSSESSIVE_REPEAT else match

    def run(self, least: int, most: Any, takes: Callable[[str], bool]) -> Match:
        """Match a greedy repeat of single characters without a call for each."""

        def match(at: int, then: Callable[[int], bool]) -> bool:
            end = at
            last = len(self.text) if most is c.MAXREPEAT else min(len(self.text), at + most)
            while end < last and takes(self.text[end]):
                end += 1
            self.step(end - at)
            while end - at >= least:
                self.step()
                if then(end):
                    return True
                end -= 1
            return False

        return match

    def atomic(self, body: Match) -> Match:
        def match(at: int, then: Callable[[int], bool]) -> bool:
            ends: list[int] = []
            found = body(at, lambda end: ends.append(end) is None)  # type: ignore[func-returns-value]
            return found and then(ends[0])

        return match

    def look(self, direction: int, nodes: list[Any], wanted: bool) -> Match:
        body = self.sequence(nodes)
        width = _parser.SubPattern(_parser.State(), nodes).getwidth()[0] if direction < 0 else 0

        def match(at: int, then: Callable[[int], bool]) -> bool:
            self.step()
            start = at if direction > 0 else at - width
            found = start >= 0 and body(start, lambda end: direction > 0 or end == at)
            return found == wanted and then(at)

        return match

    def place(self, name: str) -> Match:
        good = self.edge("NON" in name) if "BOUNDARY" in name else self.margin(name)

        def match(at: int, then: Callable[[int], bool]) -> bool:
            self.step()
            return good(self.text[at - 1 : at], self.text[at : at + 1], at) and then(at)

        return match

    def edge(self, negated: bool) -> Callable[[str, str, int], bool]:
        def good(before: str, after: str, at: int) -> bool:
            return ((before.isalnum() or before == "_") != (after.isalnum() or after == "_")) != negated

        return good

    def margin(self, name: str) -> Callable[[str, str, int], bool]:
        by_line = "LINE" in name

        def begins(before: str, after: str, at: int) -> bool:
            return at == 0 or (by_line and before == "\n")

        def ends(before: str, after: str, at: int) -> bool:
            return not after or (after == "\n" and (by_line or at == len(self.text) - 1))

        return begins if "BEGINNING" in name else ends

    def back(self, number: int) -> Match:
        def match(at: int, then: Callable[[int], bool]) -> bool:
            start, end = self.groups.get(number, (0, -1))
            word = self.text[start:end]
            self.steps += len(word)
            return end >= 0 and self.text.startswith(word, at) and then(at + len(word))

        return match
