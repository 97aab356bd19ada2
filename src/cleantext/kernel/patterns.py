"""The patterns of packs, compiled when first needed; those of users under a time limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from time import process_time

from ..base.frozen import NamedTuple, view
from ..base.lazy import lazy_pattern
from .doc import Doc
from .rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeGuard

__all__ = [
    "TIME_LIMIT_S",
    "Company",
    "Matches",
    "Pattern",
    "Timed",
    "compiled",
    "in_company",
    "waits_for_company",
]

TIME_LIMIT_S = 0.5  # of processor time, for all matches of a user's pattern in one text


class Timed:
    """Match a pattern until a time limit is used up, which raises `TimeoutError`."""

    def __init__(self, pattern: str) -> None:
        import regex

        self._regex = regex.compile(pattern, regex.IGNORECASE)
        self.groupindex: Mapping[str, int] = self._regex.groupindex
        self._end = process_time() + TIME_LIMIT_S

    def fullmatch(self, text: str) -> Any:
        return self._regex.fullmatch(text, timeout=self._left(len(text)))

    def search(self, text: str, pos: int = 0) -> Any:
        return self._regex.search(text, pos, timeout=self._left(len(text)))

    def finditer(self, text: str) -> Iterator[Any]:
        return iter(self._regex.finditer(text, timeout=self._left(len(text))))

    def _left(self, size: int) -> float:
        left = self._end - process_time()
        if left <= 0:
            raise TimeoutError
        return left + size * 1e-6  # a harmless pattern takes no more than 1 s for a million characters


Pattern = re.Pattern[str] | Timed


@lru_cache(maxsize=4096)
def _plain(pattern: str) -> re.Pattern[str]:
    return lazy_pattern(pattern, re.IGNORECASE)


def compiled(pattern: str, timed: bool = False) -> Pattern:
    """Return a pack's pattern, which compiles when it is first needed. Case does not count.

    The patterns of this library are tested to be linear and use `re`; those of a user's pack are
    `timed` and use `regex`, which can stop. Ask once for each text: the time limit starts here.
    """
    return Timed(pattern) if timed else _plain(pattern)


class Company:
    """Tell which signs of a text stand in telling company: all patterns that begin with a sign, in one."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.by_sign: dict[str, str] = {}
        for pattern in dict.fromkeys(patterns):
            sign, rest = parted(pattern)
            self.by_sign[sign] = self.by_sign[sign] + "|" + rest if sign in self.by_sign else rest
        self._hash = hash(tuple(self.by_sign.items()))

    def __call__(self, doc: Doc) -> frozenset[str]:
        text = doc.text
        return frozenset(sign for sign, pattern in self._compiled if sign in text and pattern.search(text))

    def __eq__(self, other: object) -> bool:
        return self.by_sign == other.by_sign if isinstance(other, Company) else NotImplemented

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Company], tuple[list[str]]]:
        return Company, ([re.escape(sign) + rest for sign, rest in self.by_sign.items()],)

    @view
    def _compiled(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(sign, lazy_pattern(f"{re.escape(sign)}(?:{rest})")) for sign, rest in self.by_sign.items()]


class Matches(NamedTuple):
    """Tell whether one of `patterns` matches somewhere, for a rule's `may_find`.

    A pattern matches within a line, and takes a line end for what an edge of the text is. One that
    begins with a single character is found several times as fast as others. The `company` of their `signs`
    is asked first, once a text for all rules: in most texts there is none.
    """

    patterns: tuple[re.Pattern[str], ...]
    company: Company | None = None
    signs: frozenset[str] = frozenset()

    def __call__(self, doc: Doc) -> bool:
        if self.company is not None and self.signs.isdisjoint(doc.once(self.company)):
            return False
        return any(pattern.search(doc.text) for pattern in self.patterns)

    def within(self, company: Company) -> Matches:
        """Return the same gate that asks first for the company of its signs."""
        return Matches(self.patterns, company, frozenset(parted(p.pattern)[0] for p in self.patterns))


def in_company(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return rules whose second gates ask first for the company of their signs.

    Each pattern of such a gate begins with a sign and has no alternatives outside of brackets.
    """
    gates = [rule.may_find for rule in rules if isinstance(rule.may_find, Matches)]
    company = Company(pattern.pattern for gate in gates for pattern in gate.patterns)
    return tuple(
        rule._replace(may_find=rule.may_find.within(company)) if isinstance(rule.may_find, Matches) else rule
        for rule in rules
    )


def parted(pattern: str) -> tuple[str, str]:
    """Return the sign with which a pattern begins, and the rest."""
    size = 1 + (pattern[0] == "\\")
    return pattern[size - 1], pattern[size:]


def waits_for_company(rule: Rule) -> TypeGuard[Any]:
    """Tell whether the signs that a rule needs are told by its second gate."""
    gate = rule.may_find
    if not isinstance(gate, Matches) or gate.company is None:
        return False
    return not rule.needs or gate.signs <= {*rule.needs}
