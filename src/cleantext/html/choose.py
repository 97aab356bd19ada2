"""Choose the blocks of a page that are its article, and say why for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..base.frozen import NamedTuple
from ..base.trees import Trees, probability, read_weights
from ..page.model import load as load_page_weights
from .after import (
    CAPTION,
    COMMENT,
    KEPT,
    TABLE,
    drop_bare_headings,
    drop_consent,
    drop_copies,
    flags_of,
    is_captioned,
    is_comment,
    keep_between,
    keep_code,
    keep_headings,
    keep_quotes,
    keep_tables,
    keep_widest,
    near_kept,
)
from .features import FEATURES, rows_of
from .layout import Layout
from .marks import BIT
from .named import drop_outside, drop_parts
from .scan import Scan

#: Log-odds above which a block is kept on a page whose best prose is ``SURE_PROSE`` (log-odds too) or
#: better. The zero of the weights shifts from page to page: on others the threshold goes down by ``SLOPE``
#: for each step that the best ``BEST_SHARE`` of the prose falls short. (With half of it pages of other kinds
#: lose .03 of F1, and of short articles less of the page is kept; on the training sets it is the same.)
THRESHOLD = -0.5
SURE_PROSE, SLOPE, BEST_SHARE = 3.0, 1.0, 0.1
#: But not so far below the surest sentence of so many characters: a short article is sure of its own, and
#: all the rest of its page is not.
REACH, SENTENCE_CHARS = 4.0, 80
#: A line of a part that is named as a caption is one from so many characters on; below, it is a button.
CAPTION_CHARS = 20
#: Where the best prose is below this, the choice is doubtful.
DOUBTFUL_BELOW = 1.0
#: The share of the page's prose below which a wrapper named as something else rules its blocks out, and
#: the log-odds of what is ruled out.
ASIDE_SHARE, HOPELESS = 0.05, -7.0
#: Inside a comment thread a block is kept only above these log-odds: threads are named reliably (+.001
#: F1 on both sets).
SURE = 1.4
#: Sentences, lists, tables, quotes and code between kept blocks are kept above these log-odds (0 to +.0006
#: and -.0003 F1, and whole).
BETWEEN = -2.2
#: A page with more blocks is none that people read, and choosing takes 2 kB of memory for each. Of 1,196 real
#: pages none has more than 6,500 tags that could begin one.
MAX_BLOCKS = 50_000


class PageBlock(NamedTuple):
    """One block of a page's text and what became of it.

    ``start`` and ``end`` are its span in the page, half-open. ``chance`` is the probability (0…1) that
    it is of the article; ``reason`` is ``article`` for a kept block, else the id of the rule that
    dropped it, without its pack.
    """

    text: str
    tag: str
    start: int
    end: int
    kept: bool
    chance: float
    reason: str
    row: tuple[float, ...] = ()

    def __repr__(self) -> str:
        fields = (f"{name}={value!r}" for name, value in zip(self._fields[:-1], self, strict=False))
        return f"PageBlock({', '.join(fields)})"

    def why(self, features: int = 3) -> str:
        """Say in words what decided, with the strongest features of the model and their values."""
        verb = "kept" if self.kept else "dropped"
        head = f"{verb}: {REASONS[self.reason]}" if self.reason in REASONS else verb
        if not self.row:
            return head
        moved = model().contributions(self.row)
        values = dict(zip(FEATURES, self.row, strict=True))
        sides = []
        for said, sign in (("for it", 1), ("against it", -1)):
            named = [f"{FEATURES[n]} ({values[n]:.3g})" for n, change in moved.items() if change * sign > 0][
                :features
            ]
            if named:
                sides.append(f"{said}: {', '.join(named)}")
        return f"{head} (chance {self.chance:.0%}); " + "; ".join(sides)


REASONS = {
    "article": "the weights take it for the article",
    "between": "a sentence between kept ones, or a part of a list, a table, a quote or code",
    "aside": "outside the wrapper with most of the prose, in links or in a wrapper named as something else",
    "boilerplate": "the weights take it for something else",
    "doubtful": "less than sure, but so is the best of the page, and more of it is kept",
    "outside": "outside the article that the template names, where little looks like one",
    "sidebar": "in an aside",
    "button": "a button",
    "call": "in a part that is named as a call to act",
    "menu": "in a part that is named as a menu",
    "footer": "in a part that is named as a footer",
    "form": "in a form",
    "dialog": "in a part that is named as a dialog",
    "heading": "a heading at the end, with nothing kept after it",
    "caption": "a caption, which is kept only on request",
    "comment": "a reader's comment",
    "table": "a table, left out on request",
    "consent": "a notice of cookies or consent",
    "copy": "a copy of what is kept already",
}


@lru_cache(maxsize=1)
def model() -> Trees:
    """Load the weights of the package, once."""
    data = read_weights(__file__)
    return Trees(data["features"], data["trees"], **data["stops"])


class Choice(NamedTuple):
    """The verdict on every block of a page, by block, and whether it was doubtful."""

    layout: Layout
    rows: list[list[float]]
    scores: list[float]
    reasons: list[str]
    doubtful: bool
    headline: int | None

    def kept(self) -> list[bool]:
        """Return for each block whether it is kept."""
        return [reason in KEPT for reason in self.reasons]

    def blocks(self) -> Iterator[PageBlock]:
        """Yield the blocks with their verdicts, in page order."""
        names = self.layout.scan.names
        parts = zip(self.layout.scan.blocks, self.rows, self.scores, self.reasons, strict=True)
        for block, row, score, reason in parts:
            yield PageBlock(
                block.text, names[block.at], block.start, block.end,
                reason in KEPT, probability(score), reason, tuple(row),
            )  # fmt: skip


def choose(scan: Scan, *, comments: bool = False, captions: bool = False, tables: bool = True) -> Choice:
    """Decide on every block of a scanned page."""
    if is_crowded(scan):
        return keep_all(scan)
    layout = Layout(scan)
    headline = layout.headline(scan.title)
    aside = stands_aside(layout)
    rows = rows_of(scan, layout, headline, load_page_weights()[0], aside)
    score = model().scorer(len(rows))
    scores = [score(row) if row else HOPELESS for row in rows]
    reasons, doubtful = decide(
        layout, scores, aside, headline, comments=comments, captions=captions, tables=tables
    )
    return Choice(layout, rows, scores, reasons, doubtful, headline)


def decide(
    layout: Layout,
    scores: list[float],
    aside: list[bool],
    headline: int | None,
    *,
    comments: bool = False,
    captions: bool = False,
    tables: bool = True,
) -> tuple[list[str], bool]:
    """Turn the scores of a page's blocks into reasons to keep or drop them; say whether that was doubtful."""
    blocks = layout.scan.blocks
    best = best_prose(layout, scores)
    parts = enumerate(zip(layout.mass, layout.terminal, strict=True))
    sentences = [n for n, (mass, ends) in parts if ends and mass >= SENTENCE_CHARS]
    surest = max((scores[n] for n in sentences), default=HOPELESS)
    low = min(THRESHOLD, max(THRESHOLD - SLOPE * (SURE_PROSE - best), surest - REACH))
    reasons = [
        "aside" if out else "article" if value > THRESHOLD else "doubtful" if value > low else "boilerplate"
        for value, out in zip(scores, aside, strict=True)
    ]
    doubtful = best < DOUBTFUL_BELOW
    if doubtful:
        if not any(reason in KEPT for reason in reasons):
            keep_widest(layout, reasons)
        drop_outside(layout, reasons)
    flags = flags_of(layout)
    captioned = is_captioned(layout, reasons, flags)
    spared = {n for n in sentences if scores[n] >= SURE}  # and what was asked for
    for n, i in enumerate(layout.at):
        flag = flags[i]
        if captions and layout.bits[i] & BIT["caption"] and len(blocks[n].text) >= CAPTION_CHARS:
            flag |= CAPTION  # `<p class="wp-caption-text">`; unasked for, its score decides
        if not flag:
            continue
        if flag & (CAPTION | COMMENT):
            spared.add(n)
        if flag & CAPTION:
            if not (captions or captioned):
                reasons[n] = "caption"
            elif captions and near_kept(reasons, n):
                reasons[n] = "article"
        elif flag & TABLE and not tables:
            reasons[n] = "table"
        elif flag & COMMENT:
            if not comments and scores[n] < SURE:
                reasons[n] = "comment"
            elif comments and is_comment(blocks[n]):
                reasons[n] = "article"
    keep_between(layout, scores, reasons, BETWEEN + low - THRESHOLD)
    keep_tables(layout, reasons)
    keep_quotes(layout, reasons)
    keep_code(layout, reasons)
    keep_headings(layout, reasons)
    drop_consent(layout, headline, reasons)
    drop_copies(layout, reasons)
    drop_parts(layout, reasons, spared)
    drop_bare_headings(layout, reasons)
    return reasons, doubtful


def best_prose(layout: Layout, scores: list[float]) -> float:
    """Return the log-odds that the best tenth of the page's prose reaches, at most ``SURE_PROSE``."""
    left = BEST_SHARE * layout.total
    for value, mass in sorted(zip(scores, layout.mass, strict=True), reverse=True):
        left -= mass
        if left <= 0:
            return min(value, SURE_PROSE)
    return SURE_PROSE


def is_crowded(scan: Scan) -> bool:
    """Tell whether a page has more tags or blocks than can be chosen from."""
    return scan.crowded or len(scan.blocks) > MAX_BLOCKS


def keep_all(scan: Scan) -> Choice:
    """Keep every block of a page that has too many to choose from."""
    layout = Layout.__new__(Layout)  # nothing is computed: a choice without rows asks for the scan alone
    layout.scan = scan
    many = len(scan.blocks)
    return Choice(layout, [[]] * many, [0.0] * many, ["doubtful"] * many, True, None)


def stands_aside(layout: Layout) -> list[bool]:
    """Tell for each block whether its place alone rules it out, so that the weights need not be asked.

    It stands outside the wrapper that holds most of the prose, and is mostly links or in a wrapper that
    is named as something else and holds next to nothing. On the training pages that is half of the
    blocks, and of what the weights would rightly keep 0.01 %.
    """
    first, last = layout.wide, layout.last[layout.wide]
    shares, near = layout.shares, layout.near
    return [
        not first <= i <= last and (block.link_share > 0.5 or shares[near[i]][0] < ASIDE_SHARE)
        for i, block in zip(layout.at, layout.scan.blocks, strict=True)
    ]
