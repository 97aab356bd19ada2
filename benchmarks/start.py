"""Measure what a fresh process pays: to start, for its first documents, and in memory.

    PYTHONPATH=src python benchmarks/start.py [--rounds 9] [--documents 2000]

Each row is a process of its own that cleans 0, 1, 300 and all documents, without any before it; the
rounds go from contender to contender. Told are the processor time of a process in times of bare Python, the
time of the first 300 documents in times of the same 300 in a process that has seen them, and the resident
size at the end in MiB, of which files that are mapped into memory are shared by all processes. The documents
are the development articles in `../shared/data`, taken in turn from each corpus, and generated ones without
it. Peers that are not installed are left out with a word.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain, cycle, groupby, islice

from speed import ARTICLES, cut, made_documents, real_documents

SEEN = 300
PAGE = "'<html><body><article><p>' + text.replace('\\n', '</p>\\n<p>') + '</p></article></body></html>'"
#: Of each contender: the module that must be there, what a process imports, and what it calls.
CONTENDERS = {
    "Python": ("sys", "", "str.strip"),
    "cleantext, `clean()`": ("cleantext", "import cleantext", "cleantext.clean"),
    "ftfy, `fix_text`": ("ftfy", "import ftfy", "ftfy.fix_text"),
    "plsfix": ("plsfix", "import plsfix", "plsfix.fix_text"),
    "jusText on lines": (
        "justext",
        "import justext; stops = justext.get_stoplist('English')",
        "lambda text: justext.justext(text.replace('\\n', '<p>'), stops)",
    ),
    "textacy, one function": (
        "textacy",
        "from textacy import preprocessing",
        "preprocessing.normalize.unicode",
    ),
    "cleantext, `clean_html` of a page": (
        "cleantext",
        "from cleantext.html import clean_html",
        f"lambda text: clean_html({PAGE})",
    ),
    "trafilatura, the same page": (
        "trafilatura",
        "import trafilatura",
        f"lambda text: trafilatura.extract({PAGE})",
    ),
}
CHILD = """
import sys, time
texts = sys.stdin.buffer.read().decode("utf-8", "surrogatepass").split("\\0") if {count} else []
begun = time.process_time()
{imports}
call = {call}
for text in texts:
    call(text)
first = time.process_time() - begun
begun = time.process_time()
for text in texts[:{seen}]:
    call(text)
again = time.process_time() - begun
fields = dict(line.split(":", 1) for line in open("/proc/self/status")) if sys.platform == "linux" else {{}}
sizes = [fields.get(name, "0").split()[0] for name in ("VmRSS", "RssFile")]
print(time.process_time() - again, first, again, *sizes)
"""


def documents(count: int) -> list[str]:
    """Return so many documents, one of each corpus in turn."""
    if not ARTICLES.is_dir():
        return [text for _, text in islice(made_documents(), count)]
    corpora = [
        [cut(text) for _, text in held] for _, held in groupby(real_documents(), key=lambda doc: doc[0])
    ]
    in_turn = chain.from_iterable(
        (corpus[at] for corpus in corpora if at < len(corpus)) for at in range(max(map(len, corpora)))
    )
    return list(islice(cycle(in_turn), count))


def measured(imports: str, call: str, texts: list[str]) -> list[float]:
    """Return seconds of a process, of the texts, of the first of them again, and two sizes in kB."""
    child = CHILD.format(imports=imports, call=call, count=len(texts), seen=SEEN)
    done = subprocess.run(
        [sys.executable, "-c", child],
        input="\0".join(texts).encode("utf-8", "surrogatepass"),
        stdout=subprocess.PIPE,
        check=True,
        env={key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    )
    return list(map(float, done.stdout.split()))


def rows(rounds: int, texts: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each contender, and its figures."""
    there = {name: held for name, held in CONTENDERS.items() if importlib.util.find_spec(held[0])}
    for name in CONTENDERS.keys() - there.keys():
        print(f"({name} is left out: {CONTENDERS[name][0]} is not installed)")
    sets = (texts[:0], texts[:1], texts[:SEEN])
    found: dict[tuple[str, int], list[list[float]]] = {}
    for _ in range(rounds):
        for name, (_, imports, call) in there.items():
            for number, some in enumerate(sets):
                found.setdefault((name, number), []).append(measured(imports, call, some))
    base = statistics.median(row[0] for row in found["Python", 0])
    for name, (_, imports, call) in there.items():
        none, one = (statistics.median(row[0] for row in found[name, number]) / base for number in (0, 1))
        warm = statistics.median(row[1] / row[2] for row in found[name, 2])
        size, files = measured(imports, call, texts)[3:]
        yield name, [f"{none:.1f}", f"{one:.1f}", f"{warm:.1f}", f"{size / 1024:.0f}", f"{files / 1024:.0f}"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--documents", type=int, default=2000, help="that are cleaned before memory is told")
    options = parser.parse_args()
    print(f"| | import | one document | first {SEEN}, to again | MiB | of these, files |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, figures in rows(options.rounds, documents(options.documents)):
        print(f"| {name} | {' | '.join(figures)} |", flush=True)


if __name__ == "__main__":
    main()
