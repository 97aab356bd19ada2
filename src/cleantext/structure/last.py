"""The last lines of a page's foot, which no rule knows: one to three among lines that rules do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.sentences import closes_sentence, is_speech
from .below import END_KINDS, is_authors_note, is_lone_sentence
from .foot import FOOT_KINDS
from .kin import article_of, kinship

__all__ = ["find_last"]

SIGN_KINDS = FOOT_KINDS - {"label"}  # which heads a box of headlines within an article too
LINES = 3
SIGNS = 3  # different lines of the foot above what ends the text
SIGNS_AROUND = 2  # and above and below what stands between them
SHARE = 0.3  # of the article's prose, at most: more would be the article
KIN = 0.4  # of its words that the article has
_CLOSES = lazy_pattern(
    r"(?i)^(?:the funeral|tickets (?:[\w ]{0,30} )?(?:are|cost)|die (?:trauerfeier|beisetzung)"
    r"|karten (?:kosten|gibt)|les obsèques|les billets)\b"
    r"|\b(?:police|detectives|survived by|polizei|gendarmerie|enquêteurs|policía|carabinieri|politie"
    r"|полици\w+|teaches|lehrt|enseigne"
    r"|is (?:an? )?(?:professor|lecturer|historian|writer|journalist|novelist))\b"
)
#: One who says I or me, in the languages of most pages.
_FIRST = lazy_pattern(
    r"(?<!\w)(?:I|I['’](?:m|ve|d|ll)|[Mm]e|[Mm]y|[Ii]ch|[Mm]ir|[Mm]ich|[Mm]eine?[mnrs]?|[Jj]e|[Jj]['’](?:ai|étais)"
    r"|m['’][a-zé]\w*|[Mm]on|[Mm]es|[Yy]o|[Mm]is?|[Ii]o|[Mm]i[oa]|[Ee]u|[Mm]eu|[Mm]inha)(?!\w)"
)
STEMS_CHARS = 400  # of prose, to ask whether it speaks of something


def find_last(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find up to three lines that end the text behind lines of the foot, or stand between the last of these.

    Of what they tell the article does not speak, and its author does not speak in them. Ads, credits and
    pointers stand in articles too, and are no signs of a foot. Sentences go only beside notices or comments:
    below a box the article may go on, also below that of a newsletter, which has a notice of its own.
    """
    lines = doc.filled
    end = len(lines)
    while end and lines[end - 1].number in kinds:
        end -= 1
    start = end
    while start and end - start <= LINES and lines[start - 1].number not in kinds:
        start -= 1
    top = start
    while top and lines[top - 1].number in kinds:
        top -= 1
    rest = lines[start:end]
    above, below = (_signs(part, kinds) for part in (lines[top:start], lines[end:]))
    told = {*above.values(), *below.values()}
    is_foot = min(len(above), len(below)) >= SIGNS_AROUND if below else len(above) >= SIGNS
    if not (is_foot and 0 < len(rest) <= LINES and top) or not _is_apart(doc, rest):
        return
    prose = [line.text for line in rest if is_prose(line.text)]
    if prose and told.isdisjoint(END_KINDS):
        return
    if any(_is_authors(line.text) for line in rest):
        return
    notices = sum(kind in END_KINDS for kind in above.values())
    if notices < SIGNS_AROUND and "newsletter" in above.values() and is_lone_sentence(rest):
        return
    # Below a thread it may be a reader who says I.
    if "comments" in above.values() or not any(map(_FIRST.search, prose)):
        yield from rest


def _is_authors(text: str) -> bool:
    """Tell whether a sentence is how articles close: corrections, funerals, tickets, police, who wrote it."""
    return is_authors_note(text) or (closes_sentence(text) and _CLOSES.search(text) is not None)


def _signs(lines: Sequence[Line], kinds: Mapping[int, str]) -> dict[str, str]:
    """Return the kinds of the different lines that are signs of a foot, by their texts."""
    return {line.text.strip(): kind for line in lines if (kind := kinds[line.number]) in SIGN_KINDS}


def _is_apart(doc: Doc, rest: Sequence[Line]) -> bool:
    """Tell whether the last lines speak of something else than the article above them does."""
    texts = [line.text for line in rest]
    article = doc.once(article_of).without(texts)
    return (
        article.chars >= STEMS_CHARS
        and sum(map(len, texts)) <= SHARE * article.chars
        and not any(is_speech(text.strip()) for text in texts)
        and kinship(texts, article) <= KIN
    )
