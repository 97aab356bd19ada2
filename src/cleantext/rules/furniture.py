"""What no list holds: labels, calls and notes. A pack that knows one says more of it, so it stands before."""

from ..kernel.rule import Rule
from ..structure.calls import find_calls
from ..structure.disclosed import DISCLOSED, find_disclosures
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
    Rule(
        "content.disclosed",
        find_disclosures,
        why="note that the page's links earn it commissions",
        kind="promotion",
        budget=0.2,
        needs=DISCLOSED,
    ),
)
