r"""HTML entities and character references that were never decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ..doc import Doc
from ..patch import Edit
from ..rule import Rule

__all__ = ["ENTITY", "find_entities"]

_REFERENCE = re.compile("&#?[0-9A-Za-z]{1,24};")
_RUN = re.compile("&[&#;0-9A-Za-z]+")  # all that references, and references within them, are made of
_TAG = re.compile("</?[A-Za-z!][^<>\n]{0,500}>")
_LONGEST = 26  # characters of the longest reference: & # and 24 more


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the characters of all named entities, and of those whose name was put in capitals."""
    from html import unescape
    from html.entities import html5

    known = {}
    for name, text in html5.items():
        if name.endswith(";"):
            known["&" + name] = text
            shouted = "&" + name.upper()
            # `P&EACUTE;REZ` comes from a database that upper-cased its columns. Names that are
            # something else in capitals stay what they are.
            if name.islower() and unescape(shouted) == shouted:
                known[shouted] = text.upper()
    return known


def decode(reference: str) -> str | None:
    """Return what a reference with its semicolon stands for, or None if it stands for nothing.

    >>> decode("&eacute;"), decode("&#8217;"), decode("&#150;"), decode("&foo;")
    ('é', '’', '–', None)
    """
    if reference.startswith("&#"):
        from html import unescape

        text = unescape(reference)
        return None if ";" in text and text != ";" else text
    return _names().get(reference)


def find_entities(doc: Doc) -> Iterator[Edit]:
    """Find entities and character references, and decode them down to the last layer.

    A line with a tag in it is HTML, in which entities are right: it stays.
    """
    text = doc.text
    if "&" not in text:
        return
    line_end = -1
    is_html = False
    for match in _RUN.finditer(text):
        if ";" not in match[0]:
            continue
        start, end = match.span()
        if start > line_end:
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            line_start = text.rfind("\n", 0, start) + 1
            is_html = "<" in text[line_start:line_end] and bool(_TAG.search(text, line_start, line_end))
        if not is_html:
            yield from _decoded(text, start, end)


class _Part(NamedTuple):
    """A decoded character, or nothing, and the span of the text that it stands for."""

    char: str
    start: int
    end: int


def _decoded(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the decoded references of a run, in one pass from left to right.

    When a semicolon comes up, what stands before it is decoded if it is a reference, and the result
    takes its place and may be part of the next: `&amp;amp;quot;` costs three steps, not three passes.
    """
    done: list[_Part] = []
    for at in range(start, end):
        waiting = [_Part(text[at], at, at + 1)]
        while waiting:
            part = waiting.pop()
            if not part.char and done and not done[-1].char:
                done[-1] = _Part("", done[-1].start, part.end)
                continue
            done.append(part)
            if part.char == ";":
                waiting = _reduce(done) + waiting
    for (first, last), parts in groupby(done, key=lambda part: (part.start, part.end)):
        new = "".join(part.char for part in parts)
        if new != text[first:last]:
            yield Edit(first, last, new, ("encoding.entity",))


def _reduce(done: list[_Part]) -> list[_Part]:
    """Take the reference that `done` ends with off it, and return what it stands for, backwards."""
    reference = ""
    index = len(done)
    while index and len(reference) < _LONGEST:
        index -= 1
        reference = done[index].char + reference
        if done[index].char == "&":
            break
    if not _REFERENCE.fullmatch(reference):
        return []
    new = decode(reference)
    if new is None:
        return []
    first, last = done[index].start, done[-1].end
    del done[index:]
    return [_Part(char, first, last) for char in reversed(new)] or [_Part("", first, last)]


ENTITY = Rule(
    "encoding.entity",
    find_entities,
    why="an HTML entity or character reference that was never decoded",
    kind="encoding",
    drops=("the S&amp;P 500", "caf&eacute;", "it&#8217;s", "&amp;amp;quot;", "P&EACUTE;REZ", "3 < 4 &amp; 5"),
    keeps=("AT&T; Inc", "this&not that", "<b>Q&amp;A</b>", "?a=1&copy=2", "&nosuchname;"),
)
