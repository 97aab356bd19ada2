"""The account of a cleaning as plain text and as data."""

from __future__ import annotations

import json
import re
from typing import Any

from .cleaning.cleaned import Cleaned

__all__ = ["ledger_record", "ledger_text", "ledger_tsv", "safe_json", "visible_text"]

# Controls, C1, bidi marks and surrogates would act on the terminal instead of showing.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_SHOWN = {"\n": "⏎", "\t": "⇥", "\u00a0": "⍽"}


def visible_text(text: str, limit: int | None = None) -> str:
    """Return `text` on one line, safe for a terminal: what is invisible is spelled out.

    >>> visible_text("a\\x1b[2Jb\\n")
    'a<1B>[2Jb⏎'
    """
    if limit is not None and len(text) > limit:
        half = (limit - 1) // 2
        text = text[:half] + "…" + text[-half:]
    for raw, shown in _SHOWN.items():
        text = text.replace(raw, shown)
    return _HIDDEN.sub(lambda match: f"<{ord(match.group()):02X}>", text)


def ledger_text(name: str, done: Cleaned, limit: int = 72) -> str:
    """Return the ledger of a cleaning as lines of text: rules, raw span, before, after."""
    out = [f"{visible_text(name)}: {len(done.edits)} edits, {done.kept_share:.1%} of the text kept"]
    for row in done.ledger():
        before, after = visible_text(row.before, limit), visible_text(row.after, limit)
        change = f"[{before}]" + (f" → [{after}]" if row.after else "")
        out.append(f"  {'+'.join(row.rules):32} {row.raw_start:>7}-{row.raw_end:<7} {change}")
    out += [f"  damage: {d.kind} {d.raw_start}-{d.raw_end}: {visible_text(d.why)}" for d in done.damage]
    out += [f"  warning: {visible_text(warning)}" for warning in done.warnings]
    return "\n".join(out) + "\n"


def ledger_tsv(done: Cleaned) -> str:
    """Return the ledger as tab-separated lines; texts are Python literals, so tabs cannot hide in them."""
    rows = ["rules\traw_start\traw_end\tbefore\tafter"]
    for edit in done.edits:
        before = done.raw[edit.start : edit.end]
        rows.append(f"{'+'.join(edit.rules)}\t{edit.start}\t{edit.end}\t{before!r}\t{edit.text!r}")
    rows += [
        f"# {spot.kind}\t{spot.raw_start}\t{spot.raw_end}\t{done.raw[spot.raw_start : spot.raw_end]!r}\t"
        for spot in done.damage
    ]
    return "\n".join(rows) + "\n"


def ledger_record(done: Cleaned) -> dict[str, Any]:
    """Return a cleaning as plain data for JSON."""
    return {
        "text": done.text,
        "paragraphs": [p._asdict() for p in done.paragraphs()],
        "edits": [row._asdict() for row in done.ledger()],
        "damage": [d._asdict() for d in done.damage],
        "warnings": list(done.warnings),
        "settled": done.settled,
        "kept_share": round(done.kept_share, 4),
    }


# JSON may hold these as they are, but a terminal would act on them.
_ACTING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe_json(record: Any) -> str:
    """Return one line of JSON in which what a terminal would act on is written as an escape."""
    text = json.dumps(record, ensure_ascii=False)
    return _ACTING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
