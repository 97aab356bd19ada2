"""What a template calls its parts: the element that holds the article, and the parts of it that are none."""

from __future__ import annotations

import re

from .after import KEPT
from .layout import Layout
from .marks import POST_CLASS, attributes_of

#: Classes that templates give to the element that holds the article, and the tags that never are it.
ARTICLE_CLASSES = frozenset(
    "entry entry-content entry-body post post-content post-body post-entry postcontent td-post-content"
    " article article-body article__body article-content article-text articlebody articleBody"
    " story-body".split()
)
NO_ARTICLES = frozenset("html body li a".split())
#: Such an element has so many votes: a title or a teaser alone has less. (With 30, F1 of other kinds falls by
#: .004.)
ARTICLE_VOTES = 60
MAIN_ROLE = re.compile(r"\srole\s*=\s*[\"']?main\b", re.I)


def drop_outside(layout: Layout, reasons: list[str]) -> None:
    """Drop what is kept outside the article that the template names, if the weights like some of that.

    On a page where they like nothing, it has to hold some of what is kept.
    """
    article = article_of(layout)
    inside = [article <= i <= layout.last[article] for i in layout.at]
    wanted = {"article"} if "article" in reasons else KEPT
    if any(within and reason in wanted for within, reason in zip(inside, reasons, strict=True)):
        for n, within in enumerate(inside):
            if not within and reasons[n] in KEPT:
                reasons[n] = "outside"


def article_of(layout: Layout) -> int:
    """Return the innermost element that alone is named as the article, or else as the main part.

    That is the whole page, 0, where none is or several are side by side.
    """
    names, tags, last = layout.scan.names, layout.scan.tags, layout.last
    filled = [i for i in layout.filled if layout.votes[i] >= ARTICLE_VOTES and names[i] not in NO_ARTICLES]
    named = [i for i in filled if names[i] == "article" or is_article(tags[i])]
    if not named:
        named = [i for i in filled if names[i] == "main" or MAIN_ROLE.search(tags[i])]
    article = 0
    for i in named:
        if named[-1] > last[i]:  # there is another beside it
            break
        article = i
    return article


def is_article(tag: str) -> bool:
    """Tell whether the class of an element, or its `itemprop`, says that it holds an article."""
    found = attributes_of(tag)
    classes = found.get("class", "")
    return (
        found.get("itemprop", "").lower() == "articlebody"
        or not ARTICLE_CLASSES.isdisjoint(classes.split())
        or POST_CLASS.search(classes) is not None
    )
