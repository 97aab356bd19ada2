r"""Suspects: the lines of a text that ftfy may find bad.

ftfy acts only on lines in which its pattern of bad sequences occurs. Every one of these sequences
holds one of a few hundred characters in telling company, and two patterns look for that company.
They may find too much, never too little: what they find, ftfy judges.

The classes are those of ftfy 6.3 (`ftfy.badness.MOJIBAKE_CATEGORIES`, by Robyn Speer); the tests
compare them with the ftfy that is installed, sequence by sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..doc import Doc
from ..lazy import lazy_pattern

__all__ = ["is_suspect", "suspect_lines"]

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
_FIRST_SET = frozenset(_FIRST)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    flags = re.VERBOSE
    keys, quotes = lazy_pattern(_KEYS_PATTERN, flags), lazy_pattern(_QUOTES_PATTERN, flags)
    return keys, quotes, lazy_pattern(f"[{_LOWER}]")


def is_suspect(doc: Doc) -> bool:
    """Tell whether some line of a text must go to ftfy. If not, ftfy would change nothing."""
    return next(suspect_lines(doc), None) is not None


def suspect_lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the spans, line ends included, of all lines that ftfy must see."""
    if doc.text.isascii():
        return
    unusual = doc.unusual
    searches = []
    if not unusual.isdisjoint(_KEY_SET):
        searches.append(_patterns()[0].search)
    if not unusual.isdisjoint(_QUOTE_SET) and (
        not unusual.isdisjoint(_FIRST_SET) or _patterns()[2].search(doc.beyond_ascii)
    ):
        searches.append(_patterns()[1].search)
    text = doc.text
    ends: set[int] = set()
    for search in searches:
        at = 0
        while match := search(text, at):
            start = text.rfind("\n", 0, match.start()) + 1
            at = (text.find("\n", match.start()) + 1) or len(text)
            if at not in ends:
                yield start, at
            if len(searches) > 1:
                ends.add(at)
