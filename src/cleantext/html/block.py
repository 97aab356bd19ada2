"""A run of text between block tags of a page."""

from __future__ import annotations

__all__ = ["PORTION", "Block"]

#: The kind of a part that stands for a portion of the page behind very many tags.
PORTION = 2


class Block:
    """A run of text between block tags.

    ``at`` is the element that it stands in. ``parts`` are ``(start, end, kind)`` in the page: kind 0
    plain, 1 inside ``<a>``, -1 a line break, ``PORTION`` a portion of a crowded page, others what has a sign
    in ``SIGNS``. ``text`` is what they say, with entities resolved and white space collapsed; ``link_share``
    is the share of it in links.
    """

    __slots__ = ("at", "link_share", "parts", "text")

    def __init__(self, at: int, parts: list[tuple[int, int, int]], text: str, link_share: float) -> None:
        self.at = at
        self.parts = parts
        self.text = text
        self.link_share = link_share

    @property
    def start(self) -> int:
        """Return where the block begins in the page."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Return where the block ends in the page."""
        return self.parts[-1][1]
