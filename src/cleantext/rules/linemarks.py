"""What stands for line ends: `_x000D_` of spreadsheets, `^M` of terminals, `NEWLINE_CHAR` of data sets.

Office Open XML writes characters that XML cannot hold as `_xHHHH_` (ECMA-376, part 1, 22.9.2.19, ST_Xstring),
and readers that do not know it leave them in the text. Data sets of summaries write their own words for line
ends and between documents: Multi-News `NEWLINE_CHAR` and `|||||`, others `<n>`, `<q>` or `[NEWLINE]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule
from .markup import is_about_code

__all__ = ["RULES"]

_XSTRING = lazy_pattern(r"_x00(?P<code>[01][0-9A-Fa-f]|7F)_(?P<end>\r?\n)?")
_SPOKEN_OF = lazy_pattern(r"(?<=[\s\"'“‘`(])_x00\w\w_(?=[ ,.:\"'”’`)])")
_CARET = lazy_pattern(r"\^M(?=\r?\n|$)")
_MARK = lazy_pattern(
    r"[ \t]*(?:(?P<line>NEWLINE_CHAR|\[NEWLINE\]|<n>|<q>)|(?P<document>\|{5}|story_separator_special_tag"
    r"|<\|endoftext\|>))[ \t]*"
)
_ANY_XSTRING = (lazy_pattern(r"_(?=x00)"),)
_ANY_CARET = (lazy_pattern(r"\^(?=M)"),)
_ANY_BREAK = (lazy_pattern(r"\\(?<=[^\s\\]\\)(?=(?m:$))"),)
_ANY_MARK = (
    lazy_pattern(r"_(?=CHAR|separator_special)"),
    lazy_pattern(r"\[(?=NEWLINE)"),
    lazy_pattern(r"<(?=[nq]>|\|endoftext)"),
    lazy_pattern(r"\|(?=\|{4})"),
)
MARKS = 2  # of a text that is no talk of them
CARET_SHARE = 0.5  # of the line ends, that have one


def find_xstring(doc: Doc) -> Iterator[Edit]:
    """Yield edits that resolve the control characters that Office Open XML spells out."""
    text = doc.text
    if _SPOKEN_OF.search(text) or doc.once(is_about_code):
        return
    for match in _XSTRING.finditer(text):
        char = chr(int(match["code"], 16))
        end = match.end() if match["end"] is None else match.start("end")
        inner = match["end"] is None and match.start() > 0 and end < len(text)
        new = "\n" if char in "\r\n" else "\t" if char == "\t" else ""
        yield Edit(match.start(), end, new if inner else "", ("residue.xstring",))


def find_caret(doc: Doc) -> Iterator[Edit]:
    """Yield edits that delete the carriage returns that a terminal shows as `^M`."""
    marks = list(_CARET.finditer(doc.text))
    if len(marks) >= MARKS and len(marks) >= CARET_SHARE * len(doc.filled):
        for match in marks:
            yield Edit(match.start(), match.end(), "", ("residue.caret",))


def find_hard_break(doc: Doc) -> Iterator[Edit]:
    """Yield edits that delete the backslashes before line ends, which Markdown has for `<br>`."""
    text = doc.text
    marks = list(_ANY_BREAK[0].finditer(text))
    # Behind a blank, it is a shell's; with others in the text, it is TeX or code.
    if len(marks) >= MARKS and len(marks) == text.count("\\") and not doc.once(is_about_code):
        for match in marks:
            yield Edit(match.start(), match.end(), "", ("residue.hard-break",))


def find_line_mark(doc: Doc) -> Iterator[Edit]:
    """Yield edits that put line ends where a data set has words for them."""
    text = doc.text
    marks = list(_MARK.finditer(text))
    if len(marks) < MARKS or doc.once(is_about_code):
        return
    for match in marks:
        start, end = match.span()
        inner = start > 0 and end < len(text)
        new = "" if not inner else "\n" if match["line"] else "\n\n"
        yield Edit(start, end, new, ("residue.line-mark",))


RULES = (
    Rule(
        "residue.xstring",
        find_xstring,
        ("_",),
        "control character spelled out by Office Open XML",
        drops=("It rained._x000D_\nIt stopped._x000D_\n", "It rained._x000D_It stopped."),
        may_find=Matches(_ANY_XSTRING),
        keeps=("Excel writes _x000D_ for a carriage return, and _x0009_ for a tab.",),
    ),
    Rule(
        "residue.caret",
        find_caret,
        ("^",),
        "carriage return as a terminal shows it",
        drops=("It rained.^M\nIt stopped.^M\n",),
        may_find=Matches(_ANY_CARET),
        keeps=("Press Ctrl-V, then Ctrl-M, to write a ^M\ninto the text. It is one byte.\n",),
    ),
    Rule(
        "residue.hard-break",
        find_hard_break,
        ("\\",),
        "backslash of Markdown before a line end",
        drops=("It rained.\\\nIt stopped.\\\nIt snowed.",),
        may_find=Matches(_ANY_BREAK),
        keeps=("docker run \\\n--rm \\\nimage", "a &= b \\\\\nc &= d \\\\", "A path: C:\\\nand D:\\new"),
    ),
    Rule(
        "residue.line-mark",
        find_line_mark,
        ("_", "[", "<", "|"),
        "word of a data set for a line end",
        drops=("It rained. NEWLINE_CHAR NEWLINE_CHAR It stopped. ||||| It snowed.",),
        may_find=Matches(_ANY_MARK),
        keeps=("The set has NEWLINE_CHAR for line ends.",),
    ),
)
