"""The gate: which of some thousand strings occur in a text, and in which line.

Rules name strings of which one must occur in the lower-cased text (`needs`). One pass of an automaton
over the bytes of the text (Aho and Corasick, "Efficient String Matching", 1975) tells all that occur with
their places, however many there are. So neither the number of rules nor that of their strings costs
a text anything; only what occurs in it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from .edges import EDGE, bare, utf_8
from .frozen import view

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

__all__ = ["Gate"]

FEW_BYTES = 1 << 13  # before a gate has seen so many, building the automaton costs more than it saves
BEGIN_BYTES = 4  # of a string, by which it is looked up until then
FEW_STRINGS = 24  # up to so many, asking for each whether it occurs costs less than a pass
PORTION = 1 << 16  # bytes of a pass: all its matches are held at once, and hostile text has many
_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


class Gate:
    """Tell which of some `strings` occur in a text.

    >>> gate = Gate(("newsletter", "\\bad\\b"))
    >>> list(gate.by_line("our newsletter\\nis bad\\nan ad"))
    [(0, {'newsletter'}), (2, {'\\x08ad\\x08'})]
    """

    def __init__(self, strings: Iterable[str]) -> None:
        self.strings = tuple(strings)
        self._seen = 0  # bytes

    @view
    def _parts(self) -> list[tuple[str, str]]:
        """Return the strings, and each without its edges."""
        return [(string, bare(string)) for string in self.strings]

    @view
    def _automaton(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        # The deterministic one is a fifth faster, and takes seven times as long to build.
        return BytesAhoCorasick(self._bytes(), implementation=Implementation.ContiguousNFA)

    def _bytes(self) -> list[bytes]:
        """Return the strings without their edges, as they are looked for."""
        return [string.strip(EDGE).encode("utf-8", "surrogatepass") for string in self.strings]

    @view
    def _edges(self) -> tuple[bytes, bytes]:
        """Return of each string, by its index, whether it has an edge where it begins, and where it ends."""
        return bytes([s[0] == EDGE for s in self.strings]), bytes([s[-1] == EDGE for s in self.strings])

    @view
    def _reach(self) -> int:
        """Return how many bytes before the last of its own a match can begin."""
        return max(map(len, self._bytes()), default=1) - 1

    def open(self, text: str) -> set[str]:
        """Return the strings that occur in a text. Of few, whether a word begins or ends is not asked."""
        if len(self.strings) <= FEW_STRINGS:
            return {string for string, part in self._parts if part in text}
        return set[str]().union(*(strings for _, strings in self.by_line(text)))

    def by_line(self, text: str) -> Iterator[tuple[int, set[str]]]:
        """Yield the numbers of the lines in which strings occur, in order, with those that end there."""
        data = utf_8(text)
        size, strings = len(data), self.strings
        begins, ends = self._edges
        number, line_end = 0, _line_end(data, 0)
        held: set[str] = set()
        for index, start, end in self._matches(data):
            if (begins[index] and start and data[start - 1] in _LETTERS) or (
                ends[index] and end < size and data[end] in _LETTERS
            ):
                continue
            if end > line_end + 1:
                if held:
                    yield number, held
                    held = set()
                number += data.count(b"\n", line_end, end - 1)
                line_end = _line_end(data, end - 1)
            held.add(strings[index])
        if held:
            yield number, held

    def _matches(self, data: bytes) -> Iterable[tuple[int, int, int]]:
        """Return the matches of all strings: the index of the string, start and end; sorted by the ends."""
        if self._seen < FEW_BYTES:
            self._seen += len(data)
            if len(data) <= FEW_BYTES:
                return self._matches_one_by_one(data)
        find = self._automaton.find_matches_as_indexes
        if len(data) <= PORTION:
            return find(data, overlapping=True)
        return self._matches_in_portions(data)

    @view
    def _by_begin(self) -> tuple[dict[bytes, list[int]], list[int]]:
        """Return the strings by their first bytes, and those that are shorter, by their index."""
        by_begin: dict[bytes, list[int]] = {}
        short = []
        for index, part in enumerate(self._bytes()):
            if len(part) < BEGIN_BYTES:
                short.append(index)
            else:
                by_begin.setdefault(part[:BEGIN_BYTES], []).append(index)
        return by_begin, short

    def _matches_one_by_one(self, data: bytes) -> Iterable[tuple[int, int, int]]:
        """Search for each string of which the first bytes occur: for few texts, without an automaton."""
        by_begin, short = self._by_begin
        begins = {data[at : at + BEGIN_BYTES] for at in range(len(data) - BEGIN_BYTES + 1)}
        asked = [index for begin in by_begin.keys() & begins for index in by_begin[begin]]
        found = []
        for index in short + asked:
            part = utf_8(bare(self.strings[index]))
            at = data.find(part)
            while at >= 0:
                found.append((index, at, at + len(part)))
                at = data.find(part, at + 1)
        return sorted(found, key=itemgetter(2))

    def _matches_in_portions(self, data: bytes) -> Iterator[tuple[int, int, int]]:
        find = self._automaton.find_matches_as_indexes
        for at in range(0, len(data), PORTION):
            begin = max(0, at - self._reach)
            for index, start, end in find(data[begin : at + PORTION], overlapping=True):
                if begin + end > at:  # else the portion before has told it
                    yield index, begin + start, begin + end


def _line_end(data: bytes, at: int) -> int:
    end = data.find(b"\n", at)
    return len(data) if end < 0 else end
