"""The patterns of packs, compiled when first needed; those of users under a time limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from time import process_time
from typing import Any, NamedTuple

from .doc import Doc

__all__ = ["TIME_LIMIT_S", "Matches", "Pattern", "Timed", "compiled"]

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
    return re.compile(pattern, re.IGNORECASE)


def compiled(pattern: str, timed: bool = False) -> Pattern:
    """Compile a pack's pattern once, when it is first needed. Case does not count.

    The patterns of this library are tested to be linear and use `re`; those of a user's pack are
    `timed` and use `regex`, which can stop. Ask once for each text: the time limit starts here.
    """
    return Timed(pattern) if timed else _plain(pattern)


class Matches(NamedTuple):
    """Tell whether one of `patterns` matches somewhere, for a rule's `may_find`.

    A pattern matches within a line, and takes a line end for what an edge of the text is. One that
    begins with a single character is found several times as fast as others.
    """

    patterns: tuple[re.Pattern[str], ...]

    def __call__(self, doc: Doc) -> bool:
        return any(pattern.search(doc.text) for pattern in self.patterns)
