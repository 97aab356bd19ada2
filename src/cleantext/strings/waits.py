"""What a rule waits for: of all that its pattern cannot match without, what occurs least often.

To look for a string costs nothing (`strings/gate.py`); what occurs opens the rules that wait for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .edges import EDGE, bare, edged, holds, utf_8

__all__ = [
    "BEGINNINGS",
    "MUCH",
    "SELDOM",
    "Needs",
    "best_needs",
    "needs_of_evidence",
    "openings_of",
    "shortest",
]

OPEN = 1000.0  # how often what nearly every text holds opens a rule
MUCH = 100.0  # how often waiting may open a rule that can be asked of few lines instead, by how they end
SELDOM = 5.0  # how often beginnings may open a rule before strings are looked for instead
BEGINNINGS = 30.0  # words of a text for each beginning of a line
MAX_CHARS = 16  # of a string; what begins as it does is as rare
OFTEN = frozenset(".,:;-'\"?!")  # signs that most texts have
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
# Words that stand on pages in every language.
WORLDWIDE = frozenset(
    (
        "app blog email facebook foto google image instagram link mail news newsletter online photo podcast "
        "share telegram twitter video web website whatsapp youtube"
    ).split()
)
_PARTS = re.compile(r"[^\W\d_]+|.", re.DOTALL)


class Needs(NamedTuple):
    """Strings of which at least `quorum` different ones occur where a rule finds something."""

    strings: tuple[str, ...] = ()
    quorum: int = 1


def needs_of_evidence(words: Sequence[str], at_least: int) -> list[Needs]:
    """Return what is needed where at least `at_least` of the words occur.

    >>> needs_of_evidence(["donate", "support us"], 2)
    [Needs(strings=('\\x08donate', '\\x08support us'), quorum=2)]
    """
    return [Needs(tuple(map(edged, dict.fromkeys(words))), at_least)] if words else []


def best_needs(lists: Iterable[Needs], at_most: float = math.inf) -> Needs:
    """Return what opens least often; nothing if all open more often than `at_most`."""
    best = min((needs for needs in lists if needs.strings), key=_openings, default=Needs())
    if _openings(best) > at_most:
        return Needs()
    if best.quorum > 1:
        return best
    return Needs(tuple(shortest(string[:MAX_CHARS] for string in best.strings)))


def shortest(strings: Iterable[str]) -> list[str]:
    """Return the strings that hold no other of them: where a longer one occurs, a shorter one does.

    >>> shortest(["\\bread more", "\\bread\\b", "\\breads"])
    ['\\x08read\\x08', '\\x08reads']
    """
    kept: list[tuple[str, str]] = []  # with their parts without edges
    for string in sorted(strings, key=lambda string: (len(string), string)):
        # Where it has no edge, a letter may go on: any that no other string has.
        around = f"{'' if string[0] == EDGE else 'Z'}{bare(string)}{'' if string[-1] == EDGE else 'Z'}"
        if not any(part in around and holds(around, other) for other, part in kept):
            kept.append((string, bare(string)))
    return [string for string, _ in kept]


def openings_of(strings: Iterable[str]) -> float:
    """Return how often a rule would be opened that waits for the strings."""
    return sum(OPEN * math.pow(4.0, 1.0 - _letters(bare(string))) for string in strings)


def _openings(needs: Needs) -> float:
    return openings_of(needs.strings) * math.pow(4.0, 1.0 - needs.quorum)


def _letters(string: str) -> float:
    """Return how many letters tell as much as a string, of which each halves what is left twice."""
    if not string.strip():
        return -0.5  # of every line, and not of a few in every text
    return sum(map(_weight, _PARTS.findall(string)))


def _weight(part: str) -> float:
    if part.isalpha():
        return 1.5 if part in COMMON else 3.0 if part in WORLDWIDE else float(len(utf_8(part)))
    if part.isspace():
        return 0.5
    if part.isdigit():
        return 2.0
    return 1.0 if part in OFTEN else 5.5 if part in RARE else 2.5
