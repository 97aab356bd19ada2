"""Rules that see what the other rules delete."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from .doc import Doc, Line
from .finders import drop_line
from .patch import Edit

__all__ = ["Among"]


class Among(NamedTuple):
    """Delete lines that are told by the lines around them which other rules delete.

    `find` takes the text and the kinds of those rules by the numbers of the lines, and yields the
    lines that go too. Alone the rule finds nothing; the engine asks it last, with the edits of the others.
    """

    rule: str
    find: Callable[[Doc, Mapping[int, str]], Iterable[Line]]

    def __call__(self, doc: Doc) -> Iterable[Edit]:
        return ()

    def among(self, doc: Doc, kinds: Mapping[int, str]) -> Iterator[Edit]:
        """Yield the edits for the lines that stand among those of `kinds`."""
        return (drop_line(line, self.rule) for line in self.find(doc, kinds))
