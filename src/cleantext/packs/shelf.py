"""The compiled rules of the built-in packs: rows, of which rules are made when first asked for."""

from __future__ import annotations

from functools import lru_cache

from ..finders import appeals, blocks, inserts, lines
from ..finders.lines import ExactLines, LinePattern
from ..kernel.rule import Rule
from ..strings.files import text_file
from ..strings.known import KnownLines, KnownStarts, KnownStrings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

__all__ = ["PARTS", "ROWS", "CompiledRules", "compiled_rule", "compiled_rules", "row_key"]

ROWS = ("rules", "rules_more", "rules_rest")  # no file is over one megabyte
PARTS = "parts"  # what many rows hold: the named patterns of the packs
# The separators of ASCII, which no rule holds: between fields, before each text of a list, before each list.
_NEXT, _ITEM, _LIST = "\x1e", "\x1f", "\x1d"
_PART = "\x19"  # around the number of what many rows hold, where it stood
_SCOPES: dict[str, Any] = {
    name: getattr(module, name) for module in (lines, blocks, inserts, appeals) for name in module.__all__
}


class CompiledRules(dict[int, Rule]):
    """Hold the rules by number; their ids and kinds, which pipelines ask for, need no rule to be made."""

    def __init__(self, compiled: Any) -> None:
        self.scoped: frozenset[int] = compiled.SCOPED
        self.unprompted: frozenset[int] = compiled.UNPROMPTED
        self.ids: list[str] = []
        self.kinds: list[str] = []
        for name, _, _, _, slugs, kinds in compiled.PACKS:
            self.ids += [f"{name}.{slug}" for slug in slugs.split()]
            self.kinds += kinds.split()

    def __missing__(self, number: int) -> Rule:
        key = row_key(number)
        row = next(filter(None, (text_file(name).get(key) for name in ROWS)))
        fields = _whole(row).split(_NEXT)
        scope, why, budget, scoped, quorum, waits, *options = map(_value, fields)
        rule_id = self.ids[number]
        if scope == "ExactLines":
            options.insert(0, KnownLines(number))
        elif scope == "LinePattern" and options[-1] is True:
            options[-1] = KnownStarts(number)
        find = _SCOPES[scope](rule_id, *options)
        needs = KnownStrings(number) if waits else ()
        kind = self.kinds[number]
        self[number] = rule = Rule(rule_id, find, needs, why, kind, budget, scoped, quorum=quorum)
        return rule

    def __reduce__(self) -> tuple[Any, tuple[()]]:
        from . import rule_shelf

        return rule_shelf, ()


def _whole(row: str) -> str:
    """Return a row with what it shares with others in its places."""
    pieces = row.split(_PART)
    if len(pieces) > 1:
        pieces[1::2] = map(_part, pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=64)
def _part(key: str) -> str:
    return text_file(PARTS).get(key)


def row_key(number: int) -> str:
    """Return the key of a rule's row; keys are in the order of the numbers."""
    return f"{number:05}"


def compiled_rules(rules: Iterable[Rule], parts: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Return the rows of rules, with what they share taken out of them, and that by its keys."""
    shared = sorted(parts, key=lambda part: (-len(part), part))  # a longer one may hold a shorter one
    rows = list(map(compiled_rule, rules))
    for number, part in enumerate(shared):
        rows = [row.replace(part, f"{_PART}{number}{_PART}") for row in rows]
    return rows, {str(number): part for number, part in enumerate(shared)}


def compiled_rule(rule: Rule) -> str:
    """Return the row of a rule, without its examples, and what is looked up where it lies in the packs."""
    find: Any = rule.find
    options = tuple(find)[1:]
    if isinstance(find, ExactLines):
        options = options[1:]
    elif isinstance(find, LinePattern):
        options = (*options[:-1], True if find.starts and not rule.needs else find.starts)
    scope, waits = type(find).__name__, bool(rule.needs)
    fields = (scope, rule.why, rule.budget, rule.scoped, rule.quorum, waits, *options)
    return _NEXT.join(map(_field, fields))


def _field(value: Any) -> str:
    """Return a value as a text whose first character tells what it is."""
    if isinstance(value, str):
        assert not any(char in value for char in (_NEXT, _ITEM, _LIST, _PART)), value
        return "=" + value
    if isinstance(value, bool):
        return "?" + "1" * value
    if isinstance(value, tuple):
        if any(isinstance(item, tuple) for item in value):
            return "".join(_LIST + _field(item) for item in value)
        return _ITEM.join(("", *(_field(item)[1:] for item in value))) if value else "-"
    return repr(value)


def _value(field: str) -> Any:
    sign, rest = field[0], field[1:]
    if sign == "=":
        return rest
    if sign == "?":
        return bool(rest)
    if sign == "-":
        return ()
    if sign == _ITEM:
        return tuple(rest.split(_ITEM))
    if sign == _LIST:
        return tuple(map(_value, rest.split(_LIST)))
    return float(field) if "." in field else int(field)
