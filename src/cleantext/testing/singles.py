"""Nodes of a pattern's parse tree that take one character."""

from __future__ import annotations

from collections.abc import Callable
from re import _constants as c  # type: ignore[attr-defined]
from typing import Any

__all__ = ["is_single", "takes"]


def is_single(node: tuple[Any, Any]) -> bool:
    """Tell whether a node takes one character."""
    return node[0] in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN)


_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
}


def takes(op: Any, value: Any) -> Callable[[str], bool]:
    """Return what tells whether a node takes a character; case does not count."""
    if op is c.ANY:
        return lambda char: char != "\n"
    if op is c.LITERAL:
        forms = {chr(value), chr(value).lower(), chr(value).upper()}
        return forms.__contains__
    if op is c.NOT_LITERAL:
        return lambda char: char != chr(value)
    if op is c.CATEGORY:
        name = str(value)
        test = _CATEGORIES[name.replace("NOT_", "")]
        return (lambda char: not test(char)) if "NOT_" in name else test
    if op is c.RANGE:
        low, high = value
        return lambda char: any(low <= ord(form) <= high for form in (char, char.lower()[0], char.upper()[0]))
    negated = bool(value) and value[0][0] is c.NEGATE
    tests = [takes(*part) for part in value if part[0] is not c.NEGATE]
    known: dict[str, bool] = {}

    def one(char: str) -> bool:
        if char not in known:
            known[char] = any(test(char) for test in tests) != negated
        return known[char]

    return one
