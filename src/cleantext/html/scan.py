"""Scan a page once: its elements and its blocks of text, with exact offsets.

No tree is built and nothing recurses. The scan is one pass of a pattern over the tags; what can hold no
prose (scripts, styles, vector graphics) is jumped over. Every character of a block is named by its
offsets in the page, so that a patch on the page can cut the markup away.

Linear on hostile markup, by these bounds: after the last ``>`` nothing is a tag; a comment or script
that is never closed is looked for once; an end tag that closes nothing costs one look-up; a tag with
odd quotes is read again, each time it fails within half as far; the path of open elements is a linked
list, so depth costs nothing.
"""

from __future__ import annotations

import re
from html import unescape

#: A tag, ended by the first ``>``; a comment; a declaration. Odd quotes are looked at again by ``QUOTED``.
TAG = re.compile(r"<(?:(/?[A-Za-z][^\s/>]*)[^>]*>|!--|[!?][^>]*>)")
ELEMENT_NAME = re.compile(r"[a-z][a-z0-9_.:-]*[a-z0-9_.-]")
QUOTED = re.compile(r"""<[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+>""")
#: How far a tag with an open quote is read again, once longer tries have failed.
QUOTED_TAG_CHARS = 2_000
ATTRIBUTE = re.compile(
    r"""\s(class|id|itemprop|role|hidden|aria-hidden|style|href|itemtype|aria-label|start)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""",
    re.I,
)

#: Tags that begin and end a block of text, as in the default style sheet of HTML (section 15.3).
BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu "
    "nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
#: Elements whose text is never prose: the scan jumps behind their end tag.
OPAQUE_TAGS = frozenset(
    "script style svg noscript template iframe textarea select button object canvas audio video map "
    "noembed noframes datalist".split()
)
#: Of these, the ones a browser would read to the end of the page when they are never closed.
RAW_TAGS = frozenset("script style textarea iframe noembed noframes".split())
#: Of these, the ones that cannot hold their like: where one follows before the end tag, the first was
#: never closed.
FLAT_TAGS = frozenset(["button", "select"])
#: An open element of the key is ended by a start tag of the value, up to the nearest of SCOPES.
ENDED_BY = {
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr", "tbody", "tfoot", "thead"]),
    "th": frozenset(["td", "th", "tr", "tbody", "tfoot", "thead"]),
    "tr": frozenset(["tr", "tbody", "tfoot", "thead"]),
    "tbody": frozenset(["tbody", "tfoot", "thead"]),
    "thead": frozenset(["tbody", "tfoot"]),
    "p": BLOCK_TAGS,
}
INLINE, OPEN, CLOSE, BREAK, OPAQUE, LINK, UNLINK, TEXT, TITLE = range(9)
KINDS = (
    dict.fromkeys(BLOCK_TAGS, OPEN)
    | dict.fromkeys(OPAQUE_TAGS, OPAQUE)
    | {"br": BREAK, "hr": OPEN, "a": LINK, "title": TITLE}
)


def attributes_of(tag: str) -> dict[str, str]:
    """Read the attributes of a tag that the extraction looks at, names in lower case, values unquoted."""
    if " " not in tag and "\n" not in tag and "\t" not in tag:
        return {}
    found: dict[str, str] = {}
    for name, value in ATTRIBUTE.findall(tag):
        found.setdefault(name.lower(), value[1:-1] if value[:1] in ("'", '"') else value)
    return found


def kind_of(written: str) -> tuple[int, str]:
    """Say what a tag does to the text around it, by its name as written, and return the name."""
    end = written[0] == "/"
    name = written[end:].lower()
    if not name.isalnum() and not ELEMENT_NAME.fullmatch(name):
        return TEXT, name
    kind = KINDS.get(name, INLINE)
    if end:
        kind = CLOSE if kind == OPEN else UNLINK if kind == LINK else INLINE
    return kind, name


def closer(page: str, start: int, end: int, name: str, never_closed: set[str]) -> int:
    """Find where the element or comment that begins at ``start`` is closed; -1 if it never is.

    A closer that is not found is looked for once, so that a page full of openers costs no more than its
    length.
    """
    if name == "!--":
        spellings, end = ["-->"], start + 2
    else:
        written = page[start + 1 : start + 1 + len(name)]
        spellings = ["</" + written, "</" + name, "</" + name.upper()]
    for spelling in spellings:
        if spelling not in never_closed:
            close = page.find(spelling, end)
            if close >= 0 and name in FLAT_TAGS and page.find(spelling.replace("</", "<"), end, close) >= 0:
                return -1
            if close >= 0:
                return close
            never_closed.add(spelling)
    return -1


class Element:
    """A tag that begins a block: its name, its attributes, its parent, its place in the order of the page."""

    __slots__ = ("attributes", "end", "index", "name", "parent", "start")

    def __init__(
        self, name: str, attributes: dict[str, str], parent: Element | None, start: int, index: int
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.start = start
        self.end = start
        self.index = index


class Block:
    """A run of text between block tags.

    ``parts`` are ``(start, end, kind)`` in the page: kind 0 plain, 1 inside ``<a>``, -1 a line break.
    ``text`` is what they say, with entities resolved and white space collapsed; ``link_share`` is the
    share of it in links.
    """

    __slots__ = ("element", "link_share", "parts", "text")

    def __init__(
        self, element: Element, parts: list[tuple[int, int, int]], text: str, link_share: float
    ) -> None:
        self.element = element
        self.parts = parts
        self.text = text
        self.link_share = link_share

    @property
    def start(self) -> int:
        """Return where the block begins in the page."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Return where the block ends in the page."""
        return self.parts[-1][1]


class Scan:
    """What one pass over a page found: ``elements`` and ``blocks`` in page order, and the ``<title>``."""

    __slots__ = ("blocks", "elements", "page", "title")

    def __init__(self, page: str) -> None:
        """Scan a page, whole or in part."""
        self.page = page
        self.elements: list[Element] = []
        self.blocks: list[Block] = []
        self.title = ""
        self._read()

    def _read(self) -> None:
        page = self.page
        elements = self.elements
        blocks = self.blocks
        root = Element("#page", {}, None, 0, 0)
        elements.append(root)
        top = root
        parts: list[tuple[int, int, int]] = []
        open_names: dict[str, int] = {}
        never_closed: set[str] = set()
        kinds: dict[str, tuple[int, str]] = {}
        known: dict[str, dict[str, str]] = {}
        linked: Element | None = None  # the element that an open link began in
        link = breaks = previous = position = 0
        patience = len(page)
        stop = page.rfind(">") + 1
        last_comment = page.rfind("-->")
        find_tag = TAG.search

        def flush() -> None:
            nonlocal parts, breaks
            breaks = 0
            if parts:
                if len(parts) == 1 and parts[0][2] >= 0:
                    raw = page[parts[0][0] : parts[0][1]]
                else:
                    raw = "".join([page[a:b] if kind >= 0 else "\n" for a, b, kind in parts])
                if not raw.isspace():
                    text = " ".join((unescape(raw) if "&" in raw else raw).split())
                    if text:
                        in_links = sum([b - a for a, b, kind in parts if kind == 1])
                        blocks.append(Block(top, parts, text, in_links / len(raw)))
                parts = []

        while True:
            found = find_tag(page, position, stop)
            if found is None:
                break
            start, end = found.span()
            tag = found[0]
            written = found[1]
            if written is None:
                kind, name = INLINE, "!"
                if tag == "<!--":
                    kind, name = (OPAQUE, "!--") if start + 2 <= last_comment else (TEXT, "")
            elif written in kinds:
                kind, name = kinds[written]
            else:
                kind, name = kinds[written] = kind_of(written)
            if tag.count('"') % 2 or tag.count("'") % 2:  # the first ">" may stand inside a value
                whole = QUOTED.match(page, start, min(start + patience, stop))
                if whole is None:
                    patience = max(patience // 2, QUOTED_TAG_CHARS)
                else:
                    end = whole.end()
                    tag = whole[0]
            position = end
            if kind == TEXT:
                position = start + 1
                continue
            if start > previous:
                parts.append((previous, start, link))
                breaks = 0 if breaks and not page[previous:start].isspace() else breaks
            previous = end
            if kind == INLINE:
                continue
            if kind == LINK:
                link, linked = 1, top
            elif kind == UNLINK:
                link = 0
            elif kind == BREAK:
                breaks += 1
                parts.append((start, end, -1))
                if breaks == 2:
                    flush()
            elif kind == OPEN:
                if parts:
                    flush()
                breaks = 0
                while name in ENDED_BY.get(top.name, ()):
                    top.end = start
                    open_names[top.name] -= 1
                    if top is linked:
                        link, linked = 0, None
                    top = top.parent or root
                if name != "hr":
                    attributes = known.get(tag)
                    if attributes is None:
                        attributes = known[tag] = attributes_of(tag)
                    top = Element(name, attributes, top, start, len(elements))
                    elements.append(top)
                    open_names[name] = open_names.get(name, 0) + 1
            elif kind == CLOSE:
                if parts:
                    flush()
                breaks = 0
                if open_names.get(name):
                    while top is not root:
                        top.end = end
                        open_names[top.name] -= 1
                        last = top
                        top = top.parent or root
                        if last is linked:
                            link, linked = 0, None
                        if last.name == name:
                            break
            elif not tag.endswith("/>"):  # OPAQUE, TITLE, comment
                close = closer(page, start, end, name, never_closed)
                if close < 0:
                    if name in RAW_TAGS:
                        previous = len(page)
                        break
                    continue
                if name == "title" and not self.title:
                    self.title = " ".join(unescape(page[end:close]).split())
                after = page.find(">", close) + 1
                previous = position = after or len(page)
        if previous < len(page):
            parts.append((previous, len(page), link))
        flush()
