r"""Texts that are the `repr` of a list of paragraphs.

A scraper that writes `str(paragraphs)` leaves brackets, quotes, separators and escapes between the
paragraphs. Later steps curl the straight quotes (`'` to `’`, `"` to `”`), turn a backslash into a
quote as well (`hasn\'t` to `hasn’’t`, `\t` to `’t`), or cut off the ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule
from .listgrammar import Item
from .listparse import MAY_HOLD_LIST, listings
from .unescape import ESCAPE, character, resolve

__all__ = ["RULES"]


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
            if item.quote == '"' == text[item.start] == text[item.end - 1] and item.end - item.start > 2:
                # A CSV writer has doubled the quotes of the item.
                yield Edit(offset + item.start, offset + item.start + 1, "", rule)
                at -= 1
        if at < len(text):
            yield Edit(offset + at, offset + len(text), "", rule)


# In curled text the backslash has become a quote: ’’ is \', ’t is \t, ’xa0 is \xa0.
_CURLED_ESCAPE = lazy_pattern(
    r"’{1,2}(?:xa0|u(?P<code>(?:20|00|30)[0-9a-f]{2}))|(?P<pair>’’)"
    r"|(?P<blank>(?:’[tnr]){2,}|(?<![^\W\d_])’[tnr](?![a-z])|’n(?=[A-Z])|’[nr]\Z)"
)
_CURLED_BACKSLASH = lazy_pattern(r"’(?:(?=’|[tnrxu][’”]|xa0|u20|n[A-Z])|(?=[tnr])(?<=[’”]’))")


_INNER_QUOTATION = lazy_pattern(
    r"’’(?<![^\s”“(—]’’)(?=[A-Z])[^’]{1,400}?(?:’’?\w[^’]{1,400}?){0,20}[.,!?…](’’)(?!\w)"
)


def _inner_quotations(text: str, item: Item) -> Iterator[tuple[int, int]]:
    """Yield where the escaped single quotes of a quotation within an item open and close."""
    if item.quote == "’":
        for match in _INNER_QUOTATION.finditer(text, item.start, item.end):
            yield match.start(), match.start(1)


def find_list_escapes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that resolve the escapes within the items of a list."""
    rule = ("residue.list-escapes",)
    if "\\" not in doc.text and not _CURLED_BACKSLASH.search(doc.text):
        return
    for offset, text, listing in listings(doc):
        for item in listing.items:
            if not text[item.start : item.end].strip():
                continue
            for match in ESCAPE.finditer(text, item.start, item.end):
                resolved = resolve(match)
                if resolved is not None:
                    yield Edit(offset + match.start(), offset + match.end(), resolved, rule)
            if not listing.curled:
                continue
            quoted = {at for span in _inner_quotations(text, item) for at in span}
            for match in _CURLED_ESCAPE.finditer(text, item.start, item.end):
                start, end = match.span()
                if match.lastgroup == "pair":
                    start, new = end - 1, ""
                    if match.start() in quoted and text[match.end()].isupper():
                        start, new = match.start(), "‘"
                elif match.lastgroup == "blank":
                    new = "\n" if "n" in match.group() else " "
                else:
                    new = character(match.group("code") or "a0") or ""
                yield Edit(offset + start, offset + end, new, rule)


_BEFORE_WORD = lazy_pattern(r"”(?<=[\s’(\[—–-]”)")


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
                if (before.isspace() or before in "([—–-") and (after.isalnum() or after in "[($£€#@"):
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
        may_find=MAY_HOLD_LIST,
    ),
    Rule(
        "residue.list-escapes",
        find_list_escapes,
        _NEEDS,
        "escapes within the items of a list's repr",
        drops=(f"['{_ONE}\\n', '{_TWO}\\xa0{_THREE}', 'He didn\\'t know. {_FOUR}']",),
        keeps=("The path is C:\\new, and the tab is \\t.",),
        may_find=MAY_HOLD_LIST,
    ),
    Rule(
        "residue.list-quotes",
        find_list_quotes,
        _NEEDS,
        "quotes of a list's repr, all curled one way",
        drops=(f"’”It rains,” she said. {_ONE}’ ’’ ’’ ’{_TWO}’",),
        keeps=("”Jag tror det”, sade hon. ”Nej”, sade han.",),
        may_find=Matches((_BEFORE_WORD,)),
    ),
)
