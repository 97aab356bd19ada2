"""What is lost of real articles that are told in other shapes, or have a line of a page among them.

    PYTHONPATH=src python benchmarks/shapes.py [--limit 500] [--only NAME;...] [--show 5]

The articles of `../shared/data/articles` are cleaned once. Then each is cleaned again as a live blog, a
diary, a list or an interview might tell it, in both orders of time, with a kicker before its headline,
and with one or three lines of a page's furniture between its paragraphs. Of each shape: how many of a
thousand words of the article go, in how many texts, and by which rules; repairs, copies and the furniture
itself aside. Lines that close no sentence look like headlines, so texts that are made of them lose most.
Skips with a word where the articles are absent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

import cleantext

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles"
LINES, CHARS = (4, 40), 8000
WHOLE_PAGES = "daniel"  # of this corpus most texts are pages, not articles
REPAIRS = frozenset("encoding whitespace quotes spacing residue unicode paragraphs duplicate".split())
SENTENCE = re.compile(r"(?<=[.!?。؟])\s+")
#: Lines of a page, by language: share bar, ad, label, heading of comments, invitation, notice.
FURNITURE = {
    "en": "Share on Facebook|Advertisement|Read more|Comments|Subscribe to our newsletter"
    "|All rights reserved.",
    "es": "Compartir en Facebook|Publicidad|Leer más|Comentarios|Suscríbete a nuestro newsletter"
    "|Todos los derechos reservados.",
    "de": "Auf Facebook teilen|Anzeige|Mehr zum Thema|Kommentare|Newsletter abonnieren"
    "|Alle Rechte vorbehalten.",
    "pt": "Compartilhar no Facebook|Publicidade|Leia mais|Comentários|Assine nossa newsletter"
    "|Todos os direitos reservados.",
    "tr": "Facebook’ta paylaş|Reklam|Devamını oku|Yorumlar|Bültenimize abone olun|Tüm hakları saklıdır.",
    "ar": "شارك على فيسبوك|إعلان|اقرأ المزيد|التعليقات|اشترك في النشرة|جميع الحقوق محفوظة",
    "vi": "Chia sẻ|Quảng cáo|Xem thêm|Bình luận|Đăng ký nhận tin|Bản quyền",
}
SHARE, AD, MORE, COMMENTS, NEWSLETTER, RIGHTS = range(6)


class Article(NamedTuple):
    """The lines of an article, cleaned, and its language."""

    lang: str
    lines: list[str]

    def page(self, *which: int) -> list[str]:
        """Return lines of a page in the article's language."""
        lines = FURNITURE.get(self.lang, FURNITURE["en"]).split("|")
        return [lines[number] for number in which]


Shape = Callable[[Article], list[str]]


def articles(limit: int) -> list[Article]:
    """Return articles of all corpora, in an order drawn by chance."""
    found = []
    for path in sorted(ARTICLES.glob("*.jsonl.gz")):
        if path.name.startswith(WHOLE_PAGES):
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines]
    random.Random(5).shuffle(found)
    out: list[Article] = []
    for item in found:
        text = cleantext.clean(item["text"])
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if LINES[0] <= len(lines) <= LINES[1] and len(text) < CHARS:
            out.append(Article(item["lang"], lines))
        if len(out) == limit:
            break
    return out


def told(mark: Callable[[int, int], str], apart: bool = False) -> Shape:
    """Return a shape that puts a mark before each line below the headline, or on a line of its own."""

    def shape(article: Article) -> list[str]:
        head, *rest = article.lines
        parts: list[str] = [head]
        for number, line in enumerate(rest):
            made = mark(number, len(rest))
            parts += [made, line] if apart else [f"{made} {line}"]
        return parts

    return shape


def clock(minutes: int) -> str:
    """Return a time of day."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def before(size: int, *which: int, end: Sequence[int] = ()) -> Shape:
    """Return a shape with lines of a page before the last lines, as many as `size`, and below them."""

    def shape(article: Article) -> list[str]:
        lines = article.lines
        return [*lines[:-size], *article.page(*which), *lines[-size:], *article.page(*end)]

    return shape


def within(*which: int) -> Shape:
    """Return a shape with lines of a page in the middle."""
    return lambda article: before(len(article.lines) // 2, *which)(article)


def sentences(article: Article) -> list[str]:
    """Put each sentence on a line of its own."""
    return [part for line in article.lines for part in SENTENCE.split(line) if part]


def wrapped(width: int, *which: int, indent: str = "") -> Shape:
    """Return a shape whose lines are broken at a width, as in mails, with lines of a page within."""

    def shape(article: Article) -> list[str]:
        lines = within(*which)(article) if which else article.lines
        return [fill(line, width, initial_indent=indent, break_long_words=False) for line in lines]

    return shape


def cut_at_links(every: int) -> Shape:
    """Return a shape in which each of so many words that might be a link stands on a line of its own."""

    def shape(article: Article) -> list[str]:
        parts: list[str] = []
        for line in article.lines:
            words = line.split(" ")
            for at in range(every // 2, len(words) - 1, every):
                words[at] = f"\n{words[at]}\n"
            parts.append(" ".join(words).replace(" \n", "\n").replace("\n ", "\n"))
        return parts

    return shape


NAME = re.compile(r"(?<=[a-zß-ÿа-я,] )((?:[A-ZÀ-ÞА-Я][\w’'.-]+ ?){1,4})(?= [a-zß-ÿа-я(])")
NUMBER = re.compile(r"(?<= )(\d[\d.,]*)(?= )")


def each(change: Callable[[str], str]) -> Shape:
    """Return a shape that changes every line."""
    return lambda article: [change(line) for line in article.lines]


SIGN = re.compile(r"\s*([.,:;!?()\"“”])\s*")


SHAPES: dict[str, Shape] = {
    "as it is": lambda article: article.lines,
    "bullets": told(lambda number, _: "•"),
    "steps": told(lambda number, _: f"Step {number + 1}", apart=True),
    "interview": told(lambda number, _: "QA"[number % 2] + ":"),
    "names": told(lambda number, _: ("Ann Sample", "Bob Test")[number % 2], apart=True),
    "live blog": told(lambda number, _: clock(600 + 7 * number), apart=True),
    "live blog, newest first": told(lambda number, _: clock(1300 - 7 * number), apart=True),
    "live blog on lines, newest first": told(lambda number, _: clock(1300 - 7 * number)),
    "diary": told(lambda number, _: f"{number % 28 + 1} May 2016", apart=True),
    "diary, newest first": told(lambda number, count: f"{(count - number) % 28 + 1} May 2016", apart=True),
    "sentences": sentences,
    "backwards": lambda article: article.lines[::-1],
    "broken at 72": wrapped(72),
    "broken at 50": wrapped(50),
    "broken at 34": wrapped(34),
    "broken at 64, indented": wrapped(64, indent="    "),
    "broken at 64, three lines within": wrapped(64, SHARE, AD, NEWSLETTER),
    "cut at links": cut_at_links(12),
    "cut at more links": cut_at_links(5),
    "cut at names": each(lambda line: NAME.sub(r"\n\1\n", line).replace(" \n", "\n").replace("\n ", "\n")),
    "cut at numbers": each(
        lambda line: NUMBER.sub(r"\n\1\n", line).replace(" \n", "\n").replace("\n ", "\n")
    ),
    "initials on lines": each(lambda line: f"{line[0]}\n{line[1:]}"),
    "first words on lines": each(lambda line: "\n".join(line.split(" ", 2)[:2] + line.split(" ", 2)[2:])),
    "notes": each(lambda line: line.replace(". ", ".\n[1]\n", 1)),
    "small letters": each(str.lower),
    "capitals": each(str.upper),
    "words without signs": each(lambda line: SIGN.sub(" ", line).strip()),
    "tokens": each(lambda line: SIGN.sub(r" \1 ", line).strip()),
    "quoted": each(lambda line: f"> {line}"),
    "indented": each(lambda line: f"        {line}"),
    "on one line": lambda article: [" ".join(article.lines)],
    "numbered": told(lambda number, _: f"{number + 1}."),
    "numbered, apart": told(lambda number, _: f"{number + 1}", apart=True),
    "bold": each(lambda line: f"**{line}**"),
    "cells": each(lambda line: f"| {line} |"),
    "kicker": lambda article: [f"VIDEO: {article.lines[0]}", *article.lines[1:]],
    "kicker and bar": lambda article: [f"Opinion | {article.lines[0]}", *article.lines[1:]],
    "share bar within": within(SHARE),
    "ad within": within(AD),
    "three lines within": within(SHARE, AD, NEWSLETTER),
    "share bar above the last": before(1, SHARE),
    "comments above the last": before(1, COMMENTS),
    "rights above the last": before(1, RIGHTS),
    "label above the last": before(1, MORE),
    "three lines above the last": before(1, SHARE, COMMENTS, NEWSLETTER),
    "three lines above the last two": before(2, SHARE, COMMENTS, NEWSLETTER),
    "three lines above the last three": before(3, SHARE, COMMENTS, NEWSLETTER, end=[RIGHTS]),
}


def lost(article: Article, lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield how many words of an article go, the rule that takes them, and what it takes."""
    page = {*article.page(*range(6))}
    for row in cleantext.trace("\n\n".join(lines)).ledger():
        if row.kind in REPAIRS:
            continue
        taken = [line for line in row.before.split("\n") if line.strip() and line.strip() not in page]
        words = len(" ".join(taken).split()) - len(row.after.split())
        if words > 0:
            yield words, row.rules[0], " ".join(taken)


def main() -> None:
    """Clean all shapes and print what went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, default=500, help="how many articles")
    parser.add_argument("--only", help="names of shapes, parted by semicolons")
    parser.add_argument("--show", type=int, default=0, help="how many of the longest losses to print")
    options = parser.parse_args()
    if not ARTICLES.is_dir():
        print(f"skipped: no articles in {ARTICLES}")
        return
    chosen = options.only.split(";") if options.only else SHAPES
    some = articles(options.limit)
    for name in chosen:
        size = touched = 0
        rules: Counter[str] = Counter()
        losses: list[tuple[int, str, str]] = []
        for article in some:
            lines = SHAPES[name](article)
            size += len(" ".join(lines).split())
            found = list(lost(article, lines))
            touched += bool(found)
            losses += found
            for words, rule, _ in found:
                rules[rule] += words
        share = 1000 * sum(rules.values()) / max(1, size)
        most = ", ".join(f"{rule} {words}" for rule, words in rules.most_common(3))
        print(f"{name:34} {share:6.2f} ‰  {touched:4} of {len(some)} texts  {most}", flush=True)
        for words, rule, taken in sorted(losses, reverse=True)[: options.show]:
            print(f"    {words:4} {rule}: {taken[:160]}")


if __name__ == "__main__":
    main()
