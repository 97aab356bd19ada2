"""Edits of a plain function from `str` to `str`, made by comparing the lines that it changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .doc import Doc
from .patch import Edit

__all__ = ["Lifted", "changed_spans"]


class Lifted(NamedTuple):
    """Make edits of a `str -> str` function by comparing the lines that it changes.

    `function` is called with one line at a time and must be picklable by name.
    """

    rule: str
    function: Callable[[str], str]

    def __call__(self, doc: Doc) -> Iterator[Edit]:
        for line in doc.lines:
            if line.text:
                new = self.function(line.text)
                if new != line.text:
                    for start, end, text in changed_spans(line.text, new):
                        yield Edit(line.start + start, line.start + end, text, (self.rule,))


_DIFF_TOKENS = 600  # above this the comparison, quadratic at worst, gives way to one span


def changed_spans(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, text)` for each place where `new` differs from `old`.

    >>> list(changed_spans("it wasnâ€™t so", "it wasn’t so"))
    [(7, 10, '’')]
    """
    limit = min(len(old), len(new))
    start = 0
    while start < limit and old[start] == new[start]:
        start += 1
    stop = 0
    while stop < limit - start and old[-1 - stop] == new[-1 - stop]:
        stop += 1
    a, b = old[start : len(old) - stop], new[start : len(new) - stop]
    a_tokens, b_tokens = (re.findall(r"\w+|\s+|[^\w\s]+", part) for part in (a, b))
    if len(a_tokens) < 4 or len(a_tokens) > _DIFF_TOKENS or len(b_tokens) > _DIFF_TOKENS:
        yield start, len(old) - stop, b
        return
    import difflib

    matcher = difflib.SequenceMatcher(None, a_tokens, b_tokens, autojunk=False)
    a_at = [start]
    for token in a_tokens:
        a_at.append(a_at[-1] + len(token))
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield a_at[i1], a_at[i2], "".join(b_tokens[j1:j2])
