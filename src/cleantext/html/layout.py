"""Work out how a page is laid out: where its prose stands, which wrapper holds it, what repeats.

Everything is a list by element or by block, in page order, filled in a few passes; nothing walks up or
down the page more than once an element. A subtree is a range of element indexes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from .marks import BIT, GROUP_BITS, NEGATIVE, NO_VOTE, bits_of
from .scan import Block, Element, Scan

TERMINAL = frozenset(".!?…。！？｡؟۔।॥።")
CLOSERS = "\"'”’»)]›」』）】*_ \u200b"
#: A block of this many characters is prose by its length; a shorter one only if it ends a sentence.
PROSE_CHARS = 80
#: A wrapper marked as not the article, alone or with its like, that holds this share of the prose is layout.
LAYOUT_SHARE = 0.5
COMMENTS_LAYOUT_SHARE = 0.8
#: How many marked wrappers up a wrapper of the same name is looked for, so that it is not counted twice.
MARKED_LEVELS = 16
WORD = re.compile(r"\w+")


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as sentences do, in any script, closing quotes and brackets aside."""
    return text[-1] in TERMINAL or text.rstrip(CLOSERS)[-1:] in TERMINAL


class Layout:
    """The measures of a scanned page that the features are made of, by element index and by block index."""

    def __init__(self, scan: Scan) -> None:
        """Measure a scanned page."""
        self.scan = scan
        elements, blocks = scan.elements, scan.blocks
        count = len(elements)
        self.parents = parents = [0 if e.parent is None else e.parent.index for e in elements]
        self.at = at = [block.element.index for block in blocks]
        self.sizes = [len(block.text) for block in blocks]
        self.terminal = [ends_sentence(block.text) for block in blocks]
        self.mass = [mass_of(block, end) for block, end in zip(blocks, self.terminal, strict=True)]
        self.last = list(range(count))  # the last element of each subtree
        prose = [0.0] * count  # mass in the subtree
        chars = [0] * count  # characters in the subtree
        for i, mass, size in zip(at, self.mass, self.sizes, strict=True):
            prose[i] += mass
            chars[i] += size
        for i in range(count - 1, 0, -1):
            parent = parents[i]
            prose[parent] += prose[i]
            chars[parent] += chars[i]
            if self.last[i] > self.last[parent]:
                self.last[parent] = self.last[i]
        self.prose, self.chars = prose, chars
        self.total = prose[0] or 1.0
        self._read_marks(elements)
        self._vote()
        self._repeats(elements)

    def _read_marks(self, elements: list[Element]) -> None:
        """Find the wrappers marked as not the article, and how much prose each kind of them holds."""
        known: dict[tuple[int, str], int] = {}
        count = len(elements)
        parents = self.parents
        self.bits = bits = [0] * count
        self.depth = depth = [0] * count
        self.near = near = [0] * count  # the nearest marked element, itself included; 0 if there is none
        share: defaultdict[tuple[str, str], float] = defaultdict(float)
        names: dict[int, tuple[str, str]] = {}
        filled = [i for i in range(1, count) if self.chars[i]]  # without text nothing is asked of it
        for i in filled:
            element = elements[i]
            parent = parents[i]
            depth[i] = depth[parent] + 1
            key = id(element.attributes), element.name  # tags written alike share their attributes
            if key in known:
                bits[i] = known[key]
            else:
                bits[i] = known[key] = bits_of(element)
            if bits[i] & NEGATIVE:
                near[i] = i
                name = names[i] = (
                    element.name,
                    element.attributes.get("class") or f"#{element.attributes.get('id', i)}",
                )
                up = near[parent]
                for _ in range(MARKED_LEVELS):
                    if not up or names[up] == name:
                        break
                    up = near[parents[up]]
                if not up or names[up] != name:
                    share[name] += self.prose[i]
            else:
                near[i] = near[parent]
        none = (2.0,) * (len(GROUP_BITS) + 1)
        self.shares = shares = {
            0: none
        }  # by marked element: the smallest share of a wrapper of each group, and of any
        self.out = out = [False] * count  # inside a wrapper that does not vote
        total = self.total
        for i in filled:
            out[i] = out[parents[i]]
            if near[i] == i:
                mine = min(1.0, share[names[i]] / total) if names[i] in share else 1.0
                own = bits[i]
                old = shares[near[parents[i]]]
                shares[i] = (
                    min(old[0], mine),
                    *[
                        min(value, mine) if own & group else value
                        for value, group in zip(old[1:], GROUP_BITS.values(), strict=True)
                    ],
                )
                limit = COMMENTS_LAYOUT_SHARE if own & BIT["comments"] else LAYOUT_SHARE
                if own & NO_VOTE and (mine < limit or elements[i].name in ("nav", "footer")):
                    out[i] = True

    def _vote(self) -> None:
        """Let every block vote for the wrappers around it, and pick the ones that hold the article."""
        parents, at, out = self.parents, self.at, self.out
        count = len(parents)
        votes = [0.0] * count
        direct = [0.0] * count  # votes of the blocks at most two levels down
        for i, mass in zip(at, self.mass, strict=True):
            if not out[i]:
                votes[i] += mass
                up = parents[i]
                direct[i] += mass / 2
                direct[up] += mass
                direct[parents[up]] += mass / 2
        heir = [0] * count  # the child with most votes
        most = [0.0] * count
        for i in range(count - 1, 0, -1):
            parent = parents[i]
            votes[parent] += votes[i]
            if votes[i] > most[parent]:
                most[parent], heir[parent] = votes[i], i
        if votes[0] < self.total / 4:
            votes = self.prose
        self.votes, self.direct = votes, direct
        self.all_votes = votes[0] or 1.0
        self.wide = descend(votes, heir, 0.85)
        self.narrow = descend(votes, heir, 0.6)
        self.densest = max(range(count), key=direct.__getitem__)
        self.hinted = 0
        for i in range(1, count):
            if self.bits[i] & BIT["body"] and votes[i] >= 0.4 * self.all_votes:
                self.hinted = i
        steps = {}
        i, step = self.densest, 0
        while i not in steps:
            steps[i] = step
            i, step = parents[i], step + 1
        self.steps = away = [
            0
        ] * count  # levels up from the densest wrapper to the first that holds the element too
        for i in range(count):
            away[i] = steps[i] if i in steps else away[parents[i]]

    def _repeats(self, elements: list[Element]) -> None:
        """Count siblings of one name and class, and blocks in the same kind of place."""
        parents, chars = self.parents, self.chars
        keys: list[tuple[object, ...]] = [()] * len(elements)
        siblings: Counter[tuple[object, ...]] = Counter()
        size: Counter[tuple[object, ...]] = Counter()
        for i, element in enumerate(elements):
            if chars[i]:
                key = keys[i] = (parents[i], element.name, element.attributes.get("class", ""))
                siblings[key] += 1
                size[key] += chars[i]
        self.siblings = [siblings[key] for key in keys]
        self.sibling_chars = [size[key] / (siblings[key] or 1) for key in keys]
        places: dict[int, tuple[str, ...]] = {}
        for i in self.at:
            if i not in places:
                here, above = elements[i], elements[parents[i]]
                places[i] = (
                    here.name,
                    here.attributes.get("class", ""),
                    above.name,
                    above.attributes.get("class", ""),
                )
        self.places = [places[i] for i in self.at]

    def headline(self, title: str) -> int | None:
        """Find the block that is the page's headline, by the words it shares with the page's title."""
        wanted = {word.lower() for word in WORD.findall(title)}
        for i, block in enumerate(self.scan.blocks):
            if block.element.name == "h1" and wanted:
                words = {word.lower() for word in WORD.findall(block.text)}
                if 2 * len(words & wanted) >= len(words):
                    return i
        return next(
            (i for i, block in enumerate(self.scan.blocks) if len(block.text) > 15 and block.text in title),
            None,
        )


def mass_of(block: Block, terminal: bool) -> float:
    """Weigh a block as prose: its characters outside links, a third of them if it is no sentence."""
    size = len(block.text)
    mass = size * (1 - block.link_share)
    if (terminal and size >= PROSE_CHARS) or (size >= PROSE_CHARS and ". " in block.text):
        return mass
    return mass / 3


def descend(votes: list[float], heir: list[int], share: float) -> int:
    """Go down from the page while one child keeps ``share`` of the votes."""
    i = 0
    while heir[i] and votes[heir[i]] >= share * votes[i]:
        i = heir[i]
    return i
