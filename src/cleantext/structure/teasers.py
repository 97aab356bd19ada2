"""Boxes that present other stories: a title, a sentence and a button to read on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..doc import Doc, Line, line_key
from ..finders import closes_sentence, drop_line
from ..lazy import lazy_pattern
from ..patch import Edit
from .kin import article_of

__all__ = ["find_teasers", "may_be_teaser"]

RULE = "content.teasers"
BOX_LINES = 4  # title, subtitle, one or two sentences
TITLE_CHARS = 110
LINE_CHARS = 260
BODY_STEMS = 40  # of prose outside the boxes: a page of boxes alone is an index
BUTTON_CHARS = 30
SECTION_CHARS, DOUBLED_CHARS = 40, 24

_BUTTONS = frozenset(
    "more|read more|read on|read full story|full story|continue reading|learn more|view more|"
    "see more|mehr|weiterlesen|mehr lesen|weiter lesen|mehr dazu|lire la suite|en savoir plus|"
    "lire plus|leer más|ver más|seguir leyendo|leia mais|ler mais|saiba mais|veja mais|continua|"
    "leggi tutto|leggi di più|continua a leggere|lees meer|lees verder|meer|więcej|czytaj więcej|"
    "czytaj dalej|czytaj całość|více|číst dál|číst více|celý článek|läs mer|læs mere|les mer|"
    "lue lisää|подробнее|читать далее|читать дальше|читать полностью|далее|детальніше|докладніше|"
    "читати далі|περισσότερα|διαβάστε περισσότερα|devamı|devamını oku|detaylar|citește mai mult|"
    "citeste mai mult|mai mult|اقرأ المزيد|المزيد|ادامه مطلب|بیشتر بخوانید|קרא עוד|להמשך קריאה|"
    "और पढ़ें|مزید پڑھیں|详细|阅读全文|查看更多|更多|閱讀全文|"
    "更多內容|続きを読む|もっと見る|더보기|자세히 보기|xem thêm|đọc tiếp|"
    "xem tiếp|selengkapnya|baca selengkapnya".split("|")
)
_CUT = lazy_pattern(r"(?:\.\.\.|…)[\s»>\[(]*([^.…»>\])]{3,30}?)[\s»>\])]*$")


def find_teasers(doc: Doc) -> Iterator[Edit]:
    """Find teasers that a button closes, two or more of a kind.

    A cut-off sentence with the button on its line is one alone.
    """
    texts = doc.line_texts
    yield from (drop_line(doc.lines[n], RULE) for n, text in enumerate(texts) if n and _is_cut(text))
    yield from _doubled(doc)
    buttons = [number for number, label in doc.labels if _is_button(label)]
    if len(buttons) < 2:
        return
    lines = doc.filled
    order = {line.number: at for at, line in enumerate(lines)}
    for row in _rows(lines, [order[number] for number in buttons]):
        if doc.once(article_of).without(line.text for line in row).size >= BODY_STEMS:
            yield from (drop_line(line, RULE) for line in row)


def may_be_teaser(doc: Doc) -> bool:
    """Tell whether a line is a button, or cut off before one, or the section between two titles."""
    return any(map(_is_cut, doc.line_texts)) or any(
        _is_button(label) or _is_section(label) for _, label in doc.labels
    )


def _is_section(text: str) -> bool:
    return text.isupper() and len(text) <= SECTION_CHARS and "/" not in text


def _doubled(doc: Doc) -> Iterator[Edit]:
    """Find boxes within the article: a title, the section in capitals, and the title again."""
    labels = doc.labels
    for at in range(1, len(labels) - 1):
        if _is_section(labels[at][1]):
            (start, again), (end, title) = labels[at - 1], labels[at + 1]
            if (
                len(title) >= DOUBLED_CHARS
                and again.endswith(title)
                and not closes_sentence(title)
                and doc.body[0] < start
                and not any(text.strip() for text in doc.line_texts[start + 1 : labels[at][0]])
                and not any(text.strip() for text in doc.line_texts[labels[at][0] + 1 : end])
            ):
                yield from (drop_line(doc.lines[number], RULE) for number in (start, labels[at][0], end))


def _is_button(text: str) -> bool:
    return len(text) <= BUTTON_CHARS and line_key(text) in _BUTTONS


def _is_cut(text: str) -> bool:
    """Tell whether a line is a cut-off sentence with a button behind it."""
    if not BUTTON_CHARS < len(text) <= LINE_CHARS or not ("..." in text or "…" in text):
        return False
    cut = _CUT.search(text)
    return cut is not None and line_key(cut[1]) in _BUTTONS


def _rows(lines: Sequence[Line], buttons: Sequence[int]) -> Iterator[Sequence[Line]]:
    """Yield the lines of boxes that follow each other, the first of which is as long as the second."""
    at = 0
    while at < len(buttons):
        start = at
        while at + 1 < len(buttons) and _is_box(lines[buttons[at] + 1 : buttons[at + 1]]):
            at += 1
        if at > start:
            sizes = [other - one - 1 for one, other in pairwise(buttons[start : at + 1])]
            first = max(1, buttons[start] - sizes[0])
            if _is_box(lines[first : buttons[start]]):
                yield lines[first : buttons[at] + 1]
            else:
                yield lines[buttons[start] : buttons[at] + 1]
        at += 1


def _is_box(box: Sequence[Line]) -> bool:
    """Tell whether lines are a title with little below it."""
    if not 1 <= len(box) <= BOX_LINES or any(len(line.text) > LINE_CHARS for line in box):
        return False
    return len(box[0].text) <= TITLE_CHARS and not closes_sentence(box[0].text)
