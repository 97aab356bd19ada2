"""Freeze what the shipped weights say of the test page: `PYTHONPATH=src python tests/html/html_freeze.py`."""

from __future__ import annotations

import json
from pathlib import Path

from html_pages import PAGE

from cleantext.html import clean_html


def chances(page: str) -> list[list[str | float]]:
    """Return the beginning of each block of a page and its chance to be of the article."""
    return [[block.text[:40], round(block.chance, 3)] for block in clean_html(page).blocks]


if __name__ == "__main__":
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in chances(PAGE))
    Path(__file__).with_name("frozen.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")
