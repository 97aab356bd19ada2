r"""Escapes and doubled quotes of JSON, CSV and `repr` in prose.

A text is unescaped only if it shows several escapes that prose does not: `\n\n`, `\u2019`, `\"`.
Paths (`C:\new`), formulas (`\nu`) and talk of escapes (“use \n here”) stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule
from .markup import is_about_code
from .unescape import ESCAPE, is_csv_field, resolve

__all__ = ["RULES"]

# What only an escaped text shows: breaks behind a sentence or in twos, and characters beyond ASCII.
_SURE = lazy_pattern(
    r"\\u(?!00[0-7])[0-9a-fA-F]{4}|(?:\\r)?\\n(?:\\r)?\\n"
    r"|(?:(?<=[.!?…。！？؟۔।”])|(?<=[\"'])(?!(?:\\r)?\\n[\"']))(?:\\r)?\\n(?=[^\Wa-z]|[“\"\\]|$)"
    r"|\\x(?i:a0|(?:[cd][0-9a-f]|e[0-9a-f]\\x[89ab][0-9a-f]|f[0-4](?:\\x[89ab][0-9a-f]){2})\\x[89ab][0-9a-f])"
    r"|(?<=[^\W\d_])\\x[c-fC-F][0-9a-fA-F](?=[a-z\s,.])|\w\\['’]\w"
    r"|(?:(?<![a-z])|(?<=\\[nrt]))\\[\"“”](?=\w)|(?<=[\w.,!?])\\[\"“”](?!\w)"
)
# Accents of TeX look like escaped apostrophes. In elisions, other letters stand before: `dell\'arte`.
_APOSTROPHE = lazy_pattern(r"\w\\['’]\w")
_ACCENT = lazy_pattern(r"[^\W\d_]{2}(?<!ll)(?<!un)(?<!qu)(?<!nt)(?<!st)(?<!ch)(?<!zz)\\'[aeiou]")
_CALLS = lazy_pattern(r"\b(?:print|printf|println|split|join|replace|log|echo|puts|re\.\w{3,8})\s?\(")
_NOT_PROSE = lazy_pattern(
    r"\b[A-Za-z]:\\|\\(?:begin|frac|text|alpha|beta|nu\b|tau|rho|d\b|w\b|s\b|b\b|nabla|neq|theta|times|newline|to\b)"
    r"|\\\\[A-Za-z]|\\[\"'`^~=]\{|\{\\[\"'`^~=][a-zA-Z]\}|[a-z]{2}\\\"[aou][a-z]{2}|[{,]\s?\\\"\w{1,40}\\\"\s?:"
)
SURE_MARKS = 2
BLANKS = 2  # of a text in b'...' or {"text": "..."}: a shorter one is a literal
CERTAIN_MARKS = 5  # a text with so many is escaped as a whole, whatever it speaks of


def _marks(doc: Doc) -> int:
    """Return how many marks show that a text is escaped, or 0 if that is not sure."""
    marks = len(_SURE.findall(doc.text))
    if marks < SURE_MARKS or _NOT_PROSE.search(doc.text):
        return 0
    accents = len(_ACCENT.findall(doc.text))
    if accents and accents == len(_APOSTROPHE.findall(doc.text)):
        marks -= accents
    if marks >= CERTAIN_MARKS:
        return marks
    return 0 if marks < SURE_MARKS or doc.once(is_about_code) or _CALLS.search(doc.text) else marks


def find_escape(doc: Doc) -> Iterator[Edit]:
    """Yield edits that resolve escapes in a text that shows several of them."""
    text = doc.text
    marks = doc.once(_marks)
    if not marks or is_csv_field(text):  # a field is read once its quotes are halved
        return
    for match in ESCAPE.finditer(text):
        new = resolve(match)
        name = match.group("name")
        if name in ("t", "r", "n") and text[match.end() : match.end() + 1].islower():
            # \nthe may be a broken word of another origin: a blank before it or many marks prove a break.
            proven = marks >= CERTAIN_MARKS or text[match.start() - 1 : match.start()].isspace()
            new = new if name == "n" and proven else None
        if new is not None:
            yield Edit(match.start(), match.end(), new, ("residue.escape",))


_WRAP = lazy_pattern(
    r"\s*+(?P<head>b?|\{\s*+(?P<key>[\"'])\w{1,40}(?P=key)\s*+:\s*+)(?P<quote>[\"'])(?=\S)"
    r"(?P<body>(?:[^\\\"']++|\\.|(?!(?P=quote))[\"'])*+)(?P=quote)(?P<tail>(?(key)\s*+\}))\s*+\Z"
)


def find_json_quotes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove the quotes around a text that is one string of JSON or Python, or bytes."""
    text = doc.text
    first = text.lstrip()[:2]
    told = first[:1] == "{" or first in ("b'", 'b"')
    if not told and ("\\" not in text or not doc.once(_marks)):
        return
    wrap = _WRAP.match(text)
    if wrap and (not told or (wrap["head"] and wrap["body"].count(" ") >= BLANKS)):
        yield Edit(wrap.start("head"), wrap.start("body"), "", ("residue.json-quotes",))
        yield Edit(wrap.end("body"), wrap.end("tail"), "", ("residue.json-quotes",))


# Doubled quotes, or a quote before the bracket of a list, or before the end of its line.
_ANY_DOUBLED = (
    lazy_pattern('"(?=")'),
    lazy_pattern("“(?=“)"),
    lazy_pattern(r'"(?=[^\S\n]*+(?:[\[(]|(?m:$)))'),
)
_DOUBLED = lazy_pattern(r'"{2,3}|[“”]{2}')
_AFTER = frozenset(" \t\n.,;:!?)]-–—'’")


def find_csv_quotes(doc: Doc) -> Iterator[Edit]:
    """Yield edits that halve the doubled quotes of a CSV field, or of lines where they pair up."""
    if is_csv_field(doc.text):
        yield from _field(doc.text)
        return
    if (
        all(map(_is_doubled, _ANY_RUN.finditer(doc.text)))
        and _OPENS.search(doc.text)
        and _CLOSES.search(doc.text)
    ):
        for match in _ANY_RUN.finditer(doc.text):
            yield Edit(match.start(), match.start() + len(match[0]) // 2, "", ("residue.csv-quotes",))
        return
    for line in doc.lines:
        text = line.text
        if '""' in text or "““" in text:
            yield from _halved(text, line.start)


_ANY_RUN = lazy_pattern('"+')
_OPENS = lazy_pattern(r'(?<![^\s(])""(?=\w)')
_CLOSES = lazy_pattern(r'(?<=[\w.,!?…])""(?![\w"])')


def _is_doubled(run: re.Match[str]) -> bool:
    """Tell whether a run of quotes is that of a CSV writer: doubled, and beside a word."""
    text, start, end = run.string, run.start(), run.end()
    beside = text[start - 1 : start] + text[end : end + 1]
    return (end - start) % 2 == 0 and any(char.isalnum() or char in ".,!?…" for char in beside)


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
        keeps=(
            "The file is C:\\new\\table.txt.",
            "Use \\n for a new line.",
            'Kurt G\\"odel and Erwin Schr\\"odinger met.',
            "Poincar\\'e and Fr\\'echet met.",
            'words = text.split("\\n")\nprint("\\n".join(words))',
            'String json = "{\\"name\\": \\"Ann\\"}";',
            'It defaults to "\\n". Set it to "\\r\\n" if you like.',
        ),
    ),
    Rule(
        "residue.json-quotes",
        find_json_quotes,
        ("\\", "b'", 'b"', "{"),
        "quotes around a text that is one string of JSON or Python, bytes of it, or an object of one",
        drops=(
            '"It rained.\\n\\nHe said \\"No\\" and left."',
            "b'It rained all day.'",
            '{"text": "It rained all day."}',
        ),
        keeps=(
            '"It rained," he said, "and it stopped."',
            "b'...' is a literal of Python.",
            "b'x y'",
            '{"id": "x y"}',
        ),
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
