"""Whether a line is a sentence, a paragraph or somebody's words."""

from __future__ import annotations

from .doc import is_prose
from .lazy import lazy_pattern

__all__ = ["closes_sentence", "is_paragraph", "is_speech", "own_words", "sentence_starts"]

FULL_STOPS = (".", "。", "।", "۔")
PARAGRAPH_CHARS = 50  # of the shortest paragraph; shorter sentences are labels as often
# A full stop, and behind it quotes, brackets and an agency's sign.
_ENDED = lazy_pattern(r"[.。।۔][\s\"'”’»“)\]]{0,4}(?:[(（\[][^()（）\[\]]{1,24}[)）\]])?\s*$")
# A sentence of some words, and the next one.
_TWO_SENTENCES = lazy_pattern(r"[^\W\d_][^.!?]{20,}[^\W\d_]{3}\.[\"”’»)]? [\"“‘«„]?[A-ZÀ-ÞА-ЯΑ-Ω]")
_NEXT = lazy_pattern(r"(?:[^\W\d_]{2}|\d|[\"”’»)])[.!?…][\"”’»)]{0,2}\s+(?=[^\sa-zß-ÿа-я])")
_MARKS = frozenset('"“”„«')
QUOTED_CHARS = 20  # of a quotation; shorter ones are names, of a newsletter, an app, a doctrine
_QUOTED = lazy_pattern(r"\"[^\"\n]{8,600}\"|[“„”][^“”„\n]{8,600}[”“]|«[^«»\n]{8,600}»")
# A quotation that the line begins with and goes on behind.
_SPEECH = lazy_pattern(r"[\"“„][^\"“”„\n]*[,.!?…][\"”“] \w")


def closes_sentence(text: str) -> bool:
    """Tell whether a line ends with a full stop, quotes and brackets behind it aside."""
    return text.rstrip(" \t\u00a0\"'”’‘»“)]").endswith(FULL_STOPS)


def is_paragraph(text: str) -> bool:
    """Tell whether a line may be a paragraph: it is prose, closed by a full stop, or has one within.

    Behind the last sentence of a paragraph a pointer to another story may be glued.

    >>> is_paragraph("The harbour wants another ferry. Read also: Five ferries that nobody wanted")
    True
    """
    return len(text) >= PARAGRAPH_CHARS and (
        is_prose(text)
        or _ENDED.search(text, len(text) - 32) is not None
        or _TWO_SENTENCES.match(text) is not None
    )


def sentence_starts(text: str) -> list[int]:
    """Return where the second sentence of a line begins, and each one after it.

    An ordinal number is taken for an end: a part too many does less harm than one too few.

    >>> sentence_starts("It rained. It snowed, e.g. here.")
    [11]
    """
    return [match.end() for match in _NEXT.finditer(text)]


def is_speech(text: str) -> bool:
    """Tell whether a line begins with what somebody says, and goes on with who says it.

    >>> is_speech('"Subscribe to that," he said.'), is_speech('"The Week": subscribe now')
    (True, False)
    """
    return _SPEECH.match(text) is not None


def own_words(text: str, quoted_chars: int = QUOTED_CHARS) -> str:
    """Return a line with what it quotes made unreadable, letter by letter: it is no word of the page's own.

    >>> own_words("They said: “Subscribe to our newsletter.”")
    'They said: “Sxxxxxxxx xx xxx xxxxxxxxxxx”'
    """
    for mark in _MARKS:  # a search for each costs less than a look at every letter
        if mark in text:
            return _QUOTED.sub(lambda match: _unreadable(match.group(), quoted_chars), text)
    return text


def _unreadable(quoted: str, quoted_chars: int) -> str:
    if len(quoted) < quoted_chars:
        return quoted
    return quoted[:2] + "".join(char if char == " " else "x" for char in quoted[2:-1]) + quoted[-1]
