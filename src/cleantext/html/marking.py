"""Add the marks of Markdown to a clean text: of headings, lists, quotes, code and links.

They are added once the text is clean. So no rule for prose sees a mark or an escape, and none strips what
stands before a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from html.entities import html5
from urllib.parse import quote

from ..kernel.patch import Edit, Patch
from .block import Block
from .cells import cells_of
from .features import HEADINGS
from .markdown import FENCE, FENCED, INLINE_CODE, LONG_FENCE, Mark, list_marks, unfenced
from .places import Places, preformatted, seen
from .scan import Scan
from .writer import MARKUP

__all__ = ["markdown_patch"]

#: Signs that Markdown takes for its own: in prose, in a cell, and where a line begins, behind a number too.
_SIGNS = (
    r"\\(?=[!-/:-@\[-`{-~\n])|`|\*(?!\s)|(?<=\S)\*|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_])|\](?=\()"
    r"|<(?=[A-Za-z/!?])"
)
PROSE_SIGNS = re.compile(_SIGNS)
CELL_SIGNS = re.compile(rf"{_SIGNS}|\|")
LINE_SIGNS = re.compile(
    r"(?:\d{1,9}(?=[.)](?:\s|$)))?"
    r"(?P<sign>(?<=\d)[.)]|#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|~(?=~~)|[-=](?=[-=\s]*$)|\[(?=[^\]\n]{1,200}\]:))"
)
BRACKETS = re.compile(r"[\[\]]")
TICKS = re.compile("`+")
#: Addresses that lead nowhere, or do something.
SCRIPT = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.I)
#: How far before its text the tag of a link is looked for.
LINK_TAG_CHARS = 5_000
LINK_EDGE = re.compile(r"</?a[\s>]", re.I)
HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
NAMED = re.compile(r"&(#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]*;?)(?!=)")
#: What comes first where several edits begin at one place.
CLOSES, BEGINS, OPENS, SIGN = range(4)


def markdown_patch(
    scan: Scan,
    kept: Sequence[bool],
    made: Patch,
    text: str,
    *,
    links: str,
    headings: str,
    tables: str,
    lists: str,
) -> Patch:
    """Return the patch that adds the marks of Markdown to the clean text that a patch made of a page.

    What is left of a block has its marks. The long fences and ticks around code go, or become its own.
    """
    places = Places(made, text)
    blocks = places.blocks(scan, kept)
    cells, pre = cells_of(scan, kept), preformatted(scan)
    marked = lists == "markdown"
    marks = list_marks(scan, blocks) if marked else {}
    marker = Marker(text)
    if marked:
        marker.set_ticks()
    else:
        marker.edits += [(start, SIGN, end, said) for start, end, said, _ in unfenced(text)]
    behind, above = 0, Mark()  # of the block before
    for n, place in blocks.items():
        block, (start, end) = scan.blocks[n], marker.with_code(*place)
        mark = Mark() if n in cells else marks.get(n, Mark())
        name = scan.names[block.at]
        if block.at in pre:
            if marked:
                start, end = marker.set_fences(behind, start, end, mark)
        elif n in cells:
            if tables == "markdown":
                marker.escape(start, end, CELL_SIGNS)
        else:
            if headings == "markdown" and name in HEADINGS:
                mark = mark._replace(before=f"{mark.before}{'#' * int(name[1])} ")
            marker.begin_lines(start, end, mark, escaped=marked)
        if links == "markdown" and block.at not in pre:
            for first, stop, address in links_of(scan.page, block):
                marker.link(*places.of(first, stop), address)
        if set(mark.quotes) & set(above.quotes) and text[behind:start] == "\n\n":
            marker.insert(behind + 1, BEGINS, min(mark.quote, above.quote, key=len))
        behind, above = end, mark
    return marker.patch()


class Marker:
    """Collect the edits of a text, and know where in its lines code stands."""

    def __init__(self, text: str) -> None:
        """Find the code in a text."""
        self.text = text
        self.edits: list[tuple[int, int, int, str]] = []  # where, what comes first, to where, what
        self.escaped: set[int] = set()
        self.codes = [(*found.span(), *found.span(1)) for found in INLINE_CODE.finditer(text)]
        self.code_starts = [code[0] for code in self.codes]

    def insert(self, at: int, rank: int, said: str) -> None:
        """Put something into the text."""
        self.edits.append((at, rank, at, said))

    def patch(self) -> Patch:
        """Return the edits as a patch, without those within others: a page may hold fences of its own."""
        made: list[Edit] = []
        for start, _, end, said in sorted([*self.edits, *[(at, SIGN, at, "\\") for at in self.escaped]]):
            if not made or start >= made[-1].end:
                made.append(Edit(start, end, said, MARKUP))
        return Patch(made)

    def code_at(self, at: int) -> tuple[int, int, int, int] | None:
        """Return the spans of the code with its ticks, and without, that a place is in."""
        n = bisect_right(self.code_starts, at) - 1
        return self.codes[n] if n >= 0 and at < self.codes[n][1] else None

    def with_code(self, start: int, end: int) -> tuple[int, int]:
        """Return a span with the ticks of code that it begins or ends with."""
        first, last = self.code_at(start), self.code_at(end)
        if first is not None and first[2] == start:
            start = first[0]
        if last is not None and last[3] == end:
            end = last[1]
        return start, end

    def set_ticks(self) -> None:
        """Make the long ticks around code such as its own backticks need; fences around nothing go."""
        self.edits += [(f.start(), SIGN, f.end(), "") for f in FENCED.finditer(self.text) if not f[1]]
        for start, end, first, last in self.codes:
            longest = max(map(len, TICKS.findall(self.text, first, last)), default=0)
            ticks, pad = "`" * (longest + 1), " " * bool(longest)
            self.edits += [(start, SIGN, first, ticks + pad), (last, SIGN, end, pad + ticks)]

    def set_fences(self, behind: int, start: int, end: int, mark: Mark) -> tuple[int, int]:
        """Make the long fences around code such as its own backticks need; return the span with them."""
        above = self.text.rfind(LONG_FENCE, behind, start)
        below = self.text.find(LONG_FENCE, end)
        if min(above, below) < 0 or self.text[end:below].strip():
            return start, end
        longest = max(map(len, TICKS.findall(self.text, start, end)), default=0)
        fence = "`" * max(len(FENCE), longest + 1)
        self.edits.append((above, BEGINS, above + len(LONG_FENCE), mark.before + fence))
        self.edits.append((below, SIGN, below + len(LONG_FENCE), fence))
        self._indent(above, below, mark)
        return above, below + len(LONG_FENCE)

    def begin_lines(self, start: int, end: int, mark: Mark, *, escaped: bool) -> None:
        """Put the marks of a block before its lines, and escape what Markdown would take for a sign."""
        begins = self.text[start - 1 : start] in ("", "\n")
        if begins and mark.before:
            self.insert(start, BEGINS, mark.before)
        self._indent(start, end, mark)
        if escaped:
            self.escape(start, end, PROSE_SIGNS, begins=begins)

    def _indent(self, start: int, end: int, mark: Mark) -> None:
        at = self.text.find("\n", start, end) + 1 if mark.within else 0
        while at:
            blank = self.text[at : at + 1] == "\n"
            self.insert(at, BEGINS, mark.within.rstrip() if blank else mark.within)
            at = self.text.find("\n", at, end) + 1

    def escape(self, start: int, end: int, signs: re.Pattern[str], *, begins: bool = False) -> None:
        """Put a backslash before what Markdown would take for its own signs."""
        found = {sign.start() for sign in signs.finditer(self.text, start, end)}
        found = {
            at for at in found if self.code_at(at) is None or (signs is CELL_SIGNS and self.text[at] == "|")
        }
        while begins:
            stop = self.text.find("\n", start, end)
            sign = LINE_SIGNS.match(self.text, start, end if stop < 0 else stop)
            if sign and self.code_at(start) is None:
                found.add(sign.start("sign"))
            start, begins = stop + 1, stop >= 0
        self.escaped |= found

    def link(self, start: int, end: int, address: str) -> None:
        """Put the brackets of a link around what is left of its text; not within code."""
        start, end = self.with_code(start, end)
        first, last = self.code_at(start), self.code_at(end - 1)
        whole = (first is None or first[0] == start) and (last is None or last[1] == end)
        said = self.text[start:end]
        if not said or not whole or "\n\n" in said:
            return
        self.insert(start, OPENS, "[")
        self.insert(end, CLOSES, f"]({address})")
        if said.count("[") != said.count("]"):
            brackets = {start + found.start() for found in BRACKETS.finditer(said)}
            self.escaped |= {at for at in brackets if self.code_at(at) is None}
        if self.text[start - 1 : start] == "!":  # with it, a picture
            self.escaped.add(start - 1)


def links_of(page: str, block: Block) -> Iterator[tuple[int, int, str]]:
    """Yield the links of a block: the span in the page of what is seen of each, and its address."""
    linked: list[tuple[int, int, int]] = []
    for part in [*block.parts, (block.end, block.end, 0)]:
        kind = part[2]
        if linked and (kind == 0 or (kind == 1 and LINK_EDGE.search(page, linked[-1][1], part[0]))):
            address = address_before(page, linked[0][0])
            span = seen(page, linked)
            if address and span[1] > 0:
                yield *span, address
            linked = []
        if kind == 1:
            linked.append(part)


def address_before(page: str, start: int) -> str:
    """Return the address of the link whose text begins at ``start``, safe within Markdown's brackets."""
    near = max(0, start - LINK_TAG_CHARS)
    tag = page[max(page.rfind("<a", near, start), page.rfind("<A", near, start), near) : start]
    found = HREF.search(tag)
    address = NAMED.sub(_named, found[1] or found[2] or found[3] or "").strip() if found else ""
    if not address or SCRIPT.match(address):
        return ""
    return quote(address, safe="%/:=&?~#+!$,;'@*[]-._")


def _named(reference: re.Match[str]) -> str:
    """Return the character of a reference in an attribute: one without a semicolon must stand alone there."""
    name = reference[1]
    return unescape(reference[0]) if name[0] == "#" or name in html5 else reference[0]
