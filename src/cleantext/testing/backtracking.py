"""Count what a regular expression does: the steps of a backtracking match, the same on every machine.

The clock cannot prove a pattern linear, and the library's engine does not show its steps. This is the
same algorithm, slow and counted, on the parse tree of `re`. What the real engine skips by its
optimizations is counted here, so a pattern that is linear here is linear there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["TooManySteps", "count_steps", "takes"]

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

    def step(self) -> None:
        self.steps += 1
        if self.steps > self.limit:
            raise TooManySteps(f"more than {self.limit} steps on a text of {len(self.text)} characters")

    def sequence(self, nodes: list[Any]) -> Match:
        matches = [self.node(op, value) for op, value in nodes]

        def run(index: int, at: int, then: Callable[[int], bool]) -> bool:
            if index == len(matches):
                return then(at)
            return matches[index](at, lambda end: run(index + 1, end, then))

        return lambda at, then: run(0, at, then)

    def node(self, op: Any, value: Any) -> Match:
        if op in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            return self.one(takes(op, value))
        if op is c.BRANCH:
            return self.branch([self.sequence(list(part)) for part in value[1]])
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

    def one(self, takes: Callable[[str], bool]) -> Match:
        def match(at: int, then: Callable[[int], bool]) -> bool:
            self.step()
            return at < len(self.text) and takes(self.text[at]) and then(at + 1)

        return match

    def branch(self, parts: list[Match]) -> Match:
        return lambda at, then: any(part(at, then) for part in parts)

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
        if len(nodes) == 1 and nodes[0][0] in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN) and op is c.MAX_REPEAT:
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
            while end < len(self.text) and end - at < most and takes(self.text[end]):
                self.step()
                end += 1
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
        def match(at: int, then: Callable[[int], bool]) -> bool:
            self.step()
            before = self.text[at - 1 : at]
            after = self.text[at : at + 1]
            if "BOUNDARY" in name:
                here = (before.isalnum() or before == "_") != (after.isalnum() or after == "_")
                good = here != ("NON" in name)
            elif "BEGINNING" in name:
                good = at == 0 or ("LINE" in name and before == "\n")
            else:
                good = not after or (after == "\n" and ("LINE" in name or at == len(self.text) - 1))
            return good and then(at)

        return match

    def back(self, number: int) -> Match:
        def match(at: int, then: Callable[[int], bool]) -> bool:
            start, end = self.groups.get(number, (0, -1))
            word = self.text[start:end]
            self.steps += len(word)
            return end >= 0 and self.text.startswith(word, at) and then(at + len(word))

        return match


_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
}


def takes(op: Any, value: Any) -> Callable[[str], bool]:
    """Return what tells whether a node takes a character; case does not count."""
    if op is c.ANY:
        return lambda char: char != "\n"
    if op is c.LITERAL:
        forms = {chr(value), chr(value).lower(), chr(value).upper()}
        return forms.__contains__
    if op is c.NOT_LITERAL:
        return lambda char: char != chr(value)
    if op is c.CATEGORY:
        name = str(value)
        test = _CATEGORIES[name.replace("NOT_", "")]
        return (lambda char: not test(char)) if "NOT_" in name else test
    if op is c.RANGE:
        low, high = value
        return lambda char: any(low <= ord(form) <= high for form in (char, char.lower()[0], char.upper()[0]))
    negated = bool(value) and value[0][0] is c.NEGATE
    tests = [takes(*part) for part in value if part[0] is not c.NEGATE]
    known: dict[str, bool] = {}

    def one(char: str) -> bool:
        if char not in known:
            known[char] = any(test(char) for test in tests) != negated
        return known[char]

    return one
