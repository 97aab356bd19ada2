"""Residue of the tools that carried the text: list reprs, JSON, CSV, mails, markup, templates."""

from ..kernel.patterns import in_company
from . import escapes, linemarks, listrepr, markup, printable, quotedlines, snippets

__all__ = ["RULES"]

RULES = in_company(
    linemarks.RULES
    + quotedlines.RULES
    + listrepr.RULES
    + escapes.RULES
    + printable.RULES
    + markup.RULES
    + snippets.RULES
)
