"""Work out how a page is laid out: where its prose stands, which wrapper holds it, what repeats.

Everything is a list by element or by block, in page order, filled in a few passes; nothing walks up or
down the page more than once an element. A subtree is a range of element indexes.
"""

from __future__ import annotations

import re
from collections import defaultdict

from .block import Block
from .marks import BIT, GROUP_BITS, NEGATIVE, NO_VOTE, marks_of
from .scan import Scan

TERMINAL = frozenset(".!?…。！？｡؟۔।॥።")
CLOSERS = "\"'”’»)]›」』）】*_ \u200b"
CLOSING = frozenset(CLOSERS)
#: A block of this many characters is prose by its length; a shorter one only if it ends a sentence.
PROSE_CHARS = 80
#: A wrapper marked as not the article, alone or with its like, that holds this share of the prose is layout.
LAYOUT_SHARE = 0.5
COMMENTS_LAYOUT_SHARE = 0.8
#: How many marked wrappers up a wrapper of the same name is looked for, so that it is not counted twice.
MARKED_LEVELS = 16
WORD = re.compile(r"\w+")
HEADS = frozenset(["h1", "h2", "h3"])
NAME_SHARE = 0.9
NAME_CHARS, TITLE_CHARS = 6, 15  # of a heading that stands in the title as it is, and of any other block


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as sentences do, in any script, closing quotes and brackets aside."""
    last = text[-1]
    return last in TERMINAL or (last in CLOSING and text.rstrip(CLOSERS)[-1:] in TERMINAL)


class Layout:
    """The measures of a scanned page that the features are made of, by element index and by block index.

    Only elements with text in them are measured (``filled``); of the others every measure is zero. What is
    a feature is a float, counts too: trees compare floats with floats, at half the cost.
    """

    def __init__(self, scan: Scan) -> None:
        """Measure a scanned page."""
        self.scan = scan
        blocks, parents = scan.blocks, scan.parents
        count = len(parents)
        self.at = at = [block.at for block in blocks]
        texts = [block.text for block in blocks]
        self.sizes = sizes = list(map(len, texts))
        self.terminal = list(map(ends_sentence, texts))
        self.mass = list(map(mass_of, blocks, sizes, self.terminal))
        self.last = last = list(range(count))  # the last element of each subtree
        self.prose = prose = [0.0] * count  # mass in the subtree
        self.chars = chars = [0] * count  # characters in the subtree
        for i, mass, size in zip(at, self.mass, sizes, strict=True):
            prose[i] += mass
            chars[i] += size
        for i in range(count - 1, 0, -1):
            parent = parents[i]
            if chars[i]:
                prose[parent] += prose[i]
                chars[parent] += chars[i]
            if last[i] > last[parent]:
                last[parent] = last[i]
        self.filled = [i for i in range(1, count) if chars[i]]
        self.total = prose[0] or 1.0
        self._read_marks()
        self._vote()
        self._repeats()

    def _read_marks(self) -> None:
        """Find the wrappers marked as not the article, and how much prose each kind of them holds."""
        scan, prose, total = self.scan, self.prose, self.total
        parents, names, tags = scan.parents, scan.names, scan.tags
        count = len(parents)
        known: dict[str, tuple[int, int, str]] = {}  # by tag as written
        looks: dict[tuple[str, str], int] = {}
        self.bits = bits = [0] * count
        self.look = look = [0] * count  # a number for each name and class
        self.depth = depth = [0.0] * count
        self.near = near = [0] * count  # the nearest marked element, itself included; 0 if there is none
        share: defaultdict[tuple[str, str], float] = defaultdict(float)
        called: dict[int, tuple[str, str]] = {}
        for i in self.filled:
            parent, name, tag = parents[i], names[i], tags[i]
            depth[i] = depth[parent] + 1.0
            if tag in known:
                own, look[i], called_by = known[tag]
            else:
                own, classes, called_by = marks_of(name, tag)
                look[i] = looks.setdefault((name, classes), len(looks) + 1)
                known[tag] = own, look[i], called_by
            bits[i] = own
            if not own & NEGATIVE:
                near[i] = near[parent]
                continue
            near[i] = i
            mine = called[i] = name, called_by or f"#{i}"
            up = near[parent]
            for _ in range(MARKED_LEVELS):
                if not up or called[up] == mine:
                    break
                up = near[parents[up]]
            if not up or called[up] != mine:
                share[mine] += prose[i]
        none = (2.0,) * (len(GROUP_BITS) + 1)
        #: By marked element: the smallest share of a wrapper, of any group and of each.
        self.shares: dict[int, tuple[float, ...]] = {0: none}
        shares = self.shares
        self.out = out = [False] * count  # inside a wrapper that does not vote
        groups = tuple(enumerate(GROUP_BITS.values(), 1))
        for i in self.filled:
            out[i] = out[parents[i]]
            if near[i] == i:
                part = min(1.0, share[called[i]] / total) if called[i] in share else 1.0
                own = bits[i]
                least = list(shares[near[parents[i]]])
                if part < least[0]:
                    least[0] = part
                for n, group in groups:
                    if own & group and part < least[n]:
                        least[n] = part
                shares[i] = tuple(least)
                limit = COMMENTS_LAYOUT_SHARE if own & BIT["comments"] else LAYOUT_SHARE
                if own & NO_VOTE and (part < limit or names[i] in ("nav", "footer")):
                    out[i] = True

    def _vote(self) -> None:
        """Let every block vote for the wrappers around it, and pick the ones that hold the article."""
        parents, filled, out, bits = self.scan.parents, self.filled, self.out, self.bits
        count = len(parents)
        votes = [0.0] * count
        direct = [0.0] * count  # votes of the blocks at most two levels down
        for i, mass in zip(self.at, self.mass, strict=True):
            if not out[i]:
                votes[i] += mass
                up = parents[i]
                direct[i] += mass / 2
                direct[up] += mass
                direct[parents[up]] += mass / 2
        heir = [0] * count  # the child with most votes
        most = [0.0] * count
        for i in reversed(filled):
            parent, mine = parents[i], votes[i]
            votes[parent] += mine
            if mine > most[parent]:
                most[parent], heir[parent] = mine, i
        if votes[0] < self.total / 4:
            votes = self.prose
        self.votes, self.direct = votes, direct
        self.all_votes = votes[0] or 1.0
        self.wide = descend(votes, heir, 0.85)
        self.narrow = descend(votes, heir, 0.6)
        self.densest = max(filled, key=direct.__getitem__, default=0)
        if direct[0] >= direct[self.densest]:
            self.densest = 0
        self.hinted = 0
        body, enough = BIT["body"], 0.4 * self.all_votes
        for i in filled:
            if bits[i] & body and votes[i] >= enough:
                self.hinted = i
        #: By element: levels up from the densest wrapper to the first that holds it too.
        self.steps = self.steps_from(self.densest)

    def steps_from(self, start: int) -> list[float]:
        """Count for each filled element the levels up from ``start`` to the first element that holds both."""
        parents = self.scan.parents
        steps = [-1.0] * len(parents)
        i, step = start, 0.0
        while steps[i] < 0:
            steps[i] = step
            i, step = parents[i], step + 1.0
        for i in self.filled:
            if steps[i] < 0:
                steps[i] = steps[parents[i]]
        return steps

    def _repeats(self) -> None:
        """Count siblings of one name and class, and number the kinds of place that blocks stand in."""
        parents, chars, look = self.scan.parents, self.chars, self.look
        count = len(parents)
        groups: dict[tuple[int, int], int] = {}
        self.group = group = [0] * count  # a number for each set of like siblings
        self.group_count = number = [0.0] * (len(self.filled) + 1)
        self.group_chars = size = [0] * (len(self.filled) + 1)
        for i in self.filled:
            mine = group[i] = groups.setdefault((parents[i], look[i]), len(groups) + 1)
            number[mine] += 1.0
            size[mine] += chars[i]
        places: dict[tuple[int, int], int] = {}
        self.places = [places.setdefault((look[i], look[parents[i]]), len(places)) for i in self.at]

    def headline(self, title: str) -> int | None:
        """Find the block that is the page's headline, by what it shares with the page's title.

        Of several such headings the last one above the prose is it: the name of the site stands higher. A
        heading of the first rank that is the only one, or the only one without a link, is it whatever the
        title says.
        """
        if not title:  # then it stays in the text
            return None
        names, blocks, at = self.scan.names, self.scan.blocks, self.at
        wanted = words_of(title)
        heads = [i for i in range(len(blocks)) if names[at[i]] in HEADS]
        first = [i for i in heads if names[at[i]] == "h1"]
        shared = [
            i
            for i in heads
            if (len(blocks[i].text) >= NAME_CHARS and blocks[i].text in title)
            or (
                names[at[i]] == "h1"
                and 2 * len(words_of(blocks[i].text) & wanted) >= len(words_of(blocks[i].text))
            )
        ]
        plain = [
            i for i in first if blocks[i].link_share < NAME_SHARE
        ]  # the site's name leads to its first page
        if len(first) > 1 and len(plain) == 1:
            shared.append(plain[0])
        if len(shared) > 1:
            parts = zip(self.sizes, self.terminal, at, strict=True)
            prose = (size >= PROSE_CHARS and ends and not self.out[i] for size, ends, i in parts)
            story = next((n for n, is_prose in enumerate(prose) if is_prose and n > shared[0]), len(blocks))
            return max(i for i in shared if i < story)
        if shared or len(first) == 1:
            return (shared or first)[0]
        return next(
            (i for i, block in enumerate(blocks) if len(block.text) > TITLE_CHARS and block.text in title),
            None,
        )


def words_of(text: str) -> set[str]:
    """Return the words of a text in small letters."""
    return {word.lower() for word in WORD.findall(text)}


def mass_of(block: Block, size: int, terminal: bool) -> float:
    """Weigh a block as prose: its characters outside links, a third of them if it is no sentence."""
    mass = size * (1 - block.link_share)
    return mass if size >= PROSE_CHARS and (terminal or ". " in block.text) else mass / 3


def descend(votes: list[float], heir: list[int], share: float) -> int:
    """Go down from the page while one child keeps ``share`` of the votes."""
    i = 0
    while heir[i] and votes[heir[i]] >= share * votes[i]:
        i = heir[i]
    return i
