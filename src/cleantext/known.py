"""The literal lines of the built-in packs and beginnings of lines, looked up where they lie.

As strings of their own, some sixty thousand of them would take a quarter of a cold start and eight
megabytes. So they stay the texts that they are compiled to: one for all lines whose first words begin
alike, and one for all beginnings that do. Rules that have lines are numbered, and so are those that have
beginnings: in such a text, their numbers stand before what they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module

__all__ = [
    "HEAD_SIZES",
    "KnownLines",
    "KnownStarts",
    "by_head",
    "is_begun",
    "numbers_of",
    "start_texts",
    "start_texts_of",
    "starts_in",
    "texts_of",
]

HEAD_CHARS = 3  # of the first word: what lines of one text have in common
HEAD_SIZES = (8, 4, 2, 1)  # of a beginning; eight letters tell nearly all apart, labels in Chinese have two
_SIZES = (0, 1, 2, 2, 4, 4, 4, 4, 8)  # of the head of a beginning, by its length
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


class KnownStarts:
    """Hold the beginnings of lines of one rule, which has a number among the rules that have some.

    >>> from cleantext.packs import builtin_packs
    >>> rules = {rule.id: rule for pack in builtin_packs() for rule in pack.rules}
    >>> starts = rules["en.related-line"].find.starts
    >>> starts.begin("read more: the ferry"), starts.begin("a ferry")
    (True, False)
    """

    def __init__(self, number: int) -> None:
        self.number = number

    def begin(self, head: str) -> bool:
        """Tell whether one of them begins what stands first in a line (`line_head`)."""
        texts = start_texts()
        for size in HEAD_SIZES:
            first = head[:size]
            if first in texts and head.startswith(starts_in(first).get(self.number, ())):
                return True
        return False

    def __eq__(self, other: object) -> bool:
        return self.number == other.number if isinstance(other, KnownStarts) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.number)


def by_head(starts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return beginnings by their first characters, as many as each has of 8, 4, 2 or 1.

    >>> by_head(["comments are", "comments (", "read by", "看更多"])
    {'comments': ('comments are', 'comments ('), 'read': ('read by',), '看更': ('看更多',)}
    """
    found: dict[str, list[str]] = {}
    for start in starts:
        found.setdefault(start[: _SIZES[min(len(start), HEAD_SIZES[0])]], []).append(start)
    return {head: tuple(held) for head, held in found.items()}


def start_texts_of(rules: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the texts that hold the beginnings of rules, by their heads."""
    texts: dict[str, str] = {}
    for number, starts in enumerate(rules):
        for head, held in by_head(starts).items():
            rests = _END.join(start[len(head) :] for start in held)
            texts[head] = f"{texts.get(head, '')}{_RULES}{number}{_END}{rests}{_END}"
    return dict(sorted(texts.items()))


@lru_cache(maxsize=1)
def start_texts() -> Mapping[str, str]:
    """Return the texts of the built-in packs, by the heads of the beginnings that they hold."""
    texts: Mapping[str, str] = import_module("cleantext.packs.compiled_starts").STARTS
    return texts


@lru_cache(maxsize=4096)
def starts_in(head: str) -> dict[int, tuple[str, ...]]:
    """Return the beginnings of each rule, by its number, that have a head."""
    found = {}
    for group in start_texts()[head].split(_RULES)[1:]:
        number, *rests = group.split(_END)[:-1]
        found[int(number)] = tuple([head + rest for rest in rests])
    return found


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
    """Tell whether a line has a word first."""
    head = word[:HEAD_CHARS]
    text = _texts(head.isascii()).get(head)
    if text is None:
        return False
    rest = _END + word[HEAD_CHARS:]
    return f"{rest} " in text or f"{rest}{_END}" in text


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
