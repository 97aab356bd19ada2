"""Make the patch that turns a page into the text of its chosen blocks.

Every character that goes is in an edit that names its rule, every character that stays keeps its offset
in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..kernel.patch import Patch
from .cells import cells_of
from .features import HEADINGS
from .markdown import LIST_TAGS, LONG_FENCE, LONG_TICKS, Mark, list_marks
from .places import preformatted
from .scan import Scan
from .writer import LINE, MARKUP, RUN, Writer

#: Blocks of these tags follow one another without a blank line, within one list or table.
TIGHT_TAGS = frozenset(["li", "td", "th", "dt", "dd", "tr"])
FLOW_TAGS = LIST_TAGS | {"dl"}


def markup_patch(
    scan: Scan,
    reasons: Sequence[str] | None = None,
    kept: Iterable[bool] | None = None,
    *,
    links: str = "text",
    headings: str = "text",
    tables: str = "text",
    lists: str = "text",
    fenced: bool = False,
) -> Patch:
    """Return the patch from a page to the text of the blocks that are kept, or of all.

    Blocks stand apart by a blank line, list items by a line end. A row of a data table is a line, its cells
    between bars; with ``tables="markdown"`` dashes stand below the first. With ``links="drop"`` the text of
    links goes too. With ``fenced`` code stands between long fences, so that no rule for prose touches it.
    Headings and lists get their marks later (``markdown_patch``), but lines break as they will need it. A
    dropped block is one edit, on the authority of ``html.`` and its reason.
    """
    choice = [True] * len(scan.blocks) if kept is None else list(kept)
    shown = (
        choice
        if links != "drop"
        else [k and b.link_share < 1 for k, b in zip(choice, scan.blocks, strict=True)]
    )
    cells = cells_of(scan, shown, markdown=tables == "markdown")
    marks = list_marks(scan, {n for n, show in enumerate(shown) if show}) if lists == "markdown" else {}
    writer = Writer(scan.page, links=links != "drop", ticks=LONG_TICKS if fenced else "")
    dropped_by = {reason: (f"html.{reason}",) for reason in set(reasons or ())}
    pre = preformatted(scan)
    outer = outermost(scan)
    above, tight_above = 0, False  # the list or table of the block before
    for n, (block, keep) in enumerate(zip(scan.blocks, choice, strict=True)):
        if not keep:
            writer.drop(block, dropped_by[reasons[n]] if reasons else MARKUP)
            continue
        name = scan.names[block.at]
        cell = cells.get(n)
        mark = marks.get(n, Mark())
        own = outer[block.at]
        tight = cell is not None or mark.before != mark.within or (name in TIGHT_TAGS and not mark.before)
        gap = (
            ""
            if cell is not None and not cell.begins
            else "\n"
            if tight and tight_above and own == above
            else "\n\n"
        )
        above, tight_above = own, tight
        if cell is not None:
            writer.write(block, gap, cell.before, RUN, broken=" ")
            writer.tail = cell.behind
        elif block.at in pre:
            if writer.write(block, gap, f"{LONG_FENCE}\n" if fenced else "", LINE) and fenced:
                writer.tail = f"\n{LONG_FENCE}"
        else:
            writer.write(
                block, gap, "", RUN, broken=" " if headings == "markdown" and name in HEADINGS else "\n"
            )
    return Patch(writer.close())


def outermost(scan: Scan) -> list[int]:
    """Return of each element the outermost list that it is in, or the innermost table; 0 if there is none."""
    found = [0] * len(scan.names)
    for element, (name, parent) in enumerate(zip(scan.names, scan.parents, strict=True)):
        own = found[parent]
        found[element] = element if name == "table" or (name in FLOW_TAGS and not own) else own
    return found
