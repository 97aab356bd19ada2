"""White space: blanks, line ends and blank lines. The last cleaner, under its own rule ids.

The indentation and the inner blanks of code stay, and so does what parts items of inner lists and further
paragraphs of items from the margin. One line end at the end of a text stays as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.code import code_lines
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule

__all__ = ["RULES"]

_BLANKS = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_COMMON = frozenset(" \t")
_RARE = frozenset(_BLANKS) - _COMMON
# Every blank but the space, and the ideographic space, which stands between words of CJK text.
_OTHERS = tuple(blank for blank in _BLANKS if blank not in " \u3000")
_OTHER = lazy_pattern(f"[{''.join(_OTHERS)}]")
_RUN = lazy_pattern(f"[{_BLANKS}][{_BLANKS}]+")
_SPACES = lazy_pattern("  +")  # found ten times as fast
_BLANK_LINES = lazy_pattern(r"\n\n\n+")
_BLANK_EDGE = lazy_pattern(r"\n(?:(?=[ \t])|(?<=[ \t]\n))")

_ITEM = lazy_pattern(r"( *)(?:[-*+]|\d{1,3}[.)]) ")
INNER_BLANKS = (2, 6)  # by which items of an inner list stand farther to the right


def _inner_items(doc: Doc) -> dict[int, int]:
    """Return how many blanks stay before items of inner lists, and before further paragraphs of items.

    A list that stands to the right as a whole moves to the left as a whole.
    """
    found: dict[int, int] = {}
    base = above = -1  # blanks before the first item of the list, and before the item above
    inner = 0  # blanks before a further paragraph of the item above
    blank = False
    for number, text in enumerate(doc.line_texts):
        if not text or text.isspace():
            blank = True
            continue
        item = _ITEM.match(text)
        after_blank, blank = blank, False
        if item is None:
            if above >= 0 and after_blank and text[: inner + 1].lstrip(" ") == text[inner : inner + 1]:
                found[number] = inner - base
            else:
                above = -1
            continue
        size, inner = len(item[1]), item.end()
        if above < 0 or size < base:
            base = size
        elif size - base >= INNER_BLANKS[0] and size - above <= INNER_BLANKS[1]:
            found[number] = size - base
        above = size
    return found


def find_other_space(doc: Doc) -> Iterator[Edit]:
    """Yield edits that make every blank between words a plain space."""
    text = doc.text
    for match in _OTHER.finditer(text, 1, len(text) - 1):
        at = match.start()
        before, after = text[at - 1], text[at + 1]
        if before not in _BLANKS and after not in _BLANKS and before != "\n" and after != "\n":
            yield Edit(at, at + 1, " ", ("whitespace.other-space",))


def find_runs(doc: Doc) -> Iterator[Edit]:
    """Yield edits that make every run of blanks between words one space."""
    text = doc.text
    plain = "\t" not in text and doc.unusual.isdisjoint(_RARE)
    runs = [
        match.span()
        for match in (_SPACES if plain else _RUN).finditer(text)
        if match.start() > 0
        and match.end() < len(text)
        and text[match.start() - 1] != "\n"
        and text[match.end()] != "\n"
    ]
    code = doc.once(code_lines) if runs and "\n" in text else set()
    number = at = 0
    for start, end in runs:
        if code:
            number += text.count("\n", at, start)
            at = start
            if number in code:
                continue
        yield Edit(start, end, " ", ("whitespace.run",))


def _has_other(doc: Doc) -> bool:
    return "\t" in doc.text or not doc.unusual.isdisjoint(_RARE)


def _has_run(doc: Doc) -> bool:
    return "  " in doc.text or _has_other(doc)


def _has_edges(doc: Doc) -> bool:
    """Tell whether some line begins or ends with a blank. Blanks but the common two are unusual."""
    text = doc.text
    return (
        _BLANK_EDGE.search(text) is not None
        or text[:1] in _COMMON
        or text[-1:] in _COMMON
        or not doc.unusual.isdisjoint(_RARE)
    )


def find_line_edges(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove the blanks at both ends of every line."""
    edged = [
        doc.lines[number]
        for number, text in enumerate(doc.line_texts)
        if text and (text[0] in _BLANKS or text[-1] in _BLANKS)
    ]
    indented = any(line.text[0] in _COMMON for line in edged)
    code = doc.once(code_lines) if indented else set()
    inner = _inner_items(doc) if indented else {}
    for line in edged:
        text = line.text
        bare = text.rstrip(_BLANKS)
        if len(bare) < len(text):
            yield Edit(line.start + len(bare), line.end, "", ("whitespace.line-edge",))
        indent = len(bare) - len(bare.lstrip(_BLANKS)) - inner.get(line.number, 0)
        if indent and line.number not in code:
            yield Edit(line.start, line.start + indent, "", ("whitespace.line-edge",))


def find_blank_lines(doc: Doc) -> Iterator[Edit]:
    """Yield edits that leave one blank line at most, and none at the edges of the text."""
    text = doc.text
    rule = ("whitespace.blank-line",)
    start = len(text) - len(text.lstrip("\n"))
    if start:
        yield Edit(0, start, "", rule)
    end = len(text.rstrip("\n"))
    if end <= start:
        return
    for match in _BLANK_LINES.finditer(text, start, end):
        yield Edit(match.start() + 2, match.end(), "", rule)
    if len(text) - end > 1:  # one line end belongs to a file; blank lines, to what stood behind them
        yield Edit(end, len(text), "", rule)


RULES = (
    Rule(
        "whitespace.other-space",
        find_other_space,
        (),
        "blank other than a space",
        "whitespace",
        drops=("A\u00a0bridge\u2009too\u202ffar.",),
        keeps=("A bridge too far.",),
        may_find=_has_other,
    ),
    Rule(
        "whitespace.run",
        find_runs,
        (),
        "run of blanks between words",
        "whitespace",
        drops=("A bridge  too \u00a0 far.",),
        keeps=("A bridge too far.", "if x:\n    y = 1   # one\n    z = 2"),
        may_find=_has_run,
    ),
    Rule(
        "whitespace.line-edge",
        find_line_edges,
        (),
        "blanks at the end or start of a line",
        "whitespace",
        drops=("  One. \n\u3000\u3000Two.",),
        keeps=("One.\nTwo.", "- One.\n  - Two.\n- Three.", "for x in y:\n    print(x)\n    total += x"),
        may_find=_has_edges,
    ),
    Rule(
        "whitespace.blank-line",
        find_blank_lines,
        ("\n",),
        "more than one blank line, or blank lines at an edge",
        "whitespace",
        drops=("\n\nOne.\n\n\n\nTwo.\n\n",),
        keeps=("One.\n\nTwo.\n",),
    ),
)
