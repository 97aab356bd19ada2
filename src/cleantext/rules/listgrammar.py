"""The grammar of a list that was written as its `repr` or as JSON: what opens, parts and closes items."""

from __future__ import annotations

import re
from functools import lru_cache

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern

__all__ = ["BLANK", "BRACED", "BRACKETED", "OPENERS", "WRAPPED", "Item", "read_items"]

_CLOSER = {"'": "'", '"': '"', "’": "’", "”": "”", "‘": "’", "“": "”"}
#: A blank, and any opening quote, for patterns.
BLANK = r"[ \t\u00a0]"
OPENERS = "[" + "".join(_CLOSER) + "]"
# Between two items: a comma (a Python or JSON list) or only blanks (a NumPy array), by the first of them
# all the same. An opening quote stands before text, or before blanks and the next quote (a blank item).
_OPENING_AHEAD = rf"(?={OPENERS}(?:[^ \t\u00a0]|{BLANK}+{OPENERS}|$))"
# Paragraphs that are missing are items too, lists may stand in a list, and Python 2 marks its strings.
_MISSING = r"(?:None|null|nan|NaN)\b"
_SEPARATORS = {
    ",": (
        rf"{BLANK}*+(?:\]{BLANK}*+)?,{BLANK}*+(?:{_MISSING}{BLANK}*+,{BLANK}*+){{0,20}}+(?:\[{BLANK}*+)?"
        rf"[ub]?{_OPENING_AHEAD}"
    ),
    " ": rf"(?:{BLANK}*+\])?{BLANK}++(?:{_MISSING}{BLANK}++){{0,20}}+(?:\[{BLANK}*+)?[ub]?{_OPENING_AHEAD}",
}
_END = (
    rf"{BLANK}*+(?:(?:,{BLANK}*+)?{_MISSING}{BLANK}*+){{0,20}}+(?:,{BLANK}*+)?"
    rf"(?:[\])}}]{{1,2}}(?:, dtype=object\))?{BLANK}*+)?\Z"
)
_END_HERE = lazy_pattern(_END)
_CUT_SEAM = lazy_pattern(rf"[’”'\"](?={BLANK}*+,{BLANK}*+{OPENERS}[^ \t\u00a0,])")
_OPENING = lazy_pattern(
    rf"{BLANK}*+(?:array\()?[\[({{]{{0,2}}{BLANK}*+(?:{_MISSING}{BLANK}*+,?{BLANK}*+){{0,20}}+[ub]?({OPENERS})"
)
BRACKETED = lazy_pattern(rf"{BLANK}*+(?:array\()?\[.*\](?:, dtype=object\))?{BLANK}*+\Z")
WRAPPED = lazy_pattern(
    rf"{BLANK}*+[\[{{]{{1,2}}{BLANK}*+(?:{_MISSING}{BLANK}*+,?{BLANK}*+){{0,20}}+[ub]?[\"'’”].*"
    rf"[\"'’”]{BLANK}*+(?:,?{BLANK}*+{_MISSING}{BLANK}*+){{0,20}}+[\]}}]{{1,2}}{BLANK}*+\Z"
)
BRACED = lazy_pattern(rf"{BLANK}*+\[?{{")


class Item(NamedTuple):
    """One item of the list, with the offsets of its quotes: `text[start:end]` is its content."""

    opened: int
    start: int
    end: int
    closed: int
    quote: str


class _Grammar:
    """What stands between the items of a list, and what closes one."""

    def __init__(self, separator: str) -> None:
        pattern = _SEPARATORS[separator]
        seam = rf"(?={pattern}|{_END})"
        self.separator = re.compile(pattern)
        self.any_seam = re.compile(rf"[’”'\"](?={pattern})")
        # An escaped quote is passed over.
        self.closing = {
            quote: re.compile(rf"(?P<escaped>{'’’|' if quote == '’' else ''}\\.)|{closer}{seam}")
            for quote, closer in _CLOSER.items()
        }
        # A blank item whose two quotes a curling step took for two opening or closing ones: `‘ ‘`.
        self.blank_item = re.compile(rf"{BLANK}*+[‘’“”]{seam}")

    def find_close(self, text: str, start: int, quote: str) -> int:
        blank = self.blank_item.match(text, start) if quote in "‘“" else None
        if blank:
            return blank.end() - 1
        for match in self.closing[quote].finditer(text, start):
            if match.lastgroup != "escaped":
                return match.start()
        return -1

    def items(self, text: str) -> list[Item]:
        """Read a line as a list, and return its items; none if it is not one from end to end."""
        opening = _OPENING.match(text)
        if opening and not _CUT_SEAM.match(text):
            items = self.read(text, [], 0, opening.end(), opening.group(1))
            if len(items) > 1 or WRAPPED.match(text):
                return items
        # The beginning is cut off: the first item has no opening quote, or is not there at all.
        seam = self.any_seam.search(text)
        if seam is None or BRACKETED.match(text):
            return []
        return self.read(text, [Item(0, 0, seam.start(), seam.end(), "")], seam.end(), -1, "")

    def read(self, text: str, items: list[Item], at: int, start: int, quote: str) -> list[Item]:
        """Read on from `at`, behind an item, or from `start`, where the content of one begins."""
        while True:
            if start < 0:
                separator = self.separator.match(text, at)
                if separator is None:
                    break
                at, quote = separator.end(), text[separator.end()]
                start = at + 1
            end = self.find_close(text, start, quote)
            if end < 0:  # the end is cut off
                return [*items, Item(at, start, len(text), len(text), quote)]
            items.append(Item(at, start, end, end + 1, quote))
            at, start = end + 1, -1
        return items if _END_HERE.match(text, at) else []


@lru_cache(maxsize=2)
def _grammar(separator: str) -> _Grammar:
    return _Grammar(separator)


def read_items(text: str, separator: str) -> list[Item]:
    """Return the items of a line that is a list, parted by `,` or by blanks; none if it is no list."""
    return _grammar(separator).items(text)
