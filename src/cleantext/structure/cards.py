"""Cards of other stories below a label, to the end of a text: headline, sentence, headline, sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..kernel.doc import Doc, Line
from ..kernel.sentences import closes_sentence, is_speech
from .foot import heads_links

__all__ = ["find_cards"]

LABEL_KINDS = ("recommendation", "label")
CARDS = 2
SHARE = 0.25  # of the text, at most: where more stands below a label, the article goes on
HEADLINE_CHARS, SENTENCE_CHARS = 140, (40, 320)
ARTICLE_CHARS = 800


def find_cards(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find what stands below `Related articles` if it is headlines, each with its sentence, and nothing more.

    An article that goes on below such a box has paragraphs one below the other, and is longer.
    """
    if not kinds or doc.body[1] - doc.body[0] < CARDS:
        return
    size = below = sum(len(line.text) for line in doc.filled)
    if size < ARTICLE_CHARS:
        return
    for at, line in enumerate(doc.filled):
        below -= len(line.text)
        if below <= SHARE * size and kinds.get(line.number) in LABEL_KINDS and _is_label(line.text):
            rest = [other for other in doc.filled[at + 1 :] if other.number not in kinds]
            if _are_cards(rest):
                yield from rest
            return


def _is_label(text: str) -> bool:
    """Tell whether a label heads links, in two words or more: `Related` alone heads a section as well."""
    return " " in text.strip() and heads_links(text)


def _are_cards(lines: Sequence[Line]) -> bool:
    """Tell whether lines are headlines and below each of some one sentence or two."""
    cards = 0
    is_headline = False  # the line above
    for line in lines:
        text = line.text.strip()
        if is_speech(text):
            return False
        if not closes_sentence(text):
            if len(text) > HEADLINE_CHARS:
                return False
            is_headline = True
            continue
        if not is_headline or len(text) > SENTENCE_CHARS[1]:
            return False
        cards += len(text) >= SENTENCE_CHARS[0]
        is_headline = False
    return cards >= CARDS
