"""Tables of data: which blocks of a page are the cells of one row, and what stands around them.

A row is one line, `| Drug | Brand |`. Tables that lay a page out stay blocks: their cells are long, or hold
several paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .scan import Scan

__all__ = ["Cell", "cells_of", "data_tables"]

CELL_TAGS = frozenset(["td", "th"])
TABLE_TAGS = frozenset(["table"])
CELL_DEPTH = 3  # a paragraph, a wrapper and the cell
CELL_CHARS = 200
ROWS, COLUMNS = 2, 2
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

    With `markdown` a line of dashes follows the first row of a table.
    """
    if "tr" not in scan.names:
        return {}
    rows = _rows(scan, kept)
    tables = _data(scan, rows)
    place, width = _places(scan)
    found: dict[int, Cell] = {}
    begun: set[int] = set()
    for row in rows:
        if row.table not in tables or not _is_data(scan, row):
            continue
        rule = "\n" + "| --- " * width[row.element] + "|" if markdown and row.table not in begun else ""
        begun.add(row.table)
        last = -1
        for n, (block, cell) in enumerate(row.cells):
            before = ("| " if n == 0 else " | ") + "| " * (place[cell] - last - 1)
            last = place[cell]
            behind = " |" + rule if n == len(row.cells) - 1 else ""
            found[block] = Cell(before, behind, n == 0)
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
    """Return the tables whose rows are rows of data."""
    tables = Counter(row.table for row in rows if row.table)
    data = Counter(row.table for row in rows if row.table and _is_data(scan, row))
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
    """Tell whether a row has cells of one short block each, one after the other."""
    blocks = [block for block, _ in row.cells]
    return (
        len(row.cells) >= COLUMNS
        and len({cell for _, cell in row.cells}) == len(row.cells)
        and blocks[-1] - blocks[0] < len(blocks) + len(blocks)  # a dropped cell or two may stand between
        and all(len(scan.blocks[n].text) <= CELL_CHARS and "|" not in scan.blocks[n].text for n in blocks)
    )


def _places(scan: Scan) -> tuple[dict[int, int], Counter[int]]:
    """Return of each cell which of its row it is, from 0, and of each row how many it has."""
    width: Counter[int] = Counter()
    place = {}
    for element, (name, parent) in enumerate(zip(scan.names, scan.parents, strict=True)):
        if name in CELL_TAGS:
            place[element] = width[parent]
            width[parent] += 1
    return place, width
