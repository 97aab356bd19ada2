"""What rules add on the text of whole pages: cleaned with all of them, and without those named.

    PYTHONPATH=src python benchmarks/ablation.py PAGES --off content.islands [--limit 200]

`PAGES` holds sets of pages with their main text, in the format that `benchmarks/main_content.py` reads.
Their text is made with resiliparse, one block a line. Of each set: the share of the words of lines that
are not in the main text which goes, and how many words of the main text in a thousand go. The main text
of these sets leaves out captions, bylines and tables, so not all that stays in is boilerplate, and copies
of paragraphs count as lost. Needs resiliparse.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from training import Page, pages, plain_lines, shares_in_gold

import cleantext

SETS = ("andy424", "wcxb-dev-article", "wcxb-dev-other")
OUT, IN = 0.2, 0.8  # of the word 4-grams of a line: below it is of the page, above it of the article
MAX_CHARS = 40_000


def gone(pipeline: cleantext.Pipeline, lines: Sequence[str]) -> list[bool]:
    """Tell for each line whether a cleaning deletes all of it."""
    text = "\n".join(lines)
    spans = [(edit.start, edit.end) for edit in pipeline.trace(text).edits if not edit.text]
    told = []
    at = start = 0
    for line in lines:
        end = start + len(line)
        while at < len(spans) and spans[at][1] < end:
            at += 1
        told.append(at < len(spans) and spans[at][0] <= start)
        start = end + 1
    return told


def count(page: Page, pipelines: Sequence[cleantext.Pipeline]) -> tuple[list[int], list[int]]:
    """Return words of the page and of the article: all of them, and those that each pipeline deletes."""
    lines = plain_lines(page.html)
    if sum(map(len, lines)) > MAX_CHARS:
        return [0] * (len(pipelines) + 1), [0] * (len(pipelines) + 1)
    shares = [share or 0.0 for share in shares_in_gold(page.text, lines)]
    told = [[True] * len(lines), *(gone(pipeline, lines) for pipeline in pipelines)]
    sizes = [len(line.split()) for line in lines]

    def words(low: float, high: float) -> list[int]:
        return [
            sum(
                size
                for size, share, is_gone in zip(sizes, shares, flags, strict=True)
                if is_gone and low <= share < high
            )
            for flags in told
        ]

    return words(0.0, OUT), words(IN, 2.0)


def main() -> None:
    """Print a line for each set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--off", action="append", default=[], help="a rule, pack or kind; again for more")
    parser.add_argument("--limit", type=int, help="pages of each set")
    options = parser.parse_args()
    pipelines = (cleantext.pipeline(), cleantext.pipeline(off=options.off))
    for name in SETS:
        page_words, article_words = [0, 0, 0], [0, 0, 0]
        for page in list(pages(options.pages / name))[: options.limit]:
            outside, inside = count(page, pipelines)
            page_words = [a + b for a, b in zip(page_words, outside, strict=True)]
            article_words = [a + b for a, b in zip(article_words, inside, strict=True)]
        for what, number in (("all rules", 1), ("without", 2)):
            print(
                f"{name:18} {what:10} of the page gone {page_words[number] / max(1, page_words[0]):.3f}, "
                f"of the article lost {1000 * article_words[number] / max(1, article_words[0]):.2f} in 1000"
            )


if __name__ == "__main__":
    main()
