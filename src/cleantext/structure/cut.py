"""Teasers of other stories that the page cut short, in a row: above the article, below it, within it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..doc import Doc, Line, is_prose
from ..finders import closes_sentence, drop_line
from ..patch import Edit
from .kin import article_of, kinship
from .others import BODY_STEMS, KIN

__all__ = ["find_cut", "may_be_cut"]

DOTS = ("...", "…")
CUTS = (3, 5)  # lines that make a row, and that need no other sign if the article has none
CUT_CHARS = (24, 300)
CLOSERS = "!?\"'”’»)]"  # dots behind these are the author's
TITLE_CHARS = 90
ARTICLE_LINES = 3
_NO_DIGITS = dict.fromkeys(range(ord("0"), ord("9") + 1))


def may_be_cut(doc: Doc) -> bool:
    """Tell whether a text has dots that break something off."""
    return "..." in doc.text or "…" in doc.text


def find_cut(doc: Doc) -> Iterator[Edit]:
    """Find rows of teasers that break off, of which the article does not speak or does not break off.

    Titles may stand between them. Who trails off in the article, too, writes so.
    """
    cut = {number for number, text in enumerate(doc.line_texts) if _is_cut(text)}
    if len(cut) < CUTS[0]:
        return
    whole = [number for number, text in enumerate(doc.line_texts) if number not in cut and is_prose(text)]
    if len(whole) < ARTICLE_LINES:
        return
    for row in _rows(doc, cut):
        numbers = {line.number for line in row} & cut
        if len(numbers) < CUTS[0] or 2 * len(numbers) < len(row) or _is_log(doc, numbers):
            continue
        article = doc.once(article_of).without(line.text for line in row)
        if article.size < BODY_STEMS:
            continue
        outside = row[-1].number < whole[0] or row[0].number > whole[-1]
        alone = len(numbers) == len(cut)
        kin = kinship([line.text for line in row], article)
        if (outside and (kin < KIN or (alone and len(numbers) >= CUTS[1]))) or (alone and kin < KIN / 2):
            yield from (drop_line(line, "content.cut") for line in row)


def _is_log(doc: Doc, cut: set[int]) -> bool:
    """Tell whether lines are what a program prints: they say the same, but for their numbers."""
    return 2 * len({doc.line_texts[number].translate(_NO_DIGITS) for number in cut}) <= len(cut)


def _is_cut(text: str) -> bool:
    text = text.strip()
    return (
        text.endswith(DOTS)
        and CUT_CHARS[0] <= len(text) <= CUT_CHARS[1]
        and not text[0].islower()
        and text.rstrip(".…")[-1:] not in CLOSERS
    )


def _rows(doc: Doc, cut: set[int]) -> Iterator[Sequence[Line]]:
    """Yield the runs of cut lines, with the titles between them and above the first."""
    row: list[Line] = []
    titles: list[Line] = []
    for line in doc.lines:
        text = line.text.strip()
        if not text:
            continue
        if line.number in cut:
            row += [*titles, line]
            titles = []
        elif len(text) <= TITLE_CHARS and not closes_sentence(text) and not titles and row:
            titles = [line]
        else:
            if row:
                yield row
            row, titles = [], []
    if row:
        yield row
