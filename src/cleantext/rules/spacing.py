"""Spaces that split tokens, and missing spaces that glue sentences."""

from . import glued, marks, splits

__all__ = ["RULES"]

RULES = splits.RULES + marks.RULES + glued.RULES
