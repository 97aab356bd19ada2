"""Measure what `cleantext learn` finds of a site's boilerplate, and what it takes wrongly.

    python benchmarks/learn.py

Two measures. *Planted*: clean articles (bbc2005, guardian_api, gnad10k of ../shared/data) are dealt out
to made-up sites of 20, 40 and 80 documents, and each site gets boilerplate of its own, in words that no
general pack knows: a line at the end, a dated line at the top, a line with a name, a box within the
article of every second document, a sentence within a paragraph. Recall is the share of planted pieces
that the pack learned from one half of a site removes from the other half, after the general packs;
words lost are those that the pack removes beside. *Real*: the corpora of ../shared/data with at least 20
documents, each as one site; the rules are printed for a person to judge (`--show`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from pathlib import Path

import cleantext
from cleantext.learn import learn
from cleantext.learn.packs import write_packs

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "data" / "articles"
CLEAN = ("bbc2005", "guardian_api", "gnad10k")
SITES = ("Quandle", "Brimwick", "Ostrava Ledger", "Tarn", "Velmore", "Hexley", "Dunmarrow", "Pellory")
NAMES = "Ann Bert Cleo Dora Emil Finn Gwen Hugh Iris Jack".split()
FAMILIES = "Hill Moor Lake Ford Wood Dale Marsh Peak Shaw Holt".split()


def articles(name: str) -> list[str]:
    with gzip.open(ARTICLES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def dress(text: str, site: str, luck: random.Random) -> tuple[str, dict[str, str]]:
    """Return an article with boilerplate of the site, and what was planted, by kind."""
    lines = text.split("\n")
    planted = {
        "dated line": f"{site} desk, {luck.randint(1, 28)} March {luck.randint(2001, 2024)}",
        "last line": f"{site} brings the whole valley to your breakfast table",
        "named line": f"Words set in lead for the {site} by {luck.choice(NAMES)} {luck.choice(FAMILIES)}",
    }
    at = max(range(len(lines)), key=lambda i: len(lines[i]))
    planted["sentence"] = f"The {site} is set by hand on paper from the mills of Upper {site}."
    lines[at] = f"{lines[at].rstrip()} {planted['sentence']}"
    if luck.random() < 0.5:
        planted["box"] = f"What the {site} kitchen cooks on rainy days"
        lines.insert(min(len(lines), at + 1), planted["box"])
    return "\n".join([planted["dated line"], *lines, planted["last line"], planted["named line"]]), planted


def planted(size: int, folder: Path) -> tuple[dict[str, list[int]], int, int]:
    """Return found and planted by kind, words lost, and words of the articles."""
    luck = random.Random(size)
    counts: dict[str, list[int]] = {}
    lost = words = 0
    pool = [text for name in CLEAN for text in articles(name)]
    luck.shuffle(pool)
    for site in SITES[: max(2, min(len(SITES), len(pool) // (2 * size)))]:
        host = site.lower().replace(" ", "") + ".example"
        docs, pool = pool[: 2 * size], pool[2 * size :]
        with (folder / f"{host}.jsonl").open("w", encoding="utf-8") as file:
            for text in docs[:size]:
                row = {"host": host, "text": dress(text, site, luck)[0]}
                file.write(json.dumps(row) + "\n")
        packs = write_packs(learn([str(folder / f"{host}.jsonl")], "host"), folder)
        general, learned = cleantext.pipeline(site=host), cleantext.pipeline(site=host, packs=packs)
        for text in docs[size:]:
            dressed, pieces = dress(text, site, luck)
            before, after = general(dressed), learned(dressed)
            for kind, piece in pieces.items():
                if piece in before:
                    found = counts.setdefault(kind, [0, 0])
                    found[0] += piece not in after
                    found[1] += 1
            gone = sum(
                len(piece.split()) for piece in pieces.values() if piece in before and piece not in after
            )
            lost += max(0, len(before.split()) - len(after.split()) - gone)
            words += len(text.split())
    return counts, lost, words


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="print the rules learned from the real corpora")
    parser.add_argument(
        "--real", nargs="*", default=[], metavar="CORPUS", help="corpora for the second measure"
    )
    options = parser.parse_args()
    if not ARTICLES.is_dir():
        parser.exit(0, "skipped: ../shared/data is absent\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in (20, 40, 80):
            counts, lost, words = planted(size, folder)
            shown = ", ".join(f"{kind} {found}/{total}" for kind, (found, total) in counts.items())
            found, total = (sum(column) for column in zip(*counts.values(), strict=True))
            print(
                f"{size} documents a site: {found / total:.1%} found ({shown}); {lost} of {words} words lost"
            )
        for corpus in options.real:
            path = folder / f"{corpus}.jsonl"
            with path.open("w", encoding="utf-8") as file:
                for text in articles(corpus):
                    file.write(json.dumps({"host": corpus, "text": text}) + "\n")
            for pack in learn([str(path)], "host"):
                print(f"{corpus}: {pack.rules} rules from {pack.docs} documents")
                if options.show:
                    print(pack.text)


if __name__ == "__main__":
    main()
