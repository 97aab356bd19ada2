"""Count what cleanings did: by kind, by rule and by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import regex

from ..cleaning.cleaned import Cleaned, LedgerRow

__all__ = ["Tally", "count_words", "is_removal"]

# Scripts without spaces count one word a character, as the word counts of editors do. A combining
# mark and a zero-width joiner are a part of their word: Hindi and Persian are written with them.
_WIDE = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTERS = rf"[\p{{L}}\p{{N}}_--{_WIDE}][\p{{L}}\p{{N}}\p{{M}}_\u200c\u200d--{_WIDE}]*+"
_WORD = regex.compile(rf"(?V1){_LETTERS}(?:['’-]{_LETTERS})*+|[{_WIDE}--\p{{M}}]")


def count_words(text: str) -> int:
    """Count the words of a text; in scripts without spaces, the characters.

    >>> count_words("It wasn’t raining."), count_words("今日は雨"), count_words("किताब पढ़ी")
    (3, 4, 2)
    """
    return sum(1 for _ in _WORD.finditer(text))


def is_removal(row: LedgerRow) -> bool:
    """Tell whether an edit takes words away, rather than repairs or spaces them."""
    return row.kind != "markup" and not row.after.strip() and any(char.isalnum() for char in row.before)


@dataclass
class Tally:
    """Hold counts over one or many cleanings. Words are those of the raw text, markup aside.

    Where several rules made one edit, its words count for those of the edit's kind: the rule that
    took a block, and not the one that closed the gap.

    >>> from cleantext import trace
    >>> tally = Tally()
    >>> tally.add(trace("One thing.\\nAdvertisement\\nAnother thing."))
    >>> tally.words, tally.words_removed, tally.removals, dict(tally.rules)
    (5, 1, 1, {'en.ads': 1})
    """

    documents: int = 0
    changed: int = 0
    words: int = 0
    words_removed: int = 0
    removals: int = 0
    repairs: int = 0
    damage: int = 0
    warnings: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    words_by_kind: Counter[str] = field(default_factory=Counter)
    words_by_rule: Counter[str] = field(default_factory=Counter)
    documents_by_rule: Counter[str] = field(default_factory=Counter)

    @property
    def words_kept_share(self) -> float:
        """Return the share (0…1) of the words that is left."""
        return 1.0 - self.words_removed / self.words if self.words else 1.0

    def add(self, done: Cleaned, rows: Iterable[LedgerRow] | None = None) -> None:
        """Count one cleaning; `rows` is its ledger, if it is already at hand."""
        self.documents += 1
        self.changed += done.raw != done.text
        self.words += count_words(done.raw)
        self.damage += len(done.damage)
        self.warnings += len(done.warnings)
        seen: set[str] = set()
        for row in done.ledger() if rows is None else rows:
            if row.kind == "markup":
                self.words -= count_words(row.before)
            removal = is_removal(row)
            self.removals += removal
            self.repairs += not removal
            self.kinds[row.kind] += 1
            lost = max(0, count_words(row.before) - count_words(row.after)) if removal else 0
            self.words_removed += lost
            self.words_by_kind[row.kind] += lost
            for rule in row.rules:
                self.rules[rule] += 1
                known = done.pipeline.rules.get(rule)
                self.words_by_rule[rule] += lost if known is None or known.kind == row.kind else 0
            seen.update(row.rules)
        self.documents_by_rule.update(seen)

    def merge(self, other: Tally) -> None:
        """Add the counts of another tally."""
        for name, value in vars(other).items():
            if isinstance(value, Counter):
                getattr(self, name).update(value)
            else:
                setattr(self, name, getattr(self, name) + value)

    def record(self) -> dict[str, Any]:
        """Return the counts as plain data for JSON."""
        return {name: dict(v) if isinstance(v, Counter) else v for name, v in vars(self).items()}
