"""One look at a lower-cased text that answers for every string a rule may need.

Asking for some thousand strings one by one would cost more than all the rest of a cleaning. So the
text is looked at once, and what was seen is kept: the signs that occur in it, and the numbers that
its bytes make, four at a time. A string can only occur if its signs and its numbers do.
"""

from __future__ import annotations

import sys
from collections.abc import Container, Iterator
from itertools import compress

from .frozen import view
from .lazy import lazy_pattern

__all__ = ["Scan", "numbers_of", "signs_of", "utf_8"]

WIDTH = 4  # bytes in a number

# Signs are what is neither letter, digit, blank, comma, full stop, hyphen nor curly quote: rare, and
# telling. The ranges leave out the letters of all scripts, so that a text in any script has few.
_SIGNS = lazy_pattern(
    "[\x00-\x08\x0b-\x1f!-+/:-@\\[-`{-\xbf\u2000-\u2018\u201a\u201b\u201e-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff00-\uff0f\ufff0-\uffff]"
)
_ASCII = bytes(range(128))
_NO_ASCII_SIGN = b"\t\n ,-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + bytes(
    range(128, 256)
)


class Scan:
    """Hold a lower-cased text and what was seen in it, each part when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @view
    def signs(self) -> frozenset[str]:
        """Return the signs that occur in the text."""
        found = self.data.translate(None, _NO_ASCII_SIGN).decode()
        if not self.text.isascii():
            found += "".join(_SIGNS.findall(self.beyond))
        return frozenset(found)

    def numbers_in(self, wanted: Container[int]) -> Iterator[tuple[int, int]]:
        """Yield where the text makes which of the `wanted` numbers, read at every fourth byte.

        A string of seven bytes covers at least one of them whole, wherever it stands.
        """
        size = len(self.data) // WIDTH * WIDTH
        numbers = memoryview(self.data)[:size].cast("I")
        for index in compress(range(len(numbers)), map(wanted.__contains__, numbers)):
            yield index * WIDTH, numbers[index]

    @view
    def data(self) -> bytes:
        """Return the text in UTF-8."""
        return utf_8(self.text)

    @view
    def beyond(self) -> str:
        """Return the characters beyond ASCII, in order."""
        return self.data.translate(None, _ASCII).decode("utf-8", "surrogatepass")


def utf_8(text: str) -> bytes:
    """Return a text in UTF-8; half a surrogate pair has three bytes."""
    return text.encode("utf-8", "surrogatepass")


def signs_of(text: str) -> frozenset[str]:
    """Return the signs that occur in a text.

    >>> sorted(signs_of("Photo: (Reuters), 2020."))
    ['(', ')', ':']
    """
    return Scan(text).signs


def numbers_of(text: str) -> list[int]:
    """Return the numbers that the bytes of a text make, at every offset."""
    data = utf_8(text)
    return [int.from_bytes(data[at : at + WIDTH], sys.byteorder) for at in range(len(data) - WIDTH + 1)]
