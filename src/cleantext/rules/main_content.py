"""What of a page's text is not its article: menus, teasers, comments, the page's foot."""

from __future__ import annotations

from collections.abc import Iterator

from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule

__all__ = ["RULES"]

#: Fewer lines than this are no page: there is nothing around the article to tell it from.
PAGE_LINES = 8


def find_page_boilerplate(doc: Doc) -> Iterator[Edit]:
    """Yield the lines that the learned weights do not take for the article, neighbours together."""
    from ..page.marked import plain_lines

    texts = plain_lines(doc.line_texts)
    if len(texts) - texts.count("") < PAGE_LINES:
        return
    from ..page.model import choose_page_lines

    verdicts = iter(choose_page_lines(doc.line_texts, texts).kept)
    at = 0
    start = end = -1  # of the lines to go, blank lines between them included
    for line, text in zip(doc.line_texts, texts, strict=True):
        after = at + len(line) + 1
        if text:
            if next(verdicts):
                if start >= 0:
                    yield Edit(start, end, "", ("page.boilerplate",))
                    start = -1
            else:
                start = at if start < 0 else start
                end = after
        at = after
    if start >= 0:
        yield Edit(start, min(end, len(doc.text)), "", ("page.boilerplate",))


WHY = "the learned weights of the page profile do not take the line for the article"
RULES: tuple[Rule, ...] = (Rule("page.boilerplate", find_page_boilerplate, why=WHY, kind="content"),)
