"""Write the blocks of a page as text: the edits from the page to it, from left to right."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from html.entities import html5
from urllib.parse import quote

from ..kernel.patch import Edit
from .block import PORTION, Block
from .tags import CODE, CODE_END, SIGNS

__all__ = ["CELL", "CELL_SIGNS", "ENTITY", "LINE", "MARKUP", "PROSE_SIGNS", "REFERENCE", "RUN", "Writer"]

MARKUP = ("html.markup",)
ENTITY = ("html.entity",)
SPACE = ("html.space",)

#: Words with single spaces between them, in cells of tables without bars; a character reference; white space
#: that is to become one space.
REFERENCE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
RUN = re.compile(r"[^ \t\n\r\f\v&]++(?: [^ \t\n\r\f\v&]++)*+|" + REFERENCE + "|&")
CELL = re.compile(r"[^ \t\n\r\f\v&|]++(?: [^ \t\n\r\f\v&|]++)*+|" + REFERENCE + r"|[&|]")
LINE = re.compile(r"[^\n&]+|" + REFERENCE + r"|&|\n")
#: Signs that Markdown takes for its own: in prose, in a cell, and where a line begins, behind a number too.
_SIGNS = (
    r"\\(?=[!-/:-@\[-`{-~])|`|\*(?!\s)|(?<=\S)\*|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_])|\](?=\()"
    r"|<(?=[A-Za-z/!?])"
)
PROSE_SIGNS = re.compile(_SIGNS)
CELL_SIGNS = re.compile(rf"{_SIGNS}|\|")
LINE_SIGNS = re.compile(r"(?:#{1,6}|[-+>])(?=\s|$)|>|(?<=\d)[.)](?=\s|$)")
NUMBER = re.compile(r"\d{1,9}")
#: Addresses that lead nowhere, or do something.
SCRIPT = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.I)
#: How far before its text the tag of a link is looked for, and how far behind it backticks in code.
LINK_TAG_CHARS = 5_000
CODE_CHARS = 2_000
LINK_EDGE = re.compile(r"</?a[\s>]", re.I)
HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
NAMED = re.compile(r"&(#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]*;?)(?!=)")
#: Make an edit of its fields at a third of the cost of ``Edit``: a page has hundreds.
edit_of = partial(tuple.__new__, Edit)


class Writer:
    """Collect edits from left to right; ``at`` is the first character of the page not yet decided on.

    ``ticks`` stand around code within a line.
    """

    def __init__(self, page: str, links: str, ticks: str) -> None:
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

    def write(
        self,
        block: Block,
        gap: str,
        mark: str,
        runs: re.Pattern[str],
        *,
        broken: str = "\n",
        escapes: re.Pattern[str] | None = None,
    ) -> None:
        """Keep a block, ``gap`` after the one before it and behind ``mark``.

        A line break of the page becomes ``broken``; a backslash stands before what ``escapes`` finds.
        """
        page = self.page
        self._end_line()
        gap = gap if self.begun else ""
        owed = gap + mark  # what stands before the next visible character
        begun = False
        open_link = ""
        link_end = 0
        code = ""  # what closes the code that is open
        unopened = owed, False
        opened = -1  # where in `owed` the code opens that has nothing visible yet
        blank = False  # white space was seen since the last visible character
        for start, end, kind in block.parts:
            if kind == PORTION:
                self.edits.append((self.at, end, owed + block.text, MARKUP))
                self.at = end
                begun = True
                continue
            if kind == -1:
                if runs is CELL or broken == " ":
                    blank = True
                elif begun:
                    owed, blank = owed + broken if opened < 0 else broken + owed, False
                continue
            if kind in (CODE, CODE_END):
                if kind == CODE and self.ticks and not code and runs is not LINE:
                    code, unopened = self._ticks(end), (owed, blank)
                    owed += " " if blank and begun and not owed.endswith("\n") else ""
                    opened, blank = len(owed), False
                    owed += code[::-1]
                elif kind == CODE_END and code:
                    if opened < 0:
                        self.edits.append((self.at, self.at, code, MARKUP))
                    else:
                        owed, blank = unopened[0], unopened[1] or blank
                    code, opened = "", -1
                continue
            if kind == 1 and self.links == "drop":
                continue
            if self.links == "markdown" and kind >= 0 and not (code and opened < 0):
                if open_link and (not kind or LINK_EDGE.search(page, link_end, start)):
                    owed, open_link = f"]({open_link}){owed}", ""
                if kind and not open_link and page[start:end].strip():
                    open_link = address_before(page, start)
                    if open_link and opened >= 0:
                        owed, opened = f"{owed[:opened]}[{owed[opened:]}", opened + 1
                    elif open_link:
                        owed += (" " if blank and (begun or owed) and not owed.endswith("\n") else "") + "["
                        blank = False
                link_end = end
            last = start
            for first, stop, said in self._runs(runs, start, end, SIGNS.get(kind)):
                blank = blank or first > last
                last = stop
                if said == "\n":
                    owed, blank = owed + broken if begun else owed, False
                    continue
                before = owed + " " if blank and begun and not owed.endswith("\n") else owed
                between = page[self.at : first]
                if mark and not begun:  # on its own, so that the block begins where its text does
                    self.edits.append((self.at, first, gap, MARKUP))
                    self.edits.append((first, first, before[len(gap) :], MARKUP))
                elif between != before:
                    self.edits.append((self.at, first, before, SPACE if between.isspace() else MARKUP))
                if said is not None:
                    if escapes is not None and not code and self._is_sign(said, stop, escapes, owed, begun):
                        said = "\\" + said
                    self.edits.append((first, stop, said, ENTITY if page[first] == "&" else MARKUP))
                elif escapes is not None and not code:
                    self._escape(first, stop, escapes, _begins(owed, begun))
                self.at = stop
                owed, opened, blank, begun = "", -1, False, True
            blank = blank or last < end
        closing = code if code and opened < 0 else ""
        if open_link:
            closing += f"]({open_link})"
        if closing:
            self.edits.append((self.at, self.at, closing, MARKUP))
        self.begun = self.begun or begun

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

    def _ticks(self, start: int) -> str:
        """Return what closes code that begins at ``start``, turned around what opens it."""
        end = self.page.find("</", start, start + CODE_CHARS)
        return " ``" if self.ticks == "`" and "`" in self.page[start : max(start, end)] else self.ticks

    def _is_sign(self, said: str, stop: int, escapes: re.Pattern[str], owed: str, begun: bool) -> bool:
        """Tell whether Markdown would take the character of a reference for its own sign."""
        if said == "<":
            return self.page[stop : stop + 1].isalpha() or self.page[stop : stop + 1] in ("/", "!", "?")
        if said == "|":
            return escapes is CELL_SIGNS
        return said in "\\`*_[" or (said == ">" and _begins(owed, begun))

    def _escape(self, first: int, stop: int, signs: re.Pattern[str], begins: bool) -> None:
        """Put a backslash before what Markdown would take for its own signs."""
        page = self.page
        found = [match.start() for match in signs.finditer(page, first, stop)]
        if begins:
            number = NUMBER.match(page, first, stop)
            line = LINE_SIGNS.match(page, first if number is None else number.end(), stop)
            if line is not None and line.start() not in found:
                found.insert(0, line.start())
        self.edits += [(at, at, "\\", MARKUP) for at in found]

    def close(self) -> list[Edit]:
        """Cut what is left of the page, and return the edits."""
        self._end_line()
        if self.at < len(self.page):
            self.edits.append((self.at, len(self.page), "", MARKUP))
        return list(map(edit_of, self.edits))


def _begins(owed: str, begun: bool) -> bool:
    """Tell whether the next visible character begins a line."""
    return not begun or owed.endswith(("\n", "> "))


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
