"""Make the patch that turns a page into the text of its chosen blocks.

Every character that goes is in an edit that names its rule, every character that stays keeps its offset
in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..kernel.patch import Patch
from .cells import cells_of
from .features import HEADINGS
from .markdown import LIST_TAGS, LONG_TICKS, Mark, code_marks, list_marks
from .scan import Scan
from .writer import CELL, CELL_SIGNS, LINE, MARKUP, PROSE_SIGNS, RUN, Writer

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
) -> Patch:
    """Return the patch from a page to the text of the blocks that are kept, or of all.

    Blocks stand apart by a blank line, list items by a line end. A row of a data table is a line, its cells
    between bars; with ``tables="markdown"`` dashes stand below the first. With
    ``links="markdown"`` a link is ``[text](address)``; with ``"drop"`` its text goes too. With
    ``headings="markdown"`` a heading begins with as many ``#`` as its level. With ``lists="markdown"`` items
    of lists, quotes and code are marked, and signs of prose that Markdown takes for its own are escaped;
    with ``"fences"`` only code is marked. A dropped block is one edit, on the authority of ``html.`` and its
    reason.
    """
    choice = [True] * len(scan.blocks) if kept is None else list(kept)
    shown = (
        choice
        if links != "drop"
        else [k and b.link_share < 1 for k, b in zip(choice, scan.blocks, strict=True)]
    )
    cells = cells_of(scan, shown, markdown=tables == "markdown")
    marked = lists == "markdown"
    marks = list_marks(scan, shown) if marked else code_marks(scan, shown) if lists == "fences" else {}
    writer = Writer(scan.page, links, ticks={"markdown": "`", "fences": LONG_TICKS}.get(lists, ""))
    dropped_by = {reason: (f"html.{reason}",) for reason in set(reasons or ())}
    pre = preformatted(scan)
    outer = outermost(scan)
    above, mark_above, tight_above = 0, Mark(), False  # the list or table, and the mark of the block before
    for n, (block, keep) in enumerate(zip(scan.blocks, choice, strict=True)):
        if not keep:
            writer.drop(block, dropped_by[reasons[n]] if reasons else MARKUP)
            continue
        name = scan.names[block.at]
        mark = marks.get(n, Mark())
        before, behind, broken = mark.before, mark.behind, "\n" + mark.within
        if headings == "markdown" and name in HEADINGS:
            before, broken = before + "#" * int(name[1]) + " ", " "
        cell = cells.get(n)
        if cell is not None:
            before, behind = cell.before, cell.behind
        own = outer[block.at]
        tight = cell is not None or name in TIGHT_TAGS or mark.before != mark.within
        if cell is not None and not cell.begins:
            gap = ""
        elif tight and tight_above and own == above:
            gap = "\n"
        elif set(mark.quotes) & set(mark_above.quotes):
            gap = f"\n{min(mark.quote, mark_above.quote, key=len)}\n"
        else:
            gap = "\n\n"
        runs = CELL if cell is not None else LINE if block.at in pre else RUN
        escapes = CELL_SIGNS if cell is not None and tables == "markdown" else None
        if marked and runs is RUN:
            escapes = PROSE_SIGNS
        writer.write(block, gap, before, runs, broken=broken, escapes=escapes)
        writer.tail = behind
        above, mark_above, tight_above = own, mark, tight
    return Patch(writer.close())


def outermost(scan: Scan) -> list[int]:
    """Return of each element the outermost list that it is in, or the innermost table; 0 if there is none."""
    found = [0] * len(scan.names)
    for element, (name, parent) in enumerate(zip(scan.names, scan.parents, strict=True)):
        own = found[parent]
        found[element] = element if name == "table" or (name in FLOW_TAGS and not own) else own
    return found


def preformatted(scan: Scan) -> set[int]:
    """Return the indexes of the elements whose line breaks are the author's."""
    if "pre" not in scan.names:
        return set()
    inside: set[int] = set()
    for i, (name, parent) in enumerate(zip(scan.names, scan.parents, strict=True)):
        if name == "pre" or parent in inside:
            inside.add(i)
    return inside
