"""How much of a line the article speaks of: a summary shares its words, another story does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, is_prose, unlinked

__all__ = ["Article", "article_of", "kinship", "share", "stems_of"]

STEM_CHARS = 5  # inflections begin alike
WORD_CHARS = 4  # shorter words stand in every text
#: Of four lines of an article in Chinese, the lines above have a quarter of the pairs, where in English they
#: have two fifths of the words.
PAIRS_COUNT = 2
_WORDS = lazy_pattern(r"[^\W\d_]+")


class Article(NamedTuple):
    """What the prose of a text speaks of: how often it has each stem, how many in all, and its length.

    With a `base`, the stems are those that the base has and this one has not.
    """

    stems: Counter[str]
    size: int
    chars: int
    base: Article | None = None

    def count(self, stem: str) -> int:
        """Return how often the article has a stem."""
        return self.stems[stem] if self.base is None else self.base.count(stem) - self.stems[stem]

    def without(self, texts: Iterable[str]) -> Article:
        """Return the same without some of its lines; lines that are no prose were not in it."""
        prose = [text for text in texts if is_prose(text)]
        if not prose:
            return self
        less = Counter(stem for text in prose for stem in stems_of(text))
        return Article(less, self.size - less.total(), self.chars - sum(map(len, prose)), self)


def article_of(doc: Doc) -> Article:
    """Return what the prose of a text speaks of. Ask `doc.once` for it."""
    prose = [text for text in doc.line_texts if is_prose(text)]
    stems = Counter(stem for text in prose for stem in stems_of(text))
    return Article(stems, stems.total(), sum(map(len, prose)))


def stems_of(text: str) -> list[str]:
    """Return the beginnings of the longer words of a text, and of scripts without blanks all pairs.

    >>> stems_of("The bridges of Sampletown"), stems_of("新桥开放")
    (['bridg', 'sampl'], ['新桥', '桥开', '开放'])
    """
    stems = []
    for word in _WORDS.findall(unlinked(text).lower()):
        if "\u2e80" <= word[0] <= "\u9fff":
            stems += [word[at : at + 2] for at in range(len(word) - 1)]
        elif len(word) >= WORD_CHARS:
            stems.append(word[:STEM_CHARS])
    return stems


def kinship(lines: Iterable[str], article: Article) -> float:
    """Return the share (0…1) of the words of lines that the article has too; 1 if they have no words."""
    stems = [stem for line in lines for stem in stems_of(line)]
    return share(stems, [stem for stem in stems if article.count(stem) > 0]) if stems else 1.0


def share(stems: Sequence[str], known: Sequence[str]) -> float:
    """Return which share (0…1) of stems those that are `known` are; pairs of signs count for more."""
    pairs = sum("\u2e80" <= stem[0] <= "\u9fff" for stem in known)
    return min(1.0, (len(known) + (PAIRS_COUNT - 1) * pairs) / len(stems))
