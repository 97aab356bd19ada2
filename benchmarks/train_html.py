"""Train the weights that tell the article's blocks from the rest of an HTML page.

    PYTHONPATH=src python benchmarks/train_html.py PAGES [--cv] [--out src/cleantext/html/weights.json]

`PAGES` holds the sets named in `SETS`, in the format that `benchmarks/main_content.py` reads. `--cv`
prints precision, recall and F1 of five-fold cross-validation by site, for the sets trained on and for those
in `ALSO`, and writes nothing. Needs lightgbm and numpy.

A gold text that stops after the first paragraphs, or tells of another page, teaches the wrong thing. A
first round of cross-validation finds the pages whose gold text agrees with nothing that the others
teach; in the second round, and in what is shipped, they count for little. Then variants of the pages join in:
see `variants.py`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy
from train_page import Lookups, fitted_words
from train_page import Sample as PlainSample
from training import SEED, Page, digest, fold, page_score, pages, plain_trees, shares_in_gold, totals, weight
from variants import NAMELESS, SHORT, WHOLE, nameless, shortened

from cleantext.base.trees import Trees
from cleantext.html.after import KEPT
from cleantext.html.choose import HOPELESS, decide, stands_aside
from cleantext.html.features import FEATURES, rows_of
from cleantext.html.layout import Layout
from cleantext.html.scan import Scan

SETS = {
    "wcxb-dev-article": "Web Content Extraction Benchmark, dev split, articles (CC-BY-4.0)",
    "andy424": "news pages of 2023 with human gold text (Apache-2.0)",
}
#: Measured with `--cv`, if it is there, but not trained on.
ALSO = ("wcxb-dev-other",)
#: A page whose gold text agrees less than this (F1) with what the other pages teach counts for ``DOUBTED``.
AGREEMENT, DOUBTED = 0.6, 0.15
#: A long block counts for less than its share of the words, a short one for more.
POWER, SCALE = 0.7, 0.35
ROUNDS = 150
#: After the first trees a block goes no further if of those that end above ``KEPT_BELOW``, where blocks of
#: doubtful pages are still kept, no more than ``STOPPED_SHARE`` stand so low.
FIRST_TREES, KEPT_BELOW, STOPPED_SHARE = 25, -2.0, 0.001
#: Nor does a block go further that stands so high that of those that end below ``SURE_ABOVE`` hardly any do.
SURE_ABOVE, TAKEN_SHARE = 1.0, 0.002
FOLDS = 5
PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.1,
    "num_leaves": 24,
    "min_data_in_leaf": 120,
    "path_smooth": 5,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass
class Sample:
    """A page: its layout, and of the blocks whose place does not rule them out rows, shares and weights."""

    page: Page
    layout: Layout
    headline: int | None
    aside: list[bool]
    rows: numpy.ndarray
    shares: numpy.ndarray
    weights: numpy.ndarray

    @property
    def part(self):
        """Return the fold of the page."""
        return fold(self.page.url)

    def text(self, chosen):
        """Return the text of the chosen blocks."""
        parts = zip(self.layout.scan.blocks, chosen, strict=True)
        return "\n".join(block.text for block, keep in parts if keep)

    def kept(self, scores):
        """Tell which blocks are kept by their scores."""
        return [why in KEPT for why in decide(self.layout, scores, self.aside, self.headline)[0]]

    def scores(self, booster):
        """Return the scores of all blocks, by a booster."""
        found = iter(booster.predict(self.rows, raw_score=True) if len(self.rows) else ())
        return [HOPELESS if out else float(next(found)) for out in self.aside]

    def agreement(self, scores):
        """Return how far (F1) the gold text agrees with what scores choose."""
        both, extra, missed = page_score(self.page.text, self.text([score > -0.7 for score in scores]))
        return 2 * both / (2 * both + extra + missed) if both else 0.0


def sample(page, words, count=1.0):
    """Measure a page, whose words are weighed as the pages of other sites teach it; it counts for so much."""
    scan = Scan(page.html)
    layout = Layout(scan)
    aside = stands_aside(layout)
    headline = layout.headline(scan.title)
    rows = rows_of(scan, layout, headline, words[fold(page.url)], aside)
    texts = [block.text for block in scan.blocks]
    shares = shares_in_gold(page.text, texts)
    weights = [0.0 if s is None else weight(t, page.text) for s, t in zip(shares, texts, strict=True)]
    asked = [n for n, row in enumerate(rows) if row]
    return Sample(
        page,
        layout,
        headline,
        aside,
        numpy.array([rows[n] for n in asked], dtype=numpy.float32).reshape(-1, len(FEATURES)),
        numpy.array([shares[n] or 0.0 for n in asked]),
        count * numpy.array([weights[n] for n in asked]),
    )


def read(folder, names, words):
    """Return the samples of sets."""
    return [
        sample(page, words) for name in names if (folder / name).exists() for page in pages(folder / name)
    ]


def train(samples):
    """Fit the trees to samples."""
    rows = numpy.concatenate([s.rows for s in samples])
    labels = numpy.concatenate([s.shares for s in samples])
    weights = SCALE * numpy.concatenate([s.weights for s in samples]) ** POWER
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights), ROUNDS)


def validate(samples, others=(), more=()):
    """Return the scores of each page by the trees of the other folds, samples first; `more` only teach."""
    found = {}
    for part in range(FOLDS):
        booster = train([s for s in (*samples, *more) if s.part != part])
        found |= {id(s): s.scores(booster) for s in (*samples, *others) if s.part == part}
    return [found[id(s)] for s in (*samples, *others)]


def doubt(samples):
    """Lower the weights of the pages whose gold text agrees with nothing that the other pages teach.

    Returns the scores of all pages by the trees of the other folds.
    """
    found = validate(samples)
    for one, scores in zip(samples, found, strict=True):
        if one.agreement(scores) < AGREEMENT:
            one.weights = one.weights * DOUBTED
    return found


def variants(samples, found, words):
    """Return shortened and nameless variants of samples, given their scores by the trees of other folds."""
    out = []
    for one, scores in zip(samples, found, strict=True):
        agreed = one.agreement(scores)
        out.append(sample(nameless(one.page), words, NAMELESS if agreed >= AGREEMENT else NAMELESS * DOUBTED))
        short = shortened(one.page, one.layout.scan.blocks, scores) if agreed >= WHOLE else None
        if short is not None:
            out.append(sample(short, words, SHORT))
    return out


def stops_of(trees, samples):
    """Find the scores after the first trees that are enough: see `cleantext.base.trees.Trees`."""
    first = Trees(list(FEATURES), trees[:FIRST_TREES])
    whole = Trees(list(FEATURES), trees)
    rows = [row for s in samples for row in s.rows.tolist()]
    ends = [(first.score(row), whole.score(row)) for row in rows]
    below = numpy.quantile([early for early, late in ends if late > KEPT_BELOW], STOPPED_SHARE)
    above = numpy.quantile([early for early, late in ends if late < SURE_ABOVE], 1 - TAKEN_SHARE)
    adds = numpy.mean([late - early for early, late in ends if early > above])
    names = ("stop_below", "first", "stop_above", "adds_above")
    values = (round(float(below), 3), FIRST_TREES, round(float(above), 3), round(float(adds), 3))
    return dict(zip(names, values, strict=True))


def main():
    """Train, and cross-validate or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--cv", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("src/cleantext/html/weights.json"))
    options = parser.parse_args()
    plain = [PlainSample(page) for name in SETS for page in pages(options.pages / name)]
    words = fitted_words(Lookups(plain))
    samples = read(options.pages, SETS, words)
    more = variants(samples, doubt(samples), words)
    if options.cv:
        others = read(options.pages, ALSO, words)
        pairs = list(zip((*samples, *others), validate(samples, others, more), strict=True))
        for name in (*SETS, *ALSO):
            scores = [
                page_score(s.page.text, s.text(s.kept(found))) for s, found in pairs if s.page.set == name
            ]
            print(f"{name}: " + "P {:.4f} R {:.4f} F1 {:.4f}".format(*totals(scores)))
        return
    booster = train([*samples, *more])
    trees = plain_trees(booster)
    about = {
        "what": "boosted trees over the features of a page's block: log-odds that it is of the article",
        "trained_on": {
            name: {"what": what, "digest": digest(options.pages / name)} for name, what in SETS.items()
        },
        "made_with": f"benchmarks/train_html.py, lightgbm {lightgbm.__version__}, seed {SEED}",
        "features": list(FEATURES),
        "stops": stops_of(trees, samples),
        "trees": trees,
    }
    options.out.write_text(json.dumps(about, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{options.out}: {options.out.stat().st_size} bytes, {len(trees)} trees, {about['stops']}")


if __name__ == "__main__":
    main()
