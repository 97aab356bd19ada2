"""What a page puts below the article, told by its place among other boilerplate."""

from ..foot import Between
from ..headlines import find_headlines
from ..rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "content.between",
        Between("content.between"),
        why="what lies between other boilerplate below the article: the rest of the page's foot",
        kind="navigation",
        budget=0.4,
    ),
    Rule(
        "content.headlines",
        find_headlines,
        why="headlines of other stories below the article, in a row",
        kind="recommendation",
        budget=0.3,
    ),
)
