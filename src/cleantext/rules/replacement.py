r"""U+FFFD, the replacement character: what stands alone goes, what the document proves is restored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule

__all__ = ["REPLACEMENT", "find_replacements"]

_RUN = lazy_pattern("\ufffd+")
_WORD = lazy_pattern("[^\\W\\d_]+(?:['’\ufffd][^\\W\\d_]+)*")
# What n’t, ’s, ’ll and their like hang on. Other words before t, s, d, m are known from elsewhere in
# the document, or not at all: `caf\ufffds` and `r\ufffdsum\ufffd` lost a letter.
_NEGATED = frozenset(
    "ain aren can couldn didn doesn don hadn hasn haven isn mightn mustn needn oughtn shan shouldn wasn "
    "weren won wouldn".split()
)
_PRONOUNS = frozenset("i you we they he she it that there who what where how let here".split())
_ENDINGS = {"t": _NEGATED} | dict.fromkeys(("s", "m", "re", "ve", "ll", "d"), _PRONOUNS)


def find_replacements(doc: Doc) -> Iterator[Edit]:
    """Find replacement characters that stand between blanks, or whose lost character is proven.

    Between letters it is an apostrophe in an English contraction (`don\ufffdt`), or whatever the one
    word of the same document has there that fits (`Br\ufffdssel` beside `Brüssel`). All others stay.
    """
    text = doc.text
    words: dict[tuple[str, str], set[str]] | None = None
    for match in _RUN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if (not before or before.isspace()) and (not after or after.isspace()):
            yield Edit(start, end, "", ("encoding.replacement",))
        elif end - start == 1 and (before.isalpha() or after.isalpha()):
            if words is None:
                words = _spellings(text)
            head = re.search(r"[^\W\d_]{0,40}$", text[max(0, start - 41) : start])
            tail = re.match(r"[^\W\d_]{0,40}", text[end : end + 41])
            lost = _lost(head[0] if head else "", tail[0] if tail else "", words)
            if lost:
                yield Edit(start, end, lost, ("encoding.replacement",))


def _lost(head: str, tail: str, words: dict[tuple[str, str], set[str]]) -> str:
    """Return the character that stood between `head` and `tail`, or nothing if that is not proven."""
    if head.lower() in _ENDINGS.get(tail.lower(), ()):
        return "’"
    known = words.get((head.lower(), tail.lower()), set())
    if len(known) == 1 and len(head) + len(tail) > 2:
        (char,) = known
        return char.upper() if (head + tail).isupper() else char
    if tail.lower() == "s" and len(head) > 2 and not known and (head.lower(), "") in words:
        return "’"
    return ""


def _spellings(text: str) -> dict[tuple[str, str], set[str]]:
    """Return, for each word with one character beyond ASCII, what stands there by what is around it.

    A word without such characters stands for itself under `(word, "")`.
    """
    known: dict[tuple[str, str], set[str]] = {}
    for word in set(_WORD.findall(text)):
        folded = word.lower()
        if "\ufffd" in folded or len(folded) != len(word):
            continue
        places = [i for i, char in enumerate(folded) if char > "\x7f" or char == "'"]
        if len(places) == 1:
            i = places[0]
            char = "’" if folded[i] == "'" else folded[i]
            known.setdefault((folded[:i], folded[i + 1 :]), set()).add(char)
        elif not places:
            known.setdefault((folded, ""), set())
    return known


REPLACEMENT = Rule(
    "encoding.replacement",
    AnyOf(frozenset("\ufffd"), find_replacements),
    why="a replacement character that stands alone, or whose lost character the document proves",
    kind="encoding",
    drops=(
        "a smile \ufffd\ufffd \ufffd",
        "I don\ufffdt know",
        "In Br\ufffdssel. Brüssel schweigt.",
        "Trump\ufffds aides. Trump left.",
    ),
    keeps=("毛\ufffd磊", "caf\ufffds", "l\ufffdgal", "\ufffd/p>"),
)
