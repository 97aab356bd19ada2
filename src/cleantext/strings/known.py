"""The literal lines of the built-in packs, beginnings of lines and strings, looked up where they lie.

As strings of their own, some eighty thousand of them would take a third of a cold start and ten
megabytes. So they stay the texts that they are compiled to: one for all lines whose first words begin
alike, and one for all beginnings, and all strings, that do. In such a text, the numbers of rules stand before
what they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache

from .edges import bare
from .files import text_file

__all__ = [
    "BEGIN_CHARS",
    "HEAD_SIZES",
    "Known",
    "KnownLines",
    "KnownStarts",
    "KnownStrings",
    "beginning",
    "by_head",
    "first_of",
    "goes_on",
    "heads_in",
    "numbers_of",
    "start_texts_of",
    "starts_in",
    "string_texts",
    "string_texts_of",
    "strings_in",
    "texts_of",
    "waiting_for",
]

HEAD_CHARS = 3  # of the first word: what lines of one text have in common
HEAD_SIZES = (8, 4, 2, 1)  # of a beginning; eight letters tell nearly all apart, labels in Chinese have two
FIRST_CHARS = 2  # of a beginning: what those of one text have in common
_SIZES = (0, 1, 2, 2, 4, 4, 4, 4, 8)  # of the head of a beginning, by its length
BEGIN_CHARS = 4  # of a string: what those of one text have in common
_RULES, _END = "\t", "\n"  # before the rules of some lines; behind those, and around each line
_GROUP = "\r"  # before the beginnings with a head, and before the strings of some rules
_NEXT = "\t"  # around each string

_LINES = (text_file("lines_beyond"), text_file("lines"))  # by whether the head is ASCII
_STARTS, _STRINGS = text_file("starts"), text_file("strings")


class Known:
    """Stand for what one rule of the packs has, by the number of the rule."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __eq__(self, other: object) -> bool:
        return self.number == other.number if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.number)


class KnownLines(Known):
    """Hold the keys of the lines of one rule.

    >>> from cleantext.packs import builtin_packs
    >>> ads = next(rule for pack in builtin_packs() for rule in pack.rules if rule.id == "en.ads")
    >>> "advertisement" in ads.find.keys, "a ferry" in ads.find.keys
    (True, False)
    """

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.number in numbers_of(key)

    def __iter__(self) -> Iterator[str]:
        return iter(_lines_by_number().get(self.number, ()))


class KnownStarts(Known):
    """Hold the beginnings of lines of one rule.

    >>> from cleantext.packs import builtin_packs
    >>> rules = {rule.id: rule for pack in builtin_packs() for rule in pack.rules}
    >>> starts = rules["en.related-line"].find.starts
    >>> starts.begin("read more: the ferry"), starts.begin("a ferry")
    (True, False)
    """

    def __iter__(self) -> Iterator[str]:
        return iter(_starts_by_number().get(self.number, ()))

    def begin(self, head: str) -> bool:
        """Tell whether one of them begins what stands first in a line (`line_head`)."""
        return any(head.startswith(starts_in(head[:size]).get(self.number, ())) for size in HEAD_SIZES)


class KnownStrings(Known):
    """Hold the strings that one rule waits for."""

    def __iter__(self) -> Iterator[str]:
        return iter(_strings_by_number().get(self.number, ()))


def by_head(starts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return beginnings by their first characters, as many as each has of 8, 4, 2 or 1.

    >>> by_head(["comments are", "comments (", "read by", "看更多"])
    {'comments': ('comments are', 'comments ('), 'read': ('read by',), '看更': ('看更多',)}
    """
    found: dict[str, list[str]] = {}
    for start in starts:
        found.setdefault(start[: _SIZES[min(len(start), HEAD_SIZES[0])]], []).append(start)
    return {head: tuple(held) for head, held in found.items()}


def start_texts_of(rules: Mapping[int, Iterable[str]]) -> dict[str, str]:
    """Return the texts that hold the beginnings of rules, by the first letters of their heads."""
    by_rules: dict[str, str] = {}  # by the head
    for number, starts in rules.items():
        for head, held in by_head(starts).items():
            rests = _END.join(start[len(head) :] for start in held)
            by_rules[head] = f"{by_rules.get(head, '')}{_RULES}{number}{_END}{rests}{_END}"
    texts: dict[str, str] = {}
    for head, text in sorted(by_rules.items()):
        texts[first_of(head)] = f"{texts.get(first_of(head), '')}{_GROUP}{head}{text}"
    return texts


def first_of(head: str) -> str:
    """Return what the heads of one text have first; nothing for those of one character."""
    return head[:FIRST_CHARS] if len(head) >= FIRST_CHARS else ""


def heads_in(first: str) -> list[str]:
    """Return the heads of beginnings that have something first."""
    return [part[: part.index(_RULES)] for part in _STARTS.get(first).split(_GROUP)[1:]]


@lru_cache(maxsize=256)
def starts_in(head: str) -> dict[int, tuple[str, ...]]:
    """Return the beginnings of each rule, by its number, that have a head."""
    text = _STARTS.get(first_of(head))
    _, _, behind = text.partition(f"{_GROUP}{head}{_RULES}")
    found = {}
    for group in filter(None, behind.partition(_GROUP)[0].split(_RULES)):
        number, *rests = group.split(_END)[:-1]
        found[int(number)] = tuple([head + rest for rest in rests])
    return found


def beginning(string: str) -> str:
    """Return what the strings of one text have first, edges aside; the shortest are it themselves.

    >>> beginning("\\bnewsletter"), beginning("\\bad\\b")
    ('news', 'ad')
    """
    return bare(string)[:BEGIN_CHARS]


def string_texts_of(rules: Mapping[int, Iterable[str]]) -> dict[str, str]:
    """Return the texts that hold the strings of rules, by what they have first."""
    known: dict[str, list[str]] = {}
    for number, strings in rules.items():
        for string in dict.fromkeys(strings):
            known.setdefault(string, []).append(str(number))
    texts: dict[str, dict[str, list[str]]] = {}  # by the beginning, and by the rules that have them
    for string, numbers in known.items():
        texts.setdefault(beginning(string), {}).setdefault(" ".join(numbers), []).append(string)
    return {
        begin: "".join(f"{_GROUP}{names}{_NEXT}{_NEXT.join(held)}{_NEXT}" for names, held in by_rules.items())
        for begin, by_rules in texts.items()
    }


@lru_cache(maxsize=1)
def string_texts() -> dict[str, str]:
    """Return the texts of all strings, for those who go through many: 2 MB, to be forgotten in the end."""
    return dict(_STRINGS.items())


def strings_in(texts: Iterable[str], rules: Set[int]) -> list[str]:
    """Return the strings in some texts for which some of the rules wait."""
    found = list[str]()
    asked: dict[str, bool] = {}  # the same rules wait for many
    for text in texts:
        for group in text.split(_GROUP)[1:]:
            numbers, _, strings = group.partition(_NEXT)
            wait = asked.get(numbers)
            if wait is None:
                wait = asked[numbers] = not rules.isdisjoint(map(int, numbers.split()))
            if wait:
                found += strings[: -len(_NEXT)].split(_NEXT)
    return found


@lru_cache(maxsize=256)  # several tables ask
def waiting_for(string: str) -> tuple[int, ...]:
    """Return the numbers of the rules that wait for a string."""
    text = _STRINGS.get(beginning(string))
    at = text.find(f"{_NEXT}{string}{_NEXT}")
    if at < 0:
        return ()
    start = text.rfind(_GROUP, 0, at) + 1
    return tuple(map(int, text[start : text.index(_NEXT, start)].split()))


def numbers_of(key: str) -> tuple[int, ...]:
    """Return the numbers of the rules that have a line, by its key, in the order of the rules."""
    head = _head(key)
    text = _lines_with(head)
    at = text.find(f"{_END}{key[len(head) :]}{_END}")
    if at < 0:
        return ()
    start = text.rfind(_RULES, 0, at) + 1
    return tuple(map(int, text[start : text.index(_END, start)].split()))


@lru_cache(maxsize=1024)  # the first words of many lines are the same
def goes_on(words: str) -> bool:
    """Tell whether a line has some words first, and others behind them.

    >>> goes_on("read"), goes_on("read more"), goes_on("read ferry")
    (True, True, False)
    """
    head = _head(words)
    return f"{_END}{words[len(head) :]} " in _lines_with(head)


def texts_of(rules: Mapping[int, Iterable[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts that hold the lines of rules, by how they begin: those of ASCII, and others."""
    known: dict[str, list[int]] = {}
    for number, keys in rules.items():
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


@lru_cache(maxsize=2048)  # many lines begin alike
def _lines_with(head: str) -> str:
    return _LINES[head.isascii()].get(head)


# For those who want to read what rules have.


@lru_cache(maxsize=1)
def _lines_by_number() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for file in _LINES:
        for head, text in file.items():
            for group in text.split(_RULES)[1:]:
                names, *rests = group.split(_END)[:-1]
                for number in map(int, names.split()):
                    found.setdefault(number, []).extend(head + rest for rest in rests)
    return found


@lru_cache(maxsize=1)
def _starts_by_number() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for first, _ in _STARTS.items():
        for head in heads_in(first):
            for number, starts in starts_in(head).items():
                found.setdefault(number, []).extend(starts)
    return found


@lru_cache(maxsize=1)
def _strings_by_number() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for _, text in _STRINGS.items():
        for group in text.split(_GROUP)[1:]:
            numbers, *strings = group.split(_NEXT)[:-1]
            for number in map(int, numbers.split()):
                found.setdefault(number, []).extend(strings)
    return found


def _head(key: str) -> str:
    head = key[:HEAD_CHARS]
    return head[: head.index(" ")] if " " in head else head
