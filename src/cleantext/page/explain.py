"""What the page profile decides of each line, in words."""

from __future__ import annotations

from ..base.frozen import NamedTuple
from ..base.trees import probability
from .lines import FEATURES, Lines
from .marked import plain_lines
from .model import REASONS, choose_page_lines, load

__all__ = ["PageLine", "explain_lines"]


class PageLine(NamedTuple):
    """One line of a page's text and what became of it; `chance` (0…1) is that it is of the article."""

    text: str
    kept: bool
    chance: float
    reason: str
    row: tuple[float, ...] = ()

    def why(self, features: int = 3) -> str:
        """Say in words what decided, with the strongest features of the model and their values."""
        head = f"{'kept' if self.kept else 'dropped'}: {REASONS[self.reason]}"
        if self.reason != "weights":
            return head
        if not self.row:
            return f"{head}; no prose is near"
        moved = load()[1].contributions(self.row)
        values = dict(zip(FEATURES, self.row, strict=True))
        sides = []
        for said, sign in (("for it", 1), ("against it", -1)):
            names = [name for name, change in moved.items() if change * sign > 0][:features]
            if names:
                sides.append(f"{said}: {', '.join(f'{FEATURES[n]} ({values[n]:.3g})' for n in names)}")
        return f"{head} (chance {self.chance:.0%}); {'; '.join(sides)}"


def explain_lines(text: str) -> list[PageLine]:
    """Say of each line of a page's text, blank ones aside, what `profile="page"` decides and why.

    This is the first look at a text: what the other cleaners change before and after it is not here.

    >>> page = "Home\\nNews\\nSport\\nLog in\\nSubscribe\\nAbout us\\n"
    >>> page += "It rained all day in the harbour, and the ferry stayed where it was until the evening.\\n"
    >>> page += "Then the wind dropped, and the ferry left with eleven passengers and a piano on its deck."
    >>> [line.kept for line in explain_lines(page)][4:]
    [False, False, True, True]
    """
    raws = text.split("\n")
    said = plain_lines(raws)
    choice = choose_page_lines(raws, said)
    texts = [one for one in said if one]
    words = load()[0]
    comments = choice.comments or [False] * len(texts)
    links = choice.links or [False] * len(texts)
    asked = [i for i, out in enumerate(comments) if not out]
    lines = Lines([texts[i] for i in asked])
    rows = zip(lines.wanted, lines.rows(words), strict=True) if choice.reason == "weights" else ()
    row_of = {asked[i]: row for i, row in rows}
    shown = [raw.strip() for raw, one in zip(raws, said, strict=True) if one]
    return [
        PageLine(
            line,
            kept,
            probability(score),
            "comments" if out else "links" if link else choice.reason,
            row_of.get(i, ()),
        )
        for i, (line, kept, score, out, link) in enumerate(
            zip(shown, *choice[:2], comments, links, strict=True)
        )
    ]
