"""Spaces that split tokens, and missing spaces that glue sentences."""

from . import glued, splits

__all__ = ["RULES"]

RULES = splits.RULES + glued.RULES
