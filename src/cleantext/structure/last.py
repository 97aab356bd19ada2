"""The last lines of a page's foot, which no rule knows: one to three among lines that rules do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..kernel.doc import Doc, Line, is_prose
from ..kernel.sentences import is_speech
from .below import END_KINDS
from .foot import FOOT_KINDS
from .kin import article_of, kinship

__all__ = ["find_last"]

SIGN_KINDS = FOOT_KINDS - {"label"}  # which heads a box of headlines within an article too
LINES = 3
SIGNS = 3  # different lines of the foot above what ends the text
SIGNS_AROUND = 2  # and above and below what stands between them
SHARE = 0.3  # of the article's prose, at most: more would be the article
KIN = 0.4  # of its words that the article has
STEMS_CHARS = 400  # of prose, to ask whether it speaks of something


def find_last(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find up to three lines that end the text behind lines of the foot, or stand between the last of these.

    Of what they tell the article does not speak. Ads, credits and pointers stand in articles too, and are no
    signs of a foot. Sentences go only beside notices or comments: below a box the article may go on.
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
    if not told.isdisjoint(END_KINDS) or not any(is_prose(line.text) for line in rest):
        yield from rest


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
