r"""Backslash escapes of Python, JSON and JavaScript: what each stands for. Fields of CSV."""

from __future__ import annotations

import re

from ..base.lazy import lazy_pattern

__all__ = ["ESCAPE", "character", "is_csv_field", "resolve"]

#: One escape: a run of bytes (`\xe2\x80\x99`), a surrogate pair, a named or a numbered character.
ESCAPE = lazy_pattern(
    r"(?P<bytes>(?:\\x[0-9a-fA-F]{2}){2,})"
    r"|(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?:(?P<name>[ntr'\"/\\‘’“”])|x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4}))"
)
_NAMED = {"n": "\n", "t": " ", "r": ""}  # the others stand for themselves


def character(code: str) -> str | None:
    """Return the character of a hexadecimal code; "" for one that is invisible, None for no text.

    >>> character("2019"), character("200b"), character("d83d")
    ('’', '', None)
    """
    point = int(code, 16)
    if point in (0x200B, 0xFEFF, 0xAD):
        return ""
    char = chr(point)
    return char if char.isprintable() or char.isspace() else None


def resolve(match: re.Match[str]) -> str | None:
    r"""Return what a match of `ESCAPE` stands for, or None if it is no text.

    >>> [resolve(match) for match in ESCAPE.finditer(r"\n \u00e9 \xe2\x80\x99 \ud83d\ude00")]
    ['\n', 'é', '’', '😀']
    """
    try:
        if match.group("bytes"):
            return bytes.fromhex(match.group("bytes").replace("\\x", "")).decode("utf-8")
        if match.group("pair"):
            return bytes.fromhex(match.group("pair").replace("\\u", "")).decode("utf-16-be")
    except UnicodeDecodeError:
        return None
    if match.group("name"):
        return _NAMED.get(match.group("name"), match.group("name"))
    return character(match.group("x") or match.group("u"))


_FIELD = lazy_pattern(r'\s*+"(?:[^"]++|"")*+"\s*+\Z')
_BRACKETED = lazy_pattern(r'\s*+"\s*+[\[(].*[\])]\s*+"\s*+\Z', re.DOTALL)
_DOUBLED_AT_WORD = lazy_pattern(r'""(?:(?<=[\w.,!?]"")|(?=\w))')


def is_csv_field(text: str) -> bool:
    """Tell whether a text is a quoted field of CSV, with a list in it or with doubled quotes.

    >>> is_csv_field('"He called it ""unfair"" and left."'), is_csv_field('"No," he said. "Never."')
    (True, False)
    """
    if not text[:1].isspace() and text[:1] != '"':
        return False
    if _FIELD.match(text) is None:
        return False
    body = text.strip()
    if body[1:3] == '""' == body[-3:-1] and body.count('"') == 6:
        return False  # three quotes at both ends and none between them: a docstring
    return _BRACKETED.match(text) is not None or _DOUBLED_AT_WORD.search(body, 1, len(body) - 1) is not None
