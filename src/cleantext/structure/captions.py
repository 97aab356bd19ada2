"""Captions that tell in almost the same words what a paragraph nearby tells.

A caption leaves a word out, names who is to be seen, or has a label before it, so it is no copy to the
letter. What it says is in the paragraph still when it has gone. A headline, a standfirst and a list of
key points retell the article too; they stand above it or in a row, and stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line
from ..kernel.sentences import closes_sentence
from .copies import REACH, SENTENCE_ENDS, may_recur

__all__ = ["retold"]

CHARS = (45, 420)
PROBE_CHARS = 16
NEAR = 40  # lines to either side in which the paragraph stands
ROW = 4  # captions one below the other; more are a list of the author's
#: Words in a row that are compared, how many the caption has at least, and the share of its rows that one
#: paragraph has: with a label before it, such as `Out and about:`, and without one.
WORDS = 3
LABELLED = (11, 0.7)  # a shorter one may be the heading of a part: `Myth 9: You need to eat meat`
PLAIN = (12, 0.85)
CLOSED = 0.9  # of a labelled one that ends as a sentence does
#: What several paragraphs have of a caption of some sentences, or with a label; and of a long one.
UNION, LONG_WORDS, LONG_UNION = 0.85, 30, 0.8
SENTENCE_WORDS = 8  # where each sentence of a caption stands in another paragraph
SPLIT_WORDS = 3  # words within words, such as those that a hyphen joins
NAME_CHARS = 60
PARAGRAPH_CHARS = 3000  # of one that is compared word by word
#: A word more or less breaks three rows of words. A heading is told in nearly its words too, but is shorter.
NEARLY_WORDS, NEARLY_ROWS, NEARLY_SPAN = 14, 0.6, 1.25
REST_WORDS = 2  # at the end, which the paragraph has not
LEAD_LINES = 4  # of a headline, its standfirst, its key points
PICTURED_CHARS = 90  # of the sentence that says who is pictured, which goes with what is told elsewhere

_KICKER = lazy_pattern(r"['‘“\"(]?[^\W\d_][^.:!?\n]{0,47}[:!?]['’”\")]?\s+(?=[^\sa-z])")
KICKER_WORDS = 6
#: A label that somebody said: `'Nobody wants that': The mayor opened the bridge`.
_SAID_LABEL = lazy_pattern(
    r"['‘“\"][^\s:][^:\n]{2,108}?(?:[^\s:!?]['’”\"]\s?:|[!?]['’”\"]:?)\s+(?=['‘“\"]?[^\sa-z'‘“\"])"
)
_ASIDE = lazy_pattern(r"[(\[][^()\[\]]{2,60}[)\]]")  # who is to be seen, and where
_WORDS = lazy_pattern(r"\w+")
_SENTENCES = lazy_pattern(r"[.!?]['’”\")]?\s+(?=\S)")
_SEEN = lazy_pattern(r"(?:\w+\s)?(?:pictured|seen|shown)\b|(?:stock|file|library) (?:image|photo|picture)")
_PICTURED = lazy_pattern(
    r"(?<=[.!?…'’”\"])\s+(?=(?:(?:Also |Both )?[Pp]ictured\b|(?:He|She|They)['’](?:s|re) pictured\b"
    r"|[A-Z][\w’' -]{2,40} (?:is|are) pictured\b).)"
)
_SIDE = lazy_pattern(r"\((?:pictured|seen|shown|left|right|above|below|centre|center|inset)\b[^()]{0,40}\)")
_SPEECH_ENDS = ("?'", "!'", "?’", "!’", '?"', '!"', "?”", "!”")
_QUOTES = "\"'“‘«„"
_CLOSERS = " \u00a0'\"’”»"
_CLOSING = (")", "]")


def retold(doc: Doc) -> Iterator[tuple[Line, int]]:
    """Yield captions most of whose words stand in a paragraph nearby, in the same order, and how far they do.

    A caption is told elsewhere to its end, but for the sentence that says who is pictured, if it has one.
    """
    lines = doc.filled
    row: list[tuple[Line, int]] = []
    for at in range(1, len(lines)):
        size = _told(doc, lines, at) if _may_be_caption(lines, at) else 0
        if size:
            row.append((lines[at], size))
            continue
        if len(row) <= ROW:
            yield from row
        row = []
    if len(row) <= ROW:
        yield from row


def _may_be_caption(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line may be a caption, and is no part of a sentence or a list.

    It ends without a full stop, or has a label before it and ends as a quotation does.
    """
    text = lines[at].text
    if not CHARS[0] <= len(text) <= CHARS[1]:
        return False
    if not _is_open(text) and not (_ends_as_speech(text) and _KICKER.match(text)):
        return False
    if at + 1 < len(lines) and lines[at + 1].text.lstrip()[0].islower():
        return False
    above = lines[at - 1].text.rstrip()
    if text.lstrip()[0].islower() and not closes_sentence(above):  # a sentence goes on
        return False
    return not (above.endswith((":", "：")) or may_recur(text))


def _is_open(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    return bare[-1:].isalnum() or bare.endswith(_CLOSING)


def _ends_as_speech(text: str) -> bool:
    return text.rstrip().endswith(_SPEECH_ENDS)


def _told(doc: Doc, lines: Sequence[Line], at: int) -> int:
    """Return how many characters of a caption stand in paragraphs nearby; 0 if they do not."""
    line = lines[at]
    kicker = _kicker_end(line.text)
    start = kicker or _said_end(line.text)
    least, share = PLAIN if not start else LABELLED if _is_open(line.text) else (LABELLED[0], CLOSED)
    if line.text.lstrip()[0].islower():
        share = CLOSED
    if len(line.text[start:].split()) < least - SPLIT_WORDS:
        return 0
    if not start and _is_signed(lines, at):
        return 0
    # Near the top the article retells what stands there; only what stands above is told again.
    is_lead = at <= LEAD_LINES and not kicker and _SIDE.search(line.text) is None
    last = at if is_lead else at + NEAR
    around = lines[max(0, at - NEAR) : last + 1]
    if not _may_stand_again(doc.text, line, start, (around[0].start, around[-1].end)):
        return 0
    seen = doc.once(_seen)
    near = [other for other in around if other is not line]
    told = [
        other
        for other in near
        if len(other.text) >= CHARS[0] and (closes_sentence(other.text) or _ends_as_speech(other.text))
    ]
    known = [seen.get(n.start) or seen.setdefault(n.start, {*_rows(n.text.lower())}) for n in told]
    if _is_told(line.text[start:], known, least, share) or (
        not start and at > LEAD_LINES and _is_nearly_told(line.text, zip(told, known, strict=True))
    ):
        return len(line.text)
    picture = _PICTURED.search(line.text, start)
    if picture is None or not _is_told(line.text[start : picture.start()], known, SENTENCE_WORDS, share):
        return 0
    rest = line.text[picture.end() :]
    return picture.end() if len(rest) > PICTURED_CHARS or _SENTENCES.search(rest) else len(line.text)


def _kicker_end(text: str) -> int:
    """Return where the label before a caption ends, which has a few words; 0 without one."""
    label = _KICKER.match(text)
    if label is None or len(label[0].split()) > KICKER_WORDS or any(map(str.isdigit, label[0])):
        return 0
    return label.end()


def _said_end(text: str) -> int:
    """Return where a label ends that somebody said; 0 without one."""
    said = _SAID_LABEL.match(text) if _is_open(text) else None
    return 0 if said is None else said.end()


def _is_nearly_told(text: str, others: Iterable[tuple[Line, set[tuple[str, ...]]]]) -> bool:
    """Tell whether a paragraph has nearly all words of a caption in their order, and few others among them.

    What it lacks is no name and no figure: lines in which these differ say something else each.
    """
    if text.lstrip()[0] in _QUOTES:
        return False
    words = _WORDS.findall(text)
    if len(words) < NEARLY_WORDS:
        return False
    rows = frozenset(_rows(text.lower()))
    for other, known in others:
        if len(rows & known) < NEARLY_ROWS * len(rows) or len(other.text) > PARAGRAPH_CHARS:
            continue
        from difflib import SequenceMatcher

        folded = [word.lower() for word in words]
        said = _WORDS.findall(other.text.lower())
        blocks = SequenceMatcher(None, folded, said, autojunk=False).get_matching_blocks()[:-1]
        told = {at for a, _, size in blocks for at in range(a, a + size)}
        if (
            len(told) >= CLOSED * len(words)
            and blocks[-1].b + blocks[-1].size - blocks[0].b <= NEARLY_SPAN * len(words)
            and all(words[at].isalpha() and words[at].islower() for at in range(len(words)) if at not in told)
        ):
            return True
    return False


def _is_told(text: str, known: Sequence[set[tuple[str, ...]]], least: int, share: float) -> bool:
    """Tell whether a caption, or each of its sentences, stands in a paragraph."""
    text = _ASIDE.sub(" ", text.lower())
    if len(_WORDS.findall(text)) < least:
        return False
    if _stands_in(text, known, share):
        return True
    sentences = _SENTENCES.split(text)
    return len(sentences) > 1 and (
        all(
            len(_WORDS.findall(part)) >= SENTENCE_WORDS and _stands_in(part, known, share)
            for part in sentences
        )
        or _stands_in_all(text, sentences[-1], known)
    )


def _stands_in_all(text: str, last: str, known: Sequence[set[tuple[str, ...]]]) -> bool:
    """Tell whether several paragraphs have, together, nearly all rows of a text that ends with `last`."""
    rows = _rows(text)
    is_long = len(rows) >= LONG_WORDS
    if not is_long and len(_WORDS.findall(last)) < SENTENCE_WORDS and _SEEN.match(last) is None:
        return False
    said = [any(row in paragraph for paragraph in known) for row in rows]
    least = (LONG_UNION if is_long else UNION) * len(rows)
    return sum(said) >= least and not _says_more(text, said[::-1].index(True))


def _stands_in(text: str, known: Sequence[set[tuple[str, ...]]], share: float) -> bool:
    """Tell whether one paragraph, of which the rows are known, has such a share of a text's rows."""
    rows = _rows(text)
    least = share * len(rows)
    different = frozenset(rows)
    spare = len(rows) - len(different)  # what stands twice counts twice
    for paragraph in known:
        if len(different & paragraph) + spare < least:
            continue
        said = [row in paragraph for row in rows]
        if sum(said) >= least and not _says_more(text, said[::-1].index(True)):
            return True
    return False


def _says_more(text: str, rest: int) -> bool:
    """Tell whether the last words, `rest` of them, are a sentence of their own that tells of no picture."""
    if rest < REST_WORDS:
        return False
    start = [word.start() for word in _WORDS.finditer(text)][-rest]
    return text[:start].rstrip(_CLOSERS).endswith(SENTENCE_ENDS) and _SEEN.match(text, start) is None


def _seen(doc: Doc) -> dict[int, set[tuple[str, ...]]]:
    """Return the rows of words of the paragraphs that captions were compared with, by where these begin."""
    return {}


def _rows(text: str) -> list[tuple[str, ...]]:
    words = _WORDS.findall(text)
    return list(zip(*[words[start:] for start in range(WORDS)], strict=False))


def _is_signed(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a short line stands below: the speaker of a pull quote, who would be left alone."""
    below = lines[at + 1].text.rstrip() if at + 1 < len(lines) else ""
    return 0 < len(below) <= NAME_CHARS and below[-1].isalnum()


def _may_stand_again(text: str, line: Line, start: int, around: tuple[int, int]) -> bool:
    """Tell whether two of four parts of a line stand nearby too."""
    said = line.text
    size = len(said) - start - PROBE_CHARS
    low, high = max(around[0], line.start - REACH), min(around[1], line.end + REACH)
    found = 0
    for part in (1, 2, 3, 4):
        first = start + max(0, size * part // 5)
        probe = said[first : first + PROBE_CHARS]
        found += text.find(probe, low, line.start) >= 0 or text.find(probe, line.end, high) >= 0
        if found + 4 - part < 2:
            return False
    return found >= 2
