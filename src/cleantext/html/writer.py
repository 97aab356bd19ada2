"""Write the blocks of a page as text: the edits from the page to it, from left to right."""

from __future__ import annotations

import re
from functools import partial
from html import unescape

from ..kernel.patch import Edit
from .block import PORTION, Block
from .tags import CODE, CODE_END, SIGNS

__all__ = ["ENTITY", "LINE", "MARKUP", "REFERENCE", "RUN", "Writer"]

MARKUP = ("html.markup",)
ENTITY = ("html.entity",)
SPACE = ("html.space",)

#: A character reference; words with single spaces between them; lines.
REFERENCE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
RUN = re.compile(r"[^ \t\n\r\f\v&]++(?: [^ \t\n\r\f\v&]++)*+|" + REFERENCE + "|&")
LINE = re.compile(r"[^\n&]+|" + REFERENCE + r"|&|\n")
#: Make an edit of its fields at a third of the cost of ``Edit``: a page has hundreds.
edit_of = partial(tuple.__new__, Edit)


class Writer:
    """Collect edits from left to right; ``at`` is the first character of the page not yet decided on.

    ``ticks`` stand around code within a line, with a blank between them and a backtick of the code.
    """

    def __init__(self, page: str, *, links: bool, ticks: str) -> None:
        """Begin at the beginning of a page."""
        self.page = page
        self.links = links
        self.ticks = ticks
        self.edits: list[tuple[int, int, str, tuple[str, ...]]] = []
        self.at = 0
        self.begun = False
        self.tail = ""  # what closes the line of the block before

    def drop(self, block: Block, rules: tuple[str, ...]) -> None:
        """Cut a block out."""
        self._end_line()
        start, end = block.start, block.end
        if self.at < start:
            self.edits.append((self.at, start, "", MARKUP))
        self.edits.append((start, end, "", rules))
        self.at = end

    def _end_line(self) -> None:
        """Write what closes the line of the block before, by itself, so that it stands where that ends."""
        if self.tail:
            self.edits.append((self.at, self.at, self.tail, MARKUP))
            self.tail = ""

    def write(self, block: Block, gap: str, mark: str, runs: re.Pattern[str], broken: str = "\n") -> bool:
        """Keep a block, ``gap`` after the one before it and behind ``mark``; its lines end in ``broken``.

        Return whether anything of it is seen: of links that are dropped nothing is.
        """
        page = self.page
        self._end_line()
        gap = gap if self.begun else ""
        owed = gap + mark  # what stands before the next visible character
        begun = False
        code = opened = False  # whether code is open, and whether something visible of it is still to come
        unopened = owed, False
        blank = False  # white space was seen since the last visible character
        final = ""  # that character
        for start, end, kind in block.parts:
            if kind == PORTION:
                self.edits.append((self.at, end, owed + block.text, MARKUP))
                self.at = end
                begun = True
                continue
            if kind == -1:
                if broken == " ":
                    blank = True
                elif begun:
                    owed, blank = (broken + owed, blank) if opened else (owed + broken, False)
                continue
            if kind in (CODE, CODE_END):
                if kind == CODE and self.ticks and not code and runs is not LINE:
                    code = opened = True
                    unopened = owed, blank
                    owed += (" " if blank and begun and not owed.endswith("\n") else "") + self.ticks
                    blank = False
                elif kind == CODE_END and code:
                    if opened:
                        owed, blank = unopened[0], unopened[1] or blank
                    else:
                        self._close_code(final)
                    code = opened = False
                continue
            if kind == 1 and not self.links:
                continue
            last = start
            for first, stop, said in self._runs(runs, start, end, SIGNS.get(kind)):
                blank = blank or first > last
                last = stop
                if said == "\n":
                    owed, blank = owed + broken if begun else owed, False
                    continue
                before = owed + " " if blank and begun and not owed.endswith("\n") else owed
                if opened and (said or page[first]) == "`":
                    before += " "
                between = page[self.at : first]
                if mark and not begun:  # on its own, so that the block begins where its text does
                    self.edits.append((self.at, first, gap, MARKUP))
                    self.edits.append((first, first, before[len(gap) :], MARKUP))
                elif between != before:
                    self.edits.append((self.at, first, before, SPACE if between.isspace() else MARKUP))
                if said is not None:
                    self.edits.append((first, stop, said, ENTITY if page[first] == "&" else MARKUP))
                self.at, final = stop, (said or page[stop - 1])[-1]
                owed, opened, blank, begun = "", False, False, True
            blank = blank or last < end
        if code and not opened:
            self._close_code(final)
        self.begun = self.begun or begun
        return begun

    def _close_code(self, final: str) -> None:
        """Write the ticks behind code that ends with some character."""
        self.edits.append((self.at, self.at, (" " if final == "`" else "") + self.ticks, MARKUP))

    def _runs(
        self, runs: re.Pattern[str], start: int, end: int, sign: str | None
    ) -> list[tuple[int, int, str | None]]:
        """Return what is visible of a part, with what stands for it if that is something else."""
        if sign is not None:
            return [(start, end, sign)]
        page = self.page
        found: list[tuple[int, int, str | None]] = []
        for run in runs.finditer(page, start, end):
            first, stop = run.span()
            said = unescape(run[0]) if page[first] == "&" else None
            found.append((first, stop, "\n" if page[first] == "\n" else None if said == run[0] else said))
        return found

    def close(self) -> list[Edit]:
        """Cut what is left of the page, and return the edits."""
        self._end_line()
        if self.at < len(self.page):
            self.edits.append((self.at, len(self.page), "", MARKUP))
        return list(map(edit_of, self.edits))
