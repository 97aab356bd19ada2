"""What is lost of texts that have next to no boilerplate: manuals, sayings, poems, recipes, chats.

    python benchmarks/innocent.py [--fetch PACKAGE,...] [--limit 3000] [--show 5] FOLDER

Every file below FOLDER is a source of texts: collections of sayings (parted by lines of one %), one by one
and ten together; plain text, section by section; pages in HTML, as trafilatura reads them; JSON lines with
"text" and "lang", such as those of `tests/innocent`. Where Debian's `apt-get` and `dpkg-deb` are, --fetch
fills the folder with packages first:

    python benchmarks/innocent.py --fetch fortunes,fortunes-de,debian-faq,anarchism build/innocent

For each contender: how many words in a thousand go, and of how many texts; for cleantext, by which rules.
What goes is not all loss: manuals have copyrights, buttons and lists of related topics too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import cleantext
from boilerplate import contenders

SAYINGS = "\n%\n"
TOGETHER = 10
CHARS = (300, 12_000)
PER_FILE = 40
REPAIRS = frozenset("encoding residue quotes spacing whitespace paragraphs".split())
SECTION = re.compile(r"\n(?=\d+\.\d*\.? )")
WORD = re.compile(r"\w+")


def fetch(packages: list[str], folder: Path) -> None:
    """Download packages of Debian and unpack them below a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["apt-get", "download", "-q", *packages], cwd=folder, check=True)
    for archive in folder.glob("*.deb"):
        target = folder / archive.name.split("_")[0]
        target.mkdir(exist_ok=True)
        subprocess.run(["dpkg-deb", "-x", archive, target], check=True)
        archive.unlink()


def texts_of(path: Path, pick: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the texts of a file, each with its language."""
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line:
                doc = json.loads(line)
                yield doc["text"], doc["lang"]
        return
    yield from ((text, "en") for text in plain_texts_of(path, pick))


def plain_texts_of(path: Path, pick: random.Random) -> Iterator[str]:
    """Yield the texts of a file that is none of JSON lines."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    name = path.name.removesuffix(".gz")
    if name.endswith((".html", ".htm")):
        import trafilatura

        yield trafilatura.extract(data, favor_recall=True, include_comments=False) or ""
        return
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    if SAYINGS in text:
        sayings = [one.strip("\n") for one in text.split(SAYINGS)]
        pick.shuffle(sayings)
        yield from sayings[:PER_FILE]
        for at in range(0, min(len(sayings), PER_FILE * TOGETHER), TOGETHER):
            yield "\n\n".join(sayings[at : at + TOGETHER])
    elif name.endswith(".txt"):
        sections = SECTION.split(text)
        pick.shuffle(sections)
        yield from sections[:PER_FILE]


def texts(folder: Path, limit: int) -> list[tuple[str, str]]:
    """Return texts of all files, drawn by chance."""
    pick = random.Random(5)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    pick.shuffle(files)
    found: list[tuple[str, str]] = []
    for path in files:
        found += [one for one in texts_of(path, pick) if CHARS[0] <= len(one[0]) <= CHARS[1]]
        if len(found) >= limit:
            break
    return found[:limit]


def main() -> int:
    """Clean all texts with all contenders and print what went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fetch", default="", help="packages of Debian, parted by commas")
    parser.add_argument("--limit", type=int, default=3000, help="how many texts")
    parser.add_argument("--show", type=int, default=0, help="how many removals of each rule to print")
    options = parser.parse_args()
    if options.fetch:
        fetch(options.fetch.split(","), options.folder)
    if not options.folder.is_dir():
        print(f"skipped: no texts in {options.folder}; --fetch fills it where apt-get is")
        return 0
    found = texts(options.folder, options.limit)
    size = sum(len(WORD.findall(text)) for text, _ in found)
    print(f"{len(found)} texts, {size} words")
    for name, made in contenders().items():
        lost = touched = 0
        for text, lang in found:
            gone = (Counter(WORD.findall(text)) - Counter(WORD.findall(made(text, lang)))).total()
            lost += gone
            touched += bool(gone)
        print(f"{name:24} {1000 * lost / max(1, size):8.2f} ‰  {touched} texts", flush=True)
    rules: dict[str, list[str]] = {}
    for text, _ in found:
        for row in cleantext.trace(text).ledger():
            if row.kind not in REPAIRS and row.before.strip():
                rules.setdefault(row.rules[0], []).append(row.before.strip())
    for rule, taken in sorted(rules.items(), key=lambda item: -len(item[1]))[:20]:
        print(f"  {len(taken):5} {rule}")
        for one in sorted(set(taken), key=len, reverse=True)[: options.show]:
            print(f"        {one[:160]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
