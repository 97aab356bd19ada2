r"""Encoding: mojibake, entities, controls of Windows-1252, replacement characters.

Line ends, control characters, surrogates and normalization are rules of `unicode`; those that ftfy
also repairs belong to `fix_encoding` too, so that it alone does what ftfy does.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from . import unicode
from .codepage import CODEPAGE
from .entities import ENTITY
from .lettered import LETTERED
from .lostbytes import LEFT_LEAD, LOST_QUOTE
from .mojibake import MOJIBAKE
from .replacement import REPLACEMENT

__all__ = ["RULES"]

# What Windows-1252 has where Latin-1 has controls. Five bytes are not assigned.
_C1 = {
    chr(byte): char for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("cp1252", "ignore")) != ""
}
_C1_PATTERN = lazy_pattern("[" + "".join(_C1) + "]")


def find_c1_controls(doc: Doc) -> Iterator[Edit]:
    """Find controls from U+0080 to U+009F, which were meant as characters of Windows-1252."""
    for match in _C1_PATTERN.finditer(doc.text):
        yield Edit(match.start(), match.end(), _C1[match[0]], ("encoding.c1",))


C1 = Rule(
    "encoding.c1",
    AnyOf(frozenset(_C1), find_c1_controls),
    why="a control character that was a quote, dash or letter in Windows-1252",
    kind="encoding",
    drops=("individual\x92s", "\x93郑重道歉\x94", "wait\x85"),
    keeps=("individual’s", "wait…"),
)

RULES: tuple[Rule, ...] = (
    CODEPAGE,
    LOST_QUOTE,
    LEFT_LEAD,
    MOJIBAKE,
    LETTERED,
    ENTITY,
    C1,
    REPLACEMENT,
    *unicode.SHARED,
)
