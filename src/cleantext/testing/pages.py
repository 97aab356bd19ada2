"""Web pages around an article, with the flaws of real ones."""

from __future__ import annotations

import html
from collections.abc import Collection
from typing import NamedTuple

__all__ = ["Page", "make_page"]


class Page(NamedTuple):
    """A page as HTML, and the paragraphs of the article in it."""

    html: str
    paragraphs: tuple[str, ...]


def make_page(paragraphs: list[str], flaws: Collection[str] = ()) -> Page:
    """Return a page of `paragraphs` with the named flaws.

    >>> make_page(["It rained."]).html.count("<p>It rained.</p>")
    1
    """
    close = "" if "unclosed" in flaws else "</p>"
    depth = 300 if "deep" in flaws else 1
    quote = _every_character if "entities" in flaws else html.escape
    body = "\n".join(f"<p>{quote(text)}{close}" for text in paragraphs)
    page = (
        "<!DOCTYPE html>\n<html><head><title>Harbour News</title>"
        "<style>p { margin: 0 }</style><script>var a = '<p>not text</p>';</script></head>\n"
        '<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>\n'
        f"{'<div>' * depth}<article>\n{body}\n</article>{'</div>' * depth}\n"
        '<footer><p>Imprint</p><a href="/about">About us</a></footer>\n</body></html>'
    )
    if "case" in flaws:
        page = page.replace("<p>", "<P >").replace("</p>", "</P\n>")
    if "comment" in flaws:
        page += "<!-- the end"
    return Page(page, tuple(paragraphs))


def _every_character(text: str) -> str:
    return "".join(f"&#{ord(char)};" if not char.isalnum() and char != " " else char for char in text)
