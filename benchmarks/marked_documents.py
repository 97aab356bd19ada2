"""Measure boilerplate removal on real documents that readers marked without knowing any rule.

    PYTHONPATH=src python benchmarks/marked_documents.py [--draw N] [--shape S] [--kinds] [--left N] ...

`marked_documents.jsonl` holds, for documents of the development corpora (`../shared/data/articles`), the
spans that a careful editor would delete, each with its kind, and those that may go or stay (captions
without credit, bylines, datelines). The texts are not here: a document is found by its id, and its digest
says that it is the one that was marked. Each draw was marked before any rule learned from it.

A word is gone if an edit covers it and does not spell it anew. Recall is told by words and as the mean over
the documents that have boilerplate; precision and loss count the words that are neither to go nor free to.
Of a copy, either may go. `--shape` tells the same documents in another shape: wrapped at a width, with gaps
or bars for line ends, all on one line, or in small letters. `--left` prints what stays of the marks, and
`--gold` writes the marked documents as `boilerplate.py --gold` takes them, to measure peers on the same
texts.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cleantext

HERE = Path(__file__).resolve()
MARKS = HERE.with_suffix(".jsonl")
ARTICLES = HERE.parents[2] / "shared" / "data" / "articles"
DIGEST_CHARS = 12
WORD = re.compile(r"\w+")
LINE_ENDS = re.compile(r"[ \t]*\r?\n\s*")
WIDTH = 78  # columns at which html2text and mail programs break lines
Span = tuple[int, int]


def digest(text: str) -> str:
    """Return what tells that a text is the one that was marked."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_CHARS]


def marked(draw: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield the marked documents that are at hand, with their texts."""
    marks = {}
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        if draw in (None, mark["draw"]):
            marks[mark["id"]] = mark
    for path in sorted(ARTICLES.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                doc = json.loads(line)
                mark = marks.get(doc["id"])
                if mark is not None and mark["digest"] == digest(doc["text"]):
                    yield doc | mark


def gone_words(text: str) -> set[Span]:
    """Return the spans of the words that cleaning takes from a text."""
    gone = set()
    for start, end, new, *_ in cleantext.trace(text).patch.edits:
        kept = letters(new)
        gone.update(word.span() for word in WORD.finditer(text, start, end) if letters(word[0]) not in kept)
    return gone


def letters(text: str) -> str:
    """Return the letters and digits of a text, in one case and without accents, to tell words apart."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def words_in(text: str, spans: list[list[Any]]) -> set[Span]:
    """Return the spans of the words within some spans."""
    return {word.span() for start, end, *_ in spans for word in WORD.finditer(text, start, end)}


def told_anew(doc: dict[str, Any], ends: str) -> dict[str, Any]:
    """Return a document with `ends` for each of its line ends, and the marks where they are then."""
    text = doc["text"]
    spots = [0] * (len(text) + 1)  # where each character is then
    parts: list[str] = []
    size = last = 0
    for match in (*LINE_ENDS.finditer(text), None):
        end = match.start() if match else len(text)
        spots[last:end] = range(size, size + end - last)
        parts.append(text[last:end])
        size += end - last
        if match is not None:
            spots[end : match.end()] = [size] * (match.end() - end)
            parts.append(ends)
            size += len(ends)
            last = match.end()
    spots[-1] = size

    def moved(start: int, end: int, *kind: str) -> list[Any]:
        last = end - 1
        while last > start and text[last].isspace():
            last -= 1
        return [spots[start], max(spots[start], spots[last] + 1), *kind]

    marks = {name: [moved(*mark) for mark in doc[name]] for name in ("drop", "optional")}
    return doc | marks | {"text": "".join(parts)}


def wrapped(doc: dict[str, Any], width: int = WIDTH) -> dict[str, Any]:
    """Return a document with its lines broken at a width: some blanks are line ends, and nothing moves."""
    lines = []
    for line in doc["text"].split("\n"):
        chars = list(line)
        start, blank = 0, -1
        for at, char in enumerate(line):
            blank = at if char == " " else blank
            if at - start >= width and blank > start:
                chars[blank] = "\n"
                start, blank = blank + 1, -1
        lines.append("".join(chars))
    return doc | {"text": "\n".join(lines)}


def quoted(doc: dict[str, Any], mark: str = "> ") -> dict[str, Any]:
    """Return a document as a mail quotes it: with a mark before each line."""
    doc = told_anew(doc, "\n" + mark)
    size = len(mark)
    marks = {
        name: [[start + size, end + size, *kind] for start, end, *kind in doc[name]]
        for name in ("drop", "optional")
    }
    return doc | marks | {"text": mark + doc["text"]}


def uncased(doc: dict[str, Any]) -> dict[str, Any]:
    """Return a document in small letters."""
    text = "".join(char.lower() if len(char.lower()) == 1 else char for char in doc["text"])
    return doc | {"text": text}


SHAPES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "wrapped": lambda doc: wrapped(told_anew(doc, "\n\n")),
    "wrapped-tight": lambda doc: wrapped(told_anew(doc, "\n")),
    "quoted": quoted,
    "gaps": lambda doc: told_anew(doc, "  "),
    "tabs": lambda doc: told_anew(doc, "\t"),
    "bars": lambda doc: told_anew(doc, " | "),
    "uncased": uncased,
    "one-line": lambda doc: told_anew(doc, " "),
}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--draw", type=int, help="only this draw")
    parser.add_argument("--shape", choices=SHAPES, help="the same documents, told in another shape")
    parser.add_argument("--kinds", action="store_true", help="recall by kind")
    parser.add_argument("--left", type=int, default=0, metavar="N", help="print N spans that stay")
    parser.add_argument("--gold", type=Path, metavar="OUT", help="write the documents with their marks")
    options = parser.parse_args()
    if not ARTICLES.is_dir():
        raise SystemExit(f"skipped: {ARTICLES} is not there, and the marks are of its documents")
    docs = list(marked(options.draw))
    if options.shape:
        docs = [SHAPES[options.shape](doc) for doc in docs]
    if options.gold:
        options.gold.write_text(
            "".join(json.dumps(doc, ensure_ascii=False) + "\n" for doc in docs), encoding="utf-8"
        )
    hit = total = lost = kept = right = 0
    shares = []
    touched: list[str] = []
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    left: list[tuple[str, str, str]] = []
    for doc in docs:
        text = doc["text"]
        gone = gone_words(text)
        drop, free = words_in(text, doc["drop"]), words_in(text, doc["optional"])
        said = Counter(letters(text[start:end]) for start, end in gone)
        mine = 0
        for start, end, kind in doc["drop"]:
            words = words_in(text, [[start, end]])
            found = len(words & gone)
            need = Counter(letters(text[first:last]) for first, last in words)
            if kind == "duplicate" and all(said[word] >= count for word, count in need.items()):
                found = len(words)
                free |= gone  # the other copy went
            mine += found
            kinds[kind].update(gone=found, all=len(words))
            if found < len(words):
                left.append((doc["id"], kind, text[start:end]))
        own = set(map(re.Match.span, WORD.finditer(text))) - drop - free
        wrong = len(gone & own)
        if drop:
            shares.append(mine / len(drop))
        if wrong:
            touched.append(doc["id"])
        hit, total, lost, kept = hit + mine, total + len(drop), lost + wrong, kept + len(own)
        right += not wrong and mine == len(drop)
    print(f"{len(docs)} documents, {len(shares)} with boilerplate")
    print(f"recall       {hit / total:.3f} of {total:,} words, {sum(shares) / len(shares):.3f} of a document")
    print(f"precision    {hit / (hit + lost):.3f}")
    print(
        f"article lost {1000 * lost / kept:.2f} of a thousand of {kept:,} words, in {len(touched)} documents"
    )
    print(f"exactly as marked: {right} documents")
    if options.kinds:
        for kind, count in sorted(kinds.items(), key=lambda item: -item[1]["all"]):
            share = count["gone"] / max(1, count["all"])
            print(f"  {kind:12} {count['gone']:6} of {count['all']:6}  {share:.2f}")
    for name, kind, span in left[: options.left]:
        print(f"{name} {kind}: {span[:300]!r}")


if __name__ == "__main__":
    main()
