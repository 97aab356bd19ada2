"""A finder for rules about single characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..base.frozen import NamedTuple
from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Finder, Rule

__all__ = ["Characters", "character_rule", "compiled", "run_of"]


@lru_cache(maxsize=32)
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed."""
    return re.compile(pattern)


def run_of(chars: str) -> str:
    """Return the pattern of a run of characters, which is found several times as fast as their repeat."""
    return f"[{chars}][{chars}]*"


class Characters(NamedTuple):
    """Replace what `pattern` matches by `leaves`, or each of its characters with `each`."""

    rule: str
    pattern: str
    leaves: str = ""
    each: bool = False

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        for match in compiled(self.pattern).finditer(doc.text):
            start, end = match.span()
            yield Edit(start, end, self.leaves * (end - start if self.each else 1), (self.rule,))


def character_rule(
    slug: str,
    chars: Iterable[str],
    pattern: str,
    leaves: str = "",
    *,
    why: str,
    drops: tuple[str, ...],
    keeps: tuple[str, ...],
    kind: str = "encoding",
    each: bool = False,
) -> Rule:
    """Return the rule `unicode.slug`: matches of `pattern`, each of which holds one of `chars`."""
    rule = f"unicode.{slug}"
    finder: Finder = Characters(rule, pattern, leaves, each)
    find = AnyOf(frozenset(chars), finder)
    return Rule(rule, find, why=why, kind=kind, drops=drops, keeps=keeps)
