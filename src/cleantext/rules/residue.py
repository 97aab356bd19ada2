"""Residue of the tools that carried the text: list reprs, JSON, CSV, templates."""

from . import listrepr

__all__ = ["RULES"]

RULES = listrepr.RULES
