"""Lines that a paragraph nearby says again: captions, pull quotes, labelled summaries, doubled items."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from .copies import CLOSERS, CUT, QUOTES, REACH, SENTENCE_ENDS, letters, may_recur, weight

__all__ = ["echoes", "find_overlap"]

ECHO_CHARS = (40, 400)
SENTENCE_LETTERS = 30  # of a line that is a whole sentence of a paragraph
PART_LETTERS = 60  # of a line that is the end of one, or a quotation in it, and of an overlap
HEADING_LETTERS = 90  # no heading is longer: of a line without a full stop that is the end of one
PROBE = slice(8, 28)  # behind labels and quotes: this its paragraph has to the letter, or the line's end
PROBE_CHARS = 20
PROBES = 12  # places that are looked at: more than hold a common phrase
NEAR = 10  # lines, to a pull quote's paragraph: farther away it may be another's step or clause
ROW = 2  # echoes one below the other; more are a list of the author's
LEAD_LINES = 3  # below a standfirst, in which the paragraph stands that it was made of
QUOTE_WORDS, MORE_WORDS = 12, 2  # of a pull quote, and of what it leaves out
NAME_WORDS = 4
KICKER_CHARS = 40
HEADING_CHARS = 50  # of what is the author's if a quotation stands below it

_OPENERS = QUOTES + "「『"
_QUOTED = "\"'”’»」』"
_WORDS = lazy_pattern(r"\w+")
_ASKING = ("?", "？", "؟")
_LABEL = lazy_pattern(
    r"[【\[]?(?:核心提示|核心提要|内容提要|內容提要|内容摘要|內容摘要|摘要|导读|導讀|提要|要点|要約|概要|요약)[】\]:：]{1,2}\s*"
)
_CREDIT = lazy_pattern(
    r"\s*[(\[（](?=[^()\[\]（）]*(?:/|(?i:\b(?:pictured?|stock|file|photo|image|foto|archiv\w*|bild|courtesy"
    r"|handout|getty|reuters|ap|afp|epa|pa|dpa|efe|ansa)\b)|[摄攝]|写真))[^()\[\]（）]{2,60}[)\]）]\.?\s*$"
)
_BRACKETS = (")", "]", "）")  # a credit ends with one
#: Who said it, with what they are: `Jo Doe, head of the harbour`.
_ROLE = lazy_pattern(
    r"(?<=[a-z\"”’'])\s+[-–—]?\s?[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}, [A-ZÀ-Þa-z][^.!?:\n]{2,70}$"
)
_NAME = lazy_pattern(r"\s+[-–—]?\s?[^\W\d_a-z][\w.'’-]*$")
_SIGNATURE = lazy_pattern(r"\s*[-–—~]\s?[^\W\d_].{0,80}$|\s*[-–—]\s?.{0,60}\(@")


def echoes(doc: Doc) -> Iterator[Line]:
    """Yield lines whose words a longer line has too, as whole sentences or as a quotation.

    The first line may be the headline, and the article may begin with its words. Questions asked
    again, items of lists and posts above their signature stay, and so do lines of which a summary is made.
    """
    text = doc.text
    lines = doc.filled
    shortest, longest = ECHO_CHARS
    likely = {
        line.start
        for line in lines
        if 2 * len(line.text) >= shortest
        and shortest <= weight(line.text) <= longest
        and _stands_again(text, line)
    }
    if not likely:
        return
    pairs: list[tuple[Line, Line]] = []
    row: list[tuple[Line, Line]] = []
    for at, line in enumerate(lines):
        if line.start in likely:
            other = _original(doc, lines, at)
            if other is not None:
                row.append((line, other))
                continue
        if row:
            pairs += row if len(row) <= ROW else ()
            row = []
    pairs += row if len(row) <= ROW else ()
    said: dict[int, int] = {}
    for line, other in pairs:
        said[other.start] = said.get(other.start, 0) + len(line.text)
    gone: set[int] = set()
    for line, other in pairs:
        is_summary = said[other.start] > len(line.text) and 5 * said[other.start] >= 4 * len(other.text)
        is_first = line.start == lines[0].start and not _LABEL.match(line.text)
        if other.start not in gone and not is_summary and not is_first:
            gone.add(line.start)
            yield line


def _stands_again(text: str, line: Line) -> bool:
    """Tell whether one of two parts of a line stands nearby too. Of nearly all lines neither does."""
    said = line.text
    low, high = max(0, line.start - REACH), line.end + REACH
    probe = said[PROBE]
    if text.find(probe, low, line.start) >= 0 or text.find(probe, line.end, high) >= 0:
        return True
    if not said[-1].isalnum():
        return False
    probe = said[-PROBE_CHARS:]
    return text.find(probe, low, line.start) >= 0 or text.find(probe, line.end, high) >= 0


def _original(doc: Doc, lines: list[Line], at: int) -> Line | None:
    """Return the line nearby that says what a line says, if there is one."""
    line = lines[at]
    text = line.text.lstrip(_OPENERS)
    label = _LABEL.match(text)
    if label is not None:
        text = text[label.end() :]
    bare = text.rstrip(CLOSERS)
    others = _lines_with(doc, line, line.text[PROBE])
    is_open = bare[-1:].isalnum()
    if is_open and not others:
        others = _lines_with(doc, line, bare[-PROBE_CHARS:])
    if (
        not others
        or bare.endswith(_ASKING)
        or may_recur(line.text)
        or (at + 1 < len(lines) and _SIGNATURE.match(lines[at + 1].text))
        or (at and _is_heading(lines[at - 1].text))
    ):
        return None
    credit = _CREDIT.search(text) if text.rstrip().rstrip(".").endswith(_BRACKETS) else None
    if label is not None or credit is not None:
        key = letters(text if credit is None else text[: credit.start()])
        if weight(key) >= SENTENCE_LETTERS:
            for other in others:
                if letters(other.text) == key or _says(other.text, key):
                    return other
    if line.number == doc.body[0]:  # a standfirst that was made of a paragraph far below is a choice
        last = lines[min(at + LEAD_LINES, len(lines) - 1)].start
        others = [other for other in others if other.start <= last]
    if not is_open:  # in quotes it is a line of an interview, and the caption that repeats it is the copy
        if not bare.endswith(SENTENCE_ENDS) or text[0] != line.text.lstrip()[0]:
            return None
        low, high = lines[max(0, at - NEAR)].start, lines[min(at + NEAR, len(lines) - 1)].start
        above = lines[at - 1] if at else line
        if above.number == doc.body[0] and at + 1 < len(lines) and is_prose(lines[at + 1].text):
            others = [
                n for n in others if n.start != above.start
            ]  # the article begins as its standfirst does
        found = _saying([n for n in others if low <= n.start <= high], letters(text), PART_LETTERS)
        beside = {other.start for other in lines[max(0, at - 1) : at + 2]}
        return found or next((n for n in others if n.start in beside and _nearly_says(n.text, text)), None)
    if is_prose(text) or (len(bare) < len(text.rstrip()) and text[0] != line.text.lstrip()[0]):
        return None  # a subheading that is somebody's word
    found = _saying(others, letters(text), SENTENCE_LETTERS)
    role = None if found is not None else _ROLE.search(bare)
    if role is not None:
        found = _saying(others, letters(bare[: role.start()]), PART_LETTERS)
    for _ in range(NAME_WORDS):  # of the speaker, behind a pull quote
        name = _NAME.search(bare)
        if found is not None or name is None:
            break
        bare = bare[: name.start()]
        if (bare[-1:] not in _QUOTED or text[0] != line.text[0]) and _is_apart(bare, name[0]):
            found = _saying(others, letters(bare), ECHO_CHARS[0])
    return found


def _is_heading(text: str) -> bool:
    return (
        len(text) <= HEADING_CHARS
        and not text.rstrip(CLOSERS).endswith(SENTENCE_ENDS)
        and not text[0].islower()
    )


def _is_apart(quote: str, name: str) -> bool:
    """Tell whether words behind a pull quote are its speaker's name and no heading of the next part."""
    return not quote.endswith(SENTENCE_ENDS) or name[0] not in " \u00a0" or name.lstrip()[0] in "-–—"


def _saying(others: list[Line], key: str, size: int) -> Line | None:
    return next((other for other in others if _says(other.text, key, size)), None)


def _lines_with(doc: Doc, line: Line, probe: str) -> list[Line]:
    """Return the other lines nearby that hold a probe."""
    text = doc.text
    found: list[Line] = []
    for start, stop in ((max(0, line.start - REACH), line.start), (line.end, line.end + REACH)):
        at = text.find(probe, start, stop)
        while at >= 0 and len(found) < PROBES:
            low = max(0, at - REACH)
            first = max(low, text.rfind("\n", low, at) + 1)
            end = text.find("\n", at, at + REACH)
            end = min(len(text), at + REACH) if end < 0 else end
            found.append(Line(-1, first, end, text[first:end], end))
            at = text.find(probe, end, stop)
    return found


def _says(text: str, key: str, size: int = SENTENCE_LETTERS) -> bool:
    """Tell whether a paragraph has the words of a line and more: as sentences, or as the end of one if long.

    Where the paragraph's sentence goes on, the author said more there, unless a quotation ends.
    """
    if weight(key) < size or not is_prose(text) or text.rstrip(CLOSERS).endswith(CUT):
        return False
    whole = letters(text)
    if key == whole or key not in whole:
        return False
    span = _span(text, key)
    if span is None:
        return False
    start, end = span
    if (
        text[:start].rstrip(_OPENERS).endswith((":", "：", "!", "?"))
        and start <= KICKER_CHARS
        and not letters(text[end:])
    ):
        return False  # a caption under a label of its own, made of the paragraph
    rest = text[end:]
    if not rest.lstrip(CLOSERS).startswith(SENTENCE_ENDS) and not (set(rest[:2]) & set(_QUOTED)):
        return False
    before = text[:start].rstrip(_OPENERS)
    if not before or before.endswith(SENTENCE_ENDS):
        return True
    long = PART_LETTERS if size >= PART_LETTERS else HEADING_LETTERS
    return weight(key) >= long and (text[start] > "\u2e80" or not text[start - 1].isalnum())


def _nearly_says(text: str, quote: str) -> bool:
    """Tell whether a paragraph has all words of a pull quote in their order, and a few more among them."""
    words = _WORDS.findall(quote.lower())
    said = list(_WORDS.finditer(text.lower()))
    if any(sign in text[:KICKER_CHARS] for sign in ":!?"):  # a caption made of the quote
        return False
    if len(words) < QUOTE_WORDS or len(said) < len(words) or not is_prose(text):
        return False
    for start in (at for at, word in enumerate(said) if word[0] == words[0]):
        left = iter(said[start : start + len(words) + MORE_WORDS])
        last = None
        for word in words:
            last = next((match for match in left if match[0] == word), None)
            if last is None:
                break
        if last is not None and text[last.end() :].lstrip(CLOSERS).startswith(SENTENCE_ENDS):
            return True
    return False


@lru_cache(maxsize=64)  # a long paragraph is asked about each caption that may be of it
def _places(text: str) -> list[int]:
    """Return where the letters and digits of a text stand."""
    return [at for at, char in enumerate(text) if char.isalnum()]


def _span(text: str, key: str) -> tuple[int, int] | None:
    """Return where the letters of `key` stand in a text."""
    places = _places(text)
    row = letters(text)
    at = row.find(key)
    if at < 0 or len(row) != len(places):
        return None
    return places[at], places[at + len(key) - 1] + 1


def find_overlap(doc: Doc) -> Iterator[Edit]:
    """Find beginnings of lines that are the end of the line above, word for word.

    One alone has to begin within a sentence: the end of a caption may be the beginning of the text.
    """
    found: list[Edit] = []
    above = ""
    torn = False
    for line in doc.lines:
        text = line.text
        if text and not text.isspace():
            at = above.rfind(text[:PROBE_CHARS]) if len(text) >= PART_LETTERS else -1
            if at > SENTENCE_LETTERS and len(letters(above[at:])) >= PART_LETTERS:
                size = _shared(text, letters(above[at:]))
                if size:
                    found.append(Edit(line.start, line.start + size, "", ("repeats.overlap",)))
                    torn |= text.lstrip()[0].islower()
            above = text
    if torn or len(found) > 1:
        yield from found


def _shared(text: str, key: str) -> int:
    """Return how much of a text its first letters are, `key`; 0 if they are others, or all of it."""
    span = _span(text, key) if letters(text).startswith(key) else None
    rest = "" if span is None else text[span[1] :].lstrip(CLOSERS + "".join(SENTENCE_ENDS))
    return len(text) - len(rest) if rest else 0
