"""Scan a page once: its elements and its blocks of text, with exact offsets.

No tree is built and nothing recurses. The scan is one pass of a pattern over the tags; what can hold no
prose (scripts, styles, vector graphics) is jumped over. Every character of a block is named by its
offsets in the page, so that a patch on the page can cut the markup away.

Linear on hostile markup, by these bounds: after the last ``>`` nothing is a tag; an end tag that
scripts or the like wait for is looked for once; an end tag that closes nothing costs one look-up; a tag with
odd quotes is read again, each time it fails within half as far; the path of open elements is a linked
list, so depth costs nothing. Memory is bounded too: what stands behind ``MAX_TAGS`` tags is read in
portions, of which only the text is held.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape
from itertools import islice

from .block import PORTION, Block, articles_in
from .tags import (
    BREAK,
    CLOSE,
    COMMENT,
    DECLARATION,
    EFFECTS,
    FLAT_TAGS,
    INLINE,
    LINK,
    NOSCRIPT_CHARS,
    OPEN,
    POWER,
    RAW_TAGS,
    READING,
    READING_END,
    REQUEST_CHARS,
    SIGNS,
    TITLE,
    UNLINK,
    effect_of,
    raised,
)

#: A tag, ended by the first ``>``, and its name; a declaration; the beginning of a comment. Odd quotes are
#: looked at again by ``QUOTED``. Most names are of small letters and digits: those are read faster.
TAG = re.compile(r"(<(?:(/?[A-Za-z](?:[a-z0-9]*+(?=[> ])|[\w.:-]*+(?<!:)(?=[\s/>])))[^>]*>|!--|[!?][^>]*>))")
QUOTED = re.compile(r"""<[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+>""")
#: How far a tag with an open quote is read again, once longer tries have failed.
QUOTED_TAG_CHARS = 2_000

#: A page with more tags is none that people read. Of 1,196 real pages none has more than a quarter of them.
MAX_TAGS = 100_000
#: Elements whose button holds what they say, if it is a question: it opens its answer. (Any button took .0018
#: of F1 on news.)
QUESTION_CHARS = 400
SHOWN_BUTTONS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"])
#: Links to a heading itself, that stand in it; the link to edit a part of a wiki.
ANCHORS = frozenset(["#", "¶", "§", "🔗", "⚓", "∞"])
EDIT_LINK = "mw-editsection"
EDIT_LINK_END = re.compile(r"\]\s*</span>\s*</span>")
EDIT_LINK_CHARS = 2_000
#: In a portion of a crowded page a block of at least so many characters stands on a line of its own.
LINE_CHARS = 80


def portion_end(page: str, position: int, stop: int) -> int:
    """Find where the tag begins that is one more than are read at a time; ``stop`` if there are no more.

    Nearly all pages are told by their length, or at their beginning by one count.
    """
    if stop - position <= MAX_TAGS * len("<a>") or (not position and page.count("<", 0, stop) <= MAX_TAGS):
        return stop
    found = next(islice(TAG.finditer(page, position, stop), MAX_TAGS, None), None)
    return found.start() if found else stop


def closer(page: str, end: int, written: str | None, name: str, closers: dict[str, int]) -> int:
    """Find where the element, or comment, is closed whose first tag ends at ``end``; -1 if it never is.

    ``written`` is its name as written; a comment has none. ``closers`` tells where those were found that were
    looked for before: a page full of openers costs no more than its length.
    """
    if written is None:
        return page.find("-->", end - len("--"))
    for called in (written, name, name.upper()):
        closing = "</" + called
        close = closers.get(closing, 0)
        if 0 <= close < end:
            close = closers[closing] = page.find(closing, end)
        if close >= 0:
            nested = name in FLAT_TAGS and page.find("<" + called, end, close) >= 0
            return -1 if nested else close
    return -1


def asks(page: str, start: int) -> bool:
    """Tell whether a button that begins at ``start`` holds a question, which opens its answer."""
    end = page.find("</", start, start + QUESTION_CHARS)
    return end >= 0 and "?" in page[start:end]


class Scan:
    """What one pass over a page found: its elements and ``blocks`` in page order, and the ``<title>``.

    Of the elements that begin a block, ``names``, ``parents`` (indexes) and ``tags`` (as written) are
    lists; element 0 is the page itself. ``crowded`` tells whether there were more than ``MAX_TAGS`` tags:
    of what stands behind them each portion is one block, in no element. With ``hidden`` what scripts would
    show is read too: templates, what stands there without scripts, articles in linked data.
    """

    __slots__ = ("blocks", "crowded", "hidden", "names", "page", "parents", "tags", "title")

    def __init__(self, page: str, *, hidden: bool = False) -> None:
        """Scan a page, whole or in part."""
        self.page = page
        self.hidden = hidden
        self.crowded = False
        self.names = ["#page"]
        self.parents = [0]
        self.tags = [""]
        self.blocks: list[Block] = []
        self.title = ""
        ends = page.rfind(">") + 1, page.rfind("-->")
        closers: dict[str, int] = {}
        end = self._read(0, ends, closers, len(page))
        while end < len(page):
            self.crowded = True
            portion = Scan("")
            portion.page, start = page, end
            end = portion._read(start, ends, closers, QUOTED_TAG_CHARS)
            if portion.blocks:
                self.blocks.append(Block(0, [(start, end, PORTION)], portion.text(), 0.0))

    def above(self, element: int, names: frozenset[str], depth: int) -> int:
        """Return the nearest element of some names, at most so far above one; 0 if there is none."""
        for _ in range(depth):
            if self.names[element] in names:
                return element
            element = self.parents[element]
        return 0

    def text(self) -> str:
        """Return the text of all blocks: a long one on a line of its own, short ones side by side."""
        marked = [
            f"\n{block.text}\n" if len(block.text) >= LINE_CHARS else f"{block.text} "
            for block in self.blocks
        ]
        return "".join(marked).strip()

    def _holds_text(self, name: str, tag: str, size: int) -> bool:
        """Tell whether a browser shows what such an element holds, with scripts or without."""
        if name == "template":
            return self.hidden or "shadowrootmode" in tag
        return name == "noscript" and size >= (REQUEST_CHARS if self.hidden else NOSCRIPT_CHARS)

    def _read(self, position: int, ends: tuple[int, int], closers: dict[str, int], patience: int) -> int:
        """Read on from a position; return where the next portion begins, or the page ends."""
        page, names, parents, tags = self.page, self.names, self.parents, self.tags
        add_block = self.blocks.append
        stop, last_comment = ends
        until = portion_end(page, position, stop)
        top = 0
        parts: list[tuple[int, int, int]] = []
        texts: list[str] = []  # of the parts
        open_count: defaultdict[str, int] = defaultdict(int)
        linked = -1  # the element that an open link began in
        link = breaks = in_links = 0
        bare: bool | None = None  # whether readings have no brackets of their own
        previous = at = position

        def flush() -> None:
            nonlocal parts, texts, breaks, in_links
            if in_links and names[top] in SHOWN_BUTTONS and (texts[0] in ANCHORS or texts[-1] in ANCHORS):
                own = slice(texts[0] in ANCHORS, len(texts) - (texts[-1] in ANCHORS))
                parts, texts = parts[own], texts[own]
            raw = "".join(texts)
            text = " ".join((unescape(raw) if "&" in raw else raw).split())
            if text:
                add_block(Block(top, parts, text, in_links / len(raw)))
            parts, texts, breaks, in_links = [], [], 0, 0

        pieces = iter(TAG.split(page[position:until]))
        for text, tag, written in zip(pieces, pieces, pieces, strict=False):
            start = at + len(text)
            at = start + len(tag)
            if start < previous:
                continue
            if written:
                kind, name, ended = EFFECTS.get(written) or effect_of(written)
            elif tag != "<!--":
                kind, name, ended = DECLARATION
            elif start + 2 <= last_comment:
                kind, name, ended = COMMENT
            else:  # never closed, so it is text
                continue
            if start - previous != len(text):  # something was jumped over, or is no tag after all
                text = page[previous:start]
            if text and (parts or not text.isspace()):
                parts.append((previous, start, link))
                texts.append(text)
                if link:
                    in_links += len(text)
                if breaks and not text.isspace():
                    breaks = 0
            previous = at
            if written and "=" in tag and (tag.count('"') % 2 or ("'" in tag and tag.count("'") % 2)):
                # the first ">" may stand inside a value
                whole = QUOTED.match(page, start, min(start + patience, stop))
                if whole is None:
                    patience = max(patience // 2, QUOTED_TAG_CHARS)
                else:
                    tag, previous = whole[0], whole.end()
            if kind == INLINE or (name == "button" and names[top] in SHOWN_BUTTONS and asks(page, previous)):
                if name == "span" and EDIT_LINK in tag:
                    link_end = EDIT_LINK_END.search(page, previous, previous + EDIT_LINK_CHARS)
                    previous = previous if link_end is None else link_end.end()
                continue
            if kind < 0:
                if kind == POWER:
                    kind = raised(page, start, previous, texts[-1][-1:] if texts else "")
                    shown = kind < 0
                elif kind in (READING, READING_END):
                    bare = "<rp" not in page if bare is None else bare
                    shown = bare
                else:
                    shown = True
                if shown:
                    parts.append((start, previous, kind))
                    texts.append(SIGNS[kind])
                continue
            if kind == OPEN:
                if parts:
                    flush()
                while names[top] in ended:
                    open_count[names[top]] -= 1
                    if top == linked:
                        link, linked = 0, -1
                    top = parents[top]
                if name != "hr":
                    parents.append(top)
                    top = len(names)
                    names.append(name)
                    tags.append(tag)
                    open_count[name] += 1
            elif kind == CLOSE:
                if parts:
                    flush()
                if open_count[name]:
                    while True:
                        last = names[top]
                        open_count[last] -= 1
                        if top == linked:
                            link, linked = 0, -1
                        top = parents[top]
                        if last == name:
                            break
            elif kind == LINK:
                link, linked = 1, top
            elif kind == UNLINK:
                link = 0
            elif kind == BREAK:
                breaks += 1
                parts.append((start, previous, -1))
                texts.append("\n")
                if breaks == 2:
                    flush()
            elif tag[-2] != "/":  # OPAQUE, TITLE, comment
                close = closer(page, previous, written, name, closers)
                if close < 0:
                    if name in RAW_TAGS:
                        previous = len(page)
                        break
                elif self._holds_text(name, tag, close - previous):
                    if parts:
                        flush()
                    parents.append(top)
                    top = len(names)
                    names.append(name)
                    tags.append(tag)
                    open_count[name] += 1
                else:
                    if kind == TITLE and not self.title:
                        self.title = " ".join(unescape(page[previous:close]).split())
                    if self.hidden and name == "script" and "ld+json" in tag:
                        self.blocks += articles_in(page, previous, close)
                    previous = page.find(">", close) + 1 or len(page)
        behind = at if until < stop else len(page)
        if previous < behind:
            parts.append((previous, behind, link))
            texts.append(page[previous:behind])
            in_links += behind - previous if link else 0
            previous = behind
        if parts:
            flush()
        return previous
