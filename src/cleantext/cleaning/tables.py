"""Tables of the engine: finders by what they wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..finders.inserts import Trail
from ..finders.lines import ExactLines, LinePattern
from ..kernel.doc import SHORT_LINE_CHARS, line_key
from ..kernel.rule import Rule, Rules
from ..strings.known import (
    by_head,
    goes_on,
    heads_in,
    numbers_of,
    starts_in,
    waiting_for,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = [
    "HeadTable",
    "LineTable",
    "StringTable",
    "add_to",
    "reads_lines",
    "reads_paragraphs",
    "reads_texts",
    "waits_for_starts",
]


class LineTable(dict[str, tuple[ExactLines, ...]]):
    """Tell which finders know a line, by its key: `table[key]`, empty for most.

    Lines of the built-in packs are looked up where they lie, and kept once they were found.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._reads_packs = bool(rules.ranks)
        self._own: dict[str, tuple[ExactLines, ...]] = {}
        self._begun: set[str] = set()

    def add(self, find: ExactLines, keys: tuple[str, ...]) -> None:
        """Add a finder with its lines, which lie in no pack."""
        add_to(self._own, keys, find)
        self._begun.update(key.partition(" ")[0] for key in keys)

    def goes_on(self, words: str) -> bool:
        """Tell whether a line may have some words first, and others behind them."""
        return goes_on(words) or words.partition(" ")[0] in self._begun

    def knows(self, line: str) -> bool:
        """Tell whether some finder knows a line."""
        return bool(self[line_key(line)])

    def __missing__(self, key: str) -> tuple[ExactLines, ...]:
        own = self._own.get(key, ())
        numbers = numbers_of(key) if self._reads_packs else ()
        if not numbers:  # so it is with nearly all lines
            return own
        rules, ranks = self._rules, self._rules.ranks
        known: tuple[Any, ...] = tuple([rules[ranks[n]].find for n in numbers if n in ranks])
        self[key] = found = known + own
        return found


class HeadTable(dict[str, tuple[tuple[LinePattern, tuple[str, ...]], ...] | None]):
    """Tell which finders wait for a line that begins as a line does, by the first characters (`HEAD_SIZES`).

    Which heads the built-in packs have is read when a line first begins so, and what they have under a head
    when a line first has it; until then it is None.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._own: dict[str, tuple[tuple[LinePattern, tuple[str, ...]], ...]] = {}
        self.firsts: set[str] = set()  # of which the heads have been read
        self.read("")

    def add(self, find: LinePattern, starts: tuple[str, ...]) -> None:
        """Add a finder with its beginnings, which lie in no pack."""
        for head, held in by_head(starts).items():
            add_to(self._own, [head], (find, held))
            self[head] = None

    def read(self, first: str) -> None:
        """Read which heads begin with some characters (`FIRST_CHARS`)."""
        if self._rules.ranks:
            for head in heads_in(first):
                self.setdefault(head)
        self.firsts.add(first)  # last, for other threads

    def begun(self, head: str, key: str) -> list[LinePattern]:
        """Return the finders of which a beginning with a head, which is in the table, begins a line."""
        held = self[head]
        if held is None:
            held = self._held(head)
        return [find for find, starts in held if key.startswith(starts)]

    def _held(self, head: str) -> tuple[tuple[LinePattern, tuple[str, ...]], ...]:
        rules, ranks = self._rules, self._rules.ranks
        known = starts_in(head) if ranks else {}
        held: list[Any] = [(rules[ranks[n]].find, starts) for n, starts in known.items() if n in ranks]
        self[head] = found = (*held, *self._own.get(head, ()))
        return found


class StringTable(dict[str, tuple[int, ...]]):
    """Tell which rules wait for a string, by their ranks: `table[string]`, empty for most.

    Strings of the built-in packs are looked up where they lie, and kept from then on; of the rules that wait
    for them, the table `takes` some.
    """

    def __init__(self, rules: Rules, takes: Callable[[Rule], bool]) -> None:
        self.own: dict[str, tuple[int, ...]] = {}
        self._rules = rules
        self._takes = takes

    def add(self, strings: Iterable[str], rank: int) -> None:
        """Add a rule whose strings lie in no pack."""
        add_to(self.own, strings, rank)

    def __missing__(self, string: str) -> tuple[int, ...]:
        rules, ranks = self._rules, self._rules.ranks
        known = [ranks[n] for n in (waiting_for(string) if ranks else ()) if n in ranks]
        found = tuple([rank for rank in known if self._takes(rules[rank])]) + self.own.get(string, ())
        self[string] = found
        return found

    def ready(self, strings: Iterable[str]) -> list[int]:
        """Return the ranks of the rules of whose strings there are as many as they wait for."""
        counts: dict[int, int] = {}
        for string in strings:
            for rank in self[string]:
                counts[rank] = counts.get(rank, 0) + 1
        rules = self._rules.by_rank
        return [rank for rank, count in counts.items() if count >= rules[rank].quorum]


def add_to(table: dict[str, tuple[Any, ...]], keys: Iterable[str], find: Any) -> None:
    """Add a finder under its keys. Those that it alone has share one tuple, and cost next to nothing."""
    one = (find,)
    for key in keys:
        table[key] = table[key] + one if key in table else one


def waits_for_starts(rule: Rule) -> bool:
    """Tell whether a rule waits for beginnings of lines, and for no strings in them."""
    find = rule.find
    return isinstance(find, LinePattern) and bool(find.starts) and not find.timed and not rule.needs


def reads_lines(rule: Rule) -> bool:
    """Tell whether a rule looks at lines by themselves, whatever they begin with."""
    find = rule.find
    return isinstance(find, LinePattern | Trail) and not find.timed and not waits_for_starts(rule)


def reads_paragraphs(rule: Rule) -> bool:
    """Tell whether it does, and looks at paragraphs too."""
    find = rule.find
    return reads_lines(rule) and not (isinstance(find, LinePattern) and find.max_chars <= SHORT_LINE_CHARS)


def reads_texts(rule: Rule) -> bool:
    """Tell whether a rule looks at a text as a whole."""
    return not (reads_lines(rule) or waits_for_starts(rule))
