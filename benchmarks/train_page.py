"""Train the weights that tell the article's lines from the rest of a page's text without markup.

    PYTHONPATH=src python benchmarks/train_page.py PAGES [--cv] [--out src/cleantext/page/weights.json]

`PAGES` holds the sets named in `SETS`, in the format that `benchmarks/main_content.py` reads; their text
is made with resiliparse, one block a line. `--cv` prints precision, recall and F1 of five-fold
cross-validation by site before the weights are written: a page is scored by weights of words and trees
that have not seen its site. Needs lightgbm, numpy, scipy and resiliparse.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import lightgbm
import numpy
import scipy.optimize
import scipy.sparse
from training import (
    SEED,
    TOKEN,
    digest,
    fold,
    page_score,
    pages,
    plain_lines,
    plain_trees,
    shares_in_gold,
    totals,
)

from cleantext.base.trees import Trees
from cleantext.page.lines import FEATURES, Lines
from cleantext.page.model import choose_lines
from cleantext.page.words import BOUNDS, Words, head_bytes, keys_of, size_class, split_heads

SETS = {
    "wcxb-dev-article": "Web Content Extraction Benchmark, dev split, articles (CC-BY-4.0)",
    "andy424": "news pages of 2023 with human gold text (Apache-2.0)",
}
FOLDS = 5
ROUNDS = 44
FIRST_TREES = 12
PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.17,
    "num_leaves": 14,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.5,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
#: A key is weighed if it stands on pages of this many sites, and kept if it tells this much.
KEY_SITES, KEY_WEIGHT, SHRINK = 20, 0.15, 4.0
#: How many of the commonest words of articles, by the number of pages, stand for their language.
COMMON = 300
#: The pages were crawled in a few weeks, and these words would tell when.
SEASON = frozenset("christmas holiday holidays trump".split())
#: Months tell a date line from others, but not one month from another: a date is weighed as of any month.
MONTHS = "january february march april may june july august september october november december".split()
MONTH_NAMES = sorted({*MONTHS, *(name[:3] for name in MONTHS), "sept"})
DATE = re.compile("(?<![a-z])(?:" + "|".join(reversed(MONTH_NAMES)) + ")(?![a-z])")


class Sample:
    """A page's lines with their labels, their weights and what is looked up of them."""

    def __init__(self, page) -> None:
        self.page = page
        self.texts = plain_lines(page.html)
        self.fold = fold(page.url, FOLDS)
        self.shares = shares_in_gold(page.text, self.texts)
        self.lines = Lines(self.texts)
        self.heads = split_heads(head_bytes(self.texts)) if self.texts else []
        wanted = self.lines.wanted
        self.labels = [self.shares[i] or 0.0 for i in wanted]
        words = max(50, len(TOKEN.findall(page.text)))
        self.weights = [
            0.0 if self.shares[i] is None else min(1.0, (len(TOKEN.findall(self.texts[i])) + 1) / words)
            for i in wanted
        ]


class Lookups:
    """All lines of the samples as a sparse matrix: columns of keys, then of classes of lines."""

    def __init__(self, samples) -> None:
        sites = {}
        keys = [
            [[of_any_month(key) for key in self.heads_and_keys(s, i)] for i in s.lines.wanted]
            for s in samples
        ]
        for sample, lines in zip(samples, keys, strict=True):
            for key in {key for line in lines for key in line}:
                sites.setdefault(key, set()).add(urlsplit(sample.page.url).netloc)
        self.keys = [k for k in sorted(sites) if len(sites[k]) >= KEY_SITES and is_lasting(k)]
        columns = {key: i for i, key in enumerate(self.keys)}
        rows, cells, count = [], [], 0
        for sample, lines in zip(samples, keys, strict=True):
            for i, line in zip(sample.lines.wanted, lines, strict=True):
                cells += [columns[key] for key in line if key in columns]
                cells.append(len(columns) + size_class(len(sample.texts[i]), sample.lines.endings[i]))
                rows += [count] * (len(cells) - len(rows))
                count += 1
        width = len(columns) + 2 * (len(BOUNDS) + 1)
        ones = numpy.ones(len(rows), dtype=numpy.float32)
        self.matrix = scipy.sparse.csr_matrix((ones, (rows, cells)), shape=(count, width))
        self.folds = numpy.array([s.fold for s in samples for _ in s.lines.wanted])
        self.labels = numpy.array([label for s in samples for label in s.labels])
        sizes = [
            len(s.texts[i]) if w else 0
            for s in samples
            for i, w in zip(s.lines.wanted, s.weights, strict=True)
        ]
        self.weights = numpy.array([0.3 + min(3.0, size / 60) if size else 0.0 for size in sizes])

    @staticmethod
    def heads_and_keys(sample, i):
        return sample.heads[i] + keys_of(sample.heads[i], len(sample.texts[i]))

    def fit(self, without=None):
        """Fit a logistic regression to all folds but one; return its weights and those of the classes."""
        chosen = numpy.flatnonzero((self.folds != without) & (self.weights > 0))
        x, y, w = self.matrix[chosen], self.labels[chosen], self.weights[chosen]
        turned = x.T.tocsr()

        def loss(c):
            z = x @ c
            value = (w * (numpy.logaddexp(0, z) - y * z)).sum() + SHRINK / 2 * (c @ c)
            return value, turned @ (w * (1 / (1 + numpy.exp(-z)) - y)) + SHRINK * c

        done = scipy.optimize.minimize(
            loss, numpy.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 40}
        )
        count = len(self.keys)
        found = {
            name: round(float(c), 2)
            for key, c in zip(self.keys, done.x[:count], strict=True)
            if abs(c) >= KEY_WEIGHT
            for name in in_every_month(key.decode())
        }
        return found, [round(float(c), 2) for c in done.x[count:]]


def of_any_month(key):
    """Return a key with a digit and a month as it is for every month."""
    return DATE.sub("\0", key.decode("utf-8", "replace")).encode() if b"0" in key else key


def in_every_month(key):
    """Return the keys that `of_any_month` made one."""
    return [key.replace("\0", name) for name in MONTH_NAMES] if "\0" in key else [key]


def is_lasting(key):
    """Tell whether a key is text, and says nothing of when the pages were crawled."""
    try:
        return not SEASON.union(MONTH_NAMES) & set(key.decode().strip("^$=").split())
    except UnicodeDecodeError:  # a head is cut by characters, but not every page is UTF-8
        return False


def common_words(samples):
    """Return the words that stand in long lines of most articles."""
    counts = Counter()
    for sample in samples:
        mine = zip(sample.heads, sample.texts, sample.shares, strict=True)
        long = [head for head, text, share in mine if (share or 0) > 0.5 and len(text) >= 80]
        counts.update({word for head in long for word in head if len(word) > 1 and word.isalpha()})
    return [
        word.decode() for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMMON]
    ]


def fitted_words(lookups, common=()):
    """Return the weights of words for each fold, from the pages of the others."""
    return [Words(*lookups.fit(without), common) for without in range(FOLDS)]


def train_trees(rows, labels, weights):
    """Fit the trees."""
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights), ROUNDS)


def train(samples, folder, out, cross_validate):
    """Train on all samples and write the weights; print what cross-validation says, if asked."""
    lookups = Lookups(samples)
    common = common_words(samples)
    words = fitted_words(lookups, common)
    # A page's rows see only weights of words from other sites.
    rows = numpy.array(
        [row for s in samples if s.texts for row in s.lines.rows(words[s.fold])], dtype=numpy.float32
    )
    labels = lookups.labels
    weights = numpy.array([weight for s in samples for weight in s.weights])
    if cross_validate:
        scores = {name: [] for name in SETS}
        for without in range(FOLDS):
            mine = lookups.folds != without
            plain = plain_trees(train_trees(rows[mine], labels[mine], weights[mine]))
            trees = Trees(list(FEATURES), plain, **stops(rows[mine], plain))
            for sample in (s for s in samples if s.fold == without):
                kept = choose_lines(sample.texts, words[without], trees).kept
                got = "\n".join(line for line, keep in zip(sample.texts, kept, strict=True) if keep)
                scores[sample.page.set].append(page_score(sample.page.text, got))
        for name in SETS:
            print(f"{name}: " + "P {:.4f} R {:.4f} F1 {:.4f}".format(*totals(scores[name])))
    trees = plain_trees(train_trees(rows, labels, weights))
    fitted = lookups.fit()
    # For other languages: no word is known, and of a line only its length and its end are heard.
    silent = Words({}, fitted[1], ())
    unheard = numpy.array(
        [row for s in samples if s.texts for row in s.lines.rows(silent)], dtype=numpy.float32
    )
    wordless = plain_trees(train_trees(unheard, labels, weights))
    write(rows, trees, fitted, {"stops": stops(unheard, wordless), "trees": wordless}, common, folder, out)


def stops(rows, trees):
    """Find out when the first trees are enough: see `cleantext.base.trees.Trees`."""
    sample = rows[:: max(1, len(rows) // 20_000)].tolist()
    first, whole = Trees(list(FEATURES), trees[:FIRST_TREES]), Trees(list(FEATURES), trees)
    scores = [(first.score(row), whole.score(row)) for row in sample]
    # Of the lines that end near the threshold or above it, 0.3 % may be given up early; of those that
    # end in doubt or below, 1 % may be taken for sure.
    below = numpy.quantile([early for early, late in scores if late > -2.2], 0.003)
    above = numpy.quantile([early for early, late in scores if late < 1.0], 0.99)
    adds = numpy.mean([late - early for early, late in scores if early > above])
    names = ("stop_below", "first", "stop_above", "adds_above")
    values = (round(float(below), 3), FIRST_TREES, round(float(above), 3), round(float(adds), 3))
    return dict(zip(names, values, strict=True))


def write(rows, trees, fitted, wordless, common, folder, out):
    """Write the weights."""
    about = {
        "what": "boosted trees over the features of a line of a page: log-odds that it is of the article",
        "trained_on": {name: {"what": what, "digest": digest(folder / name)} for name, what in SETS.items()},
        "made_with": f"benchmarks/train_page.py, lightgbm {lightgbm.__version__}, seed {SEED}",
        "words": fitted[0],
        "base": fitted[1],
        "common": common,
        "features": list(FEATURES),
        "stops": stops(rows, trees),
        "trees": trees,
        "wordless": wordless,
    }
    out.write_text(json.dumps(about, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{out}: {out.stat().st_size} bytes, {len(fitted[0])} words, {len(trees)} trees")


def main():
    """Train, and cross-validate if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--cv", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("src/cleantext/page/weights.json"))
    options = parser.parse_args()
    samples = [Sample(page) for name in SETS for page in pages(options.pages / name)]
    train(samples, options.pages, options.out, options.cv)


if __name__ == "__main__":
    main()
