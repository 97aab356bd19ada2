"""Train the weights that tell the article's blocks from the rest of an HTML page.

    PYTHONPATH=src python benchmarks/train_html.py PAGES [--cv] [--out src/cleantext/html/weights.json]

`PAGES` holds the sets named in `SETS`, in the format that `benchmarks/main_content.py` reads. `--cv`
prints precision, recall and F1 of five-fold cross-validation by site and writes nothing. Needs lightgbm
and numpy.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import lightgbm
import numpy
from training import SEED, digest, fold, page_score, pages, plain_trees, shares_in_gold, totals, weight

from cleantext.html.features import FEATURES, rows_of
from cleantext.html.layout import Layout
from cleantext.html.scan import Scan
from cleantext.trees import Trees

SETS = {
    "wcxb-dev-article": "Web Content Extraction Benchmark, dev split, articles (CC-BY-4.0)",
    "andy424": "news pages of 2023 with human gold text (Apache-2.0)",
}
ROUNDS = 110
FIRST_TREES = 30
PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.1,
    "num_leaves": 16,
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


def train(samples):
    """Fit the trees to samples of (page, texts, rows, shares, weights)."""
    rows = numpy.concatenate(
        [numpy.array(s[2], dtype=numpy.float32).reshape(-1, len(FEATURES)) for s in samples]
    )
    labels = numpy.concatenate([[share or 0.0 for share in s[3]] for s in samples])
    weights = numpy.concatenate([s[4] for s in samples])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights), ROUNDS)


def read(folder):
    """Return the samples of all sets."""
    out = []
    for name in SETS:
        for page in pages(folder / name):
            scan = Scan(page.html)
            layout = Layout(scan)
            texts = [block.text for block in scan.blocks]
            shares = shares_in_gold(page.text, texts)
            weights = [0.0 if s is None else weight(t, page.text) for s, t in zip(shares, texts, strict=True)]
            out.append((page, texts, rows_of(scan, layout, layout.headline(scan.title)), shares, weights))
    return out


def stop_of(trees, samples, threshold):
    """Find the score after the first trees below which no row of the samples ends above the threshold."""
    first = Trees(list(FEATURES), trees[:FIRST_TREES])
    whole = Trees(list(FEATURES), trees)
    lowest = min(first.score(r) for s in samples for r in s[2] if whole.score(r) > threshold)
    return round(lowest - 0.5, 3)


def main():
    """Train, and cross-validate or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--cv", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("src/cleantext/html/weights.json"))
    options = parser.parse_args()
    samples = read(options.pages)
    if options.cv:
        predicted = {}
        for part in range(5):
            booster = train([s for s in samples if fold(s[0].url) != part])
            for page, texts, rows, *_ in (s for s in samples if fold(s[0].url) == part and s[2]):
                predicted[page.set, page.id] = (
                    page.text,
                    texts,
                    booster.predict(numpy.array(rows, dtype=numpy.float32)),
                )
        for threshold in (0.25, 0.3, 0.35, 0.4, 0.5):
            for name in SETS:
                scores = [
                    page_score(
                        gold, "\n".join(t for t, p in zip(texts, chances, strict=True) if p > threshold)
                    )
                    for (set_name, _), (gold, texts, chances) in predicted.items()
                    if set_name == name
                ]
                print(f"{threshold} {name}: " + "P {:.4f} R {:.4f} F1 {:.4f}".format(*totals(scores)))
        return
    booster = train(samples)
    trees = plain_trees(booster)
    about = {
        "what": "boosted trees over the features of a page's block: log-odds that it is of the article",
        "trained_on": {
            name: {"what": what, "digest": digest(options.pages / name)} for name, what in SETS.items()
        },
        "made_with": f"benchmarks/train_html.py, lightgbm {lightgbm.__version__}, seed {SEED}",
        "features": list(FEATURES),
        "first": FIRST_TREES,
        "stop_below": stop_of(trees, samples, -1.2),
        "trees": trees,
    }
    options.out.write_text(json.dumps(about, separators=(",", ":")) + "\n", encoding="utf-8")
    print(
        f"{options.out}: {options.out.stat().st_size} bytes, {len(trees)} trees, stop {about['stop_below']}"
    )


if __name__ == "__main__":
    main()
