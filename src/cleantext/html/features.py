"""The features of a block of a page, and what each of them says in words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from html import unescape

from .layout import WORD, Layout
from .marks import GROUP_BITS
from .scan import Scan

#: Name and words of every feature, in the order of a row.
FEATURES = {
    "chars": "its length",
    "link_share": "the share of its text in links",
    "terminal": "whether it ends a sentence",
    "mass": "its prose",
    "capitals": "the share of its words with a capital",
    "tag": "its tag",
    "colon": "whether it ends in a colon",
    "direct_parent": "the prose directly in its wrapper, against the densest wrapper",
    "direct_own": "the prose directly in its own element, against the densest wrapper",
    "share_parent": "the share of the page's prose in its wrapper",
    "share_own": "the share of the page's prose in its own element",
    "in_wide": "whether it is inside the wrapper that holds most of the prose",
    "in_narrow": "whether it is inside the narrowest wrapper with most of the prose",
    "in_densest": "whether it is inside the wrapper with most prose directly in it",
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
    "behind": "how many blocks it stands behind the end of the densest wrapper",
    "behind_chars": "how far it stands behind the end of the densest wrapper",
    "place_mass": "the prose in places like its own",
    "place_count": "how many blocks stand in places like its own",
    "place_links": "the share of links in places like its own",
    "wrapper_chars": "the text in its wrapper",
    "wrapper_links": "the share of links in its wrapper",
    "wrapper_count": "the number of blocks in its wrapper",
    "outer_links": "the share of links in the wrapper around its wrapper",
    "outer_average": "the average block in the wrapper around its wrapper",
    "siblings": "how many elements of its kind stand beside it",
    "siblings_1": "how many wrappers like its own stand side by side",
    "siblings_2": "how many outer wrappers like its own stand side by side",
    "sibling_chars_1": "the text of wrappers like its own",
    "sibling_chars_2": "the text of outer wrappers like its own",
    "repeats": "how often its text stood on the page before",
    "in_body_data": "whether the page's own data about the article contains it",
    "page_prose": "the prose of the page",
    "page_blocks": "the number of blocks on the page",
    "densest_share": "the share of the prose in the densest wrapper",
    "wide_share": "the share of the prose in the wide wrapper",
}
TAGS = {
    name: i
    for i, name in enumerate(
        "p li div h1 h2 h3 h4 h5 h6 blockquote td pre section article figcaption dd dt".split()
    )
}
BODY_DATA = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]++|\\.)*+)"')
MARKUP = re.compile(r"<[^<>]*>")


def rows_of(
    scan: Scan, layout: Layout, headline: int | None, aside: Sequence[bool] | None = None
) -> list[list[float]]:
    """Return a row of numbers for each block, in the order of ``FEATURES``; an empty one if it is aside."""
    blocks, elements = scan.blocks, scan.elements
    parents, at, sizes, masses = layout.parents, layout.at, layout.sizes, layout.mass
    votes, direct, depth, out, shares = layout.votes, layout.direct, layout.depth, layout.out, layout.shares
    siblings, sibling_chars, near, steps = layout.siblings, layout.sibling_chars, layout.near, layout.steps
    count = len(blocks)
    top = direct[layout.densest] or 1.0
    all_votes = layout.all_votes
    wide, narrow, densest, hinted = layout.wide, layout.narrow, layout.densest, layout.hinted
    wide_end, narrow_end, densest_end = layout.last[wide], layout.last[narrow], layout.last[densest]
    hinted_end = layout.last[hinted]
    good = [0.0 if out[i] else mass for i, mass in zip(at, masses, strict=True)]
    running = [0.0]
    for mass in good:
        running.append(running[-1] + mass)
    whole = running[-1] or 1.0
    place_mass: Counter[tuple[str, ...]] = Counter()
    place_count: Counter[tuple[str, ...]] = Counter()
    place_chars: Counter[tuple[str, ...]] = Counter()
    place_links: Counter[tuple[str, ...]] = Counter()
    wrapper_chars: Counter[int] = Counter()
    wrapper_links: Counter[int] = Counter()
    wrapper_count: Counter[int] = Counter()
    outer_chars: Counter[int] = Counter()
    outer_links: Counter[int] = Counter()
    outer_count: Counter[int] = Counter()
    end = count - 1
    while end > 0 and not densest <= at[end] <= densest_end:
        end -= 1
    for block, i, place, size, mass in zip(blocks, at, layout.places, sizes, masses, strict=True):
        links = block.link_share * size
        place_mass[place] += mass  # type: ignore[assignment]
        place_count[place] += 1
        place_chars[place] += size
        place_links[place] += links  # type: ignore[assignment]
        up = parents[i]
        wrapper_chars[up] += size
        wrapper_links[up] += links  # type: ignore[assignment]
        wrapper_count[up] += 1
        up = parents[up]
        outer_chars[up] += size
        outer_links[up] += links  # type: ignore[assignment]
        outer_count[up] += 1
    body = body_words(scan.page)
    seen: Counter[str] = Counter()
    total = layout.total
    behind_chars = before_chars = 0
    rows: list[list[float]] = []
    for n, (block, i, place) in enumerate(zip(blocks, at, layout.places, strict=True)):
        text = block.text
        size = sizes[n]
        repeats = seen[text]
        seen[text] = repeats + 1
        behind = n - end if n > end else 0
        behind_chars += before_chars if behind > 1 else 0
        before_chars = size
        if aside is not None and aside[n]:
            rows.append([])
            continue
        mass, name = masses[n], elements[i].name
        up = parents[i]
        over = parents[up]
        words = text.split(" ", 20)[:20]
        marked = near[i]
        before = running[n]
        rows.append([
            size,
            block.link_share,
            layout.terminal[n],
            mass,
            sum([word[:1].isupper() for word in words]) / len(words),
            TAGS.get(name, 30),
            text[-1] == ":",
            direct[up] / top,
            direct[i] / top,
            votes[up] / all_votes,
            votes[i] / all_votes,
            wide <= i <= wide_end,
            narrow <= i <= narrow_end,
            densest <= i <= densest_end,
            (hinted <= i <= hinted_end) if hinted else 2,
            steps[i],
            depth[i],
            depth[i] - depth[densest],
            *shares[marked],
            depth[i] - depth[marked] if marked else 50,
            before - running[n - 4 if n > 4 else 0],
            running[n + 5 if n + 5 < count else count] - running[n + 1],
            running[n + 4 if n + 4 < count else count] - running[n - 3 if n > 3 else 0] - good[n],
            masses[n - 1] if n else -1,
            masses[n + 1] if n + 1 < count else -1,
            n > 0 and blocks[n - 1].element.name in HEADINGS,
            before / whole,
            -999 if headline is None else n - headline,
            behind,
            behind_chars,
            place_mass[place] / total,
            place_count[place],
            place_links[place] / place_chars[place],
            wrapper_chars[up],
            wrapper_links[up] / wrapper_chars[up],
            wrapper_count[up],
            outer_links[over] / outer_chars[over],
            outer_chars[over] / outer_count[over],
            siblings[i],
            siblings[up],
            siblings[over],
            sibling_chars[up],
            sibling_chars[over],
            repeats,
            -1 if body is None else share_in(text, body),
            total,
            count,
            votes[densest] / all_votes,
            layout.prose[wide] / total,
        ])  # fmt: skip
    return rows


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
    mine = list(zip(words, words[1:], words[2:], strict=False))
    return sum([triple in triples for triple in mine]) / len(mine)
