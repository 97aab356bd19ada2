r"""Suspects: the lines of a text that ftfy may find bad.

ftfy acts only on lines in which its pattern of bad sequences occurs. Every one of these sequences
holds one of a few hundred characters in telling company, and two patterns look for that company.
They may find too much, never too little: what they find, ftfy judges.

The classes are those of ftfy 6.3 (`ftfy.badness.MOJIBAKE_CATEGORIES`, by Robyn Speer); the tests
compare them with the ftfy that is installed, sequence by sequence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc

__all__ = ["SUSPECTS", "is_suspect", "suspect_lines", "suspect_spans"]

_C1 = "\x80-\x9f"
_BAD = "¤¦¨ª¬¯¸ºƒˆˇ˘˛˜†‡‰⌐◊\ufffd"
_LAW = "§¶"
_MONEY = "¢£¥₧€"
_OPENING = "¡«¿©΄΅‘‚“„•‹\uf8ff"
_CLOSING = "®»˝”›™"
_NUMERIC = "²³¹±¼½¾×µ÷⁄∂∆∏∑√∞∩∫≈≠≡≤≥№"
_COMMON = "\xa0\xad·´–—―…’"
_FACES = "Ò-ÖÙ-Üò-öø-üŐŌŪŲ°"
_UPPER = "À-ÑØÜÝĂĀĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒŘŚŞŠŢŤŮŰŸŹŻŽҐ"
_LOWER = "ßà-ñăąāćčďđęěēėğģįīķĺľłļœŕśşšťüźżžґﬁﬂ"
_LETTERS = "ÞΑ-ΩΆΈΉΊΌΎΏΪΫЁ-Яα-ωάέήίΰа-џ"
_SMALL_LETTERS = "α-ωάέήίΰа-џ"
_BOXES = "│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓"
_FIRST = "ВГРСΒΓΞΟ"  # with these, mojibake of Cyrillic and Greek begins again and again
_SIGNS = _BOXES + _OPENING + _CLOSING + _MONEY + _NUMERIC + _LAW

REACH = 10  # characters; a bad sequence has seven at most, and a match may take two more keys with it
FEW_SIGNS = 3  # keys of a text, up to which looking for each costs less than looking for all keys at once

# Characters of which one stands in every bad sequence, but for those that QUOTES finds.
_KEYS = _C1 + _BAD + _LAW + _MONEY + _NUMERIC + _UPPER + _BOXES + "œÙ‚Ђ°"
_KEYS_PATTERN = f"""[{_KEYS}](?:
      (?<=[{_UPPER}])(?:
          (?<=[{_LOWER}{_SMALL_LETTERS}{_BOXES}{_CLOSING}{_MONEY}{_NUMERIC}{_BAD}].)
        | (?<=[ÂÃ])[ ]
        | (?<=Œ)[^A-Za-z]
        | (?=[{_COMMON}{_BAD}{_MONEY}{_NUMERIC}{_OPENING}{_CLOSING}°œŠšŸžìîïòôúùûπ])(?:
              [{_CLOSING}][{_OPENING}]
            | (?<=[a-z].)[{_OPENING}]
            | [{_OPENING}{_CLOSING}]\\w
            | (?<=[ÂÃÎÐ])[œŠšŸž·´–—\xa0\xad°{_OPENING}{_CLOSING}]
            | (?<=Ø)[{_COMMON}{_MONEY}{_BAD}{_NUMERIC}{_OPENING}ŸŠ®°µ»][ØÙ]
            | (?<=‚Ä)[ìîïòôúùû†°¢π]
            )
        )
    | (?<![{_UPPER}])(?:
          (?<=[{_C1}])
        | (?<=[{_BAD}])[{_LOWER}{_SIGNS}{_BAD}]
        | (?<=[{_LOWER}{_UPPER}{_SIGNS}][{_BAD}])
        | (?<=[a-zA-Z][{_LETTERS}][{_BAD}])
        | (?<=[{_BOXES}{_MONEY}{_NUMERIC}])[{_LOWER}{_OPENING}]
        | (?<=[{_LOWER}{_UPPER}{_BOXES}{_CLOSING}][{_MONEY}])
        | (?<=[{_UPPER}{_BOXES}][{_NUMERIC}{_LAW}])
        | (?<=[{_OPENING}][{_NUMERIC}])
        | (?<=[{_MONEY}{_NUMERIC}{_BOXES}{_LAW}])[{_CLOSING}][{_OPENING}]
        | (?<=[{_BOXES}])[{_FACES}{_CLOSING}]
        | (?<=[{_LOWER}{_UPPER}{_MONEY}{_NUMERIC}{_OPENING}{_CLOSING}{_LAW}][{_BOXES}])
        | (?<=œ)[^A-Za-z]
        | (?<=[{_UPPER}]°)
        | (?<=×)[²³]
        | (?<=Ù)[{_COMMON}{_MONEY}{_BAD}{_NUMERIC}{_OPENING}ŸŠ®°µ»][ØÙ]
        | (?<=à[²µ¹¼½¾])
        | (?<=√)[±∂†≠®™´≤≥¥µø]
        | (?<=≈)[°¢]
        | (?<=‚)[âó][àä°ê]
        | (?<=[вВ]Ђ)
        | (?<=[{_FIRST}][{_BAD}{_MONEY}°µ])[{_FIRST}]
        | (?<=[βā]€)
        )
    )"""
_QUOTES_PATTERN = f"""[{_OPENING}{_CLOSING}](?:
      (?<=[{_LOWER}].)[\\w{_OPENING}]
    | (?<=[{_CLOSING}])[{_LOWER}]
    | (?<=[{_FIRST}].)[{_FIRST}]
    )"""


def _expand(ranges: str) -> frozenset[str]:
    """Return the characters of a class as it stands between brackets."""
    each = re.sub("(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), ranges, flags=re.S)
    return frozenset(each)


_KEY_SET = _expand(_KEYS)
_QUOTE_SET = frozenset(_OPENING + _CLOSING)
SUSPECTS = _KEY_SET | _QUOTE_SET  # without one of these no line is suspect
_FIRST_SET = frozenset(_FIRST)
_BAD_IN_ASCII = _expand(_C1 + _UPPER + "œ")  # keys that may be bad between characters of ASCII


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    flags = re.VERBOSE
    keys, quotes = lazy_pattern(_KEYS_PATTERN, flags), lazy_pattern(_QUOTES_PATTERN, flags)
    return keys, quotes, lazy_pattern(f"[{_LOWER}]")


def is_suspect(doc: Doc) -> bool:
    """Tell whether some line of a text must go to ftfy. If not, ftfy would change nothing."""
    return any(search(doc.text, 0) >= 0 for search in _searches(doc))


def suspect_lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the spans, line ends included, of all lines that ftfy must see."""
    text = doc.text
    searches = _searches(doc)
    ends: set[int] = set()
    for search in searches:
        at = search(text, 0)
        while at >= 0:
            end = (text.find("\n", at) + 1) or len(text)
            if end not in ends:
                yield text.rfind("\n", 0, at) + 1, end
            if len(searches) > 1:
                ends.add(end)
            at = search(text, end)


def _searches(doc: Doc) -> list[Callable[[str, int], int]]:
    """Return what finds the next suspect of a text from an offset on, or -1, each for some signs of it."""
    unusual = doc.unusual
    keys, quotes, lower = _patterns()
    searches: list[Callable[[str, int], int]] = []
    signs = unusual & _KEY_SET
    if len(signs) <= FEW_SIGNS:
        searches += [partial(_find_sign, keys, sign) for sign in signs]
    else:
        searches.append(partial(_find, keys))
    if not unusual.isdisjoint(_QUOTE_SET) and (
        not unusual.isdisjoint(_FIRST_SET) or lower.search(doc.beyond_ascii)
    ):
        searches.append(partial(_find, quotes))
    return searches


def _find(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.search(text, at)
    return match.start() if match else -1


def _find_sign(pattern: re.Pattern[str], sign: str, text: str, at: int) -> int:
    """Return what `_find` returns for a pattern that begins with a sign, of which a text holds few.

    To compile the pattern takes a twentieth of a cold start, and the pound of a price needs none of it.
    """
    at = text.find(sign, at)
    is_bad_in_ascii = sign in _BAD_IN_ASCII
    while at >= 0:
        is_alone = text[max(0, at - 1) : at].isascii() and text[at + 1 : at + 2].isascii()
        if (is_bad_in_ascii or not is_alone) and pattern.match(text, at):
            break
        at = text.find(sign, at + 1)
    return at


def suspect_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans such that every bad sequence of a text lies in one of them as a whole."""
    for pattern in _patterns()[:2]:
        end = 0
        for match in pattern.finditer(text):
            at = match.start()
            if at + REACH > end:  # else it lies in the last one with all around it
                start = max(0, at - REACH, end - REACH)
                end = at + 2 * REACH
                yield start, end
