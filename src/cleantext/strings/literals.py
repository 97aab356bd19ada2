"""Which strings a pattern cannot match without: what a rule can be gated on.

Worked out on the parse tree of `re`, after the idea of Cox, "Regular Expression Matching with a Trigram
Index" (2012). Every list that is returned is a condition: whatever the pattern matches, the lower-cased
text holds at least one string of the list, and where the string begins or ends with `EDGE`, a word begins
or ends there. Only the Turkish letters ı and İ, which `re` takes for an i and `str.lower` does not, and
the long s escape it.
"""

from __future__ import annotations

import re
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from .edges import EDGE
from .waits import Needs, openings_of, shortest

__all__ = ["needs_of_pattern"]

MANY = 100  # strings that one stretch of a pattern may stand for; beyond, it is cut in two
MANY_CHARS = 4  # of a set, each of which makes strings of its own
_NO_LETTERS = (c.CATEGORY_SPACE, c.CATEGORY_NOT_WORD, c.CATEGORY_DIGIT)
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_Strings = frozenset[str]


class _Part(NamedTuple):
    """What is known of a part of a pattern: all the strings that it matches, or lists of needed ones."""

    exact: _Strings | None = None
    lists: tuple[_Strings, ...] = ()

    @property
    def conditions(self) -> tuple[_Strings, ...]:
        lists = self.lists if self.exact is None else (self.exact,)
        tidied = (frozenset(map(_tidied, strings)) for strings in lists)
        return tuple(strings for strings in tidied if "" not in strings)


def needs_of_pattern(pattern: str, whole: bool = False) -> list[Needs]:
    """Return what is needed where a pattern matches: of each list of strings, one.

    `whole` is true if the pattern matches lines from end to end.

    >>> needs_of_pattern("(?:photo|image)s? by .+")
    [Needs(strings=('image by ', 'photo by ', 'images by ', 'photos by '), quorum=1)]
    >>> needs_of_pattern("ads?", whole=True)
    [Needs(strings=('\\x08ad\\x08', '\\x08ads\\x08'), quorum=1)]
    """
    part = _sequence(list(_parser.parse(pattern, re.IGNORECASE)), whole, whole)
    return [Needs(tuple(shortest(strings))) for strings in part.conditions]


def _tidied(string: str) -> str:
    """Return a string with the edges that stand at its ends, where a word begins or ends."""
    core = string.replace(EDGE, "")
    before = EDGE if string[:1] == EDGE and core[:1].isalpha() else ""
    after = EDGE if string[-1:] == EDGE and core[-1:].isalpha() else ""
    return f"{before}{core}{after}"


def _sequence(items: list[tuple[Any, Any]], starts: bool = False, ends: bool = False) -> _Part:
    """Return what is known of a sequence; `starts` and `ends` tell whether no word goes on beyond it."""
    lists: list[_Strings] = []
    run: _Strings = frozenset((EDGE if starts else "",))
    whole = True

    for number, (op, arg) in enumerate(items):
        if op in (c.AT, c.ASSERT_NOT, c.ASSERT):
            if op is c.ASSERT:
                lists += _sequence(list(arg[1])).conditions
            if _is_edge(op, arg):
                run = frozenset(string + EDGE for string in run)
            continue
        after = _goes_on_without_word(items[number + 1 :], ends)
        before = all(_closes_word(string) for string in run)
        part = _part(op, arg, before, after)
        if part.exact is not None:
            longer = frozenset(a + b for a in run for b in part.exact)
            if len(longer) <= MANY:
                run = longer
                continue
        closes = _goes_on_without_word(items[number:], ends)
        lists.append(frozenset(string + EDGE for string in run) if closes else run)
        whole = False
        opens = _ends_words((op, arg), -1) or (before and _may_end_words(op, arg, -1))
        run = frozenset((EDGE if opens else "",))
        if part.exact is not None and len(part.exact) <= MANY:
            run = frozenset(EDGE + string for string in part.exact) if before else part.exact
        else:
            lists += part.conditions
    if ends:
        run = frozenset(string + EDGE for string in run)
    if whole and not lists:
        return _Part(run)
    return _Part(None, (*lists, run))


def _closes_word(string: str) -> bool:
    return string != "" and not string[-1].isalpha()


def _is_edge(op: Any, arg: Any) -> bool:
    """Tell whether a place in a pattern is one where no word goes on."""
    if op is c.AT:
        return arg is not c.AT_NON_BOUNDARY
    direction, items = arg
    if op is c.ASSERT:
        return bool(items) and _ends_words(items[0 if direction > 0 else -1], 0 if direction > 0 else -1)
    return list(items) == [(c.IN, [(c.CATEGORY, c.CATEGORY_WORD)])]


def _ends_words(item: tuple[Any, Any], side: int) -> bool:
    """Tell whether what an item matches begins (`side` 0) or ends (-1) with what is of no word."""
    op, arg = item
    if op in (c.AT, c.ASSERT, c.ASSERT_NOT):
        return _is_edge(op, arg)
    if op is c.LITERAL:
        return not chr(arg).isalpha()
    if op is c.IN:
        return all(
            (kind is c.LITERAL and not chr(value).isalpha())
            or (kind is c.RANGE and value == (ord("0"), ord("9")))
            or (kind is c.CATEGORY and value in _NO_LETTERS)
            for kind, value in arg
        )
    if op is c.BRANCH:
        return all(branch and _ends_words(branch[side], side) for branch in arg[1])
    if op is c.SUBPATTERN:
        return bool(arg[3]) and _ends_words(arg[3][side], side)
    if op in _REPEATS:
        low, _, body = arg
        return bool(low and body) and _ends_words(body[side], side)
    return False


def _may_end_words(op: Any, arg: Any, side: int) -> bool:
    """Tell whether what an item matches may be nothing, or begins (`side` 0) or ends (-1) as no word does."""
    return op in _REPEATS and _ends_words((op, (1, *arg[1:])), side)


def _goes_on_without_word(items: list[tuple[Any, Any]], ends: bool) -> bool:
    """Tell whether no word goes on where the items begin; `ends` tells it of where they end."""
    for item in items:
        if _ends_words(item, 0):
            return True
        if not _may_end_words(*item, 0):
            return False
    return ends


def _part(op: Any, arg: Any, before: bool, after: bool) -> _Part:
    if op is c.LITERAL:
        return _Part(_lowered(chr(arg)))
    if op is c.IN:
        chars = {chr(value) for kind, value in arg if kind is c.LITERAL}
        if len(arg) <= MANY_CHARS and all(kind is c.LITERAL for kind, _ in arg):
            return _Part(frozenset[str]().union(*map(_lowered, chars)))
        return _Part()
    if op is c.BRANCH:
        return _branch([_sequence(list(branch), before, after) for branch in arg[1]])
    if op is c.SUBPATTERN:
        return _sequence(list(arg[3]), before, after)
    if op is c.ATOMIC_GROUP:
        return _sequence(list(arg), before, after)
    if op in _REPEATS:
        low, high, body = arg
        once = high == 1
        part = _sequence(list(body), before and once, after and once)
        if part.exact is not None and once:
            return part if low else _Part(part.exact | {""})
        return _Part(None, part.conditions) if low else _Part()
    return _Part()


def _branch(parts: list[_Part]) -> _Part:
    if all(part.exact is not None for part in parts):
        union = frozenset[str]().union(*(part.exact or () for part in parts))
        return _Part(union)
    conditions = [part.conditions for part in parts]
    if not all(conditions):
        return _Part()
    best = (min(map(shortest, lists), key=openings_of) for lists in conditions)
    return _Part(None, (frozenset[str]().union(*best),))


def _lowered(char: str) -> _Strings:
    # A sigma is lower-cased by where it stands in its word.
    return frozenset("σς") if char in "Σσς" else frozenset((char.lower(),))
