"""What is broken in a text and cannot be repaired: reported, never guessed."""

from __future__ import annotations

from typing import NamedTuple

from .cleaner import Cleaned

__all__ = ["Damage", "find_damage"]


class Damage(NamedTuple):
    """One place beyond repair: `raw[raw_start:raw_end]`, what kind, and what is wrong in words."""

    kind: str
    raw_start: int
    raw_end: int
    why: str


def find_damage(cleaned: Cleaned) -> tuple[Damage, ...]:
    """Return the places of the raw text that are beyond repair, in order."""
    return ()
