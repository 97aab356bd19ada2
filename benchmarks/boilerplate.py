"""Measure what cleantext and its peers remove of boilerplate, and of the article.

    python benchmarks/boilerplate.py [--gold FILE] [--pages DIR] [--limit N] [--json OUT]

Two questions, each contender on the same text in the same process:

1. On hand-labelled documents: how much of what an editor would delete goes (recall), how much of
   what goes is that (precision), and how many words of the article are lost, in a thousand. Raw and
   clean words are aligned, so that a contender may return any text.
2. On what users have: the output of trafilatura and newspaper4k for pages with a gold main text.
   F1 of 4-gram shingles against gold (the method of scrapinghub's article-extraction-benchmark),
   before and after each contender.

The data come from `../shared/data` and are skipped with a word where absent, as are peers that are
not installed (benchmarks/requirements.txt; Data-Juicer and NeMo Curator need environments of their
own). Contenders that drop whole documents run without that: their line rules are what is compared.
"""

from __future__ import annotations

import argparse
import gzip
import html
import importlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import cleantext

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
WORD = re.compile(r"\w+")
ADDRESS = re.compile(r"\]\([^()\s]*\)")
Contender = Callable[[str, str], str]  # text, language code -> text
STOPLISTS = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese",
    "pl": "Polish", "ru": "Russian", "it": "Italian", "tr": "Turkish", "el": "Greek",
}  # fmt: skip


# --- contenders -----------------------------------------------------------------------------------


def ours(text: str, lang: str) -> str:
    """All languages at once, as `cleantext.clean(text)` does by default."""
    return cleantext.clean(text)


def nothing(text: str, lang: str) -> str:
    """The text as it is: what there is to gain."""
    return text


def ten_words(text: str, lang: str) -> str:
    """Lines of at least ten words, the rule of thumb of many scripts."""
    return "\n".join(line for line in text.split("\n") if len(line.split()) >= 10)


def justext_lines() -> Contender:
    """jusText's classes: each line is a paragraph, judged by length, stop words and neighbours."""
    justext = importlib.import_module("justext")

    def run(text: str, lang: str) -> str:
        stop = justext.get_stoplist(STOPLISTS.get(lang, "English"))
        lines = [line for line in text.split("\n") if line.strip()]
        page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        found = justext.justext(f"<html><body>{page}</body></html>", stop)
        return "\n".join(part.text for part in found if not part.is_boilerplate)

    return run


def c4_lines() -> Contender:
    """C4's line rules as datatrove has them, without the rules that drop whole documents."""
    document = importlib.import_module("datatrove.data").Document
    c4 = importlib.import_module("datatrove.pipeline.filters").C4QualityFilter
    rules = c4(
        split_paragraph=True,
        min_num_sentences=-1,
        filter_lorem_ipsum=False,
        filter_curly_bracket=False,
        filter_policy=True,
    )

    def run(text: str, lang: str) -> str:
        doc = document(text=text, id="0")
        rules.filter(doc)
        return str(doc.text)

    return run


def nemo_boilerplate() -> Contender:
    """NeMo Curator's boilerplate modifier: policy strings at the top and at the end."""
    modifiers = importlib.import_module("nemo_curator.stages.text.modifiers.string.c4")
    modifier = modifiers.BoilerPlateStringModifier(remove_if_at_top_or_bottom=True)
    return lambda text, lang: str(modifier.modify_document(text))


def juicer_lines() -> Contender:
    """Data-Juicer's mappers that remove text: headers, tables, bibliographies, links."""
    ops = importlib.import_module("data_juicer.ops.mapper")
    mappers = [ops.CleanLinksMapper(), ops.CleanCopyrightMapper(), ops.RemoveTableTextMapper()]

    def run(text: str, lang: str) -> str:
        batch: dict[str, Any] = {"text": [text]}
        for mapper in mappers:
            batch = mapper.process_batched(batch)
        return str(batch["text"][0])

    return run


FACTORIES: dict[str, Callable[[], Contender]] = {
    "cleantext": lambda: ours,
    "none": lambda: nothing,
    "ten words": lambda: ten_words,
    "jusText": justext_lines,
    "C4 (datatrove)": c4_lines,
    "NeMo Curator": nemo_boilerplate,
    "Data-Juicer": juicer_lines,
}


def contenders() -> dict[str, Contender]:
    """Return the contenders that are installed; name the others on standard error."""
    made = {}
    for name, factory in FACTORIES.items():
        try:
            made[name] = factory()
        except (ImportError, AttributeError) as error:
            print(f"{name}: not installed, left out ({error})", file=sys.stderr)
    return made


# --- hand-labelled documents ----------------------------------------------------------------------


def letters(word: str) -> str:
    """Return a word as it is compared."""
    return word.casefold()


def lost_words(raw: str, clean: str) -> set[tuple[int, int]]:
    """Return the spans of the raw words that are not in the clean text, by alignment."""
    spans = [match.span() for match in WORD.finditer(raw)]
    old = [letters(raw[start:end]) for start, end in spans]
    new = [letters(word) for word in WORD.findall(clean)]
    lost: set[tuple[int, int]] = set()
    for tag, i1, i2, _, _ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            lost.update(spans[i1:i2])
    return lost


def within(span: tuple[int, int], spans: list[list[Any]]) -> bool:
    """Tell whether a span overlaps one of the labelled spans."""
    return any(span[0] < other[1] and other[0] < span[1] for other in spans)


def on_gold(docs: list[dict[str, Any]], made: dict[str, Contender]) -> dict[str, dict[str, Any]]:
    """Return recall, precision and loss of each contender over labelled documents."""
    rows = {}
    for name, contender in made.items():
        hit = total = wrong = content = 0
        recalls = []
        spent = time.process_time()
        outputs = [contender(doc["text"], doc["lang"]) for doc in docs]
        spent = time.process_time() - spent
        for doc, output in zip(docs, outputs, strict=True):
            raw, spared = doc["text"], doc["drop"] + doc.get("optional", [])
            lost = lost_words(raw, output)
            words = [match.span() for match in WORD.finditer(raw)]
            noise = [word for word in words if within(word, doc["drop"])]
            gone = sum(word in lost for word in noise)
            hit, total = hit + gone, total + len(noise)
            if noise:
                recalls.append(gone / len(noise))
            wrong += sum(1 for word in lost if not within(word, spared))
            content += sum(1 for word in words if not within(word, spared))
        rows[name] = {
            "recall": hit / max(1, total),
            "recall_per_document": sum(recalls) / max(1, len(recalls)),
            "precision": hit / (hit + wrong) if hit + wrong else 1.0,
            "content_lost_per_mille": 1000 * wrong / max(1, content),
            "cpu_s": spent,
        }
    return rows


# --- what extractors leave ------------------------------------------------------------------------


def extractors() -> dict[str, Callable[[str], str]]:
    """Return the extractors that are installed."""
    made: dict[str, Callable[[str], str]] = {}
    try:
        trafilatura = importlib.import_module("trafilatura")
        made["trafilatura"] = lambda page: trafilatura.extract(page, include_comments=False) or ""
        links = {"output_format": "markdown", "include_links": True, "include_images": True}
        made["trafilatura, Markdown"] = lambda page: (
            trafilatura.extract(page, include_comments=False, **links) or ""
        )
    except ImportError:
        print("trafilatura: not installed, left out", file=sys.stderr)
    try:
        newspaper = importlib.import_module("newspaper")

        def extract(page: str) -> str:
            article = newspaper.Article("http://example.com/", language="en", fetch_images=False)
            article.download(input_html=page)
            article.parse()
            return str(article.text)

        made["newspaper4k"] = extract
    except ImportError:
        print("newspaper4k: not installed, left out", file=sys.stderr)
    return made


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-grams of the words of a text, the addresses of links in Markdown aside."""
    words = WORD.findall(ADDRESS.sub("]", text))
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def f1(pairs: list[tuple[str, str]]) -> float:
    """Return F1 of (gold, output) pairs: of the means of precision and of recall over pages."""
    precisions, recalls = [], []
    for gold, output in pairs:
        want, got = shingles(gold), shingles(output)
        both = sum((want & got).values())
        precisions.append(both / max(1, sum(got.values())))
        recalls.append(both / max(1, sum(want.values())))
    precision, recall = (sum(values) / max(1, len(values)) for values in (precisions, recalls))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pages(folder: Path, limit: int) -> Iterator[tuple[str, str]]:
    """Yield (page, gold text), evenly spread over the set."""
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line]
    for page in gold[:: max(1, len(gold) // limit)]:
        data = gzip.decompress((folder / f"{page['id']}.html.gz").read_bytes())
        yield data.decode("utf-8", "replace"), page["text"]


def on_pages(folder: Path, limit: int, made: dict[str, Contender]) -> dict[str, dict[str, float]]:
    """Return F1 of each extractor's output after each contender."""
    rows = {}
    sources = list(pages(folder, limit))
    for name, extract in extractors().items():
        outputs = []
        for page, gold in sources:
            try:
                outputs.append((gold, extract(page)))
            except (ValueError, TypeError, AttributeError, IndexError):  # a peer that fails gives no text
                outputs.append((gold, ""))
        rows[name] = {
            other: f1([(gold, contender(text, "en")) for gold, text in outputs])
            for other, contender in made.items()
        }
    return rows


# --- tables ---------------------------------------------------------------------------------------


def main(words: list[str] | None = None) -> int:
    """Print both tables and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=DATA / "gold-examples.jsonl")
    parser.add_argument("--pages", type=Path, default=DATA / "pages" / "andy424")
    parser.add_argument("--limit", type=int, default=100, help="how many pages (default 100)")
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    options = parser.parse_args(words)
    made = contenders()
    result: dict[str, Any] = {}
    if options.gold.exists():
        lines = options.gold.read_text(encoding="utf-8").split("\n")
        result["gold"] = on_gold([json.loads(line) for line in lines if line], made)
        print(f"{options.gold.name}: what an editor would delete")
        print(f"{'':16} {'recall':>7} {'per doc':>8} {'precision':>10} {'lost ‰':>8} {'CPU s':>7}")
        for name, row in result["gold"].items():
            print(
                f"{name:16} {row['recall']:7.3f} {row['recall_per_document']:8.3f} "
                f"{row['precision']:10.3f} {row['content_lost_per_mille']:8.2f} {row['cpu_s']:7.2f}"
            )
    else:
        print(f"{options.gold}: absent, skipped")
    if (options.pages / "gold.jsonl").exists():
        result["pages"] = on_pages(options.pages, options.limit, made)
        print(f"\n{options.pages.name}: F1 of an extractor's output, after each contender")
        for name, row in result["pages"].items():
            print(f"{name:16} " + "  ".join(f"{other} {value:.4f}" for other, value in row.items()))
    else:
        print(f"{options.pages}: absent, skipped")
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
