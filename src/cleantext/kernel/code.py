"""Lines of code without fences: programs and nested data, told by how they are written and indented."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.lazy import lazy_pattern
from .doc import Doc

__all__ = ["code_lines"]

INDENTS = " \t"
DATA_LINES = 3
#: A line of YAML or JSON: a name of one word and its value, an item, a bracket.
_DATA_LINE = lazy_pattern(
    r"[ \t]*(?:- )?(?:[a-z_][\w./-]{0,60}|\"[^\"\n]{1,60}\"):(?: [^\n]{0,200})?|[ \t]+- ?\S[^\n]{0,200}"
    r"|[ \t]*#[^\n]{0,200}|[ \t]+\"[^\"\n]{0,200}\",?|[ \t]*[\[\]{}]{1,3},?|---"
)
_INDENT = lazy_pattern(r"\n(?=[ \t])")
_KEYWORD = (
    "def|class|for|while|if|elif|else|try|except|return|import|from|with|function|var|let|const|public"
    "|private|static|void|int|switch|case|struct|func|fn|use|package|end"
)
_CODE_LINE = lazy_pattern(
    r"[\w.\[\]\"']+ ?[-+*/|&]?= ?\S"  # an assignment
    rf"|(?:{_KEYWORD})\b.*[:;{{}})\]]$|(?:return|import|from)\b"
    r"|[})\]]+[;,)]*$|[@#$]\w|//|/\*|\*|</?\w+[^<]*>$|[\w.]+\(.*\)[;:{]?$|.*[;{}]$"
)


def code_lines(doc: Doc) -> set[int]:
    """Return the numbers of the lines that belong to blocks of indented code. Ask for it `once`."""
    found = set[int]()
    if doc.text[:1] not in INDENTS and _INDENT.search(doc.text) is None:
        return found
    block: list[int] = []
    for line in (*doc.lines, None):
        if line is not None and line.text.strip():
            block.append(line.number)
            continue
        texts = [doc.lines[number].text for number in block]
        if _is_code(texts):
            found.update(block)
        block = []
    return found


def _is_code(texts: Sequence[str]) -> bool:
    """Tell whether lines are those of a program, or of data that are nested by their indentation."""
    if len(texts) < 2 or not any(text[:1] in INDENTS for text in texts):
        return False
    code = [text for text in texts if _CODE_LINE.match(text.strip()[:300])]
    bullets = all(text.lstrip().startswith("*") for text in code)
    if len(code) > 1 and 3 * len(code) >= 2 * len(texts) and not bullets:
        return True
    return len(texts) >= DATA_LINES and _is_nested(texts) and all(map(_DATA_LINE.fullmatch, texts))


def _is_nested(texts: Sequence[str]) -> bool:
    """Tell whether below a name with nothing behind it, or a bracket, the next line stands farther right."""
    sizes = [len(text) - len(text.lstrip(INDENTS)) for text in texts]
    return any(
        size < below and text.rstrip().endswith((":", "{", "["))
        for text, size, below in zip(texts, sizes, sizes[1:], strict=False)
    )
