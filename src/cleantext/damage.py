"""What is broken in a text and cannot be repaired: reported, never guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from .base.lazy import lazy_pattern
from .cleaning.cleaned import Cleaned
from .paragraph import Paragraph

__all__ = ["DAMAGE_KINDS", "Damage", "damage_score", "find_damage"]

#: The kinds of damage: what each means, and how heavily one place weighs in the score.
DAMAGE_KINDS = {
    "gap": ("words are missing: only the blanks around them are left", 1.0),
    "cut-off": ("the text is cut off in the middle of a sentence", 2.0),
    "orphan-mark": ("a punctuation mark without the words that it closed", 1.0),
    "empty-quotes": ("quotation marks or brackets without the words between them", 1.0),
    "lost-character": ("a character was lost in decoding", 1.0),
    "mojibake": ("characters decoded with the wrong encoding", 1.0),
    "mixed-script": ("a word mixes letters of scripts that look alike", 0.5),
}

#: One place of weight 1 in this many words makes a score of 0.5.
WORDS_AT_HALF = 50


class Damage(NamedTuple):
    """One place beyond repair: `raw[raw_start:raw_end]`, what kind, and what is wrong in words."""

    kind: str
    raw_start: int
    raw_end: int
    why: str


# Blanks between words of one line, too wide to be typed: three, or two before what closes a sentence.
# Around a dash and behind a full stop they are a typesetter's.
_GAP = lazy_pattern(
    r"(?<=[^\s.!?:;|—–*•=_-]) {3,}(?=[\w“‘(\[$£€])"
    r"|(?<=\w) {2,}(?=[.,](?:\s|$))"
    r"|(?<=[“(]) {2,}(?=\w)"
)
_EMPTY = lazy_pattern(r"“ *”|\( +\)|\(“ *”\)")
_MIN_GAPS = 3  # one or two wide blanks are slips of typing; a text with deleted words has many
_WORDS_A_GAP = 3  # closer together than this they are the columns of a table

_ORPHAN = lazy_pattern(r"[,;:](?<=\w[,;:]) [.,;](?=\s|$)|\.(?<=\w\.) \.(?= [A-Z“])")
_LOST = lazy_pattern("\ufffd+")
_MOJIBAKE = lazy_pattern("â€(?![\\w€])|â€[\u2122œ\u009d\u201c\u201d\u02dc¦]|[ÃÂ][\u0080-\u009f\u00a1-\u00bf]")
# Cyrillic and Greek letters that look Latin, inside a word of Latin letters.
_LATIN_LETTER = "A-Za-z\u00c0-\u024f"
_MIXED = lazy_pattern(rf"\b[{_LATIN_LETTER}]*[асеорухіјѕԁАВЕКМНОРСТХІЅοΟ][{_LATIN_LETTER}]\w*")
_LOWER_START = lazy_pattern(rf"([a-z\u00df-\u00ff]+),? [{_LATIN_LETTER}“‘(\"]")
_ENDED = lazy_pattern(r"[.!?…。！？؟۔।:;][\"'”’»“)\]\s]*$|[\"”»“)\]]$")
_LETTER_LEFT = lazy_pattern(r"[A-Z](?<=[^\W\d_]{4}[.!?] [A-Z])$")
_TITLE_LEFT = lazy_pattern(r"\b(?<=[a-z] )(?:Gen|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Maj|Prof|Rev)\.$")
_LAST_WORD = lazy_pattern(r"\w+\W*$")
_MIN_PROSE_CHARS = 40
# Words that no sentence of their languages ends with.
_OPEN_WORD = lazy_pattern(
    r"\b(?:the|a|an|of|to|and|or|for|with|that|by|from|as|is|was|were|has|have|had|his|their|its|who|which"
    r"|but|der|die|das|und|von|zu|mit|ein|eine|den|dem|des|le|la|les|de|du|et|une|un|que|el|los|las|y|por"
    r"|para|con|o|os|do|da|e|em|um|uma|il|di|che|per|gli)$"
)
_LATIN = lazy_pattern(f"[{_LATIN_LETTER}0-9]")


def find_damage(cleaned: Cleaned) -> tuple[Damage, ...]:
    """Return the places of the raw text that are beyond repair, in order.

    What a rule removed or repaired is not among them, save the blanks of a gap.

    >>> import cleantext
    >>> done = cleantext.trace("The lessons of the   era, whose presence in   areas meant an   grade.")
    >>> [(spot.kind, spot.raw_start, spot.raw_end) for spot in done.damage]
    [('gap', 18, 21), ('gap', 43, 46), ('gap', 60, 63)]
    """
    found = [*_gaps(cleaned), *_in_text(cleaned), *_cut_off(cleaned)]
    return tuple(sorted(set(found), key=lambda spot: (spot.raw_start, spot.raw_end, spot.kind)))


def damage_score(cleaned: Cleaned) -> float:
    """Return how much of a text is beyond repair, from 0 (nothing) towards 1.

    The places, by weight, are set against the words: one place of weight 1 in 50 words gives 0.5.

    >>> import cleantext
    >>> damage_score(cleantext.trace("One   two on the   era, and a   grade was new."))
    0.938
    >>> damage_score(cleantext.trace("It rained all day."))
    0.0
    """
    weight = sum(DAMAGE_KINDS[spot.kind][1] for spot in cleaned.damage)
    if not weight:
        return 0.0
    return round(weight / (weight + max(1, len(cleaned.text.split())) / WORDS_AT_HALF), 3)


def _spot(kind: str, start: int, end: int) -> Damage:
    return Damage(kind, start, end, DAMAGE_KINDS[kind][0])


def _gaps(cleaned: Cleaned) -> Iterator[Damage]:
    raw = cleaned.raw
    if "  " not in raw:
        return
    gaps = [match.span() for match in _GAP.finditer(raw)]
    if len(gaps) < _MIN_GAPS or len(gaps) * _WORDS_A_GAP > len(raw.split()):
        return
    starts = [edit.start for edit in cleaned.edits]
    for start, end in gaps:
        index = bisect_right(starts, start - 1) - 1
        if index < 0 or cleaned.edits[index].end < start:  # the word before it was not removed
            yield _spot("gap", start, end)
    for match in _EMPTY.finditer(raw):
        yield _spot("empty-quotes", *match.span())


def _in_text(cleaned: Cleaned) -> Iterator[Damage]:
    origin = cleaned.patch.origin
    for kind, pattern in (
        ("orphan-mark", _ORPHAN),
        ("lost-character", _LOST),
        ("mojibake", _MOJIBAKE),
        ("mixed-script", _MIXED),
    ):
        for match in pattern.finditer(cleaned.text):
            start, last = origin(match.start()), origin(match.end() - 1)
            yield _spot(kind, start, max(start, last) + 1)


def _cut_off(cleaned: Cleaned) -> Iterator[Damage]:
    paragraphs = cleaned.paragraphs()
    if len(paragraphs) < 2:
        return
    from_list = any("residue.list-items" in edit.rules for edit in cleaned.edits)
    last = paragraphs[-1]
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph is paragraphs[0] or from_list:
            begin = _begins_late(text)
            if begin:
                yield _spot("cut-off", paragraph.raw_start, paragraph.raw_start + begin)
        broken = _LETTER_LEFT.search(text) or _TITLE_LEFT.search(text)
        stops = from_list or (paragraph is last and _stops_short(paragraphs))
        if broken is None and stops and _LATIN.match(text[-1]):
            broken = _LAST_WORD.search(text)
        if broken:
            yield _spot("cut-off", paragraph.raw_end - (len(text) - broken.start()), paragraph.raw_end)


def _begins_late(text: str) -> int:
    """Return the length of the first word if a paragraph of prose begins in lower case, or 0."""
    first = _LOWER_START.match(text) if len(text) >= _MIN_PROSE_CHARS else None
    return first.end(1) if first else 0


def _stops_short(paragraphs: tuple[Paragraph, ...]) -> bool:
    """Tell whether the last paragraph is prose without an end, where nearly all others have one."""
    *others, last = paragraphs
    prose = [other.text for other in others if len(other.text) > 2 * _MIN_PROSE_CHARS]
    if len(last.text) < _MIN_PROSE_CHARS or len(prose) < 2 or not _OPEN_WORD.search(last.text):
        return False
    return sum(_ENDED.search(text) is not None for text in prose) >= 0.9 * len(prose)
