"""What is broken in a text and cannot be repaired: reported, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .cleaner import Cleaned

__all__ = ["KINDS_OF_DAMAGE", "Damage", "find_damage"]

#: The kinds of damage, in words.
KINDS_OF_DAMAGE = {
    "gap": "words are missing: only the blanks around them are left",
    "cut-off": "the paragraph is cut off in the middle of a sentence",
    "orphan-mark": "a punctuation mark without the words that it closed",
    "lost-character": "a character was lost in decoding",
    "mixed-script": "a word mixes letters of scripts that look alike",
}


class Damage(NamedTuple):
    """One place beyond repair: `raw[raw_start:raw_end]`, what kind, and what is wrong in words."""

    kind: str
    raw_start: int
    raw_end: int
    why: str


# Three blanks between words of one line. Around a dash they are a typesetter's.
_GAP = re.compile(r"(?<=[^\s.!?:|—–-])   +(?=[\w“‘(\[$£€])")
_ORPHAN_MARK = re.compile(r"(?<=\w)[,;:] +[.,;](?=\s|$)|(?<=\s)[.,;](?=\s)|“ +”|\( *\)")
_LOST = re.compile("\ufffd+")
_MIXED = re.compile(
    "(?:[A-Za-z]+[\u0430-\u044f\u0410-\u042f\u03bf\u0391-\u03a9]|[\u0400-\u04ff]+[A-Za-z])\\w*"
)
_START = re.compile(r"[a-z\u00df-\u00ff\u0430-\u044f][^\W\d_]*")
_ENDED = re.compile(r"[.!?…。！？؟۔।:;][\"'”’»“)\]\s]*$|[\"”»“)\]]$")
_LETTER_LEFT = re.compile(r"(?<=[.!?] )[A-Z]$")
_TITLE_LEFT = re.compile(r"\b(?:Gen|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Maj|Prof|Rev)\.$")
_LAST_WORD = re.compile(r"\w+\W*$")
_MIN_GAPS = 2  # one wide blank is a typing slip; a text with deleted words has many
_MIN_PROSE_CHARS = 40


def find_damage(cleaned: Cleaned) -> tuple[Damage, ...]:
    """Return the places of the raw text that are beyond repair, in order.

    >>> import cleantext
    >>> spot = cleantext.trace("The lessons of the   era, whose presence in   areas is new.").damage[0]
    >>> spot.kind, spot.raw_start, spot.raw_end
    ('gap', 18, 21)
    """
    found = [*_in_raw(cleaned.raw), *_in_paragraphs(cleaned)]
    return tuple(sorted(set(found), key=lambda spot: (spot.raw_start, spot.raw_end, spot.kind)))


def _spot(kind: str, start: int, end: int) -> Damage:
    return Damage(kind, start, end, KINDS_OF_DAMAGE[kind])


def _in_raw(raw: str) -> Iterator[Damage]:
    if "   " in raw:
        gaps = [match.span() for match in _GAP.finditer(raw)]
        if len(gaps) >= _MIN_GAPS:
            yield from (_spot("gap", *span) for span in gaps)
    yield from (_spot("orphan-mark", *match.span()) for match in _ORPHAN_MARK.finditer(raw))
    yield from (_spot("lost-character", *match.span()) for match in _LOST.finditer(raw))
    yield from (_spot("mixed-script", *match.span()) for match in _MIXED.finditer(raw))


def _in_paragraphs(cleaned: Cleaned) -> Iterator[Damage]:
    paragraphs = cleaned.paragraphs()
    from_list = any("residue.list-items" in edit.rules for edit in cleaned.edits)
    for paragraph in paragraphs:
        text = paragraph.text
        first = _START.match(text)
        if first and len(text) >= _MIN_PROSE_CHARS and len(paragraphs) > 1:
            start = paragraph.raw_start
            yield _spot("cut-off", start, start + first.end())
        broken = _LETTER_LEFT.search(text) or (_TITLE_LEFT.search(text) if len(paragraphs) > 1 else None)
        if broken is None and from_list and text[-1].isascii() and not _ENDED.search(text):
            broken = _LAST_WORD.search(text)
        if broken:
            size = len(text) - broken.start()
            yield _spot("cut-off", paragraph.raw_end - size, paragraph.raw_end)
