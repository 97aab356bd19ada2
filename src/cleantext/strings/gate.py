"""The gate: which of some thousand strings occur in a text, and in which line.

Rules name strings of which one must occur in the lower-cased text (`needs`). One pass of an automaton
over the bytes of the text (Aho and Corasick, "Efficient String Matching", 1975) tells all that occur with
their places, however many there are. So neither the number of rules nor that of their strings costs
a text anything; only what occurs in it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from operator import itemgetter

from ..base.frozen import view
from .edges import EDGE, bare, utf_8
from .known import BEGIN_CHARS, beginning, string_texts, strings_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

__all__ = ["Gate"]

FEW_BYTES = 3 << 14  # before a gate has seen so many, building the automaton costs more than it saves
FEWER = 48  # the part of it for a gate of some hundred strings, such as an appeal's
FEW_STRINGS = 24  # up to so many, asking for each whether it occurs costs less than a pass
PORTION = 1 << 16  # bytes of a pass: all its matches are held at once, and hostile text has many
_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


class Gate:
    """Tell which of some `strings` occur in a text.

    >>> gate = Gate(("newsletter", "\\bad\\b"))
    >>> list(gate.by_line("our newsletter\\nis bad\\nan ad"))
    [(0, {'newsletter'}), (2, {'\\x08ad\\x08'})]
    """

    def __init__(self, strings: Iterable[str], known: Set[int] = frozenset()) -> None:
        self._own = tuple(dict.fromkeys(strings))
        self._known = known
        self._seen = 0  # bytes

    @view
    def strings(self) -> tuple[str, ...]:
        """Return all strings: those of its own, and those of the rules of packs that are `known`."""
        packed = strings_in(string_texts().values(), self._known) if self._known else ()
        return tuple(dict.fromkeys((*self._own, *packed)))

    @view
    def _parts(self) -> list[tuple[str, str]]:
        """Return the strings of its own, and each without its edges."""
        return [(string, bare(string)) for string in self._own]

    @view
    def _automaton(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        # The deterministic one is a fifth faster, and takes seven times as long to build.
        made = BytesAhoCorasick(map(_bytes, self.strings), implementation=Implementation.ContiguousNFA)
        self.__dict__.pop("_begun", None)  # not cleared: another thread may read it
        if self._known:
            string_texts.cache_clear()
        return made

    @view
    def _edges(self) -> tuple[bytes, bytes]:
        return _edges_of(self.strings)

    @view
    def _reach(self) -> int:
        """Return how many bytes before the last of its own a match can begin."""
        return max((len(_bytes(string)) for string in self.strings), default=1) - 1

    def open(self, text: str) -> set[str]:
        """Return the strings that occur in a text. Of few, whether a word begins or ends is not asked."""
        if len(self._own) <= FEW_STRINGS and not self._known:
            return {string for string, part in self._parts if part in text}
        return set[str]().union(*(strings for _, strings in self.by_line(text)))

    def by_line(self, text: str) -> Iterator[tuple[int, set[str]]]:
        """Yield the numbers of the lines in which strings occur, in order, with those that end there."""
        data = utf_8(text)
        few = FEW_BYTES if self._known else FEW_BYTES // FEWER
        if self._seen < few:
            self._seen += len(data)
            if len(data) <= few:
                strings = self._occurring(text)
                return _by_line(data, _one_by_one(data, strings), strings, _edges_of(strings))
        return _by_line(data, self._matches(data), self.strings, self._edges)

    def _matches(self, data: bytes) -> Iterable[tuple[int, int, int]]:
        """Return the matches of all strings: the index of the string, start and end; sorted by the ends."""
        if len(data) <= PORTION:
            return self._automaton.find_matches_as_indexes(data, overlapping=True)
        return self._matches_in_portions(data)

    @view
    def _by_begin(self) -> dict[str, list[str]]:
        """Return the strings of its own by what they have first."""
        by_begin: dict[str, list[str]] = {}
        for string in self._own:
            by_begin.setdefault(beginning(string), []).append(string)
        return by_begin

    @view
    def _begun(self) -> dict[str, list[tuple[str, str]]]:
        """Hold the strings by what they have first, each with what it is without edges."""
        return {}

    def _occurring(self, text: str) -> list[str]:
        """Return the strings that occur, edges aside: for few texts, without an automaton."""
        own, packed = self._by_begin, string_texts() if self._known else {}
        fours = {text[at : at + BEGIN_CHARS] for at in range(len(text))}
        begins = fours.union(*({four[:size] for four in fours} for size in range(1, BEGIN_CHARS)))
        found, begun = set[str](), self._begun
        for begin in (own.keys() & begins) | (packed.keys() & begins):
            if begin not in begun:
                strings = [*own.get(begin, ()), *strings_in([packed.get(begin, "")], self._known)]
                begun[begin] = [(string, bare(string)) for string in strings]
            if len(begin) < BEGIN_CHARS:
                found.update(string for string, _ in begun[begin])
        for at in range(len(text) - BEGIN_CHARS + 1):
            for string, part in begun.get(text[at : at + BEGIN_CHARS], ()):
                if text.startswith(part, at):
                    found.add(string)
        return list(found)

    def _matches_in_portions(self, data: bytes) -> Iterator[tuple[int, int, int]]:
        find = self._automaton.find_matches_as_indexes
        for at in range(0, len(data), PORTION):
            begin = max(0, at - self._reach)
            for index, start, end in find(data[begin : at + PORTION], overlapping=True):
                if begin + end > at:  # else the portion before has told it
                    yield index, begin + start, begin + end


def _bytes(string: str) -> bytes:
    """Return a string as it is looked for, without its edges."""
    return utf_8(bare(string))


def _edges_of(strings: Sequence[str]) -> tuple[bytes, bytes]:
    """Return of each string, by its index, whether it has an edge where it begins, and where it ends."""
    return bytes([s[0] == EDGE for s in strings]), bytes([s[-1] == EDGE for s in strings])


def _one_by_one(data: bytes, strings: Sequence[str]) -> list[tuple[int, int, int]]:
    found = []
    for index, string in enumerate(strings):
        part = _bytes(string)
        at = data.find(part)
        while at >= 0:
            found.append((index, at, at + len(part)))
            at = data.find(part, at + 1)
    return sorted(found, key=itemgetter(2))


def _by_line(
    data: bytes,
    matches: Iterable[tuple[int, int, int]],
    strings: Sequence[str],
    edges: tuple[bytes, bytes],
) -> Iterator[tuple[int, set[str]]]:
    size = len(data)
    begins, ends = edges
    number, line_end = 0, _line_end(data, 0)
    held: set[str] = set()
    for index, start, end in matches:
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


def _line_end(data: bytes, at: int) -> int:
    end = data.find(b"\n", at)
    return len(data) if end < 0 else end
