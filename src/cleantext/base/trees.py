"""Boosted decision trees in plain Python: scores, and what made them.

The trees are data. A split is ``[feature, threshold, low, high, value]``: go to ``low`` if the feature
is at most the threshold, else to ``high``; ``value`` is the mean score of what reaches it. A leaf is a
number. The score of a row is the sum over the trees, the log-odds of the positive class.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from os.path import dirname, join

from .frozen import view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Trees", "probability", "read_weights"]

Row = Sequence[float]
#: Rows that are scored by a walk over the lists, before to make a function of the trees costs less: those
#: of some ten pages.
WALKED_ROWS = 3000


class Trees:
    """Score rows of features by boosted trees.

    >>> trees = Trees(["length"], [[0, 10.0, -1.5, 2.0, 0.25]])
    >>> trees.score([4]), trees.score([40])
    (-1.5, 2.0)
    >>> trees.contributions([40])
    {'length': 1.75}
    """

    def __init__(
        self,
        features: Sequence[str],
        trees: Sequence[Any],
        stop_below: float = -math.inf,
        first: int = 0,
        stop_above: float = math.inf,
        adds_above: float = 0.0,
    ) -> None:
        """Take feature names and trees, and when the first of them are enough.

        What scores below ``stop_below`` after ``first`` trees goes no further; what scores above
        ``stop_above`` gets what the other trees add to such rows on average, ``adds_above``.
        """
        self.features = tuple(features)
        self.trees = tuple(trees)
        self.stop_below = stop_below
        self.first = first
        self.stop_above = stop_above
        self.adds_above = adds_above
        self._walked = 0

    def score(self, row: Row) -> float:
        """Return the log-odds of a row: one number for each feature, in their order; floats are fastest."""
        return self.scorer(1)(row)

    def scorer(self, rows: int) -> Callable[[Row], float]:
        """Return what scores so many rows at the least cost; all ways give the same, to the last bit."""
        if self._walked > WALKED_ROWS:
            return self._compiled
        self._walked += rows
        return self._walk

    @view
    def _compiled(self) -> Callable[[Row], float]:
        return _compiled(self)

    def _walk(self, row: Row) -> float:
        score = self._sum(self.trees[: self.first], row)
        if score < self.stop_below:
            return score
        return score + (
            self.adds_above if score > self.stop_above else self._sum(self.trees[self.first :], row)
        )

    def _sum(self, trees: Sequence[Any], row: Row) -> float:
        score = 0.0
        for node in trees:
            while isinstance(node, list):
                node = node[2] if row[node[0]] <= node[1] else node[3]
            score += node
        return score

    def contributions(self, row: Row) -> dict[str, float]:
        """Return by how much each feature moved the score, the strongest first.

        Along the path through a tree, each split is credited with the change of the mean score that it
        makes; the contributions and the mean of all add up to the score (the method of Saabas, 2014).
        """
        moved: dict[int, float] = {}
        score = 0.0
        for n, node in enumerate(self.trees):
            if n == self.first and not self.stop_below <= score <= self.stop_above:
                break
            while isinstance(node, list):
                feature, threshold, low, high, value = node
                node = low if row[feature] <= threshold else high
                after = node[4] if isinstance(node, list) else node
                moved[feature] = moved.get(feature, 0.0) + after - value
            score += node
        order = sorted(moved.items(), key=lambda item: -abs(item[1]))
        return {self.features[feature]: change for feature, change in order}


def read_weights(module: str) -> Any:
    """Return the weights in the folder of a module, of which this is the path."""
    with open(join(dirname(module), "weights.json"), encoding="utf-8") as file:
        return json.load(file)


def probability(score: float) -> float:
    """Turn log-odds into a probability."""
    return 1 / (1 + math.exp(-score)) if score > -700 else 0.0


def _compiled(trees: Trees) -> Callable[[Row], float]:
    """Make one function of the trees: nested conditionals run five times as fast as a walk over lists.

    The source holds numbers only: every part of a tree goes through ``int`` or ``float`` first.
    """
    names = "".join([f"f{i}, " for i in range(len(trees.features))])
    first, rest = (
        " + ".join(map(_expression, part)) or "0.0"
        for part in (trees.trees[: trees.first], trees.trees[trees.first :])
    )
    code = f"""
def score(row):
    {names} = row
    score = {first}
    if score < stop_below:
        return score
    return score + (adds_above if score > stop_above else {rest})
"""
    scope: dict[str, Any] = {
        "__builtins__": {},
        "stop_below": trees.stop_below,
        "stop_above": trees.stop_above,
        "adds_above": trees.adds_above,
    }
    exec(compile(code, "<trees>", "exec"), scope)
    made: Callable[[Row], float] = scope["score"]
    return made


def _expression(node: Any) -> str:
    if not isinstance(node, list):
        return repr(float(node))
    feature, threshold, low, high, _ = node
    return f"({_expression(low)} if f{int(feature)} <= {float(threshold)!r} else {_expression(high)})"
