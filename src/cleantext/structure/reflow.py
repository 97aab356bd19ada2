"""A text as its author broke it, where what made the text lost the line ends or put in others.

Rules about labels and notices read lines. A text that is wrapped at a width has its sentences on several
of them, and one whose line ends became blanks has none. So these rules read another text of the same
length: with blanks for the line ends of a wrap, line ends for the blanks where lines may have ended, and
capitals where sentences begin in a text that has none. What they find stands in the text itself at the same
offsets, and the text keeps its own line ends and letters.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.code import code_lines
from ..kernel.doc import Doc, Line
from ..kernel.fences import FENCE
from ..kernel.patch import Edit
from ..kernel.sentences import BEGINNING, closes_sentence
from .guesses import LINKING
from .wrapped import LONG_WORD, MAX_WIDTH, parted_sentences

__all__ = ["Rims", "fitted", "folded_lines", "reflowed", "rims_of"]

FOLDED_CHARS = 900  # of the shortest line that is too long for a paragraph
LEAST_CHARS = 300  # of a text that is read anew: one that has gaps on its only line
FOLDED_MAX = 100_000  # of the longest: what is longer is no article
FOLDED_SHARE = 0.4  # of a text, that such a line holds
LONG_SHARE = 0.1  # of a wrapped text, in lines that no width broke
HEAD_CHARS, FOOT_CHARS = 300, 1000  # of a line without line ends, in which notices stand
WORD_CHARS = 24  # of the longest word that begins sentences
LABEL_CHARS = 80  # in which the longest label ends that is looked for before a sentence
GAP_CHARS = 500  # from one to the next, on average: paragraphs are shorter
LONE_CHARS = 7  # of a label of one word; shorter ones are names and small words as often
INTRODUCES = ":–—-"  # behind what announces a sentence, or says where it was written
GAPS, ODD_GAPS = 3, 0.2  # wide ones that stand for line ends; a few of them are before small letters
WRAP_CHARS = 40  # of the shortest line that a width may have broken
BARS = "|¶"
QUOTES = "\"'“‘„«("
_QUOTED = lazy_pattern(r"(?:>[ \t]?){1,9}(?!>)")
# Two blanks or more, a tab, or a bar between words.
_GAP = lazy_pattern(r"(?<=\S)(?: {2}| ?\t)[ \t]*(?=(\S))")
_BAR = lazy_pattern(r"(?<=\S) ?[|¶]{1,5} ?(?=(\S))")
# The first letter of a line, and of a sentence within one.
_FIRST = lazy_pattern(r"[^\w\n]{0,8}([^\W\d_])")
_NEXT = lazy_pattern(r"[.!?…:][\"”’»)]{0,3}[ \t][^\w\n]{0,8}([^\W\d_])")
# The end of a sentence, with the blanks behind it, and what is no small letter. `Mr.` ends none that matters.
_SEAM = lazy_pattern(
    r"[.!?…](?<=(?:[^\W\d_]{2}|[^a-zA-Z]\d|[\"”’»)]{2}|[\u0900-\u0dff]{2}).)[\"”’»)]{0,2}[ \t]+"
    r"(?=[^\sa-zß-ÿа-я])"
    r"|[।۔؟][\"”’»)]{0,2}[ \t]+(?=\S)"
)
# Where a word begins with a capital or a quotation behind another word.
_CAPITAL = lazy_pattern(r"(?<=\S) (?=[\"'“‘„«(]?[^\W\d_a-zß-ÿ])")


def reflowed(doc: Doc) -> Doc:
    """Return a text as its author broke it: the text itself if nothing shows that it was broken otherwise.

    The line ends of a wrap become blanks, and so do the marks before the lines of a quoted mail. In a line
    that is too long for a paragraph, wide gaps, tabs and bars between words become line ends.

    >>> text = "The council met on Monday evening to hear\\nwhat the people of the old town had to say.\\n\\n"
    >>> reflowed(Doc(text * 4)).line_texts[0]
    'The council met on Monday evening to hear what the people of the old town had to say.'
    """
    if len(doc.text) < LEAST_CHARS or FENCE in doc.text:
        return doc
    doc = _capitalized(doc) if doc.text[:LEAST_CHARS].islower() and doc.text.islower() else doc
    doc = _unquoted(doc) if doc.text.startswith(">") else doc
    folded = folded_lines(doc, FOLDED_CHARS if "\n" in doc.text.strip() else LEAST_CHARS)
    if folded:
        gaps = [gap for line in folded for gap in _gaps(line)]
        bars = [at for start, end in gaps for at in range(start, end) if doc.text[at] in BARS]
        return _changed(doc, dict.fromkeys(bars, " ") | {end - 1: "\n" for _, end in gaps})
    if not _may_be_wrapped(doc):
        return doc
    code = doc.once(code_lines)
    ends = [line.end for line in parted_sentences(doc) if line.number not in code]
    return _changed(doc, dict.fromkeys(ends, " "))._replace(is_unwrapped=True) if ends else doc


class Rims(NamedTuple):
    """The ends of a text that has lost its line ends, with their sentences as lines.

    What lies between is left out: `size` characters, from the offset `cut` on. Where the `key` of two is the
    same, so is all else that rules read.
    """

    doc: Doc
    cut: int
    size: int
    key: str

    def placed(self, edits: list[Edit]) -> list[Edit]:
        """Return edits of the ends as those of the text."""
        size = self.size
        return [
            edit if edit.end <= self.cut else edit._replace(start=edit.start + size, end=edit.end + size)
            for edit in edits
            if edit.end <= self.cut or edit.start >= self.cut
        ]


def rims_of(
    doc: Doc, knows: Callable[[str], bool], starters: Sequence[frozenset[str]], seen: str = ""
) -> Rims | None:
    """Return the ends of a text that has lost its line ends, with their sentences as lines: else None.

    None if their `key` is the one that was `seen`, too. Those lines are `Doc.guessed`. `starters` are the
    words that begin sentences, for each language; the text tells which is its own. `knows` tells whether a
    line is a label that some rule deletes: such a label and a sentence may stand on one line.

    >>> text = "It rained all day in the harbour. Read more The ferry stayed where it was. " * 15
    >>> rims_of(Doc(text), {"Read more"}.__contains__, [frozenset(["The"])]).doc.line_texts[:3]
    ['It rained all day in the harbour.', 'Read more', 'The ferry stayed where it was.']
    """
    folded = folded_lines(doc, FOLDED_CHARS)
    if not folded:
        return None
    line = max(folded, key=lambda line: len(line.text))
    head, foot, quoted = line.text, "", False
    if len(line.text) > HEAD_CHARS + FOOT_CHARS:
        head, foot = line.text[:HEAD_CHARS], line.text[-FOOT_CHARS:]
        quoted = line.text[:-FOOT_CHARS].count('"') % 2 == 1
    before, after = doc.text[: line.start], doc.text[line.end :]
    key = f"{before}{head}\n{foot}{after}{quoted}"
    if key == seen:
        return None
    first, last = list(_lines(head, knows, starters)), list(_lines(foot, knows, starters))
    if foot:  # what the cuts have torn stays in between, and a quotation that goes on
        first.pop()
        last = last[1:]
        if quoted:
            last = last[next((number + 1 for number, text in enumerate(last) if '"' in text), len(last)) :]
    else:
        last = []
    if len(first) + len(last) < 2:
        return None
    text = "".join((before, "\n".join((*first, *last)), after))
    guessed = frozenset(range(line.number, line.number + len(first) + len(last)))
    cut = line.start + sum(map(len, first)) + len(first)
    return Rims(Doc(text, doc.lang, doc.site, (), guessed), cut, len(doc.text) - len(text), key)


def _unquoted(doc: Doc) -> Doc:
    """Return a mail that is quoted as a whole with blanks for the marks before its lines."""
    marks = [_QUOTED.match(line.text) for line in doc.filled]
    if None in marks:
        return doc
    spots = [
        line.start + at
        for line, mark in zip(doc.filled, marks, strict=True)
        if mark is not None
        for at in range(mark.end())
    ]
    return _changed(doc, dict.fromkeys(spots, " "))


def _capitalized(doc: Doc) -> Doc:
    """Return a text of small letters alone with capitals where sentences and lines begin."""
    text = doc.text
    if 2 * sum(map(str.islower, text[:LEAST_CHARS])) < LEAST_CHARS:
        return doc  # in a script without capitals
    firsts = list(_NEXT.finditer(text))
    before = ""
    wrapped = _may_be_wrapped(doc)
    for line in doc.lines:
        # In a text that may be wrapped, a sentence may go on behind a long line that closes none.
        goes_on = wrapped and len(before) >= WRAP_CHARS and not closes_sentence(before)
        if not goes_on and (first := _FIRST.match(text, line.start)):
            firsts.append(first)
        before = line.text.strip()
    capitals = {match.end() - 1: match[1].upper() for match in firsts}
    return _changed(doc, {at: char for at, char in capitals.items() if len(char) == 1})


def _changed(doc: Doc, spots: dict[int, str]) -> Doc:
    """Return a text with other characters at some offsets."""
    if not spots:
        return doc
    chars = list(doc.text)
    for at, char in spots.items():
        chars[at] = char
    return Doc("".join(chars), doc.lang, doc.site, doc.gone)


def _may_be_wrapped(doc: Doc) -> bool:
    size = len(doc.text)
    if size >= MAX_WIDTH * doc.text.count("\n"):
        return False
    long = [len(text) for text in doc.line_texts if len(text) > MAX_WIDTH and not LONG_WORD.search(text)]
    return sum(long) < LONG_SHARE * size


def folded_lines(doc: Doc, least: int) -> list[Line]:
    """Return the lines of a text that are too long for paragraphs: they have lost their line ends.

    They are `least` characters long or longer, and hold the most of the text.
    """
    size = max(least, FOLDED_SHARE * len(doc.text))
    if not size <= max(map(len, doc.line_texts)) <= FOLDED_MAX:
        return []
    return [line for line in doc.lines if len(line.text) >= size]


def _gaps(line: Line) -> list[tuple[int, int]]:
    """Return the gaps that were line ends, if there are such: blanks, or else bars."""
    text = line.text
    for signs, pattern in (("  ", "\t"), _GAP), (tuple(BARS), _BAR):
        gaps = list(pattern.finditer(text)) if any(sign in text for sign in signs) else []
        odd = sum(gap[1].islower() for gap in gaps)
        if len(gaps) >= GAPS and odd <= ODD_GAPS * len(gaps) and len(text) <= GAP_CHARS * (len(gaps) + 1):
            return [(line.start + gap.start(), line.start + gap.end()) for gap in gaps]
    return []


def _lines(text: str, knows: Callable[[str], bool], starters: Sequence[frozenset[str]]) -> Iterator[str]:
    """Yield the sentences of a text, each without the blank behind it, and labels before them apart."""
    ended = [match.end() for match in _SEAM.finditer(text)]
    words = {text[at : at + WORD_CHARS].split(None, 1)[0].strip(QUOTES) for at in ended}
    own = max(starters, key=lambda said: len(words & said), default=frozenset())
    ended += [match.start() for match in BEGINNING.finditer(text) if match[1] in own]
    starts = [0]
    for at in sorted({*ended}):
        if _are_words(text[starts[-1] : at - 1]):
            starts.append(at)
    for start, end in pairwise([*starts, len(text) + 1]):
        size = _label(text[start : end - 1], knows, own)
        if size:
            yield text[start : start + size]
            start += size + 1
        yield text[start : end - 1]


def _are_words(text: str) -> bool:
    """Tell whether a part of a text is more than a small word, which is none without what follows."""
    return " " in text or len(text) >= LONE_CHARS or text.isupper() or not text.isalpha()


def _label(text: str, knows: Callable[[str], bool], starters: Container[str]) -> int:
    """Return how long the label is that stands before a sentence, or 0."""
    for match in _CAPITAL.finditer(text, 0, LABEL_CHARS):
        size = match.start()
        label = text[:size]
        if (
            label[-1] not in INTRODUCES
            and label.count("(") == label.count(")")
            and _may_part(label, text[match.end() : match.end() + WORD_CHARS].split(None, 1)[0], starters)
            and knows(label)
        ):
            return size
    return 0


def _may_part(label: str, word: str, starters: Container[str]) -> bool:
    """Tell whether a word may begin a sentence behind a label."""
    count = label.count(" ") + 1
    if label.rpartition(" ")[2].lower() in LINKING:
        return False
    if word.strip(QUOTES) in starters:
        return count > 1 or len(label) >= LONE_CHARS or label.isupper()
    if label.isupper():
        return len(label) >= LONE_CHARS and word.lstrip(QUOTES)[:1].isupper() and not word.isupper()
    return count > 2 and word[0] in QUOTES and word[1:2].isupper()


def fitted(edits: list[Edit], text: str) -> list[Edit]:
    """Return edits of a reflowed text as those of the text: sorted and disjoint, as they were.

    Where a sentence at the end of a line goes, the blank before it goes and not the line end behind it.
    """
    fit: list[Edit] = []
    first = last = 0  # of what goes without a gap
    for edit in edits:
        start, end, new, _ = edit
        first = first if start == last else start
        last = end
        within = first > 0 and text[first - 1] != "\n"
        if within and not new and start < end and text[end - 1] == "\n":
            edit = edit._replace(start=start - (first == start), end=end - 1)
        fit.append(edit)
    return fit
