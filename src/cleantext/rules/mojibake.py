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
from collections.abc import Iterator
from functools import lru_cache

from ..base.lazy import lazy_pattern
from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit, Patch
from ..kernel.rule import Rule
from .entities import entities, may_hold_references
from .suspects import SUSPECTS, is_suspect, suspect_lines, suspect_spans

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
    if text.isascii():
        return text
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


def _fix_line(line: str) -> str:
    """Return what ftfy makes of a line: it takes step after step, for as long as the line is bad."""
    from ftfy.badness import BADNESS_RE

    while any(BADNESS_RE.search(line, *span) for span in suspect_spans(line)):
        fixed = _step(line)
        if fixed == line:
            break
        line = fixed
    return line


def _step(line: str) -> str:
    """Return what ftfy makes of a bad line in one step.

    It reads the line as UTF-8 that was read in the first of its encodings in which that works out; if it
    works out in none, sequences of it; and if there are none, single controls as Windows-1252.
    """
    from ftfy import chardata, fixes

    for encoding in chardata.CHARMAP_ENCODINGS:
        if chardata.possible_encoding(line, encoding):
            data = line.encode(encoding)
            # In the code page of the Macintosh that is how a dash before a blank looks.
            if encoding != "macroman" and chardata.ALTERED_UTF8_RE.search(data):
                data = fixes.restore_byte_a0(data)
            if encoding.startswith("sloppy") and (b"\x1a" in data or b"?" in data):  # for what was lost
                data = fixes.replace_lossy_sequences(data)
            if _NO_SEQUENCE.search(data):
                continue  # cheaper to tell than to have it fail
            try:
                return data.decode("utf-8-variants" if b"\xed" in data or b"\xc0" in data else "utf-8")
            except UnicodeDecodeError:
                continue
    fixed = fixes.decode_inconsistent_utf8(line)
    return fixed if fixed != line else fixes.fix_c1_controls(line)


# From one plain letter or digit to another: few, and what lies between them is what lies between words.
_STRETCH = lazy_pattern("([A-Za-z0-9](?:[\0-\x7f]*[A-Za-z0-9])?)")
_NO_SEQUENCE = re.compile(b"[\xc0-\xff](?![\x80-\xbf])")
_PLAIN = lazy_pattern("([A-Za-z0-9]+)")
_ASCII = lazy_pattern("([\0-\x7f])")


def differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, text)` for each place where a repair of encoding changed `old`.

    Plain letters and digits are never part of mojibake, so they hold the two texts together.

    >>> list(differences("â€œItâ€™s siÄ\\x99", "“It’s się"))
    [(0, 3, '“'), (5, 8, '’'), (12, 14, 'ę')]
    """
    for held in (_STRETCH, _PLAIN):
        parts, others = held.split(old), held.split(new)
        if parts[1::2] == others[1::2]:
            break
    else:
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
    edits = doc.once(entities) if "&" in doc.text else []
    if not edits:
        yield from _edits(doc)
    elif not doc.text.isascii() or not all(edit.text.isascii() for edit in edits):
        decoded = Patch(edits)
        found = Patch(_edits(Doc(decoded.apply(doc.text))))
        yield from (edit for edit in decoded.then(found).edits if MOJIBAKE.id in edit.rules) if found else ()


def _may_be_mojibake(doc: Doc) -> bool:
    return is_suspect(doc) or ("&" in doc.text and doc.once(may_hold_references))


def _edits(doc: Doc) -> Iterator[Edit]:
    for start, end, fixed in _repairs(doc):
        for a, b, text in differences(doc.text[start:end], fixed):
            if b - a == 1 and "\x80" <= doc.text[start + a] <= "\x9f":
                continue  # a stray control of Windows-1252, which has a rule of its own
            if doc.text[start + a : start + b] in _QUOTED_END and _closes(doc.text, start, start + b):
                continue  # “AMANHÃ”: a word that ends so, within quotes
            yield Edit(start + a, start + b, text, ("encoding.mojibake",))


_QUOTED_END = ("Ã”", "Â”")


def _closes(text: str, start: int, end: int) -> bool:
    """Tell whether the quote before `end` closes one that was opened in its line, at the end of a word."""
    opened = text.rfind("“", start, end)
    return opened >= 0 and "”" not in text[opened : end - 1] and not text[end : end + 1].isalnum()


MOJIBAKE = Rule(
    "encoding.mojibake",
    AnyOf(SUSPECTS | {"&"}, find_mojibake),
    why="text in UTF-8 that was read in another encoding, once or several times",
    kind="encoding",
    drops=("It wasnâ€™t so.", "siÄ\x99 nie zmieniÅ‚o", "Ð±ÑŠÐ»Ð³Ð°Ñ€ÑÐºÐ¸ ÐµÐ·Ð¸Ðº", "Ãƒ©tÃ©"),
    keeps=(
        "“C’EST VRAI”, DIT-ELLE À L’ÉTÉ",
        "NÃO À ELEIÇÃO",
        "A novela “AMANHÃ” estreia",
        "¿Qué?»",
        "4 × 10² °C",
        "ŻÓŁĆ „Łódź”",
    ),
    may_find=_may_be_mojibake,
)
