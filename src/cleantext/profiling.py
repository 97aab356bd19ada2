"""What each rule costs on given texts, and how often its gate opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from time import process_time
from typing import Any, NamedTuple

from .cleaning.cleaner import Cleaner, Pipeline
from .cleaning.engine import Engine
from .cleaning.rounds import Look, News
from .kernel.doc import Doc
from .kernel.patch import Edit
from .kernel.rule import Rule, Rules

__all__ = ["RuleCost", "profile_rules"]

TABLES = "(lines)"  # what all rules together cost that look at lines one by one
REST = "(gates and views)"  # what is left of a cleaner's time


class RuleCost(NamedTuple):
    """The cost of one rule: `seconds` of processor time, `opened` calls behind its gate, `edits`."""

    cleaner: str
    rule: str
    seconds: float
    opened: int
    edits: int


class _TimedEngine(Engine):
    """Time every rule that is called."""

    def __init__(self, rules: Rules | tuple[Rule, ...]) -> None:
        super().__init__(rules)
        self.costs: dict[str, list[float]] = {}  # seconds, calls, edits

    def find(
        self, doc: Doc, look: Look | None = None, news: News | None = None
    ) -> tuple[list[Edit], list[str]]:
        before = sum(cost[0] for cost in self.costs.values())
        start = process_time()
        result = super().find(doc, look, news)
        inside = sum(cost[0] for cost in self.costs.values()) - before
        self._note(REST, process_time() - start - inside, 0)
        return result

    def _call(
        self,
        rules: Sequence[Rule] | Mapping[int, Rule],
        opened: Iterable[int],
        doc: Doc,
        found: list[Edit],
        warnings: list[str],
    ) -> None:
        for index in opened:
            count, start = len(found), process_time()
            super()._call(rules, (index,), doc, found, warnings)
            self._note(rules[index].id, process_time() - start, len(found) - count)

    def _look_up(self, doc: Doc, candidates: dict[str, list[Any]]) -> None:
        start = process_time()
        super()._look_up(doc, candidates)
        self._note(TABLES, process_time() - start, 0)

    def _read(self, doc: Doc, look: Look) -> None:
        start = process_time()
        super()._read(doc, look)
        self._note(TABLES, process_time() - start, 0)

    def _act(self, doc: Doc, candidates: dict[str, list[Any]], found: list[Edit]) -> None:
        count, start = len(found), process_time()
        super()._act(doc, candidates, found)
        self._note(TABLES, process_time() - start, len(found) - count)

    def _note(self, rule: str, seconds: float, edits: int) -> None:
        cost = self.costs.setdefault(rule, [0.0, 0, 0])
        cost[0] += seconds
        cost[1] += 1
        cost[2] += edits


def profile_rules(pipeline: Pipeline, texts: Iterable[str]) -> list[RuleCost]:
    """Return what the rules of a pipeline cost on some texts, the dearest first.

    Rules whose gates never opened cost nothing and are not listed.

    >>> import cleantext
    >>> costs = profile_rules(cleantext.pipeline(), ["One.\\n\\nAdvertisement\\n\\nTwo."])
    >>> [cost.edits for cost in costs if cost.rule == TABLES]
    [1]
    """
    steps, engines = _timed(pipeline.steps)
    for engine in engines:
        engine.costs.clear()
    run = Pipeline(steps, pipeline.lang, pipeline.site)
    for text in texts:
        run(text)
    costs = [
        RuleCost(step.name, rule, seconds, int(calls), int(edits))
        for step, engine in zip(steps, engines, strict=True)
        for rule, (seconds, calls, edits) in engine.costs.items()
    ]
    return sorted(costs, key=lambda cost: -cost.seconds)


@lru_cache(maxsize=8)
def _timed(steps: tuple[Cleaner, ...]) -> tuple[tuple[Cleaner, ...], tuple[_TimedEngine, ...]]:
    """Return cleaners like `steps` that time their rules, and their engines, which take long to make."""
    engines = tuple(_TimedEngine(step.rules) for step in steps)
    cleaners = tuple(Cleaner(step.name, step.rules) for step in steps)
    for cleaner, engine in zip(cleaners, engines, strict=True):
        cleaner.__dict__["engine"] = engine
    return cleaners, engines
