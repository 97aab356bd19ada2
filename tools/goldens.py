"""Rewrite the golden texts and ledgers of the sample articles. Read the diff before you commit it."""

import sys
from pathlib import Path

import cleantext
from cleantext.ledger import ledger_tsv

FOLDER = Path(__file__).parent.parent / "fixtures" / "articles"


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
