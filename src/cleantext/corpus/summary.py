"""The closing summary of a run, as text."""

from __future__ import annotations

from collections import Counter

from ..kernel.rule import KINDS
from ..ledger import visible_text
from .progress import duration
from .runner import Report

__all__ = ["summary_text"]

SHOWN_RULES = 5


def summary_text(report: Report) -> str:
    """Return documents, words removed by kind, warnings and slowest rules of a run."""
    stats = report.stats
    rate = f", {stats.rows / report.seconds:,.0f}/s" if report.seconds and not report.kept_parts else ""
    out = [f"{stats.rows:,} documents in {duration(report.seconds)}{rate}: {visible_text(str(report.out))}"]
    out += [f"  {status:12} {count:>12,}" for status, count in stats.status.most_common()]
    if report.kept_parts:
        out.append(f"  {report.kept_parts} of {report.parts} parts were done before")
    if stats.removed:
        out.append("words removed, by kind")
        out += [f"  {kind:16} {n:>10,}  {KINDS.get(kind, '')}" for kind, n in stats.removed.most_common()]
    out += _table("warnings", stats.warnings)
    if stats.sampled and stats.rule_seconds:
        each = {
            rule: seconds / stats.sampled * 1e6
            for rule, seconds in stats.rule_seconds.items()
            if not rule.startswith("(")  # what the engine takes for all rules together
        }
        out.append(f"slowest rules, µs a document (on {stats.sampled:,} of them)")
        out += [f"  {rule:32} {each[rule]:>10,.1f}" for rule, _ in Counter(each).most_common(SHOWN_RULES)]
    if report.errors:
        out.append(
            f"{report.errors:,} documents were not cleaned: see {visible_text(str(report.errors_file))}"
        )
    out += [f"not read to the end: {visible_text(failure['error'])}" for failure in report.failures]
    return "\n".join(out) + "\n"


def _table(title: str, counts: Counter[str]) -> list[str]:
    return (
        [title, *(f"  {visible_text(name):16} {n:>10,}" for name, n in counts.most_common())]
        if counts
        else []
    )
