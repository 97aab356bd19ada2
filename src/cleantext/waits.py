"""What a rule waits for: of all that its pattern cannot match without, what costs least to look for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .gate import is_dear
from .scan import EDGE, bare, edged, utf_8

__all__ = [
    "Needs",
    "best_needs",
    "cost_of",
    "needs_of_evidence",
    "open_often",
    "shortest",
    "waits_for",
]

SEARCH = 60.0  # what a search of every text costs, in strings that few texts are searched for
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

FEW = 20.0  # what it may cost to wait for what the rule does not name: its place may be cheaper to look at
MUCH = 480.0  # what waiting may cost a rule that looks at few lines


class Needs(NamedTuple):
    """Strings of which at least `quorum` different ones occur where a rule finds something."""

    strings: tuple[str, ...] = ()
    quorum: int = 1


def needs_of_evidence(words: Sequence[str], at_least: int) -> list[Needs]:
    """Return what is needed where at least `at_least` of the words occur.

    Of all words so many, or of all but the worst few so many fewer.

    >>> [needs.strings for needs in needs_of_evidence(["donate", "support us", "members"], 2)]
    [('\\x08support us', '\\x08members', '\\x08donate'), ('\\x08support us', '\\x08members')]
    """
    best = sorted(map(edged, dict.fromkeys(words)), key=_cost)
    return [Needs(tuple(best[: len(best) - left]), at_least - left) for left in range(at_least)]


def best_needs(lists: Iterable[Needs], at_most: float = math.inf, weight: float = 1.0) -> Needs:
    """Return what costs least to look for, and opens least often; nothing if all cost more.

    `weight` is how many times as much as a pattern for a line the rule costs where it is asked.
    """

    def price(needs: Needs) -> float:
        opens = sum(map(_openings, needs.strings)) / 2.0 ** (needs.quorum - 1)
        return sum(map(_search, needs.strings)) + weight * opens

    best = min((needs for needs in lists if needs.strings), key=price, default=Needs())
    return best if price(best) <= at_most else Needs()


def waits_for(hinted: Needs, lists: list[Needs], reads_all: bool) -> Needs:
    """Return what a rule waits for: its own `needs`, or better ones. `reads_all`: it reads the whole text."""
    return best_needs([hinted, *lists], math.inf if hinted.strings else FEW, 10.0 if reads_all else 1.0)


def shortest(strings: Iterable[str]) -> list[str]:
    """Return the strings that hold no other of them: where a longer one occurs, a shorter one does."""
    kept: list[str] = []
    for string in sorted(strings, key=lambda string: (len(string), string)):
        if not any(other in string for other in kept):
            kept.append(string)
    return kept


def cost_of(strings: Iterable[str]) -> float:
    return sum(map(_cost, strings))


def _cost(string: str) -> float:
    return _search(string) + _openings(string)


def _search(string: str) -> float:
    """Return what it costs to look for a string."""
    return SEARCH if is_dear(string) else 1.0


def _openings(string: str) -> float:
    """Return what a rule does for nothing where a string occurs: the shorter it is, the more often."""
    core = bare(string)
    if not core.strip():
        return 8.0 * OPEN  # of every line, and not of a few in every text
    if core.strip() in COMMON:
        return OPEN
    if len(core) == 1 and not core.isalnum():
        return OPEN if core in OFTEN else OPEN / (32.0 if core in RARE else 8.0)
    size = len(utf_8(core)) - (not string.endswith(EDGE))  # the beginnings of words are in more texts
    return OPEN / 4.0 ** max(0, size - 1)


def open_often(strings: tuple[str, ...]) -> bool:
    """Tell whether looking for the strings costs more than asking the lines of a place."""
    searches = sum(string[0] != EDGE and string.isascii() and string.isalpha() for string in strings)
    return sum(map(_openings, strings)) + SEARCH * searches > MUCH
