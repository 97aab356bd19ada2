r"""Unicode: line ends, spaces, invisible characters, controls, surrogates, normalization."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..finders.lines import AllBut, AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from . import invisible
from .characters import character_rule, compiled, run_of

__all__ = ["RULES", "SHARED"]


_CONTROL_CODES = (*range(9), *range(14, 32), 0x7F, *range(0x206A, 0x2070), *range(0xFFF9, 0xFFFD))
_CONTROLS = frozenset(map(chr, _CONTROL_CODES))
_UNASSIGNED = frozenset("\x81\x8d\x8f\x90\x9d")
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE_SET = frozenset(("\xa0", "\u1680", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000"))

# One pattern for each: what begins with one character is found many times as fast as one of several.
_LINE_ENDS = {"\r": "\r\n?"} | {char: char for char in "\x0b\x0c\u2028\u2029"}


_edit = tuple.__new__  # a third of the price of a named tuple's own, and a text has one a line


def find_line_ends(doc: Doc) -> Iterator[Edit]:
    """Find line ends other than a line feed."""
    rule = ("unicode.line-end",)
    for char, pattern in _LINE_ENDS.items():
        if char in doc.unusual:
            for match in compiled(pattern).finditer(doc.text):
                yield _edit(Edit, (*match.span(), "\n", rule))


LINE_END = Rule(
    "unicode.line-end",
    AnyOf(frozenset(_LINE_ENDS), find_line_ends),
    why="a line end of another system, a line or paragraph separator, a page break",
    kind="whitespace",
    drops=("one\r\ntwo", "one\rtwo", "one\u2028two", "one\x0ctwo"),
    keeps=("one\ntwo",),
)
CONTROL = character_rule(
    "control",
    _CONTROLS,
    run_of("\0-\x08\x0e-\x1f\x7f\u206a-\u206f\ufff9-\ufffc"),
    why="a control character without a meaning in text",
    kind="encoding",
    drops=("be\x07ll", "\x1a\x1a مجموعة", "a\ufffcb"),
    keeps=("one\ttwo\nthree",),
)
ESCAPE = character_rule(
    "terminal-escape",
    frozenset("\x1b"),
    "\x1b(?:\\[[0-9;?]{0,40}[a-zA-Z]|\\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\\\))",
    why="a command for a terminal: a colour, a place, a title or a link",
    kind="encoding",
    drops=("\x1b[36;44mblue\x1b[0m", "\x1b[?25lwait", "\x1b]0;title\x07text", "\x1b]8;;x\x1b\\text"),
    keeps=("[36;44m", "]0;title"),
)
BOM = character_rule(
    "bom",
    frozenset("\ufeff"),
    "\ufeff\ufeff*",
    why="a byte order mark, which belongs to a file and not to its text",
    kind="encoding",
    drops=("\ufeffTitle", "one\ufefftwo"),
    keeps=("Title",),
)


def find_surrogates(doc: Doc) -> Iterator[Edit]:
    """Find surrogates: pairs become their character, single ones U+FFFD."""
    for match in compiled("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]").finditer(doc.text):
        start, end = match.span()
        new = match[0].encode("utf-16", "surrogatepass").decode("utf-16") if end - start == 2 else "\ufffd"
        yield Edit(start, end, new, ("unicode.surrogate",))


SURROGATE = Rule(
    "unicode.surrogate",
    AnyOf(frozenset(map(chr, range(0xD800, 0xE000))), find_surrogates),
    why="half of a character of UTF-16, which no file can hold",
    kind="encoding",
    drops=("\ud83d\ude00", "lone \ud83d"),
    keeps=("😀",),
)

MARKS_MAX = 30  # combining marks in a row that are normalized: the stream-safe format, UAX #15


@lru_cache(maxsize=2)
def _unstable(astral: bool) -> re.Pattern[str]:
    """Return the pattern of runs of characters that keep text from being NFC, or may.

    Marks, other characters that combine with the one before, and characters that NFC replaces. It is
    asked of `unicodedata`, so that it fits the Unicode of this Python. A class with characters beyond
    U+FFFF takes twenty times as long to search for as one without.
    """
    codes = set(map(ord, _STARTERS))
    for code in (
        *range(0x300, 0x3100),
        *range(0xA660, 0xAC00),
        *range(0xF900, 0x12000),
        *range(0x1D100, 0x1D200),
    ):
        if unicodedata.combining(chr(code)) or not unicodedata.is_normalized("NFC", chr(code)):
            codes.add(code)
    ranges: list[list[int]] = []
    for code in sorted(codes if astral else (code for code in codes if code < 0x10000)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return re.compile(run_of("".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)))


# Unusual characters in daily use that normalization neither changes nor joins with others.
_STABLE = frozenset(
    map(chr, (*range(0x80, 0x180), *range(0x2010, 0x2028), 0x2030, *range(0x2032, 0x203F), 0x20AC))
).union("\r&ƒˆ˜™№ΒΓΞΟВГРС۔\u3000\ufeff")
# Characters that combine with the one before them although they count as starters.
_STARTERS = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
) | frozenset(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))
_FEW_MARKS = 1000  # so many take no time to put in order, even all in one run
_VERY_FEW_MARKS = 50  # so many are looked at one by one before the whole text is normalized


def find_unnormalized(doc: Doc) -> Iterable[Edit]:
    """Find what is not in Normalization Form C, but for runs of more than 30 combining marks.

    Such runs are no writing, and normalizing them takes quadratic time.
    """
    odd = doc.unusual - _STABLE
    marks = [c for c in odd if unicodedata.combining(c) or c in _STARTERS]
    if not marks and all(unicodedata.is_normalized("NFC", c) for c in odd):
        return ()
    many = sum(map(doc.text.count, marks))
    if _VERY_FEW_MARKS < many <= _FEW_MARKS and unicodedata.is_normalized("NFC", doc.text):
        return ()
    return _unnormalized(doc.text, max(odd) >= "\U00010000")


def _unnormalized(text: str, astral: bool) -> Iterator[Edit]:
    for match in _unstable(astral).finditer(text):
        start, end = match.span()
        if end - start <= MARKS_MAX:
            start -= start > 0
            old = text[start:end]
            new = unicodedata.normalize("NFC", old)
            if new != old:
                same = new[0] == old[0]
                yield Edit(start + same, end, new[same:], ("unicode.nfc",))


NFC = Rule(
    "unicode.nfc",
    AllBut(_STABLE, find_unnormalized),
    why="a letter and its accent apart, which Unicode has as one character",
    kind="encoding",
    drops=("cafe\u0301", "10 \u2126", "\u1112\u1161\u11ab"),
    keeps=("café", "x\u0305", "e" + "\u0301\u0323" * 20),
)

SPACE = character_rule(
    "space",
    _SPACE_SET,
    run_of(_SPACES),
    " ",
    each=True,
    why="a no-break, thin or full-width space",
    kind="whitespace",
    drops=("z\xa0sercem", "10\u202f000", "\u3000一"),
    keeps=("one two",),
)
UNASSIGNED = character_rule(
    "unassigned-control",
    _UNASSIGNED,
    run_of("\x81\x8d\x8f\x90\x9d"),
    why="a control character that no encoding gives a meaning",
    kind="encoding",
    drops=("a\x81b",),
    keeps=("ab",),
)

SHARED: tuple[Rule, ...] = (LINE_END, ESCAPE, CONTROL, BOM, SURROGATE, NFC)

RULES: tuple[Rule, ...] = (*SHARED, SPACE, *invisible.RULES, UNASSIGNED)
