"""Missing spaces: sentences glued at their full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..doc import Doc
from ..patch import Edit
from ..rule import Rule

__all__ = ["RULES"]

_SEAM = re.compile(r"[.!?](?<=[^\W\d_][.!?])(?=[^\W\d_][^\W\d_])")
_TOKEN_CHARS = 60  # a longer run without a blank is no pair of words
_BLANK = re.compile(r"\s")
# What the right side would be in a host or file name, a version or a call.
_NOT_A_WORD = re.compile(r"[@/\\_=<>{}|#~^*+%$&\d]")
_NAMES = frozenset(
    "com net org edu gov info biz io co uk de fr js ts py md txt pdf html htm php asp aspx jsp xml json csv "
    "jpg jpeg png gif svg mp3 mp4 zip exe doc docx xls xlsx tv me ai app dev".split()
)


def find_glued_sentence(doc: Doc) -> Iterator[Edit]:
    """Yield edits that part two sentences glued at `official.The`."""
    text = doc.text
    for match in _SEAM.finditer(text):
        at = match.end()
        if not (text[at].isupper() and text[at + 1].islower() and text[at - 2].islower()):
            continue
        start = at - 1
        while start and not text[start - 1].isspace() and at - start < _TOKEN_CHARS:
            start -= 1
        end = at
        while end < len(text) and not text[end].isspace() and end - at < _TOKEN_CHARS:
            end += 1
        left, right = text[start : at - 1], text[at:end]
        if at - start >= _TOKEN_CHARS or end - at >= _TOKEN_CHARS:
            continue
        if _NOT_A_WORD.search(left) or _NOT_A_WORD.search(right) or "." in left or "(" in right:
            continue
        word = left.lstrip("\"'“‘«„([—–-")
        tail = right.rstrip(".,;:!?\"'”’»)]")
        if len(word) < 2 or "." in tail or tail.lower() in _NAMES or any(c.isupper() for c in tail[1:]):
            continue
        if (word[0].isupper() and tail not in _STARTERS) or right.endswith(":"):
            continue
        yield Edit(at, at, " ", ("spacing.glued-sentence",))


_STARTERS = frozenset(
    "The This That These Those There Then They He She It We You In On At As And But For From With When While "
    "After Before If His Her Its Our Their My One Two An Some Many Most Not No So To Of By Since Although "
    "However Meanwhile According Last Now What Who Why How Where Yet Also Both Each Once Other Another Here".split()
)

RULES = (
    Rule(
        "spacing.glued-sentence",
        find_glued_sentence,
        (),
        "two sentences without a space between them",
        "spacing",
        drops=("It came from one official.The forces left.",),
        keeps=("He uses Node.js and Amazon.com, and has a Ph.D. in it.",),
    ),
)
