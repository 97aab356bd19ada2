"""The foot of a page: what stands below the article, told by what other rules delete there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from ..base.lazy import lazy_pattern
from ..finders.lines import LIST_LINES
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.sentences import closes_sentence, is_paragraph, is_speech
from .facts import are_all_facts
from .headlines import is_headline, is_wide_headline
from .menus import is_item

__all__ = ["find_between", "heads_links"]

#: Kinds of rules that act on the foot of a page; ads, credits and pointers stand in articles too.
FOOT_KINDS = frozenset(
    ("comments", "legal", "navigation", "newsletter", "paywall", "social", "donation", "label")
)
LINKING_KINDS = FOOT_KINDS | {"recommendation", "promotion", "placeholder"}
FOOT_SIGNS = 4  # different lines of these kinds that make a foot, at two in five of its lines
STORY_LINES = 3  # lines of prose in a row that are the article, however long the foot below it is

GAP = 3
TAG_CHARS = 32
MENU_LINES = 8
_number = attrgetter("number")
_CLOSING = '"”»'
_PAUSES = ",;!?…，、；！？-–—"

TEASER_LINES = 4
TEASER_CHARS = 100

STORIES, STORY_CHARS = 4, 36  # headlines, and their length on average; steps of a recipe are shorter

LABEL_CHARS = 60
LINKS_WITHIN = 6  # below a label within the article; more is a list of the article's own
LINK_REACH = 200  # lines below a label, blank ones and other labels too
SHORT_WORDS = 4  # of any link
LINK_WORDS = (6, 8)  # of the first link there and of the last: a shorter line may be the next heading,
# unless the label, such as `Related links`, says that there are several
LINK_CHARS = (48, 10)  # which few headings have, and few in scripts without blanks
_BUTTON = lazy_pattern(
    r"\s*(?i:read (?:more|on|the (?:full|whole) (?:story|article))|full story|continue reading|weiterlesen"
    r"|mehr lesen|lire (?:la suite|plus)|leer más|seguir leyendo|leggi tutto|leia mais|ler mais"
    r"|lees (?:meer|verder)|czytaj (?:więcej|dalej)|číst (?:dále|více)|läs mer|læs mere|les mer|lue lisää"
    r"|читать (?:далее|дальше|полностью)|читати далі|περισσότερα|devamını oku|citește mai (?:mult|departe)"
    r"|xem thêm|đọc tiếp|selengkapnya|اقرأ المزيد|阅读全文|続きを読む)\W*$"
)
# What heads a list of works, which is the author's.
_WORKS = lazy_pattern(
    r"(?i:references?|sources?|notes?|footnotes|bibliography|works cited|literatur|quellen|références"
    r"|referencias|fuentes|referências|fontes|riferimenti|fonti|bronnen|źródła|bibliografia|литература"
    r"|источники|примечания|kaynakça|kaynaklar|参考文献|出典)\W*$"
)


def find_between(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find what lies between deleted lines below the article: the rest of the page's foot.

    `kinds` are those of the rules that delete lines, by the numbers of the lines. Lines that close with a
    full stop stay, unless they are teasers of other stories, and so do more than twelve lines in a row.
    """
    if not kinds or doc.body[1] == 0:  # no prose: the whole text may be a list
        return
    deleted = set(kinds)
    signs = {number for number, kind in kinds.items() if kind in FOOT_KINDS}
    prose = [number for number in doc.prose if number not in deleted]
    first, last = doc.body
    size = sum(len(doc.line_texts[number]) for number in prose)
    last = min(prose[-1] + 1 if prose else last, _foot(doc, deleted, signs, first, size))
    if not prose:
        last = min(last, _foot(doc, deleted, signs, -1, size))
    for number, kind in kinds.items():
        if kind in ("recommendation", "label") and heads_links(doc.lines[number].text):
            yield from _links(doc, kinds, number, last)
            yield from _teaser(doc, kinds, number)
        if kind in ("navigation", "label") and number >= last:
            yield from _tags(doc, deleted, number)
    yield from _rest(doc, kinds, signs, last)
    for upper, lower in pairwise(sorted(deleted)):
        lines = [line for line in doc.lines[upper + 1 : lower] if line.text.strip()]
        if (
            upper >= last
            and _are_apart(lines, sum(kinds[number] in LINKING_KINDS for number in (upper, lower)))
            and (len(lines) <= LIST_LINES or ({upper, lower} <= signs and _is_menu(lines)))
            and not any(is_paragraph(line.text) for line in lines)  # whose headings the others may be
        ):
            yield from (
                line for line in lines if not (closes_sentence(line.text) or is_speech(line.text.strip()))
            )
        if upper in signs and _are_teasers(doc, lines, deleted, first, lower):
            yield from lines


def _are_apart(lines: Sequence[Line], linking: int) -> bool:
    """Tell whether lines are none of the article's, by the lines of the page's foot around them, of two.

    Ads stand in its recipes and lists, so one such line is not enough, but where the lines are a row of
    headlines. Results, opening hours and ingredients hold figures, and interviews questions.
    """
    signs = "?？؟" if len(lines) > STORY_LINES else ""
    figures = sum(any(map(str.isdigit, line.text)) or line.text.rstrip()[-1] in signs for line in lines)
    size = sum(len(line.text) for line in lines)
    if len(lines) > 1 and (2 * figures >= len(lines) or are_all_facts([line.text for line in lines])):
        return False
    return linking == 2 or (linking == 1 and len(lines) >= STORIES and size >= STORY_CHARS * len(lines))


def _links(doc: Doc, kinds: Mapping[int, str], label: int, last: int) -> Iterator[Line]:
    """Yield the headlines below a label such as `Read more:`."""
    within = label < last
    if within and not _heads(doc, label):
        return
    announced = doc.lines[label].text.rstrip().endswith(":")
    several = doc.lines[label].text.rstrip(" :»").endswith(("s", "S"))
    links: list[Line] = []
    closed: list[Line] = []  # headlines with a full stop: links if another link follows
    short: list[Line] = []  # which may be the next heading of the article, unless another link follows
    for number in range(label + 1, min(label + 1 + LINK_REACH, len(doc.lines))):
        line = doc.lines[number]
        text = line.text.strip()
        if not text:
            continue
        words = LINK_WORDS[bool(links) and not several] if within else SHORT_WORDS
        if _may_be_link(text, words) if number not in kinds else kinds[number] == "recommendation":
            links += [*closed, *short, line]
            closed, short = [], []
        elif announced and links and not closed and is_headline(text.rstrip("."), LINK_WORDS[1]):
            closed = [line]
        elif number not in kinds and within and (links or announced) and _may_be_link(text, SHORT_WORDS):
            links += short
            short = [line]
        else:
            break
    links = [line for line in links if line.number not in kinds]
    if len(links) <= (LINKS_WITHIN if within else LIST_LINES):
        yield from links


def _teaser(doc: Doc, kinds: Mapping[int, str], button: int) -> Iterator[Line]:
    """Yield the headline of another story between two paragraphs, if a button to read it stands below."""
    if _BUTTON.match(doc.lines[button].text) is None:
        return
    lines = doc.filled
    at = bisect_left(lines, button, key=_number)
    if not 1 < at < len(lines) - 1:
        return
    above, line, below = lines[at - 2], lines[at - 1], lines[at + 1]
    if (
        line.number not in kinds
        and is_headline(line.text.rstrip(" ?？؟"), LINK_WORDS[0])
        and not is_speech(line.text.strip())
        and line.text.rstrip()[-1] not in _CLOSING
        and is_prose(above.text)
        and is_prose(below.text)
    ):
        yield line


def _may_be_link(text: str, words: int) -> bool:
    """Tell whether a line is a headline of so many words, of fewer long ones, or of signs without blanks.

    A headline may begin with what somebody says, but it is not closed.
    """
    if is_speech(text) and text.rstrip('"”“').endswith((".", "!", "?")):
        return False
    if is_headline(text, words if len(text) < LINK_CHARS[0] else SHORT_WORDS):
        return True
    return len(text) >= LINK_CHARS[1] and is_wide_headline(text)


def _tags(doc: Doc, deleted: set[int], label: int) -> Iterator[Line]:
    """Yield the tags below a label: short lines, of which the article says every one."""
    if doc.lines[label].text.rstrip()[-1] not in ":：":
        return
    start = doc.lines[label].start
    for number in range(label + 1, len(doc.lines)):
        text = doc.lines[number].text.strip().lower()
        if not text:
            continue
        if len(text) > TAG_CHARS or number in deleted or not 0 <= doc.folded.find(text) < start:
            return
        yield doc.lines[number]


def _rest(doc: Doc, kinds: Mapping[int, str], signs: set[int], last: int) -> Iterator[Line]:
    """Yield what follows the last line of the foot that other rules know."""
    foot = [number for number in signs if number >= last]
    if not foot or max(kinds) > max(foot):
        return
    lines = [line for line in doc.lines[max(foot) + 1 :] if line.text.strip()]
    if len(lines) >= MENU_LINES and kinds[max(foot)] == "legal" and _is_menu(lines):
        yield from lines
        return
    if len(lines) > LIST_LINES or any(is_prose(n.text) or closes_sentence(n.text) for n in lines):
        return
    told = len({doc.lines[number].text.strip() for number in foot})
    if told >= FOOT_SIGNS or (told > 1 < len(lines) and all(is_headline(line.text) for line in lines)):
        yield from lines


def _are_teasers(doc: Doc, lines: list[Line], deleted: set[int], first: int, lower: int) -> bool:
    """Tell whether sentences in the foot present other stories: a list of short ones, and the end.

    Each line is one sentence, the lines of the article are far longer, and nothing but
    boilerplate follows.
    """
    texts = [line.text.strip() for line in lines]
    if not TEASER_LINES <= len(texts) <= LIST_LINES or max(map(len, texts)) > TEASER_CHARS:
        return False
    if any(mark in text[:-1] for text in texts for mark in (". ", "? ", "! ", "“", '"', "«", "„")):
        return False
    texts_below = range(lower + 1, len(doc.lines))
    if any(n not in deleted and doc.line_texts[n].strip() for n in texts_below):
        return False
    body = sorted(len(line.text) for line in doc.lines[first : lines[0].number] if is_prose(line.text))
    return len(body) >= 3 and body[len(body) // 2] > 3 * max(map(len, texts))


def _foot(doc: Doc, deleted: set[int], signs: set[int], first: int, whole: int) -> int:
    """Return the first line from which on nearly all is deleted, or the number of lines.

    `whole` is how many characters of prose are left in the text. A comment policy or a company's address
    is prose, and would count as the article's end.
    """
    lines = doc.lines
    best = len(lines)
    size = prose = story = gap = told = 0
    seen: set[str] = set()
    for line in reversed(lines[first + 1 :]):
        text = line.text.strip()
        if not text:
            continue
        size += 1
        gap = 0 if line.number in deleted else gap + 1
        if first < 0 and gap > GAP:
            break  # a list above a foot, if there is no article
        if line.number not in deleted:
            story = story + 1 if is_prose(text) else 0
            prose += story > 0
            told += len(text) if story else 0
            if story == STORY_LINES or 2 * told > whole:
                break
        elif line.number in signs:
            seen.add(text)
            if len(seen) >= FOOT_SIGNS and 5 * len(seen) >= 2 * size and 6 * prose <= size:
                best = line.number
    return best


def _is_menu(lines: Sequence[Line]) -> bool:
    """Tell whether lines are names and no table, programme or verse: short, without numbers and pauses."""
    return all(
        is_item(line.text)
        and line.text.rstrip()[-1] not in _PAUSES
        and not any(map(str.isdigit, line.text))
        and not line.text.lstrip()[0].islower()
        for line in lines
    )


def heads_links(text: str) -> bool:
    """Tell whether a line is a label alone, and not one with its headline behind it."""
    text = text.strip()
    return (
        len(text) <= LABEL_CHARS
        and ":" not in text[:-1]
        and not closes_sentence(text)
        and _WORKS.match(text) is None
    )


def _heads(doc: Doc, label: int) -> bool:
    """Tell whether a label stands above its links. Below a teaser, `Read more` is its button."""
    if doc.lines[label].text.rstrip().endswith(":"):
        return True
    above = next((text for n in range(label - 1, -1, -1) if (text := doc.line_texts[n]).strip()), "")
    return is_prose(above) or closes_sentence(above)
