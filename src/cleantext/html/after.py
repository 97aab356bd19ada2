"""What is decided by rule, after the weights: parts between kept ones, notices of consent, copies."""

from __future__ import annotations

import re
from bisect import bisect

from .block import Block
from .cells import data_tables
from .features import HEADINGS
from .layout import Layout
from .marks import BIT

#: The reasons for which a block is kept.
KEPT = frozenset(["article", "between", "doubtful"])
SUBHEADINGS = HEADINGS - {"h1"}
CAPTION_TAGS = frozenset(["figcaption"])
TABLE_TAGS = frozenset(["table"])
TABLE_HEADS = SUBHEADINGS | {"caption", "figcaption"}
QUOTE_TAGS = frozenset(["blockquote"])
QUOTE_DEPTH, QUOTE_LINKS = (
    4,
    0.5,
)  # how far above a block its quote may be, and the share of links in a part of it
#: Posts of networks that pages show are quotes by these classes, and have a link or two of their own.
POST = re.compile(
    r"\b(?:twitter-(?:tweet|video|quote)|bluesky-embed|mastodon-embed|fb-post|text-post-media)\b"
)
POST_LINKS, POST_BLOCKS = 0.9, 6  # a share of a block's text; how near the kept text before a post is
CODE_TAGS, CODE_DEPTH = frozenset(["pre"]), 3
CAPTION, TABLE, COMMENT = 1, 2, 4
TOLD_CHARS = 240  # of a caption that tells a story; those of teasers and wares are shorter
#: A comment is kept on request if it has this many characters outside links.
COMMENT_CHARS = 30
#: How far before and after a part the kept blocks may be that it stands between, and the tags of such parts.
BETWEEN_BLOCKS = 2
INSERT_TAGS = frozenset("pre td th li blockquote dd dt".split())
#: What asks for consent says so in the names of its wrappers, and with words that recipes for cookies lack.
CONSENT_WORDS = re.compile(
    r"\b(?:(cookies?)|(browser|navegador|navigateur)|(web ?sites?|webseite|sites?|sitio|sito)"
    r"|(privacy|privacidad|datenschutz\w*|confidentialité)|(consent\w*|einwilligung|consentimiento|consenso)"
    r"|(advertis\w+|werbung|publicidad|publicité|pubblicità)|(preferences|analytics|tracking|third.part\w+))\b",
    re.I,
)
CONSENT_KINDS = 3
#: A table of data stays as a whole between two kept blocks, or if this share of it is kept.
TABLE_SHARE = 0.5
#: Where this share of the kept text stands in it before, word for word, the page holds the article twice. A
#: shorter block may be said twice.
COPY_SHARE, COPY_CHARS = 0.25, 60


def flags_of(layout: Layout) -> list[int]:
    """Return for each element whether it is inside a caption, a table or a comment thread."""
    parents, names, bits, out = layout.scan.parents, layout.scan.names, layout.bits, layout.out
    flags = [0] * len(parents)
    thread = BIT["comments"]
    for i in layout.filled:
        flag = flags[parents[i]]
        if names[i] in CAPTION_TAGS:
            flag |= CAPTION
        elif names[i] in TABLE_TAGS:
            flag |= TABLE
        if bits[i] & thread and out[i]:
            flag |= COMMENT
        flags[i] = flag
    return flags


def is_captioned(layout: Layout, reasons: list[str], flags: list[int]) -> bool:
    """Tell whether long captions hold most of what is kept: the article is a gallery."""
    whole = told = 0
    for i, size, reason in zip(layout.at, layout.sizes, reasons, strict=True):
        if reason in KEPT:
            whole += size
            told += size if flags[i] & CAPTION and size >= TOLD_CHARS else 0
    return 2 * told > whole


def near_kept(reasons: list[str], n: int) -> bool:
    """Tell whether a kept block stands close before or after."""
    return any(reason in KEPT for reason in reasons[max(0, n - 3) : n + 4])


def is_comment(block: Block) -> bool:
    """Tell a comment's words from the buttons and names around it."""
    return len(block.text) * (1 - block.link_share) >= COMMENT_CHARS


def keep_widest(layout: Layout, reasons: list[str]) -> None:
    """Keep the prose of the page's widest wrapper, where nothing of the page looks like an article."""
    last = layout.last[layout.wide]
    for n, i in enumerate(layout.at):
        if layout.wide <= i <= last and not layout.out[i] and reasons[n] == "boilerplate":
            reasons[n] = "doubtful"


def keep_between(layout: Layout, scores: list[float], reasons: list[str], low: float) -> None:
    """Keep what stands close between two kept blocks.

    Parts of lists, tables, quotes and code do, and the sentence between two in the same wrapper, with the
    last refrain of a song, which has a verse before it alone.
    """
    names, parents, at = layout.scan.names, layout.scan.parents, layout.at
    kept = [reason in KEPT for reason in reasons]
    within = [parents[i] for i in at]
    for n, value in enumerate(scores):
        if reasons[n] != "boilerplate" or value <= low:
            continue
        before, after = kept[max(0, n - BETWEEN_BLOCKS) : n], kept[n + 1 : n + 1 + BETWEEN_BLOCKS]
        if (True in before and True in after and names[at[n]] in INSERT_TAGS) or (
            layout.terminal[n]
            and n
            and kept[n - 1]
            and within[n - 1] == within[n]
            and ((after[:1] == [True] and within[n + 1] == within[n]) or is_refrain(layout, kept, n))
        ):
            reasons[n] = "between"


def keep_tables(layout: Layout, reasons: list[str]) -> None:
    """Keep or drop each table of data as a whole, by most of its cells and by what stands around it.

    Half a table is of no use. Cells with another reason to go, such as captions, are not asked. Captions,
    headings and other tables may stand between a table and the text around it.
    """
    names, at = layout.scan.names, layout.at
    tables = data_tables(layout.scan)
    inside = {n for table in tables for n in table}

    def is_text(n: int, step: int) -> bool:
        """Tell whether the next block of text is kept; before the first and behind the last there is none."""
        while 0 <= n < len(at) and reasons[n] not in KEPT and (n in inside or names[at[n]] in TABLE_HEADS):
            n += step
        return not 0 <= n < len(at) or reasons[n] in KEPT

    between = [is_text(table[0] - 1, -1) and is_text(table[-1] + 1, 1) for table in tables]
    for table, is_between in zip(tables, between, strict=True):
        cells = [n for n in table if reasons[n] in KEPT or reasons[n] == "boilerplate"]
        size = sum([layout.sizes[n] for n in cells])
        kept = sum([layout.sizes[n] for n in cells if reasons[n] in KEPT])
        keeps = is_between or kept >= TABLE_SHARE * size
        title = table[0] - 1
        if keeps and title >= 0 and names[at[title]] == "caption":
            cells.append(title)
        for n in cells:
            if keeps != (reasons[n] in KEPT):
                reasons[n] = "between" if keeps else "boilerplate"


def keep_quotes(layout: Layout, reasons: list[str]) -> None:
    """Keep quotes, but for their links, of which a part is kept, and posts of networks behind kept text."""
    if "blockquote" not in layout.scan.names:
        return
    quotes: dict[int, list[int]] = {}
    for n, i in enumerate(layout.at):
        quote = layout.scan.above(i, QUOTE_TAGS, QUOTE_DEPTH)
        if quote:
            quotes.setdefault(quote, []).append(n)
    posts = {quote for quote in quotes if POST.search(layout.scan.tags[quote])}
    in_posts = {n for quote in posts for n in quotes[quote]}
    outside = [n for n in range(len(reasons)) if n not in in_posts]
    for quote, parts in quotes.items():
        is_post = quote in posts and follows(layout, reasons, quote, parts[0], outside)
        if is_post or any(reasons[n] in KEPT for n in parts):
            most = POST_LINKS if is_post else QUOTE_LINKS
            for n in parts:
                if reasons[n] == "boilerplate" and layout.scan.blocks[n].link_share < most:
                    reasons[n] = "between"


def follows(layout: Layout, reasons: list[str], post: int, first: int, outside: list[int]) -> bool:
    """Tell whether a post, which begins with a block, stands behind kept text, in the same wrapper.

    `outside` are the blocks of no post. Other posts may stand between, and a few blocks; beside the article
    there are feeds of posts.
    """
    parents, last = layout.scan.parents, layout.last
    place = bisect(outside, first)
    for n in reversed(outside[max(0, place - POST_BLOCKS) : place]):
        if reasons[n] in KEPT:
            wrapper = parents[layout.at[n]]
            return any(around <= post <= last[around] for around in (wrapper, parents[wrapper]) if around)
    return False


def keep_code(layout: Layout, reasons: list[str]) -> None:
    """Keep code beside what is kept: the next lines of it, or what a paragraph shows."""
    if "pre" not in layout.scan.names:
        return
    last = len(reasons) - 1
    for n, i in enumerate(layout.at):
        beside = reasons[max(0, n - 1)] in KEPT or reasons[min(n + 1, last)] in KEPT
        if reasons[n] == "boilerplate" and beside and layout.scan.above(i, CODE_TAGS, CODE_DEPTH):
            reasons[n] = "between"


def is_refrain(layout: Layout, kept: list[bool], n: int) -> bool:
    """Tell whether the block before the one before a block, which is kept, says the same."""
    blocks = layout.scan.blocks
    return n > 1 and kept[n - 2] and blocks[n - 2].text == blocks[n].text


def keep_headings(layout: Layout, reasons: list[str]) -> None:
    """Keep a heading right above kept text, if another heading of its rank is kept, or if it heads a section.

    A section of the page begins with its heading, and all of it is kept.
    """
    at, parents = layout.at, layout.scan.parents
    names = [layout.scan.names[i] for i in at]
    kept = {name for name, reason in zip(names, reasons, strict=True) if reason in KEPT} & SUBHEADINGS
    for n in range(len(names) - 2, -1, -1):
        if reasons[n] != "boilerplate" or names[n] not in SUBHEADINGS or reasons[n + 1] not in KEPT:
            continue
        section = parents[at[n]]
        if names[n] in kept or (section and heads_section(layout, reasons, n, section)):
            reasons[n] = "between"


def heads_section(layout: Layout, reasons: list[str], n: int, section: int) -> bool:
    """Tell whether a block is the first of a section, and whether all others of it are kept."""
    at, last = layout.at, layout.last[section]
    if n and section <= at[n - 1] <= last:
        return False
    end = n + 1
    while end < len(at) and at[end] <= last and reasons[end] in KEPT:
        end += 1
    return end > n + 1 and (end == len(at) or at[end] > last)


def drop_consent(layout: Layout, headline: int | None, reasons: list[str]) -> None:
    """Drop notices of cookies and consent: wrappers named so that speak so, on pages of another subject."""
    bits, parents, blocks = layout.bits, layout.scan.parents, layout.scan.blocks
    consent = BIT["consent"]
    story = -1 if headline is None else layout.at[headline]
    if not any(own & consent for own in bits) or CONSENT_WORDS.search(layout.scan.title):
        return
    top: dict[int, int] = {}  # by element, the outermost wrapper named so
    for i in layout.filled:
        if parents[i] in top:
            top[i] = top[parents[i]]
        elif bits[i] & consent and not (i <= story <= layout.last[i]):
            top[i] = i
    if not top:
        return
    said: dict[int, set[int]] = {}
    for i, block in zip(layout.at, blocks, strict=True):
        if i in top:
            said.setdefault(top[i], set()).update(
                [m.lastindex or 0 for m in CONSENT_WORDS.finditer(block.text)]
            )
    for n, i in enumerate(layout.at):
        if i in top and reasons[n] in KEPT and len(said[top[i]]) >= CONSENT_KINDS:
            reasons[n] = "consent"


def drop_copies(layout: Layout, reasons: list[str]) -> None:
    """Drop what is kept twice, word for word, where that is much: the page holds its article again."""
    first: set[str] = set()
    copies: list[int] = []
    whole = 0
    for n, (block, reason) in enumerate(zip(layout.scan.blocks, reasons, strict=True)):
        if reason in KEPT:
            size = len(block.text)
            whole += size
            if size < COPY_CHARS:
                continue
            if block.text in first:
                copies.append(n)
            first.add(block.text)
    if copies and sum([layout.sizes[n] for n in copies]) > COPY_SHARE * whole:
        for n in copies:
            reasons[n] = "copy"


def drop_bare_headings(layout: Layout, reasons: list[str]) -> None:
    """Drop the kept headings at the end: what they announce was not kept; but not all that there is."""
    names, at = layout.scan.names, layout.at
    if not any(reason in KEPT and names[i] not in HEADINGS for i, reason in zip(at, reasons, strict=True)):
        return
    for n in range(len(at) - 1, -1, -1):
        if reasons[n] in KEPT:
            if names[at[n]] not in HEADINGS:
                return
            reasons[n] = "heading"
