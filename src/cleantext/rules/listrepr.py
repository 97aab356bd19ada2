"""Texts that are the `repr` of a list of paragraphs.

A scraper that writes `str(paragraphs)` leaves brackets, quotes, separators and escapes between the
paragraphs. Later steps curl the straight quotes (`'` to `’`, `"` to `”`), turn a backslash into a
quote as well (`hasn\\'t` to `hasn’’t`, `\\t` to `’t`), or cut off the ends. A line is taken as such a
list only on evidence: many seams, or empty items, or escapes, and items that read as prose. An
enumeration in a sentence (`“Girls,” “Veep,” “Lost”`), options of a quiz and lists in code stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..doc import Doc
from ..patch import Edit
from ..rule import Rule

__all__ = ["RULES"]

_CLOSER = {"'": "'", '"': '"', "’": "’", "”": "”", "‘": "’", "“": "”"}
_B = r"[ \t\u00a0]"
_OPENERS = "[" + "".join(_CLOSER) + "]"
# Between two items: a comma (a Python or JSON list) or only blanks (a NumPy array). An opening quote
# stands before text, or before blanks and the next quote (a blank item).
_SEPARATOR = rf"(?:{_B}*+,{_B}*+|{_B}++)(?={_OPENERS}(?:[^ \t\u00a0]|{_B}+{_OPENERS}|$))"
_SEPARATOR_HERE = re.compile(_SEPARATOR)
_END = rf"{_B}*+(?:,{_B}*+)?(?:\]{_B}*+)?\Z"
_SEAM = rf"(?={_SEPARATOR}|{_END})"
_ANY_SEAM = re.compile(rf"[’”'\"](?={_SEPARATOR})")
# One pattern for each quote: patterns that begin with one character are found many times as fast.
_SEAM_BY_QUOTE = tuple(re.compile(rf"{quote}(?=(?:{_B}++,?|,){_B}*+{_OPENERS})") for quote in "'\"’”")
_OPENING = re.compile(rf"[ \t\u00a0]*(\[?)[ \t\u00a0]*({_OPENERS})")
_SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]\s]*\Z")
_CURLED_TABS = re.compile(r"(?:’[tnr]){2,}")
_DOUBLED = re.compile(r"(?<=\w)’’(?=\w)")
MIN_ITEMS = 4  # with fewer seams, an enumeration of quoted sentences looks the same
MIN_MEAN_CHARS = 40  # paragraphs are longer than titles and options of a quiz; sentences half as long


class Item(NamedTuple):
    """One item of the list, with the offsets of its quotes: `text[start:end]` is its content."""

    opened: int
    start: int
    end: int
    closed: int
    quote: str


class Listing(NamedTuple):
    """A line that is a list: its items, and whether its quotes have been curled."""

    start: int
    end: int
    items: tuple[Item, ...]
    curled: bool


@lru_cache(maxsize=8)
def _closing(quote: str) -> re.Pattern[str]:
    """Return the pattern of an escaped quote, which is passed over, or of a closing quote."""
    if quote == "’":
        return re.compile(rf"(?P<escaped>’’)|’{_SEAM}")
    close = re.escape(_CLOSER[quote])
    return re.compile(rf"(?P<escaped>\\.)|{close}{_SEAM}")


def _find_close(text: str, start: int, quote: str) -> int:
    for match in _closing(quote).finditer(text, start):
        if match.lastgroup != "escaped":
            return match.start()
    return -1


def _items(text: str) -> tuple[list[Item], int, int]:
    """Read a line as a list. Return its items and the counts of commas and blanks between them."""
    items: list[Item] = []
    commas = blanks = 0
    opening = _OPENING.match(text)
    if opening:
        at, start, quote = 0, opening.end(), opening.group(2)
    else:  # the beginning is cut off: the first item has no opening quote
        seam = _ANY_SEAM.search(text)
        if seam is None:
            return items, 0, 0
        items.append(Item(0, 0, seam.start(), seam.end(), ""))
        at, start, quote = seam.end(), -1, ""
    while True:
        if start < 0:
            separator = _SEPARATOR_HERE.match(text, at)
            if separator is None:
                break
            commas += "," in separator.group()
            blanks += "," not in separator.group()
            at, quote = separator.end(), text[separator.end()]
            start = at + 1
        end = _find_close(text, start, quote)
        if end < 0:  # the end is cut off
            items.append(Item(at, start, len(text), len(text), quote))
            return items, commas, blanks
        items.append(Item(at, start, end, end + 1, quote))
        at, start = end + 1, -1
    rest = text[at:].strip(" \t\u00a0,]")
    return ([], 0, 0) if rest else (items, commas, blanks)


def _balanced(text: str, quote: str) -> bool:
    """Tell whether no quotation opens in `text` without closing there."""
    if quote in "“”":
        return text.count("“") <= text.count("”")
    if quote == '"':
        return text.count('"') % 2 == 0
    opened = len(re.findall(r"(?:^|[\s(])['‘](?=\w)", text))
    closed = len(re.findall(r"(?<=[\w.,!?])['’](?=[\s.,;:!?)]|$)", text))
    return opened <= closed


def read_listing(text: str) -> Listing | None:
    """Return the list that a line is, or None."""
    items, commas, blanks = _items(text)
    if len(items) < 2:
        return None
    contents = [text[item.start : item.end].strip() for item in items]
    filled = [content for content in contents if content]
    if not filled:
        return None
    mean = sum(map(len, filled)) / len(filled)
    ended = [bool(_SENTENCE_END.search(content, max(0, len(content) - 8))) for content in filled]
    prose = sum(end or len(content) > 2 * MIN_MEAN_CHARS for end, content in zip(ended, filled, strict=True))
    if 2 * prose < len(filled) or mean < MIN_MEAN_CHARS / (2 if all(ended) else 1):
        return None
    quotes = {item.quote for item in items if item.quote}
    empty = len(items) - len(filled)
    bracketed = text.lstrip(" \t\u00a0").startswith("[") and text.rstrip(" \t\u00a0").endswith("]")
    curled = quotes <= set("’”")
    escapes = curled and (bool(_CURLED_TABS.search(text)) or bool(_DOUBLED.search(text)))
    whole = bool(items[0].quote)
    if not whole and not _balanced(contents[0], text[items[0].end]):
        return None
    if commas > blanks:
        convinced = bracketed or len(items) >= MIN_ITEMS or (empty + escapes and len(items) > 2)
    else:
        mixed = whole and len(quotes) > 1 and len(items) >= MIN_ITEMS and items[-1].closed < len(text) + 1
        convinced = bracketed or empty >= 2 or (escapes and len(items) > 2) or (mixed and curled)
    return Listing(0, len(text), tuple(items), curled) if convinced else None


def _seams(text: str) -> int:
    return sum(len(seam.findall(text)) for seam in _SEAM_BY_QUOTE)


def listings(doc: Doc) -> Iterator[tuple[int, str, Listing]]:
    """Yield the offset, the text and the list of every line that is a list of paragraphs."""
    if _seams(doc.text) < 2:
        return
    for line in doc.lines:
        if len(line.text) > 2 * MIN_MEAN_CHARS and _seams(line.text) > 1:
            listing = read_listing(line.text)
            if listing is not None:
                yield line.start, line.text, listing


def find_list_items(doc: Doc) -> Iterator[Edit]:
    """Yield edits that turn brackets, quotes and separators into paragraph breaks."""
    rule = ("residue.list-items",)
    for offset, text, listing in listings(doc):
        at, leaves = 0, ""
        for item in listing.items:
            if not text[item.start : item.end].strip():
                continue
            if item.start > at:
                yield Edit(offset + at, offset + item.start, leaves, rule)
            at, leaves = item.end, "\n\n"
        if at < len(text):
            yield Edit(offset + at, offset + len(text), "", rule)


_STRAIGHT_ESCAPE = re.compile(r"\\(?:([ntr'\"\\/])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))")
# In curled text the backslash has become a quote: ’’ is \', ’t is \t, ’xa0 is \xa0.
_CURLED_ESCAPE = re.compile(
    r"’{1,2}(?:xa0|u(?P<code>(?:20|00|30)[0-9a-f]{2}))|(?P<pair>’’)"
    r"|(?P<blank>(?:’[tnr]){2,}|(?<![^\W\d_])’[tnr](?![a-z]))"
)
_CURLED_BACKSLASH = re.compile(r"’(?=’|[tnrxu]’|xa0|u20)")
_NAMED = {"n": "\n", "t": " ", "r": "", "'": "'", '"': '"', "\\": "\\", "/": "/"}


def unescape(name: str, code: str) -> str | None:
    """Return the character that an escape stands for, or None if it is none that prints."""
    if name:
        return _NAMED[name]
    point = int(code, 16)
    if point in (0x200B, 0xFEFF, 0xAD):
        return ""
    char = chr(point)
    return char if char.isprintable() or char.isspace() else None


def find_list_escapes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that resolve the escapes within the items of a list."""
    rule = ("residue.list-escapes",)
    if "\\" not in doc.text and not _CURLED_BACKSLASH.search(doc.text):
        return
    for offset, text, listing in listings(doc):
        for item in listing.items:
            if not text[item.start : item.end].strip():
                continue
            if not listing.curled:
                for match in _STRAIGHT_ESCAPE.finditer(text, item.start, item.end):
                    new = unescape(match.group(1), match.group(2) or match.group(3))
                    if new is not None:
                        yield Edit(offset + match.start(), offset + match.end(), new, rule)
                continue
            for match in _CURLED_ESCAPE.finditer(text, item.start, item.end):
                start, end = match.span()
                if match.lastgroup == "pair":
                    start, new = end - 1, ""
                elif match.lastgroup == "blank":
                    new = "\n" if "n" in match.group() else " "
                else:
                    new = unescape("", match.group("code") or "a0") or ""
                yield Edit(offset + start, offset + end, new, rule)


_BEFORE_WORD = re.compile(r"”(?<=[\s’(\[—–-]”)")


def find_list_quotes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that turn the curled quotes before words, which all lean one way."""
    if not _BEFORE_WORD.search(doc.text):
        return
    for offset, text, listing in listings(doc):
        if not listing.curled:
            continue
        for item in listing.items:
            for match in re.finditer("”", text[item.start : item.end]):
                at = item.start + match.start()
                before = text[at - 1] if at > item.start else " "
                after = text[at + 1] if at + 1 < item.end else " "
                if (before.isspace() or before in "([—–-") and (after.isalnum() or after in "[($£€"):
                    yield Edit(offset + at, offset + at + 1, "“", ("residue.list-quotes",))


_NEEDS = ("'", '"', "’", "”")

_ONE = "It rained in the hills all night, and the river rose."
_TWO = "In the morning the bridge was closed to all traffic."
_THREE = "Nobody was hurt, the mayor of the town said at noon."
_FOUR = "The road is to open again before the end of the week."

RULES = (
    Rule(
        "residue.list-items",
        find_list_items,
        _NEEDS,
        "brackets, quotes and separators of a list of paragraphs that was written as its repr",
        drops=(f"['{_ONE}', '{_TWO}', '{_THREE}']", f"’{_ONE}’ ’’ ’’ ’{_TWO}’"),
        keeps=(
            "Name a colour: 'red', 'blue', 'green', 'yellow'.",
            f"She wrote: “{_ONE}” “{_TWO}”",
            "names = ['Ann', 'Bob', 'Cy', 'Di']",
        ),
    ),
    Rule(
        "residue.list-escapes",
        find_list_escapes,
        _NEEDS,
        "escapes within the items of a list's repr",
        drops=(f"['{_ONE}\\n', '{_TWO}\\xa0{_THREE}', 'He didn\\'t know. {_FOUR}']",),
        keeps=("The path is C:\\new, and the tab is \\t.",),
    ),
    Rule(
        "residue.list-quotes",
        find_list_quotes,
        _NEEDS,
        "quotes of a list's repr, all curled one way",
        drops=(f"’”It rains,” she said. {_ONE}’ ’’ ’’ ’{_TWO}’",),
        keeps=("”Jag tror det”, sade hon. ”Nej”, sade han.",),
    ),
)
