"""Residue of the tools that carried the text: list reprs, JSON, CSV, markup, templates."""

from ..kernel.patterns import in_company
from . import escapes, listrepr, markup

__all__ = ["RULES"]

RULES = in_company(listrepr.RULES + escapes.RULES + markup.RULES)
