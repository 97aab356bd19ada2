"""Variants of training pages: what the sets have too little of.

Their pages hold long articles, in templates that name their parts. Of a page with a short article the most
prose may be teasers; so of some pages all but the first paragraphs of the article is taken out. Of others
the names of classes and ids are, which in many templates mean nothing.
"""

from __future__ import annotations

import random
import re

from training import SEED, Page, shares_in_gold

#: How much a variant counts for, of what its page does.
SHORT, NAMELESS = 0.3, 0.1
#: Only pages are shortened whose gold text agrees so far (F1) with what the other pages teach, so that
#: nothing of the article is left behind; what scores above ``PART`` there goes too.
WHOLE, PART = 0.97, -1.0
#: So many paragraphs stay, each of so many characters; the article has more of them, and so much stays in
#: all.
PARAGRAPHS, PARAGRAPH_CHARS, ENOUGH, CHARS = (1, 1, 2, 3), 80, 5, 120
NAMES = re.compile(r"""\s(?:class|id)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


def nameless(page: Page) -> Page:
    """Return a page without the names of its classes and ids."""
    return page._replace(html=NAMES.sub("", page.html))


def shortened(page: Page, blocks, scores) -> Page | None:
    """Return a page with the first paragraphs of its article alone; None if that cannot be made of it.

    ``blocks`` are those of its scan, ``scores`` what the weights of other pages give them.
    """
    shares = shares_in_gold(page.text, [block.text for block in blocks])
    good = [n for n, share in enumerate(shares) if share and share > 0.5]
    long = [n for n in good if len(blocks[n].text) >= PARAGRAPH_CHARS]
    if len(long) < ENOUGH:
        return None
    last = long[random.Random(f"{SEED}{page.id}").choice(PARAGRAPHS) - 1]
    text = "\n".join(blocks[n].text for n in good if n <= last)
    if len(text) < CHARS:
        return None
    cut = {
        *range(last + 1, good[-1] + 1),
        *(n for n, score in enumerate(scores) if n > last and score > PART),
    }
    left, at = [], 0
    for n in sorted(cut):
        for start, end, kind in blocks[n].parts:
            if kind >= 0:
                left.append(page.html[at:start])
                at = end
    return page._replace(html="".join([*left, page.html[at:]]), text=text)
