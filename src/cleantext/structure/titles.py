"""Headlines, captions and titles that a page prints again, beside the article or around it."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line, once
from ..kernel.doc import Doc, Line, is_prose, line_key
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence
from .copies import QUOTES, letters, may_recur, rewrapped, weight

__all__ = ["find_headline", "find_headline_below", "find_twin", "trails"]

TITLE_WEIGHT = (20, 60)  # longer lines are paragraphs, of which one copy goes anyhow
TOP_LINES = 8  # headline, kicker, standfirst, byline and their copies fit in here
FIRST_LINES = 2  # one of them is the headline; what stands lower and again may be a list of the headings
NEAR = 3  # lines between two copies of a headline that is not among the first
REFRAINS = 2  # a line that stands so often below is the refrain of a song
TRAIL_CHARS = 240
CUT_LETTERS, CAPTION_CHARS = 40, 240  # of a text of a picture that is cut off, and of the caption below it

_SITE = lazy_pattern(r"\s+(?:[|»–—-]|::)\s+[^|»–—]{2,40}$")
_SEPARATORS = (">", "»", "›", "/", "|", "→", "＞")
_LEADERS = "—–>»›/|→＞"  # of who wrote the post above, and of trails
_VERSE_ENDS = ",;:!?—–-…"


@once
def find_headline(doc: Doc) -> Iterator[Edit]:
    """Find copies of a headline above the article, with or without the site's name behind them."""
    texts = doc.line_texts
    # Lines without a copy are nearly all: look for the same beginning before anything else.
    top = [line.number for line in doc.filled[:TOP_LINES]]
    heads = [texts[number].strip(QUOTES)[:12] for number in top]
    if len(set(heads)) == len(heads) or not _has_body(doc, top) or doc.once(rewrapped):
        return
    seen: dict[str, int] = {}
    for at, number in enumerate(top):
        text = texts[number].strip()
        if weight(text) < TITLE_WEIGHT[0] or is_prose(text) or text[0] in _LEADERS or text[-1] in ",;":
            continue
        key = line_key(text)
        if not key:  # a rule of dashes
            continue
        bare = line_key(_SITE.sub("", text))
        before = seen.get(key, seen.get(bare) if weight(bare) >= TITLE_WEIGHT[0] else None)
        near = before is not None and at - before <= NEAR and not closes_sentence(text)  # else a clause
        is_copy = before == 0 or (
            before is not None and (before < FIRST_LINES or near) and not may_recur(text)
        )
        if is_copy and texts[top[-1] + 1 :].count(texts[number]) < REFRAINS:
            yield drop_line(doc.lines[number], "repeats.headline")
        seen.setdefault(key, at)


def _has_body(doc: Doc, top: list[int]) -> bool:
    """Tell whether prose follows the first line: without any, the lines may be a poem's."""
    return any(is_prose(text) for text in doc.line_texts[top[0] + 1 :]) if top else False


def trails(doc: Doc) -> Iterator[Line]:
    """Yield trails of links that end with the headline, which stands above or below them."""
    if not any(sign in doc.text for sign in _SEPARATORS):
        return
    lines = doc.filled[: 3 * TOP_LINES]
    likely = [
        line
        for line in lines
        if TITLE_WEIGHT[0] < len(line.text) <= TRAIL_CHARS and any(sign in line.text for sign in _SEPARATORS)
    ]
    for line in likely[:TOP_LINES]:
        text = line.text.rstrip()
        for other in lines:
            head = other.text.strip()
            if (
                weight(head) >= TITLE_WEIGHT[0]
                and text.endswith(head)
                and text[: -len(head)].rstrip().endswith(_SEPARATORS)
            ):
                yield line
                break


@once
def find_headline_below(doc: Doc) -> Iterator[Edit]:
    """Find copies of the headline below the article: the page names the story again at its foot."""
    first, last = doc.body
    lines = doc.filled
    start = len(lines)
    while start and lines[start - 1].number >= last:
        start -= 1
    below = [at for at in range(start, len(lines)) if weight(lines[at].text) >= TITLE_WEIGHT[0]]
    if not below or first == 0:
        return
    above = {line_key(line.text) for line in lines[:FIRST_LINES] if line.number < first}
    for at in below:
        key = line_key(lines[at].text)
        goes_on = at + 1 < len(lines) and lines[at + 1].text.lstrip()[0].islower()
        if weight(key) >= TITLE_WEIGHT[0] and key in above and not goes_on:
            yield drop_line(lines[at], "repeats.headline-below")


@once
def find_twin(doc: Doc) -> Iterator[Edit]:
    """Find captions and titles that stand twice, one below the other, beside a paragraph of prose.

    The first may be cut off: then it goes.
    """
    lines = doc.filled
    starts = [line.text[:8] for line in lines]
    at = 1
    while at < len(lines):
        if starts[at] != starts[at - 1]:
            at += 1
            continue
        key, end = letters(lines[at - 1].text), at
        while end < len(lines) and starts[end] == starts[at - 1] and letters(lines[end].text) == key:
            end += 1
        if end > at:
            if at > 1 and _may_stand_twice(lines[at].text, lines[at - 2], lines[end : end + 1]):
                yield from (drop_line(line, "repeats.twin") for line in lines[at:end])
            at = end
            continue
        text, before = lines[at].text, lines[at - 1].text
        if _is_cut_off(before, text) and 1 < at < len(lines) - 1 and is_prose(lines[at - 2].text):
            yield drop_line(lines[at - 1], "repeats.twin")
        at += 1


def _is_cut_off(text: str, whole: str) -> bool:
    """Tell whether a text, such as a picture's alternative, is the beginning of the caption below it."""
    said = letters(text)
    return (
        weight(said) >= CUT_LETTERS
        and len(whole) <= CAPTION_CHARS
        and (text.rstrip()[-1].isalnum() or text.rstrip()[-1] == ",")
        and letters(whole).startswith(said)
        and len(letters(whole)) > len(said)
    )


def _may_stand_twice(text: str, above: Line, below: list[Line]) -> bool:
    """Tell whether a line may be a title and the text of its picture, by what stands around its copies.

    Short ones begin as titles do, such as `Jo Doe`; items of a list stand beside prose above only.
    """
    text = text.strip()
    if weight(text) >= TITLE_WEIGHT[1] or text[0] in QUOTES or text[-1] in _VERSE_ENDS:
        return False
    beside = any(is_prose(line.text) for line in (above, *below))
    if weight(text) >= TITLE_WEIGHT[0]:
        return is_prose(above.text) or (beside and text[0].isalnum())
    return (
        beside
        and " " in text
        and (text[0].isupper() or text[0].isdigit())
        and (text[-1].isalnum() or text[-1] == ")")
        and any(map(str.isalpha, text))
    )
