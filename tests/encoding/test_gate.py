"""The gate in front of ftfy is exact: what it gives is what ftfy gives in the same configuration.

In each run: all of ftfy's sequences of two characters and samples of the longer ones, its published cases if
they can be found, some real articles, and some thousands of generated and mutated strings. For more:

    python tests/encoding/test_gate.py --count 1000000 [--seed 1] [--articles]
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ftfy
import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES, is_bad
from ftfy.chardata import UTF8_CLUES

from cleantext.kernel.doc import Doc
from cleantext.rules.mojibake import config, fix_text
from cleantext.rules.suspects import REACH, is_suspect, suspect_spans

ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "articles"
ENCODINGS = [
    *("latin-1", "sloppy-windows-1252", "sloppy-windows-1251", "sloppy-windows-1250", "sloppy-windows-1253"),
    *("sloppy-windows-1254", "sloppy-windows-1257", "iso-8859-2", "macroman", "cp437"),
]
PROSE = [
    "It wasn’t “raining”, she said – it was snowing… 10 °C, £5, 3½ × 4²",
    "L’œuvre d’À l’été coûte 5 € ; « ça va », dit-il. NÃO À ELEIÇÃO. ÀÉÎ",
    "Zażółć gęślą jaźń „ŁÓDŹ”. ŻÓŁĆ, Źdźbło; Příliš žluťoučký kůň ÚPĚL „ďábelské ódy“.",
    "Правительство «ГАЗ» решило. В Риме; С 5 № 7. Ђорђе",
    "Η κυβέρνηση ΒΓΞΟ «αποφάσισε». İstanbul’da ağır ŞĞÜ",
    "政府周一决定削减大桥建设的经费。「はい」 ｶﾀｶﾅ",
    "قررت الحكومة يوم الاثنين. يە پاکستان ØÙ ØÙ",
    "a┌──┐b ©2020 ®™ ¿Qué? ¡Ah! ‚Eins‘ ‹zwei› ´`¨ �",
]


def alphabet() -> list[str]:
    """Return every character that ftfy's patterns name, and some of all others."""
    named = "".join(chars for name, chars in MOJIBAKE_CATEGORIES.items())
    named = re.sub("(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), named, flags=re.S)
    clues = re.sub(
        "(.)-(.)",
        lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))),
        "".join(UTF8_CLUES.values()),
        flags=re.S,
    )
    return sorted(set(named + clues)) + list("aZ09 .,?\n\t\x1a&;_-‘’“”âÃÂ€") * 8


def generated(pick: random.Random, chars: list[str]) -> str:
    """Return a short string of characters that ftfy looks at."""
    return "".join(pick.choices(chars, k=pick.randint(1, 14)))


def mutated(pick: random.Random, chars: list[str], lines: list[str]) -> str:
    """Return a piece of prose that was decoded wrongly, cut, shuffled or sprinkled with characters."""
    text = pick.choice(lines)
    start = pick.randint(0, max(0, len(text) - 10))
    text = text[start : start + pick.randint(4, 60)]
    for _ in range(pick.randint(0, 3)):
        lot = pick.random()
        if lot < 0.45:
            part = pick.randint(0, len(text))
            encoding = pick.choice(ENCODINGS)
            try:
                data = text[part:].encode(pick.choice(["utf-8", "utf-8", "utf-8", encoding]), "ignore")
                text = text[:part] + data.decode(encoding, pick.choice(["replace", "ignore"]))
            except UnicodeError:
                continue
        elif lot < 0.6:
            text = text.replace("\xa0", " ")
        elif lot < 0.7:
            text = text.replace(
                pick.choice(text or " "), pick.choice(["&amp;#8220;", "\n", "�", "?", "\r\n"])
            )
        else:
            at = pick.randint(0, len(text))
            text = text[:at] + pick.choice(chars) + text[at + pick.randint(0, 1) :]
    return text


def compare(text: str) -> None:
    """Raise unless the gate and ftfy agree."""
    expected = ftfy.fix_text(text, config())
    if expected != fix_text(text):
        raise AssertionError(f"{text!r}: ftfy gives {expected!r}, the gate {fix_text(text)!r}")
    if is_bad(text) != any(BADNESS_RE.search(text, *span) for span in suspect_spans(text)):
        raise AssertionError(f"{text!r}: what is bad in it does not lie around its suspects")


def articles(every: int) -> Iterator[str]:
    """Yield every n-th of the development articles."""
    if not ARTICLES.is_dir():
        return
    for path in sorted(ARTICLES.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in itertools.islice(lines, 0, None, every):
                yield json.loads(line)["text"]


def bad_sequences() -> Iterator[list[list[str]]]:
    """Yield the sequences of ftfy's pattern: for each branch the characters of each place."""
    parser = re._parser  # type: ignore[attr-defined]
    parsed = parser.parse(BADNESS_RE.pattern, BADNESS_RE.flags)
    universe = sorted(set(alphabet()) | set(map(chr, range(0x20, 0x180))))
    branches: list[Any] = []

    def expand(items: Any) -> Iterator[list[Any]]:
        row: list[list[Any]] = [[]]
        for item in items:
            op, value = item
            if str(op) == "BRANCH":
                row = [head + tail for head in row for branch in value[1] for tail in expand(branch)]
            elif str(op) in ("MAX_REPEAT", "MIN_REPEAT"):
                low, high, inner = value
                row = [head + list(inner) * n for head in row for n in range(low, min(high, 2) + 1)]
            else:
                row = [[*head, item] for head in row]
        yield from row

    branches = list(expand(parsed))
    for branch in branches:
        places = []
        for op, value in branch:
            if str(op) == "AT":
                continue
            one = parser.SubPattern(parsed.state, [(op, value)])
            compiled = re._compiler.compile(one)  # type: ignore[attr-defined]
            places.append([char for char in universe if compiled.fullmatch(char)])
        yield places


def test_every_bad_sequence_of_ftfy_opens_the_gate() -> None:
    pick = random.Random(5)
    seen = 0
    for places in bad_sequences():
        assert all(places)
        assert len(places) + 2 < REACH
        size = 1
        for chars in places:
            size *= len(chars)
        if size <= 20_000:
            rows: Any = itertools.product(*places)
        else:
            rows = ([pick.choice(chars) for chars in places] for _ in range(4000))
            covering = ([pick.choice(other) for other in places] for _ in range(max(map(len, places))))
            rows = itertools.chain(
                rows, ([chars[i % len(chars)] for chars in places] for i, _ in enumerate(covering))
            )
        for row in rows:
            text = "".join(row)
            assert not BADNESS_RE.search(text) or is_suspect(Doc(text)), (text, [hex(ord(c)) for c in text])
            seen += 1
    assert seen > 50_000


@pytest.mark.parametrize("text", PROSE)
def test_good_prose_gives_what_ftfy_gives(text: str) -> None:
    compare(text)


def test_generated_and_mutated_strings_give_what_ftfy_gives() -> None:
    pick = random.Random(11)
    chars = alphabet()
    for _ in range(4000):
        compare(generated(pick, chars))
        compare(mutated(pick, chars, PROSE))


def test_real_articles_give_what_ftfy_gives() -> None:
    if not ARTICLES.is_dir():
        pytest.skip("no development articles beside the checkout")
    for text in articles(every=100):
        compare(text)


def test_lines_of_more_than_a_million_characters_are_cut_as_ftfy_cuts_them() -> None:
    text = "x" * 999_998 + "â€™" + "y" * 10 + " itâ€™s"
    compare(text)


def cases() -> dict[str, str]:
    """Return ftfy's published cases, damaged to fixed: of FTFY_CASES, or beside an editable install."""
    named = os.environ.get("FTFY_CASES")
    beside = Path(ftfy.__file__).resolve().parents[1] / "tests" / "test_cases.json"
    path = Path(named) if named else beside
    listed = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return {case["original"]: case["fixed"] for case in listed}


def test_the_published_cases_of_ftfy_give_what_ftfy_gives() -> None:
    texts = cases()
    if not texts:
        pytest.skip("ftfy's cases are only in its sdist: set FTFY_CASES to its tests/test_cases.json")
    for text in texts:
        compare(text)
        compare(text.encode().decode("latin-1"))
        compare("A good line.\n" + text + "\n“Another.”")


def main() -> int:
    """Compare as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", action="store_true", help="compare all development articles too")
    options = parser.parse_args()
    pick = random.Random(options.seed)
    chars = alphabet()
    lines = PROSE + [line for text in articles(every=20) for line in text.split("\n") if not line.isascii()]
    start = time.monotonic()
    reached = changed = 0
    for number in range(options.count):
        text = generated(pick, chars) if number % 2 else mutated(pick, chars, lines)
        compare(text)
        reached += is_suspect(Doc(text))
        changed += fix_text(text) != text
    took = time.monotonic() - start
    print(f"{options.count} strings agree in {took:.0f} s; {reached} reached ftfy, {changed} were changed")
    if options.articles:
        texts = 0
        for text in articles(every=1):
            compare(text)
            texts += 1
        print(f"{texts} articles agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
