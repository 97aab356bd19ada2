"""Damage clean articles as scrapers do, repair them, and count how many come back as they were.

    python benchmarks/blind.py [--docs 12] [--corpora bbc2005,gnad10k] [--kinds curled,local] [--show 3]

The damage is made here and not by the generators of the tests: lists of paragraphs as `str`, NumPy, JSON,
CSV and pprint write them, with quotes curled one way or both and with ends cut off; escapes and CSV; the
spacing of a corpus that split its initials, numbers and quotes; mojibake of eight encodings, of the whole
text or of a quarter of its sentences. Clean articles come from `../shared/data/articles`; without that
folder the script says so and stops. An article counts that `lossless` leaves as it is. Whether quotes are
curled or straight does not count, nor how many blanks or line ends part two words; paragraphs of a list
count.
ftfy runs on the same texts, in its own configuration but with quotes as they are.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html.entities
import io
import json
import pprint
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import ftfy

import cleantext

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles"
CORPORA = "bbc2005,guardian_api,gnad10k,saudinews,fnc_es,cnnturk,fakebr,urdufake,vfnd,whenitson,daniel"
REPAIR = cleantext.pipeline("lossless")
STRAIGHT = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')
CURLED = str.maketrans("“”‘’", "\"\"''")
Damage = Callable[[str, random.Random], str]
KINDS: dict[str, Damage] = {}


def articles(corpus: str, limit: int) -> Iterator[str]:
    """Yield clean articles of a corpus, in paragraphs."""
    found = 0
    with gzip.open(FOLDER / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = REPAIR(json.loads(line)["text"]).strip()
            if 600 < len(text) < 6000 and "\ufffd" not in text and REPAIR(text) == text:
                yield "\n".join(part for part in in_paragraphs(text) if part)
                found += 1
            if found == limit:
                return


def in_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; one block is parted behind every second sentence."""
    if text.count("\n") > 2:
        return text.split("\n")
    sentences = re.split(r"(?<=[^\W\d_A-Z]{3}[.!?۔]) (?=\S)", text.replace("\n", " "))
    return [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]


def kind(function: Damage) -> Damage:
    """Add a function that damages a text to the kinds."""
    KINDS[function.__name__] = function
    return function


def replacing(name: str, pattern: str, new: str | Callable[[re.Match[str]], str], share: float = 1.0) -> None:
    """Add a kind that replaces a share of what a pattern matches."""

    def damage(text: str, pick: random.Random) -> str:
        def one(match: re.Match[str]) -> str:
            if pick.random() > share:
                return match[0]
            return match.expand(new) if isinstance(new, str) else new(match)

        return re.sub(pattern, one, text)

    KINDS[name] = damage


def items(text: str, pick: random.Random) -> list[str]:
    """Return the paragraphs as a scraper has them: straight quotes, empty ones, tabs, line ends."""
    found = []
    for part in text.translate(CURLED).split("\n"):
        found.append("\t" * pick.choice((0, 0, 0, 1, 3)) + part + "\n" * (pick.random() < 0.1))
        found += [pick.choice(("", "", " "))] * pick.choice((0, 0, 0, 1, 2))
    return found


def curled(text: str) -> str:
    """Curl all quotes one way, backslashes too."""
    return text.replace("\\", "’").replace("'", "’").replace('"', "”")


@kind
def list_str(text: str, pick: random.Random) -> str:
    return str(items(text, pick))


@kind
def list_json(text: str, pick: random.Random) -> str:
    return json.dumps(items(text, pick))


@kind
def list_numpy(text: str, pick: random.Random) -> str:
    return "[" + "\n ".join(map(repr, items(text, pick))) + "]"


@kind
def list_curled(text: str, pick: random.Random) -> str:
    return curled(" ".join(map(repr, items(text, pick))))


@kind
def list_curled_without_empty_items(text: str, pick: random.Random) -> str:
    return curled(" ".join(map(repr, text.translate(CURLED).split("\n"))))


@kind
def list_in_csv(text: str, pick: random.Random) -> str:
    return '"' + str(items(text, pick)).replace('"', '""') + '"'


@kind
def list_pprint(text: str, pick: random.Random) -> str:
    return pprint.pformat(text.translate(CURLED).split("\n"), width=pick.choice((80, 120, 100_000)))


@kind
def list_a_line(text: str, pick: random.Random) -> str:
    return pick.choice((",\n", "\n")).join(map(repr, text.translate(CURLED).split("\n")))


@kind
def list_array_of_numpy(text: str, pick: random.Random) -> str:
    rows = ",\n       ".join(map(repr, text.translate(CURLED).split("\n")))
    return f"array([{rows}], dtype=object)"


@kind
def list_lines_of_json(text: str, pick: random.Random) -> str:
    return "\n".join(json.dumps(part, ensure_ascii=pick.random() < 0.5) for part in text.split("\n"))


@kind
def list_csv(text: str, pick: random.Random) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=pick.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)), lineterminator="\n")
    writer.writerows([part] for part in text.translate(CURLED).split("\n"))
    return out.getvalue()


@kind
def list_elements(text: str, pick: random.Random) -> str:
    parts = (f"<p>{html.escape(part, quote=False)}</p>" for part in text.split("\n"))
    return "[" + ", ".join(parts) + "]"


@kind
def json_object(text: str, pick: random.Random) -> str:
    return json.dumps({"text": text})


@kind
def line_ends_of_spreadsheets(text: str, pick: random.Random) -> str:
    return text.replace("\n", "_x000D_\n")


@kind
def line_ends_lost(text: str, pick: random.Random) -> str:
    return text.replace("\n", "")


@kind
def line_ends_with_backslashes(text: str, pick: random.Random) -> str:
    return text.replace("\n", "\\\n")


@kind
def line_ends_as_words(text: str, pick: random.Random) -> str:
    return text.replace("\n", pick.choice((" NEWLINE_CHAR ", "<n>", "^M\n")))


@kind
def json_string(text: str, pick: random.Random) -> str:
    return json.dumps(text)


@kind
def csv_quotes(text: str, pick: random.Random) -> str:
    return text.translate(CURLED).replace('"', '""')


def spaced(match: re.Match[str]) -> str:
    return " ".join(f"{letter}." for letter in match[0].split(".") if letter)


@kind
def news_spacing(text: str, pick: random.Random) -> str:
    text = re.sub(r"(?<![\d.,])(\d{1,3}),(?=\d{3}\b)", r"\1, ", text)
    text = re.sub(r"\b(?:[A-Z]\.){2,}(?!\w)", spaced, text)
    return re.sub(r"(?<=[.,])”(?=\s|$)", " ”", text)


replacing("space_before_closing_quote", r"(?<=[.,!?])[”\"](?=\s|$)", " \\g<0>", 0.6)
replacing("space_behind_opening_quote", r"(?<=\s)“(?=\S)", "\\g<0> ", 0.6)
replacing("quotes_all_closing", "“", "”")
replacing("glued_sentences", r"(?<=[^\W\d_]{3}[.!?]) (?=[^\W\d_a-z])", "", 0.3)
replacing("glued_commas", r"(?<=[a-zß-ÿ]{3},) (?=[a-zß-ÿ]{3})", "", 0.1)
replacing("space_before_comma", r"(?<=[a-zß-ÿ]),(?= )", " ,", 0.3)
replacing("accents_for_apostrophes", r"(?<=[a-z])[’'](?=[a-z])", "´", 0.5)
replacing("doubled_apostrophes", r"(?<=[a-z])’(?=[a-z])", "’’", 0.7)
replacing("other_blanks", " ", "\u00a0", 0.1)
replacing("zero_width", r"(?<=[a-zß-ÿ]{2})(?=[a-zß-ÿ]{2})", "\u00ad", 0.05)
replacing("controls_of_cp1252", "[“”‘’–—…]", lambda m: m[0].encode("cp1252").decode("latin-1"), 0.8)
replacing("entities", "[“”‘’—–éöüñçã£€]", lambda m: f"&amp;{html.entities.codepoint2name[ord(m[0])]};", 0.7)
replacing("tags", r"(?<= )[^\W\d_]{4,}(?= )", '<a href="http://example.com/?a=1">\\g<0></a>', 0.05)


def misread(text: str, encoding: str) -> str:
    """Return what UTF-8 is in an encoding; bytes that it lacks are controls."""
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode("utf-8", "replace")
    )


def mojibake(encoding: str) -> None:
    """Add two kinds: all of a text misread, and a quarter of its sentences that are not plain ASCII."""

    def local(text: str, pick: random.Random) -> str:
        parts = re.split(r"(?<=[.!?] )", text)
        other = [at for at, part in enumerate(parts) if not part.isascii()]
        for at in pick.sample(other, max(1, len(other) // 4)) if len(other) > 1 else ():
            parts[at] = misread(parts[at], encoding)
        return "".join(parts)

    KINDS[f"mojibake_{encoding}"] = lambda text, pick: misread(text, encoding)
    KINDS[f"mojibake_{encoding}_local"] = local


for name in ("latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "iso8859-2", "mac-roman"):
    mojibake(name)


def normal(text: str, lines: bool) -> str:
    """Return a text as it is compared: straight quotes, and one blank or line end between words."""
    text = re.sub(r"[^\S\n]+", " ", text.translate(STRAIGHT))
    return re.sub(r" ?\n[\s]*", "\n" if lines else " ", text).strip()


def line_ends(text: str) -> set[int]:
    """Return where a text has line ends: behind how many characters that are not white space."""
    parts = [len("".join(part.split())) for part in text.split("\n")]
    return {sum(parts[: at + 1]) for at in range(len(parts) - 1)}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--docs", type=int, default=12, help="articles of each corpus")
    parser.add_argument("--corpora", default=CORPORA)
    parser.add_argument("--kinds", default="", help="parts of the names of kinds")
    parser.add_argument("--show", type=int, default=0, help="texts of each kind that did not come back")
    options = parser.parse_args()
    if not FOLDER.is_dir():
        print(f"no articles in {FOLDER}")
        return 1
    texts = [(c, text) for c in options.corpora.split(",") for text in articles(c, options.docs)]
    print(f"{len(texts)} articles\n\n| damage | articles | cleantext | ftfy |\n| --- | ---: | ---: | ---: |")
    ends = ""
    for kind_name, damage in KINDS.items():
        if not any(part in kind_name for part in options.kinds.split(",")):
            continue
        total = ours = theirs = shown = 0
        lost = found = wrong = 0  # line ends
        for number, (corpus, text) in enumerate(texts):
            raw = damage(text, random.Random(f"{kind_name} {number}"))
            lines = kind_name.startswith(("list", "json", "line"))
            if raw == text or (kind_name.startswith("list") and text.count("\n") < 3):
                continue
            total += 1
            repaired = REPAIR(raw)
            good = normal(repaired, lines) == normal(text, lines)
            was, made = line_ends(text), line_ends(repaired)
            lost, found, wrong = lost + len(was), found + len(was & made), wrong + len(made - was)
            ours += good
            theirs += normal(ftfy.fix_text(raw, uncurl_quotes=False), lines) == normal(text, lines)
            if not good and shown < options.show:
                shown += 1
                print(f"--- {kind_name}, {corpus}\n{raw[:300]}\n>>>\n{repaired[:300]}")
        if total:
            share = [f"{100 * count / total:.0f} %" for count in (ours, theirs)]
            print(f"| {kind_name.replace('_', ' ')} | {total} | {share[0]} | {share[1]} |")
        if kind_name == "line_ends_lost":
            ends = f"of {lost} line ends {found} come back, and {wrong} come that were none"
    print(f"\nWhere line ends were lost with nothing in their place, {ends}." if ends else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
