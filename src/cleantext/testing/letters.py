"""Letters and digits that a cleaner made up."""

from __future__ import annotations

import html
import re
import unicodedata

__all__ = ["made_up"]

_ENTITY = re.compile(r"&(?:amp;){0,9}(?:#\w{1,9}|\w{2,32});?")


def _with_meaning(match: re.Match[str]) -> str:
    """Return an entity followed by what it stands for: a cleaner may keep it or resolve it."""
    entity = meaning = match.group()
    for _ in range(10):
        meaning = html.unescape(meaning)
    return entity + meaning


def made_up(before: str, after: str) -> str:
    """Return the first letters or digits of `after` that do not stand in `before`, in order."""
    source = iter(_letters(_ENTITY.sub(_with_meaning, before)))
    wanted = _letters(after)
    for index, char in enumerate(wanted):
        if char not in source:  # reads on in `source` up to the character
            return wanted[index : index + 20]
    return ""


def _letters(text: str) -> str:
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(char for char in text if char.isalnum())
