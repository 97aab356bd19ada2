"""Texts side by side, as people read them."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff

from ..ledger import visible_text

__all__ = ["shown_change", "shown_rules"]

_WIDTH = 160  # of a line shown; of longer ones, the part around the first difference
_LINES = 60


def shown_change(before: str, after: str, names: tuple[str, str] = ("expected", "found")) -> str:
    """Return the lines in which two texts differ, with what is invisible spelled out.

    >>> print(shown_change("One.\\nTwo.", "One.\\nTwo\\u00a0."))
    --- expected
    +++ found
    -Two.
    +Two⍽.
    """
    old, new = before.split("\n"), after.split("\n")
    lines = list(unified_diff(old, new, *names, lineterm="", n=0))
    out = lines[:2]
    body = [line for line in lines[2:] if not line.startswith("@@")]
    others = {
        "-": [line[1:] for line in body if line[0] == "+"],
        "+": [line[1:] for line in body if line[0] == "-"],
    }
    for line in body[:_LINES]:
        out.append(line[0] + _cut(line[1:], others[line[0]]))
    if len(body) > _LINES:
        out.append(f"… and {len(body) - _LINES} more lines")
    return "\n".join(out)


def _cut(line: str, others: list[str]) -> str:
    """Return a line, or of a long one the part where it leaves the other line most like it."""
    if len(line) <= _WIDTH:
        return visible_text(line)
    at = max((_shared(line, other) for other in others), default=0)
    start = max(0, at - _WIDTH // 2)
    part = visible_text(line[start : start + _WIDTH])
    return ("…" if start else "") + part + ("…" if start + _WIDTH < len(line) else "")


def _shared(one: str, other: str) -> int:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size


def shown_rules(cleaner: Callable[[str], str], raw: str) -> str:
    """Return the edits that a cleaner made, a line each, if it keeps account of them."""
    trace = getattr(cleaner, "trace", None)
    if trace is None and getattr(cleaner, "__module__", "").startswith("cleantext."):
        from ..api import clean
        from ..api import trace as traced

        trace = traced if cleaner is clean else None
    if trace is None:
        return ""
    rows = [
        f"  {'+'.join(row.rules)} {row.raw_start}-{row.raw_end}: "
        f"[{visible_text(row.before, 60)}] → [{visible_text(row.after, 60)}]"
        for row in trace(raw).ledger()
    ]
    more = f"\n  … and {len(rows) - _LINES} more" if len(rows) > _LINES else ""
    return "\nthe rules that acted:\n" + ("\n".join(rows[:_LINES]) or "  none") + more
