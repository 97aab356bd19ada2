"""A finder for rules about single characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..doc import Doc
from ..patch import Edit

__all__ = ["Characters", "compiled"]


@lru_cache(maxsize=32)
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed."""
    return re.compile(pattern)


class Characters(NamedTuple):
    """Replace what `pattern` matches by `leaves`, or each of its characters with `each`.

    `gate` are the unusual characters, one of which every match holds.
    """

    rule: str
    gate: frozenset[str]
    pattern: str
    leaves: str = ""
    each: bool = False

    def __call__(self, doc: Doc) -> Iterable[Edit]:
        return () if doc.unusual.isdisjoint(self.gate) else self._find(doc.text)

    def _find(self, text: str) -> Iterator[Edit]:
        for match in compiled(self.pattern).finditer(text):
            start, end = match.span()
            yield Edit(start, end, self.leaves * (end - start if self.each else 1), (self.rule,))
