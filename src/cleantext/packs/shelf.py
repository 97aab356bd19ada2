"""The compiled rules of the built-in packs: texts, of which a rule is made when it is first asked for."""

from __future__ import annotations

from importlib import import_module

from .. import appeals, blocks, finders, inserts
from ..finders import ExactLines, LinePattern
from ..known import KnownLines, KnownStarts, KnownStrings
from ..rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["CompiledRules", "compiled_rule"]

# The separators of ASCII, which no rule holds: between fields, before each text of a list, before each list.
_NEXT, _ITEM, _LIST = "\x1e", "\x1f", "\x1d"
_SCOPES: dict[str, Any] = {
    name: getattr(module, name) for module in (finders, blocks, inserts, appeals) for name in module.__all__
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
        texts = import_module("cleantext.packs.compiled_rules").RULES
        at = number
        if number >= len(texts):
            at -= len(texts)
            texts = import_module("cleantext.packs.compiled_rules_more").RULES
        scope, why, budget, scoped, quorum, waits, *options = map(_value, texts[at].split(_NEXT))
        rule_id = self.ids[number]
        if scope == "ExactLines":
            options.insert(0, KnownLines(number))
        elif scope == "LinePattern" and options.pop():
            options.append(KnownStarts(number))
        find = _SCOPES[scope](rule_id, *options)
        needs = KnownStrings(number) if waits else ()
        kind = self.kinds[number]
        self[number] = rule = Rule(rule_id, find, needs, why, kind, budget, scoped, quorum=quorum)
        return rule

    def __reduce__(self) -> tuple[Any, tuple[()]]:
        from . import rule_shelf

        return rule_shelf, ()


def compiled_rule(rule: Rule) -> str:
    """Return the text of a rule, without its examples, and what is looked up where it lies in the packs."""
    find: Any = rule.find
    options = tuple(find)[1:]
    if isinstance(find, ExactLines):
        options = options[1:]
    elif isinstance(find, LinePattern):
        options = (*options[:-1], bool(find.starts))
    fields = (
        type(find).__name__,
        rule.why,
        rule.budget,
        rule.scoped,
        rule.quorum,
        bool(rule.needs),
        *options,
    )
    return _NEXT.join(map(_field, fields))


def _field(value: Any) -> str:
    """Return a value as a text whose first character tells what it is."""
    if isinstance(value, str):
        assert not any(char in value for char in (_NEXT, _ITEM, _LIST)), value
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
