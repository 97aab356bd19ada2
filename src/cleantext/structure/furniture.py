"""Labels of a page that no list holds, told by the words they are made of, above and below the article.

`Themenseiten zu diesem Artikel:`, `Einen neuen Kommentar hinzufügen`: nobody has listed all that sites say of
their own things, but the words in which they say it are few. A heading of an article may be made of
them too, so they tell only where no article follows, or none has begun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..strings.lexicon import ACTION, KIND, OBJECT, SMALL, classes_of
from .headlines import may_be_title

__all__ = ["find_furniture", "furniture_in", "words_of_label"]

RULE = "content.furniture"
MOST_CHARS, MOST_WORDS = 90, 10
MOST_PIECES = 16  # of a label in a script without blanks
PIECE_CHARS = 8  # of the longest of them
WIDE = ("zh", "ja", "th")
_STOPS = frozenset(".。।۔")  # nobody ends a label so, but a sentence of the same words
_WORD = lazy_pattern(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u200c\u200d'’-])*"
)
_WIDE_RUN = lazy_pattern(r"[^\W\d_a-z](?:[^\W\d_a-z]|[\u0e31-\u0e4e])*|[a-z]+")
#: Scripts that are written without blanks; a class of three ranges takes ten times as long to compile as two.
_WIDE_SIGNS = lazy_pattern(r"[\u0e00-\u0e7f\u3040-\u30ff]"), lazy_pattern(r"[\u3400-\u9fff]")
_CHROME = lazy_pattern(r"[|›»→]\s*$|^\s*[|‹«←<>]|\s[|/›»]\s")
# Code, addresses, paths through a menu, numbered headings and steps, and pieces of a sentence.
_IS_CODE = lazy_pattern(
    r"^TOP \d{1,2} [A-ZÄÖÜ][a-zäöü]|[=;°{}\\\[\]$%^@`\"_]|<\w|\w>|\w\(|\w [-–→] \w|\w\.\w|^[.,']"
    r"|^(?:\w{2,12} )?\d{1,2}(?:[.):]|\.\d)"
)
_NUMBERS = lazy_pattern(r"\d\D+\d")  # two of them: a rating, a range, a score
TWO = 2
NAME_WORDS = 3
SERIES = 3  # different labels that end alike
QUESTIONS = 3  # labels that ask: those of an interview, or of a page of questions and answers
_ASKS = ("?", "？", "؟")


def find_furniture(doc: Doc) -> Iterator[Edit]:
    """Find labels above the first prose line, but for what may be the headline, and below the last one.

    None, if the article speaks of half of its things. Within the article it takes two, and none of which it
    speaks: one that tells how to set up an account has its own headings on that.
    """
    first, last = doc.body
    if last == 0:
        return
    found: list[int] = []
    asked = {text for _, text in doc.labels if text.rstrip().endswith(_ASKS)}
    for number, text in doc.labels:
        if text in asked and len(asked) >= QUESTIONS:
            continue
        if len(text) > MOST_CHARS or text[-1] in _STOPS or _IS_CODE.search(text) is not None:
            continue
        things = furniture_in(text, doc.lang)
        if not things:
            continue
        within = first <= number < last
        if within and len(things) < TWO:
            continue
        said = _said_of(doc, things)
        if not said if within else 2 * len(said) < len(things):
            found.append(number)
    if found and found[0] == doc.filled[0].number and not _is_above_title(doc, frozenset(found)):
        del found[0]
    if found:
        series = doc.once(_series)
        yield from (
            drop_line(doc.lines[number], RULE)
            for number in found
            if series[_end_of(doc.line_texts[number])] < SERIES
        )


def _is_above_title(doc: Doc, found: frozenset[int]) -> bool:
    """Tell whether the first line is a label above the headline, and not the headline itself.

    It is one if another line may be the headline, unless it may be the headline too and no label follows.
    """
    (_, first), *others = doc.labels
    if may_be_title(first) and others and others[0][0] not in found:
        return False
    return any(
        number < doc.body[0] and number not in found and text[-1] not in _STOPS and may_be_title(text)
        for number, text in others
    )


def _series(doc: Doc) -> Counter[str]:
    """Count the last words of labels: among `Song of the Year` and `Group of the Year`, so is a video."""
    return Counter(end for end in {text: _end_of(text) for _, text in doc.labels}.values() if " " in end)


def _end_of(text: str) -> str:
    return " ".join(text.lower().split()[-2:])


@lru_cache(maxsize=1024)  # the same lines are asked about round after round
def furniture_in(text: str, langs: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the things of a site in a line that holds nothing but words of labels of one language.

    A name may close it. Nothing, if it holds other words. Without languages, any that the lexicon knows.

    >>> sorted(furniture_in("Add a new comment")), sorted(furniture_in("A new bridge"))
    (['add', 'comment'], [])
    >>> sorted(furniture_in("See all posts by Ann Marsh")), sorted(furniture_in("All bridges by Ann Marsh"))
    (['posts', 'see'], [])
    """
    chrome = _CHROME.search(text) is not None
    if not chrome and _NUMBERS.search(text) is not None:
        return frozenset()
    if not text.isascii() and any(sign.search(text) for sign in _WIDE_SIGNS):
        tried = [_pieces(text.lower(), lang) for lang in WIDE if not langs or lang in langs]
    else:
        words = words_of_label(text)
        if not 0 < len(words) <= MOST_WORDS:
            return frozenset()
        spoken = [lang for lang in _languages_of(words[:TWO]) if not langs or lang in langs or lang == "en"]
        if not spoken:  # so it is with nearly all lines
            return frozenset()
        known = [(word, classes_of(word)) for word in words]
        name = _name_at_end(text)
        torn = text[-1:].isalpha()  # behind a small word a sentence goes on
        tried = [
            _without_name([(word, classes.get(lang, "")) for word, classes in known], name)
            for lang in spoken
            if not (torn and known[-1][1].get(lang) == SMALL)
        ]
    return next((things for words in tried if (things := _things(words, chrome))), frozenset())


def _languages_of(words: Sequence[str]) -> Iterable[str]:
    """Return the languages whose labels have each of some words."""
    spoken: Iterable[str] = classes_of(words[0])
    for word in words[1:]:
        if not spoken:
            break
        others = classes_of(word)
        spoken = [lang for lang in spoken if lang in others]
    return spoken


def _name_at_end(text: str) -> int:
    """Return with how many words a line ends that are written as names are, up to three, unless all are."""
    words = _WORD.findall(text)
    count = 0
    while count < min(NAME_WORDS, len(words)) and words[-1 - count][0].isupper():
        count += 1
    return count if any(word[0].islower() for word in words[: len(words) - count]) else 0


def _without_name(words: list[tuple[str, str]], name: int) -> list[tuple[str, str]]:
    """Return the words of a line without those of a name at its end, which the language does not know."""
    while name and len(words) > TWO and not words[-1][1]:
        words, name = words[:-1], name - 1
    return words


def _things(words: Sequence[tuple[str, str]], chrome: bool) -> frozenset[str]:
    """Return the things and actions among words and their classes, if those are a label's.

    Where bars and arrows part the words, what sorts and counts tells a label too.
    """
    classes = [told for _, told in words]
    things = classes.count(OBJECT) + classes.count(ACTION)
    telling = things + classes.count(KIND)
    if "" in classes or telling < TWO or 2 * telling < len(classes) or len(classes) > MOST_PIECES:
        return frozenset()
    if not things and not chrome:
        return frozenset()
    return frozenset(
        word for word, told in words if told in (OBJECT, ACTION) or (not things and told == KIND)
    )


def _said_of(doc: Doc, things: frozenset[str]) -> frozenset[str]:
    """Return which of some words the prose of a text has. Few do occur, so it is seldom parted into words."""
    prose = doc.once(_prose)
    maybe = frozenset(thing for thing in things if thing in prose)
    return maybe & doc.once(_said) if maybe else maybe


def _prose(doc: Doc) -> str:
    return "\n".join([doc.line_texts[number] for number in doc.prose]).lower().replace("’", "'")


def _said(doc: Doc) -> frozenset[str]:
    """Return the words of the prose of a text."""
    return frozenset(words_of_label(doc.once(_prose)))


def words_of_label(text: str) -> list[str]:
    """Return the words of a text as the lexicon has them.

    >>> words_of_label("Today’s e-mails: 12")
    ["today's", 'e-mails']
    """
    return [word.strip("'-") for word in _WORD.findall(text.lower().replace("’", "'"))]


def _pieces(text: str, lang: str) -> list[tuple[str, str]]:
    """Return the words of a line without blanks and their classes, the longest first; "" for none."""
    found = []
    for run in _WIDE_RUN.findall(text):
        if run.isascii():
            found.append((run, classes_of(run).get("en", "")))
            continue
        at = 0
        while at < len(run):
            size, told = next(
                (
                    (size, told)
                    for size in range(min(PIECE_CHARS, len(run) - at), 0, -1)
                    if (told := classes_of(run[at : at + size]).get(lang))
                ),
                (0, ""),
            )
            found.append((run[at : at + max(1, size)], told))
            if not size:
                return found
            at += size
    return found
