r"""Characters without ink: joiners, spaces of no width, soft hyphens, controls of direction.

Each goes where it does nothing, and stays where a script or an emoji needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from .characters import character_rule

__all__ = ["RULES"]

# Scripts without spaces, in which a zero-width space marks a word: Thai, Lao, Tibetan, Burmese, Khmer.
_UNSPACED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f"
# Scripts whose letters join, and the symbols that emoji are made of.
_JOINING = (
    "\u0590-\u1cff\ua800-\uabff\ufb1d-\ufefc\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0e\ufe0f\u20e3"
    "\U00010000-\U0010ffff"
)
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"

_EMBED = "\u202a\u202b\u202d\u202e"
_POP_EMBED = "\u202c"
_ISOLATE = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
_MARKS = "\u200e\u200f\u061c"
_BIDI = frozenset(_EMBED + _POP_EMBED + _ISOLATE + _POP_ISOLATE + _MARKS)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"[{''.join(sorted(_BIDI))}]"), re.compile(f"[{_RIGHT_TO_LEFT}]")


def find_bidi_controls(doc: Doc) -> Iterator[Edit]:
    """Find controls of direction that do nothing.

    In a line without letters that run from right to left, all of them; elsewhere, those that open
    what is never closed in the line, or close what was never opened (UAX #9, rules X1 to X8).
    """
    control, letter = _patterns()
    for line in doc.lines:
        found = [(line.start + match.start(), match[0]) for match in control.finditer(line.text)]
        if found:
            turns = letter.search(line.text.replace("\u061c", ""))  # a mark that lies among the letters
            for at in _unpaired(found) if turns else [at for at, _ in found]:
                yield Edit(at, at + 1, "", ("unicode.bidi",))


def _unpaired(controls: list[tuple[int, str]]) -> list[int]:
    """Return the places of the controls that lack their other half, in order."""
    idle: set[int] = set()
    waiting: list[tuple[int, str]] = []
    isolates = 0
    for at, char in controls:
        if char in _EMBED or char in _ISOLATE:
            waiting.append((at, char))
            isolates += char in _ISOLATE
        elif char == _POP_EMBED:
            if waiting and waiting[-1][1] in _EMBED:
                waiting.pop()
            else:
                idle.add(at)
        elif char == _POP_ISOLATE:
            if not isolates:
                idle.add(at)
                continue
            isolates -= 1
            while waiting[-1][1] in _EMBED:  # closed with the isolate around them: never closed themselves
                idle.add(waiting.pop()[0])
            waiting.pop()
    return sorted(idle | {at for at, _ in waiting})


RULES: tuple[Rule, ...] = (
    character_rule(
        "zero-width-space",
        frozenset("\u200b"),
        f"\u200b(?:(?<![{_UNSPACED}\u200b]\u200b)\u200b*|(?<!\u200b\u200b)\u200b*(?![{_UNSPACED}\u200b]))",
        why="a place where a browser may break the line",
        kind="encoding",
        drops=("made \u200b\u200ba public", "https://\u200bexample.org"),
        keeps=("ភាសា\u200bខ្មែរ",),
    ),
    character_rule(
        "invisible",
        frozenset("\xad\u180e\u2060\u2061\u2062\u2063\u2064"),
        "[\xad\u180e\u2060-\u2064](?<![\u1820-\u1878]\u180e)[\xad\u180e\u2060-\u2064]*",
        why="a soft hyphen, a word joiner or an invisible operator",
        kind="encoding",
        drops=("Anzei\xadge", "a\u2060b"),
        keeps=(
            "Anzeige",
            "\u182d\u1820\u182e\u180e\u1820",
        ),  # before a last vowel of Mongolian it is spelling
    ),
    character_rule(
        "joiner",
        frozenset("\u200c\u200d"),
        f"[\u200c\u200d](?<![{_JOINING}\u200c\u200d].)[\u200c\u200d]*(?![{_JOINING}\u200c\u200d])",
        why="a joiner or non-joiner between characters that never join",
        kind="encoding",
        drops=("Auf\u200clage", "the \u200dend"),
        keeps=("می\u200cخواهم", "क्\u200dष", "👩\u200d🚒", "❤️\u200d🔥"),
    ),
    Rule(
        "unicode.bidi",
        AnyOf(_BIDI, find_bidi_controls),
        why="a control of direction where nothing changes direction, or without its other half",
        kind="encoding",
        drops=("call \u202a+1 555 0100\u202c now", "\u202bتابعت", "the end\u200e."),
        keeps=("تابعت \u202aABC\u202c أمس", "قال \u2067\u202aABC\u202c\u2069", "ABC\u200f، قال"),
    ),
)
