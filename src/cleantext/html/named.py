"""What a template calls its parts: the element that holds the article, and the parts of it that are none."""

from __future__ import annotations

import re

from ..base.frozen import NamedTuple
from .after import KEPT
from .features import HEADINGS
from .layout import Layout
from .marks import POST_CLASS, WORDS, attributes_of

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


class Part(NamedTuple):
    """Name a kind of part by its tags and by words of its class, and say how many levels it may take in."""

    reason: str
    levels: int
    tags: frozenset[str]
    words: frozenset[str]


#: Parts within the article that are none of it. (A level less or more makes no difference; but a button's
#: own element alone is one, because questions that open their answers stand in wrappers named so.)
PARTS = tuple(
    Part(reason, levels, frozenset(tags.split()), frozenset(words.split()))
    for reason, levels, tags, words in (
        ("sidebar", 4, "aside", ""),
        ("button", 1, "", "button buttons btn"),
        ("caption", 4, "", "caption"),
        ("call", 4, "", "cta"),
        ("menu", 4, "nav", "nav navbar navigation menu submenu dropdown"),
        ("footer", 4, "footer", "footer copyright colophon"),
        ("form", 4, "form fieldset", ""),
        ("dialog", 4, "dialog", "modal popup tooltip dialog"),
    )
)
PART_LEVELS = max(part.levels for part in PARTS)
#: A kind of part that holds more of what is kept is layout, or named after something else. (With a fifth a
#: page of news loses its article.)
PART_SHARE = 0.15
#: What bears such words and is no part: `<h2 class="navigation-heading">`.
NO_PARTS = HEADINGS | frozenset("html body main article table td th".split())


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


def drop_parts(layout: Layout, reasons: list[str], spared: set[int]) -> None:
    """Drop what is kept in parts that the template names as none of the article, unless it is much.

    A part that holds a block that is `spared` is of the article whatever its name: the block was asked for,
    or is a sentence of which the weights are sure, such as those of an author's note in an `<aside>`.
    """
    scan, at = layout.scan, layout.at
    known: dict[str, list[Part]] = {}  # by tag as written
    found: dict[Part, list[tuple[int, int]]] = {part: [] for part in PARTS}  # blocks and their elements
    own: set[tuple[Part, int]] = set()
    kept = [n for n, reason in enumerate(reasons) if reason in KEPT]
    for n in kept:
        element = at[n]
        for level in range(PART_LEVELS):
            tag = scan.tags[element]
            if tag not in known:
                known[tag] = parts_of(scan.names[element], tag)
            for part in known[tag]:
                if level < part.levels:
                    found[part].append((n, element))
                    if n in spared:
                        own.add((part, element))
            element = scan.parents[element]
    most = PART_SHARE * sum([layout.sizes[n] for n in kept])
    for part, blocks in found.items():
        gone = {n for n, element in blocks if (part, element) not in own} - spared
        if sum([layout.sizes[n] for n in gone]) <= most:
            for n in gone:
                reasons[n] = part.reason


def parts_of(name: str, tag: str) -> list[Part]:
    """Return what a start tag names its element as, of the parts that are none of an article."""
    if name in NO_PARTS:
        return []
    classes = attributes_of(tag).get("class", "")
    words = set() if POST_CLASS.search(classes) else {word.lower() for word in WORDS.findall(classes)}
    return [part for part in PARTS if name in part.tags or not words.isdisjoint(part.words)]
