"""The literal lines of the built-in packs, looked up where they lie.

As strings of their own, some forty thousand lines would take a fifth of a cold start and six megabytes.
So they stay the few texts that they are compiled to: one for all lines whose first words begin alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module

__all__ = ["KnownLines", "is_begun", "numbers_of", "texts_of"]

HEAD_CHARS = 3  # of the first word: what lines of one text have in common
_RULES, _END = "\t", "\n"  # before the rules of some lines; behind those, and around each line


class KnownLines:
    """Hold the keys of the lines of one rule, which has a number among the rules that have lines.

    >>> from cleantext.packs import builtin_packs
    >>> ads = next(rule for pack in builtin_packs() for rule in pack.rules if rule.id == "en.ads")
    >>> "advertisement" in ads.find.keys, "a ferry" in ads.find.keys
    (True, False)
    """

    def __init__(self, number: int) -> None:
        self.number = number

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.number in numbers_of(key)

    def __iter__(self) -> Iterator[str]:
        return iter(_by_number().get(self.number, ()))

    def __eq__(self, other: object) -> bool:
        return self.number == other.number if isinstance(other, KnownLines) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.number)


def numbers_of(key: str) -> tuple[int, ...]:
    """Return the numbers of the rules that have a line, by its key, in the order of the rules."""
    head = _head(key)
    text = _texts(head.isascii()).get(head)
    if text is None:
        return ()
    at = text.find(f"{_END}{key[len(head) :]}{_END}")
    if at < 0:
        return ()
    start = text.rfind(_RULES, 0, at) + 1
    return tuple(map(int, text[start : text.index(_END, start)].split()))


def is_begun(word: str) -> bool:
    """Tell whether a line begins with a word, or with one that goes on from it."""
    head = word[:HEAD_CHARS]
    text = _texts(head.isascii()).get(head)
    return text is not None and f"{_END}{word[HEAD_CHARS:]}" in text


def texts_of(rules: Iterable[Iterable[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts that hold the lines of rules, by how they begin: those of ASCII, and others."""
    known: dict[str, list[int]] = {}
    for number, keys in enumerate(rules):
        for key in keys:
            known.setdefault(key, []).append(number)
    lines: dict[str, dict[str, list[str]]] = {}  # by the head, and by the rules that have them
    for key, numbers in known.items():
        head = _head(key)
        names = " ".join(map(str, numbers))
        lines.setdefault(head, {}).setdefault(names, []).append(key[len(head) :])
    texts = {
        head: "".join(f"{_RULES}{names}{_END}{_END.join(rests)}{_END}" for names, rests in by_rules.items())
        for head, by_rules in sorted(lines.items())
    }
    return (
        {head: text for head, text in texts.items() if head.isascii()},
        {head: text for head, text in texts.items() if not head.isascii()},
    )


@lru_cache(maxsize=2)
def _texts(is_ascii: bool) -> Mapping[str, str]:
    name = "compiled_lines" if is_ascii else "compiled_lines_beyond"
    texts: Mapping[str, str] = import_module(f"cleantext.packs.{name}").LINES
    return texts


@lru_cache(maxsize=1)
def _by_number() -> dict[int, list[str]]:
    """Return the keys of all rules, for those who want to read them."""
    found: dict[int, list[str]] = {}
    for is_ascii in (True, False):
        for head, text in _texts(is_ascii).items():
            for group in text.split(_RULES)[1:]:
                names, *rests = group.split(_END)[:-1]
                for number in map(int, names.split()):
                    found.setdefault(number, []).extend(head + rest for rest in rests)
    return found


def _head(key: str) -> str:
    head = key[:HEAD_CHARS]
    return head[: head.index(" ")] if " " in head else head
