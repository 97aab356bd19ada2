"""Where words of ASCII begin and end in what is looked for."""

from __future__ import annotations

__all__ = ["EDGE", "bare", "begins_in", "edged", "holds", "is_of_word", "utf_8"]

EDGE = "\b"  # at the beginning or the end of a string that is looked for: a word begins or ends there


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
