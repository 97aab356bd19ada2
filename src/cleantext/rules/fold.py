r"""Folding, on request only: to lower case, to ASCII, without accents, punctuation or brackets.

None of these is in a profile: each of them loses something that the author wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..errors import MissingExtraError
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from .characters import compiled
from .mask import Matches, Texts

__all__ = ["CLEANERS", "Folded"]


class Folded(NamedTuple):
    """Replace each match of `pattern` by what `function` makes of it, where that is something else."""

    rule: str
    pattern: str
    function: Callable[[str], str]

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        for match in compiled(self.pattern).finditer(doc.text):
            old = match[0]
            new = self.function(old)
            if new == old:
                continue
            start = match.start()
            if len(new) != len(old):
                yield Edit(start, match.end(), new, (self.rule,))
                continue
            at = 0
            while at < len(old):
                end = at
                while end < len(old) and old[end] != new[end]:
                    end += 1
                if end > at:
                    yield Edit(start + at, start + end, new[at:end], (self.rule,))
                at = end + 1


_STRAIGHT = dict.fromkeys("‘’‚‛‹›′ʼ", "'") | dict.fromkeys("“”„‟«»″〝〞〟", '"')


def straight_quote(char: str) -> str:
    """Return the ASCII quote for a typographic one."""
    return _STRAIGHT[char]


def lower(word: str) -> str:
    """Return a word in lower case."""
    return word.lower()


def without_accents(letter: str) -> str:
    """Return a Latin or Greek letter without its accents. Other letters stay: й is no и with an accent."""
    plain = unicodedata.normalize("NFD", letter)[0]
    return plain if plain < "\u0400" else letter


def as_ascii(text: str) -> str:
    """Return text in ASCII, transliterated by `anyascii`. Raises `MissingExtraError` without it."""
    try:
        from anyascii import anyascii
    except ImportError:
        raise MissingExtraError(
            "to_ascii needs the package anyascii, which is not installed: "
            "run `pip install cleantext-articles[ascii]`"
        ) from None
    ascii_text: str = anyascii(text)
    return ascii_text


def standard_width(chars: str) -> str:
    """Return full-width and half-width characters in their standard width."""
    return unicodedata.normalize("NFKC", chars)


def compatible(chars: str) -> str:
    """Return characters in Normalization Form KC, but for U+FDFA and what else grows beyond bounds."""
    return "".join(new if len(new := unicodedata.normalize("NFKC", char)) <= 4 else char for char in chars)


_CODE_NAMES = "USD GBP JPY THB CRC NGN KRW ILS VND EUR PHP PYG UAH INR".split()
_CODES = dict(zip("$£¥฿₡₦₩₪₫€₱₲₴₹", _CODE_NAMES, strict=True))


def currency_code(sign: str) -> str:
    """Return the ISO 4217 code of a currency sign."""
    return _CODES[sign]


class Punctuation(NamedTuple):
    """Replace punctuation, the Unicode categories P, by `leaves`."""

    rule: str
    leaves: str

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        for match in compiled(r"[^\w\s]|_").finditer(doc.text):
            if unicodedata.category(match[0])[0] == "P":
                yield Edit(match.start(), match.end(), self.leaves, (self.rule,))


@lru_cache(maxsize=1)
def _ligatures() -> dict[str, str]:
    return {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


def letters_apart(ligature: str) -> str:
    """Return the letters of a Latin ligature."""
    return _ligatures()[ligature]


def _rule(slug: str, find: object, why: str, drops: Texts, keeps: Texts) -> Rule:
    return Rule(f"fold.{slug}", find, why=why, kind="mask", drops=drops, keeps=keeps)  # type: ignore[arg-type]


def _fold(
    slug: str,
    pattern: str,
    function: Callable[[str], str],
    why: str,
    drops: tuple[str, ...],
    keeps: tuple[str, ...],
) -> tuple[Rule, ...]:
    return (_rule(slug, Folded(f"fold.{slug}", pattern, function), why, drops, keeps),)


def _cut(
    slug: str,
    pattern: str,
    leaves: str,
    any_of: str,
    why: str,
    drops: tuple[str, ...],
    keeps: tuple[str, ...],
) -> tuple[Rule, ...]:
    return (_rule(slug, Matches(f"fold.{slug}", pattern, leaves, any_of), why, drops, keeps),)


_BULLETS = "•‣⁃⁌⁍∙▪●◦⦾⦿・"

#: The rules of each cleaner.
CLEANERS: dict[str, tuple[Rule, ...]] = {
    "straighten_quotes": _fold(
        "quotes",
        "[" + "".join(_STRAIGHT) + "]",
        straight_quote,
        "a typographic quote, straightened on request",
        ("“It’s” «so»",),
        ('"It\'s" so',),
    ),
    "straighten_dashes": _cut(
        "dash",
        "[\u2010-\u2015\u2212]",
        "-",
        "",
        "a dash, made a hyphen on request",
        ("1939–1945 — so",),
        ("a-b",),
    ),
    "lowercase": _fold(
        "case", r"\w+", lower, "a capital, lowered on request", ("NATO said İzmir",), ("nato 5",)
    ),
    "strip_accents": (
        *_fold(
            "accent",
            r"[^\W\d_a-zA-Z]",
            without_accents,
            "an accent, stripped on request",
            ("café Ångström ώ",),
            ("øre łydka ß йод", "한국"),
        ),
        *_cut(
            "loose-accent",
            "[\u0300-\u036f]+",
            "",
            "",
            "an accent, stripped on request",
            ("за\u0301мок",),
            ("замок",),
        ),
    ),
    "to_ascii": _fold(
        "ascii",
        r"[^\x00-\x7f]",
        as_ascii,
        "a character beyond ASCII, transliterated on request",
        ("Łódź",),
        ("Lodz",),
    ),
    "normalize_compatibility": _fold(
        "compatibility",
        r"[^\x00-\x7f]+",
        compatible,
        "a compatibility character, made its plain form on request (NFKC)",
        ("ﬁne ½ Ｘ №",),
        ("fine é",),
    ),
    "fold_width": _fold(
        "width",
        "[\uff01-\uffee\u3000]+",
        standard_width,
        "a full-width or half-width character, made standard width on request",
        ("ＬＯＵＤ", "ﾀｰﾝ"),
        ("LOUD タ", "「はい」"),
    ),
    "expand_ligatures": _fold(
        "ligature",
        "[ﬀ-ﬆ]",
        letters_apart,
        "a Latin ligature, taken apart on request",
        ("ﬁne ﬂuﬀ",),
        ("œuvre æ",),
    ),
    "name_currencies": _fold(
        "currency",
        "[" + re.escape("".join(_CODES)) + "]",
        currency_code,
        "a currency sign, named on request",
        ("$5", "5€"),
        ("5 USD",),
    ),
    "strip_punctuation": (
        _rule(
            "punctuation",
            Punctuation("fold.punctuation", " "),
            "punctuation, stripped on request",
            ("Well, so.", "«да»", "a_b"),
            ("5 $ + 3",),
        ),
    ),
    "drop_brackets": _cut(
        "brackets",
        r"\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|\{[^()\[\]{}]*\}",
        "",
        ")]}",
        "text in brackets, removed on request",
        ("He (her son) left", "a [1] {b}", "((a) b)"),
        (":-) 5 > 3", "(open"),
    ),
    "drop_html_tags": _cut(
        "tag",
        # Within the quotes of a value that is closed as it should be, a > is none of the tag's.
        r"<![^<>]*>|</?[A-Za-z][A-Za-z0-9:-]*(?![^\s/>])"
        r"""(?:[^<>=]++|=\s*+(?:"[^"<\n]{0,1000}"(?=[\s/>])|'[^'<\n]{0,1000}'(?=[\s/>]))?+)*+>""",
        "",
        "<",
        "an HTML tag, removed on request",
        ("<b>Bold</b>", "a<br/>b"),
        ("3 < 5 > 2", "<3", "<ann@example.org>"),
    ),
    "join_hyphenated": _cut(
        "hyphenated",
        r"(?<=[^\W\d_])[-\u2010\xad][ \t]{0,20}\n[ \t]{0,20}(?=[^\W\d_])",
        "",
        "\n",
        "a word divided at the end of a line, joined on request",
        ("a divi-\nded word",),
        ("1939-\n45", "well -\nso"),
    ),
    "dash_bullets": _cut(
        "bullet",
        rf"(?m)(?<=^)[{_BULLETS}]|(?<=^[ \t])[{_BULLETS}]",
        "-",
        _BULLETS,
        "the bullet of a list, made a hyphen on request",
        ("• one\n• two",),
        ("a • b",),
    ),
    "join_lines": _cut(
        "line",
        r"(?<!\s)\s*\n\s*",
        " ",
        "\n",
        "a line end, made a space on request",
        ("one\ntwo", "one \n\n two"),
        ("one  two",),
    ),
    "drop_digits": _cut(
        "digits", r"\d+", "", "", "digits, removed on request", ("in 2020", "B2B"), ("in May",)
    ),
}
