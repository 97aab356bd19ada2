"""Count damage in scraped corpora before and after the repairs, and the edits that each rule makes.

    python benchmarks/damage.py [CORPUS.jsonl.gz ...] [--show RULE] [--max 500]

Without arguments it reads `allthenews` for the counts of damage, and the four nearly clean corpora
of `../shared/data/articles` for the edits that touch clean text; without that folder it says so and
stops. The counts come from the patterns below, not from the rules, so that they do not flatter them.
`--show` prints edits of one rule in context, to be read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

import cleantext

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles"
NEARLY_CLEAN = ("bbc2005", "guardian_api", "gnad10k", "saudinews")

#: What the eye sees as damage, as plain patterns.
DAMAGE = {
    "space before a closing quote": r"[\w.,!?…] ”",
    "space behind an opening quote": r"“ ",
    "quote that stands alone": r"(?<!\S)[”“\"](?!\S)",
    "quotes without words": r"“ *”",
    "quote before a word, closing": r"(?<!\S)”\w",
    "two apostrophes": r"’’|‘‘|''",
    "accent for an apostrophe": r"\w[´`]\w",
    "split initials": r"\b[A-Z]\. [A-Z]\.",
    "split a. m., p. m.": r"\b[ap]\. m\b",
    "split number": r"\d, 000\b|\$\d{1,3}, \d{3}\b|\d\. \d+ (?:million|billion|percent)",
    "space before a comma or stop": r"\w [,.](?=\s|$)",
    "glued sentences": r"[a-z]{2}[.?!][A-Z][a-z]",
    "ellipsis in two parts": r"\. \.\.|\.\. \.",
    "run of blanks": r"\S  +\S",
}


def read(path: Path, limit: int) -> list[str]:
    """Return the texts of a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(limit), strict=False)]


def count_damage(name: str, texts: list[str]) -> None:
    """Print the hits of every pattern and the documents that have any, before and after."""
    pipeline = cleantext.pipeline("lossless")
    after = [pipeline(text) for text in texts]
    print(f"\n{name}: {len(texts)} documents\n")
    print("| damage | hits before | hits after | documents before | documents after |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for kind, pattern in DAMAGE.items():
        cells = []
        for group in (texts, after):
            hits = [len(re.findall(pattern, text)) for text in group]
            cells.append((sum(hits), sum(map(bool, hits))))
        (hits_before, docs_before), (hits_after, docs_after) = cells
        print(f"| {kind} | {hits_before} | {hits_after} | {docs_before} | {docs_after} |")


def count_edits(corpora: list[Path], limit: int, show: str | None) -> None:
    """Print how many edits each rule makes in each corpus, and those of one rule in context."""
    pipeline = cleantext.pipeline("lossless")
    counts: dict[str, Counter[str]] = {}
    spots = 0
    shown = []
    for path in corpora:
        name = path.name.partition(".")[0]
        counts[name] = Counter()
        for text in read(path, limit):
            done = pipeline.trace(text)
            spots += len(done.damage)
            for edit in done.edits:
                counts[name].update(edit.rules)
                if show in edit.rules:
                    before, after = text[max(0, edit.start - 40) : edit.start], text[edit.end : edit.end + 40]
                    shown.append(f"{name}: {before}⟦{text[edit.start : edit.end]}→{edit.text}⟧{after}")
    print(f"\n| rule | {' | '.join(counts)} |\n| --- |{' ---: |' * len(counts)}")
    for rule in sorted({rule for counter in counts.values() for rule in counter}):
        print(f"| `{rule}` | {' | '.join(str(counter[rule]) for counter in counts.values())} |")
    print(f"\n{spots} places beyond repair")
    print("\n".join(repr(line) for line in shown))


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--show", metavar="RULE")
    parser.add_argument("--max", type=int, default=sys.maxsize, help="documents of each corpus")
    options = parser.parse_args()
    damaged = options.corpora or [ARTICLES / "allthenews.jsonl.gz"]
    clean = options.corpora or [ARTICLES / f"{name}.jsonl.gz" for name in NEARLY_CLEAN]
    missing = [path for path in (*damaged, *clean) if not path.exists()]
    if missing:
        print(f"{missing[0]} is not there: name corpora (JSON lines with a field text, gzipped)")
        return 1
    for path in damaged:
        count_damage(path.name.partition(".")[0], read(path, options.max))
    count_edits(clean, options.max, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
