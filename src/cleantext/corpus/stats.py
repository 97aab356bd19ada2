"""What happened in a run, in numbers: rows, words removed, warnings, slow rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from ..packs import site_host
from ..profiling import profile_rules
from ..rows import Row, RowCleaner

if TYPE_CHECKING:
    from .records import Record

__all__ = ["SAMPLE_EVERY", "Stats"]

#: One document in so many is cleaned a second time, under a clock. A long one is not: it might exceed the
#: time limit for one document.
SAMPLE_EVERY = 500
SAMPLE_CHARS = 100_000


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
        """Time the rules on one document in `SAMPLE_EVERY`, if it is no page and not very long."""
        text = record.text
        if record.row % SAMPLE_EVERY != 1 or not isinstance(text, str) or len(text) > SAMPLE_CHARS:
            return
        host = (site_host(record.site) if record.site else "") or cleaner.site
        try:
            costs = profile_rules(cleaner.pipeline(host), [text])
        except Exception:  # it went well a moment ago: no reason to lose the document for a number
            return
        self.sampled += 1
        for cost in costs:
            self.rule_seconds[cost.rule] += cost.seconds

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
