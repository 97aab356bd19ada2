"""Measure the speed of cleantext and of its peers, in one process, on the same text.

    python benchmarks/speed.py [--mb 5] [--rounds 5] [--only NAME,...] [--json OUT]
    python benchmarks/speed.py --compare OLD.json NEW.json

Four sets of documents of about 3 kB: English with curly quotes, pure ASCII, many languages, and a
damaged mix; and a fifth set of whole pages in HTML, for what takes those. They come from
`../shared/data` if that folder is there, and are generated if not. Every contender runs over the same
documents in turn, round after round; the figure is MB of UTF-8 input for each second of CPU time,
median over the rounds. Slow contenders see every tenth document. Quote ratios: absolute figures differ
from machine to machine and from hour to hour.

Peers that are not installed are left out with a word: see benchmarks/requirements.txt.
clean-text installs a package of our name, so it lives in a folder of its own: set CLEAN_TEXT_PATH,
or install it with `pip install --target .venv/peers/clean-text clean-text`.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "articles"
PAGES = ROOT.parent / "shared" / "data" / "pages" / "andy424"
DOC_CHARS = 3300
HTML = "HTML"  # the set of pages, which only the contenders for pages see
HTML_BASE = "trafilatura"
Contender = tuple[str, Callable[[str], object], bool]


# --- the sets -------------------------------------------------------------------------------------


def real_documents() -> Iterator[tuple[str, str]]:
    """Yield (language, text) of the development articles."""
    for path in sorted(ARTICLES.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                doc = json.loads(line)
                yield doc["lang"], doc["text"]


SUBJECTS = ["The minister", "A spokesman", "The company", "Her brother", "The court", "Nobody in town"]
VERBS = ["said on Monday that", "denied that", "has long argued that", "did not know whether"]
CLAUSES = [
    "the bridge would open in spring",
    "it wasn’t a question of money",
    "“nobody wants that,” as she put it",
    "prices rose by 4.5 per cent",
    "the talks in Geneva had failed",
]
FOREIGN = {
    "de": "Die Regierung hat am Montag beschlossen, die Mittel für den Ausbau der Brücke zu kürzen. ",
    "ru": "Правительство в понедельник решило сократить расходы на строительство моста. ",
    "zh": "政府周一决定削减大桥建设的经费，市长对此表示遗憾。",
    "ar": "قررت الحكومة يوم الاثنين خفض ميزانية بناء الجسر، وأعرب رئيس البلدية عن أسفه. ",
    "es": "El gobierno decidió el lunes recortar los fondos para la construcción del puente. ",
}


def made_documents() -> Iterator[tuple[str, str]]:
    """Yield (language, text) of generated prose, for machines without the development articles."""
    pick = random.Random(3)
    for number in range(3000):
        if number % 3 == 2:
            lang = pick.choice(sorted(FOREIGN))
            yield lang, "\n\n".join(FOREIGN[lang] * pick.randint(3, 6) for _ in range(6))
            continue
        paragraphs = []
        for _ in range(pick.randint(5, 9)):
            sentences = (
                f"{pick.choice(SUBJECTS)} {pick.choice(VERBS)} {pick.choice(CLAUSES)}."
                for _ in range(pick.randint(3, 8))
            )
            paragraphs.append(" ".join(sentences))
        text = "\n\n".join(paragraphs)
        if number % 3 == 1:
            text = text.translate({0x2019: "'", 0x201C: '"', 0x201D: '"'})
        yield "en", text


def cut(text: str) -> str:
    """Cut a document to about 3,300 characters, at a line end if there is one."""
    if len(text) <= DOC_CHARS:
        return text
    end = text.rfind("\n", DOC_CHARS // 2, DOC_CHARS)
    return text[: end if end > 0 else DOC_CHARS]


def fill(documents: list[str], size_bytes: int, pick: random.Random) -> list[str]:
    """Return shuffled documents, repeated as often as needed, of `size_bytes` in all."""
    out: list[str] = []
    total = 0
    while total < size_bytes:
        pick.shuffle(documents)
        for text in documents:
            out.append(text)
            total += len(text.encode("utf-8", "replace"))
            if total >= size_bytes:
                break
    return out


NOISE = [
    "Advertisement",
    "Read more: Ten things to know about bridges",
    "Share on Facebook",
    "Sign up for our newsletter",
    "Photo: Reuters",
    "All rights reserved.",
    "[ad_1]",
]


def damaged(text: str, pick: random.Random) -> str:
    """Damage a document as scrapers do: mojibake, entities, hard spaces, boilerplate lines."""
    lot = pick.random()
    if lot < 0.12:
        text = text.encode("utf-8", "replace").decode("cp1252", "replace").replace("\ufffd", "\x9d")
    elif lot < 0.22:
        text = text.replace("&", "&amp;").replace('"', "&quot;").replace("’", "&#8217;")
    if pick.random() < 0.3:
        text = text.replace(". ", ".\u00a0 ", 5)
    lines = text.split("\n")
    for _ in range(pick.randint(0, 4)):
        lines.insert(pick.randint(0, len(lines)), pick.choice(NOISE))
    return "\n".join(lines)


def make_sets(size_bytes: int) -> dict[str, list[str]]:
    """Return the four sets."""
    pick = random.Random(7)
    source = real_documents() if ARTICLES.is_dir() else made_documents()
    documents = [(lang, cut(text)) for lang, text in source]
    english = [t for lang, t in documents if lang == "en" and ("’" in t or "“" in t)]
    ascii_only = [t for _, t in documents if t.isascii()]
    languages = [t for lang, t in documents if lang != "en"]
    mix = [damaged(t, pick) for _, t in documents]
    sets = {"English": english, "ASCII": ascii_only, "languages": languages, "damaged": mix}
    filled = {name: fill(texts, size_bytes, pick) for name, texts in sets.items()}
    return filled | {HTML: fill(pages(english), size_bytes, pick)}


def pages(texts: list[str]) -> list[str]:
    """Return pages of news sites, or articles with a menu and a footer around them."""
    if PAGES.is_dir():
        packed = sorted(PAGES.glob("*.html.gz"))[::4]
        return [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in packed]
    menu = "".join(f"<li><a href='/{word.lower()}'>{word}</a></li>" for word in ("News", "Sport", "Weather"))
    return [
        f"<html><body><ul>{menu}</ul><article>"
        + "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)
        + f"</article><footer><ul>{menu}</ul></footer></body></html>"
        for text in texts[:200]
    ]


# --- the contenders -------------------------------------------------------------------------------


def ours() -> Iterator[Contender]:
    """Yield the functions of this library."""
    import cleantext
    from cleantext.cleaners import CODE

    yield "clean()", cleantext.clean, False
    yield "trace()", cleantext.trace, False
    yield "trace().patch", lambda text: cleantext.trace(text).patch, False
    for name in (*CODE, "drop_boilerplate"):
        yield name, getattr(cleantext, name), False
    yield 'clean(profile="page")', lambda text: cleantext.clean(text, profile="page"), False
    from cleantext.html import clean_html

    yield "clean_html() [pages]", clean_html, False


def settled(pipeline):  # type: ignore[no-untyped-def]
    """Return a pipeline whose cleaners are compiled."""
    pipeline("It rained all day.\n\nAdvertisement\n\n“Then” it stopped.")
    return pipeline


def peers() -> Iterator[Contender]:
    """Yield the peers that are installed."""
    loads = (load_ftfy, load_clean_text, load_textacy, load_plsfix, load_justext, load_c4, load_trafilatura)
    for load in loads:
        try:
            yield from load()
        except ImportError as error:
            print(f"left out: {load.__name__[5:]}: {error}", file=sys.stderr)


def load_ftfy() -> Iterator[Contender]:
    """Yield ftfy with its defaults, with the steps of fix_encoding, and for mojibake alone, also gated."""
    import ftfy

    yield "ftfy.fix_text", ftfy.fix_text, True
    steps = ftfy.TextFixerConfig(fix_latin_ligatures=False, fix_character_width=False, uncurl_quotes=False)
    steps = steps._replace(explain=False)
    yield "ftfy.fix_text, steps of fix_encoding", lambda text: ftfy.fix_text(text, steps), True
    from cleantext.rules.mojibake import config, fix_text

    mojibake = config()
    yield "ftfy.fix_text, mojibake only", lambda text: ftfy.fix_text(text, mojibake), True
    yield "the same through the gate", fix_text, False


def load_clean_text() -> Iterator[Contender]:
    """Yield clean-text, imported from a folder of its own under a name that is ours."""
    folder = os.environ.get("CLEAN_TEXT_PATH", str(ROOT / ".venv" / "peers" / "clean-text"))
    if not Path(folder, "cleantext", "clean.py").exists():
        raise ImportError(f"clean-text is not in {folder}: set CLEAN_TEXT_PATH")
    mine = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "cleantext"}
    sys.path.insert(0, folder)
    try:
        clean = importlib.import_module("cleantext").clean
    finally:
        sys.path.remove(folder)
        for name in [name for name in sys.modules if name.split(".")[0] == "cleantext"]:
            del sys.modules[name]
        sys.modules.update(mine)
    yield "clean-text clean()", clean, True


def load_textacy() -> Iterator[Contender]:
    """Yield textacy's normalization functions in a row."""
    from textacy import preprocessing

    chain = preprocessing.make_pipeline(
        preprocessing.normalize.unicode,
        preprocessing.normalize.quotation_marks,
        preprocessing.normalize.hyphenated_words,
        preprocessing.normalize.whitespace,
        preprocessing.remove.html_tags,
    )
    yield "textacy pipeline", chain, True


def load_plsfix() -> Iterator[Contender]:
    """Yield the port of ftfy to Rust."""
    import plsfix

    yield "plsfix.fix_text", plsfix.fix_text, False


def load_justext() -> Iterator[Contender]:
    """Yield jusText over the lines of a text, each a paragraph."""
    import justext

    stop = justext.get_stoplist("English")

    def run(text: str) -> object:
        lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)
        return justext.justext(f"<html><body>{lines}</body></html>", stop)

    yield "jusText on lines", run, True


def load_c4() -> Iterator[Contender]:
    """Yield datatrove's line filter with the rules of C4."""
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    c4 = C4QualityFilter(min_num_sentences=-1)
    yield "datatrove C4 line filter", lambda text: c4.filter(Document(text=text, id="0")), True


def load_trafilatura() -> Iterator[Contender]:
    """Yield trafilatura with its defaults, and in its fast mode."""
    import trafilatura

    yield f"{HTML_BASE} [pages]", lambda page: trafilatura.extract(page, include_comments=False), False
    fast = partial(trafilatura.extract, include_comments=False, fast=True)
    yield f"{HTML_BASE}, fast [pages]", fast, False


# --- measuring ------------------------------------------------------------------------------------


def measure(
    sets: dict[str, list[str]], contenders: list[Contender], rounds: int
) -> dict[str, dict[str, float]]:
    """Return MB/s by contender and set."""
    spent: dict[tuple[str, str], list[float]] = {}
    for _ in range(rounds):
        for name, texts in sets.items():
            for label, function, slow in contenders:
                if label.endswith("[pages]") != (name == HTML):
                    continue
                part = texts[::10] if slow else texts
                gc.collect()
                start = time.process_time()
                for text in part:
                    function(text)
                used = time.process_time() - start
                size = sum(len(text.encode("utf-8", "replace")) for text in part) / 1e6
                spent.setdefault((label, name), []).append(size / max(used, 1e-9))
    table: dict[str, dict[str, float]] = {}
    for (label, name), rates in spent.items():
        table.setdefault(label, {})[name] = round(statistics.median(rates), 3)
    return table


def show(table: dict[str, dict[str, float]], base: str = "ftfy.fix_text") -> None:
    """Print MB/s, and the ratio to `base`, or for pages to trafilatura, in brackets."""
    names = list(dict.fromkeys(name for row in table.values() for name in row))
    print(f"{'MB/s (times ' + base + ')':42}" + "".join(f"{name:>16}" for name in names))
    for label, row in table.items():
        cells = ""
        for name in names:
            against = table.get(f"{HTML_BASE} [pages]" if name == HTML else base, {}).get(name)
            ratio = f" ({row[name] / against:.1f})" if against and name in row else ""
            cells += (f"{row[name]:.2f}{ratio}" if name in row else "").rjust(16)
        print(f"{label:42}{cells}")


def compare(old: Path, new: Path) -> None:
    """Print new against old, contender by contender, as ratios."""
    before, after = (json.loads(path.read_text())["mb_per_s"] for path in (old, new))
    for label in after:
        if label in before:
            cells = "  ".join(f"{s} {after[label][s] / before[label][s]:.2f}" for s in after[label])
            print(f"{label:34} {cells}")


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=5.0, help="size of each set")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="contenders whose names hold one of these words")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"))
    options = parser.parse_args()
    if options.compare:
        compare(*options.compare)
        return 0
    wanted = [word for word in options.only.split(",") if word]
    contenders = [c for c in (*ours(), *peers()) if not wanted or any(word in c[0] for word in wanted)]
    sets = make_sets(int(options.mb * 1e6))
    for _, function, _ in contenders:
        function(sets["damaged"][0])  # load and compile what is loaded and compiled once
    table = measure(sets, contenders, options.rounds)
    show(table)
    if options.json:
        record = {"python": sys.version.split()[0], "mb": options.mb, "mb_per_s": table}
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(record, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
