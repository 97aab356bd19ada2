"""What the tags of HTML do to the text around them."""

from __future__ import annotations

import re

#: Tags that begin and end a block of text, as in the default style sheet of HTML (section 15.3).
BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu "
    "nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
#: Elements that do nothing to the text around them.
INLINE_TAGS = frozenset(
    "abbr acronym applet area b base basefont bdi bdo big cite col colgroup data del dfn em embed "
    "font i img input ins label link mark meta meter nobr optgroup option output param picture "
    "progress rp ruby s slot small source span strike strong sub time track u var wbr head".split()
)
#: Elements of code within a line.
CODE_TAGS = frozenset("code kbd samp tt".split())
#: Elements whose text is never prose: the scan jumps behind their end tag.
OPAQUE_TAGS = frozenset(
    "script style svg noscript template iframe textarea select button object canvas audio video map "
    "noembed noframes datalist annotation annotation-xml".split()
)
#: Of these, the ones a browser would read to the end of the page when they are never closed.
RAW_TAGS = frozenset("script style textarea iframe noembed noframes".split())
#: Of these, the ones that cannot hold their like: where one follows before the end tag, the first was
#: never closed.
FLAT_TAGS = frozenset(["button", "select"])
#: What is shown where scripts are off is a request to switch them on, a picture, a style sheet; from this
#: many characters on it may be the page itself, which scripts would fetch, and is read as any wrapper. On a
#: page without any other text a request has less than the second number.
NOSCRIPT_CHARS, REQUEST_CHARS = 2_000, 500
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
#: What a tag does to the text around it. Below ``OPAQUE``, only the tag itself is no text.
INLINE, OPEN, CLOSE, BREAK, LINK, UNLINK, OPAQUE, TITLE = range(8)
#: What stands for a tag: where code begins and ends within a line, and signs that a browser shows. A reading
#: has brackets unless the page writes them itself (`<rp>`).
#: A number above the line behind a number is a power of it, or else a note.
CODE, CODE_END, QUOTE, QUOTE_END, READING, READING_END, POWER, NOTE = range(-2, -10, -1)
SIGNS = {
    CODE: "", CODE_END: "", QUOTE: "“", QUOTE_END: "”", READING: "(", READING_END: ")", POWER: "^",
    NOTE: " ",
}  # fmt: skip
EXPONENT = re.compile(r"[-−–]?\d{1,3}</sup", re.I)
RAISED_NUMBER = re.compile(r"(?:<[^<>]{0,500}>){0,3}\d")
LINK_BEFORE = re.compile(r"<a\s[^<>]*>\Z", re.I)
LINK_TAG_CHARS = 500
#: What a tag does: its kind, its name, and the open elements that it ends.
Effect = tuple[int, str, frozenset[str]]


def _effect(kind: int, name: str) -> Effect:
    ended = [open for open, starts in ENDED_BY.items() if name in starts] if kind == OPEN else []
    return kind, name, frozenset(ended)


#: What the tags of HTML do, by their names as written, with the slash of an end tag.
EFFECTS = {
    **{slash + name: _effect(INLINE, name) for name in [*INLINE_TAGS, "sup"] for slash in ("", "/")},
    **{name: _effect(OPEN, name) for name in [*BLOCK_TAGS, "hr"]},
    **{"/" + name: _effect(CLOSE, name) for name in [*BLOCK_TAGS, "noscript", "template"]},
    **{name: _effect(OPAQUE, name) for name in OPAQUE_TAGS},
    "br": _effect(BREAK, "br"),
    "a": _effect(LINK, "a"),
    "/a": _effect(UNLINK, "a"),
    **{name: _effect(CODE, name) for name in CODE_TAGS},
    **{"/" + name: _effect(CODE_END, name) for name in CODE_TAGS},
    "q": _effect(QUOTE, "q"),
    "/q": _effect(QUOTE_END, "q"),
    "rt": _effect(READING, "rt"),
    "/rt": _effect(READING_END, "rt"),
    "sup": _effect(POWER, "sup"),
    "title": _effect(TITLE, "title"),
}
UNKNOWN = DECLARATION = _effect(INLINE, "")
COMMENT = _effect(OPAQUE, "!--")


def effect_of(written: str) -> Effect:
    """Say what a tag does, by its name as written; one that is not known does nothing."""
    return EFFECTS.get(written) or EFFECTS.get(written.lower(), UNKNOWN)


def raised(page: str, start: int, end: int, before: str) -> int:
    """Say what the tag `<sup>` between `start` and `end` stands for, behind a character; 0 if for nothing."""
    if not before.isdigit():
        return 0
    if EXPONENT.match(page, end) and not LINK_BEFORE.search(page, max(0, start - LINK_TAG_CHARS), start):
        return POWER
    return NOTE if RAISED_NUMBER.match(page, end) else 0
