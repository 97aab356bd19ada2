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

from ..base.frozen import NamedTuple
from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from .sloppy import SLOPPY

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
_NOT_IN_BOTH = "ŽžĞÐ\x8e\x9e"  # of sequences: what Windows-1252 and Windows-1254 read differently
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
    """An encoding, and how sequences of UTF-8 look in it."""

    encoding: str
    latin: re.Pattern[str]
    run: re.Pattern[str]
    gate: re.Pattern[str]  # the first two characters of a sequence
    leads: frozenset[str]


@lru_cache(maxsize=len(_ENCODINGS))
def _page(encoding: str) -> _Page:
    # A byte that the code page gives no character stands for itself.
    chars = {byte: bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(0x80, 0x100)}

    def group(spec: str) -> str:
        spans = re.findall(r"(.)(?:-(.))?", spec, re.DOTALL)
        points = (byte for low, high in spans for byte in range(ord(low), ord(high or low) + 1))
        return "[" + "".join(re.escape(chars[byte]) for byte in points) + "]"

    # What begins with a class of characters is found several times as fast as what begins with a group.
    latin = [tuple(map(group, parts)) for parts in (*_LATIN, _VIETNAMESE, _PUNCTUATION)]
    leads = "".join(lead[1:-1] for lead, *_ in latin)
    first = "|".join(f"(?<={lead}){''.join(others)}" for lead, *others in latin)
    sequences = "|".join(map("".join, latin))
    other = "".join(map(group, _OTHER))
    return _Page(
        encoding,
        re.compile(f"[{leads}](?:{first})(?:{sequences})*"),
        re.compile(f"{other}(?:{other}){{0,59}}"),
        re.compile(group("\xc2-\xc6\xce-\xd1\xd7-\xdb\xe1\xe2") + group("\x80-\xbf")),
        _leads(encoding),
    )


def _leads(encoding: str) -> frozenset[str]:
    # In the other code pages, those of other scripts are dashes and boxes.
    return frozenset((_LATIN_LEADS + _OTHER_LEADS * encoding.startswith("cp125")).decode(encoding))


def _decoded(found: list[re.Match[str]], page: _Page) -> list[str]:
    """Return what the matches of a pattern stand for, all of them in one go."""
    if not found:
        return []
    return "\n".join([match[0] for match in found]).encode(page.encoding, SLOPPY).decode().split("\n")


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
    matches = list(page.latin.finditer(text))
    for match, new in zip(matches, _decoded(matches, page), strict=True):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if _MARKS.issuperset(new):
            yield _Found(start, end, new, True)
        elif new.isalpha() and _fits(new, before, after):
            yield _Found(start, end, new, text[end - 1] not in _CLOSING)
        elif not new.strip("©®°£§") or (new.islower() and not after.isalpha() and not before.islower()):
            yield _Found(start, end, new, False)  # a sign, a word of its own, or the end of `Tô`


def _in_runs(text: str, page: _Page) -> list[tuple[re.Match[str], str]]:
    """Return the runs of letters of one other script, if one of them is long enough to prove it."""
    matches = list(page.run.finditer(text))
    if not matches:
        return []
    news = _decoded(matches, page)
    whole = _script("".join(news))
    scripts = [whole] * len(news) if whole else list(map(_script, news))
    proven = {script for script, new in zip(scripts, news, strict=True) if script and len(new) >= MIN_RUN}
    return [
        (match, new) for match, new, script in zip(matches, news, scripts, strict=True) if script in proven
    ]


def _script(letters: str) -> int:
    """Return a number for the one script of letters of two bytes, 0 if they are of several.

    Greek, Cyrillic, Hebrew and Arabic have 256 places each.
    """
    script = ord(min(letters)) >> 8
    return script if ord(max(letters)) >> 8 == script else 0


def _weight(found: list[_Found]) -> int:
    return sum(2 if _COMMON.issuperset(item.new.lower()) else 1 for item in found)


def find_lettered(doc: Doc) -> Iterator[Edit]:
    """Find sequences that stand for letters, in the one encoding that the document proves."""
    text = doc.text
    best: tuple[list[_Found], list[tuple[re.Match[str], str]]] = [], []
    most = 0
    for encoding in _ENCODINGS:
        page = _page(encoding)
        if doc.unusual.isdisjoint(page.leads) or not page.gate.search(doc.beyond_ascii):
            continue
        if encoding == "cp1254" and not any(char in text for char in _NOT_IN_BOTH):
            continue  # reads this text as Windows-1252 does
        found = list(_in_words(text, page))
        letters = sum(item.sure for item in found)
        if letters < SURE_LETTERS:
            found = [item for item in found if item.sure] if letters >= MIN_LETTERS else []
        runs = _in_runs(text, page) if encoding in _RUN_ENCODINGS else []
        weight = _weight(found) + len(runs)
        if weight > most:
            best, most = (found, runs), weight
    rule = ("encoding.mojibake-letter",)
    yield from (Edit(start, end, new, rule) for start, end, new, _ in best[0])
    yield from (Edit(match.start(), match.end(), new, rule) for match, new in best[1])


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
