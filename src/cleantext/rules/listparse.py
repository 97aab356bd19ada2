"""Read a line that is the `repr` of a list of paragraphs: its items, and what proves it.

A line is taken as such a list only on evidence: many seams, or empty items, or escapes, and items
that read as prose. An enumeration in a sentence (`“Girls,” “Veep,” “Lost”`), the options of a quiz
and lists in code are none. A list in brackets of which a part cannot be read stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patterns import Matches
from .listgrammar import BLANK, BRACED, BRACKETED, OPENERS, WRAPPED, Item, read_items
from .quotedlines import quoted_lines
from .unescape import is_csv_field

__all__ = ["MAY_HOLD_LIST", "Listing", "listings"]

# One pattern for each quote: patterns that begin with one character are found many times as fast.
_COMMA_SEAMS = tuple(lazy_pattern(rf"{quote}(?={BLANK}*+,{BLANK}*+{OPENERS})") for quote in "'\"’”")
_BLANK_SEAMS = tuple(lazy_pattern(rf"{quote}(?={BLANK}++{OPENERS})") for quote in "'\"’”")
# A short one without commas is a list only if it opens with a quote or holds empty items.
_LISTLIKE_LINE = lazy_pattern(rf"{BLANK}*+[\[\"'’”]")
_LISTLIKE_BREAK = lazy_pattern(r"\n(?=[\[\"'’”])")
_EMPTY_ITEM = lazy_pattern(r"’(?<=[ \t\u00a0]’)(?=’ )")
# An item that is neither quoted nor missing, which the quotes beside it would take along.
_STRANGE_ITEM = lazy_pattern(rf"[’”'\"]{BLANK}*+,{BLANK}*+[\w.+-]{{1,40}}{BLANK}*+,{BLANK}*+[ub]?{OPENERS}")
_WIDE = lazy_pattern("[\u2e80-\u9fff\uac00-\ud7af]")  # a character of these says as much as three letters
_SENTENCE_END = lazy_pattern(r"[.!?…。！？؟][\"'”’»)\]\s]*\Z")
# A backslash that became a quote: `’t’t`, `hasn’’t`, `”’tThe`, `rose.’n’ ’`.
_CURLED_ESCAPE = lazy_pattern(
    r"’(?:[tnr]’[tnr]|(?<=\w’)’(?=\w)|(?<=[’”]’)[tnr](?=\S)|(?<=\S’)[nr][’”](?=[ ,]*+(?:[’”\]]|\Z)))"
)
MIN_ITEMS = 4  # with fewer seams, an enumeration of quoted sentences looks the same
ALONE_SHARE = 0.6
MIN_MEAN_CHARS = 40  # paragraphs are longer than titles and options of a quiz; sentences half as long


class Listing(NamedTuple):
    """A line that is a list: its items, and whether its quotes have been curled."""

    start: int
    end: int
    items: tuple[Item, ...]
    curled: bool


def _balanced(text: str, quote: str) -> bool:
    """Tell whether no quotation opens in `text` without closing there."""
    if quote in "“”":
        return text.count("“") <= text.count("”")
    if quote == '"':
        return text.count('"') % 2 == 0
    opened = len(re.findall(r"(?:^|[\s(])['‘](?=\w)", text))
    closed = len(re.findall(r"(?<=[\w.,!?])['’](?=[\s.,;:!?)]|$)", text))
    return opened <= closed


_ESCAPED_LETTERS = r"(?:xa0|u20|[tnr](?=’|[^\Wa-z])|[nr]\Z)"
# An apostrophe or quote that `repr` would have escaped, by the quote around the item.
_UNESCAPED = {
    "'": lazy_pattern(r"'(?<!\\')"),
    '"': lazy_pattern(r'"(?<!\\")'),
    "’": lazy_pattern(rf"’(?<=[^\W\d_]’)(?=[^\W\d_])(?!{_ESCAPED_LETTERS})"),
    "”": lazy_pattern("”"),
}


def _quoted_as_by_repr(text: str, items: list[Item]) -> bool:
    """Tell whether the whole items have the quotes that `repr` chooses, straight or curled one way.

    It takes double quotes only for what holds an apostrophe and no double quote, and escapes the
    apostrophes of all others. A row of quotations does not keep to that.
    """
    whole = [item for item in items if item.quote and item.closed > item.end]
    if not ({item.quote for item in whole} <= {"'", '"'} or {item.quote for item in whole} <= {"’", "”"}):
        return False
    for item in whole:
        content = text[item.start : item.end]
        if _UNESCAPED[item.quote].search(content):
            return False
        if item.quote in '"”' and "'" not in content and "’" not in content:
            return False
    return True


def _is_json(text: str, items: list[Item]) -> bool:
    """Tell whether all items have the double quotes of JSON."""
    return all(item.quote == '"' and not _UNESCAPED['"'].search(text, item.start, item.end) for item in items)


def read_listing(text: str, alone: bool = True) -> Listing | None:
    """Return the list that a line is, or None. A line that is not nearly all of its text is not
    taken for a list without brackets, unless its items are as long as paragraphs.
    """
    by_comma, by_blank = (read_items(text, separator) for separator in ", ")
    items = max(by_comma, by_blank, key=len)
    has_commas = items is by_comma
    if len(items) < 2 and not (items and alone and WRAPPED.match(text)):
        return None
    contents = [text[item.start : item.end].strip() for item in items]
    filled = [content for content in contents if content]
    quotes = {item.quote for item in items if item.quote}
    curled = quotes <= set("’”")
    escapes = curled and bool(_CURLED_ESCAPE.search(text))
    whole = bool(items[0].quote)
    written = _quoted_as_by_repr(text, items) or (has_commas and _is_json(text, items))
    braced = BRACED.match(text) is not None
    if (len(items) < 2 or braced) and not written:
        return None
    bracketed = BRACKETED.match(text) is not None or (braced and alone and WRAPPED.match(text) is not None)
    if bracketed and (items[-1].closed == len(text) or any(map(_STRANGE_ITEM.search, contents))):
        return None  # to read the half of a list would leave the rest worse than it was
    empty = len(items) - len(filled)
    if len(items) == 1 and len(contents[0]) < MIN_MEAN_CHARS:
        return None
    if not _are_prose(filled, bracketed, alone, bool(empty or escapes), written):
        return None
    if not whole and not _balanced(contents[0], text[items[0].end]):
        return None
    mean = sum(map(len, filled)) / len(filled)
    if bracketed:
        convinced = True
    elif quotes & {"‘", "“"} and not whole:
        convinced = False  # questions quoted in a row look the same
    elif has_commas:
        convinced = len(items) >= MIN_ITEMS or (len(items) == MIN_ITEMS - 1 and mean > 2 * MIN_MEAN_CHARS)
        convinced = convinced or (empty + escapes > 0 and len(items) > 2)
    else:
        mixed = whole and len(quotes) > 1 and len(items) >= MIN_ITEMS
        convinced = empty >= 2 or (escapes and len(items) > 2) or (mixed and curled)
        least = MIN_ITEMS + (not whole) + (quotes == {"'"})
        convinced = convinced or (written and len(items) >= least and quotes != {'"'})
    return Listing(0, len(text), tuple(items), curled) if convinced else None


def _are_prose(filled: list[str], bracketed: bool, alone: bool, residue: bool, written: bool) -> bool:
    """Tell whether the items of a list are paragraphs, rather than titles, names or options."""
    if not filled:
        return False
    sizes = [len(content) + 2 * len(_WIDE.findall(content)) for content in filled]
    ended = [bool(_SENTENCE_END.search(content, max(0, len(content) - 8))) for content in filled]
    prose = [size for size, end in zip(sizes, ended, strict=True) if end or size > 2 * MIN_MEAN_CHARS]
    certain = (bracketed or residue) and alone and written
    if certain and sum(prose) > 0.6 * sum(sizes) and max(sizes) > 2 * MIN_MEAN_CHARS:
        return True  # the text is this list and nothing else: one paragraph among titles is enough
    if certain and bracketed and all(ended) and all(" " in content for content in filled):
        return True
    least = MIN_MEAN_CHARS * (1 if alone else 2)
    if bracketed or residue:
        least = MIN_MEAN_CHARS // (2 if all(ended) or certain else 1)
    mostly = 2 * len(prose) >= len(filled) or (residue and certain)
    return mostly and sum(sizes) >= least * len(filled)


def _may_be_list(text: str) -> bool:
    """Tell whether a text has two seams, or brackets and one, at the price of a few searches."""
    if WRAPPED.match(text):
        return True
    if sum(len(seam.findall(text)) for seam in _COMMA_SEAMS) > 1 - (text[:1] in "[a"):
        return True
    blanks = sum(len(seam.findall(text)) for seam in _BLANK_SEAMS)
    if blanks >= MIN_ITEMS - 1:
        return True
    return blanks > 1 and bool(
        _LISTLIKE_LINE.match(text) or _LISTLIKE_BREAK.search(text) or _EMPTY_ITEM.search(text)
    )


# Two quotes with nothing but blanks and a comma between them, or a bracket that opens a line.
_ANY_LIST = (
    *(lazy_pattern(rf"{quote}(?={BLANK}*+,?{BLANK}*+{OPENERS})") for quote in "'\"’”"),
    lazy_pattern(r"\[(?<!.\[)"),
)


#: Tells whether some line may be part of a list, at the price of a few searches.
MAY_HOLD_LIST = Matches(_ANY_LIST)


def listings(doc: Doc) -> list[tuple[int, str, Listing]]:
    """Return the offset, the text and the list of every line that is a list of paragraphs."""
    return doc.once(_listings)


def _listings(doc: Doc) -> list[tuple[int, str, Listing]]:
    return list(_read_listings(doc))


def _read_listings(doc: Doc) -> Iterator[tuple[int, str, Listing]]:
    text = doc.text
    if quoted_lines(doc) is not None:
        return  # its lines are read one by one
    if is_csv_field(text):
        return  # the quotes around its items are doubled: they are read once they are not
    if text[:1] == "[" and "\n" in text and text.rstrip().endswith("]"):
        # NumPy and pprint put every item on a line of its own.
        whole = text.replace("\n", " ")
        listing = read_listing(whole) if _may_be_list(whole) else None
        if listing is not None:
            yield 0, whole, listing
            return
    if not _may_be_list(text):
        return
    for line in doc.lines:
        if (len(line.text) > 2 * MIN_MEAN_CHARS or text[0] == "[") and _may_be_list(line.text):
            listing = read_listing(line.text, len(line.text) > ALONE_SHARE * len(doc.text))
            if listing is not None:
                yield line.start, line.text, listing
