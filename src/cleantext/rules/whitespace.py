"""White space: blanks, line ends and blank lines. The last cleaner, under its own rule ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..doc import Doc
from ..patch import Edit
from ..rule import Rule

__all__ = ["RULES"]

# Every blank but the space and the ideographic space, which stands between words of CJK text.
_OTHER = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_RUN = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}")
_BLANKS = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_BLANK_LINES = re.compile(r"\n\n\n+")


def find_other_space(doc: Doc) -> Iterator[Edit]:
    """Yield edits that make every blank between words a plain space."""
    for line in doc.lines:
        text = line.text
        for match in _OTHER.finditer(text):
            at = match.start()
            if 0 < at < len(text) - 1 and text[at - 1] not in _BLANKS and text[at + 1] not in _BLANKS:
                yield Edit(line.start + at, line.start + at + 1, " ", ("whitespace.other-space",))


def find_runs(doc: Doc) -> Iterator[Edit]:
    """Yield edits that make every run of blanks between words one space."""
    text = doc.text
    for match in _RUN.finditer(text):
        start, end = match.span()
        if start > 0 and end < len(text) and text[start - 1] != "\n" and text[end] != "\n":
            yield Edit(start, end, " ", ("whitespace.run",))


def find_line_edges(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove the blanks at both ends of every line."""
    for line in doc.lines:
        text = line.text
        if text and (text[0] in _BLANKS or text[-1] in _BLANKS):
            bare = text.rstrip(_BLANKS)
            if len(bare) < len(text):
                yield Edit(line.start + len(bare), line.end, "", ("whitespace.line-edge",))
            start = len(bare) - len(bare.lstrip(_BLANKS))
            if start:
                yield Edit(line.start, line.start + start, "", ("whitespace.line-edge",))


def find_blank_lines(doc: Doc) -> Iterator[Edit]:
    """Yield edits that leave one blank line at most, and none at the edges of the text."""
    text = doc.text
    rule = ("whitespace.blank-line",)
    if text[:1] == "\n":
        yield Edit(0, len(text) - len(text.lstrip("\n")), "", rule)
    body = text.strip("\n")
    if not body:
        return
    start = len(text) - len(text.lstrip("\n"))
    end = start + len(body)
    for match in _BLANK_LINES.finditer(text, start, end):
        yield Edit(match.start() + 2, match.end(), "", rule)
    if len(text) - end > 1:
        yield Edit(end + 1, len(text), "", rule)


_OTHERS = tuple(blank for blank in _BLANKS if blank not in " \u3000")

RULES = (
    Rule("whitespace.other-space", find_other_space, _OTHERS, "blank other than a space", "whitespace"),
    Rule(
        "whitespace.run", find_runs, ("  ", *_OTHERS, "\u3000"), "run of blanks between words", "whitespace"
    ),
    Rule("whitespace.line-edge", find_line_edges, (), "blanks at the end or start of a line", "whitespace"),
    Rule("whitespace.blank-line", find_blank_lines, ("\n",), "more than one blank line", "whitespace"),
)
