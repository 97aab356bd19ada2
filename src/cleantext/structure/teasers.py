"""Rows of teasers that break off: each of another story, and of none more than its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..doc import Doc, Line
from ..finders import drop_line
from ..patch import Edit
from .copies import CUT
from .kin import Article, article_of, kinship

__all__ = ["find_teasers", "may_be_teasers"]

ROW = 3
CHARS = (30, 400)
ARTICLE_CHARS = 400  # of prose besides the row
SPREAD = 0.08  # three quarters of them were cut at nearly the same length
WORDS = 6  # in scripts with blanks: what a program prints has fewer, or signs of its own
_OUTPUT = frozenset("=<>{}_\\")
KIN = 0.4  # of the words of the row: those of an author who lets his sentences trail off are the article's
_CLOSERS = " \u00a0\"'”’)]»"
_SPEECH = frozenset("\"'“‘«„「『…[(")


def find_teasers(doc: Doc) -> Iterator[Edit]:
    """Find three lines or more in a row that all break off, of which the article does not speak.

    A page cuts its teasers at the same length, give or take a word; what an author lets trail off is not.
    Speech and quotations trail off too: a line that begins with a quotation mark parts the row.
    """
    row: list[Line] = []
    for line in (*doc.filled, None):
        if line is not None and _breaks_off(line.text):
            row.append(line)
            continue
        if len(row) >= ROW and _tell_of_other_things(row, doc.once(article_of)):
            yield from (drop_line(teaser, "content.teasers") for teaser in row)
        row = []


def may_be_teasers(doc: Doc) -> bool:
    """Tell whether some line breaks off."""
    return any(_breaks_off(line.text) for line in doc.filled)


def _breaks_off(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    return (
        bare.endswith(CUT)
        and CHARS[0] <= len(text) <= CHARS[1]
        and text.lstrip()[0] not in _SPEECH
        and (text.count(" ") >= WORDS or text[len(text) // 2] > "\u0e00")
        and _OUTPUT.isdisjoint(text)
    )


def _tell_of_other_things(row: Sequence[Line], article: Article) -> bool:
    texts = [line.text for line in row]
    sizes = sorted(map(len, texts))
    usual = sizes[len(sizes) // 2]
    if 4 * sum(abs(size - usual) <= SPREAD * usual for size in sizes) < 3 * len(sizes):
        return False
    rest = article.without(texts)
    return rest.chars >= ARTICLE_CHARS and kinship(texts, rest) <= KIN
