"""Menus of a page, told by bars between their items, by lost blanks, or by the items around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc, Line, is_prose, line_key
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence

__all__ = ["find_bars", "find_menu", "find_shares", "is_item", "may_be_shares"]

RULE = "content.bars"
BARRED_LINES = 3  # with a bar at one of their ends; two may be a byline
BARS = 3  # on one line
ITEM_CHARS = 32
SEAMS = 6  # names that run into each other; an e-mail address or a hashtag has three at most
GLUED_CHARS = 40
LINKED = 4  # lines of a menu that other rules know, and half of it
SHORT_CHARS, SHORT_WIDE_CHARS, SHORT_WORDS = 28, 12, 3

SHARES = 3  # networks one below the other, with nothing between
NAMED = 2  # of them in the prose: then they are what the article is about
_NETWORKS = frozenset(
    "facebook|twitter|google|google plus|linkedin|pinterest|reddit|whatsapp|tumblr|stumbleupon|digg|telegram"
    "|delicious|del.icio.us|flipboard|vkontakte|вконтакте|одноклассники|odnoklassniki|livejournal|viber|xing"
    "|weibo|新浪微博|微信|facebook messenger|bluesky|mastodon|instagram|youtube|newsvine|myspace".split("|")
)
_BESIDE = frozenset(
    "x|vk|ok|line|threads|messenger|email|e-mail|mail|print|rss|copy link|pocket|share|tweet|pin|like|sms"
    "|blogger|evernote|buffer|hacker news|skype|email this|print this".split("|")
)
_SHARES = _NETWORKS | _BESIDE
_SEAM = lazy_pattern(r"[a-zß-ÿа-яёіїєґά-ώ][A-ZÀ-ÞА-ЯЁІЇЄҐΆ-Ώ]")
_BAR = "|"
_STROKES = ("--", "__", "==", "`-")


def find_bars(doc: Doc) -> Iterator[Edit]:
    """Find lines with a bar at an end, three in a row, and around the article lines of short items.

    Tables stay: they have bars at both ends of a line, or as many on the next line.
    """
    if "|" in doc.text:
        lines = doc.filled
        for row in _barred(lines):
            yield from (drop_line(line, RULE) for line in row)
        yield from (drop_line(line, RULE) for line in _parted(doc, lines))
    first, last = doc.body
    if last:
        for number in (*range(1, first), *range(last, len(doc.line_texts))):
            if _is_glued(doc.line_texts[number]):
                yield drop_line(doc.lines[number], RULE)


def find_shares(doc: Doc) -> Iterator[Edit]:
    """Find share bars that came one name a line: three networks or more in a row that nothing announces."""
    row: list[Line] = []
    above = None
    for line in (*doc.filled, None):
        if line is not None and len(line.text) <= ITEM_CHARS and line_key(line.text) in _SHARES:
            row.append(line)
            continue
        if _is_share_bar(doc, row) and not (above is not None and above.text.rstrip().endswith((":", "："))):
            yield from (drop_line(name, "content.shares") for name in row)
        row = []
        above = line


def may_be_shares(doc: Doc) -> bool:
    """Tell whether two lines name a network, as in all share bars."""
    return sum(line_key(text) in _NETWORKS for _, text in doc.labels if len(text) <= ITEM_CHARS) >= NAMED


def _is_share_bar(doc: Doc, row: Sequence[Line]) -> bool:
    names = {line_key(line.text) for line in row} & _NETWORKS
    if len(row) < SHARES or len(names) < SHARES - 1:
        return False
    return len(names & doc.once(_named)) < NAMED


def _named(doc: Doc) -> frozenset[str]:
    """Return the networks that the prose of a text names."""
    prose = " ".join(doc.line_texts[number] for number in doc.prose).lower()
    return frozenset(name for name in _NETWORKS if name in prose)


def _barred(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    row: list[Line] = []
    for line in (*lines, None):
        # The item behind the last bar has none.
        if line is not None and (
            _is_barred(line.text.strip())
            or (row and row[-1].text.rstrip()[-1] in _BAR and len(line.text) <= ITEM_CHARS)
        ):
            row.append(line)
            continue
        if sum(_is_barred(other.text.strip()) for other in row) >= BARRED_LINES:
            yield row
        row = []


def _parted(doc: Doc, lines: Sequence[Line]) -> Iterator[Line]:
    first, last = doc.body
    if last == 0:
        return
    counts = [_bars(line.text) for line in lines]
    for at, line in enumerate(lines):
        around = [other.text.count(_BAR) for other in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])]
        if (
            counts[at] >= BARS
            and counts[at] not in around
            and not first <= line.number < last
            and not (_is_row(line.text) and any(_is_row(other.text) for other in lines[at + 1 : at + 2]))
        ):
            yield line


def _is_row(text: str) -> bool:
    """Tell whether a line is a row of a table, however long its cells are."""
    text = text.strip()
    return text[0] in _BAR and text[-1] in _BAR


def _is_barred(text: str) -> bool:
    if len(text) > ITEM_CHARS + 4:
        return False
    bare = text.strip(_BAR + " \t\u00a0")
    if bare[:2] in _STROKES:  # a tree of folders, drawn
        return False
    ends = (text[0] in _BAR) + (text[-1] in _BAR)
    return ends > 0 and (not bare or ends == 1) and _BAR not in bare


def _bars(text: str) -> int:
    """Return how many bars part the items of a menu; 0 if an item is too long, or a number."""
    if "|" not in text or is_prose(text) or closes_sentence(text):
        return 0
    items = [item.strip() for item in text.strip("| \t\u00a0").split("|")]
    names = all(0 < len(item) <= ITEM_CHARS and not item[0].isdigit() for item in items)
    return len(items) - 1 if names else 0


def _is_glued(text: str) -> bool:
    """Tell whether a line is names in a row, with nothing between them but that each begins anew."""
    if len(text) < GLUED_CHARS or text.count(" ") * GLUED_CHARS // SEAMS > len(text):
        return False
    seams = len(_SEAM.findall(text))
    return seams >= SEAMS and text.count(" ") <= seams // 2 and not any(sign in text for sign in "#@_/=;{}<>")


def find_menu(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find the rest of a menu above the article, of which other rules know four lines and half of all."""
    first = doc.body[0]
    links = sorted(number for number, kind in kinds.items() if kind == "navigation" and 0 < number < first)
    if len(links) < LINKED:
        return
    start = at = 0
    for at in range(len(links)):
        if at + 1 == len(links) or not _is_menu(doc.lines[links[at] + 1 : links[at + 1]]):
            yield from _rest(doc, links[start : at + 1], first)
            start = at + 1


def _rest(doc: Doc, links: Sequence[int], first: int) -> Iterator[Line]:
    """Yield what stands between links, and for the items behind the last of them."""
    if len(links) < LINKED:
        return
    end = links[-1] + 1
    while end < first and doc.lines[end].text.strip() and is_item(doc.lines[end].text):
        end += 1
    rest = [n for n in range(links[0], end) if n not in links and doc.lines[n].text.strip()]
    if len(rest) <= len(links):
        yield from (doc.lines[number] for number in rest)


def _is_menu(lines: Sequence[Line]) -> bool:
    return all(not line.text.strip() or is_item(line.text) for line in lines)


def is_item(text: str) -> bool:
    text = text.strip()
    wide = any("\u2e80" <= char <= "\u9fff" for char in text)
    return (
        len(text) <= (SHORT_WIDE_CHARS if wide else SHORT_CHARS)
        and text.count(" ") < SHORT_WORDS
        and not closes_sentence(text)
        and text[-1:] not in ":："
    )
