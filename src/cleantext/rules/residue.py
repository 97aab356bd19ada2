"""Residue of the tools that carried the text: list reprs, JSON, CSV, mails, markup, templates."""

from ..kernel.patterns import in_company
from . import escapes, listrepr, markup, printable, snippets

__all__ = ["RULES"]

RULES = in_company(listrepr.RULES + escapes.RULES + printable.RULES + markup.RULES + snippets.RULES)
