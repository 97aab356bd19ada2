"""Rows of labels: a bar of buttons or a menu that lost its line ends, told by the labels it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..base.frozen import NamedTuple
from ..finders.lines import ExactLines, drop_line
from ..kernel.doc import Doc, Line, line_key
from ..kernel.patch import Edit
from ..kernel.places import in_place
from .tables import LineTable

__all__ = ["LabelRow", "labels_of"]

MOST_WORDS = 24  # of a row
LABEL_WORDS = 9  # of the longest label that is looked up
SINGLES = 4  # labels of one word each; three are a name as often: Business Travel News
ROW = 3  # labels; of two, both have some words or one of them many, lest they are a heading
PAIR_WORDS, LONG_WORDS = 2, 4
UNSPACED, WORD_CHARS = "\u2e80", 2  # from here on, letters of East Asia: so many of them are a word
_STOPS = frozenset(".。")  # nobody ends a button so, but a sentence of the words of buttons
COUNT_CHARS = 5  # of a number between labels: how often a page was shared


class _Label(NamedTuple):
    words: int
    finds: tuple[ExactLines, ...]


class LabelRow(NamedTuple):
    """Delete lines that hold nothing but labels which other rules delete where they stand alone.

    One pack must know all of them, and each must stand where its rule acts. Alone the rule finds nothing:
    the engine tells it, as `labels`, which rules know each of them.
    """

    rule: str
    labels: tuple[tuple[ExactLines, ...], ...] = ()
    where: str = "anywhere"

    def __call__(self, doc: Doc) -> Iterable[Edit]:
        return ()

    def matches(self, text: str) -> bool:
        """Tell whether a line is such a row, of which the engine has asked: `File menu - Send.` is none."""
        return text.rstrip()[-1:] not in _STOPS

    def edits(self, doc: Doc, line: Line) -> Iterator[Edit]:
        """Yield the edit for a line, if each of its labels may go there."""
        if all(any(in_place(doc, line, find.where) for find in finds) for finds in self.labels):
            yield drop_line(line, self.rule)


def labels_of(key: str, table: LineTable) -> tuple[tuple[ExactLines, ...], ...]:
    """Return the rules that know each label of a row, label by label; nothing if it is none.

    `key` is that of the line, and `table` has the rules of exact lines by the lines' keys, or none.
    """
    words = key.split()
    count = len(words)
    firsts = _labels_at(words, 0, table) if 2 <= count <= MOST_WORDS else []
    if not firsts:  # so it is with nearly all lines
        return ()
    # Of the first words so many: the packs that know them all, and as which labels.
    known: list[dict[str, tuple[_Label, ...]]] = [{} for _ in range(count + 1)]
    known[0][""] = ()
    for start, word in enumerate(words):
        before = known[start]
        if not before:
            continue
        if start and word.isdigit() and len(word) <= COUNT_CHARS:
            known[start + 1] |= before
        for stop, finds in _labels_at(words, start, table) if start else firsts:
            for pack in {find.rule.partition(".")[0] for find in finds}:
                if pack in before or not start:
                    own = tuple(find for find in finds if find.rule.startswith(f"{pack}."))
                    label = _Label(_size_of(words[start:stop]), own)
                    known[stop].setdefault(pack, (*before.get(pack, ()), label))
    if len({word for word in words if word[0].isalnum()}) == 1:
        return ()  # X ! X ! X
    return next((tuple(label.finds for label in row) for row in known[count].values() if _is_row(row)), ())


def _labels_at(
    words: Sequence[str], start: int, table: LineTable
) -> list[tuple[int, tuple[ExactLines, ...]]]:
    """Return where the labels end that begin at a word, and the rules that know them."""
    found: list[tuple[int, tuple[ExactLines, ...]]] = []
    first = words[start]
    if first.isdigit():  # a number is a count, and no label begins with one
        return found
    part = ""
    last = min(start + LABEL_WORDS, len(words))
    for stop in range(start + 1, last + 1):
        word = words[stop - 1]
        part = f"{part} {word}" if part else word
        # Between letters there is no decoration to take off, and a row has the form of keys already.
        label = part if part[0].isalnum() and part[-1].isalnum() else line_key(part)
        if finds := table[label]:
            found.append((stop, finds))
        if stop < last and part[0].isalnum() and words[stop][0].isalnum() and not table.goes_on(part):
            break  # with nearly all words
    return found


def _size_of(words: Sequence[str]) -> int:
    """Return how many words a label has, where words are not parted by blanks about how many."""
    if len(words) == 1 and words[0][0] >= UNSPACED:
        return max(1, len(words[0]) // WORD_CHARS)
    return len(words)


def _is_row(labels: Sequence[_Label]) -> bool:
    sizes = [label.words for label in labels]
    if len(sizes) >= ROW:
        return len(sizes) >= SINGLES or max(sizes) > 1
    return len(sizes) > 1 and (min(sizes) >= PAIR_WORDS or max(sizes) >= LONG_WORDS)
