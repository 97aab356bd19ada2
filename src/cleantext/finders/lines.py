"""Finders: one frozen callable per scope of a pack rule.

Each takes a `Doc` and yields the edits of one rule. They delete exact spans (a line goes with its
line end) and never tidy up after themselves: white space is the last cleaner's work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps

from ..base.frozen import NamedTuple
from ..kernel.branches import Branches, branches
from ..kernel.doc import SHORT_LINE_CHARS, Doc, Line, is_short, line_head, line_key, unlinked
from ..kernel.patch import Edit
from ..kernel.patterns import Timed, compiled
from ..kernel.places import in_place
from ..kernel.sentences import closes_sentence, is_speech, kept_before, own_words
from ..strings.edges import EDGE, begins_in
from ..strings.known import KnownLines, KnownStarts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = [
    "AllBut",
    "AnyOf",
    "ExactLines",
    "Inline",
    "LinePattern",
    "drop_line",
    "once",
]


def drop_line(line: Line, rule: str) -> Edit:
    """Return the edit that deletes a line with its line end."""
    return Edit(line.start, line.next_start, "", (rule,))


def once(find: Callable[[Doc], Iterable[Edit]]) -> Callable[[Doc], tuple[Edit, ...]]:
    """Return a finder whose edits are worked out once a text: others wait for it to find nothing."""

    def found(doc: Doc) -> tuple[Edit, ...]:
        return tuple(find(doc))

    @wraps(find)
    def finder(doc: Doc) -> tuple[Edit, ...]:
        return doc.once(found)

    return finder


def evidence(text: str, words: tuple[str, ...]) -> int:
    """Count how many of the lower-case `words` occur in `text`, those in ASCII at the beginning of a word."""
    folded = text.lower()
    return sum(begins_in(folded, word) for word in words)


QUOTES = ('"', "“", "„")
LINE_START = "(?<![^\\n])"  # a pattern that begins so is tried once a line; a search would try everywhere
_GOES_ON = re.compile(r"(?:[2-9]|[1-9]\d)[.)、．]\s?\D")  # an item, but not the first
LINK_CHARS = 140  # longer lines are paragraphs and captions
LIST_LINES = 12  # a list of links is seldom longer, and a label cannot take more
MENU_LINES = 8  # different words of one menu; poems and lists of the article's own hold two or three


class ExactLines(NamedTuple):
    """Delete lines whose key is one of `keys`.

    With `heads_list`, a line after the last prose line takes the list of links below it along:
    lines without a full stop, down to the first line that reads as a sentence. At the `edges` of a
    text without prose, lines go only if the text is a menu.
    """

    rule: str
    keys: tuple[str, ...] | KnownLines
    where: str = "anywhere"
    heads_list: bool = False

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        for line in doc.lines:
            if self.fits(line.text):
                yield from self.edits(doc, line)

    def fits(self, text: str) -> bool:
        """Tell whether a line is one of `keys`, wherever it stands. In quotes it is somebody's word."""
        return is_short(text) and text.lstrip()[:1] not in QUOTES and line_key(text) in self.keys

    def edits(self, doc: Doc, line: Line) -> Iterator[Edit]:
        """Yield the edits for a line that `fits`, if it stands where the rule acts."""
        if self.where == "edges" and doc.body[1] == 0 and not doc.once(_menu_of(self.keys)):
            return  # no prose: words that are risky within a text may be a poem's, a list's, a dialogue's
        if in_place(doc, line, self.where):
            yield drop_line(line, self.rule)
            if self.heads_list and line.number >= doc.body[1]:
                links: list[Edit] = []
                for other in doc.lines[line.number + 1 : line.number + 1 + 2 * LIST_LINES]:
                    text = unlinked(other.text).strip()
                    if len(text) > LINK_CHARS or closes_sentence(text) or self.fits(text):
                        break
                    if text[:1].islower():  # a sentence that was cut at its tags
                        return
                    if not links and _GOES_ON.match(text):  # a list of the article's
                        return
                    if text:
                        links.append(drop_line(other, self.rule))
                yield from links


@lru_cache(maxsize=256)
def _menu_of(keys: tuple[str, ...] | KnownLines) -> Callable[[Doc], bool]:
    """Return a test for texts that are the menu of a page: half of their lines are among `keys`."""
    known = frozenset(keys) if isinstance(keys, tuple) else keys

    def is_menu(doc: Doc) -> bool:
        lines = [key for text in doc.line_texts if (key := line_key(text))]
        hits = [key for key in lines if key in known]
        return 2 * len(hits) >= len(lines) and len(set(hits)) >= MENU_LINES

    return is_menu


class LinePattern(NamedTuple):
    """Delete lines that `pattern` matches from end to end, blanks at the ends aside.

    `evidence_words` (`with` in the pack): at least `at_least` of them must occur in the line.
    `starts`: the line begins with one of them, as `line_head` sees it.
    """

    rule: str
    pattern: str
    where: str = "anywhere"
    max_chars: int = SHORT_LINE_CHARS
    needs: tuple[str, ...] = ()
    evidence_words: tuple[str, ...] = ()
    at_least: int = 1
    timed: bool = False
    starts: tuple[str, ...] | KnownStarts = ()

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        pattern = self._asked()
        for line in doc.lines:
            if self.fits(line.text, pattern):
                yield from self.edits(doc, line)

    def _asked(self) -> Timed | Branches:
        return Timed(self.pattern) if self.timed else branches(self.pattern)

    def fits(self, text: str, pattern: Timed | Branches | None = None) -> bool:
        """Tell whether a line is what the rule deletes, wherever it stands."""
        return self.may_act(text) and self.matches(text, pattern)

    def matches(self, text: str, pattern: Timed | Branches | None = None) -> bool:
        """Tell the same of a line that begins with one of `starts`, if there are any."""
        plain = unlinked(text)
        bare = plain.strip()
        if not bare or len(bare) > self.max_chars:
            return False
        # First, because nearly all lines that hold a string end here, and some rules name a hundred.
        pattern = pattern or self._asked()
        if not pattern.fullmatch(bare) and (
            plain is text or "](" in text or not pattern.fullmatch(bare := text.strip())
        ):
            return False  # else an icon is what tells
        if bare[0] in QUOTES and is_speech(bare):
            return False  # in quotes it is somebody's word
        folded = bare.lower()
        if self.needs and not any(
            (need in folded or need[-1] == EDGE) and begins_in(folded, need) for need in self.needs
        ):
            return False
        own = own_words(bare)
        if self.evidence_words and evidence(own, self.evidence_words) < self.at_least:
            return False
        return own is bare or (self.may_act(own) and bool(pattern.fullmatch(own)))

    def may_act(self, text: str) -> bool:
        """Tell whether a line begins with one of `starts`, if there are any."""
        return not self.starts or _is_begun(line_head(text), self.starts)

    def edits(self, doc: Doc, line: Line) -> Iterator[Edit]:
        """Yield the edit for a line that `fits`, if it stands where the rule acts.

        Of a paragraph behind which the page's call is glued, only the call goes.
        """
        if in_place(doc, line, self.where):
            kept = self._kept(line.text)
            yield Edit(line.start + kept, line.end, "", (self.rule,)) if kept else drop_line(line, self.rule)

    def _kept(self, text: str) -> int:
        """Return how many characters stay: the sentences that hold nothing of what the rule needs."""
        kept = kept_before(text, self._calls, 0) if self.needs else 0
        return kept if kept and self.fits(text[kept:]) else 0

    def _calls(self, said: str) -> bool:
        folded = said.lower()
        return any(begins_in(folded, need) for need in self.needs)


def _is_begun(head: str, starts: tuple[str, ...] | KnownStarts) -> bool:
    return head.startswith(starts) if isinstance(starts, tuple) else starts.begin(head)


class Inline(NamedTuple):
    """Replace what `pattern` matches by `leaves`; with a group named `drop`, only that group."""

    rule: str
    pattern: str
    leaves: str = ""
    timed: bool = False

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        regex = compiled(self.pattern, self.timed)
        group: Any = "drop" if "drop" in regex.groupindex else 0
        by_line = not self.timed and self.pattern.startswith(LINE_START)
        for match in _by_line(regex, doc) if by_line else regex.finditer(doc.text):
            start, end = match.span(group)
            if end > start:
                yield Edit(start, end, self.leaves, (self.rule,))


def _by_line(regex: Any, doc: Doc) -> Iterator[Any]:
    end = 0
    for line in doc.lines:
        if line.start >= end:
            match = regex.match(doc.text, line.start)
            if match is not None:
                end = match.end()
                yield match


class AnyOf(NamedTuple):
    """Find what `find` finds, if one of `chars` is among the unusual characters of the text."""

    chars: frozenset[str]
    find: Callable[[Doc], Iterable[Edit]]

    def __call__(self, doc: Doc) -> Iterable[Edit]:
        return () if doc.unusual.isdisjoint(self.chars) else self.find(doc)


class AllBut(NamedTuple):
    """Find what `find` finds, if one of the unusual characters of the text is not among `chars`."""

    chars: frozenset[str]
    find: Callable[[Doc], Iterable[Edit]]

    def __call__(self, doc: Doc) -> Iterable[Edit]:
        return () if doc.unusual <= self.chars else self.find(doc)
