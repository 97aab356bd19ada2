"""The gate: which of some thousand strings occur in a text, at the price of one look at it.

Rules name strings of which one must occur in the lower-cased text (`needs`). A string is looked for
only if the text has its traces: the words of ASCII in it, the beginning of one, its signs, and its
characters beyond ASCII. So the gate is exact, and a text in one language pays little for the strings
of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from .scan import Scan, bare, traces_of

__all__ = ["Gate", "GatePlan", "is_dear", "plan_gate"]

#: What a gate has worked out of its strings: under a trace of each, the rarest, its index and its other
#: traces; under nothing those that leave none. Plain data, which a module can keep.
GatePlan: TypeAlias = dict[bytes, tuple[tuple[int, tuple[bytes, ...]], ...]]

FEW_STRINGS = 24  # up to so many, searching for each costs less than taking the text apart


def is_dear(string: str) -> bool:
    """Tell whether to look for a string costs a search of its own in every text."""
    return not traces_of(string)


def plan_gate(strings: Iterable[str], sample: Iterable[str] = ()) -> GatePlan:
    """Plan the gate of some strings. `sample` is lower-case prose: what is frequent there tells little."""
    strings = tuple(strings)
    common = Counter(trace for text in sample for trace in Scan(text).traces)
    plan: dict[bytes, list[tuple[int, tuple[bytes, ...]]]] = {}
    for index, string in enumerate(strings):
        traces = traces_of(string) if len(strings) > FEW_STRINGS else []
        rarest, *others = sorted(traces, key=lambda trace: (common[trace], trace)) or [b""]
        plan.setdefault(rarest, []).append((index, tuple(others)))
    return {trace: tuple(entries) for trace, entries in plan.items()}


class Gate:
    """Tell which of some `strings` occur in a text.

    >>> gate = Gate(("newsletter", "ad"))
    >>> sorted(gate.open(Scan("sign up for our newsletter"))), sorted(gate.open(Scan("an ad")))
    (['newsletter'], ['ad'])
    """

    def __init__(self, strings: Iterable[str], plan: GatePlan | None = None) -> None:
        """Take the strings, and what `plan_gate` made of just these, if it is known."""
        self.strings = tuple(strings)
        self._bare = [bare(string) for string in self.strings]
        self._plan = plan_gate(self.strings) if plan is None else plan
        self._dear = [index for index, _ in self._plan.get(b"", ())]
        self._has_traces = self._plan.keys() > {b""} or not self._dear

    def open(self, scan: Scan) -> set[str]:
        """Return the strings that occur in a text. Whether a word begins or ends there is not asked."""
        asked = self._dear
        if self._has_traces:
            plan, traces = self._plan, scan.traces
            asked = asked + [
                index
                for trace in plan.keys() & traces
                for index, others in plan[trace]
                if traces.issuperset(others)
            ]
        strings, parts, text = self.strings, self._bare, scan.text
        return {strings[index] for index in asked if parts[index] in text}
