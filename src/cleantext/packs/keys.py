"""The keys of a rule pack, and what may stand in them. What is wrong raises `PackError`, which says where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..errors import PackError
from . import language_code

__all__ = [
    "COMMON_KEYS",
    "LISTS",
    "PACK_KEYS",
    "PATTERNS",
    "SCOPES",
    "TEXTS",
    "WHOLE",
    "check_keys",
    "check_lang",
    "check_pattern",
    "check_types",
    "hint",
]

PACK_KEYS = ("pack", "title", "lang", "hosts", "patterns", "rule")
COMMON_KEYS = ("id", "kind", "why", "drops", "keeps", "budget", "scoped")
#: What each scope takes, and the budget that it has when the rule names none.
SCOPES: dict[str, tuple[tuple[str, ...], float]] = {
    "lines": (("where", "list"), 1.0),
    "line": (("where", "starts", "needs", "max_chars", "with", "at_least"), 0.6),
    "inline": (("needs", "leaves"), 0.4),
    "trail": (("ends", "where", "needs", "max_chars"), 0.3),
    "glued": (("starters",), 0.3),
    "block": (("opens", "closes", "max_lines", "where", "needs", "with", "at_least"), 0.5),
    "tail": (("opens", "share", "needs", "with", "at_least"), 0.5),
    "head": (("closes", "share", "needs", "with", "at_least"), 0.4),
    "appeal": (("voice", "needs", "with", "at_least"), 0.6),
}
LISTS = ("lines", "starts", "ends", "needs", "with", "voice", "glued", "starters", "drops", "keeps", "hosts")
TEXTS = ("pack", "title", "lang", "id", "kind", "why", "where", "leaves")
WHOLE = ("line", "opens", "closes")  # of these, patterns that match a line from end to end
PATTERNS = ("line", "inline", "trail", "opens", "closes", "appeal")


#: The codes of two letters that ISO 639 gives to languages.
LANGS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm "
    "rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr "
    "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
).split()


def check_keys(data: Mapping[str, Any], known: tuple[str, ...], source: str, where: str) -> None:
    """Raise `PackError` if a table of a pack has a key that is not known."""
    for key in data:
        if key not in known:
            raise PackError(f"{source}: {where}: unknown key {key!r}{hint(key, known)}")


def hint(word: str, known: Any) -> str:
    """Return what may be meant instead of a word that is not known."""
    import difflib

    close = difflib.get_close_matches(word, list(known), 1)
    return f" (did you mean {close[0]!r}?)" if close else f": known are {', '.join(known)}"


def check_lang(lang: str, source: str) -> str:
    """Return the code of a pack's language, as options are read. Raises `PackError` for what is none.

    A pack may be of a language that no built-in pack has, also of one whose code has three letters.
    """
    code = language_code(lang)
    if code not in LANGS and not re.fullmatch("[a-z]{3}", code):
        raise PackError(f"{source}: unknown language {lang!r}: write a code of ISO 639, such as en, ja or el")
    return code


def check_types(data: Mapping[str, Any], source: str, where: str) -> None:
    """Raise `PackError` if a value of a table is of another type than its key asks for."""
    for key, value in data.items():
        if key in LISTS:
            good = isinstance(value, list) and all(isinstance(item, str) and item for item in value)
            wanted = "a list of strings, none of them empty"
        elif key in PATTERNS:
            parts = value if isinstance(value, list) else [value]
            good, wanted = bool(parts) and all(isinstance(part, str) for part in parts), "a pattern or a list"
        elif key in TEXTS:
            good, wanted = isinstance(value, str), "a string"
        elif key in ("budget", "share"):
            good = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
            wanted = "a number above 0 and at most 1"
        elif key in ("max_chars", "max_lines", "at_least"):
            good, wanted = type(value) is int and value > 0, "a whole number above 0"
        elif key in ("scoped", "list", "block", "tail", "head"):
            good, wanted = isinstance(value, bool), "true or false"
        else:
            continue
        if not good:
            raise PackError(f"{source}: {where}: {key!r} is {value!r}, must be {wanted}")


def check_pattern(pattern: str, source: str, rule: str, key: str, timed: bool) -> None:
    """Raise `PackError` if a pattern matches anything or is none; `timed` ones run in `regex`."""
    if not pattern:
        raise PackError(f"{source}: rule {rule!r}: {key} is empty, which matches anywhere: give a pattern")
    import warnings

    import regex

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a possible set in a set: the two engines read it differently
            re.compile(pattern, re.IGNORECASE)
            if timed:
                regex.compile(pattern, regex.IGNORECASE)
    except (re.error, regex.error, ValueError, OverflowError, RecursionError, Warning) as error:
        raise PackError(f"{source}: rule {rule!r}: {key} is not a regular expression: {error}") from error
