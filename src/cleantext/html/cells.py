"""Tables of data: which blocks of a page are the cells of one row, and what stands around them.

A row is one line, `| Drug | Brand |`, and what a cell holds stands on it side by side. Tables that lay a page
out stay blocks: their cells are long, or hold many.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ..base.frozen import NamedTuple
from .scan import Scan

__all__ = ["Cell", "cells_of", "data_tables"]

CELL_TAGS = frozenset(["td", "th"])
TABLE_TAGS = frozenset(["table"])
CELL_DEPTH = 3  # a paragraph, a wrapper and the cell
CELL_CHARS, CELL_BLOCKS = 200, 6
ROWS, COLUMNS = 2, 2
COLSPAN = re.compile(r"\scolspan\s*=\s*[\"']?(\d{1,4})", re.I)
ROWSPAN = re.compile(r"\srowspan\s*=\s*[\"']?(\d{1,4})", re.I)
MOST_PLACES = 100  # that a cell may say it takes, and columns to which the rows of a table are filled up
#: Of the rows of a table, two thirds are rows of data, or it is none.
SHARE = 2 / 3


class Cell(NamedTuple):
    """Hold what stands before and behind a block that is a cell, and whether its row begins a line."""

    before: str
    behind: str
    begins: bool


class _Row(NamedTuple):
    element: int
    table: int
    cells: list[tuple[int, int]]  # block and element


def cells_of(scan: Scan, kept: Sequence[bool], *, markdown: bool = False) -> dict[int, Cell]:
    """Return the cells of data tables by the numbers of their blocks, of those that are kept.

    With `markdown` a line of dashes follows the first row of a table, and all rows have as many cells.
    """
    if "tr" not in scan.names:
        return {}
    rows = _rows(scan, kept)
    tables = _data(scan, rows)
    place, width = _places(scan)
    widest: dict[int, int] = {}
    for row in rows:
        widest[row.table] = max(widest.get(row.table, 0), width[row.element])
    found: dict[int, Cell] = {}
    begun: set[int] = set()
    for row in rows:
        if row.table not in tables:
            continue
        last = before_last = -1  # the places of the cell that a block is in, and of the one before
        for n, (block, cell) in enumerate(row.cells):
            before_last, last = last, place[cell]
            bars = "| " * (last - before_last)
            found[block] = Cell((" " + bars if n else bars) or " ", "", n == 0)
        behind = " |"
        if markdown:
            size = min(widest[row.table], MOST_PLACES)
            behind += " |" * (size - last - 1)
            if row.table not in begun:
                behind += "\n" + "| --- " * size + "|"
        begun.add(row.table)
        found[row.cells[-1][0]] = found[row.cells[-1][0]]._replace(behind=behind)
    return found


def data_tables(scan: Scan) -> list[list[int]]:
    """Return the blocks of each data table, by number, in page order."""
    if "tr" not in scan.names:
        return []
    rows = _rows(scan, [True] * len(scan.blocks))
    found: dict[int, list[int]] = {table: [] for table in _data(scan, rows)}
    for row in rows:
        if row.table in found:
            found[row.table] += [block for block, _ in row.cells]
    return list(found.values())


def _data(scan: Scan, rows: Sequence[_Row]) -> set[int]:
    """Return the tables whose rows are rows of data; one with a single cell is neither."""
    wide = [row for row in rows if row.table and len({cell for _, cell in row.cells}) >= COLUMNS]
    tables = Counter(row.table for row in wide)
    data = Counter(row.table for row in wide if _is_data(scan, row))
    return {table for table, count in data.items() if count >= ROWS and count >= SHARE * tables[table]}


def _rows(scan: Scan, kept: Sequence[bool]) -> list[_Row]:
    """Return the rows of all tables that hold kept blocks, in page order."""
    rows: dict[int, _Row] = {}
    for n, block in enumerate(scan.blocks):
        if not kept[n]:
            continue
        cell = scan.above(block.at, CELL_TAGS, CELL_DEPTH)
        row = scan.parents[cell] if cell else 0
        if row and scan.names[row] == "tr":
            if row not in rows:
                rows[row] = _Row(row, scan.above(row, TABLE_TAGS, CELL_DEPTH), [])
            rows[row].cells.append((n, cell))
    return list(rows.values())


def _is_data(scan: Scan, row: _Row) -> bool:
    """Tell whether the cells of a row are short and of few blocks, one after the other."""
    chars: Counter[int] = Counter()
    count: Counter[int] = Counter()
    for block, cell in row.cells:
        chars[cell] += len(scan.blocks[block].text)
        count[cell] += 1
    first, last = row.cells[0][0], row.cells[-1][0]
    return (
        last - first < 2 * len(row.cells)  # a dropped cell or two may stand between
        and max(chars.values()) <= CELL_CHARS
        and max(count.values()) <= CELL_BLOCKS
    )


def _places(scan: Scan) -> tuple[dict[int, int], Counter[int]]:
    """Return of each cell which of its row it is, from 0, and of each row how many columns it has.

    A cell that takes several rows leaves no room in the rows below it.
    """
    width: Counter[int] = Counter()
    place = {}
    left: defaultdict[int, dict[int, int]] = defaultdict(dict)  # by table and column, rows that are taken yet
    taken: frozenset[int] = frozenset()  # columns of the row
    for element, (name, parent) in enumerate(zip(scan.names, scan.parents, strict=True)):
        if name == "tr":
            rows = left[scan.above(element, TABLE_TAGS, CELL_DEPTH)]
            taken = frozenset(rows)
            for column in taken:
                rows[column] -= 1
                if not rows[column]:
                    del rows[column]
        elif name in CELL_TAGS:
            at = width[parent]
            while at in taken:
                at += 1
            place[element] = at
            columns = _span(COLSPAN, scan.tags[element], MOST_PLACES)
            rows_taken = _span(ROWSPAN, scan.tags[element], MOST_PLACES // columns)
            width[parent] = at + columns
            if rows_taken > 1:
                below = left[scan.above(scan.parents[element], TABLE_TAGS, CELL_DEPTH)]
                below.update(dict.fromkeys(range(at, at + columns), rows_taken - 1))
    return place, width


def _span(pattern: re.Pattern[str], tag: str, most: int) -> int:
    """Return how many columns or rows a cell takes, up to some number."""
    span = pattern.search(tag)
    return min(max(1, int(span[1])), most) if span else 1
