"""Spaces inside tokens: split initials, numbers and compounds, spaces before punctuation.

A house style can look the same (`J. R. R. Tolkien`, ` - ` as a dash, `5 : 3`), so most of these
repairs need evidence that this document's spaces are damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..doc import Doc
from ..patch import Edit
from ..rule import Rule

__all__ = ["RULES"]

_INITIALS = re.compile(r"\b[A-Z]\.(?: [A-Z]\.)+")
# Nobody's style spaces these; `J. R. R. Tolkien` is the style of many.
_ACRONYMS = re.compile(r"\b(?:U\. S\.|U\. N\.|U\. K\.|D\. C\.)")
_ACRONYM = frozenset({"U. S.", "U. N.", "U. K.", "D. C.", "U. S. A.", "U. A. E."})
_GAP = re.compile(r"[^\s.!?:—–-]   [^\s—–-]")


def spaces_are_damaged(text: str) -> bool:
    """Tell whether a text shows split acronyms, or gaps where words were deleted."""
    return _ACRONYMS.search(text) is not None or _GAP.search(text) is not None


def find_initials(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close split initials and acronyms."""
    damaged: bool | None = None
    for match in _INITIALS.finditer(doc.text):
        if match.group() not in _ACRONYM:
            if damaged is None:
                damaged = spaces_are_damaged(doc.text)
            if not damaged:
                continue
        for at in range(match.start() + 2, match.end(), 3):
            yield Edit(at, at + 1, "", ("spacing.initials",))


_THOUSANDS = re.compile(r"(?<![\d,.])([$£€¥]?)(\d{1,3})((?:, \d{3})+)(?![\d-]|, \d|,\d)")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) $"
)
_DECIMAL = re.compile(
    r"(?:(?<=[$£€¥])\d{1,4}|(?<![\w.,$£€¥-])\d{1,3})\.( )\d{1,3}"
    r"(?= (?:million|billion|trillion|percent|per cent|percentage points?)\b|%)"
)


def find_split_number(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close numbers split at their comma or point."""
    text = doc.text
    damaged = spaces_are_damaged(text)
    for match in _THOUSANDS.finditer(text):
        sign, _, groups = match.groups()
        zeros = groups.endswith("000")
        if not (
            zeros
            or ((sign or damaged) and not _MONTH.search(text, max(0, match.start() - 12), match.start()))
        ):
            continue
        for comma in re.finditer(",", groups):
            at = match.start(3) + comma.end()
            yield Edit(at, at + 1, "", ("spacing.split-number",))
    for match in _DECIMAL.finditer(text):
        if damaged or text[match.start() - 1 : match.start()] in ("$", "£", "€", "¥"):
            yield Edit(match.start(1), match.end(1), "", ("spacing.split-number",))


_SPACED_HYPHEN = re.compile(r"(?<=\S)( )-( )(?=\S)")
_PREFIXES = frozenset(
    "self non anti pro ex co pre post multi semi mid counter re sub ultra pseudo quasi neo vice".split()
)
_SUFFIXES = frozenset(
    "led backed based born run owned controlled held made style sponsored funded trained allied aligned "
    "occupied wide related old year years term level range scale friendly looking speaking dominated "
    "linked inspired proclaimed designed built era like long term affiliated ruled educated supported "
    "supplied financed armed language class time fire in up off down out".split()
)
_LAST_WORD = re.compile(r"([^\W_]+|[A-Z]\.)$")
_FIRST_WORD = re.compile(r"[^\W_]+")


def _compound(text: str, start: int, end: int) -> bool:
    """Tell whether the hyphen with blanks at `start..end` joins the parts of a compound."""
    left = _LAST_WORD.search(text, max(0, start - 40), start)
    right = _FIRST_WORD.match(text, end)
    if left is None or right is None:
        return False
    return left.group(1).lower() in _PREFIXES or right.group() in _SUFFIXES


def find_spaced_hyphen(doc: Doc) -> Iterator[Edit]:
    """Yield edits that join compounds, where all spaced hyphens of the text are in compounds."""
    text = doc.text
    spots = [match.span() for match in _SPACED_HYPHEN.finditer(text)]
    if not spots or (len(spots) < 2 and not _ACRONYMS.search(text)):
        return
    if all(_compound(text, start, end) for start, end in spots):
        for start, end in spots:
            yield Edit(start, start + 1, "", ("spacing.spaced-hyphen",))
            yield Edit(end - 1, end, "", ("spacing.spaced-hyphen",))


_SPLIT_ELLIPSIS = re.compile(r"(?<![.\s])\.( )\.\.(?!\.)|(?<![.\s])\.\.( )\.(?![.\w])")


def find_split_ellipsis(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the three dots of an ellipsis."""
    for match in _SPLIT_ELLIPSIS.finditer(doc.text):
        start, end = match.span(match.lastindex or 0)
        yield Edit(start, end, "", ("spacing.split-ellipsis",))


_COMMA = re.compile(r"(?<=[^\W_])( ),(?=\s|$)")


def find_space_before_comma(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space before a comma."""
    for match in _COMMA.finditer(doc.text):
        yield Edit(match.start(1), match.end(1), "", ("spacing.before-comma",))


RULES = (
    Rule(
        "spacing.initials",
        find_initials,
        (
            ". a.",
            ". b.",
            ". c.",
            ". d.",
            ". e.",
            ". f.",
            ". g.",
            ". i.",
            ". j.",
            ". k.",
            ". l.",
            ". m.",
            ". n.",
        )
        + (
            ". h.",
            ". o.",
            ". p.",
            ". q.",
            ". r.",
            ". s.",
            ". t.",
            ". u.",
            ". v.",
            ". w.",
            ". x.",
            ". y.",
            ". z.",
        ),
        "acronym or initials split by spaces",
        "spacing",
        drops=("The U. S. and the U. N. agreed.",),
        keeps=("J. R. R. Tolkien wrote it.", "Das ist z. B. richtig."),
    ),
    Rule(
        "spacing.split-number",
        find_split_number,
        (", 0", ", 1", ", 2", ", 3", ", 4", ", 5", ", 6", ", 7", ", 8", ", 9")
        + (". 0", ". 1", ". 2", ". 3", ". 4", ". 5", ". 6", ". 7", ". 8", ". 9"),
        "number split after its comma or point",
        "spacing",
        drops=("It sent 1, 000 Marines.", "A loan of $213. 4 million."),
        keeps=("On April 14, 276 Nigerian girls were taken.", "That was in 2013. 4 million fled."),
    ),
    Rule(
        "spacing.spaced-hyphen",
        find_spaced_hyphen,
        (" - ",),
        "hyphen of a compound with spaces around it",
        "spacing",
        drops=("The self - proclaimed state fought an American - backed group.",),
        keeps=("It hurts our health - mental and physical - but we go on.",),
    ),
    Rule(
        "spacing.split-ellipsis",
        find_split_ellipsis,
        (". ..", ".. ."),
        "ellipsis split by a space",
        "spacing",
        drops=("The leader of Iran. ..",),
        keeps=("He paused . . . and went on.",),
    ),
    Rule(
        "spacing.before-comma",
        find_space_before_comma,
        (" ,",),
        "space before a comma",
        "spacing",
        drops=("The Aircraft , which had landed, burned.",),
        keeps=("said Khedery, . It ended",),
    ),
)
