"""Rules about single characters: they wait for unusual ones, or for any but some."""

from __future__ import annotations

from collections.abc import Callable

from ..base.frozen import view
from ..finders.lines import AnyOf
from ..kernel.doc import Doc, is_plain
from ..kernel.rule import Rule
from .rounds import Look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Signs"]


class Signs:
    """Hold such rules, and tell of which a text has the signs."""

    def __init__(self) -> None:
        self._any_of: list[tuple[frozenset[str], Rule]] = []
        self._all_but: list[tuple[frozenset[str], Rule]] = []

    def __bool__(self) -> bool:
        return bool(self._any_of or self._all_but)

    def add(self, rule: Rule) -> None:
        """Add a rule whose finder is `AnyOf` or `AllBut`."""
        find: Any = rule.find
        held = self._any_of if isinstance(find, AnyOf) else self._all_but
        held.append((find.chars, rule._replace(find=find.find)))

    def may_find(self, doc: Doc) -> bool:
        """Tell at a glance whether one of them may find something in a text."""
        if is_plain(doc.text):
            return False
        signs = doc.unusual
        return (
            not signs.isdisjoint(self._telling)
            or any(not signs <= chars for chars, _ in self._all_but)
            or any(may_find(doc) for may_find in self._gates)
        )

    @view
    def _telling(self) -> frozenset[str]:
        """Return the signs for which rules without a second gate wait."""
        return frozenset[str]().union(*(chars for chars, rule in self._any_of if rule.may_find is None))

    @view
    def _gates(self) -> list[Callable[[Doc], bool]]:
        """Return the second gates of the others."""
        return [rule.may_find for _, rule in self._any_of if rule.may_find is not None]

    def open(self, doc: Doc, new: Doc, look: Look) -> list[Rule]:
        """Return the rules of which a text holds the signs, and note the signs of those.

        `new` is what is new in the text since the `look` at it.
        """
        before = look.signs
        signs = new.unusual.union(sign for sign in before if sign in doc.text) if before else new.unusual
        held = [(chars & signs, rule) for chars, rule in self._any_of if not chars.isdisjoint(signs)]
        held += [(signs - chars, rule) for chars, rule in self._all_but if not signs <= chars]
        if not held:
            look.signs = frozenset()
            return []
        # A second gate that was open stays so for as long as the signs do.
        held = [
            (own, rule)
            for own, rule in held
            if rule.may_find is None or not own.isdisjoint(before) or rule.may_find(new)
        ]
        look.signs = frozenset[str]().union(*(own for own, _ in held))
        return [rule for _, rule in held]
