"""What a later round has to look at, which is little: the lines that the edits so far have touched.

A string that a rule needs lies within a line, and a line that no edit has touched was looked at before.
So after its first look at a text, a cleaner asks only about the other lines, and of rules whose gates
were closed before, only about what is new.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base.frozen import Frozen, NamedTuple, view
from ..kernel.doc import Doc
from ..kernel.patch import Edit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Changes", "Look", "News"]

DENSE = 2  # lines an edit


class Look:
    """What one cleaner has seen in a text: the rules that may find something, some of them by line."""

    __slots__ = ("candidates", "is_empty", "rims", "signs", "strings", "version", "whole")

    def __init__(self) -> None:
        self.version = 0
        self.is_empty = True  # nothing has been looked at yet
        self.strings: set[str] = set()  # all that occurred so far of those that its rules need
        self.whole: set[int] = set()
        self.candidates: dict[str, list[Any]] = {}  # finders by the line that they may act on
        self.signs: frozenset[str] = frozenset()
        self.rims = ""  # the key of the ends of a text that were read by their sentences


class _NewsFields(NamedTuple):
    lines: tuple[str, ...]


class News(Frozen, _NewsFields):
    """What is new in a text since a look at it: the lines that edits have touched."""

    @view
    def touched(self) -> frozenset[str]:
        """Return the lines, for asking whether one is among them."""
        return frozenset(self.lines)

    @view
    def doc(self) -> Doc:
        """Return the lines as a text, each between line ends."""
        return Doc("\n".join(("", *self.lines, "")))


class Changes:
    """Note the lines that edits touch, version by version."""

    def __init__(self) -> None:
        self._touched: list[list[str]] = []
        self._since: dict[int, News] = {}

    @property
    def version(self) -> int:
        """Return how many times the text has changed."""
        return len(self._touched)

    def add(self, old: str, edits: Sequence[Edit], new: str) -> None:
        """Note the edits that made `new` of `old`."""
        self._since = {}
        if DENSE * len(edits) > new.count("\n"):  # to look at all lines costs less than to tell which
            self._touched.append(new.split("\n"))
            return
        spans: list[tuple[int, int]] = []  # of whole lines, without the line end of the last
        shift = 0
        last = -1  # where the span noted last ends
        for start, end, text, _ in edits:
            at = start + shift
            stop = at + len(text)
            shift = stop - end
            if (
                not text
                and (start == 0 or old[start - 1] == "\n")
                and (end == len(old) or old[end - 1] == "\n")
            ):
                continue  # lines that went leave nothing behind
            if stop > last:
                first = last + 1 if at <= last + 1 else new.rfind("\n", 0, at) + 1
                goes_on = bool(spans) and first == last + 1
                last = new.find("\n", stop)
                last = len(new) if last < 0 else last
                if goes_on:
                    spans[-1] = spans[-1][0], last
                else:
                    spans.append((first, last))
        self._touched.append([line for first, last in spans for line in new[first:last].split("\n")])

    def since(self, version: int) -> News:
        """Return what is new since a version."""
        news = self._since.get(version)
        if news is None:
            lines = tuple(line for lines in self._touched[version:] for line in lines)
            news = self._since[version] = News(lines)
        return news
