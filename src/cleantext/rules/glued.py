"""Missing spaces: sentences glued at their end, words glued at a comma, quotations at their quotes."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule
from .seams import CAPITAL, LEADING, NOT_A_WORD, SEAMS, TRAILING, lost_line_ends, sentence_seams, token

__all__ = ["RULES"]


def find_glued_sentence(doc: Doc) -> Iterator[Edit]:
    """Yield edits that part two sentences glued at `official.The`."""
    lost = {*doc.once(lost_line_ends)}
    for at in doc.once(sentence_seams):
        if at not in lost:
            yield Edit(at, at, " ", ("spacing.glued-sentence",))


def find_lost_line_end(doc: Doc) -> Iterator[Edit]:
    """Yield edits that put line ends where a text that has lost them shows its seams."""
    for at in doc.once(lost_line_ends):
        yield Edit(at, at, "\n", ("spacing.lost-line-end",))


_COMMA = lazy_pattern(r",(?=[^\W\d_][^\W\d_])")
_GREEK = "\u0370"  # Latin letters come before it, those of Greek and Cyrillic after


def find_glued_comma(doc: Doc) -> Iterator[Edit]:
    """Yield edits that part two words glued at a comma, in lines that are not data."""
    text = doc.text
    for match in _COMMA.finditer(text, 1):
        at = match.end()
        before, after = text[at - 2], text[at]
        if not (before.islower() or before in '.”"’)') or not after.islower():
            continue
        if before.isalpha() and (before < _GREEK) != (after < _GREEK):
            continue
        left, right = token(text, at)
        word, tail = left[:-1].strip(LEADING), right.rstrip(TRAILING)
        if len(word) < 2 or len(tail) < 2 or left.count(",") > 1 or "," in tail:
            continue
        if NOT_A_WORD.search(left) or NOT_A_WORD.search(right) or not tail.isalpha():
            continue
        if not all(part.isalpha() for part in word.rstrip(TRAILING).split(".") if part):
            continue
        yield Edit(at, at, " ", ("spacing.glued-comma",))


# Who said it may follow in small letters: `“Why?”he asked`. Other words may be joined: `“Jeopardy!”like`.
_SPEAKER = r"(?:he|she|they|we|said|says|ask(?:s|ed)|cried|shouted|replied|the|his|her|their|my|our|and|but) "
_QUOTE_SEAM = lazy_pattern(
    rf"”(?:(?=“)|(?<=[.!?…]”)(?={CAPITAL})|(?<=[.!?]”)(?={_SPEAKER})|(?<=,”)(?=[^\W\d_]))"
)
_WIDE = lazy_pattern("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_QUOTE_START = lazy_pattern(r"“(?:(?<=[^\W\d_][.!?…,:;]“)(?=[^\W_])|(?<=[a-z]“)(?=[A-Z][a-z]))")
_STRAIGHT_SEAM = lazy_pattern(rf'"(?<=[^\W_][.!?]")(?={CAPITAL})')


def find_glued_quote(doc: Doc) -> Iterator[Edit]:
    """Yield edits that part a quotation from the words or the quotation glued to it."""
    text = doc.text
    rule = ("spacing.glued-quote",)
    if "“" in text and "„" not in text:
        for match in _QUOTE_SEAM.finditer(text):
            if _WIDE.search(text, match.start() - 2, match.end() + 2):
                continue  # Chinese and Japanese text has no spaces
            yield Edit(match.end(), match.end(), _between(doc, match.end()), rule)
        for match in _QUOTE_START.finditer(text):
            yield Edit(match.start(), match.start(), _between(doc, match.start()), rule)
    if not _STRAIGHT_SEAM.search(text):
        return
    for line in doc.lines:
        quoted = line.text
        if quoted.count('"') % 2:
            continue  # the quotes of this line do not pair
        before = counted = 0
        for match in _STRAIGHT_SEAM.finditer(quoted):
            at = match.start()
            before += quoted.count('"', counted, at)
            counted = at
            at += before % 2  # an odd quote closes: the space goes behind it
            yield Edit(line.start + at, line.start + at, _between(doc, line.start + at), rule)


def _between(doc: Doc, at: int) -> str:
    """Return what was lost at an offset beside a quote: the line end of a paragraph, or a blank."""
    return "\n" if doc.once(lost_line_ends) and doc.text[at : at + 2].lstrip('“"')[:1].isupper() else " "


_PARAGRAPHS = (
    "The council met for five hours on Monday and agreed to raise the fares. Nobody spoke against it then."
    "The mayor said that the bridge would be closed for a week. The people of the old town were not amused."
    "Ferry stays in harbourThe harbour master said that it would leave at noon. Eleven people were on it."
) * 3

RULES = (
    Rule(
        "spacing.glued-sentence",
        find_glued_sentence,
        (),
        "two sentences without a space between them",
        "spacing",
        drops=("It came from one official.The forces left.",),
        keeps=("He uses Node.js and Amazon.com, and has a Ph.D. in it.",),
        may_find=Matches(SEAMS),
    ),
    Rule(
        "spacing.lost-line-end",
        find_lost_line_end,
        (),
        "two paragraphs without a line end between them",
        "spacing",
        drops=(f"{_PARAGRAPHS}Nobody wanted to say how much it will cost. He left.",),
        keeps=("It came from one official. The forces left. It is called YouTube and JavaScript there.",),
        may_find=Matches(SEAMS),
    ),
    Rule(
        "spacing.glued-comma",
        find_glued_comma,
        (",",),
        "two words without a space behind the comma between them",
        "spacing",
        drops=("It landed at 7:33 p.m.,the airline said.",),
        keeps=("tags: red,green,blue,white", "It grew by 3,5 per cent."),
        may_find=Matches((_COMMA,)),
    ),
    Rule(
        "spacing.glued-quote",
        find_glued_quote,
        ("”", "“", '"'),
        "quotation without a space beside it",
        "spacing",
        drops=("“We tried.”“We failed.”",),
        keeps=("He called it “anti”establishment.",),
        may_find=Matches((_QUOTE_SEAM, _QUOTE_START, _STRAIGHT_SEAM)),
    ),
)
