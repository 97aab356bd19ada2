"""Headlines of other stories, told by their look: no label says what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..base.lazy import lazy_pattern
from ..finders.lines import LIST_LINES, drop_line
from ..kernel.doc import Doc, Line, is_prose, unlinked
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence
from .facts import are_all_facts, are_terms, without_facts

__all__ = ["are_wide_headlines", "find_headlines", "is_headline", "is_wide_headline", "may_be_title"]

MIN_CHARS = 20
MAX_CHARS = 140
RUN_LINES = 3  # fewer may be a signature, a caption, a last line of verse
PLAIN_RUN_LINES = 4
PLAIN_CHARS = (45, 90)  # on average: lines of songs and shopping lists are shorter, captions longer
# Chinese and Japanese lists of links have no blanks to count; 12 of 148 whole pages close with one.
WIDE_RUN = (6, 48)
WIDE_CHARS = (7, 36)
WIDE_MEAN = 11  # lines of verse are shorter
_WIDE_ITEM = lazy_pattern(r"(?:-\s)?\d{1,3}\s?[、.．)）]|[・※■●【]")
_WIDE_SIGNS = lazy_pattern(r"[0-9A-Za-z０-９“”\"「」《》：:！？!?()（）\[ \u3000]")
# A sentence with more behind it, or words in quotes with their speaker.
_SAID = lazy_pattern(r"(?:^|[\s(“\"])[a-zß-ÿа-яёіїєґά-ώ]{2,}\.[”\"]? \S|[”\"] \([^()]{3,40}\)$")
_LATIN = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9.]*")  # a name or a number counts as one sign
_BULLETS = "-–—•·*▪■●►+#|@(["
_OPEN_ENDS = ",;:-–—…"
_NO_MARKS = str.maketrans("", "", ":.")  # of times, dates and sections
TITLE_CHARS, TITLE_WORDS, TITLE_DIGITS = 25, 4, 6
MENU = frozenset("|›»>/©•·")


def is_headline(text: str, words: int = 4) -> bool:
    """Tell whether a line reads as the headline of a story: no sentence, list item, note or name.

    >>> is_headline("Mayor of Sampletown faces questions over bridge")
    True
    >>> is_headline("- a new bridge for the town")
    False
    """
    text = unlinked(text).strip()
    return (
        MIN_CHARS <= len(text) <= MAX_CHARS
        and text.count(" ") >= words - 1
        and not (text[0].islower() and not text[1].isupper())  # but `iPhone`
        and text[0] not in _BULLETS
        and text[-1] not in _OPEN_ENDS
        and not closes_sentence(text)
        and not text.split(" ", 1)[0].rstrip(".:)apmh").translate(_NO_MARKS).isdigit()
    )


def find_headlines(doc: Doc) -> Iterator[Edit]:
    """Find a run of headlines that closes the text, behind a sentence and without a label.

    Lines of capitalised words need less company than those in sentence case, which also have to
    hold names and to be as long as headlines are.
    """
    end = doc.text.rstrip()
    end = end[end.rfind("\n") + 1 :]
    wide = is_wide_headline(end)
    if not (wide or _says_no_more(end)) or doc.body[1] == 0:
        return
    run = _closing_run(doc.lines[doc.body[1] :], is_wide_headline if wide else _says_no_more)
    if wide:
        first = without_facts([line.text.strip() for line in reversed(run)])[0]
        run = run[: len(run) - first]  # facts above a row are of the article
        if WIDE_RUN[0] <= len(run) <= WIDE_RUN[1] and are_wide_headlines([n.text.strip() for n in run]):
            yield from (drop_line(line, "content.headlines") for line in reversed(run))
        return
    if not RUN_LINES <= len(run) <= LIST_LINES:
        return
    above = next((n.text for n in reversed(doc.lines[: run[-1].number]) if n.text.strip()), "")
    if not (is_prose(above) or closes_sentence(above)):
        return  # a heading or an introduction: the list is the article's
    texts = [line.text.strip() for line in run]
    if are_all_facts(texts) or are_terms(texts):
        return
    titled = sum(map(_is_titled, texts))
    if 3 * titled >= 2 * len(texts) or (
        len(texts) >= PLAIN_RUN_LINES
        and PLAIN_CHARS[0] <= sum(map(len, texts)) / len(texts) <= PLAIN_CHARS[1]
        and 4 * sum(map(_has_name, texts)) >= 3 * len(texts)
    ):
        yield from (drop_line(line, "content.headlines") for line in reversed(run))


def _says_no_more(text: str) -> bool:
    """Tell whether a line is a headline, and no letter or saying with its author behind it."""
    return is_headline(text) and _SAID.search(text) is None


def _closing_run(lines: Sequence[Line], belongs: Callable[[str], bool]) -> list[Line]:
    """Return the lines at the end that belong, last first, without the blank ones."""
    run: list[Line] = []
    for line in reversed(lines):
        if line.text.strip():
            if not belongs(line.text):
                break
            run.append(line)
    return run


def is_wide_headline(text: str) -> bool:
    """Tell whether a line may be a headline in a script without blanks: no sentence, no list item."""
    text = text.strip()
    return (
        WIDE_CHARS[0] <= len(text) <= WIDE_CHARS[1]
        and not text.isascii()
        and 2 * sum("\u2e80" <= char <= "\u9fff" for char in text) > len(_LATIN.sub("a", text))
        and text[-1] not in "。，、；：,;:"
        and _WIDE_ITEM.match(text) is None
    )


def are_wide_headlines(texts: Sequence[str], mean: float = WIDE_MEAN) -> bool:
    """Tell a list of links from verse: long lines, a third with a number, a quotation or a pause."""
    signs = sum(_WIDE_SIGNS.search(text) is not None for text in texts)
    return sum(map(len, texts)) >= mean * len(texts) and 3 * signs >= len(texts)


def _is_titled(text: str) -> bool:
    """Tell whether the words of a line begin with capitals, small words aside."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and 4 * sum(word[0].isupper() for word in words) >= 3 * len(words)


def _has_name(text: str) -> bool:
    """Tell whether a word within the line begins with a capital."""
    return any(word[0].isupper() for word in text.split()[1:])


def may_be_title(text: str) -> bool:
    """Tell whether a line may be the article's headline: some words, with nothing of a menu or a button."""
    return is_wide_headline(text.strip()) or (
        len(text) >= TITLE_CHARS
        and len(text.split()) >= TITLE_WORDS
        and text.rstrip()[-1] not in ":!"
        and sum(map(str.isdigit, text)) <= TITLE_DIGITS
        and MENU.isdisjoint(text.replace("|", ":", 1))  # one bar may part a kicker from the headline
    )
