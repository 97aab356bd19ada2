"""What of a page's text is not its article: menus, teasers, comments, the page's foot."""

from __future__ import annotations

from collections.abc import Iterator

from ..doc import Doc
from ..patch import Edit
from ..rule import Rule

__all__ = ["RULES"]

#: Fewer lines than this are no page: there is nothing around the article to tell it from.
PAGE_LINES = 8


def find_page_boilerplate(doc: Doc) -> Iterator[Edit]:
    """Yield the lines that the learned weights do not take for the article."""
    lines = [line for line in doc.lines if line.text and not line.text.isspace()]
    if len(lines) < PAGE_LINES:
        return
    from ..page.model import choose_main_lines

    choice = choose_main_lines([line.text.strip() for line in lines])
    for line, keep in zip(lines, choice.kept, strict=True):
        if not keep:
            yield Edit(line.start, line.next_start, "", ("page.boilerplate",))


WHY = "the learned weights of the page profile do not take the line for the article"
RULES: tuple[Rule, ...] = (Rule("page.boilerplate", find_page_boilerplate, why=WHY, kind="content"),)
