"""Main content of a whole page's text without markup: which lines are the article, and why."""

from __future__ import annotations

from .explain import PageLine, explain_lines

__all__ = ["PageLine", "explain_lines"]
