"""What is left of the page between deleted lines, apart from the article.

The lines that other rules delete part a text into stretches. The longest in prose is the article. Of the
others, those without a sentence are labels, headlines and addresses of the page; those with sentences are
comments and promotions if they stand below the page's foot and the article does not speak of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from ..base.frozen import NamedTuple
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.sentences import closes_sentence
from .below import END_KINDS, FOOT_SIGNS, LATE_KINDS, is_authors_note, is_lone_sentence, may_go_on
from .facts import name_of_fact
from .foot import LINKING_KINDS
from .headlines import may_be_title
from .kin import share, stems_of

__all__ = ["find_islands"]

HEARSAY = "content"  # the kind of lines that are gone because of the lines around them
ARTICLE_CHARS = 250  # of prose in one stretch, and more than all islands together have characters
LINES = 60  # more labels in a row are a list or a table
LINKS = 2  # lines of chrome between the article and labels below it: one may stand within an article
PROSE_BELOW = 0.3  # of the article's, below labels: more would be the rest of the article
FOOT_KINDS = END_KINDS - {"paywall"}  # a wall stands within articles as well, that go on below it
DIGITS = 0.34  # of the lines: more begin with a digit in tables, results and lists of ingredients
BULLETS = "*-–—•· \t"
LABEL_CHARS = 70  # around the headline: a longer line is what stands below it in small
NAME_WORDS = (2, 4)
PARTICLE_CHARS = 3  # of `de`, `van`, `bin` within a name
DASHES = "-–—"
HEADLINE_CHARS, HEADLINE_STEMS = 25, 3
KIN = 0.4  # of the words of an island that the article has too, at most
LINE_CHARS = 140  # of a label, a headline or an address
SIGNS = 2  # lines above sentences, of kinds that stand below articles; a call to comment stands in them too
LATE_SIGNS = 3  # of kinds that stand within articles too, if next to no word is the article's
STRANGE_KIN, STEMS = 0.12, 12
STRANGE_CHARS = 800  # of the article's prose: the parts of a shorter one may share no word either


class Stretch(NamedTuple):
    """Lines of which none is deleted, the kinds of the deleted ones above, and the characters of prose."""

    lines: Sequence[Line]
    above: Sequence[str]
    prose: int


def find_islands(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Line]:
    """Find the stretches between deleted lines that are not of the article.

    The first stretch stays, but for labels below the headline. Lists and tables stay, and sentences
    that were cut into lines: what begins with a small letter goes on with something.
    """
    if LATE_KINDS.isdisjoint(kinds.values()):
        return
    stretches = list(_stretches(doc, kinds))
    main = max(range(len(stretches)), key=lambda number: stretches[number].prose, default=0)
    if len(stretches) < 2 or stretches[main].prose < ARTICLE_CHARS:
        return
    article = stretches[main]
    words = {stem for one in stretches[: main + 1] if one.prose for stem in _stems(one.lines)}
    found = [*_above(stretches[: main + 1], words), *_below(article, stretches[main + 1 :], words)]
    if sum(len(line.text) for line in found) <= article.prose:
        yield from found


def _stretches(doc: Doc, kinds: Mapping[int, str]) -> Iterator[Stretch]:
    above: list[str] = []
    lines: list[Line] = []
    for line in doc.filled:
        if line.number not in kinds:
            lines.append(line)
            continue
        if lines:
            yield Stretch(lines, above, _prose(lines))
            lines, above = [], []
        above.append(kinds[line.number])
    if lines:
        yield Stretch(lines, above, _prose(lines))


def _prose(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if is_prose(line.text))


def _stems(lines: Sequence[Line]) -> list[str]:
    return [stem for line in lines for stem in stems_of(line.text)]


def _is_strange(lines: Sequence[Line], words: set[str], kin: float, least: int = 0) -> bool:
    """Tell whether a smaller share of the words of lines than `kin` is among `words`, if they have enough."""
    stems = _stems(lines)
    return len(stems) >= least and (
        not stems or share(stems, [stem for stem in stems if stem in words]) < kin
    )


def _above(stretches: Sequence[Stretch], words: set[str]) -> Iterator[Line]:
    """Yield the labels around the headline, between lines of chrome; the last stretch is the article."""
    lines_above = (line for one in stretches for line in one.lines)
    labels = list(takewhile(lambda line: not is_prose(line.text), lines_above))
    headline = next((line for line in labels if _is_headline(line.text, words)), None)
    # One that shares no words with its article may be the longest line above it that no full stop closes.
    titles = [] if headline is not None else [line for line in labels if not closes_sentence(line.text)]
    other = max(titles, key=lambda line: len(line.text), default=None)
    for number, (lines, above, prose) in enumerate(stretches[:-1]):
        # Not past what was itself told by its neighbours: that would eat its way on, round by round.
        above = list(takewhile(HEARSAY.__ne__, reversed(above)))
        below = list(takewhile(HEARSAY.__ne__, stretches[number + 1].above))
        if headline in lines:
            lines = lines[lines.index(headline) + 1 :]
        elif LINKING_KINDS.isdisjoint(above) or other in lines:
            continue
        if (
            lines
            and not prose
            and not LINKING_KINDS.isdisjoint(below)
            and not (LATE_KINDS.isdisjoint(above) and LATE_KINDS.isdisjoint(below))
            and _are_whole(lines)
            and not _is_closed(lines)
            and max(len(line.text) for line in lines) <= LABEL_CHARS
            and _is_strange(lines, words, KIN)
        ):
            yield from (line for line in lines if not (_is_byline(line.text) or may_be_title(line.text)))


def _is_headline(text: str, words: set[str]) -> bool:
    """Tell whether a line speaks of what the article speaks of."""
    stems = stems_of(text) if len(text) >= HEADLINE_CHARS and not is_prose(text) else ()
    return len(stems) >= HEADLINE_STEMS and 2 * sum(stem in words for stem in stems) >= len(stems)


def _below(article: Stretch, stretches: Sequence[Stretch], words: set[str]) -> Iterator[Line]:
    """Yield the labels below the article, and the sentences below the page's foot.

    Sentences that stay are the article's, and add to its `words`.
    """
    left = sum(one.prose for one in stretches)
    links = late = ended = comments = 0
    for lines, above, prose in stretches:
        left -= prose
        for kind in above:
            links += kind in LINKING_KINDS
            late += kind in LATE_KINDS
            ended += kind in FOOT_KINDS
            comments += kind == "comments"
        # What asks before a film plays is legal too, and stands within articles.
        least = 2 if comments else 1
        if prose and ended >= SIGNS and (ended >= FOOT_SIGNS or not may_go_on(article.lines, lines, least)):
            goes = _is_strange(lines, words, KIN)
        elif prose:
            long = article.prose >= STRANGE_CHARS
            goes = long and late >= LATE_SIGNS and _is_strange(lines, words, STRANGE_KIN, STEMS)
        else:
            goes = (
                left <= PROSE_BELOW * article.prose
                and (late >= LATE_SIGNS or (late > 0 and links >= LINKS and not _is_closed(lines)))
                and _is_strange(lines, words, KIN)
            )
        long = not prose and max(len(line.text) for line in lines) > LINE_CHARS
        own = (
            _is_signature(lines)
            or is_authors_note(lines[0].text)
            or (not prose and ended < SIGNS and is_lone_sentence(lines))
        )
        if goes and _are_whole(lines) and not (long or own):
            yield from lines
        elif prose:
            words.update(_stems(lines))


def _are_whole(lines: Sequence[Line]) -> bool:
    """Tell whether lines are no parts of a sentence, no table and no list of ingredients."""
    texts = [line.text.strip() for line in lines]
    figures = sum(text.lstrip(BULLETS)[:1].isdigit() for text in texts)
    facts = sum(name_of_fact(text) != "" for text in texts)
    return (
        len(lines) <= LINES
        and not any(text[0].islower() for text in texts)
        and figures + facts <= DIGITS * len(texts)
    )


def _is_closed(lines: Sequence[Line]) -> bool:
    """Tell whether a line ends with a full stop, as a short paragraph does."""
    return any(closes_sentence(line.text) for line in lines)


def _is_signature(lines: Sequence[Line]) -> bool:
    """Tell whether a line alone is a dash and a name: the author's, who signs below what the page put in."""
    text = lines[0].text.strip()
    return len(lines) == 1 and text[0] in DASHES and _is_name(text[1:])


def _is_byline(text: str) -> bool:
    """Tell whether a line is a name, or one behind a word such as `By` and before a place."""
    name = text.split(",")[0]
    return _is_name(name) or _is_name(name.partition(" ")[2])


def _is_name(text: str) -> bool:
    """Tell whether a line may be the name of an author."""
    words = [word for word in text.split() if len(word) > PARTICLE_CHARS or not word.islower()]
    return NAME_WORDS[0] <= len(words) <= NAME_WORDS[1] and all(word[0].isupper() for word in words)
