"""The words that labels of web pages are made of, in many languages, looked up where they lie.

A word is of one of four classes: a thing of a site (`comment`), what is done there (`subscribe`), of what
kind (`latest`), or small (`to`). The lists are `packs/words/*.toml`; `tools/compile_packs.py` makes texts
of them, one for all words that begin alike, so that a cold start builds no dictionary of seventy thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from .files import text_file

__all__ = ["ACTION", "CLASSES", "KIND", "OBJECT", "SMALL", "classes_of", "word_texts_of"]

OBJECT, ACTION, KIND, SMALL = "oaks"
CLASSES = {"objects": OBJECT, "actions": ACTION, "kinds": KIND, "small": SMALL}
HEAD_CHARS = 2  # what the words of one text have in common
CODE_CHARS = 3  # a language and a class
_END, _CODES = "\n", "\t"  # around each word; before its languages and classes
_WORDS = (text_file("words_beyond"), text_file("words"))  # by whether the head is ASCII


@lru_cache(maxsize=4096)
def classes_of(word: str) -> Mapping[str, str]:
    """Return the class of a word in lower case, by the languages that have it in their labels.

    >>> classes_of("kommentar")["de"], classes_of("ferry")
    ('o', {})
    """
    head = word[:HEAD_CHARS]
    text = _words_with(head)
    at = text.find(f"{_END}{word[HEAD_CHARS:]}{_CODES}")
    if at < 0:
        return {}
    start = text.index(_CODES, at) + 1
    codes = text[start : text.index(_END, start)]
    return {codes[n : n + 2]: codes[n + 2] for n in range(0, len(codes), CODE_CHARS)}


def word_texts_of(
    languages: Mapping[str, Mapping[str, Iterable[str]]],
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts that hold the words of languages, each with its lists by their names.

    They are by how words begin: those of ASCII, and others.
    """
    codes: dict[str, str] = {}
    for lang, lists in sorted(languages.items()):
        for name, words in lists.items():
            for word in words:
                codes[word] = f"{codes.get(word, '')}{lang}{CLASSES[name]}"
    texts: dict[str, str] = {}
    for word, code in sorted(codes.items()):
        head = word[:HEAD_CHARS]
        texts[head] = f"{texts.get(head, _END)}{word[HEAD_CHARS:]}{_CODES}{code}{_END}"
    return (
        {head: text for head, text in texts.items() if head.isascii()},
        {head: text for head, text in texts.items() if not head.isascii()},
    )


@lru_cache(maxsize=512)
def _words_with(head: str) -> str:
    return _WORDS[head.isascii()].get(head)
