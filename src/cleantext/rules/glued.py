"""Missing spaces: sentences glued at their end, words glued at a comma, quotations at their quotes.

Hosts, e-mail addresses, file names, abbreviations, versions and code look alike, so both sides must
be words: `Node.js`, `Amazon.com`, `Ph.D.`, `i.O.`, `will.i.am`, `St.Pölten` and `salarié.es` stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule

__all__ = ["RULES"]

_CAPITAL = "[A-Z\u00c0-\u00de\u0100-\u017f\u0391-\u03ab\u0400-\u042f\u1e00-\u1eff]"
_SEAMS = (
    lazy_pattern(rf"\.(?={_CAPITAL}(?!\.))"),  # U.S. has none
    lazy_pattern(rf"\?(?={_CAPITAL})"),
    lazy_pattern(rf"!(?={_CAPITAL})"),
)
_TOKEN_CHARS = 60  # a longer run without a blank is no pair of words
_NOT_A_WORD = lazy_pattern(r"[@/\\_=<>{}|#~^*+$&]")
_LEADING = "\"'“‘«„([—–-¿¡"
_TRAILING = ".,;:!?…\"'”’»“)]—–-"
# What stands behind the point of a host or file name.
_NAMES = frozenset(
    """
    com net org edu gov info biz io co uk de fr es it ru js ts py md txt pdf html htm php asp aspx jsp
    xml json csv jpg jpeg png gif svg zip exe doc docx xls xlsx tv me ai app dev innen inc tsx jsx css
    cpp sh sql yml log ini dll url uri api
    """.split()
)
# Words that begin sentences and are no names: they part a name, an acronym or a year from the next.
_STARTERS = frozenset(
    """
    The This That These Those There Then They He She It We You In On At As And But For From With When
    While After Before If His Her Its Our Their My One An Some Many Most Not No So To By Since Although
    However Meanwhile According Last Now What Who Why How Where Yet Also Both Each Once Other Another
    Here Despite During Der Die Das Ein Eine Er Sie Es Wir Und Aber Im Auch Nach Bei Le La Les Un Une Il
    Elle Ils Mais Dans Pour En Ce Cette El Los Las Una Pero Para Con Por Esta Este O Os Um Uma Mas Na Em
    Gli Lo Ma Per Nel Det Den Han Hon Bu Ve Ancak De Ele Ela Eles Elas Segundo Quando Você Já Él Ella Ellos
    Según Después Cuando Además También Dopo Secondo Anche Dieser Diese Damit Dabei Doch Wenn Seit Noch Avec
    Depuis Après Nous Vous Bununla Ayrıca Bunun Onun Nie Jest Ale Jak Są Był
    """.split()
)
_YEAR = lazy_pattern(r"(?:19|20)\d\d$")
_ACRONYM = lazy_pattern(r"(?:[A-Z]{2,}|(?:[A-Z]\.)+[A-Z]|[ap]\.m)$")
# Words of one letter that begin sentences: I, A, À, О, Я …
_LONE_WORD = lazy_pattern(r"[AEIOUYÀÁÈÉÓÚАВЗИІКОСУЯ] [^\W\d_A-ZÀ-ÞА-Я]")
# German writes every noun with a capital, so that one before the seam tells no name.
_NOUN = lazy_pattern(r"(?!(?:St|Dr|Hr|Fr|Nr|Str|Mag|Prof|Ing|Abb|Bd|Art)\b)[^\W\d_]{2,}(?<![^a-zäöüß])$")
_GERMAN = lazy_pattern(r"\b(?:und|der|die|das|den|nicht|eine|von|mit|auf|ist)\b")


def _token(text: str, at: int) -> tuple[str, str]:
    """Return what stands before and behind `at` up to the next blanks; empty if it is too long."""
    low, high = max(0, at - _TOKEN_CHARS), at + _TOKEN_CHARS
    left = text[low:at].split()
    right = text[at:high].split(None, 1)
    if not left or not right or len(left[-1]) == _TOKEN_CHARS or len(right[0]) == _TOKEN_CHARS:
        return "", ""
    return left[-1], right[0]


def _parts(text: str, at: int, german: Callable[[], bool]) -> bool:
    """Tell whether a sentence ends before `at`, at a mark, and another begins there."""
    left, right = _token(text, at)
    if not left or text[at - 2].isspace() or _NOT_A_WORD.search(left) or _NOT_A_WORD.search(right):
        return False
    if right.endswith(":") or "(" in right:
        return False  # a label, which has rules of its own, or a call
    word = left[:-1].strip(_LEADING)
    tail = right.rstrip(_TRAILING).partition("’")[0].partition("'")[0]
    if not word or "." in tail or (tail.lower() in _NAMES and tail not in _STARTERS):
        return False
    if len(tail) < 2:
        return bool(_LONE_WORD.match(text, at)) and len(word) > 2 and word.isalpha() and word.islower()
    if tail.isupper() and tail.isalpha() and len(tail) > 2:
        return len(word) > 3 and word.isalpha() and word.islower()
    if not tail[1:].islower() or not tail.replace("-", "").isalpha():
        return False
    end = left[-2]
    if end.isalpha() and word.rstrip(_TRAILING).islower() and "." not in word:
        return len(word) > 1
    if end in ')]”’"»%':
        return "." not in word
    if tail not in _STARTERS and not (_NOUN.match(word) and german()):
        return False
    return (
        (end.islower() and word.isalpha())
        or _ACRONYM.match(word) is not None
        or (_YEAR.match(word) is not None)
    )


def _is_german(text: str) -> bool:
    return len(_GERMAN.findall(text)) > 2 + len(text) // 400


def find_glued_sentence(doc: Doc) -> Iterator[Edit]:
    """Yield edits that part two sentences glued at `official.The`."""
    text = doc.text
    german = cache(partial(_is_german, text))  # asked for at most once, and rarely
    for seam in _SEAMS:
        for match in seam.finditer(text, 1):
            if _parts(text, match.end(), german):
                yield Edit(match.end(), match.end(), " ", ("spacing.glued-sentence",))


_COMMA = lazy_pattern(r",(?=[^\W\d_][^\W\d_])")
_GREEK = "\u0370"  # Latin letters come before it, those of Greek and Cyrillic after


def find_glued_comma(doc: Doc) -> Iterator[Edit]:
    """Yield edits that part two words glued at a comma, in lines that are not data."""
    text = doc.text
    for match in _COMMA.finditer(text, 1):
        at = match.end()
        before, after = text[at - 2], text[at]
        if not (before.islower() or before in '.”"’)') or not after.islower():
            continue
        if before.isalpha() and (before < _GREEK) != (after < _GREEK):
            continue
        left, right = _token(text, at)
        word, tail = left[:-1].strip(_LEADING), right.rstrip(_TRAILING)
        if len(word) < 2 or len(tail) < 2 or left.count(",") > 1 or "," in tail:
            continue
        if _NOT_A_WORD.search(left) or _NOT_A_WORD.search(right) or not tail.isalpha():
            continue
        if not all(part.isalpha() for part in word.rstrip(_TRAILING).split(".") if part):
            continue
        yield Edit(at, at, " ", ("spacing.glued-comma",))


_QUOTE_SEAM = lazy_pattern(rf"”(?:(?=“)|(?<=[.!?…]”)(?={_CAPITAL})|(?<=,”)(?=[^\W\d_]))")
_WIDE = lazy_pattern("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_QUOTE_START = lazy_pattern(r"“(?:(?<=[^\W\d_][.!?…,:;]“)(?=[^\W_])|(?<=[a-z]“)(?=[A-Z][a-z]))")
_STRAIGHT_SEAM = lazy_pattern(rf'"(?<=[^\W_][.!?]")(?={_CAPITAL})')


def find_glued_quote(doc: Doc) -> Iterator[Edit]:
    """Yield edits that part a quotation from the words or the quotation glued to it."""
    text = doc.text
    rule = ("spacing.glued-quote",)
    if "“" in text and "„" not in text:
        for match in _QUOTE_SEAM.finditer(text):
            if _WIDE.search(text, match.start() - 2, match.end() + 2):
                continue  # Chinese and Japanese text has no spaces
            yield Edit(match.end(), match.end(), " ", rule)
        for match in _QUOTE_START.finditer(text):
            yield Edit(match.start(), match.start(), " ", rule)
    if not _STRAIGHT_SEAM.search(text):
        return
    for line in doc.lines:
        quoted = line.text
        if quoted.count('"') % 2:
            continue  # the quotes of this line do not pair
        before = counted = 0
        for match in _STRAIGHT_SEAM.finditer(quoted):
            at = match.start()
            before += quoted.count('"', counted, at)
            counted = at
            at += before % 2  # an odd quote closes: the space goes behind it
            yield Edit(line.start + at, line.start + at, " ", rule)


RULES = (
    Rule(
        "spacing.glued-sentence",
        find_glued_sentence,
        (),
        "two sentences without a space between them",
        "spacing",
        drops=("It came from one official.The forces left.",),
        keeps=("He uses Node.js and Amazon.com, and has a Ph.D. in it.",),
        may_find=Matches(_SEAMS),
    ),
    Rule(
        "spacing.glued-comma",
        find_glued_comma,
        (",",),
        "two words without a space behind the comma between them",
        "spacing",
        drops=("It landed at 7:33 p.m.,the airline said.",),
        keeps=("tags: red,green,blue,white", "It grew by 3,5 per cent."),
        may_find=Matches((_COMMA,)),
    ),
    Rule(
        "spacing.glued-quote",
        find_glued_quote,
        ("”", "“", '"'),
        "quotation without a space beside it",
        "spacing",
        drops=("“We tried.”“We failed.”",),
        keeps=("He called it “anti”establishment.",),
        may_find=Matches((_QUOTE_SEAM, _QUOTE_START, _STRAIGHT_SEAM)),
    ),
)
