"""What a page puts below the article, told by its place among other boilerplate."""

from ..foot import Between
from ..rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "content.between",
        Between("content.between"),
        why="what lies between other boilerplate below the article: the rest of the page's foot",
        kind="navigation",
        budget=0.4,
    ),
)
