"""Apostrophes and double quotes written with the wrong signs: ’’ '' ´ ` ``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule

__all__ = ["RULES"]

# Letters of the scripts that use the apostrophe; Urdu quotes with ’’ and ‘‘.
_LETTER = "[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]"
_DOUBLED = lazy_pattern(rf"’(?=’{_LETTER})(?<={_LETTER}’)")


def find_doubled_apostrophe(doc: Doc) -> Iterator[Edit]:
    """Yield edits that take one apostrophe of two between letters."""
    for match in _DOUBLED.finditer(doc.text):
        yield Edit(match.start(), match.end(), "", ("quotes.doubled-apostrophe",))


# What follows an English apostrophe, and what stands before one in French, Italian and Catalan.
_CONTRACTED = lazy_pattern(r"(?:s|t|re|ve|ll|d|m)\b")
_ELIDED = lazy_pattern(
    r"\b(?:[dlnjcmst]|qu|jusqu|lorsqu|puisqu|aujourd|un|all|dell|nell|sull|dall|quest|quell|bell|sant)$", re.I
)
# Turkish parts a name from its ending: İstanbul’da.
_TURKISH_NAME = lazy_pattern(r"(?:^|[^\w])[A-ZÇĞİÖŞÜ][\wÇĞİÖŞÜçğıöşü]*$")
_TURKISH_ENDING = lazy_pattern(
    r"(?:[yns]?[aeıiuü]|[dt][ae]n?|n?[ıiuü]n|n[dt][ae]n?|y?l[ae]|n?[dt][ae]ki\w*|l[ae]r\w*|n?[ıiuü]n?[dt][ae]\w*)\b"
)
_TURKISH = lazy_pattern("[ışğİŞĞ]")
_ACCENT_SIGN = lazy_pattern(rf"[´`](?<={_LETTER}[´`])(?={_LETTER})")


def find_acute_apostrophe(doc: Doc) -> Iterator[Edit]:
    """Yield edits that make an accent sign between letters the apostrophe that it stands for."""
    text = doc.text
    spots = []
    for match in _ACCENT_SIGN.finditer(text):
        at = match.start()
        if (
            _CONTRACTED.match(text, at + 1)
            or _ELIDED.search(text, max(0, at - 10), at)
            or (
                _TURKISH_ENDING.match(text, at + 1)
                and _TURKISH_NAME.search(text, max(0, at - 30), at)
                and _TURKISH.search(text)
            )
        ):
            spots.append(at)
    # A backtick elsewhere in the text marks code.
    code = text.count("`") != sum(text[spot] == "`" for spot in spots)
    for at in spots:
        if text[at] == "´" or not code:
            yield Edit(at, at + 1, "’", ("quotes.acute-apostrophe",))


_ANY_TWO = tuple(lazy_pattern(f"{sign}(?={sign})") for sign in "'`‘")
_TWO = lazy_pattern(r"''+|``+|‘‘+|’’+")
_MARKUP = lazy_pattern(r"'''|```|\[\[|\{\||==|[=(,]\s*''\s*[),;]|''\s*\+|\+\s*''")
# Where ‘‘ and ’’ are the double quotes of the script: they stay.
_ARABIC = lazy_pattern("[\u0600-\u06ff]")


def _paired_apostrophes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, sign)` for both sides of each quotation in two apostrophes, in turn."""
    opened: re.Match[str] | None = None
    for match in _TWO.finditer(text):
        start, end = match.span()
        if end - start != 2:
            opened = None
            continue
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens = not before.isalnum() and not after.isspace() and match.group() != "’’"
        closes = not before.isspace() and not after.isalnum() and match.group() in ("''", "’’")
        if opened is None:
            if opens:
                opened = match
            continue
        if closes:
            curled = match.group() == "’’" or opened.group() != "''"
            yield opened.start(), opened.end(), "“" if curled else '"'
            yield start, end, "”" if curled else '"'
            opened = None
        elif opens:
            opened = match


def find_paired_apostrophes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that write a quotation in two apostrophes or backticks with double quotes."""
    text = doc.text
    if not any(two.search(text) for two in _ANY_TWO) or _MARKUP.search(text):
        return
    curled_stay = _ARABIC.search(text) is not None
    for line in doc.lines:
        if "''" in line.text or "``" in line.text or "‘‘" in line.text:
            for start, end, sign in _paired_apostrophes(line.text):
                if sign != '"' and curled_stay:
                    continue
                yield Edit(line.start + start, line.start + end, sign, ("quotes.paired-apostrophes",))


_CLOSING_TWO = lazy_pattern(rf"’(?=’(?![\w’]))(?:(?<=[.,!?…]’)|(?<={_LETTER}’))")


def find_closing_apostrophes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close with ” what opened with “ and was closed by two apostrophes."""
    text = doc.text
    for match in _CLOSING_TWO.finditer(text):
        start = match.start()
        if _ARABIC.search(text, start - 20, start):
            continue
        head = text[max(0, start - 1000) : start].rpartition("\n")[2]
        opened = head.rfind("“")
        if opened >= 0 and "”" not in head[opened:] and "‘‘" not in head and head.count("‘") < 2:
            yield Edit(start, start + 2, "”", ("quotes.closing-apostrophes",))


# What is left of an apostrophe in UTF-8, read as Latin-1 and without its controls: `donât`.
_LOST = lazy_pattern(
    r"\b(?:(?i:do|does|did|is|are|was|were|would|could|should|ca|wo|have|has|had|ai|must|need)n(?=ât\b)"
    r"|(?:I|(?i:you|we|they|he|she|it|that|there|what|who|here|let))(?=â(?:s|re|ve|ll|d|m)\b))â"
)
_LEFT_LETTER = lazy_pattern(r"â(?=(?:t|s|re|ve|ll|d|m)\b)")
_LOST_POSSESSIVE = lazy_pattern(r"[A-Za-z]{2}(?=âs\b)â")


def find_lost_apostrophe(doc: Doc) -> Iterator[Edit]:
    """Yield edits that mend apostrophes of which a letter is left, where contractions of English prove it."""
    certain = {match.end() for match in _LOST.finditer(doc.text)}
    if certain:
        possessive = {match.end() for match in _LOST_POSSESSIVE.finditer(doc.text)}
        yield from (Edit(at - 1, at, "’", ("quotes.lost-apostrophe",)) for at in sorted(certain | possessive))


_TWO_CURLED = Matches((lazy_pattern("’(?=’)"),))

RULES = (
    Rule(
        "quotes.doubled-apostrophe",
        find_doubled_apostrophe,
        ("’",),
        "apostrophe written twice",
        "quotes",
        drops=("It hasn’’t rained.",),
        keeps=("The cape lies at 27°40’48’’N.",),
        may_find=_TWO_CURLED,
    ),
    Rule(
        "quotes.lost-apostrophe",
        find_lost_apostrophe,
        (),
        "apostrophe of which a lost encoding left one letter",
        "quotes",
        drops=("I donât know what Earthâs crust is made of.",),
        keeps=("Il eut un dégât, le mât et l’appât.", "Cô ấy tâm sự với Lâm.", "Os irmâs do Pará."),
        may_find=Matches((_LEFT_LETTER,)),
    ),
    Rule(
        "quotes.acute-apostrophe",
        find_acute_apostrophe,
        ("´", "`"),
        "accent sign that stands for an apostrophe",
        "quotes",
        drops=("TikTok´s owner didn`t answer.",),
        keeps=("Set `don`t` and run `ls`.",),
    ),
    Rule(
        "quotes.paired-apostrophes",
        find_paired_apostrophes,
        ("'", "`", "‘"),
        "double quotes written as two apostrophes or backticks",
        "quotes",
        drops=("''I was there,'' he said.",),
        keeps=("The wiki writes '''bold''' and ''italic''.", "x = ''"),
        may_find=Matches(_ANY_TWO),
    ),
    Rule(
        "quotes.closing-apostrophes",
        find_closing_apostrophes,
        ("’",),
        "closing quote written as two apostrophes",
        "quotes",
        drops=("“All is lost,’’ he said.",),
        keeps=("’’یہ درست ہے‘‘",),
        may_find=_TWO_CURLED,
    ),
)
