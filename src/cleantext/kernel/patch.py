"""Edits and patches: what changed, on whose authority, and how to undo it.

An `Edit` replaces a span of a source text and names the rules that asked for it. A `Patch` is a
sorted run of disjoint edits. Patches apply, compose, invert and map offsets, so one object is the
ledger, the undo and the offset map of a cleaning.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ..base.frozen import Frozen, NamedTuple, view
from ..errors import PatchError

__all__ = ["Edit", "Patch"]


class Edit(NamedTuple):
    """Replace `source[start:end]` by `text`, on the authority of `rules`.

    Offsets are code points, half-open. An edit with an empty `text` deletes; one with
    `start == end` inserts.
    """

    start: int
    end: int
    text: str
    rules: tuple[str, ...]


class Patch(Frozen):
    """Hold sorted, disjoint edits from one text to another.

    Touching edits stay apart, so that each keeps its own rules. Raises `PatchError` if the edits
    are not sorted or overlap.

    >>> patch = Patch([Edit(0, 6, "", ("demo.cut",)), Edit(11, 11, "!", ("demo.add",))])
    >>> patch.apply("Hello world")
    'world!'
    >>> patch.inverse("Hello world").apply("world!")
    'Hello world'
    >>> patch.origin(0), patch.image(6)
    (6, 0)
    """

    edits: tuple[Edit, ...]

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        kept = tuple(edits)
        at = 0
        for edit in kept:
            if edit.start < at or edit.end < edit.start:
                raise PatchError(
                    f"edit {edit!r} starts before offset {at} or ends before it starts: "
                    "sort the edits by start and keep them disjoint"
                )
            at = edit.end
        self.__dict__["edits"] = kept

    def __eq__(self, other: object) -> bool:
        return self.edits == other.edits if isinstance(other, Patch) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.edits)

    def __repr__(self) -> str:
        return f"Patch({list(self.edits)!r})"

    def __reduce__(self) -> tuple[type[Patch], tuple[tuple[Edit, ...]]]:
        return Patch, (self.edits,)

    def __bool__(self) -> bool:
        return bool(self.edits)

    def __len__(self) -> int:
        return len(self.edits)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    @property
    def rules(self) -> frozenset[str]:
        """Return the ids of all rules that the edits name."""
        return frozenset(rule for edit in self.edits for rule in edit.rules)

    def apply(self, source: str) -> str:
        """Return `source` with every edit made. Raises `PatchError` if an edit leaves the text."""
        if not self.edits:
            return source
        if self.edits[-1].end > len(source):
            raise PatchError(
                f"edit {self.edits[-1]!r} ends after the text of {len(source)} characters: "
                "apply a patch only to the text that it was made for"
            )
        out: list[str] = []
        at = 0
        for start, end, text, _ in self.edits:
            out.append(source[at:start])
            out.append(text)
            at = end
        out.append(source[at:])
        return "".join(out)

    def inverse(self, source: str) -> Patch:
        """Return the patch that turns `self.apply(source)` back into `source`."""
        out = []
        shift = 0
        for start, end, text, rules in self.edits:
            out.append(Edit(start + shift, start + shift + len(text), source[start:end], rules))
            shift += len(text) - (end - start)
        return Patch(out)

    def effective(self, source: str) -> Patch:
        """Return the patch without the edits that change nothing in `source`."""
        kept = [edit for edit in self.edits if source[edit.start : edit.end] != edit.text]
        return self if len(kept) == len(self.edits) else Patch(kept)

    def then(self, other: Patch) -> Patch:
        """Return one patch that does `self`, then `other`.

        `other` is in the coordinates of the text that `self` gives. Edits of both that overlap
        become one edit with the rules of both; edits that only touch stay apart, and a deletion
        around a longer one is parted by it.

        >>> first = Patch([Edit(1, 2, "BB", ("r.one",))])
        >>> second = Patch([Edit(2, 4, "", ("r.two",))])
        >>> first.then(second).edits
        (Edit(start=1, end=3, text='B', rules=('r.one', 'r.two')),)
        """
        if not other.edits:
            return self
        if not self.edits:
            return other
        return Patch(_compose(self.edits, tuple(_parted(self.edits, other.edits))))

    def origin(self, offset: int) -> int:
        """Return the source offset of a target offset; inside new text, the edit's start.

        >>> Patch([Edit(2, 4, "xyz", ("r.r",))]).origin(6)
        5
        """
        return self.span(offset)[0]

    def span(self, offset: int) -> tuple[int, int]:
        """Return the source span of a target character; inside new text, the span of the edit.

        >>> Patch([Edit(2, 7, "&", ("r.r",))]).span(2), Patch([Edit(2, 7, "&", ("r.r",))]).span(3)
        ((2, 7), (7, 8))
        """
        index = bisect_right(self._target_starts, offset) - 1
        if index < 0:
            return offset, offset + 1
        start, end, text, _ = self.edits[index]
        behind = offset - self._target_starts[index] - len(text)
        return (start, end) if behind < 0 else (end + behind, end + behind + 1)

    def image(self, offset: int) -> int:
        """Return the target offset of a source offset; inside removed text, the edit's start.

        >>> Patch([Edit(2, 4, "xyz", ("r.r",))]).image(5)
        6
        """
        index = bisect_right(self._source_starts, offset) - 1
        if index < 0:
            return offset
        _, end, text, _ = self.edits[index]
        at = self._target_starts[index]
        return at if offset < end else at + len(text) + offset - end

    @view
    def _source_starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    @view
    def _target_starts(self) -> list[int]:
        starts = []
        shift = 0
        for start, end, text, _ in self.edits:
            starts.append(start + shift)
            shift += len(text) - (end - start)
        return starts


def _parted(first: tuple[Edit, ...], second: tuple[Edit, ...]) -> Iterator[Edit]:
    """Yield the edits of `second`, deletions parted where `first` has deleted something longer within.

    So two labels, and the blank lines around them that go later, are edits of their own. A stray blank
    that went before the block around it did is a part of the block, which stays whole.
    """
    i = shift = 0
    for edit in second:
        start, end, text, rules = edit
        while i < len(first) and first[i].start + shift <= start:
            shift += len(first[i].text) - (first[i].end - first[i].start)
            i += 1
        if not text:
            j, ahead = i, shift
            while j < len(first) and (at := first[j].start + ahead) < end:
                longer = first[j].end - first[j].start > edit.end - edit.start
                if not first[j].text and longer and at > start:
                    yield Edit(start, at, "", rules)
                    start = at
                ahead += len(first[j].text) - (first[j].end - first[j].start)
                j += 1
        yield Edit(start, end, text, rules)


def _compose(first: tuple[Edit, ...], second: tuple[Edit, ...]) -> Iterator[Edit]:
    """Yield the edits of `first` followed by `second`, in source coordinates.

    One sweep over both by their place in the middle text, the target of `first` and the source of
    `second`. Each round takes one run of edits that overlap there. `shift` is the middle offset
    minus the source offset behind the edits of `first` taken so far.
    """
    i = j = shift = 0
    while i < len(first) or j < len(second):
        i_run, j_run, shift_run = i, j, shift
        start, end = -1, 0
        while i < len(first) or j < len(second):
            takes_first = j == len(second) or (
                i < len(first) and _leads(first[i].start + shift, first[i], second[j])
            )
            if takes_first:
                at, stop = first[i].start + shift, first[i].start + shift + len(first[i].text)
            else:
                at, stop = second[j].start, second[j].end
            if start < 0:
                start = at
            elif at >= end:
                break
            end = max(end, stop)
            if takes_first:
                shift += len(first[i].text) - (first[i].end - first[i].start)
                i += 1
            else:
                j += 1
        if j == j_run:
            yield first[i_run]
        elif i == i_run:
            start, end, text, rules = second[j_run]
            yield Edit(start - shift, end - shift, text, rules)
        else:
            text = _overwritten(first[i_run:i], second[j_run:j], shift_run, start, end)
            rules = tuple(dict.fromkeys(r for e in first[i_run:i] + second[j_run:j] for r in e.rules))
            yield Edit(start - shift_run, end - shift, text, rules)


def _leads(at: int, edit: Edit, other: Edit) -> bool:
    """Tell whether `edit`, at middle offset `at`, comes before `other` of the second patch."""
    if at != other.start:
        return at < other.start
    # An insertion goes before the text that it touches; a deletion leaves no text to go before.
    return not edit.text or other.end > other.start


def _overwritten(first: tuple[Edit, ...], second: tuple[Edit, ...], shift: int, start: int, end: int) -> str:
    """Return what stands after both patches in the middle span `start..end` of one run."""
    middle = ""
    for edit in first:
        # The gap belongs to an edit of `second`, which overwrites it: any filler will do.
        middle += " " * (edit.start + shift - start - len(middle)) + edit.text
        shift += len(edit.text) - (edit.end - edit.start)
    out = []
    at = 0
    for edit in second:
        out.append(middle[at : edit.start - start])
        out.append(edit.text)
        at = edit.end - start
    out.append(middle[at : end - start])
    return "".join(out)
