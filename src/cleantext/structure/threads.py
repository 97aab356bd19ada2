"""The readers' comments below an article, told by the buttons and stamps that recur around them.

A button such as `Reply` is chrome; that it comes again and again, with something between, is what
makes a thread. Alone that is true of a forum too, whose posts are its content: so a thread stands
below a heading that names comments, or below an article and with a stamp for each comment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from .commented import BUTTON_CHARS, LIKED, NAMES, Mark, names_comments, read_marks

__all__ = ["find_threads", "may_be_thread"]

RULE = "content.threads"
CLUSTER = 2  # lines from one mark to the next of the same comment: name, time, votes, buttons
REACH = 30  # lines from one comment's marks to the next one's; an article stands in between otherwise
NEAR = 4  # lines from the heading to the first comment's time, names among them
NAME_CHARS = 40
FIRST = 14  # lines from the heading to the buttons below the first comment
COMMENT_CHARS = 1500  # or three times the others: longer is an article between two marks
PARAGRAPH_CHARS = 80
FIRST_CHARS = 160  # of buttons and names between the heading and such a mark
ARTICLE_CHARS = 400  # of prose above a thread that has no heading
_DIGITS = lazy_pattern(r"-?\d+")
VOTED = 4  # comments with votes, without a heading above them
SIGNATURES = 3
WRITES = 4  # comments of one of those who discuss something, on average at most
_COUNTING = lazy_pattern(  # `9 comments on “The headline”`
    r"(?i)\d+\s(?:[^\W\d_]+\s){1,3}?"
    r"(?:(?:on|to|zu|zum|für|über|sur|à|en|a|em|su|op|do|na|o|k|ke|til|på|к|на|до)\b|(?=[“„\"«]))[\s:]*"
)
_QUOTES = " \t“”„\"«»‘’':"
TITLE_CHARS = 12
HEADS = 6  # lines among which the headline stands
_DAY = lazy_pattern(r"[\s,]\d")


def find_threads(doc: Doc) -> Iterator[Edit]:
    """Find threads of comments, from their heading or first comment to the last one."""
    lines = doc.filled
    order = {line.number: at for at, line in enumerate(lines)}
    # How much prose stands above each line.
    prose = (0, *accumulate(len(line.text) if is_prose(line.text) else 0 for line in lines))
    counting = ((order[number], title) for number, title in doc.once(_counting))
    heads = {line.text.strip().lower().strip(_QUOTES) for line in lines[:HEADS]}
    # A line that counts comments on the text's own headline: an article does not go on below it.
    told = next(
        (
            at
            for at, title in counting
            if len(title) >= TITLE_CHARS and prose[at] >= ARTICLE_CHARS and title in heads
        ),
        None,
    )
    if told is not None:
        yield from (drop_line(line, RULE) for line in lines[told:])
        lines = lines[:told]
    marks = [mark._replace(at=order[mark.at]) for mark in doc.once(read_marks) if order[mark.at]]
    marks = [mark for mark in marks if mark.at < len(lines)]
    if len(marks) < 2:
        return
    for group in _groups(marks):
        extent = _extent(lines, group, prose)
        if extent is not None:
            yield from (drop_line(line, RULE) for line in lines[extent[0] : extent[1]])


def may_be_thread(doc: Doc) -> bool:
    """Tell whether a line is a mark of a comment, or counts comments on a headline."""
    return bool(doc.once(read_marks)) or bool(doc.once(_counting))


def _counting(doc: Doc) -> list[tuple[int, str]]:
    """Return the lines that count the comments on something, by number, and on what: `2 comments on “A”`."""
    return [
        (number, text[match.end() :].lower().strip(_QUOTES))
        for number, text in doc.labels
        if text[0].isdigit() and (match := _COUNTING.match(text)) and NAMES.search(match[0].lower())
    ]


def _groups(marks: Sequence[Mark]) -> Iterator[list[list[Mark]]]:
    """Yield the threads: clusters of marks, each those of one comment or of a part of it."""
    group: list[list[Mark]] = []
    for mark in marks:
        if group and mark.at - group[-1][-1].at <= CLUSTER and mark.key not in {n.key for n in group[-1]}:
            group[-1].append(mark)
        elif group and mark.at - group[-1][-1].at > REACH:
            yield group
            group = [[mark]]
        else:
            group.append([mark])
    if group:
        yield group


def _extent(
    lines: Sequence[Line], group: Sequence[Sequence[Mark]], prose: Sequence[int]
) -> tuple[int, int] | None:
    """Return the range of lines that a thread takes, or None if it is none."""
    group, limit = _without_article(lines, group)
    keys = [frozenset(mark.key for mark in cluster) for cluster in group]
    strong = sum(not all(mark.weak for mark in cluster) for cluster in group)
    if strong < 2 and len(group) < 3:
        return None
    if _stands_above(lines, group[0][0]):
        limit, paragraphs = FIRST_CHARS, 0
    else:
        others = [lines[one[-1].at + 1 : other[0].at] for one, other in pairwise(group)]
        paragraphs = 1 + max(map(_paragraphs, others), default=0)
    start = _heading(lines, group[0][0].at, limit, paragraphs, prose)
    if start is None:
        start = _first_comment(lines, group, prose) if strong >= 3 or _are_voted_on(lines, group) else None
    if start is None:
        start = _first_signature(lines, group, prose)
    if start is None:
        return None
    end = group[-1][-1].at + 1
    first = lines[start : group[0][0].at]
    near = len(first) <= NEAR and all(
        len(line.text) <= NAME_CHARS or names_comments(line.text) for line in first
    )
    if keys[0] == keys[-1] and (near or "stamp" in keys[0]):
        # The marks stand above their comments, so the last comment is still to come.
        last = min(len(lines), end + max(other[0].at - one[-1].at for one, other in pairwise(group)))
        while end < last and not names_comments(lines[end].text):
            end += 1
    return start, end


def _stands_above(lines: Sequence[Line], mark: Mark) -> bool:
    """Tell whether a mark stands above its comment: who says it, or a stamp below a name."""
    above = lines[mark.at - 1].text.strip()
    return mark.key == "says" or (mark.key == "stamp" and len(above) <= NAME_CHARS and above[-1] not in ".!?")


def _without_article(
    lines: Sequence[Line], group: Sequence[Sequence[Mark]]
) -> tuple[Sequence[Sequence[Mark]], int]:
    """Return a group without the marks above the article, such as its own time.

    The second value is how many characters the comments may have: three times as many as is usual.
    """
    first = next((n for n, cluster in enumerate(group) if not all(mark.weak for mark in cluster)), 0)
    heads = (at for at in range(group[0][0].at, group[first][0].at) if names_comments(lines[at].text))
    head = next(heads, -1)
    group = [cluster for cluster in group if cluster[0].at > head]
    sizes = [
        sum(len(line.text) for line in lines[one[-1].at + 1 : other[0].at]) for one, other in pairwise(group)
    ]
    limit = max(COMMENT_CHARS, 3 * sorted(sizes)[len(sizes) // 2] if sizes else 0)
    start = next((n for n, size in enumerate(sizes) if size <= limit), len(sizes))
    return group[start:], limit


def _paragraphs(lines: Sequence[Line]) -> int:
    return sum(len(line.text) >= PARAGRAPH_CHARS for line in lines)


def _heading(
    lines: Sequence[Line], first: int, limit: int, paragraphs: int, prose: Sequence[int]
) -> int | None:
    """Return where the chrome starts that names comments above the first mark.

    Between them stands the first comment, or nothing of one: at most `limit` characters and so many
    `paragraphs`. More is the article, which goes on below a counter of comments.

    Without an article above it takes two lines of chrome: one may count the comments below a headline.
    """
    found: list[int] = []
    for at in range(first - 1, max(0, first - FIRST - 1), -1):
        if names_comments(lines[at].text):
            found.append(at)
        elif found and is_prose(lines[at].text):
            break
    if not found or _paragraphs(lines[found[0] : first]) > paragraphs:
        return None
    if sum(len(line.text) for line in lines[found[0] : first]) > limit:
        return None
    return found[-1] if prose[found[-1]] or len(found) > 1 else None


def _first_comment(
    lines: Sequence[Line], group: Sequence[Sequence[Mark]], prose: Sequence[int]
) -> int | None:
    """Return where the first comment of a thread without a heading starts, if an article stands above.

    Each comment has a stamp, and above the first one's stamp there may be a name.
    """
    stamped = [cluster for cluster in group if any(mark.key == "stamp" for mark in cluster)]
    strong = [cluster for cluster in group if not all(mark.weak for mark in cluster)]
    if 3 * len(stamped) < 2 * len(strong) or all(mark.key != "stamp" for mark in group[0]):
        return None
    start = group[0][0].at
    if start > 1 and len(lines[start - 1].text) <= NAME_CHARS and not is_prose(lines[start - 1].text):
        start -= 1
    return start if prose[start] >= ARTICLE_CHARS else None


def _are_voted_on(lines: Sequence[Line], group: Sequence[Sequence[Mark]]) -> bool:
    """Tell whether most comments have a name above their stamp and behind them a count, told alike."""
    named = sum(_stands_above(lines, cluster[0]) and cluster[0].key == "stamp" for cluster in group)
    if len(group) < VOTED or 3 * named < 2 * len(group):
        return False
    votes: Counter[str] = Counter()
    for one, other in pairwise(group):
        behind = lines[one[-1].at + 1 : other[0].at - 1]  # then comes the next one's name
        near = [line.text for line in behind if len(line.text) <= BUTTON_CHARS]
        votes.update({_DIGITS.sub("0", text) for text in near if not is_prose(text) and _DIGITS.search(text)})
    return any(count >= VOTED - 1 and 3 * count >= 2 * (len(group) - 1) for count in votes.values())


def _first_signature(
    lines: Sequence[Line], group: Sequence[Sequence[Mark]], prose: Sequence[int]
) -> int | None:
    """Return the first of three signatures or more with a time, of different people, below an article.

    Counts of those who liked a comment tell it too. Where the comment above it begins nothing tells, so
    that stays.
    """
    liked = [mark.at for cluster in group for mark in cluster if mark.key == LIKED]
    signed = liked or [mark.at for cluster in group for mark in cluster if mark.key == "signed"]
    who = signed if liked else {_DAY.split(lines[at].text.lower(), maxsplit=1)[0] for at in signed}
    if len(who) < max(SIGNATURES, len(signed) / WRITES) or prose[signed[0]] < ARTICLE_CHARS:
        return None
    return signed[0]
