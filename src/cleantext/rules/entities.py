r"""HTML entities and character references that were never decoded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule

__all__ = ["ENTITY", "entities", "may_hold_references"]

_REFERENCE = lazy_pattern("&#?[0-9A-Za-z]{1,24};")
_RUN = lazy_pattern("&[&#;0-9A-Za-z]+")  # all that references, and references within them, are made of
_TAG = lazy_pattern("</?[A-Za-z!][^<>\n]{0,500}>")
_PIECE = lazy_pattern("[&;]|[^&;]+")
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


@lru_cache(maxsize=1024)
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


def may_hold_references(doc: Doc) -> bool:
    """Tell whether some run of a text may hold an entity or a character reference. Ask for it `once`."""
    return any(";" in run for run in _RUN.findall(doc.text))


def find_entities(doc: Doc) -> list[Edit]:
    """Find entities and character references, and decode them down to the last layer.

    A line with a tag in it is HTML, in which entities are right: it stays.
    """
    return doc.once(entities)


def entities(doc: Doc) -> list[Edit]:
    """Return what `find_entities` finds. Ask for it `once`."""
    return list(_entities(doc.text))


def _entities(text: str) -> Iterator[Edit]:
    line_end = -1
    is_html = False
    for match in _RUN.finditer(text):
        run = match[0]
        if ";" not in run:
            continue
        start, end = match.span()
        if start > line_end:
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            line_start = text.rfind("\n", 0, start) + 1
            is_html = "<" in text[line_start:line_end] and bool(_TAG.search(text, line_start, line_end))
        if is_html:
            continue
        if run.rfind("&") == 0 and run.find(";") == run.rfind(";"):  # one reference, none within it
            reference = _REFERENCE.match(run)
            new = decode(reference[0]) if reference else None
            if reference and new is not None:
                yield Edit(start, start + reference.end(), new, ("encoding.entity",))
        else:
            yield from _decoded(text, start, end)


class _Part(NamedTuple):
    """A piece of the run or what a reference stands for, and the span of the text that it came from."""

    new: str
    start: int
    end: int


def _decoded(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the decoded references of a run, in one pass from left to right.

    When a semicolon comes up, what stands before it is decoded if it is a reference, and the result
    takes its place and may be part of the next: `&amp;amp;quot;` costs three steps, not three passes.
    """
    done: list[_Part] = []
    for piece in _PIECE.finditer(text, start, end):
        part: _Part | None = _Part(piece[0], *piece.span())
        while part is not None:
            if not part.new and done and not done[-1].new:
                part = _Part("", done.pop().start, part.end)
            done.append(part)
            part = _reduce(done) if part.new == ";" else None
    for new, first, last in done:
        if new != text[first:last]:
            yield Edit(first, last, new, ("encoding.entity",))


def _reduce(done: list[_Part]) -> _Part | None:
    """Take the reference that `done` ends with off it, and return what it stands for."""
    reference = ""
    index = len(done)
    while index and len(reference) < _LONGEST:
        index -= 1
        reference = done[index].new + reference
        if done[index].new == "&":
            break
    new = decode(reference) if _REFERENCE.fullmatch(reference) else None
    if new is None:
        return None
    part = _Part(new, done[index].start, done[-1].end)
    del done[index:]
    return part


def _may_hold_entity(doc: Doc) -> bool:
    return doc.once(may_hold_references)


ENTITY = Rule(
    "encoding.entity",
    AnyOf(frozenset("&"), find_entities),
    why="an HTML entity or character reference that was never decoded",
    kind="encoding",
    may_find=_may_hold_entity,
    drops=("the S&amp;P 500", "caf&eacute;", "it&#8217;s", "&amp;amp;quot;", "P&EACUTE;REZ", "3 < 4 &amp; 5"),
    keeps=("AT&T; Inc", "this&not that", "<b>Q&amp;A</b>", "?a=1&copy=2", "&nosuchname;"),
)
