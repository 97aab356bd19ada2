"""Boosted trees: however rows are scored, the scores are the same to the last bit."""

import random

import pytest

from cleantext.base import trees as module
from cleantext.base.trees import Trees
from cleantext.html.choose import model
from cleantext.page.model import load_all


def weights() -> list[Trees]:
    (_, known), (_, other) = load_all()
    return [model(), known, other]


@pytest.mark.parametrize("number", range(3))
def test_a_walk_over_the_trees_and_the_function_made_of_them_agree(number: int) -> None:
    made = weights()[number]
    thresholds: dict[int, list[float]] = {}
    nodes = list(made.trees)
    while nodes:
        node = nodes.pop()
        if isinstance(node, list):
            thresholds.setdefault(node[0], []).append(float(node[1]))
            nodes += node[2:4]
    pick = random.Random(5)
    scores = []
    for _ in range(400):
        row = [
            pick.choice(thresholds.get(feature, [0.0])) + pick.choice((0.0, 1e-9, -1e-9, 1.0, -1.0))
            for feature in range(len(made.features))
        ]
        scores.append(made._walk(row))
        assert scores[-1] == made._compiled(row)
    assert len(set(scores)) > 100
    assert {score < made.stop_below for score in scores} == {True, False} or number != 0


def test_the_function_is_made_when_many_rows_were_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Trees(["length"], [[0, 10.0, -1.5, 2.0, 0.25]])
    monkeypatch.setattr(module, "WALKED_ROWS", 3)
    assert [made.score([4]) for _ in range(5)] == [-1.5] * 5
    assert "_compiled" in vars(made)
    few = Trees(["length"], [[0, 10.0, -1.5, 2.0, 0.25]])
    assert [*map(few.scorer(2), ([4], [40]))] == [-1.5, 2.0]
    assert "_compiled" not in vars(few)
