"""Other stories that the page's chrome sets apart: above the article, below it, or without any article.

What stands between two lines of chrome and shares next to no words with the article is a teaser of
another story. A page of which only headlines are left when its chrome is gone is an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..kernel.doc import Doc, Line, is_prose
from ..kernel.sentences import closes_sentence, holds_sentences
from .facts import are_facts
from .foot import LINKING_KINDS
from .headlines import are_wide_headlines, is_headline, is_wide_headline
from .kin import Article, article_of, kinship, stems_of
from .others import BODY_STEMS, KIN, WIDE_MEAN, are_headlines

__all__ = ["find_index", "find_strangers"]

# Kinds that stand around the article; appeals, offers and walls stand in it as often.
AROUND_KINDS = (LINKING_KINDS | {"source"}) - {"donation", "newsletter", "paywall"}
TOP_LINES = 60  # down to where teasers above an article are looked for
RUN = (2, 24)
STEMS = 16  # of a run; fewer share no word with the article by chance
LINE_CHARS = 160
PROSE = 1  # line in a run, and shorter than the article: more may be how a short article begins
WIDE_ROW = 3  # lines, of which no two are as long: verse is even

CHROME = 4  # lines by which a page is known
HEADLINES = 10
MEAN_CHARS = 45
STORIES, STORY_CHARS = 3, 28  # above the headlines; items of menus are shorter


def find_strangers(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find what stands between lines of chrome around the article and tells of something else."""
    chrome = {number for number, kind in kinds.items() if kind in AROUND_KINDS}
    if not chrome:
        return
    article: Article | None = None
    for run in (*_runs(doc, kinds, chrome), *_rows_below(doc, kinds, chrome)):
        if not _may_be(run):
            continue
        if article is None:
            article = doc.once(article_of).without(doc.line_texts[number] for number in kinds)
        own = article.without(line.text for line in run)
        prose = sum(len(line.text) for line in run if is_prose(line.text))
        if prose > own.chars:
            continue
        if own.size >= BODY_STEMS and kinship([line.text for line in run], own) < KIN / 2:
            yield from run


def _may_be(run: Sequence[Line]) -> bool:
    texts = [line.text.strip() for line in run]
    return (
        RUN[0] <= len(run) <= RUN[1]
        and sum(map(is_prose, texts)) <= PROSE
        and not are_facts(texts)
        and not any(holds_sentences(text) and closes_sentence(text) for text in texts)
        and max(map(len, texts)) <= LINE_CHARS
        and not any(text.endswith((":", "：")) or text[0].islower() for text in texts)
        and sum(len(stems_of(text)) for text in texts) >= STEMS
    )


def _runs(doc: Doc, kinds: Mapping[int, str], chrome: set[int]) -> Iterator[Sequence[Line]]:
    """Yield what stands between two lines of chrome above the article, but for what holds its headline."""
    run: list[Line] = []
    opened = titled = False
    seen = 0
    for line in doc.filled:
        seen += 1
        if seen > TOP_LINES:
            return
        if line.number not in kinds:
            run.append(line)
            continue
        if run and opened and titled and line.number in chrome:
            yield run
        if sum(is_prose(other.text) for other in run) > 1:
            return  # teasers or the article: what follows is not above it
        titled = titled or bool(run)
        opened = line.number in chrome
        run = []


def _rows_below(doc: Doc, kinds: Mapping[int, str], chrome: set[int]) -> Iterator[Sequence[Line]]:
    """Yield headlines in a script without blanks that stand between the article and the page's foot."""
    row: list[Line] = []
    for line in doc.lines[doc.body[0] + 1 :]:
        if not line.text.strip():
            continue
        if line.number not in kinds and is_wide_headline(line.text):
            row.append(line)
            continue
        texts = [other.text.strip() for other in row]
        if (
            (line.number in chrome or kinds.get(line.number) == "advertisement")
            and len(row) >= WIDE_ROW
            and len(set(map(len, texts))) >= WIDE_ROW
            and are_wide_headlines(texts, WIDE_MEAN)
            and not any(
                is_prose(other.text) for other in doc.lines[line.number :] if other.number not in kinds
            )
        ):
            yield row
        row = []


def find_index(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find the headlines of a page that holds no article."""
    if sum(kind in LINKING_KINDS for kind in kinds.values()) < CHROME:
        return
    left = [line for line in doc.filled if line.number not in kinds]
    if len(left) < HEADLINES or sum(is_prose(line.text) for line in left) > 1:
        return
    texts = [line.text.strip() for line in left]
    heads = [text for text in texts[1:] if is_headline(text)]
    if len(heads) < HEADLINES or 2 * len(heads) < len(left):
        return
    # The items of a list are headlines to the eye too; but no other stories stand above it, and none
    # of its items comes again below it.
    above = sum(
        kind in ("recommendation", "navigation") and len(doc.line_texts[number]) >= STORY_CHARS
        for number, kind in kinds.items()
        if number < left[1].number
    )
    below = {text.strip() for text in doc.line_texts[left[len(left) // 2].number :]}
    if above < STORIES and below.isdisjoint(heads[: len(heads) // 3]):
        return
    if any(text[0].islower() or (closes_sentence(text) and not is_prose(text)) for text in texts):
        return
    if sum(map(len, heads)) >= MEAN_CHARS * len(heads) and are_headlines(heads, "top"):
        # The first line may be the title of an article that is not there.
        yield from (line for line in left[1:] if not is_prose(line.text))
