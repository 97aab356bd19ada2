r"""Escapes and doubled quotes of JSON, CSV and `repr` in prose.

A text is unescaped only if it shows several escapes that prose does not: `\n\n`, `\u2019`, `\"`.
Paths (`C:\new`), formulas (`\nu`) and talk of escapes (“use \n here”) stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..doc import Doc
from ..lazy import lazy_pattern
from ..patch import Edit
from ..patterns import Matches
from ..rule import Rule
from .markup import is_about_code
from .unescape import ESCAPE, is_csv_field, resolve

__all__ = ["RULES"]

# What only an escaped text shows: breaks behind a sentence or in twos, and typographic characters.
_SURE = lazy_pattern(
    r"\\u(?:00[a-fA-F][0-9a-fA-F]|20[0-3][0-9a-fA-F]|0[1-6][0-9a-fA-F]{2})|(?:\\r)?\\n(?:\\r)?\\n"
    r"|(?<=[.!?”\"])(?:\\r)?\\n(?=[A-Z“\"\\]|$)|\\x(?:a0|e2\\x80\\x[0-9a-fA-F]{2}|c[23]\\x[0-9a-fA-F]{2})|\w\\['’]\w"
    r"|\\[\"“”](?=\w)|(?<=[\w.,!?])\\[\"“”]"
)
_NOT_PROSE = lazy_pattern(
    r"\b[A-Za-z]:\\|\\(?:begin|frac|text|alpha|beta|nu\b|tau|rho|d\b|w\b|s\b|b\b)|\\\\[A-Za-z]"
)


def _is_escaped(doc: Doc) -> bool:
    marks = _SURE.findall(doc.text)
    return len(marks) >= 2 and not _NOT_PROSE.search(doc.text) and not doc.once(is_about_code)


def find_escape(doc: Doc) -> Iterator[Edit]:
    """Yield edits that resolve escapes in a text that shows several of them."""
    text = doc.text
    if not doc.once(_is_escaped):
        return
    for match in ESCAPE.finditer(text):
        new = resolve(match)
        if match.group("name") in ("t", "r", "n") and text[match.end() : match.end() + 1].islower():
            # \nthe may be a broken word of another origin: only a blank before it proves a break.
            new = (
                "\n"
                if match.group("name") == "n" and text[match.start() - 1 : match.start()].isspace()
                else None
            )
        if new is not None:
            yield Edit(match.start(), match.end(), new, ("residue.escape",))


_JSON_WRAP = lazy_pattern(r"[ \t]*\"(?=[^\s\"])")


def find_json_quotes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove the quotes around a text that is one JSON string."""
    text = doc.text
    if "\\" not in text or not doc.once(_is_escaped):
        return
    body = text.rstrip()
    opening = _JSON_WRAP.match(text)
    if opening and body.endswith('"') and not body.endswith('\\"') and len(body) > opening.end():
        inner = body[opening.end() : -1]
        if re.search(r"(?<!\\)\"", inner) is None:
            yield Edit(opening.end() - 1, opening.end(), "", ("residue.json-quotes",))
            yield Edit(len(body) - 1, len(body), "", ("residue.json-quotes",))


# Doubled quotes, or a quote before the bracket of a list, or before the end of its line.
_ANY_DOUBLED = (
    lazy_pattern('"(?=")'),
    lazy_pattern("“(?=“)"),
    lazy_pattern(r'"(?=[^\S\n]*+(?:[\[(]|$))', re.MULTILINE),
)
_DOUBLED = lazy_pattern(r'"{2,3}|[“”]{2}')
_AFTER = frozenset(" \t\n.,;:!?)]-–—'’")


def find_csv_quotes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that halve the doubled quotes of a CSV field, or of lines where they pair up."""
    if is_csv_field(doc.text):
        yield from _field(doc.text)
        return
    for line in doc.lines:
        text = line.text
        if '""' in text or "““" in text:
            yield from _halved(text, line.start)


def _field(text: str) -> Iterator[Edit]:
    rule = ("residue.csv-quotes",)
    start, end = text.index('"'), text.rindex('"')
    yield Edit(start, start + 1, "", rule)
    for match in re.finditer('""', text[start + 1 : end]):
        yield Edit(start + 1 + match.start(), start + 2 + match.start(), "", rule)
    yield Edit(end, end + 1, "", rule)


def _halved(text: str, offset: int) -> Iterator[Edit]:
    spots: list[tuple[int, int]] = []
    opened = False
    wrapped = text.startswith('"') and text.endswith('"') and len(text) > 2
    for match in _DOUBLED.finditer(text):
        start, end = match.span()
        if wrapped and end - start == 3:  # the field's own quote stands beside a doubled one
            start, end = (1, 3) if start == 0 else (start, start + 2)
        elif end - start != 2:
            return
        before = text[start - 1] if start > int(wrapped) else " "
        after = text[end] if end < len(text) - int(wrapped) else " "
        opens = (before.isspace() or before in "([—–-“‘'") and not after.isspace()
        closes = not before.isspace() and after in _AFTER
        if not (closes if opened else opens):
            return
        opened = not opened
        spots.append((start, end))
    if wrapped and spots and spots[0][0] == 1 and spots[-1][1] == len(text) - 1 and len(spots) == 2:
        return  # three quotes around a whole line are those of a docstring
    if not spots or opened or "=" in text[max(0, spots[0][0] - 2) : spots[0][0]]:
        return
    singles = text.count('"') - 2 * sum(text[start] == '"' for start, _ in spots) - 2 * wrapped
    rule = ("residue.csv-quotes",)
    if wrapped and singles == 0:
        yield Edit(offset, offset + 1, "", rule)
    for start, end in spots:
        yield Edit(offset + start, offset + end - 1, "", rule)
    if wrapped and singles == 0:
        yield Edit(offset + len(text) - 1, offset + len(text), "", rule)


RULES = (
    Rule(
        "residue.escape",
        find_escape,
        ("\\",),
        "escape of JSON or of a repr",
        drops=("It rained.\\n\\nIt didn\\u2019t stop.",),
        keeps=("The file is C:\\new\\table.txt.", "Use \\n for a new line."),
    ),
    Rule(
        "residue.json-quotes",
        find_json_quotes,
        ("\\",),
        "quotes around a text that is one JSON string",
        drops=('"It rained.\\n\\nHe said \\"No\\" and left."',),
        keeps=('"It rained," he said, "and it stopped."',),
    ),
    Rule(
        "residue.csv-quotes",
        find_csv_quotes,
        ('"', "“"),
        "quotes doubled by a CSV writer",
        drops=('He called it ""unfair"" and left.',),
        keeps=('Set x = "" and y = "".', "« A »"),
        may_find=Matches(_ANY_DOUBLED),
    ),
)
