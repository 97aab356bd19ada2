"""Residue of the tools that carried the text: list reprs, JSON, CSV, markup, templates."""

from . import escapes, listrepr, markup

__all__ = ["RULES"]

RULES = listrepr.RULES + escapes.RULES + markup.RULES
