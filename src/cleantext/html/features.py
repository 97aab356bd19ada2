"""The features of a block of a page, and what each of them says in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import accumulate, chain, compress, repeat
from operator import mul, not_, sub

from ..page.words import Words, head_bytes, size_class
from .layout import WORD, Layout
from .marks import GROUP_BITS
from .scan import Scan

#: How many blocks before and after one are asked, together, for what their words mean.
SAID_REACH = (3, 8)
#: What the words of a block that stands aside are taken to say, and the most that those of any can say.
UNHEARD, MOST_SAID = -3.0, 3.0
#: The weight of what a block says is the square root of its words, up to this.
MOST_WEIGHT = 20.0
WEIGHTS = tuple([min(MOST_WEIGHT, words**0.5) for words in range(1, int(MOST_WEIGHT**2) + 1)])
#: Name and words of every feature, in the order of a row.
FEATURES = {
    "chars": "its length",
    "link_share": "the share of its text in links",
    "terminal": "whether it ends a sentence",
    "mass": "its prose",
    "capitals": "the share of its words with a capital",
    "commas": "its commas",
    "tag": "its tag",
    "direct_parent": "the prose directly in its wrapper, against the densest wrapper",
    "direct_own": "the prose directly in its own element, against the densest wrapper",
    "share_parent": "the share of the page's prose in its wrapper",
    "share_own": "the share of the page's prose in its own element",
    "in_narrow": "whether it is inside the narrowest wrapper with most of the prose",
    "in_hinted": "whether it is inside an element named as article",
    "steps": "how far its place branches off from the densest wrapper",
    "depth": "its depth in the page",
    "depth_difference": "its depth against the densest wrapper",
    "any_share": "the prose in the nearest wrapper named as something else",
    **{f"{group}_share": f"the prose in a wrapper named as {group}" for group in GROUP_BITS},
    "marked_distance": "how near a wrapper named as something else is",
    "prose_before": "the prose just before it",
    "prose_after": "the prose just after it",
    "prose_around": "the prose around it",
    "previous_mass": "the prose of the block before it",
    "next_mass": "the prose of the block after it",
    "after_heading": "whether a heading is just before it",
    "position": "how much of the page's prose stands before it",
    "after_headline": "its distance from the headline",
    "headline_steps": "how far its place branches off from the headline",
    "behind": "how many blocks it stands behind the end of the densest wrapper",
    "behind_chars": "how far it stands behind the end of the densest wrapper",
    "place_mass": "the prose in places like its own",
    "place_count": "how many blocks stand in places like its own",
    "place_links": "the share of links in places like its own",
    "wrapper_chars": "the text in its wrapper",
    "wrapper_links": "the share of links in its wrapper",
    "wrapper_count": "the number of blocks in its wrapper",
    "wrapper_average": "the average block in its wrapper",
    "outer_links": "the share of links in the wrapper around its wrapper",
    "outer_average": "the average block in the wrapper around its wrapper",
    "siblings": "how many elements of its kind stand beside it",
    "siblings_1": "how many wrappers like its own stand side by side",
    "siblings_2": "how many outer wrappers like its own stand side by side",
    "sibling_chars_1": "the text of wrappers like its own",
    "sibling_chars_2": "the text of outer wrappers like its own",
    "repeats": "how often its text stood on the page before",
    "in_body_data": "whether the page's own data about the article contains it",
    "said": "what its words usually mean",
    "said_before": "what the words of the block before it usually mean",
    "said_after": "what the words of the block after it usually mean",
    **{
        f"said_{side}_in_{n}": f"what the words of {n} blocks {side} it usually mean"
        for n in SAID_REACH
        for side in ("before", "after")
    },
    "page_prose": "the prose of the page",
    "page_blocks": "the number of blocks on the page",
    "densest_share": "the share of the prose in the densest wrapper",
    "wide_share": "the share of the prose in the wide wrapper",
}
TAGS = {
    name: float(i)
    for i, name in enumerate(
        "p li div h1 h2 h3 h4 h5 h6 blockquote td pre section article figcaption dd dt".split()
    )
}
COMMAS = ",،、，"
BODY_DATA = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]++|\\.)*+)"')
MARKUP = re.compile(r"<[^<>]*>")


def rows_of(
    scan: Scan, layout: Layout, headline: int | None, words: Words, aside: Sequence[bool]
) -> list[list[float]]:
    """Return a row of numbers for each block, in the order of ``FEATURES``; an empty one if it is aside."""
    blocks, names, parents = scan.blocks, scan.names, scan.parents
    at, masses, terminal = layout.at, layout.mass, layout.terminal
    sizes = list(map(float, layout.sizes))
    votes, direct, depth, out, shares = layout.votes, layout.direct, layout.depth, layout.out, layout.shares
    group, group_count, group_chars = layout.group, layout.group_count, layout.group_chars
    near, steps, places = layout.near, layout.steps, layout.places
    from_headline = [-1.0] * len(names) if headline is None else layout.steps_from(at[headline])
    count = len(blocks)
    top = direct[layout.densest] or 1.0
    all_votes = layout.all_votes
    wide, narrow, densest, hinted = layout.wide, layout.narrow, layout.densest, layout.hinted
    narrow_end, densest_end, hinted_end = layout.last[narrow], layout.last[densest], layout.last[hinted]
    good = [0.0 if out[i] else mass for i, mass in zip(at, masses, strict=True)]
    running = [0.0, *accumulate(good)]
    running += [running[-1]] * AFTER
    whole = running[-1] or 1.0
    in_place, in_wrapper, around = sums_of(layout, sizes)
    end = count - 1
    while end > 0 and not densest <= at[end] <= densest_end:
        end -= 1
    headed = [0.0, *[1.0 if names[i] in HEADINGS else 0.0 for i in at]]
    body = body_words(scan.page)
    said = said_of(layout, words, aside)
    seen: dict[str, float] = {}
    total = layout.total
    page = (total, float(count), votes[densest] / all_votes, layout.prose[wide] / total)
    deep = depth[densest]
    behind_chars = before_chars = 0.0
    rows: list[list[float]] = []
    for n, (block, i) in enumerate(zip(blocks, at, strict=True)):
        text = block.text
        size = sizes[n]
        repeats = seen.get(text, 0.0)
        seen[text] = repeats + 1.0
        behind = float(n - end) if n > end else 0.0
        behind_chars += before_chars if behind > 1 else 0.0
        before_chars = size
        if aside[n]:
            rows.append([])
            continue
        up = parents[i]
        over = parents[up]
        first = text.split(" ", 20)[:20]
        marked = near[i]
        before, mine = running[n], depth[i]
        place_chars, place_links, place_count, place_mass = in_place[places[n]]
        wrapper_chars, wrapper_links, wrapper_count = in_wrapper[up]
        outer_chars, outer_links, outer_count = around[over]
        rows.append([
            size,
            block.link_share,
            1.0 if terminal[n] else 0.0,
            masses[n],
            sum([word[0].isupper() for word in first]) / len(first),
            float(text.count(",") if text.isascii() else sum(map(text.count, COMMAS))),
            TAGS.get(names[i], 30.0),
            direct[up] / top,
            direct[i] / top,
            votes[up] / all_votes,
            votes[i] / all_votes,
            1.0 if narrow <= i <= narrow_end else 0.0,
            (1.0 if hinted <= i <= hinted_end else 0.0) if hinted else 2.0,
            steps[i],
            mine,
            mine - deep,
            *shares[marked],
            mine - depth[marked] if marked else 50.0,
            before - running[n - 4 if n > 4 else 0],
            running[n + 5] - running[n + 1],
            running[n + 4] - running[n - 3 if n > 3 else 0] - good[n],
            masses[n - 1] if n else -1.0,
            masses[n + 1] if n + 1 < count else -1.0,
            headed[n],
            before / whole,
            -999.0 if headline is None else float(n - headline),
            from_headline[i],
            behind,
            behind_chars,
            place_mass / total,
            place_count,
            place_links / place_chars,
            wrapper_chars,
            wrapper_links / wrapper_chars,
            wrapper_count,
            wrapper_chars / wrapper_count,
            outer_links / outer_chars,
            outer_chars / outer_count,
            group_count[group[i]],
            group_count[group[up]],
            group_count[group[over]],
            group_chars[group[up]] / (group_count[group[up]] or 1.0),
            group_chars[group[over]] / (group_count[group[over]] or 1.0),
            repeats,
            -1.0 if body is None else share_in(text, body),
            *said[n],
            *page,
        ])  # fmt: skip
    return rows


def said_of(layout: Layout, words: Words, aside: Sequence[bool]) -> list[tuple[float, ...]]:
    """Return for each block what its words and those of the blocks around it usually mean, as log-odds."""
    texts = [block.text for block in layout.scan.blocks]
    asked = list(map(not_, aside))
    if True not in asked:
        return [()] * len(aside)
    sizes, ends = list(compress(layout.sizes, asked)), list(compress(layout.terminal, asked))
    heard = words.say(head_bytes(compress(texts, asked)), sizes, map(size_class, sizes, ends))
    clipped = iter([v if -MOST_SAID < v < MOST_SAID else -MOST_SAID if v < 0 else MOST_SAID for v in heard])
    said = [UNHEARD if out else next(clipped) for out in aside]
    most = len(WEIGHTS) - 1
    blanks = [text.count(" ") for text in texts]
    weights = [WEIGHTS[count if count < most else most] for count in blanks]
    sums = [0.0, *accumulate(map(mul, said, weights))]
    here, after = sums[:-1], sums[1:]
    columns: list[Iterable[float]] = [said, [NOWHERE, *said[:-1]], [*said[1:], NOWHERE]]
    for reach in SAID_REACH:
        columns.append(map(sub, here, chain(repeat(sums[0], reach), sums)))
        columns.append(map(sub, chain(sums[reach + 1 :], repeat(sums[-1], reach)), after))
    return list(zip(*columns, strict=False))


Sums = dict[int, tuple[float, float, float]]


def sums_of(layout: Layout, sizes: list[float]) -> tuple[list[tuple[float, float, float, float]], Sums, Sums]:
    """Add up characters, characters in links and blocks by place, by wrapper and by the wrapper around it.

    Of a place the prose is added up too.
    """
    parents, places = layout.scan.parents, layout.places
    in_place: list[tuple[float, float, float, float]] = [(0.0, 0.0, 0.0, 0.0)] * (max(places, default=-1) + 1)
    in_wrapper: Sums = {}
    around: Sums = {}
    parts = zip(layout.scan.blocks, layout.at, places, sizes, layout.mass, strict=True)
    for block, i, place, size, mass in parts:
        links = block.link_share * size
        a, b, c, d = in_place[place]
        in_place[place] = a + size, b + links, c + 1.0, d + mass
        up = parents[i]
        x, y, z = in_wrapper.get(up, NOTHING)
        in_wrapper[up] = x + size, y + links, z + 1.0
    for i, (chars, links, count) in in_wrapper.items():
        up = parents[i]
        x, y, z = around.get(up, NOTHING)
        around[up] = x + chars, y + links, z + count
    return in_place, in_wrapper, around


NOTHING = (0.0, 0.0, 0.0)
#: What stands before the first block and behind the last says.
NOWHERE = -1.0
#: How many blocks after one are looked at.
AFTER = 5
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def body_words(page: str) -> set[tuple[str, ...]] | None:
    """Read the article's text from the page's JSON-LD, as word triples; None if it has none."""
    at = page.find('"articleBody"')
    found = BODY_DATA.match(page, at) if at >= 0 else None
    if found is None or len(found[1]) < 200:
        return None
    try:
        text = json.loads(f'"{found[1]}"', strict=False)
    except ValueError:
        text = found[1]
    words = WORD.findall(MARKUP.sub(" ", unescape(text)).lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def share_in(text: str, triples: set[tuple[str, ...]]) -> float:
    """Return the share of a text's word triples that are in a set; a half for a text too short to tell."""
    words = WORD.findall(text.lower())
    if len(words) < 3:
        return 0.5
    return sum(map(triples.__contains__, zip(words, words[1:], words[2:], strict=False))) / (len(words) - 2)
