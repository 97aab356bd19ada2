"""Lists of other stories, each with its date or time of day, and dates alone above the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from ..kernel.sentences import begins_small, closes_sentence
from .copies import CUT
from .kin import article_of, kinship
from .stamps import STAMP_CHARS, Stamp, is_labelled, newest_first, read_end, read_stamp

__all__ = ["find_dates", "find_timed", "may_be_timed"]

RULE = "content.timed"
ITEMS = 3  # fewer are a date and an update
ITEM_CHARS = 160  # a headline with its teaser; what is longer is prose
GAP = 3  # lines from one stamp to the next: headline, teaser, name of the section
HEADLINE_CHARS = 16  # on average: shorter lines are results, prices, names of a programme
INDEX_ITEMS = 8  # on a page that holds no prose, such as an article with its lines broken
KIN = 0.5  # lists that tell more of the article's own subject are its chronicle
COUNTED_CHARS = 28  # the same for those with counts, which tables of results have too
CUT_CHARS = 400
LABEL_CHARS = 40
DATES = 2  # of publication and of the last change

_LEAD = lazy_pattern(
    r"[\[(]?(?:\d{1,2}[:.]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)"
    r"(?:,? {1,2}\d{1,2}[:.]\d\d(?::\d\d)?)?[\])]?(?:[\s|–—-]{1,4}(?=\S)|(?=[^\W\d_]))"
)
_TRAIL = lazy_pattern(
    r"[\s|–—,-][\s|–—-]{0,3}[\[(]?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)?"
    r"[\s|,]{0,3}(?:\d{1,2}:\d\d(?::\d\d)?)?[\])]?$"
)
_SEAM = lazy_pattern(
    r"\s?[|•·]\s|\s[|•·]\s?|\s-\s|\s\("
    r"|(?<=\d)[\s,(–-]{1,3}(?=[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?\s?:)"
)
_NAME = lazy_pattern(r"\s*[^\W\d_]{2,20}(?:[\s.&’'-]{1,2}[^\W\d_]{1,20}){0,3}\s*")
_COUNTED = Stamp(minute=-2, ago=True)
_COUNT = lazy_pattern(r"\s*[(\[]?(\d{1,4})[)\]]?\s*")
_DIGIT = lazy_pattern(r"\d")
_NICK = lazy_pattern(r"\s?(?:<[\s@+%]?\S{1,24}>|\[[^\[\]\s]{1,24}\]|-!-|\* \S)\s")  # who speaks in a chat
_SCORE = lazy_pattern(r"\d\s?[:–-]\s?\d")


_COMMENTED = lazy_pattern(r"[\s|,]+\d+\s[^\W\d_]{3,14}\s*$")  # `3 comments`, behind a date
_AUTHORED = lazy_pattern(r"[^\d|,–•·]{3,40}[|,–•·]\s*")  # `Blog entry by Ann Marsh |`, before one


class Item(NamedTuple):
    """A line that holds a stamp and a headline."""

    line: Line
    stamp: Stamp
    title: str


def find_timed(doc: Doc) -> Iterator[Edit]:
    """Find runs of stamps with a headline each, newest first, of which the article does not speak."""
    if len(doc.once(_stamped_lines)) < ITEMS:
        return
    lines = doc.filled
    for run in (*_stamped(doc, lines), *_lined(doc, lines, leads=True), *_lined(doc, lines, leads=False)):
        yield from (drop_line(line, RULE) for line in run)


def find_dates(doc: Doc) -> Iterator[Edit]:
    """Find one or two days alone above the prose; if others stand within it they are a diary's.

    A day without its year may be that of an event, but not behind a label. Below the prose a day may
    belong to a signature; with a label and its time it is the page's.
    """
    texts = doc.line_texts
    first, last = doc.body
    found = [number for number in range(first) if _is_day(texts[number])]
    if 0 < len(found) <= DATES and not any(map(_is_day, texts[first:last])):
        yield from (drop_line(doc.lines[number], "content.dates") for number in found)
    if 0 < last < len(texts):
        found = [number for number in range(last, len(texts)) if _is_day(texts[number], labelled=True)]
        if len(found) <= DATES:
            yield from (drop_line(doc.lines[number], "content.dates") for number in found)


def _is_day(text: str, labelled: bool = False) -> bool:
    """Tell whether a line is a day with its year, or says how long ago, and nothing else but a time.

    Bars may part it from the name of a section or of the paper, and from a second such day.
    """
    if not 6 <= len(text) <= 2 * STAMP_CHARS or not _has_digit(text):
        return False
    stamp = read_stamp(text)
    if stamp is not None:
        told = stamp.minute >= 0 and is_labelled(text)
        return stamp.ago or told or (stamp.has_year and not labelled)
    parts = [part for part in _SEAM.split(text) if part.strip()]
    if len(parts) == 1:
        return False
    stamps = [stamp for part in parts if (stamp := read_stamp(part)) is not None]
    told = any(stamp.minute >= 0 for stamp in stamps) and is_labelled(text)
    return (told or (not labelled and any(stamp.has_year for stamp in stamps))) and all(
        _NAME.fullmatch(part) or read_stamp(part) for part in parts
    )


def may_be_timed(doc: Doc) -> bool:
    """Tell whether a line holds a digit where stamps have theirs."""
    return bool(doc.once(_stamped_lines))


def _stamped_lines(doc: Doc) -> list[str]:
    """Return the lines that hold a digit where stamps have theirs."""
    items = [text for text in doc.line_texts if 0 < len(text) <= ITEM_CHARS]
    return [
        text
        for text in items
        if (text[0].isdigit() or text[-1].isdigit() or _may_be_stamp(text))
        and (len(text) > 3 or text.isdigit())
    ]


def _may_be_stamp(text: str) -> bool:
    return len(text) <= STAMP_CHARS and _has_digit(text)


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _stamped(doc: Doc, lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the runs in which stamps, or counts of comments, and headlines take turns."""
    stamps = [_read_mark(line.text) if len(line.text) <= 2 * STAMP_CHARS else None for line in lines]
    at = 0
    while at < len(lines):
        if stamps[at] is None:
            at += 1
            continue
        marks = [at]
        for number in range(at + 1, len(lines)):
            if (stamp := stamps[number]) is not None:
                if (stamp == _COUNTED) != (stamps[at] == _COUNTED):
                    break
                marks.append(number)
            elif number - marks[-1] > GAP or not _is_item(lines[number].text):
                break
        at = marks[-1] + 1
        start, end = _whole(lines, marks)
        titles = [lines[number].text.strip() for number in range(start, end) if stamps[number] is None]
        if len(titles) < ITEMS or 2 * len(titles) < len(marks):
            continue
        told = [stamp for n in marks if (stamp := stamps[n])]
        if _is_list(doc, told, titles, lines[start:end]) and _are_counts(doc, lines[start:end]):
            yield lines[start - (start > 1 and _is_label(lines[start - 1].text)) : end]


def _read_mark(text: str) -> Stamp | None:
    """Return the stamp of a line; a count of comments is one that names no time."""
    if _COUNT.fullmatch(text) is not None:
        return _COUNTED
    stamp = read_stamp(text)
    if stamp is None and _has_digit(text):
        text = _COMMENTED.sub("", text)
        end = read_end(text)
        if end is not None and end[1].has_year and _AUTHORED.fullmatch(text, 0, end[0]) is not None:
            return end[1]
    return stamp


def _is_item(text: str) -> bool:
    """Tell whether a line may be a headline or a teaser, which may be longer if it breaks off."""
    return len(text) <= ITEM_CHARS or (len(text) <= CUT_CHARS and text.rstrip().endswith(CUT))


def _are_counts(doc: Doc, run: Sequence[Line]) -> bool:
    """Tell whether the counts in a run are those of comments: outside of the article, and in no order.

    Sentences with a number each are a table's.
    """
    counts = [int(match[1]) for line in run if (match := _COUNT.fullmatch(line.text)) is not None]
    if not counts:
        return True
    first, last = doc.body
    outside = run[-1].number < first or run[0].number >= last
    titles = [line.text for line in run if _COUNT.fullmatch(line.text) is None]
    return (
        outside
        and (len(set(counts)) == 1 or sorted(counts) not in (counts, counts[::-1]))
        and sum(map(len, titles)) >= COUNTED_CHARS * len(titles)
        and 2 * sum(map(closes_sentence, titles)) < len(titles)
        and 3 * sum(map(begins_small, titles)) < len(titles)  # a sentence that was cut at its numbers
    )


def _whole(lines: Sequence[Line], marks: Sequence[int]) -> tuple[int, int]:
    """Return where a run starts and ends, with the headlines behind its last stamp or before its first."""
    gaps = sorted(other - one - 1 for one, other in pairwise(marks))
    usual = gaps[len(gaps) // 2] if gaps else 0
    start, end = marks[0], marks[-1] + 1
    sentences = any(is_prose(line.text) for line in lines[start:end])
    behind = [line.text for line in lines[end : end + usual]]
    if len(behind) == usual and _are_items(behind, sentences):
        return start, end + usual
    if 0 < len(behind) < usual and end + len(behind) == len(lines):  # headline, stamp, teaser, to the end
        first = max(1, start + len(behind) - usual)
        around = [*behind, *(line.text for line in lines[first:start])]
        if len(around) == usual and _are_items(around, sentences):
            return first, len(lines)
    before = [line.text for line in lines[max(1, start - usual) : start]]
    if len(before) == usual and _are_items(before, sentences):
        return start - usual, end
    return start, end


def _are_items(texts: Sequence[str], sentences: bool) -> bool:
    return all(_is_item(text) and (sentences or not is_prose(text)) for text in texts)


def _lined(doc: Doc, lines: Sequence[Line], leads: bool) -> Iterator[Sequence[Line]]:
    """Yield the runs of lines that begin with a stamp, or that end with one."""
    run: list[Item] = []
    for line in (*lines, None):
        item = None if line is None or len(line.text) > ITEM_CHARS else _timed(line, leads)
        if item is not None:
            run.append(item)
            continue
        if len(run) >= ITEMS:
            own = [item.line for item in run]
            if _is_list(doc, [item.stamp for item in run], [item.title for item in run], own):
                yield own
        run = []


def _timed(line: Line, leads: bool) -> Item | None:
    text = line.text.strip()
    match = _LEAD.match(text) if leads else _TRAIL.search(text, max(0, len(text) - STAMP_CHARS))
    if match is None:
        return None
    stamp = read_stamp(match.group().strip(" \t\u00a0|–—-,"))
    title = text[match.end() :] if leads else text[: match.start()]
    return Item(line, stamp, title) if stamp is not None and " " in title else None


def _is_list(doc: Doc, stamps: Sequence[Stamp], titles: Sequence[str], run: Sequence[Line]) -> bool:
    """Tell whether a run lists other stories: newest first, with headlines, and none of the article's."""
    if len(stamps) < ITEMS or not newest_first(stamps):
        return False
    if sum(map(len, titles)) < HEADLINE_CHARS * len(titles):
        return False
    if any(_NICK.match(title) for title in titles):
        return False
    if 2 * sum(_SCORE.search(title) is not None for title in titles) >= len(titles):
        return False
    article = doc.once(article_of).without(line.text for line in run)
    if article.size == 0:
        dated = all(stamp.has_year and stamp.minute >= 0 for stamp in stamps)
        return len(stamps) >= (ITEMS + 1 if dated else INDEX_ITEMS) and 4 * sum(
            map(closes_sentence, titles)
        ) <= len(titles)
    whole = sum(closes_sentence(title) and not title.rstrip().endswith(CUT) for title in titles)
    closed = 2 * whole >= len(titles)  # an article told by the clock or by days
    return not closed and kinship(titles, article) < KIN


def _is_label(text: str) -> bool:
    text = text.strip()
    return len(text) <= LABEL_CHARS and text[-1:].isalpha() and text.count(" ") <= 3
