"""Markup left in prose: tags, comments and character references in text that is no page."""

from __future__ import annotations

import re
from html import unescape

from ..errors import require_text
from ..kernel.patch import Edit, Patch
from .scan import QUOTED, QUOTED_TAG_CHARS, closer
from .tags import BREAK, CLOSE, EFFECTS, OPAQUE, OPEN, POWER, SIGNS, effect_of, raised
from .writer import ENTITY, MARKUP, REFERENCE

#: Only names of HTML are markup in prose: `<email@example.org>` and `<T>` are what the author wrote.
KNOWN = frozenset([name.lstrip("/") for name in EFFECTS])
#: The beginning of what may be a tag, a comment or a declaration. Where a tag ends is looked for once its
#: name is known to be one of HTML: `List<T` need not be read to the next `>` again and again.
#: The namespaces are those of what Word writes.
BEGIN = re.compile(r"<(?:(/?(?:(?:[owvmx]|st1):)?[A-Za-z][A-Za-z0-9]*+)(?=[\s/>])|!--|[!?])")
#: What stands behind a name that is compared with something: no attribute.
OPERATOR = re.compile(r"\s++(?:&&|\|\||[=&|+*-])\s")
FOUND = re.compile(REFERENCE)


def strip_markup(fragment: str) -> str:
    """Return a text without the HTML that was left in it, its lines and its words as they are.

    Tags of HTML go; those that begin or end a block leave a blank line, `<br>` a line end. Scripts, styles
    and closed comments go with their content; character references become their characters, if there is
    markup at all. What only looks like markup stays: `a < b`, `<ann@example.org>`, `List<T>`. For whole
    pages there is `clean_html`. Raises `InputError` if `fragment` is not a `str`.

    >>> strip_markup("<p>Fish &amp; chips<br>for <b>two</b>, if a < b.</p>")
    'Fish & chips\\nfor two, if a < b.'
    """
    return find_markup(require_text(fragment)).apply(fragment)


def find_markup(text: str) -> Patch:
    """Return the patch that strips the markup from a text."""
    edits: list[Edit] = []
    closers: dict[str, int] = {}
    last_comment = text.rfind("-->")
    stop = text.rfind(">") + 1
    position = 0
    while found := BEGIN.search(text, position, stop):
        start, position = found.span()
        written = found[1]
        if written is None:
            if found[0] == "<!--":
                if start + 2 > last_comment:
                    continue
                end = text.find("-->", start + 2) + 3
            elif not text[start + 2 : start + 9].lower().startswith(("doctype", "[cdata[")):
                continue
            else:
                end = text.find(">", position) + 1
            gap = ""
        else:
            kind, name, _ = effect_of(written)
            if (":" not in written and written.lower().lstrip("/") not in KNOWN) or OPERATOR.match(
                text, position
            ):
                continue
            end = text.find(">", position) + 1
            if text.count('"', start, end) % 2 or text.count("'", start, end) % 2:
                whole = QUOTED.match(text, start, min(start + QUOTED_TAG_CHARS, stop))
                end = end if whole is None else whole.end()
            if kind == OPAQUE and text[end - 2] != "/":
                close = closer(text, end, written, name, closers)
                if close >= 0:
                    end = text.find(">", close) + 1 or len(text)
            parts = kind in (OPEN, CLOSE) or written.lower() in ("title", "/title")
            gap = "\n" if kind == BREAK else "\n\n" if parts else ""
            if kind == POWER:
                seen = edits[-1].start if edits and edits[-1].end == start else start
                gap = SIGNS.get(raised(text, start, end, text[seen - 1 : seen]), "")
        edits.append(Edit(start, end, gap, MARKUP))
        position = end
    if not edits:
        return Patch()
    return Patch(_with_references(text, _without_double_gaps(text, edits)))


def _without_double_gaps(text: str, edits: list[Edit]) -> list[Edit]:
    """Leave one gap where tags touch, and none at the edges or where the text has a line end already."""
    out: list[Edit] = []
    owed = ""
    begun = bool(text[: edits[0].start].strip())  # some text stands before
    for n, edit in enumerate(edits):
        owed = max(owed, edit.text, key=len)
        after = edits[n + 1].start if n + 1 < len(edits) else len(text)
        between = text[edit.end : after]
        last = not between or between.isspace()
        if last and n + 1 < len(edits):
            out.append(Edit(edit.start, after if owed and between else edit.end, "", edit.rules))
            continue
        gap = owed if begun and not last else ""
        begun = True
        out.append(Edit(edit.start, edit.end, gap, edit.rules))
        owed = ""
    return out


def _with_references(text: str, edits: list[Edit]) -> list[Edit]:
    """Add the edits of the character references that stand between the edits."""
    out: list[Edit] = []
    at = 0
    for edit in [*edits, Edit(len(text), len(text), "", MARKUP)]:
        for found in FOUND.finditer(text, at, edit.start):
            said = unescape(found[0])
            if said != found[0]:
                out.append(Edit(found.start(), found.end(), said, ENTITY))
        if edit.start < edit.end or edit.text:
            out.append(edit)
        at = edit.end
    return out
