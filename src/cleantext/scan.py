"""One look at a lower-cased text that answers for every string a rule may need.

Asking for some thousand strings one by one would cost more than all the rest of a cleaning. So the
text is looked at once, and what was seen is kept: how its words begin, and which characters it has
beyond letters. A string can only occur if its words and its characters do.
"""

from __future__ import annotations

from .frozen import view

__all__ = ["EDGE", "Scan", "bare", "begins_in", "edged", "holds", "traces_of", "utf_8"]

HEADS = (4, 6)  # first bytes of a word by which it is looked up where its end is not known
EDGE = "\b"  # at the beginning or the end of a string that is looked for: a word begins or ends there

_ASCII = bytes(range(128))
_ONE_BYTE = [bytes((byte,)) for byte in range(256)]
# Signs are what is neither letter, digit, blank, comma, full stop nor hyphen.
_NO_ASCII_SIGN = b"\t\n ,-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + bytes(
    range(128, 256)
)
# All but the letters of ASCII: so a word in another script is none, and an accent or a digit cuts one in two.
_BETWEEN_WORDS = bytes(byte if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))


class Scan:
    """Hold a lower-cased text and what was seen in it, each part when first asked for.

    `whole` is the scan of a text of which this is a part: its traces serve for this one too.
    """

    def __init__(self, text: str, whole: Scan | None = None) -> None:
        self.text = text
        self.whole = whole

    @view
    def traces(self) -> set[bytes]:
        """Return the words of ASCII, the first bytes of each, the signs, and the characters beyond ASCII."""
        if self.whole is not None:
            return self.whole.traces
        data = utf_8(self.text)
        words = set(data.translate(_BETWEEN_WORDS).split())
        four, six = HEADS
        traces = words | {word[:four] for word in words} | {word[:six] for word in words}
        traces.update(map(_ONE_BYTE.__getitem__, set(data.translate(None, _NO_ASCII_SIGN))))
        if not self.text.isascii():
            traces.update(map(utf_8, set(data.translate(None, _ASCII).decode("utf-8", "surrogatepass"))))
        return traces


def utf_8(text: str) -> bytes:
    """Return a text in UTF-8; half a surrogate pair has three bytes."""
    return text.encode("utf-8", "surrogatepass")


def bare(string: str) -> str:
    """Return a string that is looked for without its edges."""
    return string.strip(EDGE)


def edged(word: str) -> str:
    """Return a string that is looked for where a word of ASCII begins, if it begins as such a word does."""
    return EDGE + word if is_of_word(word[:1]) else word


def is_of_word(char: str) -> bool:
    """Tell whether a character is a letter of ASCII: beside all others, a word may begin and end."""
    return char.isascii() and char.isalpha()


def holds(text: str, string: str) -> bool:
    """Tell whether a text holds a string with its edges.

    >>> holds("rapid", "api"), holds("rapid", "\\bapi"), holds("the api", "\\bapi")
    (True, False, True)
    >>> holds("rapid", "rap\\b"), holds("a rap.", "rap\\b")
    (False, True)
    """
    core = bare(string)
    starts, ends = string[0] == EDGE, string[-1] == EDGE
    at = text.find(core)
    while at >= 0:
        end = at + len(core)
        if not (starts and at and is_of_word(text[at - 1])) and not (
            ends and is_of_word(text[end : end + 1])
        ):
            return True
        at = text.find(core, at + 1)
    return False


def begins_in(text: str, word: str) -> bool:
    """Tell whether a text holds a word, or whatever begins with it."""
    return (word in text or word[-1] == EDGE) and holds(text, edged(word))


def traces_of(string: str) -> list[bytes]:
    """Return what is among the traces of any text that holds the string.

    >>> traces_of("\\bsubscribe to our news"), traces_of("subscribe"), traces_of("\\bphoto:")
    ([b'subscribe', b'to', b'our', b'news'], [], [b'photo', b':'])
    """
    four, six = HEADS
    core = bare(string)
    before, after = (b" " if edge else b"?" for edge in (string.startswith(EDGE), string.endswith(EDGE)))
    traces = []
    for word in (before + utf_8(core).translate(_BETWEEN_WORDS) + after).split():
        size = len(word) - 1
        if word.endswith(b"?") and not word.startswith(b"?") and size >= four:
            traces.append(word[: six if size >= six else four])
        elif b"?" not in word:
            traces.append(word)
    chars = dict.fromkeys(char for char in core if char > "\x7f" or char.encode() not in _NO_ASCII_SIGN)
    return traces + list(map(utf_8, chars))
