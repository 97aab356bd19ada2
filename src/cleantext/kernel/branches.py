"""A pattern for whole lines, taken apart into its alternatives, of which few ever need to compile.

To compile a pattern of some thousand characters costs as much as to clean a text. Most lines that a rule is
asked about begin as few of its alternatives do, and are nothing like those either.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..base.lazy import lazy_pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TOKENS", "Branches", "branches", "closed"]

#: What a pattern is read by: escapes and classes as they are, groups and looks, bars.
TOKENS = lazy_pattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[=!](?:\.|\[\^\\n\])[{*]|\(\?[=!<]|[()|]")
_LOOKS = ("(?=", "(?!", "(?<")  # what one of these holds in turn has to stay
_GROUP = lazy_pattern(r"\((?:\?(?:-?[aiLmsux]+)?:|\?P<\w+>|(?!\?))")
_REPEAT = lazy_pattern(r"[?*+]|\{\d*(?:,\d*)?\}")
_NUMBERED = lazy_pattern(r"\\[1-9]")  # groups that a part of the pattern would count otherwise
_PLAIN_CLASS = lazy_pattern(r"\[(?!\^)(?:\\?[^\w\s\\\[\]]|\\d| |\w(?!-)|\w-\w)+\]")
#: Stand for all digits, and for all that is neither a letter nor a digit.
_DIGIT, _SIGN = "0", "."
RANGE_CHARS = 64  # of a class; a longer one says little

Beginnings = str | None  # kinds of the first characters that a part may have; none if they may be any


class Branches:
    """Tell whether a line is what one of the alternatives of `pattern` matches from end to end.

    An alternative is asked only about lines that begin as it does; first without what it forbids and
    demands anywhere in a line, `(?!.{0,300}…)` and `(?=.*…)`, then without what it forbids, then whole. What
    one of these matches those before it match too, and to look for the verbs of speech in a line costs more
    than to see that the line is nothing like what the rule deletes. Each compiles when it is first asked.

    >>> calls = Branches("(?!.*said)(?:sign up|log in).{0,9}|photo")
    >>> calls.alternatives
    ['(?!.*said)(?:sign up|log in).{0,9}', 'photo']
    >>> calls.fullmatch("Log in now"), calls.fullmatch("Sign up"), calls.fullmatch("Photos")
    (True, True, False)
    """

    def __init__(self, pattern: str) -> None:
        read = _Reading(pattern)
        self._pattern = pattern
        self._parts = [
            (read.beginnings(start, end), looks, start, end)
            for looks, start, end in read.parts(0, len(pattern))
        ]
        if _NUMBERED.search(pattern) is not None:
            self._parts = [(None, "", 0, len(pattern))]
        self._steps: dict[int, tuple[re.Pattern[str], ...]] = {}  # by the number of the alternative
        self._begun: dict[str, list[tuple[re.Pattern[str], ...]]] = {}

    def fullmatch(self, line: str) -> bool:
        """Tell whether an alternative matches a line that is not empty."""
        begun = self._begun.get(line[0])
        if begun is None:
            begun = self._begun[line[0]] = self._asked(line[0])
        for steps in begun:
            for step in steps:
                if step.fullmatch(line) is None:
                    break
            else:
                return True
        return False

    def _asked(self, first: str) -> list[tuple[re.Pattern[str], ...]]:
        """Return the alternatives for lines that begin with `first`, in steps."""
        kind = _kind(first)
        asked = list[tuple[re.Pattern[str], ...]]()
        for number, (beginnings, *_) in enumerate(self._parts):
            if beginnings is None or not kind or kind in beginnings:
                if number not in self._steps:
                    self._steps[number] = in_steps(self._alternative(number))
                asked.append(self._steps[number])
        return asked

    def _alternative(self, number: int) -> str:
        _, looks, start, end = self._parts[number]
        return looks + self._pattern[start:end]

    @property
    def alternatives(self) -> list[str]:
        """Return the patterns of the alternatives. What is looked at before some each of them looks at."""
        return list(map(self._alternative, range(len(self._parts))))


branches = lru_cache(maxsize=4096)(Branches)


def in_steps(pattern: str) -> tuple[re.Pattern[str], ...]:
    """Return a pattern without what it forbids and demands, without what it forbids, and whole.

    One that says what the next says is left out.
    """
    steps = dict.fromkeys((_without(pattern, ("(?!", "(?=")), _without(pattern, ("(?!",)), pattern))
    return tuple([lazy_pattern(step, re.IGNORECASE) for step in steps])


def _without(pattern: str, looks: tuple[str, ...]) -> str:
    """Return a pattern without such looks at what stands anywhere behind."""
    rest = list[str]()
    at = last = 0
    for match in TOKENS.finditer(pattern):
        if match.start() >= at and match[0].startswith(_LOOKS):
            at = closed(pattern, match.start())
            if len(match[0]) > len("(?!") and match[0].startswith(looks):
                rest.append(pattern[last : match.start()])
                last = at
    return "".join((*rest, pattern[last:]))


def closed(pattern: str, start: int) -> int:
    """Return where the group that opens at `start` ends."""
    depth = 0
    for match in TOKENS.finditer(pattern, start):
        depth += (match[0][0] == "(") - (match[0] == ")")
        if not depth:
            return match.end()
    raise ValueError(f"a group is left open in {pattern!r}")


class _Reading:
    """What a pattern is made of: where its groups end, and where the bars in each of them stand."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.ends: dict[int, int] = {}
        self.bars: dict[int, list[int]] = {}  # by where the group opens
        opened = [-1]
        for token in TOKENS.finditer(pattern):
            sign = token[0]
            if sign[0] == "(":
                opened.append(token.start())
            elif sign == ")":
                self.ends[opened.pop()] = token.end()
            elif sign == "|":
                self.bars.setdefault(opened[-1], []).append(token.start())

    def parts(self, start: int, end: int, group: int = -1, looks: str = "") -> Iterator[tuple[str, int, int]]:
        """Yield the alternatives between two places of a group: what is looked at first, start and end."""
        for at, last in self.between_bars(start, end, group):
            first = at
            while self.pattern.startswith(("(?=", "(?!"), at):
                at = self.ends[at]
            before = looks + self.pattern[first:at]
            if self.pattern.startswith("(?:", at) and self.ends[at] == last:
                yield from self.parts(at + len("(?:"), last - 1, at, before)
            else:
                yield before, at, last

    def between_bars(self, start: int, end: int, group: int) -> Iterator[tuple[int, int]]:
        for bar in self.bars.get(group, ()):
            yield start, bar
            start = bar + 1
        yield start, end

    def beginnings(self, start: int, end: int) -> Beginnings:
        """Return the kinds of characters that what stands between two places may begin with."""
        found, may_be_empty = self._first(start, end)
        return None if may_be_empty or found is None else "".join(dict.fromkeys(found))

    def _first(self, at: int, end: int) -> tuple[Beginnings, bool]:
        """Return the same for what is not empty, and whether it may be empty."""
        found = ""
        while at < end:
            item, at, may_be_empty = self._item(at)
            repeat = _REPEAT.match(self.pattern, at)
            if repeat is not None:
                at = repeat.end() + self.pattern.startswith(("?", "+"), repeat.end())
                may_be_empty |= repeat[0][0] in "?*" or repeat[0].startswith(("{0", "{,"))
            if item is None:
                return None, False
            found += item
            if not may_be_empty:
                return found, False
        return found, True

    def _item(self, at: int) -> tuple[Beginnings, int, bool]:
        """Return how what stands at a place may begin, where it ends, and whether it may be empty."""
        char = self.pattern[at]
        if char == "(":
            return self._group(at)
        token = TOKENS.match(self.pattern, at)
        if token is None:
            return (None if char == "." else _kinds(char)), at + 1, char in "^$"
        if char == "[":
            return _of_class(token[0]), token.end(), False
        escaped = token[0][1]
        if escaped in "bBAZ":
            return "", token.end(), True
        if escaped in "WsdD" or not escaped.isalnum():
            return {"d": _DIGIT, "D": None}.get(escaped, _SIGN), token.end(), False
        return None, token.end(), False

    def _group(self, at: int) -> tuple[Beginnings, int, bool]:
        end = self.ends[at]
        opening = _GROUP.match(self.pattern, at)
        if opening is None:
            return ("", end, True) if self.pattern.startswith(_LOOKS, at) else (None, end, False)
        found = ""
        may_be_empty = False
        for start, last in self.between_bars(opening.end(), end - 1, at):
            first, empty = self._first(start, last)
            if first is None:
                return None, end, False
            found += first
            may_be_empty |= empty
        return found, end, may_be_empty


def _of_class(text: str) -> Beginnings:
    """Return the kinds of the characters of a class, if it is short and names them."""
    if _PLAIN_CLASS.fullmatch(text) is None:
        return None
    found = ""
    text = text.replace("\\d", _DIGIT)
    at, end = 1, len(text) - 1
    while at < end:
        at += text[at] == "\\"
        last = text[at + 2] if text[at + 1] == "-" and at + 2 < end else text[at]
        if ord(last) - ord(text[at]) > RANGE_CHARS:
            return None
        for code in range(ord(text[at]), ord(last) + 1):
            kinds = _kinds(chr(code))
            if kinds is None:
                return None
            found += kinds
        at += 1 if last == text[at] else 3
    return found


def _kinds(char: str) -> Beginnings:
    return _kind(char) or None


def _kind(char: str) -> str:
    """Return the one character that stands for all that a pattern takes for `char`; nothing for any.

    Case does not count, and `re` takes a dotless ı for an i and a long s for an s.
    """
    if not (char.isalnum() or char == "_"):
        return _SIGN if char.upper() == char.lower() else ""
    if char.isdecimal():
        return _DIGIT
    kind = char.upper().lower()
    return kind if len(kind) == 1 else ""
