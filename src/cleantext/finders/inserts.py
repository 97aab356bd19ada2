"""Finders for what stands within a line of the article: credits behind it, headlines glued into it.

Text extractors that drop the tags of a teaser box leave `faction.Recommended:US plan not
workableThen there was`. The label says where the insertion starts. Its end is a seam: two words
without a blank between them, the first in small letters and the second with a capital; or, if there are
blanks between all words, a word that begins sentences, with its capital and a small word after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line
from ..kernel.patch import Edit
from ..kernel.patterns import Pattern, compiled
from ..kernel.places import in_place
from ..kernel.sentences import BEGINNING

__all__ = ["Glued", "Trail", "headline_end", "is_glued", "starters_of"]

MAX_HEADLINE_CHARS = 170  # the longest headlines of news sites; beyond it the seam is another matter
HEADLINE_CHARS = 15  # of the shortest headline with another sentence behind it
# A headline that asks, in scripts without capitals.
_ASKED = lazy_pattern(r"^[^。.؟？!！\n]{4,80}[؟？]")
_BEFORE = ".!?…。\"'”’»)]"
_ENDS = '?!"”’)…%'
# Words that begin sentences, and hardly ever the second half of a name such as YouTube.
_STARTERS = frozenset(
    "A About After Again All Also Although An And Another Any As At Because Before Both But By Despite "
    "During Each Earlier Even Every For From Further He Her Here His How However I If In Indeed Instead "
    "It Its Last Later Many Meanwhile More Most Much My Not Now Of On Once One Only Or Other Our Over "
    "Perhaps She Since So Some Still Such That The Their Then There These They This Those Though "
    "Through Thus To Two Under Until We What When Where Which While Who Why With Yet You Your".split()
)
# First halves of names with a capital inside.
_NAME_HEADS = frozenset(
    "Bit Black Block Buzz Deep Drop Face Gold Hot Huff Insta Java Link Linked Mac News Open Pay Play "
    "Power Red Sky Snap Sound Space Star Sun Tech Tik Twit Type Whats Wiki Word You".split()
)


class Trail(NamedTuple):
    """Delete what `pattern` matches at the end of a line, with the blanks before it.

    `ends` are the characters one of which must end the line, and `max_chars` is how far back the
    match may begin. A line never goes whole.
    """

    rule: str
    pattern: str
    ends: tuple[str, ...] = ()
    where: str = "anywhere"
    max_chars: int = 160
    timed: bool = False

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        regex = compiled(self.at_end, self.timed)
        for line in doc.lines:
            if self.matches(line.text, regex):
                yield from self.edits(doc, line, regex)

    @property
    def at_end(self) -> str:
        """Return the pattern, tied to the end of the line."""
        return _at_end(self.pattern)

    def may_act(self, text: str) -> bool:
        """Tell whether a line ends with one of `ends`, if there are any."""
        return not self.ends or text[-1:] in self.ends

    def matches(self, text: str, regex: Pattern | None = None) -> bool:
        """Tell whether a line ends in what the rule deletes, wherever it stands."""
        return self._kept(text, regex) > 0

    def edits(self, doc: Doc, line: Line, regex: Pattern | None = None) -> Iterator[Edit]:
        """Yield the edit for a line that `matches`, if it stands where the rule acts."""
        if in_place(doc, line, self.where):
            yield Edit(line.start + self._kept(line.text, regex), line.end, "", (self.rule,))

    def _kept(self, text: str, regex: Pattern | None) -> int:
        """Return how many characters of a line stay: none if nothing of it goes, or all would."""
        if not text or not self.may_act(text):
            return 0
        match = (regex or compiled(self.at_end)).search(text, max(0, len(text) - self.max_chars))
        return 0 if match is None else len(text[: match.start()].rstrip())


@lru_cache(maxsize=1024)
def _at_end(pattern: str) -> str:
    return rf"(?:{pattern})$"  # the same object each time, whose hash is known


class Glued(NamedTuple):
    """Replace a label and the headline behind it by a paragraph break.

    `labels` are written as on the page, colon included; case counts only for the first letter. The
    label stands behind a sentence end. Without a seam in reach, one of `starters` ends the headline: a word
    that begins sentences, with a capital. Else the insertion goes only if it runs to the end of its line
    without a sentence end.
    """

    rule: str
    labels: tuple[str, ...]
    starters: tuple[str, ...] = ()

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        text = doc.text
        done = 0
        present = tuple(label for label in self.labels if label.lower() in doc.folded)
        if not present:
            return
        for match in _label_pattern(present).finditer(text):
            start, at = match.span()
            while start and text[start - 1] in " \u00a0":
                start -= 1
            if start <= done or text[start - 1] not in _BEFORE or match.group()[0].islower():
                continue
            end = headline_end(text, at)
            if end is None:
                end = _next_sentence(text, at, self.starters)
            if end is None:
                continue
            done = end
            leaves = "" if end == len(text) or text[end] == "\n" else "\n\n"
            yield Edit(start, end, leaves, (self.rule,))


def is_glued(rule: str) -> bool:
    """Tell by the name of a rule whether it finds `Glued` insertions: to make all rules takes too long."""
    return rule.endswith(".related-glued")


def starters_of(finders: Iterable[object]) -> list[frozenset[str]]:
    """Return the words that begin sentences, single letters aside, for each finder that says some."""
    said = [find.starters for find in finders if isinstance(find, Glued) and find.starters]
    return [frozenset([word for word in words if len(word) > 1]) for words in said]


def headline_end(text: str, start: int) -> int | None:
    """Return where the headline that starts at `start` ends, or None if that cannot be told.

    >>> text = "US plan to defeat ISIS not workableThen there was the battle."
    >>> text[: headline_end(text, 0)]
    'US plan to defeat ISIS not workable'
    """
    stop = text.find("\n", start, start + MAX_HEADLINE_CHARS)
    line_ends = stop >= 0 or start + MAX_HEADLINE_CHARS >= len(text)
    if stop < 0:
        stop = min(len(text), start + MAX_HEADLINE_CHARS)
    window = text[start:stop]
    first = None
    for i in range(4, len(window) - 1):
        char, before, after = window[i], window[i - 1], window[i + 1]
        if before == " " and window[i - 2] in ".!?" and char.isupper() and _ends_sentence(window, i - 2):
            return None if first is None else start + first
        if not char.isupper() or not (after.islower() or after in " ’'"):
            continue
        word = _word(window, i)
        if before.islower() or before.isdigit() or before in _ENDS:
            if word in _STARTERS:
                return start + i
            if first is None and not _is_name(text, window, i, word):
                first = i
        elif before.isupper() and window[i - 2].isupper() and word in _STARTERS and len(word) > 1:
            return start + i
    if first is not None:
        return start + first
    rest = window.rstrip(" \u00a0\"'”’)»")
    if line_ends and len(rest) > 4 and rest[-1] not in ".!。":
        return start + len(window)
    return None


def _next_sentence(text: str, start: int, starters: tuple[str, ...]) -> int | None:
    """Return where the next sentence begins behind a headline that blanks part from it, or None.

    >>> text = "Why the bakers do not take root But in the first month it was clear. So it went."
    >>> text[: _next_sentence(text, 0, ("But", "The"))]
    'Why the bakers do not take root '
    """
    window = text[start : start + MAX_HEADLINE_CHARS].partition("\n")[0]
    asked = _ASKED.search(window)
    if asked is not None:
        return start + asked.end()
    for match in BEGINNING.finditer(window, HEADLINE_CHARS):
        if match[1] in starters:
            return start + match.start()
    return None


def _ends_sentence(window: str, at: int) -> bool:
    """Tell whether the sign at `at` ends a sentence, and not an abbreviation or a question headline."""
    if window[at] == "?":
        return False
    start = at
    while start and window[start - 1].isalpha():
        start -= 1
    return at - start > 3 or window[start:at].islower()


def _word(window: str, start: int) -> str:
    end = start
    while end < len(window) and window[end].isalpha():
        end += 1
    return window[start:end]


def _is_name(text: str, window: str, at: int, word: str) -> bool:
    """Tell whether the capital at `at` stands within a name such as MacBook or McCain."""
    start = at
    while start and window[start - 1].isalpha():
        start -= 1
    head = window[start:at]
    if not head:
        return False
    if len(head) < 3 or head in _NAME_HEADS or len(word) < 2:
        return True
    name = head + word
    here = text.find(name)  # twice in the text: two searches, not one of all of it for each capital
    return here >= 0 and text.find(name, here + 1) >= 0


@lru_cache(maxsize=256)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    # The first letter is a capital, which needs no looking at both cases: so much faster is the search.
    words = "|".join(
        re.escape(label[0].upper()) + "(?i:" + re.escape(label[1:]) + ")"
        for label in sorted(labels, key=len, reverse=True)
    )
    return re.compile(rf"(?:{words})\s?")
