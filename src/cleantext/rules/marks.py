"""Spaces before punctuation marks.

French sets a space before ; : ! ? and », and Arabic and Urdu text often sets one before its marks:
both stay. So does the mark behind a gap, where a word was deleted (`said Khedery, .`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule

__all__ = ["RULES"]

_LETTER = "[0-9A-Za-z\u00c0-\u052f\u1e00-\u1fff]"
_COMMA = lazy_pattern(rf",(?<= ,)(?:(?<={_LETTER} ,)|(?<=[A-Z]\. ,)|(?<=[”’\"»)] ,))(?=[\s”’\"]|$)")
_STOP = lazy_pattern(rf"\.(?<= \.)(?:(?<={_LETTER} \.)|(?<=[”’\"»)] \.))(?=\s|$)")
_GOES_ON = lazy_pattern(r"\s+[a-z]")  # may stand in the next line, which `_STOP` must not look at
_END_MARKS = tuple(lazy_pattern(rf"\{mark}(?<={_LETTER} {re.escape(mark)})(?=[\s”’\"]|$)") for mark in "?!;")
_ARABIC = lazy_pattern("[\u0600-\u06ff]")
_NEAR = 30  # characters before a mark that tell its script, numbers and quotes aside
_CLOSE_MARK = lazy_pattern(rf"[?!;](?<={_LETTER}[?!;])(?=[\s”’\")]|$)")
# Languages that set a space before ; ! ?, by their commonest words.
_FRENCH = lazy_pattern(r"\b(?:les|des|est|une|dans|pour|que|qui|sur|pas|nous|vous|avec)\b")


def find_space_before_comma(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space before a comma."""
    text = doc.text
    for match in _COMMA.finditer(text):
        if _ARABIC.search(text, match.start() - _NEAR, match.start()):
            continue
        yield Edit(match.start() - 1, match.start(), "", ("spacing.before-comma",))


def find_space_before_stop(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the one space between a word and a full stop."""
    text = doc.text
    for match in _STOP.finditer(text):
        # A stop among dots is an ellipsis, and one behind an address is kept apart on purpose.
        at = match.start()
        if (
            not _GOES_ON.match(text, at + 1)
            and text[at + 1 : at + 3] != " ."
            and "/" not in text[max(0, at - 9) : at]
            and not _ARABIC.search(text, at - _NEAR, at)
        ):
            yield Edit(at - 1, at, "", ("spacing.before-stop",))


def find_space_before_mark(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space before ? ! and ; where the text sets most of them close."""
    text = doc.text
    spots = [match.start() for mark in _END_MARKS for match in mark.finditer(text)]
    if not spots or "fr" in doc.lang or "« " in text or "«\u00a0" in text:
        return
    if len(_CLOSE_MARK.findall(text)) < len(spots) and len(spots) > 1:
        return
    if len(_FRENCH.findall(text)) * 40 > len(text.split()):
        return
    for at in spots:
        yield Edit(at - 1, at, "", ("spacing.before-mark",))


_SPACED_END_MARK = Matches(tuple(lazy_pattern(rf"\{mark}(?<=\S \{mark})") for mark in "?!;"))

RULES = (
    Rule(
        "spacing.before-comma",
        find_space_before_comma,
        (",",),
        "space before a comma",
        "spacing",
        drops=("The Aircraft , which had landed, burned.",),
        keeps=("said Khedery, . It ended",),
        may_find=Matches((_COMMA,)),
    ),
    Rule(
        "spacing.before-stop",
        find_space_before_stop,
        (".",),
        "space before a full stop",
        "spacing",
        drops=("It ended the lockdown . In two weeks it was over.",),
        keeps=("He paused . . . and used .NET, said Khedery, . It ended.",),
        may_find=Matches((_STOP,)),
    ),
    Rule(
        "spacing.before-mark",
        find_space_before_mark,
        ("?", "!", ";"),
        "space before ? ! or ;",
        "spacing",
        drops=("Why is honest news so important ? Read on. Is it?",),
        keeps=("Pourquoi est-ce que les nouvelles sont si importantes pour vous ?",),
        may_find=_SPACED_END_MARK,
    ),
)
