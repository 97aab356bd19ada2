"""Make the patch that turns a page into the text of its chosen blocks.

Every character that goes is in an edit that names its rule, every character that stays keeps its offset
in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from html import unescape
from urllib.parse import quote

from ..kernel.patch import Edit, Patch
from .cells import cells_of
from .features import HEADINGS
from .markdown import code_marks, list_marks
from .scan import PORTION, Block, Scan

MARKUP = ("html.markup",)
ENTITY = ("html.entity",)
SPACE = ("html.space",)

#: Words with single spaces between them, in cells of tables without bars; a character reference; white space
#: that is to become one space.
REFERENCE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
RUN = re.compile(r"[^ \t\n\r\f\v&]++(?: [^ \t\n\r\f\v&]++)*+|" + REFERENCE + "|&")
CELL = re.compile(r"[^ \t\n\r\f\v&|]++(?: [^ \t\n\r\f\v&|]++)*+|" + REFERENCE + r"|[&|]")
LINE = re.compile(r"[^\n&]+|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|&|\n")
#: Blocks of these tags follow one another without a blank line.
TIGHT_TAGS = frozenset(["li", "td", "th", "dt", "dd", "tr"])
#: Addresses that lead nowhere, or do something.
SCRIPT = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.I)
#: How far before its text the tag of a link is looked for.
LINK_TAG_CHARS = 5_000
HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)


def markup_patch(
    scan: Scan,
    reasons: Sequence[str] | None = None,
    kept: Iterable[bool] | None = None,
    *,
    links: str = "text",
    headings: str = "text",
    tables: str = "text",
    lists: str = "text",
) -> Patch:
    """Return the patch from a page to the text of the blocks that are kept, or of all.

    Blocks stand apart by a blank line, list items by a line end. A row of a data table is a line, its cells
    between bars; with ``tables="markdown"`` dashes stand below the first. With
    ``links="markdown"`` a link is ``[text](address)``; with ``"drop"`` its text goes too. With
    ``headings="markdown"`` a heading begins with as many ``#`` as its level. With ``lists="markdown"`` items
    of lists, quotes and code are marked, with ``"fences"`` only code. A dropped block is one edit, on the
    authority of ``html.`` and its reason.
    """
    writer = _Writer(scan.page, links)
    choice = [True] * len(scan.blocks) if kept is None else list(kept)
    shown = (
        choice
        if links != "drop"
        else [k and b.link_share < 1 for k, b in zip(choice, scan.blocks, strict=True)]
    )
    cells = cells_of(scan, shown, markdown=tables == "markdown")
    marks = list_marks(scan, shown) if lists == "markdown" else {}
    if lists == "fences":
        marks = code_marks(scan, shown)
    dropped_by = {reason: (f"html.{reason}",) for reason in set(reasons or ())}
    pre = preformatted(scan)
    was_tight = False
    for n, (block, keep) in enumerate(zip(scan.blocks, choice, strict=True)):
        if not keep:
            writer.drop(block, dropped_by[reasons[n]] if reasons else MARKUP)
            continue
        name = scan.names[block.at]
        before, behind = marks.get(n, ("", ""))
        if headings == "markdown" and name in HEADINGS:
            before += "#" * int(name[1]) + " "
        cell = cells.get(n)
        if cell is not None:
            before, behind = cell.before, cell.behind
        tight = cell is not None or name in TIGHT_TAGS or before[-2:] in ("- ", ". ")
        gap = "" if cell is not None and not cell.begins else "\n" if tight and was_tight else "\n\n"
        runs = CELL if cell is not None else LINE if block.at in pre else RUN
        writer.write(block, gap, before, runs, escapes=cell is not None and tables == "markdown")
        writer.tail = behind
        was_tight = tight
    return Patch(writer.close())


def preformatted(scan: Scan) -> set[int]:
    """Return the indexes of the elements whose line breaks are the author's."""
    if "pre" not in scan.names:
        return set()
    inside: set[int] = set()
    for i, (name, parent) in enumerate(zip(scan.names, scan.parents, strict=True)):
        if name == "pre" or parent in inside:
            inside.add(i)
    return inside


#: Make an edit of its fields at a third of the cost of ``Edit``: a page has hundreds.
edit_of = partial(tuple.__new__, Edit)


class _Writer:
    """Collect edits from left to right; ``at`` is the first character of the page not yet decided on."""

    def __init__(self, page: str, links: str) -> None:
        self.page = page
        self.links = links
        self.edits: list[tuple[int, int, str, tuple[str, ...]]] = []
        self.at = 0
        self.begun = False
        self.tail = ""  # what closes the line of the block before

    def drop(self, block: Block, rules: tuple[str, ...]) -> None:
        """Cut a block out."""
        start, end = block.start, block.end
        if self.at < start:
            self.edits.append((self.at, start, "", MARKUP))
        self.edits.append((start, end, "", rules))
        self.at = end

    def write(
        self, block: Block, gap: str, mark: str, runs: re.Pattern[str], *, escapes: bool = False
    ) -> None:
        """Keep a block, ``gap`` after the one before it and behind ``mark``. A bar may need escapes."""
        page = self.page
        if self.tail:
            self.edits.append((self.at, self.at, self.tail, MARKUP))
            self.tail = ""
        gap = gap if self.begun else ""
        owed = gap + mark  # what stands before the next visible character
        begun = False
        open_link = ""
        blank = False  # white space was seen since the last visible character
        for start, end, kind in block.parts:
            if kind == PORTION:
                self.edits.append((self.at, end, owed + block.text, MARKUP))
                self.at = end
                begun = True
                continue
            if kind == -1:
                if runs is CELL:
                    blank = True
                elif begun:
                    owed, blank = "\n", False
                continue
            if kind == 1 and self.links == "drop":
                continue
            if self.links == "markdown" and bool(kind) != bool(open_link):
                if open_link:
                    owed, open_link = f"]({open_link})", ""
                elif page[start:end].strip():
                    open_link = address_before(page, start)
                    if open_link:
                        owed += (" " if blank else "") + "["
                        blank = False
            last = start
            for run in runs.finditer(page, start, end):
                first, stop = run.span()
                sign = page[first]
                blank = blank or first > last
                last = stop
                if sign == "\n":
                    owed, blank = owed + "\n" if begun else owed, False
                    continue
                before = owed + " " if blank and begun and not owed.endswith("\n") else owed
                between = page[self.at : first]
                if mark and not begun:  # on its own, so that the block begins where its text does
                    self.edits.append((self.at, first, gap, MARKUP))
                    self.edits.append((first, first, before[len(gap) :], MARKUP))
                elif between != before:
                    self.edits.append((self.at, first, before, SPACE if between.isspace() else MARKUP))
                if sign == "|" and escapes:
                    self.edits.append((first, first, "\\", MARKUP))
                if sign == "&":
                    said = unescape(run[0])
                    said = "\\|" if said == "|" and escapes else said
                    if said != run[0]:
                        self.edits.append((first, stop, said, ENTITY))
                self.at = stop
                owed, blank, begun = "", False, True
            blank = blank or last < end
        if open_link:
            self.edits.append((self.at, self.at, f"]({open_link})", MARKUP))
        self.begun = self.begun or begun

    def close(self) -> list[Edit]:
        """Cut what is left of the page, and return the edits."""
        if self.at < len(self.page) or self.tail:
            self.edits.append((self.at, len(self.page), self.tail, MARKUP))
        return list(map(edit_of, self.edits))


def address_before(page: str, start: int) -> str:
    """Return the address of the link whose text begins at ``start``, safe within Markdown's brackets."""
    near = max(0, start - LINK_TAG_CHARS)
    tag = page[max(page.rfind("<a", near, start), page.rfind("<A", near, start), near) : start]
    found = HREF.search(tag)
    address = unescape(found[1] or found[2] or found[3] or "").strip() if found else ""
    if not address or SCRIPT.match(address):
        return ""
    return quote(address, safe="%/:=&?~#+!$,;'@*[]-._")
