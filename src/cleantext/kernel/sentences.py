"""Whether a line is a sentence, a paragraph or somebody's words."""

from __future__ import annotations

from collections.abc import Callable

from ..base.lazy import lazy_pattern
from .doc import is_prose

__all__ = [
    "BEGINNING",
    "STOP_WITHIN",
    "begins_small",
    "closes_sentence",
    "has_ended",
    "holds_sentences",
    "is_paragraph",
    "is_speech",
    "kept_before",
    "own_words",
]

_LETTER = lazy_pattern(r"[\s\"'“‘„«(\[:`*_]*([^\W\d_])")
FULL_STOPS = (".", "。", "।", "۔")
PARAGRAPH_CHARS = 50  # of the shortest paragraph; shorter sentences are labels as often
KEPT_CHARS = 60  # of sentences before a call; shorter ones lead up to it
KEPT_WIDE_CHARS = 24  # the same in scripts without blanks
# A full stop, and behind it quotes, brackets and an agency's sign.
_ENDED = lazy_pattern(r"[.。।۔][\s\"'”’»“)\]]{0,4}(?:[(（\[][^()（）\[\]]{1,24}[)）\]])?\s*$")
# A sentence of some words, and the next one.
_TWO_SENTENCES = lazy_pattern(r"[^\W\d_][^.!?]{20,}[^\W\d_]{3}\.[\"”’»)]? [\"“‘«„]?[A-ZÀ-ÞА-ЯΑ-Ω]")
_NEXT = lazy_pattern(
    r"(?:[^\W\d_]{2}|[\u0900-\u0dff]|\d|[\"”’»)])[.!?…][\"”’»)]{0,2}\s+(?=[^\sa-zß-ÿа-я])"
    r"|[।۔؟][\"”’»)]{0,2}\s+(?=\S)|[。！？][”」』）]{0,2}\s*(?=\S)"
)
# A word with a capital behind a word, perhaps in quotes, and a small word behind it.
BEGINNING = lazy_pattern(r"(?<=[\w%’”»)!] )[„“«\"'‘]?([^\W\d_a-zß-ÿ]\w*)(?= [^\W\d_A-Z])")
# In scripts without small letters: a sentence that ends before its line does.
STOP_WITHIN = lazy_pattern(r"[۔؟।.!]\s+\S")
_SINGLE = ("'", "‘", "’")
_MARKS = ('"', "“", "”", "„", "«", "「", "『", " '", " ‘", " ’")  # a single quote stands in words, too
QUOTED_CHARS = 20  # of a quotation; shorter ones are names, of a newsletter, an app, a doctrine
_QUOTED = lazy_pattern(
    r"\"[^\"\n]{8,600}\"|[“„”][^“”„\n]{8,600}[”“]|«[^«»\n]{8,600}»|「[^「」\n]{8,600}」|『[^『』\n]{8,600}』"
    r"|(?<![^\s(:])(?:'[^'\n]{8,600}'|‘[^‘\n]{8,600}?’|’[^’‘\n]{8,600}‘)(?![^\W\d_\u0530-\uffff])"
)
# A quotation that the line begins with and goes on behind.
_SPEECH = lazy_pattern(r"[\"“„][^\"“”„\n]*[,.!?…][\"”“] \w")


def begins_small(text: str) -> bool:
    """Tell whether the first letter of a line is a small one, quotes and brackets before it aside."""
    match = _LETTER.match(text)
    return match is not None and match[1].islower()


def closes_sentence(text: str) -> bool:
    """Tell whether a line ends with a full stop, quotes and brackets behind it aside."""
    return text.rstrip(" \t\u00a0\"'”’‘»“)]」』）").endswith(FULL_STOPS)


def has_ended(text: str) -> bool:
    """Tell whether a line ends with a full stop, a remark in brackets behind it aside.

    >>> has_ended("The ferry stays in port. (ats/sbo)")
    True
    """
    return _ENDED.search(text, max(0, len(text) - 32)) is not None


def is_paragraph(text: str) -> bool:
    """Tell whether a line may be a paragraph: it is prose, closed by a full stop, or has one within.

    Behind the last sentence of a paragraph a pointer to another story may be glued.

    >>> is_paragraph("The harbour wants another ferry. Read also: Five ferries that nobody wanted")
    True
    """
    return len(text) >= PARAGRAPH_CHARS and (is_prose(text) or has_ended(text) or holds_sentences(text))


def holds_sentences(text: str) -> bool:
    """Tell whether a line begins with a sentence of some words, and goes on with another.

    >>> holds_sentences("Officers found a suit filled with straw. It had won a prize.")
    True
    """
    return _TWO_SENTENCES.match(text) is not None


def kept_before(text: str, calls: Callable[[str], bool], quoted_chars: int) -> int:
    """Return how many characters of a paragraph stay, behind which a call of the page is glued; or none.

    They are the sentences before the first that `calls`, what each quotes aside. An ordinal number is taken
    for the end of one: a part too many does less harm than one too few.

    >>> kept_before("It rained all day. " * 6 + "Sign up now.", lambda said: "Sign up" in said, 20)
    113
    """
    call = 0
    least = KEPT_WIDE_CHARS if "。" in text else KEPT_CHARS
    if len(text) >= 2 * least:
        own = own_words(text, quoted_chars)
        for match in _NEXT.finditer(text):
            if calls(own[call : match.end()]):
                break
            call = match.end()
    kept = len(text[:call].rstrip())
    return kept if kept >= least else 0


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
    if text[:1] not in _SINGLE and not any(map(text.__contains__, _MARKS)):
        return text  # a search for each mark costs less than a look at every letter
    return _QUOTED.sub(lambda match: _unreadable(match.group(), quoted_chars), text)


def _unreadable(quoted: str, quoted_chars: int) -> str:
    if (
        len(quoted) + sum(char >= "\u2e80" for char in quoted) < quoted_chars
    ):  # such a sign says as much as two
        return quoted
    return quoted[:2] + "".join(char if char == " " else "x" for char in quoted[2:-1]) + quoted[-1]
