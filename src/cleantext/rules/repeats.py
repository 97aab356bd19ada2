"""Placeholder."""

from ..rule import Rule

RULES: tuple[Rule, ...] = ()
