r"""Letters of UTF-8 that were read in another encoding, where the line as a whole cannot be decoded.

ftfy decodes a line as one, so it leaves `tambiĂ©n` beside `“bien”`, and much of what passed through
the code pages of eastern Europe, Greece, DOS or the Macintosh. Here each sequence is read by itself,
and the document tells the encoding: by several letters of Latin within words that one encoding gives,
or by a run of letters of another script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..doc import Doc
from ..finders import AnyOf
from ..frozen import NamedTuple
from ..patch import Edit
from ..rule import Rule

__all__ = ["LETTERED", "find_lettered"]

MIN_LETTERS = 2  # letters of Latin within words that prove an encoding
SURE_LETTERS = 3  # more than that: then a sequence may also end in what closes a quotation
MIN_RUN = 3  # letters of another script in a row, which prove one by themselves
_ENCODINGS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "iso8859-2", "mac-roman", "cp437")
_RUN_ENCODINGS = (
    "cp1252",
    "cp1254",
    "cp1251",
)  # in others, letters of another script are too easily mistaken
_CLOSING = frozenset("‘’“”–—…»«")
_MARKS = frozenset("‘’“”–—…")
# The commonest letters beyond ASCII of some thirty languages: two encodings may both give letters.
_COMMON = frozenset("áéíóúñçãõâêôàèäöüßığşąćęłńśżčřšžěđạảấầậắộớờợựủọệếềơư" + "‘’“”–—…")
# Sequences: letters of Latin, Vietnamese among them, and the scripts of two bytes a letter.
_LATIN = (("\xc2", "\xa1-\xbf"), ("\xc3-\xc5", "\x80-\xbf"), ("\xc6", "\xa0\xa1\xaf\xb0"))
_PUNCTUATION = ("\xe2", "\x80", "\x93\x94\x98\x99\x9c\x9d\xa6")
_VIETNAMESE = ("\xe1", "\xba\xbb", "\x80-\xbf")
# One of these stands in nearly all that was damaged: in Latin text, and in that of other scripts.
_LATIN_LEADS, _OTHER_LEADS = b"\xc2\xc3\xc4\xe2", b"\xd0\xd1\xd8\xd9"
_OTHER = ("\xce-\xd1\xd7-\xdb", "\x80-\xbf")


class _Page(NamedTuple):
    """An encoding: the byte of each of its characters, and how sequences of UTF-8 look in it."""

    to_byte: dict[int, int]
    latin: re.Pattern[str]
    run: re.Pattern[str]
    gate: re.Pattern[str]  # the first two characters of a sequence
    leads: frozenset[str]


@lru_cache(maxsize=len(_ENCODINGS))
def _page(encoding: str) -> _Page:
    chars = {byte: bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(0x80, 0x100)}

    def group(spec: str) -> str:
        spans = re.findall(r"(.)(?:-(.))?", spec, re.DOTALL)
        points = (byte for low, high in spans for byte in range(ord(low), ord(high or low) + 1))
        return "[" + "".join(re.escape(chars[byte]) for byte in points) + "]"

    sequences = "|".join("".join(map(group, parts)) for parts in (*_LATIN, _VIETNAMESE, _PUNCTUATION))
    other = "".join(map(group, _OTHER))
    return _Page(
        {ord(char): byte for byte, char in chars.items()},
        re.compile(f"(?:{sequences})+"),
        re.compile(f"(?:{other}){{1,60}}"),
        re.compile(group("\xc2-\xc6\xce-\xd1\xd7-\xdb\xe1\xe2") + group("\x80-\xbf")),
        _leads(encoding),
    )


def _leads(encoding: str) -> frozenset[str]:
    # In the other code pages, those of other scripts are dashes and boxes.
    return frozenset((_LATIN_LEADS + _OTHER_LEADS * encoding.startswith("cp125")).decode(encoding))


def _decoded(text: str, page: _Page) -> str:
    return bytes(page.to_byte[ord(char)] for char in text).decode()


class _Found(NamedTuple):
    start: int
    end: int
    new: str
    sure: bool


def _is_plain(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _fits(new: str, before: str, after: str) -> bool:
    """Tell whether letters suit the plain letters beside them: é in small print, É in capitals."""
    if _is_plain(before) and before.islower():
        return new.islower()
    if _is_plain(after) and after.islower():
        return new.islower() if _is_plain(before) else len(new) == 1 or new[1:].islower()
    return (_is_plain(before) or _is_plain(after)) and new.isupper()


def _in_words(text: str, page: _Page) -> Iterator[_Found]:
    """Yield the sequences that stand for letters of Latin, surely so within words of Latin letters."""
    for match in page.latin.finditer(text):
        start, end = match.span()
        new = _decoded(match[0], page)
        before, after = text[start - 1 : start], text[end : end + 1]
        if _MARKS.issuperset(new):
            yield _Found(start, end, new, True)
        elif new.isalpha() and _fits(new, before, after):
            yield _Found(start, end, new, match[0][-1] not in _CLOSING)
        elif not new.strip("©®°£§") or (new.islower() and not after.isalpha() and not before.islower()):
            yield _Found(start, end, new, False)  # a sign, a word of its own, or the end of `Tô`


_SCRIPTS = (("\u0370", "\u03ff"), ("\u0400", "\u04ff"), ("\u0590", "\u05ff"), ("\u0600", "\u06ff"))


def _script(char: str) -> str:
    """Return the first character of the script of a letter, or nothing if it is of no such script."""
    return next((low for low, high in _SCRIPTS if low <= char <= high), "")


def _in_runs(text: str, page: _Page) -> list[_Found]:
    """Return the runs of letters of one other script, if one of them is long enough to prove it."""
    found = []
    scripts: set[str] = set()
    for match in page.run.finditer(text):
        new = _decoded(match[0], page)
        named = {_script(char) for char in new}
        if len(named) == 1 and "" not in named:
            found.append(_Found(*match.span(), new, len(new) >= MIN_RUN))
            scripts |= named if len(new) >= MIN_RUN else set()
    return [item for item in found if _script(item.new[0]) in scripts]


def _weight(found: list[_Found]) -> int:
    return sum(2 if _COMMON.issuperset(item.new.lower()) else 1 for item in found)


def find_lettered(doc: Doc) -> Iterator[Edit]:
    """Find sequences that stand for letters, in the one encoding that the document proves."""
    text = doc.text
    best: list[_Found] = []
    for encoding in _ENCODINGS:
        page = _page(encoding)
        if doc.unusual.isdisjoint(page.leads) or not page.gate.search(doc.beyond_ascii):
            continue
        found = list(_in_words(text, page))
        letters = sum(item.sure for item in found)
        if letters < SURE_LETTERS:
            found = [item for item in found if item.sure] if letters >= MIN_LETTERS else []
        if encoding in _RUN_ENCODINGS:
            found += _in_runs(text, page)
        if _weight(found) > _weight(best):
            best = found
    for start, end, new, _ in sorted(best):
        yield Edit(start, end, new, ("encoding.mojibake-letter",))


#: The leads in all encodings: to ask for them would load eight code pages into every process.
LEADS = frozenset("¬ÂÃÄÐÑØÙâĂĐĞŃŘŮƒΒΓΔΠΡΨΩβВГДРСШЩв‚√─├┬")

LETTERED = Rule(
    "encoding.mojibake-letter",
    AnyOf(LEADS, find_lettered),
    why="a letter in UTF-8 that was read in another encoding, in a line that holds good text too",
    kind="encoding",
    drops=("“Bien”, decĂ­a tambiĂ©n", "“Gut” fГјr StГ¤dte", "«Sí» tratarΓ³ tambiΓ©n", "pa√≠ses tambi√©n"),
    keeps=("NÃO À ELEIÇÃO", "ORĂŞEANU ŞI ROMÂNĂ”", "«Завод В» и «Г»", "├── src", "2√x·√y", "SÄ“ „Ä“"),
)
