"""Train the weights that tell the article's lines from the rest of a page's text without markup.

    PYTHONPATH=src python benchmarks/train_page.py PAGES [--cv] [--out src/cleantext/page/weights.json]

`PAGES` holds the sets named in `SETS`, in the format that `benchmarks/main_content.py` reads; their text
is made with resiliparse, one block a line. `--cv` prints precision, recall and F1 of five-fold
cross-validation by site and writes nothing. Needs lightgbm, numpy and resiliparse.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from pathlib import Path

import lightgbm
import numpy
from training import (
    SEED,
    digest,
    fold,
    page_score,
    pages,
    plain_lines,
    plain_trees,
    shares_in_gold,
    totals,
    weight,
)

from cleantext.page.lines import FEATURES, Lines, words_of
from cleantext.page.model import choose_lines
from cleantext.trees import Trees

SETS = {
    "wcxb-dev-article": "Web Content Extraction Benchmark, dev split, articles (CC-BY-4.0)",
    "andy424": "news pages of 2023 with human gold text (Apache-2.0)",
}
ROUNDS = 64
FIRST_TREES = 20
PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.12,
    "num_leaves": 14,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 2,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
#: A word is weighed if it stands on this many pages and tells this much.
WORD_PAGES, WORD_WEIGHT, WORD_LIMIT = 24, 0.3, 2.0
#: The pages were crawled in a few weeks: these words would tell the time of the crawl.
SEASON = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec december november christmas holiday".split()
)


class Sample:
    """A page's lines with their labels and weights."""

    def __init__(self, page) -> None:
        self.page = page
        self.lines = plain_lines(page.html)
        self.shares = shares_in_gold(page.text, self.lines)
        self.weights = [
            0.0 if s is None else weight(t, page.text) for s, t in zip(self.shares, self.lines, strict=True)
        ]
        self.words = [set(words_of(line)) for line in self.lines]

    def rows(self, weights):
        return Lines(self.lines, weights).rows(range(len(self.lines)))


def word_weights(samples):
    """Weigh words by how much more often they begin lines of articles than other lines."""
    inside, outside, on_pages = Counter(), Counter(), Counter()
    for sample in samples:
        mine, other = Counter(), Counter()
        for share, words in zip(sample.shares, sample.words, strict=True):
            if share is not None:
                (mine if share > 0.5 else other).update(words)
        for counts, whole in ((mine, inside), (other, outside)):
            for word, count in counts.items():
                whole[word] += min(3, count)
        on_pages.update(set(mine) | set(other))
    all_inside, all_outside = sum(inside.values()), sum(outside.values())
    weights = {}
    for word in sorted(on_pages):
        if on_pages[word] < WORD_PAGES or word in SEASON or any(c.isdigit() for c in word):
            continue
        value = math.log((inside[word] + 3) / all_inside) - math.log((outside[word] + 3) / all_outside)
        if abs(value) >= WORD_WEIGHT:
            weights[word] = round(max(-WORD_LIMIT, min(WORD_LIMIT, value)), 1)
    return weights


def half(url, parts=4):
    """Put a page into one of the inner folds, by its address's site."""
    return (int(hashlib.md5(f"inner {fold(url, 997)}".encode()).hexdigest(), 16)) % parts


def train(samples):
    """Fit word weights and trees; each page's rows see only word weights of other sites."""
    rows, labels, weights = [], [], []
    for part in range(4):
        words = word_weights([s for s in samples if half(s.page.url) != part])
        for sample in (s for s in samples if half(s.page.url) == part and s.lines):
            rows += sample.rows(words)
            labels += [share or 0.0 for share in sample.shares]
            weights += sample.weights
    data = lightgbm.Dataset(
        numpy.array(rows, dtype=numpy.float32), numpy.array(labels), weight=numpy.array(weights)
    )
    return word_weights(samples), lightgbm.train(PARAMETERS, data, ROUNDS)


def write(samples, folder, out):
    """Train on all samples and write the weights."""
    words, booster = train(samples)
    trees = plain_trees(booster)
    first, whole = Trees(list(FEATURES), trees[:FIRST_TREES]), Trees(list(FEATURES), trees)
    rows = [row for s in samples for row in s.rows(words)]
    # Of the lines that end near the threshold or above it, one in five hundred may be given up early.
    scores = sorted(first.score(row) for row in rows if whole.score(row) > -2.0)
    stop = scores[len(scores) // 500]
    about = {
        "what": "boosted trees over the features of a line of a page: log-odds that it is of the article",
        "trained_on": {name: {"what": what, "digest": digest(folder / name)} for name, what in SETS.items()},
        "made_with": f"benchmarks/train_page.py, lightgbm {lightgbm.__version__}, seed {SEED}",
        "words": words,
        "features": list(FEATURES),
        "first": FIRST_TREES,
        "stop_below": round(stop - 0.2, 3),
        "trees": trees,
    }
    out.write_text(json.dumps(about, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    stopped = sum(first.score(row) < stop - 0.2 for row in rows) / len(rows)
    print(
        f"{out}: {out.stat().st_size} bytes, {len(words)} words, {len(trees)} trees, "
        f"{stopped:.0%} of lines need only the first {FIRST_TREES}"
    )


def main():
    """Train, and cross-validate or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--cv", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("src/cleantext/page/weights.json"))
    options = parser.parse_args()
    samples = [Sample(page) for name in SETS for page in pages(options.pages / name)]
    if options.cv:
        scores = {name: [] for name in SETS}
        for part in range(5):
            words, booster = train([s for s in samples if fold(s.page.url) != part])
            trees = Trees(list(FEATURES), plain_trees(booster))
            for sample in (s for s in samples if fold(s.page.url) == part):
                kept = choose_lines(sample.lines, words, trees).kept
                got = "\n".join(line for line, keep in zip(sample.lines, kept, strict=True) if keep)
                scores[sample.page.set].append(page_score(sample.page.text, got))
        for name in SETS:
            print(f"{name}: " + "P {:.4f} R {:.4f} F1 {:.4f}".format(*totals(scores[name])))
        return
    write(samples, options.pages, options.out)


if __name__ == "__main__":
    main()
