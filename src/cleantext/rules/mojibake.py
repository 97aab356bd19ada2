r"""Mojibake: ftfy repairs it, and a gate keeps all other text away from ftfy.

`fix_text` returns exactly what `ftfy.fix_text` returns in the configuration of `config`, many times
faster: ftfy acts only on lines in which its pattern of bad sequences occurs, and every one of these
sequences holds one of a few hundred characters in telling company. `KEYS` and `QUOTES` look for that
company. They may find too much, never too little: what they find, ftfy judges.

The classes are those of ftfy 6.3 (`ftfy.badness.MOJIBAKE_CATEGORIES`, by Robyn Speer); the tests
compare them with the ftfy that is installed, sequence by sequence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from ..doc import Doc
from ..lazy import lazy_pattern
from ..patch import Edit, Patch
from ..rule import Rule
from .entities import find_entities
from .suspects import is_suspect, suspect_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ftfy import TextFixerConfig

__all__ = ["MOJIBAKE", "config", "find_mojibake", "fix_text"]

_MAX_SEGMENT = 1_000_000  # characters; ftfy cuts longer lines there


@lru_cache(maxsize=1)
def config() -> TextFixerConfig:
    """Return the configuration of ftfy: repairs of encoding and nothing else.

    Entities, line ends, control characters, surrogates and normalization have rules of their own,
    with spans of their own. Quotes stay curly, ligatures and character widths stay as they are.
    """
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        max_decode_length=_MAX_SEGMENT,
        explain=False,
    )


def fix_text(text: str) -> str:
    """Return what `ftfy.fix_text(text, config())` returns.

    >>> fix_text("“Fine,” she said. It wasnâ€™t.")
    '“Fine,” she said. It wasn’t.'
    """
    doc = Doc(text)
    out: list[str] = []
    at = 0
    for start, end, fixed in _repairs(doc):
        out += (text[at:start], fixed)
        at = end
    return "".join((*out, text[at:])) if out else text


def _repairs(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Yield each line that ftfy changes, in order, as its span and its new text."""
    for start, end in sorted(suspect_lines(doc)):
        for at in range(start, end, _MAX_SEGMENT):
            stop = min(at + _MAX_SEGMENT, end)
            line = doc.text[at:stop]
            fixed = _fix_line(line)
            if fixed != line:
                yield at, stop, fixed


@lru_cache(maxsize=1)
def _ftfy() -> tuple[Callable[[str], bool], re.Pattern[bytes], re.Pattern[bytes], Callable[[str], str]]:
    """Return what of ftfy `_fix_line` needs, loaded when the first suspect line comes up."""
    from ftfy import chardata, fix_text_segment
    from ftfy.badness import is_bad

    return (
        is_bad,
        chardata.ALTERED_UTF8_RE,
        chardata.LOSSY_UTF8_RE,
        partial(fix_text_segment, config=config()),
    )


def _fix_line(line: str) -> str:
    """Return what ftfy makes of a line, doing its first step here where that is all there is to do.

    The first step: bad text in Latin-1, or else in Windows-1252, is encoded and decoded as UTF-8, if
    nothing in the bytes looks lost, altered or like UTF-16.
    """
    is_bad, altered, lossy, fix = _ftfy()
    while is_suspect(Doc(line)) and is_bad(line):
        try:
            data = line.encode("latin-1")
        except UnicodeError:
            try:
                data = line.encode("sloppy-windows-1252")
            except UnicodeError:
                return fix(line)
            if lossy.search(data):
                return fix(line)
        if b"\xed" in data or b"\xc0" in data or altered.search(data):
            return fix(line)
        try:
            line = data.decode()
        except UnicodeError:
            return fix(line)
    return line


_PLAIN = lazy_pattern("([A-Za-z0-9]+)")
_ASCII = lazy_pattern("([\0-\x7f])")


def differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, text)` for each place where a repair of encoding changed `old`.

    Plain letters and digits are never part of mojibake, so they hold the two texts together.

    >>> list(differences("â€œItâ€™s siÄ\\x99", "“It’s się"))
    [(0, 3, '“'), (5, 8, '’'), (12, 14, 'ę')]
    """
    parts, others = _PLAIN.split(old), _PLAIN.split(new)
    if parts[1::2] != others[1::2]:
        parts, others = [old], [new]
    at = 0
    for part, other in zip(parts, others, strict=True):
        if part != other:
            pieces, news = _ASCII.split(part), _ASCII.split(other)
            if pieces[1::2] != news[1::2]:
                pieces, news = [part], [other]
            for piece, text in zip(pieces, news, strict=True):
                if piece != text:
                    yield _trim(at, piece, text)
                at += len(piece)
        else:
            at += len(part)


def _trim(at: int, old: str, new: str) -> tuple[int, int, str]:
    """Return the span and the text without what both have in common at their ends."""
    limit = min(len(old), len(new))
    head = tail = 0
    while head < limit and old[head] == new[head]:
        head += 1
    while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return at + head, at + len(old) - tail, new[head : len(new) - tail]


def find_mojibake(doc: Doc) -> Iterator[Edit]:
    """Find text that was decoded in the wrong encoding, once or several times.

    Entities can stand for its parts (`&acirc;€™`), so they are read as what they stand for.
    """
    if "&" not in doc.text:
        if not doc.text.isascii():
            yield from _edits(doc)
        return
    edits = list(find_entities(doc))
    if not edits:
        yield from _edits(doc)
    elif not doc.text.isascii() or not all(edit.text.isascii() for edit in edits):
        entities = Patch(edits)
        found = Patch(_edits(Doc(entities.apply(doc.text))))
        yield from (edit for edit in entities.then(found).edits if MOJIBAKE.id in edit.rules) if found else ()


def _may_be_mojibake(doc: Doc) -> bool:
    return "&" in doc.text or is_suspect(doc)


def _edits(doc: Doc) -> Iterator[Edit]:
    for start, end, fixed in _repairs(doc):
        for a, b, text in differences(doc.text[start:end], fixed):
            if b - a == 1 and "\x80" <= doc.text[start + a] <= "\x9f":
                continue  # a stray control of Windows-1252, which has a rule of its own
            yield Edit(start + a, start + b, text, ("encoding.mojibake",))


MOJIBAKE = Rule(
    "encoding.mojibake",
    find_mojibake,
    why="text in UTF-8 that was read in another encoding, once or several times",
    kind="encoding",
    drops=("It wasnâ€™t so.", "siÄ\x99 nie zmieniÅ‚o", "Ð±ÑŠÐ»Ð³Ð°Ñ€ÑÐºÐ¸ ÐµÐ·Ð¸Ðº", "Ãƒ©tÃ©"),
    keeps=("“C’EST VRAI”, DIT-ELLE À L’ÉTÉ", "NÃO À ELEIÇÃO", "¿Qué?»", "4 × 10² °C", "ŻÓŁĆ „Łódź”"),
    may_find=_may_be_mojibake,
)
