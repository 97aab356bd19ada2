"""Teasers: rows of lines that break off, each of another story, and sentences with the same button behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence
from ..strings.lexicon import ACTION, KIND, classes_of
from .copies import CUT
from .kin import Article, article_of, kinship

__all__ = ["find_kicked", "find_teasers", "may_be_teasers"]

ROW = 3
CHARS = (30, 400)
ARTICLE_CHARS = 400  # of prose besides the row
SPREAD = 0.08  # three quarters of them were cut at nearly the same length
WORDS = 6  # in scripts with blanks: what a program prints has fewer, or signs of its own
_OUTPUT = frozenset("=<>{}_\\")
KIN = 0.4  # of the words of the row: those of an author who lets his sentences trail off are the article's
KICKER_WORDS = 4  # of the name of a section, at most
BUTTON_CHARS = 32  # of the button behind a teaser's sentence, with the stop before it
_BUTTON = lazy_pattern(r"[.!?…][\"”’»)\]]{0,2}\s+([^\W\d_]{2,14}(?:\s[^\W\d_]{2,14})?)\s?[…»›>→]{0,4}\s*$")
_ENDS = frozenset(".!?\"”“’')")  # of nearly all sentences, and of no button
_CLOSERS = " \u00a0\"'”’)]»"
_SPEECH = frozenset("\"'“‘«„「『…[(")


def find_teasers(doc: Doc) -> Iterator[Edit]:
    """Find three lines or more in a row that all break off, of which the article does not speak.

    A page cuts its teasers at the same length, give or take a word; what an author lets trail off is not.
    Speech and quotations trail off too: a line that begins with a quotation mark parts the row.
    """
    row: list[Line] = []
    for line in (*doc.filled, None):
        if line is not None and _breaks_off(line.text):
            row.append(line)
            continue
        if len(row) >= ROW and _tell_of_other_things(row, doc.once(article_of)):
            yield from (drop_line(teaser, "content.teasers") for teaser in row)
        row = []
    rows = doc.once(_buttoned)
    numbers = {number for row in rows.values() for number in row}
    rest = sum(len(doc.line_texts[number]) for number in doc.prose if number not in numbers)
    for teasers in rows.values():
        size = sum(len(doc.line_texts[number]) for number in teasers)
        if len(teasers) >= ROW and rest >= max(ARTICLE_CHARS, size):
            yield from (drop_line(doc.lines[number], "content.teasers") for number in teasers)


def find_kicked(doc: Doc) -> Iterator[Edit]:
    """Find teasers between two paragraphs: a picture's text, a section's name and the same text again.

    Above the article it is the headline that stands so, among verse it is a refrain, and both stay.
    """
    lines = doc.filled
    end = 0
    for start in range(1, len(lines) - 3):
        if start < end:
            continue
        end = start
        while _is_kicked(lines[end : end + ROW]):
            end += ROW
        if start < end < len(lines) and is_prose(lines[start - 1].text) and is_prose(lines[end].text):
            yield from (drop_line(line, "content.kicked") for line in lines[start:end])


def _is_kicked(lines: Sequence[Line]) -> bool:
    """Tell whether of three lines the first and the last are one headline, with a few words between them."""
    if len(lines) < ROW:
        return False
    text, kicker, copy = (line.text.strip() for line in lines)
    return (
        text == copy
        and CHARS[0] <= len(text) <= CHARS[1]
        and text.count(" ") >= WORDS - 1
        and text[0].isalnum()  # what signs posts begins with a dash
        and not closes_sentence(text)
        and kicker.count(" ") < KICKER_WORDS
        and kicker[-1].isalnum()
    )


def may_be_teasers(doc: Doc) -> bool:
    """Tell whether some line breaks off, or has a button behind it."""
    return any(_breaks_off(line.text) for line in doc.filled) or bool(doc.once(_buttoned))


def _buttoned(doc: Doc) -> dict[str, list[int]]:
    """Return the numbers of the lines with a button behind their last sentence, by the button.

    `It rained all day. more`: one word or two that call to read on, behind the end of a sentence.
    """
    found: dict[str, list[int]] = {}
    for number, text in enumerate(doc.line_texts):
        if CHARS[0] <= len(text) <= CHARS[1] and text[-1] not in _ENDS:
            match = _BUTTON.search(text, len(text) - min(len(text), BUTTON_CHARS))
            if match is not None and is_prose(text[: match.start(1)]) and _calls(match[1].lower()):
                found.setdefault(match[1].lower(), []).append(number)
    return found


def _calls(button: str) -> bool:
    """Tell whether the words of a button are those of labels."""
    return all(set(classes_of(word).values()) & {ACTION, KIND} for word in button.split())


def _breaks_off(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    return (
        bare.endswith(CUT)
        and CHARS[0] <= len(text) <= CHARS[1]
        and text.lstrip()[0] not in _SPEECH
        and (text.count(" ") >= WORDS or text[len(text) // 2] > "\u0e00")
        and _OUTPUT.isdisjoint(text)
    )


def _tell_of_other_things(row: Sequence[Line], article: Article) -> bool:
    texts = [line.text for line in row]
    sizes = sorted(map(len, texts))
    usual = sizes[len(sizes) // 2]
    if 4 * sum(abs(size - usual) <= SPREAD * usual for size in sizes) < 3 * len(sizes):
        return False
    rest = article.without(texts)
    return rest.chars >= ARTICLE_CHARS and kinship(texts, rest) <= KIN
