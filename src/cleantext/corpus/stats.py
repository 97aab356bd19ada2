"""What happened in a run, in numbers: rows, words removed, warnings, slow rules."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from time import perf_counter
from typing import TYPE_CHECKING, Any

from ..doc import Doc
from ..finders import ExactLines
from ..rows import Row, RowCleaner

if TYPE_CHECKING:
    from .records import Record

__all__ = ["SAMPLE_EVERY", "Stats"]

#: One document in so many is looked at a second time, rule by rule under a clock. That costs a dozen
#: times as much as cleaning it, and less than one percent in all.
SAMPLE_EVERY = 2000


class Stats:
    """Add up the rows of a chunk, or of many chunks."""

    def __init__(self) -> None:
        self.rows = 0
        self.chars = 0
        self.seconds = 0.0
        self.status: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()
        self.warnings: Counter[str] = Counter()
        self.rule_seconds: defaultdict[str, float] = defaultdict(float)
        self.sampled = 0

    def add(self, row: Row) -> None:
        """Count one row."""
        self.rows += 1
        self.chars += len(row.clean or "")
        self.status[row.status] += 1
        if row.removed:
            self.removed.update(row.removed)
        for warning in row.warnings:
            self.warnings[warning.partition(":")[0]] += 1

    def sample(self, cleaner: RowCleaner, record: Record) -> None:
        """Time every rule on its own, on one document in `SAMPLE_EVERY`.

        The clock stands around the rule's finder on the raw text, after a call that compiles its
        pattern; exact lines, which share one table, are not timed.
        """
        if record.row % SAMPLE_EVERY != 1 or not isinstance(record.text, str) or cleaner.html:
            return
        pipeline = cleaner.pipeline(record.site or cleaner.site)
        doc = Doc(record.text, pipeline.lang, pipeline.site)
        folded = doc.folded
        _ = doc.lines, doc.short_lines, doc.short_folded, doc.body  # made now, so that no rule pays for them
        self.sampled += 1
        for rule in pipeline.rules.values():
            if isinstance(rule.find, ExactLines):
                continue
            if rule.needs and not any(need in folded for need in rule.needs):
                continue
            try:
                deque(rule.find(doc), 0)
                started = perf_counter()
                deque(rule.find(doc), 0)
            except Exception:  # what it raises is counted where the document is cleaned
                continue
            self.rule_seconds[rule.id] += perf_counter() - started

    def data(self) -> dict[str, Any]:
        """Return the numbers as plain data for JSON."""
        return {name: dict(value) if isinstance(value, dict) else value for name, value in vars(self).items()}

    def merge(self, data: dict[str, Any]) -> None:
        """Add the numbers of `data()` of another object."""
        for name, value in data.items():
            mine: Any = getattr(self, name)
            if isinstance(mine, dict):
                for key, number in value.items():
                    mine[key] += number
            else:
                setattr(self, name, mine + value)
