"""Labels that no list holds. A pack that knows one says more of it, so these rules stand behind the packs."""

from ..kernel.rule import Rule
from ..structure.calls import find_calls
from ..structure.furniture import find_furniture

RULES: tuple[Rule, ...] = (
    Rule(
        "content.furniture",
        find_furniture,
        why="label made of words that pages use for their own things, above or below the article",
        kind="navigation",
        budget=0.3,
    ),
    Rule(
        "content.calls",
        find_calls,
        why="sentence below the article that speaks to the reader in the words of labels",
        kind="promotion",
        budget=0.2,
    ),
)
