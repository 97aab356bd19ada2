"""Measure what cleaners take of what extractors leave around the article, on the marked pages.

    PYTHONPATH=src python benchmarks/left_over.py FOLDER [--with NAMES] [--limit N]

FOLDER holds the pages of `marked_pages.py`, which fetches them. Each extractor's text of a page is told
line by line: a line of the article stays, what is only elsewhere on the page should go, and what may be
scored neither way or is of both is not scored. Then every contender of `boilerplate.py` cleans the text:
how much of what should go goes, by words and as the mean over texts, how much of what goes is that, and
how many words of the articles go in a thousand.
"""

from __future__ import annotations

import argparse
import importlib
import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ftfy
from marked_pages import MARKS, UNSEEN, blocks_of, decoded

from boilerplate import WORD, contenders, on_gold

LEAST_CHARS = 250  # of a text: shorter ones are no article
MOST_WORDS = 6000  # to align longer ones takes minutes
ROW = 3  # words in a row by which lines are compared
WITHIN, PARTLY, SHARED = 0.7, 0.3, 0.5  # shares of a line's rows


def _trafilatura(**options: Any) -> Callable[[str], str]:
    extract = importlib.import_module("trafilatura").extract
    return lambda page: extract(page, **options) or ""


def _readability() -> Callable[[str], str]:
    document = importlib.import_module("readability").Document
    return lambda page: "\n\n".join(blocks_of(document(page).summary().encode("utf-8", "replace")))


def _newspaper() -> Callable[[str], str]:
    newspaper = importlib.import_module("newspaper")

    def extract(page: str) -> str:
        article = newspaper.Article("http://example.com/", fetch_images=False)
        article.download(input_html=page)
        article.parse()
        return str(article.text)

    return extract


def _resiliparse() -> Callable[[str], str]:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: extract(page, main_content=True, alt_texts=False, links=False, form_fields=False)


EXTRACTORS: dict[str, Callable[[], Callable[[str], str]]] = {
    "trafilatura": lambda: _trafilatura(include_comments=False),
    "trafilatura, recall": lambda: _trafilatura(favor_recall=True),
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "resiliparse": _resiliparse,
}


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, as far as cleaners do not rightly change them."""
    seen = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return tuple(word.casefold() for word in WORD.findall(seen))


def rows_of(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the rows of words of a line."""
    return {words[at : at + ROW] for at in range(len(words) - ROW + 1)}


class Page:
    """Tell of lines what they are, by the marks of a page's blocks."""

    def __init__(self, blocks: list[str], mark: dict[str, Any]) -> None:
        article = {n for first, last in mark["article"] for n in range(first, last + 1)}
        free = {n for first, last in mark["optional"] for n in range(first, last + 1)} - article
        words = [words_of(block) for block in blocks]
        parts = (article, free, set(range(len(blocks))) - article - free)
        self.lines = [{words[n] for n in part} for part in parts]
        self.rows = [set().union(*(rows_of(words[n]) for n in part)) for part in parts]
        self.article = f" {' '.join(' '.join(words[n]) for n in sorted(article))} "

    def label(self, line: str) -> str:
        """Return `keep`, `free` or `drop`; nothing for a line without words."""
        words = words_of(line)
        if not words:
            return ""
        article, free, rest = self.lines
        if words in article or (words not in rest and len(words) <= ROW and self._names(words)):
            return "keep"
        if words in free or words in rest:
            return "free" if words in free else "drop"
        rows = rows_of(words)
        if not rows:
            return "free"
        own, neither, other = (len(rows & known) / len(rows) for known in self.rows)
        if own >= WITHIN:
            return "keep"
        return "drop" if neither < SHARED and own <= PARTLY and other >= WITHIN else "free"

    def _names(self, words: tuple[str, ...]) -> bool:
        return f" {' '.join(words)} " in self.article


def documents(folder: Path, name: str, limit: int) -> Iterator[dict[str, Any]]:
    """Yield the texts of an extractor in the format of hand-labelled documents."""
    extract = EXTRACTORS[name]()
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    for mark in [mark for mark in marks if mark["kind"] == "article"][:limit]:
        raw = (folder / mark["file"]).read_bytes()
        try:
            # Mended and composed, because to mend letters is no loss.
            text = unicodedata.normalize("NFC", ftfy.fix_encoding(extract(decoded(raw))))
        except Exception:  # a peer that fails on a page leaves nothing
            continue
        if len(text) < LEAST_CHARS or len(text.split()) > MOST_WORDS:
            continue
        page = Page(blocks_of(raw), mark)
        spans: dict[str, list[list[Any]]] = {"drop": [], "free": [], "keep": [], "": []}
        at = 0
        for line in text.split("\n"):
            spans[page.label(line)].append([at, at + len(line), "other"])
            at += len(line) + 1
        yield {
            "id": mark["file"],
            "lang": "en",
            "text": text,
            "drop": spans["drop"],
            "optional": spans["free"],
        }


def main() -> None:
    """Print a table for each extractor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--with", dest="names", help="names of extractors, with semicolons between them")
    parser.add_argument("--limit", type=int, default=1000, help="how many pages")
    options = parser.parse_args()
    made = contenders()
    for name in options.names.split(";") if options.names else EXTRACTORS:
        try:
            docs = list(documents(options.folder, name, options.limit))
        except ImportError as error:
            print(f"({name} is left out: {error.name} is not installed)")
            continue
        noisy = sum(bool(doc["drop"]) for doc in docs)
        print(f"\n{name}: {len(docs)} texts, {noisy} with something left")
        print("| | recall | a text | precision | lost ‰ |\n|---|---:|---:|---:|---:|")
        for contender, row in on_gold(docs, made).items():
            figures = [row["recall"], row["recall_per_document"], row["precision"]]
            told = " | ".join(f"{figure:.3f}" for figure in figures)
            print(f"| {contender} | {told} | {row['content_lost_per_mille']:.2f} |", flush=True)


if __name__ == "__main__":
    main()
