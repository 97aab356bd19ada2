"""Teasers that close a text without a foot above them: sentences of which each tells of something else.

What the article speaks of tells them, as it does below a foot. Without one it takes more: five of them,
and that none of them goes on, quotes or attributes, as the paragraphs of the article do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..doc import Doc, Line, is_prose
from ..finders import closes_sentence, drop_line
from ..lazy import lazy_pattern
from ..patch import Edit
from .below import LINE_STEMS, Stems, kin, sentences_of, words_of

__all__ = ["find_tails"]

RULE = "content.tails"
TEASERS = 5  # with words enough
LINES = (6, 40)
LINE_CHARS = 220
MEAN_CHARS = 55  # of those with words enough: shorter ones are credits, and entries of a list
LABEL_CHARS = 30
ARTICLE_LINES = 5
TALK = (5, 8)  # one line in five of the article at least, one in eight of the teasers at most
THEME_KIN = 0.1  # of the words that the article has more than once, and a third of its own share
KIN = 0.36  # of those that stand in the text twice
LINE_KIN = 0.34  # of any line; the first has none, lest it is the article's last
OWN_KIN = 0.25
NAMED = 3  # sentences of the article that hold a name of which no two teasers speak
# How a paragraph goes on or attributes, in English, German, French, Spanish, Portuguese, Italian, Dutch,
# Polish and Russian. An article in another language has none of it, and keeps all its lines.
_GOES_ON = frozenset(
    "he she they it we i his her their its this that these those but and also however meanwhile both another "
    "other others some if so then there er sie es ihr ihre sein seine dies diese dieser das aber und auch il "
    "ils elle elles ce cette ces mais él ella ellos su sus esta este esto eso pero ele eles ela elas seu sua "
    "isso mas lui lei questo questa ma hij zij het deze dit maar on ona oni ono to jego jej ale он она они "
    "это его её но".split()
)
_SAYS = frozenset(
    "said says told added according spokesman spokeswoman spokesperson sagte dijo disse déclaré zei detto "
    "powiedział powiedziała сказал сказала заявил заявила".split()
)
_WORDS = lazy_pattern(r"[^\W\d_]+")
_QUOTED = lazy_pattern('["“„«][^"“”„«»]{25}')
_OPENERS = "\"“”«»„‘'(["


def find_tails(doc: Doc) -> Iterator[Edit]:
    """Find five teasers or more that close a text and of which the article does not speak."""
    last = doc.body[1]
    if last == 0 or not _may_close(doc.line_texts):
        return
    lines = doc.filled
    least = max(ARTICLE_LINES, len(lines) - LINES[1])
    start = len(lines)
    while start > least and _may_be(lines[start - 1].text.strip()):
        start -= 1
    if len(lines) - start < LINES[0]:
        return
    places = _places(lines, start)
    words = [words_of(line.text) for line in lines[start:]] if places else []
    folds = [doc.line_folds[line.number] for line in lines] if places else []
    places = [
        at
        for at in places
        if _are_long(lines[at:], words[at - start :]) and not _is_told(words[at - start], folds[:at])
    ]
    article: list[Stems] = []
    themes: Counter[str] = Counter()
    done = 0
    for at in places:
        more = sentences_of(lines[done:at])
        article += more
        themes.update(stem for stems in more for stem in stems)
        done = at
        if _are_teasers(lines[at:], words[at - start :], article, themes):
            yield from (drop_line(line, RULE) for line in lines[_label(lines, at) :])
            return


def _places(lines: Sequence[Line], start: int) -> list[int]:
    """Return where teasers may begin, from `start` on: they do not talk, and what stands above them does."""
    talks = [_talks(line.text) for line in lines[start:]]
    places = [
        at
        for at in range(start, len(lines) - TEASERS + 1)
        if not talks[at - start] and TALK[1] * sum(talks[at - start :]) <= len(lines) - at
    ]
    if not places or sum(is_prose(line.text) for line in lines[: places[-1]]) < ARTICLE_LINES:
        return []
    talks = [_talks(line.text) for line in lines[:start]] + talks
    return [
        at
        for at in places
        if TALK[0] * sum(talks[:at]) >= at
        and sum(is_prose(line.text) for line in lines[:at]) >= ARTICLE_LINES
    ]


def _may_close(texts: Sequence[str]) -> bool:
    """Tell whether the last lines are short and do not talk, which those of most articles do."""
    found = talk = 0
    for text in reversed(texts):
        if not text or text.isspace():
            continue
        if len(text) > LINE_CHARS:
            return False
        talk += _talks(text)
        found += 1
        if talk > 1 or found == LINES[0]:
            break
    return talk <= 1 and found == LINES[0]


def _talks(text: str) -> bool:
    """Tell whether a line goes on with what stands above it, quotes or attributes."""
    if text.lstrip()[0] in _OPENERS:
        return True
    words = _WORDS.findall(text.lower())
    return (
        (bool(words) and words[0] in _GOES_ON)
        or not _SAYS.isdisjoint(words)
        or _QUOTED.search(text) is not None
    )


def _may_be(text: str) -> bool:
    return len(text) <= LINE_CHARS and not text[0].islower() and text[-1] not in ":：,;"


def _are_long(lines: Sequence[Line], words: Sequence[Stems]) -> bool:
    """Tell whether lines enough say something, in as many characters as teasers have."""
    sizes = [len(line.text) for line, stems in zip(lines, words, strict=True) if len(stems) >= LINE_STEMS]
    return len(sizes) >= max(TEASERS, len(lines) / 2) and sum(sizes) >= MEAN_CHARS * len(sizes)


def _is_told(stems: Stems, folds: Sequence[str]) -> bool:
    """Tell whether two lines above have a word of a line: the short way to what `_are_teasers` asks first."""
    return any(sum(f" {stem}" in fold for fold in folds) > 1 for stem in stems)


def _are_teasers(
    lines: Sequence[Line], words: Sequence[Stems], article: Sequence[Stems], themes: Counter[str]
) -> bool:
    if kin(words[:1], themes) or any(
        kin([stems], themes) > LINE_KIN for stems in words if len(stems) >= LINE_STEMS
    ):
        return False
    own = kin(article, themes)
    if own < OWN_KIN or kin(words, themes) > min(THEME_KIN, own / 3):
        return False
    if kin(words, themes + Counter(stem for stems in words for stem in stems)) > KIN:
        return False
    often = {stem for stem, count in themes.items() if count >= NAMED}
    return sum(not _names(line.text).isdisjoint(often) for line in lines) < 2


def _names(text: str) -> Stems:
    """Return the words of a line that begin with a capital."""
    return words_of(" ".join(word for word in text.split() if word[0].isupper()))


def _label(lines: Sequence[Line], at: int) -> int:
    """Return where teasers begin: at a label near their start, lest the article loses its last line."""
    for number in range(at, at + 3):
        text = lines[number].text.strip()
        if len(text) <= LABEL_CHARS and not closes_sentence(text):
            return number
    return at
