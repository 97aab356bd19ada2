r"""Lines that are string literals: a list printed one item a line, lines of JSON, a column of a CSV file.

Sayings and speeches stand in quotes of their own, a line each, too. So something else must show that a
program wrote the quotes: a comma behind each of them, escapes, brackets around the lines, the quotes that
`repr` or a CSV writer chooses, quotes doubled within, or that all lines of a text are long paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule
from .markup import is_about_code
from .unescape import ESCAPE, resolve

__all__ = ["RULES", "quoted_lines"]

OPENERS, CLOSERS = "\"'[({bura", "\"',]})"
LEAST_LINES = 3
MIXED_LINES = 4  # where nothing but the kinds of quotes or the length tells
LONG_CHARS = 200  # of a paragraph, on average: sayings in quotes are shorter
MIN_MEAN_CHARS = 40  # paragraphs are longer than names and options
_LITERAL = lazy_pattern(
    r"[ \t]*(?P<bracket>(?:array\()?[\[(]?)[ \t]*(?P<key>\{[ \t]*[\"']\w{1,40}[\"'][ \t]*:[ \t]*)?"
    r"[ubr]?(?P<quote>[\"'])(?P<body>.*)(?P=quote)[ \t]*(?P<brace>\}?)[ \t]*(?P<comma>,?)[ \t]*"
    r"(?P<end>\]?\)?(?:, dtype=object\))?)[ \t]*"
)
_LONE_BRACKET = lazy_pattern(r"[ \t]*(?:(?:array\()?[\[(]|\]?\)?(?:, dtype=object\))?,?)[ \t]*")
_DOUBLED = lazy_pattern('""')
_ANY_QUOTED = (lazy_pattern(r"'(?=,?[ \t]*(?m:$))"), lazy_pattern(r'"(?=[,}]{0,2}[ \t]*(?m:$))'))
_ESCAPED = lazy_pattern(r"\\.")
_MARK = lazy_pattern(r"\\(?:[nrt\"']|u[0-9a-fA-F]{4})")


class QuotedLines(NamedTuple):
    """The literals that the lines of a text are, with their offsets, and whether a CSV writer wrote them."""

    literals: tuple[tuple[int, re.Match[str]], ...]
    is_csv: bool


def quoted_lines(doc: Doc) -> QuotedLines | None:
    r"""Return the literals that all lines of a text are, or None if it is another text.

    >>> text = "'It rained in the hills all night, and the river rose.',\n" * 3
    >>> len(quoted_lines(Doc(text)).literals)
    3
    """
    return doc.once(_read)


def _read(doc: Doc) -> QuotedLines | None:
    text = doc.text.strip()
    if text[:1] not in OPENERS and text[-1:] not in CLOSERS:
        return None
    lines = doc.filled
    if len(lines) < LEAST_LINES or sum(line.text.lstrip()[:1] in OPENERS for line in lines) < LEAST_LINES:
        return None
    found = []
    plain = 0
    for line in lines:
        literal = _LITERAL.fullmatch(line.text)
        if literal is not None:
            found.append((line.start, literal))
        elif "," not in line.text and '"' not in line.text and not _LONE_BRACKET.fullmatch(line.text):
            plain += 1
        elif line not in (lines[0], lines[-1]) or not _LONE_BRACKET.fullmatch(line.text):
            return None
    literals = [literal for _, literal in found]
    if len(found) < LEAST_LINES - 1 or not _are_long(literals) or doc.once(is_about_code):
        return None
    if not plain and len(found) >= LEAST_LINES and _are_written(literals):
        return QuotedLines(tuple(found), False)
    return QuotedLines(tuple(found), True) if _are_csv(literals) else None


def _are_long(literals: list[re.Match[str]]) -> bool:
    """Tell whether literals are as long as paragraphs; `pprint` breaks one into several, parted by none."""
    parts = sum(bool(literal["comma"]) for literal in literals[:-1])
    size = sum(len(literal["body"]) for literal in literals)
    return size >= MIN_MEAN_CHARS * ((parts or len(literals) - 1) + 1)


def _are_written(literals: list[re.Match[str]]) -> bool:
    """Tell whether a program wrote literals as `repr` or JSON do."""
    if any(literal["quote"] in _ESCAPED.sub("", literal["body"]) for literal in literals):
        return False
    if all(literal["comma"] for literal in literals[:-1]) or all(literal["key"] for literal in literals):
        return True
    if literals[0]["bracket"] and literals[-1]["end"] and any(literal["comma"] for literal in literals):
        return True
    if any(_MARK.search(literal["body"]) for literal in literals):
        return True
    double = [literal["body"] for literal in literals if literal["quote"] == '"']
    single = len(literals) - len(double)
    mixed = single > 0 < len(double) and all("'" in body for body in double)
    return len(literals) >= MIXED_LINES and (mixed or _are_paragraphs(literals))


def _are_paragraphs(literals: list[re.Match[str]]) -> bool:
    """Tell whether literals are longer than sayings and speeches are."""
    return sum(len(literal["body"]) for literal in literals) >= LONG_CHARS * len(literals)


def _are_csv(literals: list[re.Match[str]]) -> bool:
    """Tell whether literals are fields of CSV, with quotes because they hold commas or doubled quotes."""
    bodies = [literal["body"] for literal in literals]
    if any(literal["quote"] == "'" for literal in literals) or any(
        '"' in body.replace('""', "") for body in bodies
    ):
        return False
    doubled = any('""' in body.strip('"') for body in bodies)
    needed = all("," in body or '"' in body for body in bodies)
    return doubled or (needed and len(literals) >= LEAST_LINES and _are_paragraphs(literals))


def find_quoted_lines(doc: Doc) -> Iterator[Edit]:
    """Yield edits that take the quotes, commas and brackets from lines that are literals."""
    read = quoted_lines(doc)
    if read is None:
        return
    rule = ("residue.quoted-lines",)
    first, last = read.literals[0][1], read.literals[-1][1]
    commas = any(literal["comma"] for _, literal in read.literals)
    # `pprint` breaks long strings, with no comma between the pieces; NumPy prints no commas at all.
    in_pieces = bool(first["bracket"] and last["end"]) and commas and not read.is_csv
    known = {start for start, _ in read.literals}
    for line in doc.filled:
        if not read.is_csv and line.start not in known:
            yield Edit(line.start, line.end, "", rule)  # a bracket alone
    end, goes_on = 0, False  # of the body before, of which this one may be the rest
    for start, literal in read.literals:
        body = start + literal.start("body")
        yield Edit(end if goes_on else start, body, "", rule)
        end = start + literal.end("body")
        yield from _resolved(doc.text, body, end, read.is_csv)
        goes_on = in_pieces and not literal["comma"] and literal is not last
        if not goes_on:
            yield Edit(end, start + literal.end(), "", rule)


def _resolved(text: str, start: int, end: int, is_csv: bool) -> Iterator[Edit]:
    """Yield edits that resolve the escapes of a literal, or the doubled quotes of CSV."""
    rule = ("residue.quoted-lines",)
    if is_csv:
        for match in _DOUBLED.finditer(text, start, end):
            yield Edit(match.start(), match.start() + 1, "", rule)
        return
    for match in ESCAPE.finditer(text, start, end):
        new = resolve(match)
        if new is not None:
            yield Edit(match.start(), match.end(), new, rule)


_ONE = "It rained in the hills all night, and the river rose."
_TWO = "In the morning the bridge was closed to all traffic."
_THREE = "Nobody was hurt, the mayor said at noon."

RULES = (
    Rule(
        "residue.quoted-lines",
        find_quoted_lines,
        ("'", '"'),
        "quotes and commas around lines that a program printed",
        drops=(
            f"'{_ONE}',\n'{_TWO}',\n'{_THREE}'",
            f'"{_ONE}"\n"He said \\"No\\" and left the town for good."\n"{_TWO}"',
        ),
        keeps=(
            '"Be yourself; everyone else is already taken."\n"So many books, so little time to read them."\n'
            '"If you tell the truth, you don\'t have to remember anything."',
            f'"{_ONE}"\n"{_TWO}"\n"{_THREE}"',
        ),
        may_find=Matches(_ANY_QUOTED),
    ),
)
