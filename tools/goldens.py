"""Rewrite the golden texts and ledgers of the sample articles. Read the diff before you commit it."""

import sys
from pathlib import Path

import cleantext

FOLDER = Path(__file__).parent.parent / "fixtures" / "articles"


def ledger_tsv(done: cleantext.Cleaned) -> str:
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


def articles() -> list[Path]:
    """Return the raw sample articles."""
    return sorted(path for path in FOLDER.glob("*.txt") if not path.name.endswith(".clean.txt"))


def main() -> int:
    """Write `name.clean.txt` and `name.ledger.tsv` beside each article."""
    for path in articles():
        done = cleantext.trace(path.read_bytes().decode("utf-8"))
        path.with_suffix(".clean.txt").write_text(done.text, encoding="utf-8", newline="")
        path.with_suffix(".ledger.tsv").write_text(ledger_tsv(done), encoding="utf-8", newline="")
        print(f"{path.name}: {len(done.edits)} edits, {len(done.damage)} places beyond repair")
    return 0


if __name__ == "__main__":
    sys.exit(main())
