"""Spaces that split tokens, and missing spaces that glue sentences."""

from ..kernel.patterns import in_company
from . import glued, marks, splits, tokens

__all__ = ["RULES"]

RULES = in_company(splits.RULES + marks.RULES + tokens.RULES + glued.RULES)
