"""Clean the sample articles and show what was removed, and why."""

import sys
import textwrap
from pathlib import Path

import cleantext
from cleantext.ledger import visible_text

FOLDER = Path(__file__).parent.parent / "fixtures" / "articles"
WIDTH = 100


def show(path: Path) -> None:
    """Print the ledger and the clean paragraphs of one article."""
    done = cleantext.trace(path.read_bytes().decode("utf-8"))
    print("=" * WIDTH)
    print(f"{path.name}: {len(done.raw)} characters, {len(done.edits)} edits, {done.kept_share:.0%} kept")
    print("=" * WIDTH)
    print("\nWhat changed (rule, raw span, raw text → new text):\n")
    for row in done.ledger():
        change = f"[{visible_text(row.before, 60)}]"
        if row.after:
            change += f" → [{visible_text(row.after, 30)}]"
        print(f"  {'+'.join(row.rules):28} {row.raw_start:>5}-{row.raw_end:<5} {change}")
    print("\nWhy:\n")
    for rule in dict.fromkeys(rule for edit in done.edits for rule in edit.rules):
        print(f"  {rule:28} {done.pipeline.rules[rule].why}")
    if done.damage:
        print("\nBeyond repair, reported and left alone:\n")
        for spot in done.damage:
            text = visible_text(done.raw[spot.raw_start : spot.raw_end], 40)
            print(f"  {spot.kind:28} {spot.raw_start:>5}-{spot.raw_end:<5} [{text}] {spot.why}")
    for warning in done.warnings:
        print(f"\n  warning: {warning}")
    print("\nThe article:\n")
    for paragraph in done.paragraphs():
        print(textwrap.fill(paragraph.text, WIDTH), end="\n\n")


def main() -> int:
    """Show every sample article."""
    for path in sorted(FOLDER.glob("*.txt")):
        if not path.name.endswith(".clean.txt"):
            show(path)
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
