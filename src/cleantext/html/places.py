"""Where the blocks of a page stand in the text that was made of it, and its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..cleaning.cleaned import Cleaned
from ..cleaning.cleaner import Pipeline
from ..kernel.patch import Patch
from ..paragraph import Paragraph
from .markdown import LONG_FENCE
from .scan import Scan
from .tags import SIGNS

__all__ = ["CleanedArticle", "Places", "preformatted", "seen", "spans_of"]

VISIBLE = re.compile(r"\S")
PARAGRAPH = re.compile(r"\S(?:(?!\n\n)[\s\S])*")
FENCE = re.compile(r"[\s>]*`{3,}$", re.M)


class Places:
    """Map spans of a page to the text that a patch makes of it.

    What the patch puts before a span or behind it is no part of its place.
    """

    def __init__(self, made: Patch, text: str) -> None:
        """Look through the edits of a patch."""
        self.made = made
        self.text = text
        self.starts = [edit.start for edit in made]
        self.targets = []
        shift = 0
        for start, end, said, _ in made:
            self.targets.append(start + shift)
            shift += len(said) - (end - start)

    def of(self, first: int, stop: int) -> tuple[int, int]:
        """Return the place of a span, without blanks at its ends; an empty one if nothing of it is left."""
        start = self.made.image(first)
        part = self.text[start : self._behind(stop)]
        if LONG_FENCE in part:  # all of the code is gone
            return start, start
        return start + len(part) - len(part.lstrip()), start + len(part.rstrip())

    def blocks(self, scan: Scan, kept: Sequence[bool]) -> dict[int, tuple[int, int]]:
        """Return the places of the kept blocks of which something is left, by their numbers."""
        found: dict[int, tuple[int, int]] = {}
        for n, block in enumerate(scan.blocks):
            if kept[n]:
                start, end = self.of(*seen(scan.page, block.parts))
                if start < end:
                    found[n] = start, end
        return found

    def _behind(self, offset: int) -> int:
        """Return the target offset behind what stood before a source offset."""
        n = bisect_left(self.starts, offset) - 1  # an edit that begins there is behind
        if n < 0:
            return offset
        start, end, said, _ = self.made.edits[n]
        if offset < end:  # what stood there is gone, and what was put before it is behind, too
            return self._behind(start)
        return self.targets[n] + len(said) + offset - end


def seen(page: str, parts: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the span in the page from the first to the last visible character of some parts."""
    first = stop = -1
    for start, end, kind in parts:
        begin = VISIBLE.search(page, start, end) if kind >= 0 or SIGNS.get(kind) else None
        if begin:
            first = begin.start() if first < 0 else first
            stop = start + len(page[start:end].rstrip())
    return first, stop


def preformatted(scan: Scan) -> set[int]:
    """Return the indexes of the elements whose line breaks are the author's."""
    if "pre" not in scan.names:
        return set()
    inside: set[int] = set()
    for i, (name, parent) in enumerate(zip(scan.names, scan.parents, strict=True)):
        if name == "pre" or parent in inside:
            inside.add(i)
    return inside


def spans_of(scan: Scan, kept: Sequence[bool]) -> tuple[tuple[int, int, bool], ...]:
    """Return the spans of the kept blocks of a page, and whether each is code."""
    pre = preformatted(scan)
    blocks = [block for block, keep in zip(scan.blocks, kept, strict=True) if keep]
    return tuple([(*seen(scan.page, block.parts), block.at in pre) for block in blocks])


class CleanedArticle(Cleaned):
    """Hold the trace from a page to its article, whose paragraphs are blocks of the page.

    `spans` are those of the blocks in the page, and whether each is code. A crowded page has none.
    """

    _fields = (*Cleaned._fields, "spans")  # type: ignore[assignment]  # one more
    spans: tuple[tuple[int, int, bool], ...]

    def __init__(
        self,
        raw: str,
        text: str,
        patches: tuple[Patch, ...],
        settled: bool,
        warnings: tuple[str, ...],
        pipeline: Pipeline,
        spans: tuple[tuple[int, int, bool], ...],
    ) -> None:
        super().__init__(raw, text, patches, settled, warnings, pipeline)
        self.__dict__["spans"] = spans

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the article, with their spans in the text and in the page.

        A block of the page is one, with its list mark or the lines of its code, and so is a row of a table.
        """
        return tuple(self._paragraphs()) if self.spans else super().paragraphs()

    def _paragraphs(self) -> Iterator[Paragraph]:
        text, places = self.text, Places(self.patch, self.text)
        parts: list[tuple[int, int, bool]] = []
        for first, stop, code in self.spans:
            start, end = places.of(first, stop)
            if parts and "\n" not in text[parts[-1][1] : start]:
                parts[-1] = parts[-1][0], max(end, parts[-1][1]), parts[-1][2]
            elif code and start < end:
                parts.append((start, end, True))
            else:
                parts += [(*part.span(), False) for part in PARAGRAPH.finditer(text, start, end)]
        behind = 0
        for start, end, code in parts:
            line, behind = _line_start(text, start), _line_end(text, end)
            above = _line_start(text, line - 1) if line else 0
            if code and FENCE.match(text, above, line - 1) and (below := FENCE.match(text, behind)):
                line, behind = above, below.end()
            if not code:
                line += len(text[line:start]) - len(text[line:start].lstrip())
            raw_start, raw_end = self.patch.span(start)[0], self.patch.span(end - 1)[1]
            yield Paragraph(text[line:behind], line, behind, raw_start, raw_end)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
