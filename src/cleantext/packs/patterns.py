"""Patterns of a pack: alternatives in a list, and patterns that others call by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from ..errors import PackError
from ..kernel.branches import TOKENS, closed
from .keys import PATTERNS, check_pattern, hint

__all__ = ["alternation", "expanded", "named_patterns", "uncased"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CALL = re.compile(r"(?<!\\)\(\?&([^()]*)\)")


def named_patterns(data: dict[str, Any], source: str, timed: bool) -> dict[str, str]:
    """Return the patterns that a pack gives names to. Raises `PackError` if one is not called."""
    named = data.get("patterns", {})
    if not isinstance(named, dict):
        raise PackError(f"{source}: 'patterns' is {named!r}, must be a table: write [patterns]")
    for name, pattern in named.items():
        if not _NAME.fullmatch(name):
            raise PackError(f"{source}: a pattern has the name {name!r}: use lower case, digits and _")
        if not isinstance(pattern, str) or _CALL.search(pattern):
            raise PackError(f"{source}: the pattern {name!r} must be a string that calls no other pattern")
        check_pattern(pattern, source, "patterns", name, timed)
    rules = data.get("rule", [])
    parts = (part for rule in rules for key in PATTERNS for part in _parts(rule.get(key, ())))
    called = {name for part in parts for name in _CALL.findall(part)}
    for name in named:
        if name not in called:
            raise PackError(
                f"{source}: no rule calls the pattern {name!r}: write (?&{name}) in one, or leave it out"
            )
    return named


def _parts(pattern: Any) -> list[str]:
    """Return the alternatives of a pattern, as far as they are text."""
    parts = [pattern] if isinstance(pattern, str) else pattern if isinstance(pattern, list | tuple) else ()
    return [part for part in parts if isinstance(part, str)]


def expanded(pattern: str | list[str], named: Mapping[str, str], source: str, where: str) -> str | list[str]:
    """Return a pattern with the named ones in the place of their calls. Raises `PackError`."""

    def named_pattern(call: re.Match[str]) -> str:
        if call[1] not in named:
            raise PackError(f"{source}: {where}: no pattern {call[1]!r}{hint(call[1], named)}")
        return f"(?:{named[call[1]]})"

    if isinstance(pattern, str):
        return _CALL.sub(named_pattern, pattern)
    return [_CALL.sub(named_pattern, part) for part in pattern]


def alternation(pattern: str | list[str]) -> str:
    """Return the one pattern that a list of alternatives stands for.

    What alternatives one below the other look at first they look at once.

    >>> alternation(["(?!.*said)sign up", "(?!.*said)log in", "a|b"])
    '(?!.*said)(?:(?:sign up)|(?:log in))|(?:a|b)'
    """
    return pattern if isinstance(pattern, str) else "|".join(_factored(pattern))


_WIDE_RANGE = re.compile(r"(\\u[0-9a-f]{4}|[^\W\d_])-(\\u[0-9a-f]{4}|[^\W\d_])")
WIDE_RANGE_CHARS = 2000  # of the letters of East Asia, each of which `re` looks up where case does not count


def uncased(pattern: str) -> str:
    """Return a pattern that says of large classes of letters without case that case counts there.

    They compile three times as fast, and match the same.

    >>> uncased("photo:[가-힣]{2,4}|[A-Za-z]")
    'photo:(?-i:[가-힣]){2,4}|[A-Za-z]'
    """

    def char(spelled: str) -> int:
        return int(spelled[2:], 16) if len(spelled) > 1 else ord(spelled)

    def marked(token: re.Match[str]) -> str:
        held = token[0]
        letters = re.sub(r"\\u[0-9a-f]{4}|\\.", "", held)
        is_wide = any(char(b) - char(a) > WIDE_RANGE_CHARS for a, b in _WIDE_RANGE.findall(held))
        return f"(?-i:{held})" if held[0] == "[" and is_wide and letters.lower() == letters.upper() else held

    return TOKENS.sub(marked, pattern)


def _factored(parts: list[str]) -> list[str]:
    found = list[str]()
    for look, alike in groupby(parts, key=_first_look):
        rests = [part[len(look) :] for part in alike]
        if look and len(rests) > 1:
            found.append(f"{look}(?:{'|'.join(_factored(rests))})")
        else:
            found += [f"(?:{look}{rest})" for rest in rests]
    return found


def _first_look(part: str) -> str:
    """Return what an alternative looks at first, `(?!…)` or `(?=…)`; nothing if it is two itself."""
    if not part.startswith(("(?=", "(?!")):
        return ""
    depth = 0
    for token in TOKENS.finditer(part):
        depth += (token[0][0] == "(") - (token[0] == ")")
        if token[0] == "|" and not depth:
            return ""
    return part[: closed(part, 0)]
