"""Measure what `cleantext learn` finds of a site's boilerplate, and what it takes wrongly.

    python benchmarks/learn.py [--show] [CORPUS...]

Every corpus of ../shared/data with at least 20 documents is taken as one site. A pack is learned from
one half of its documents and used on the other half. Most corpora mix many sites, so a share of their
documents means nothing: what stands in five of them counts.

*Held out*: no general pack is used, so that their work is there to be found. Of the words that the
general packs delete from the other half, in lines that stand in at least five documents of the first
half, which share does the learned pack delete? And which words does it delete that the general packs
leave? `--show` prints these for a person to judge: they are boilerplate that the general packs miss, or
they are an author's.

*Left*: what is learned after the general packs, as users do it. `--show` prints the packs.

*Planted*: clean articles (bbc2005, guardian_api, gnad10k) are dealt out to made-up sites of 20 and 40
documents, and each site gets boilerplate of its own, in words that no general pack knows: a line at the
end, a dated line at the top, a line with a name, a box within the article of every second document, a
sentence within a paragraph. Here every word is known to be planted or an author's.

Beside it stands what is done without such a tool: delete every line that stands, letter by letter, in
at least five documents of the first half.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import cleantext
from cleantext import Cleaner, load_pack
from cleantext.learn import learn
from cleantext.learn.packs import write_packs

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "data" / "articles"
CLEAN = ("bbc2005", "guardian_api", "gnad10k")
SITES = ("Quandle", "Brimwick", "Ostrava Ledger", "Tarn", "Velmore", "Hexley", "Dunmarrow", "Pellory")
NAMES = "Ann Bert Cleo Dora Emil Finn Gwen Hugh Iris Jack".split()
FAMILIES = "Hill Moor Lake Ford Wood Dale Marsh Peak Shaw Holt".split()
LEAST = 5
ANY_SHARE = 1e-6

Deleter = Callable[[str], bytearray]  # marks the characters that it deletes


def articles(name: str) -> list[str]:
    with gzip.open(ARTICLES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def frequent(texts: list[str], key: Callable[[str], str]) -> set[str]:
    """Return the lines, under a key, that stand in `LEAST` of the texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({key(line) for line in text.split("\n") if len(line.strip()) > 2})
    return {line for line, n in counts.items() if n >= LEAST}


def by_rules(cleaner: Callable[[str], str]) -> Deleter:
    def marks(text: str) -> bytearray:
        out = bytearray(len(text))
        for edit in cleaner.trace(text).edits:  # type: ignore[attr-defined]  # cleaners and pipelines
            if not edit.text.strip():
                out[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
        return out

    return marks


def by_exact_lines(texts: list[str]) -> Deleter:
    known = frequent(texts, str.strip)

    def marks(text: str) -> bytearray:
        lines = text.split("\n")
        return bytearray(b"\0").join(bytes([line.strip() in known]) * len(line) for line in lines)

    return marks


def learned(
    texts: list[str], site: str, profile: str, folder: Path, min_share: float = 0.03, show: bool = False
) -> Deleter:
    """Return what the pack does that is learned from texts of a site."""
    path = folder / f"{site}.jsonl"
    path.write_text("".join(json.dumps({"site": site, "text": text}) + "\n" for text in texts))
    packs = learn([str(path)], "site", profile=profile, min_share=min_share)
    if show and packs:
        print(packs[0].text)
    rules = [rule for file in write_packs(packs, folder) for rule in load_pack(file).rules]
    return by_rules(Cleaner("learned", tuple(rules))) if rules else lambda text: bytearray(len(text))


def held_out(corpus: str, folder: Path, show: bool) -> Counter[str]:
    """Return numbers of words: what the general packs delete, and what of it and beside it others do."""
    texts = list(map(cleantext.pipeline("lossless"), articles(corpus)))
    first, second = texts[::2], texts[1::2]
    known = frequent(first, shape)
    general = by_rules(cleantext.pipeline())
    rivals = {
        "learned": learned(first, corpus, "lossless", folder, ANY_SHARE),
        "exact lines": by_exact_lines(first),
    }
    counts: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = {name: Counter() for name in rivals}
    for text in second:
        gone = general(text)
        marks = {name: rival(text) for name, rival in rivals.items()}
        at = 0
        for line in text.split("\n"):
            repeats = shape(line) in known
            for word in re.finditer(r"\S+", line):
                start, end = at + word.start(), at + word.end()
                is_gone = all(gone[start:end])
                counts["words"] += 1
                counts["general"] += is_gone and repeats
                for name in rivals:
                    if all(marks[name][start:end]):
                        counts[f"{name}: same"] += is_gone and repeats
                        counts[f"{name}: beside"] += not is_gone
                        beside[name][line.strip()[:100]] += not is_gone
            at += len(line) + 1
    if show:
        for name, lines in beside.items():
            for line, n in lines.most_common(20):
                if n:
                    print(f"    {corpus}: {name}: beside, {n} words of: {line}")
    return counts


def dress(text: str, site: str, luck: random.Random) -> tuple[str, dict[str, str]]:
    """Return an article with boilerplate of the site, and what was planted, by kind."""
    lines = text.split("\n")
    planted = {
        "dated line": f"{site} desk, {luck.randint(1, 28)} March {luck.randint(2001, 2024)}",
        "last line": f"{site} brings the whole valley to your breakfast table",
        "named line": f"Words set in lead for the {site} by {luck.choice(NAMES)} {luck.choice(FAMILIES)}",
    }
    at = max(range(len(lines)), key=lambda i: len(lines[i]))
    planted["sentence"] = f"The {site} is set by hand on paper from the mills of Upper {site}."
    lines[at] = f"{lines[at].rstrip()} {planted['sentence']}"
    if luck.random() < 0.5:
        planted["box"] = f"What the {site} kitchen cooks on rainy days"
        lines.insert(min(len(lines), at + 1), planted["box"])
    return "\n".join([planted["dated line"], *lines, planted["last line"], planted["named line"]]), planted


def planted(size: int, sites: int, folder: Path) -> dict[str, Counter[str]]:
    """Return for each rival how many pieces of each kind it found of how many, and the words it took."""
    luck = random.Random(size)
    pool = [text for name in CLEAN for text in articles(name)]
    luck.shuffle(pool)
    counts: dict[str, Counter[str]] = {}
    for site in SITES[:sites]:
        docs, pool = pool[: 2 * size], pool[2 * size :]
        first = [dress(text, site, luck)[0] for text in docs[:size]]
        rivals = {
            "learned": learned(first, site, "article", folder),
            "exact lines": by_exact_lines(first),
        }
        for article in docs[size:]:
            text, pieces = dress(article, site, luck)
            is_planted = bytearray(len(text))
            for piece in pieces.values():
                at = text.find(piece)
                is_planted[at : at + len(piece)] = b"\1" * len(piece)
            for name, rival in rivals.items():
                marks = rival(text)
                numbers = counts.setdefault(name, Counter())
                for kind, piece in pieces.items():
                    at = text.find(piece)
                    numbers[kind] += all(marks[at : at + len(piece.rstrip())])
                    numbers[f"{kind} of"] += 1
                for word in re.finditer(r"\S+", text):
                    is_own = not any(is_planted[word.start() : word.end()])
                    numbers["words"] += is_own
                    numbers["words lost"] += is_own and any(marks[word.start() : word.end()])
    return counts


def share(part: int, whole: int) -> str:
    return f"{part / whole:6.1%}" if whole else "     –"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", help="default: all with 20 documents")
    parser.add_argument("--show", action="store_true", help="print what is for a person to judge")
    parser.add_argument("--sites", type=int, default=4, help="made-up sites of each size (4, at most 8)")
    options = parser.parse_args()
    if not ARTICLES.is_dir():
        parser.exit(0, "skipped: ../shared/data is absent\n")
    names = options.corpora or [path.name.removesuffix(".jsonl.gz") for path in sorted(ARTICLES.iterdir())]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        total: Counter[str] = Counter()
        print("held out: corpus, words, repeating boilerplate; learned: found, beside; exact lines: same")
        for corpus in names:
            if len(articles(corpus)) < 20:
                continue
            counts = held_out(corpus, folder, options.show)
            total += counts
            report(corpus, counts)
            if options.show:
                learned(articles(corpus), corpus, "article", folder, ANY_SHARE, show=True)
        report("all", total)
        for size in (20, 40) if not options.corpora else ():
            print(f"planted, {size} documents a site")
            for rival, numbers in planted(size, options.sites, folder).items():
                kinds = [kind for kind in numbers if f"{kind} of" in numbers]
                found = sum(numbers[kind] for kind in kinds)
                whole = sum(numbers[f"{kind} of"] for kind in kinds)
                shown = ", ".join(f"{kind} {numbers[kind]}/{numbers[f'{kind} of']}" for kind in kinds)
                lost = f"{numbers['words lost']} of {numbers['words']:,} words lost"
                print(f"  {rival:12} {share(found, whole)} found ({shown}); {lost}")


def report(corpus: str, counts: Counter[str]) -> None:
    cells = [f"{corpus:16} {counts['words']:>10,} {counts['general']:>7,}"]
    for name in ("learned", "exact lines"):
        cells.append(f"{share(counts[f'{name}: same'], counts['general'])} {counts[f'{name}: beside']:>6,}")
    print("   ".join(cells), flush=True)


if __name__ == "__main__":
    main()
