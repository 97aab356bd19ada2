"""Measure main content extraction: cleantext and its peers on the same pages, in one run.

    PYTHONPATH=src python benchmarks/main_content.py DIR ... [--plain [--maker M]] [--limit N] [--with NAMES]

A directory holds `gold.jsonl` ({"id", "url", "text"}) and `<id>.html.gz`, or `html/<id>.html` and
`txt/<id>.txt`, as `tests/data` of newspaper4k's source package does. With `--plain` the input is the
page's text without markup, one block a line, as resiliparse makes it or as `plain.json` ({id: [line]})
has it; or as another `--maker` writes it: BeautifulSoup, a line for every tag, or, as Markdown, html2text
(wrapped, as is its default, or not) and markdownify. Precision and recall are of word 4-grams, normalised
within the page and averaged over the pages (the method of scrapinghub's article-extraction-benchmark); F1
is of the two averages. Speed is CPU time of this process, the extractors in turn on each page, so that
ratios hold on a busy machine.

Needs what it measures: trafilatura, resiliparse, readability-lxml, html_text, justext. A peer that is
not installed is left out, with a word.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

from training import page_score, pages, plain_lines, totals

Extractor = Callable[[str], str]


def ours() -> Extractor:
    from cleantext.html import clean_html

    return lambda page: clean_html(page).text


def ours_before_cleaning() -> Extractor:
    from cleantext.html.choose import choose
    from cleantext.html.markup import markup_patch
    from cleantext.html.scan import Scan

    def extract(page: str) -> str:
        scan = Scan(page)
        choice = choose(scan)
        return markup_patch(scan, choice.reasons, choice.kept()).apply(page)

    return extract


def trafilatura(**options: bool) -> Extractor:
    import trafilatura

    return lambda page: trafilatura.extract(page, include_comments=False, **options) or ""


def resiliparse() -> Extractor:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(page, main_content=True, alt_texts=False)


def readability() -> Extractor:
    import html_text
    from readability import Document

    return lambda page: html_text.extract_text(Document(page).summary(html_partial=True))


def justext_pages() -> Extractor:
    import justext

    stop = justext.get_stoplist("English")
    return lambda page: "\n".join(p.text for p in justext.justext(page, stop) if not p.is_boilerplate)


def ours_on_lines() -> Extractor:
    import cleantext

    return lambda text: cleantext.clean(text, profile="page")


def model_on_lines() -> Extractor:
    import cleantext

    return lambda text: cleantext.keep_main_content(text)


def justext_on_lines() -> Extractor:
    whole = justext_pages()
    return lambda text: whole("".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n")))


def c4(closers: tuple[str, ...]) -> Extractor:
    """The line rules of C4: a line ends a sentence, has three words and no word of JavaScript."""

    def extract(text: str) -> str:
        return "\n".join(
            line
            for line in text.split("\n")
            if line.endswith(closers)
            and not line.endswith("...")
            and len(line.split()) >= 3
            and "javascript" not in line.lower()
        )

    return extract


PAGES: dict[str, Callable[[], Extractor]] = {
    "cleantext": ours,
    "cleantext-before-cleaning": ours_before_cleaning,
    "trafilatura": trafilatura,
    "trafilatura-fast": lambda: trafilatura(fast=True),
    "trafilatura-precision": lambda: trafilatura(favor_precision=True),
    "readability": readability,
    "resiliparse": resiliparse,
    "justext": justext_pages,
}
LINES: dict[str, Callable[[], Extractor]] = {
    "cleantext": ours_on_lines,
    "cleantext-model-only": model_on_lines,
    "justext": justext_on_lines,
    "c4": lambda: c4((".", "?", "!", '"', "'")),
    "c4-unicode": lambda: c4((".", "?", "!", '"', "'", "”", "’", "»", "…", "。", "！", "？")),
    "all": lambda: lambda text: text,
}


def without_code(page: str) -> str:
    """Return a page without its scripts and styles, which markdownify would write out."""
    return re.sub(r"(?is)<(script|style|noscript)\b.*?</\1>", " ", page)


def by_soup(page: str) -> str:
    from bs4 import BeautifulSoup

    text = BeautifulSoup(without_code(page), "html.parser").get_text("\n")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def by_html2text(width: int) -> Extractor:
    import html2text

    return lambda page: str(html2text.HTML2Text(bodywidth=width).handle(without_code(page)))


def by_markdownify(page: str) -> str:
    from markdownify import markdownify

    return str(markdownify(without_code(page)))


MAKERS: dict[str, Callable[[], Extractor]] = {
    "blocks": lambda: lambda page: "\n".join(plain_lines(page)),
    "soup": lambda: by_soup,
    "html2text": lambda: by_html2text(78),
    "html2text-unwrapped": lambda: by_html2text(0),
    "markdownify": lambda: by_markdownify,
}
ADDRESS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)")


def told(text: str) -> str:
    """Return a text without pictures and addresses of Markdown, as the gold texts are."""
    return ADDRESS.sub(r"\1", ADDRESS.sub(r"\1", text))


def measure(folder: Path, plain: str, limit: int, names: list[str]) -> None:
    """Print the table of one directory."""
    made: dict[str, Extractor] = {}
    for name in names:
        try:
            made[name] = (LINES if plain else PAGES)[name]()
        except ImportError as error:
            print(f"{name} is left out: {error.name} is not installed")
    known = folder / "plain.json"
    ready = json.loads(known.read_text(encoding="utf-8")) if plain == "blocks" and known.exists() else {}
    make = MAKERS[plain]() if plain else None
    whole = list(pages(folder))
    if limit:
        whole = whole[:: max(1, len(whole) // limit)]
    scores: dict[str, list[tuple[float, float, float]]] = {name: [] for name in made}
    spent = dict.fromkeys(made, 0.0)
    failed = dict.fromkeys(made, 0)
    size = 0
    for number, page in enumerate(whole):
        text = page.html
        if make is not None:
            text = "\n".join(ready[page.id]) if ready.get(page.id) else make(page.html)
        size += len(text.encode("utf-8", "replace"))
        for name, extract in made.items():
            if not number:
                extract(text)  # what is loaded once is not counted
            start = time.process_time()
            try:
                got = extract(text)
            except Exception as error:  # a peer that fails scores an empty page
                got = ""
                failed[name] += 1
                if name.startswith("cleantext"):
                    raise RuntimeError(f"{page.id}: {error}") from error
            spent[name] += time.process_time() - start
            scores[name].append(page_score(page.text, told(got) if "](" in text and plain else got))
    print(
        f"\n{folder.name}: {len(whole)} pages, {size / 1e6:.1f} MB{f' of text by {plain}' if plain else ''}\n"
    )
    print("| extractor | F1 | precision | recall | pages/s | MB/s | failed |\n|---|---|---|---|---|---|---|")
    rows = {name: totals(scores[name]) for name in made}
    for name in sorted(rows, key=lambda name: -rows[name][2]):
        precision, recall, f1 = rows[name]
        seconds = max(spent[name], 1e-9)
        print(
            f"| {name} | {f1:.3f} | {precision:.3f} | {recall:.3f} | {len(whole) / seconds:.0f} "
            f"| {size / 1e6 / seconds:.2f} | {failed[name]} |"
        )


def main() -> None:
    """Measure every directory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--maker", choices=MAKERS, default="blocks", help="what makes the text of --plain")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--with", dest="names", help="names of extractors, with commas between them")
    options = parser.parse_args()
    known = LINES if options.plain else PAGES
    names = options.names.split(",") if options.names else list(known)
    for name in names:
        if name not in known:
            parser.error(f"no extractor named {name!r}: there are {', '.join(known)}")
    for folder in options.folders:
        measure(folder, options.maker if options.plain else "", options.limit, names)


if __name__ == "__main__":
    main()
