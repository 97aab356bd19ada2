"""What the words of a line say of it: learned weights of words, of where they stand, and of whole labels.

The weights are those of a logistic regression over the lines of pages. There is no stop-word list; a
language that they were not learned from is told by how few of its words they know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

__all__ = ["BOUNDS", "HEAD_CHARS", "Words", "head_bytes", "is_ending", "keys_of", "size_class", "split_heads"]

#: Only the beginning of a line is read: boilerplate says early what it is.
HEAD_CHARS = 100
#: A line of at most this many characters is short: its last word and, if it has few words, all of it count.
SHORT_CHARS, LABEL_WORDS = 60, 4
#: Lines are told apart by length at these many characters, and by whether they end a sentence.
BOUNDS = (4, 8, 13, 20, 30, 42, 60, 80, 110, 150, 220, 350)
_ENDS = frozenset(".!?…。！？｡؟۔।॥።")
_CLOSERS = "\"'”’»)]›」』）】*_"
_CLOSING = frozenset(_CLOSERS)
# Bytes, because whole pages are translated at once: digits are one to all, punctuation parts words.
_FROM = b"0123456789.,:;!?()[]\"'/"
_SIGNS = bytes.maketrans(_FROM, b"0" * 10 + b" " * (len(_FROM) - 10))
_SIZES = tuple(sum(size > bound for bound in BOUNDS) for size in range(BOUNDS[-1] + 2))


def is_ending(text: str) -> bool:
    """Tell whether a line ends as sentences do, in any script, closing quotes and brackets aside."""
    last = text[-1]
    return last in _ENDS or (last in _CLOSING and text.rstrip(_CLOSERS)[-1:] in _ENDS)


def size_class(size: int, ending: bool) -> int:
    """Return the number of a line's class by length and end, an index into `Words.base`."""
    return 2 * _SIZES[size if size <= BOUNDS[-1] else -1] + ending


def head_bytes(texts: Iterable[str]) -> bytes:
    """Return the beginnings of lines as one text, for what looks at all of them at once."""
    heads = "\n".join([text[:HEAD_CHARS] for text in texts])
    if not heads.isascii():
        heads = heads.replace("’", "'").replace("“", "'").replace("”", "'").replace("\xa0", "\t")
    return heads.encode("utf-8", "surrogatepass")


def split_heads(heads: bytes) -> list[list[bytes]]:
    """Return the first words of each line as the weights name them.

    >>> split_heads(head_bytes(["Read More: “Ferries, 2024”"]))
    [[b'read', b'more', b'ferries', b'0000']]
    """
    return [line.split() for line in heads.lower().translate(_SIGNS).split(b"\n")]


def keys_of(words: Sequence[bytes], size: int) -> list[bytes]:
    """Return what is looked up of a line besides its words: its beginning, its end, all of it if short.

    >>> keys_of([b"read", b"more"], 9)
    [b'^read', b'^read more', b'more$', b'=read more']
    """
    if not words:
        return []
    first = b"^" + words[0]
    if size > SHORT_CHARS:
        return [first, first + b" " + words[1]] if len(words) > 1 else [first]
    keys = [first, first + b" " + words[1]] if len(words) > 1 else [first]
    keys.append(words[-1] + b"$")
    if len(words) <= LABEL_WORDS:
        keys.append(b"=" + b" ".join(words))
    return keys


class Words:
    """Weigh lines by their words, their length and their end."""

    def __init__(self, weights: Mapping[str, float], base: Sequence[float], common: Iterable[str]) -> None:
        """Take weights of keys, one for each class of lengths, and the commonest words of the language."""
        self.weights = {key.encode(): value for key, value in weights.items()}
        self.base = tuple(base)
        self.common = frozenset(word.encode() for word in common)

    def say(self, heads: bytes, sizes: Iterable[int], classes: Iterable[int]) -> list[float]:
        """Return the log-odds of each line by its words, length and end."""
        get = self.weights.get
        base = self.base
        zeros = repeat(0.0)
        return [
            sum(map(get, words, zeros)) + sum(map(get, keys_of(words, size), zeros)) + base[kind]
            for words, size, kind in zip(split_heads(heads), sizes, classes, strict=True)
        ]

    def known_share(self, texts: Iterable[str]) -> float:
        """Return the share of the words that are among the commonest of the language; 1 if there are none."""
        words = [word for line in split_heads(head_bytes(texts)) for word in line]
        return sum(map(self.common.__contains__, words)) / len(words) if words else 1.0
