"""Texts that try to make a regular expression backtrack, built from the pattern itself."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from .singles import takes

__all__ = ["attacks"]


def attacks(pattern: str, size: int, flags: int = 0) -> Iterator[str]:
    """Yield texts of about `size` characters that try to make a pattern backtrack.

    For each repeat in the pattern: what leads up to it, then its body over and over, then a character
    that nothing takes; and the pieces of the pattern over and over, alone and mixed.
    """
    nodes = list(_parser.parse(pattern, flags))
    pumps = list(dict.fromkeys(_pumps(nodes, "")))
    whole = _sample(nodes)
    texts = []
    for prefix, body in pumps:
        texts.append((prefix + body * size)[: size - 1] + "\x00")
        texts.append(((prefix + body) * size)[: size - 1] + "\x00")
        if len(prefix) > 1:
            texts.append((prefix * size)[:size])
    for piece in (whole, whole[:-1], whole[: len(whole) // 2], whole[:1]):
        texts.append((piece * size)[: size - 1] + "\x00")
    pieces = list({piece for pump in pumps for piece in pump if piece} | {whole, " "})
    draw = Random(0)
    for _ in range(4):
        mixed: list[str] = []
        while sum(map(len, mixed)) < size:
            mixed.append(draw.choice(sorted(pieces)))
        texts.append("".join(mixed)[: size - 1] + "\x00")
    yield from dict.fromkeys(text for text in texts if text)


def _pumps(nodes: list[Any], prefix: str) -> Iterator[tuple[str, str]]:
    for op, value in nodes:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            if value[1] > 1:
                yield prefix, _sample(list(value[2])) or "a"
            yield from _pumps(list(value[2]), prefix)
        elif op is c.BRANCH:
            for part in value[1]:
                yield from _pumps(list(part), prefix)
        elif op is c.SUBPATTERN:
            yield from _pumps(list(value[3]), prefix)
        elif op is c.ATOMIC_GROUP:
            yield from _pumps(list(value), prefix)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from _pumps(list(value[1]), prefix)
        prefix += _sample([(op, value)])


def _sample(nodes: list[Any]) -> str:
    """Return a short text that the nodes match, look-around aside."""
    out = ""
    for op, value in nodes:
        if op is c.LITERAL:
            out += chr(value)
        elif op in (c.ANY, c.NOT_LITERAL, c.IN):
            taken = takes(op, value)
            out += next((char for char in "a A1-.,:\"'’\t\n中а" if taken(char)), None) or _first(value)
        elif op is c.BRANCH:
            out += _sample(list(value[1][0]))
        elif op is c.SUBPATTERN:
            out += _sample(list(value[3]))
        elif op is c.ATOMIC_GROUP:
            out += _sample(list(value))
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            out += _sample(list(value[2])) * max(1, min(value[0], 50))
    return out


def _first(value: Any) -> str:
    for op, part in value if isinstance(value, list) else []:
        if op is c.LITERAL:
            return chr(part)
        if op is c.RANGE:
            return chr(part[0])
    return ""
