"""Other stories in a row, told by their look and by the article not speaking of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence, has_ended, is_paragraph
from .facts import are_facts, are_terms, are_wide_facts, without_facts
from .headlines import may_be_title
from .kin import article_of, kinship, stems_of
from .stamps import read_stamp

__all__ = ["are_headlines", "are_wide", "find_others"]

RULE = "content.others"
ITEM_CHARS = (16, 150, 400)  # the longest within the article, and around it
BULLETS = "-–—•·・*▪■●►+#|@(["
WIDE_CHARS = (4, 40)
ROW = {"top": 3, "within": 5, "below": 3}
WIDE_ROW = 6
MEAN_CHARS = (36, 95)  # shorter lines are verse, menus and line-ups, longer ones captions
TEASER_ROW = 6  # of longer lines, above the article
HALF, NEARLY = 0.5, 0.75  # of the lines are facts; around the article headlines name who says it
LONG_CHARS = 45  # on average, which no verse has
WIDE_MEAN = 7.5  # verse has five or seven signs a line
KANA_MEAN = 12  # with kana one word takes as many signs as two without
KIN = 0.25  # of 67 rows above articles, 65 share less, and of rows of captions and key points one in ten
KIN_WITHIN = 0.16  # and of rows of teasers
OWN_WITHIN = 0.2  # of a caption at either end of a row
HEADING_CHARS = 20  # and three fifths of the lines below it
STEMS = 8  # fewer say nothing of kinship
_CLOCK = lazy_pattern(r"\d{1,2}[:：]\d\d\b")  # of a programme
_SEAM = lazy_pattern(r"[a-zß-ÿа-яёіїєґά-ώ][A-ZÀ-ÞА-ЯЁІЇЄҐΆ-Ώ]")  # a section's name, glued to the headline
BODY_STEMS = 60  # of prose, to ask whether it speaks of something
INDENT = 2  # blanks before the items of a list that has lost its bullets, where paragraphs have none
GAP = 2  # lines between two headlines, such as names of sections and headlines of two words
PART_CHARS = 60
TITLE = 3  # lines that may close a row above the article: its headline, what stands below it, its author


def find_others(doc: Doc) -> Iterator[Edit]:
    """Find rows of headlines that share few words with the article: above it, within it and below it.

    The first line may be the article's headline. Lists stay that a colon announces, that hold no
    names, or whose lines are short, and so do rows of captions and key points: they tell of what the
    article tells.
    """
    texts = doc.line_texts
    first, last = doc.body
    if last == 0 or doc.is_unwrapped:  # between joined paragraphs, dialogue and verse look like rows
        return
    few = len([text for text in texts if 3 < len(text) <= ITEM_CHARS[1]]) < ROW["within"]
    if few and first < ROW["top"] and len(texts) - last < ROW["below"]:
        return
    for above, row in _rows(doc):
        start, end = without_facts([doc.line_texts[number].strip() for number in row])
        yield from (drop_line(line, RULE) for line in _strangers(doc, above, row[start:end]))


def _strangers(doc: Doc, above: str, row: Sequence[int]) -> Sequence[Line]:
    """Return the lines of a row of numbers of which the article does not speak, and what parts them."""
    if len(row) < ROW["top"]:
        return ()
    first, last = doc.body
    place = "top" if row[-1] < first else "within" if row[0] < last else "below"
    texts = [doc.line_texts[number].strip() for number in row]
    if not _is_row(texts, place) or _is_announced(above, texts, place):
        return ()
    if place == "below" and are_terms(texts):
        return ()
    article = doc.once(article_of)
    if article.size < BODY_STEMS:
        return ()
    # A caption, a key point or the last sentence of the article may stand at either end of a row.
    often = OWN_WITHIN if place == "within" else 2 * KIN
    own = [kinship([text], article) >= (KIN / 2 if closes_sentence(text) else often) for text in texts]
    if all(own):
        return ()
    start, end = own.index(False), len(own) - own[::-1].index(False)
    while place == "below" and start < end and _ends_article(texts[start : start + 2]):
        start += 1
    while place == "top" and start < end and is_paragraph(texts[end - 1]):
        end -= 1
    texts = texts[start:end]
    if start == end or not _is_row(texts, place) or sum(len(stems_of(text)) for text in texts) < STEMS:
        return ()
    plain = place != "within" and sum(map(len, texts)) <= MEAN_CHARS[1] * len(texts)
    if kinship(texts, article) >= (KIN if plain else KIN_WITHIN):
        return ()
    if place == "top" and not start and sum(map(bool, map(str.strip, doc.line_texts[: row[0]]))) == 1:
        start = 1  # below the headline stands what the article says in small
    if place == "top" and not _has_title(doc, row[start:end]):
        end -= TITLE
        if end - start < ROW[place]:
            return ()
    lines = doc.lines[row[start] : row[end - 1] + 1]
    return [line for line in lines if line.text.strip()]


def _ends_article(texts: Sequence[str]) -> bool:
    """Tell whether the first of two lines may be the article's last: a sentence, or the heading of one."""
    return any(closes_sentence(text) or is_paragraph(text) for text in texts)


def _has_title(doc: Doc, row: Sequence[int]) -> bool:
    """Tell whether above the article stands a headline that speaks of it, beside a row of others."""
    titles = doc.once(_titles)
    return bool(titles) and not row[0] <= titles[0] <= titles[-1] <= row[-1]


def _titles(doc: Doc) -> tuple[int, ...]:
    """Return the numbers of the lines above the article that may be its headline: they speak of it."""
    article = doc.once(article_of)
    return tuple(
        line.number
        for line in doc.filled
        if line.number < doc.body[0]
        and len(stems_of(line.text)) >= TITLE
        and may_be_title(line.text)
        and kinship([line.text], article) >= 2 * KIN
    )


def _rows(doc: Doc) -> Iterator[tuple[str, list[int]]]:
    """Yield the rows of lines that may be headlines, as their numbers, each with the line above it.

    Around the article a few short lines may part them: the rest of a menu, headlines of two words.
    """
    first, last = doc.body
    above = before = ""
    row: list[int] = []
    parted = 0  # short lines since the last headline
    flush = not doc.line_texts[first][:INDENT].isspace()
    for number, _, _, text, _ in doc.filled:
        outside = not first <= number < last
        if (
            before
            and len(text) <= ITEM_CHARS[outside + 1]
            and not (flush and text[:INDENT].isspace())
            and _may_be_headline(text, outside)
        ):
            if not row:
                above = before
            row.append(number)
            parted = 0
        elif row and (not outside or read_stamp(text) is None):
            parted += 1
            if not outside or parted > GAP or not _may_part(text):
                if len(row) >= 3:
                    yield above, row
                row = []
        before = text
    if len(row) >= 3:
        yield above, row


def _may_part(text: str) -> bool:
    text = text.strip()
    return len(text) <= PART_CHARS and text[-1] not in ":：" and not closes_sentence(text)


def _may_be_headline(text: str, outside: bool) -> bool:
    """Tell whether a line may be a headline or, `outside` of the article, a teaser."""
    text = text.strip()
    size = len(text)
    if size < WIDE_CHARS[0] or text[0] in BULLETS or text[-1] in ",;:،、，；：" or text[0].islower():
        return False
    if _CLOCK.match(text) is not None or read_stamp(text) is not None:
        return False
    if not text.isascii() and _is_wide(text):
        return size <= WIDE_CHARS[1] and text[-1] != "。" and "、" not in text[1:3] and not is_prose(text)
    if size < ITEM_CHARS[0] or text[0].isdigit() or text.count(" ") < 2:
        return False
    return (outside or not closes_sentence(text)) and not is_prose(text)


def _is_wide(text: str) -> bool:
    """Tell whether a line is of a script without blanks: by three signs, one of which may be no letter."""
    return any("\u2e80" <= sign <= "\u9fff" for sign in (text[0], text[len(text) // 2], text[-1]))


def _is_announced(above: str, texts: Sequence[str], place: str) -> bool:
    """Tell whether a row is a list of the article: behind a colon or, below its top, behind a heading."""
    if above.rstrip().endswith((":", "：")):
        return True
    if place == "top":
        return False
    first, *others = map(len, texts)
    return (place == "below" and not is_prose(above) and not has_ended(above)) or (
        first <= HEADING_CHARS and not closes_sentence(texts[0]) and 5 * first * len(others) < 3 * sum(others)
    )


def _is_row(texts: Sequence[str], place: str) -> bool:
    if are_wide(texts):
        return not are_wide_facts(texts, NEARLY if place == "below" else HALF)
    return are_headlines(texts, place)


def are_headlines(texts: Sequence[str], place: str) -> bool:
    """Tell whether a row is long enough for its place, its lines as long as headlines, and with names."""
    count = len(texts)
    mean = sum(map(len, texts)) / count
    closed = sum(map(closes_sentence, texts))
    if mean < MEAN_CHARS[0] or 2 * closed > count:
        return False
    if count < (ROW[place] if mean <= MEAN_CHARS[1] else TEASER_ROW) or (
        mean > MEAN_CHARS[1] and place != "top"
    ):
        return False
    if are_facts(texts) or _are_asked(texts):
        return False
    words = [text.split() for text in texts]
    named = sum(
        text[-1] in "?!"
        or _SEAM.search(text) is not None
        or any(w[0].isupper() and len(w) > 1 for w in line[1:])
        for text, line in zip(texts, words, strict=True)
    )
    spoken = sum(sum(len(word) > 3 and word[0].islower() for word in line) >= 2 for line in words)
    roles = sum(line[0].isupper() and len(line[0]) > 3 and not line[-1].isupper() for line in words)
    parted = sum(", " in text for text in texts)  # works with their makers, people with their towns
    return (
        (2 if mean < LONG_CHARS else 3) * named >= count
        and 2 * roles < count
        and (2 * spoken >= count or 2 * parted < count)
        and (place != "within" or (3 * named >= 2 * count and 4 * spoken >= 3 * count))
    )


def _are_asked(texts: Sequence[str]) -> bool:
    """Tell whether lines are questions and answers: a third each."""
    asked = sum(text[-1] in "?？؟" for text in texts)
    return 3 * asked >= len(texts) and 3 * sum(map(closes_sentence, texts)) >= len(texts)


def are_wide(texts: Sequence[str]) -> bool:
    """Tell whether a row in a script without blanks is no verse: six lines, of uneven length, no refrain."""
    sizes = list(map(len, texts))
    if len(texts) < WIDE_ROW or not all(map(_is_wide, texts)):
        return False
    if 2 * sum(text[-1] in ")）" for text in texts) >= len(texts):  # people with what they are
        return False
    kana = any("\u3041" <= sign <= "\u30ff" for text in texts for sign in text)
    return (
        sum(sizes) >= (KANA_MEAN if kana else WIDE_MEAN) * len(sizes)
        and len(set(sizes)) >= 3
        and len(set(texts)) == len(texts)
    )
