"""What stands below the foot of a page: told by its speaking of nothing that the article speaks of.

A row of headlines is told by its look. Teasers that are sentences look like the article; what tells
them is that each of them is of something else, while the paragraphs of an article share words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.sentences import closes_sentence, holds_sentences
from .copies import CLOSERS, CUT, weight
from .kin import stems_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = [
    "END_KINDS",
    "FOOT_SIGNS",
    "LATE_KINDS",
    "Stems",
    "find_below",
    "is_authors_note",
    "is_lone_sentence",
    "kin",
    "may_go_on",
    "sentences_of",
    "words_of",
]

Stems: TypeAlias = frozenset[str]

#: Kinds of rules for what stands below an article, and hardly ever in it.
END_KINDS = frozenset(("comments", "legal", "paywall"))
LATE_KINDS = END_KINDS | {"navigation", "social"}  # these stand above and within articles too
SIGN_KINDS = LATE_KINDS - {"paywall"}  # a wall stands within articles that go on below it
SIGNS, FOOT_SIGNS = 2, 5
REST_LINES = 3  # of teasers; fewer, or so few with a long one, are the last lines of an article as often
TEASER_CHARS = 120
ALIKE = 0.6  # of the usual length of the article's paragraphs
BULLETS = "*-–—•·"
TRIES = 8  # places where the foot may begin, for each of which the whole text is read
LINE_CHARS = 500  # a teaser is a sentence or two, and some a paragraph
LABEL_CHARS = 48  # names of sections, prices, makers: they say little of what they are of
SAYING_CHARS = 32  # shorter lines are names, or those of a table or of verse
FEW_STEMS = (4, 8)  # of longer lines; below chrome that articles have too, it takes more to say something
ARTICLE_CHARS = 600  # of prose, to ask whether it speaks of something
KIN = 0.36  # of the words of the lines, and four fifths of what the article's own sentences share
THEME_KIN = 0.15  # of them that the article has more than once
LINE_KIN = 0.5  # of one line's, if it has words enough
LINE_STEMS = 4
SENTENCE_CHARS = 32  # of a lone sentence: a shorter one is a call or a motto as often
STEM_CHARS = 5  # shorter ones are of words that stand in every text
#: A correction, what an author declares, and whom one may call who is in need.
_NOTE = lazy_pattern(
    r"(?i)^\W{0,3}(?:corrections?|clarification|errat(?:um|a)|this (?:article|story) (?:was"
    r"|has been) (?:amended|corrected)|an earlier version|p\. ?s|ps:|the authors? (?:has|have|is|are"
    r"|owns?|declares?|received)|(?:some )?names have been|thanks to|i (?:own|hold) (?:no|some|shares)"
    r"|korrektur|berichtigung|richtigstellung|in einer früheren (?:version|fassung)|der autor"
    r"|die autorin|die namen|rectificatif|une version (?:précédente|antérieure)|l[’']aut(?:eur|rice)"
    r"|les (?:pré)?noms ont|corrección|fe de errores|correzione|rettifica|correctie|rectificatie"
    r"|rättelse|rettelse|oikaisu|sprostowanie|oprava|исправление|поправка)\b|\b(?:crimestoppers"
    r"|samaritans|helpline|lifeline|telefonseelsorge|call \d{3,}|appelez le \d{4})\b"
)
_SENTENCE_END = lazy_pattern(r"(?<=[.!?…。！？؟۔।])[\"'”’»)]?\s+")


def find_below(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find what follows a line of the page's foot, if neither the article speaks of it nor the rest."""
    first = doc.body[0]
    signs = [number for number in sorted(kinds) if number > first and kinds[number] in SIGN_KINDS]
    if not signs:
        return
    kept = [line for line in doc.lines if line.number not in kinds and line.text.strip()]
    numbers = [line.number for line in kept]
    start = len(kept)
    while start and len(kept[start - 1].text) <= LINE_CHARS:
        start -= 1
    done = -1
    tries = 0
    for sign in signs:
        at = max(start, bisect_right(numbers, sign))
        if at in (0, done, len(kept)) or kept[at - 1].number > sign or _is_farewell(kept[at].text):
            continue
        done = at
        tries += 1
        if tries > TRIES:
            return
        stretch = signs[bisect_right(signs, kept[at - 1].number) : bisect_right(signs, kept[at].number)]
        near = [kinds[number] for number in stretch]
        if len(near) < _signs_needed(kept[:at], kept[at:], near):
            continue
        if _tell_of_other_things(kept[:at], kept[at:], FEW_STEMS[kinds[sign] not in END_KINDS]):
            yield from kept[at:]
            return


def _is_farewell(text: str) -> bool:
    """Tell whether a line may be the end of a letter, before its name, or what its author adds."""
    return text.rstrip().endswith((",", "，", "、")) or is_authors_note(text)


def is_authors_note(text: str) -> bool:
    """Tell whether a sentence corrects or declares something, or names a line that helps.

    >>> is_authors_note("Correction: she is 54."), is_authors_note("Corrections and clarifications")
    (True, False)
    """
    return closes_sentence(text) and _NOTE.search(text) is not None


def is_lone_sentence(lines: Sequence[Line]) -> bool:
    """Tell whether lines are one sentence alone, as the last one of an article is below a form."""
    text = lines[0].text
    return len(lines) == 1 and closes_sentence(text) and weight(text.strip()) >= SENTENCE_CHARS


def _signs_needed(article: Sequence[Line], rest: Sequence[Line], near: Sequence[str]) -> int:
    """Return how many lines of the foot must stand above the rest: more, if it may be the article's.

    Paragraphs as long as the article's may be those with which it goes on, below a notice that stands
    within it, and a line or two its end. Only what goes on with a notice is less.
    """
    if may_go_on(article, rest):
        return FOOT_SIGNS
    sizes = [len(line.text) for line in rest if len(line.text) > SAYING_CHARS]
    few = len(sizes) < REST_LINES + (max(sizes, default=0) > TEASER_CHARS)
    if few and not ("legal" in near and rest[0].text[:1].islower()):
        return FOOT_SIGNS
    return 1 if "legal" in near or not is_prose(rest[0].text) else SIGNS


def may_go_on(article: Sequence[Line], rest: Sequence[Line], least: int = 2) -> bool:
    """Tell whether lines hold paragraphs nearly as long as the article's, so that it may go on with them.

    Items of a list, and what breaks off, are none. Where the article's paragraphs have some sentences each,
    so has one of those: teasers have one. Fewer than `least` tell nothing.
    """
    own = [line.text for line in article if is_prose(line.text)]
    more = [line.text for line in rest if is_prose(line.text) and _is_paragraph(line.text)]
    if len(more) < least or not own:
        return False
    usual = sorted(map(len, own))[len(own) // 2]
    if sum(map(len, more)) < ALIKE * usual * len(more):
        return False
    return any(map(holds_sentences, more)) or 2 * sum(map(holds_sentences, own)) < len(own)


def _is_paragraph(text: str) -> bool:
    return text.lstrip()[0] not in BULLETS and not text.rstrip(CLOSERS).endswith(CUT)


def _tell_of_other_things(article: Sequence[Line], rest: Sequence[Line], few: int) -> bool:
    prose = sum(len(line.text) for line in article if is_prose(line.text))
    if prose < ARTICLE_CHARS or sum(len(line.text) for line in rest) > prose:
        return False
    words = [words_of(line.text) for line in rest]
    said = sum(len(stems) for stems, line in zip(words, rest, strict=True) if len(line.text) > SAYING_CHARS)
    if said < few:
        return False
    sentences = sentences_of(article)
    themes = Counter(stem for stems in sentences for stem in stems)
    both = themes + Counter(stem for stems in words for stem in stems)
    for stems, line in zip(words, rest, strict=True):
        if len(line.text) > LABEL_CHARS and len(stems) >= LINE_STEMS and kin([stems], both) > LINE_KIN:
            return False
    own = kin(sentences, themes)
    return kin(words, themes) <= min(THEME_KIN, own / 2) and kin(words, both) <= min(KIN, 4 * own / 5)


def sentences_of(lines: Sequence[Line]) -> list[Stems]:
    """Return the words of each sentence of some lines."""
    return [words_of(text) for line in lines for text in _SENTENCE_END.split(line.text)]


def words_of(text: str) -> Stems:
    """Return the beginnings of the words of a text, those that stand in every text aside."""
    return frozenset(
        stem for stem in stems_of(text) if len(stem) >= STEM_CHARS or "\u2e80" <= stem[0] <= "\u9fff"
    )


def kin(lines: Sequence[Stems], counts: Counter[str]) -> float:
    """Return the share (0…1) of the words of lines that are counted more than once."""
    size = sum(map(len, lines))
    return sum(counts[stem] > 1 for line in lines for stem in line) / size if size else 0.0
