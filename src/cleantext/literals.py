"""Which strings a pattern cannot match without: what a rule can be gated on.

Worked out on the parse tree of `re`, after the idea of Cox, "Regular Expression Matching with a Trigram
Index" (2012). Every list that is returned is a condition: whatever the pattern matches, the lower-cased
text holds at least one string of the list. Only the Turkish letters ı and İ, which `re` takes for an i
and `str.lower` does not, and the long s escape it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from .scan import WIDTH, signs_of, utf_8

__all__ = ["Needs", "best_needs", "needs_of_evidence", "needs_of_pattern"]

MANY = 24  # strings that one stretch of a pattern may stand for; beyond, it is cut in two
MANY_CHARS = 4  # of a set, each of which makes strings of its own
LONG = 2 * WIDTH - 1  # bytes of a string that need no search of their own, see `gate`
SEARCH = 60.0  # what such a search costs, in strings that need none
OPEN = 1000.0  # what it costs that a rule is asked of every text
OFTEN = frozenset(".,:;-()'\"?!")  # signs that most texts have
RARE = frozenset("@©|$£€%+#{}[]<>=_~^*\\®™†‡§¶•·→»«°")  # signs that few texts have
# Words that stand in nearly every text of their language.
COMMON = frozenset(
    (
        "a about after all an and are as at be been but by can for from get has have he here his i if in "
        "into is it like more most new no not of on one or our out over she so some that the their there "
        "they this to up was we were what when which who will with you your au avec ce dans de des du el "
        "en et la le les los par por pour que se sur un una une das dem den der die ein eine es für im "
        "ist mit nicht sich sie und von zu het na nie o się w z и в на не"
    ).split()
)

_Strings = frozenset[str]


class _Part(NamedTuple):
    """What is known of a part of a pattern: all the strings that it matches, or lists of needed ones."""

    exact: _Strings | None = None
    lists: tuple[_Strings, ...] = ()

    @property
    def conditions(self) -> tuple[_Strings, ...]:
        if self.exact is None:
            return self.lists
        return () if "" in self.exact else (self.exact,)


class Needs(NamedTuple):
    """Strings of which at least `quorum` different ones occur where a rule finds something."""

    strings: tuple[str, ...] = ()
    quorum: int = 1


def needs_of_pattern(pattern: str) -> list[Needs]:
    """Return what is needed where a pattern matches: of each list of strings, one.

    >>> needs_of_pattern("(?:photo|image)s? by .+")
    [Needs(strings=('image by ', 'photo by ', 'images by ', 'photos by '), quorum=1)]
    """
    part = _sequence(list(_parser.parse(pattern, re.IGNORECASE)))
    return [Needs(tuple(_shortest(strings))) for strings in part.conditions]


def needs_of_evidence(words: Sequence[str], at_least: int) -> list[Needs]:
    """Return what is needed where at least `at_least` of the words occur.

    Of all words so many, or of all but the worst few so many fewer.

    >>> [needs.strings for needs in needs_of_evidence(["donate", "support us", "members"], 2)]
    [('support us', 'members', 'donate'), ('support us', 'members')]
    """
    best = sorted(dict.fromkeys(words), key=_cost)
    return [Needs(tuple(best[: len(best) - left]), at_least - left) for left in range(at_least)]


def best_needs(lists: Iterable[Needs], at_most: float = math.inf, weight: float = 1.0) -> Needs:
    """Return what costs least to look for, and opens least often; nothing if all cost more.

    `weight` is how many times as much as a pattern for a line the rule costs where it is asked.
    """

    def price(needs: Needs) -> float:
        opens = sum(map(_openings, needs.strings)) / 4.0 ** (needs.quorum - 1)
        return sum(map(_search, needs.strings)) + weight * opens

    best = min((needs for needs in lists if needs.strings), key=price, default=Needs())
    return best if price(best) <= at_most else Needs()


def _shortest(strings: Iterable[str]) -> list[str]:
    """Return the strings that hold no other of them: where a longer one occurs, a shorter one does."""
    kept: list[str] = []
    for string in sorted(strings, key=lambda string: (len(string), string)):
        if not any(other in string for other in kept):
            kept.append(string)
    return kept


def _total(strings: Iterable[str]) -> float:
    return sum(map(_cost, strings))


def _cost(string: str) -> float:
    return _search(string) + _openings(string)


def _search(string: str) -> float:
    """Return what it costs to look for a string."""
    is_dear = len(utf_8(string)) < LONG and string.isascii() and not signs_of(string)
    return SEARCH if is_dear else 1.0


def _openings(string: str) -> float:
    """Return what a rule does for nothing where a string occurs: the shorter it is, the more often."""
    if string.strip() in COMMON or not string.strip():
        return OPEN
    if len(string) == 1 and signs_of(string):
        return OPEN if string in OFTEN else OPEN / (32.0 if string in RARE else 8.0)
    return OPEN / 4.0 ** (len(utf_8(string)) - 1)


def _sequence(items: list[tuple[Any, Any]]) -> _Part:
    lists: list[_Strings] = []
    run: _Strings = frozenset(("",))
    whole = True

    for op, arg in items:
        if op is c.AT or op is c.ASSERT_NOT:
            continue  # nothing of the text: what stands on both sides of it touches
        if op is c.ASSERT:
            lists += _sequence(list(arg[1])).conditions
            continue
        part = _part(op, arg)
        if part.exact is not None:
            longer = frozenset(a + b for a in run for b in part.exact)
            if len(longer) <= MANY:
                run = longer
                continue
        lists.append(run)
        whole = False
        run = frozenset(("",))
        if part.exact is not None and len(part.exact) <= MANY:
            run = part.exact
        else:
            lists += part.conditions
    if whole and not lists:
        return _Part(run)
    return _Part(None, tuple(strings for strings in (*lists, run) if "" not in strings))


def _part(op: Any, arg: Any) -> _Part:
    if op is c.LITERAL:
        return _Part(_lowered(chr(arg)))
    if op is c.IN:
        chars = {chr(value) for kind, value in arg if kind is c.LITERAL}
        if len(arg) <= MANY_CHARS and all(kind is c.LITERAL for kind, _ in arg):
            return _Part(frozenset[str]().union(*map(_lowered, chars)))
        return _Part()
    if op is c.BRANCH:
        return _branch([_sequence(list(branch)) for branch in arg[1]])
    if op is c.SUBPATTERN:
        return _sequence(list(arg[3]))
    if op is c.ATOMIC_GROUP:
        return _sequence(list(arg))
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        low, high, body = arg
        part = _sequence(list(body))
        if part.exact is not None and high == 1:
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
    best = (min(map(_shortest, lists), key=_total) for lists in conditions)
    return _Part(None, (frozenset[str]().union(*best),))


def _lowered(char: str) -> _Strings:
    # A sigma is lower-cased by where it stands in its word.
    return frozenset("σς") if char in "Σσς" else frozenset((char.lower(),))
