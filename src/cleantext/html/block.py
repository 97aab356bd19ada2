"""A run of text between block tags of a page."""

from __future__ import annotations

import json
import re

__all__ = ["PORTION", "Block", "articles_in"]

#: The kind of a part that stands for a portion of the page behind very many tags, or for an article as data.
PORTION = 2
ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]++|\\.)*+)"', re.S)


class Block:
    """A run of text between block tags.

    ``at`` is the element that it stands in. ``parts`` are ``(start, end, kind)`` in the page: kind 0
    plain, 1 inside ``<a>``, -1 a line break, ``PORTION`` what is replaced by ``text``, others what has a sign
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


def articles_in(page: str, start: int, end: int) -> list[Block]:
    """Return the articles that linked data in a page holds as text."""
    found = []
    for article in ARTICLE_BODY.finditer(page, start, end):
        try:
            text = json.loads(f'"{article[1]}"', strict=False)
        except ValueError:
            continue
        if text.strip():
            found.append(Block(0, [(*article.span(1), PORTION)], text.strip(), 0.0))
    return found
