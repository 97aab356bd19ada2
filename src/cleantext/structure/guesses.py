"""What holds of lines whose ends are guessed: a sentence may look like a label, or have one before it."""

from __future__ import annotations

from collections.abc import Callable

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit

__all__ = ["LINKING", "is_open", "without_guesses"]

MANY_STARTS = 24  # in a line: each is looked at
SENTENCE_WORDS = 4  # of the shortest sentence that may stand behind a headline without a full stop
SHORT_WORDS = 2  # of a sentence that is as likely the article's as a label
NEAR_CHARS = 8  # before an edit, with blanks
FULL_STOPS = (".", "!", "?", "。", ".-")
ENDS = '\n.!?…。"”’»)]'
# Small words that end no label and no headline, so that a capital behind one is a name's.
LINKING = frozenset(
    "a about an and at by for from of on or our the to via with your am auf aus bei das dem den der des die "
    "durch für über im mit und vom von zu zum zur à au aux avec chez dans de du en et la le les par pour "
    "sur al con da del della di do dos e el las los no na o os para sobre por y aan het in met op van voor "
    "av i med och på til w z в во и к на о от по с со у".split()
)
_WORD = lazy_pattern(r"\S+")
# Where a sentence may begin within a line: a word with a capital, a number or a quotation.
_START = lazy_pattern(r"(?<=\s)(?=[\"'“‘„«(]?(?:[^\W\d_a-zß-öø-ÿ]|\d))")


def is_open(text: str, fits: Callable[[str], bool]) -> bool:
    """Tell whether a line that `fits` a rule may hold a sentence of the article, too.

    Where line ends are guessed, `Read more: Ferry late again` has the next sentence behind it if the headline
    has no full stop.

    >>> is_open("Read more: Ferry late again The mayor was not amused.", lambda line: line.startswith("Read"))
    True
    """
    starts = [match.start() for match in _START.finditer(text)]
    if not starts and text.lower() == text.upper():  # no capitals
        starts = [match.start() for match in _WORD.finditer(text)][1:]
    if len(starts) > MANY_STARTS:
        return True
    for at in starts:
        head, rest = text[:at].split(), text[at:]
        if not head or head[-1] in LINKING:  # a blank may stand first
            continue
        if len(rest.split()) >= SENTENCE_WORDS and fits(text[:at].rstrip()):
            return True
        if len(head) > SENTENCE_WORDS and fits(rest):
            return True
    return False


def without_guesses(doc: Doc, found: list[Edit]) -> list[Edit]:
    """Return edits without those of sentences that look like labels only because nothing parts them.

    They are one or two words and a full stop (`Join us.`), a part of what stands in quotes or brackets, or
    of a sentence.
    """
    if not doc.guessed:
        return found
    text = doc.text
    stays = set()
    opened = 0
    quoted = False
    for line in doc.lines:
        if line.number not in doc.guessed:
            opened, quoted = 0, False
            continue
        was = opened > 0 or quoted
        opened += sum(map(line.text.count, "(“„«")) - sum(map(line.text.count, ")”»"))
        opened = max(0, opened)
        quoted ^= line.text.count('"') % 2 == 1
        lone = len(line.text.split()) <= SHORT_WORDS and line.text.rstrip().endswith(FULL_STOPS)
        if lone or was or opened or quoted:
            stays.add(line.start)
    return [edit for edit in found if edit.start not in stays and (edit.text or _has_ended(text, edit.start))]


def _has_ended(text: str, at: int) -> bool:
    """Tell whether nothing or a sentence stands before an offset."""
    return at == 0 or text[max(0, at - NEAR_CHARS) : at].rstrip(" ")[-1:] in ENDS
