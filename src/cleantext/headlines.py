"""Headlines of other stories, told by their look: no label says what they are."""

from __future__ import annotations

from collections.abc import Iterator

from .doc import Doc, Line, is_prose
from .finders import LIST_LINES, closes_sentence, drop_line
from .patch import Edit

__all__ = ["find_headlines", "is_headline"]

MIN_CHARS = 20
MAX_CHARS = 140
RUN_LINES = 3  # fewer may be a signature, a caption, a last line of verse
PLAIN_RUN_LINES = 4
PLAIN_CHARS = (45, 90)  # on average: lines of songs and shopping lists are shorter, captions longer
_BULLETS = "-–—•·*▪■●►+#|@(["
_OPEN_ENDS = ",;:-–—…"


def is_headline(text: str, words: int = 4) -> bool:
    """Tell whether a line reads as the headline of a story: no sentence, list item, note or name.

    >>> is_headline("Mayor of Sampletown faces questions over bridge")
    True
    >>> is_headline("- a new bridge for the town")
    False
    """
    text = text.strip()
    return (
        MIN_CHARS <= len(text) <= MAX_CHARS
        and text.count(" ") >= words - 1
        and not text[0].islower()
        and text[0] not in _BULLETS
        and text[-1] not in _OPEN_ENDS
        and not closes_sentence(text)
        and not text.split(" ", 1)[0].rstrip(".:)apmh").replace(":", "").isdigit()
    )


def find_headlines(doc: Doc) -> Iterator[Edit]:
    """Find a run of headlines that closes the text, behind a sentence and without a label.

    Lines of capitalised words need less company than those in sentence case, which also have to
    hold names and to be as long as headlines are.
    """
    end = doc.text.rstrip()
    if not is_headline(end[end.rfind("\n") + 1 :]) or doc.body[1] == 0:
        return
    last = doc.body[1]
    run: list[Line] = []
    for line in reversed(doc.lines[last:]):
        if line.text.strip():
            if not is_headline(line.text):
                break
            run.append(line)
    if not RUN_LINES <= len(run) <= LIST_LINES:
        return
    above = next((n.text for n in reversed(doc.lines[: run[-1].number]) if n.text.strip()), "")
    if not (is_prose(above) or closes_sentence(above)):
        return  # a heading or an introduction: the list is the article's
    texts = [line.text.strip() for line in run]
    titled = sum(map(_is_titled, texts))
    if 3 * titled >= 2 * len(texts) or (
        len(texts) >= PLAIN_RUN_LINES
        and PLAIN_CHARS[0] <= sum(map(len, texts)) / len(texts) <= PLAIN_CHARS[1]
        and 4 * sum(map(_has_name, texts)) >= 3 * len(texts)
    ):
        yield from (drop_line(line, "content.headlines") for line in reversed(run))


def _is_titled(text: str) -> bool:
    """Tell whether the words of a line begin with capitals, small words aside."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and 4 * sum(word[0].isupper() for word in words) >= 3 * len(words)


def _has_name(text: str) -> bool:
    """Tell whether a word within the line begins with a capital."""
    return any(word[0].isupper() for word in text.split()[1:])
