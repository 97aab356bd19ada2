"""Case files: what a cleaner does to given texts, in TOML.

    cleaner = "shop.text:clean"     # optional: module:name of any str -> str function

    [options]                       # optional, without `cleaner`: for cleantext.pipeline
    lang  = "en"
    packs = ["mine.toml"]           # paths relative to the file

    [[case]]
    name  = "an ad label goes"
    raw   = "It rained.\\nAdvertisement\\nIt stopped."
    clean = "It rained.\\nIt stopped."     # the whole output
    drops = ["Advertisement"]             # none of these is left in the output
    keeps = ["It rained."]                # each of these is
    xfail = "not done yet"                # the case must fail, until it is mended

A case has a `raw` text and at least one of `clean`, `drops` and `keeps`. What it `drops` stands in `raw`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CleantextError
from .shown import shown_change, shown_rules

__all__ = ["Case", "CaseError", "CaseFailed", "check_case", "cleaned", "find_cleaner", "read_cases"]

_FILE_KEYS = ("cleaner", "options", "case")
_KEYS = {"name": str, "raw": str, "clean": str, "drops": list, "keeps": list, "xfail": str}


class CaseError(CleantextError, ValueError):
    """A case file cannot be used."""


class CaseFailed(AssertionError):
    """A cleaner does not do what a case says."""


class Case(NamedTuple):
    """One case: a raw text and what is asked of the cleaned text."""

    name: str
    raw: str
    clean: str | None = None
    drops: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    xfail: str | None = None


def read_cases(path: Path, cleaner: str) -> tuple[Callable[[str], str], list[Case]]:
    """Return the cleaner and the cases of a file. Raises `CaseError`.

    `cleaner` is used where the file names none.
    """
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CaseError(f"{path}: not a TOML file in UTF-8: {error}") from error
    _check_keys(data, _FILE_KEYS, str(path))
    rows = data.get("case")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise CaseError(f"{path}: there are no cases: write [[case]]")
    options = data.get("options", {})
    if not isinstance(options, dict) or ("cleaner" in data and options):
        raise CaseError(f"{path}: [options] is a table, and goes without 'cleaner'")
    function: Any
    if options:
        from ..profiles import pipeline

        packs = options.get("packs", ())
        try:
            beside = [path.parent / pack for pack in ((packs,) if isinstance(packs, str) else packs)]
            function = pipeline(**{**options, "packs": beside})
        except (TypeError, ValueError) as error:
            raise CaseError(f"{path}: [options]: {error}") from error
    else:
        function = find_cleaner(data.get("cleaner", cleaner), str(path))
    return function, [_case(row, number, path) for number, row in enumerate(rows, 1)]


def find_cleaner(name: Any, where: str) -> Callable[[str], str]:
    """Return the cleaner called `module:name`. Raises `CaseError`."""
    if not isinstance(name, str) or name.count(":") != 1:
        raise CaseError(f'{where}: cleaner is {name!r}: write "module:name"')
    module, _, attribute = name.partition(":")
    try:
        value: Any = import_module(module)
        for part in attribute.split("."):
            value = getattr(value, part)
    except (ImportError, AttributeError) as error:
        cure = ""
        if isinstance(error, ModuleNotFoundError) and error.name == module.partition(".")[0]:
            cure = ": name its folder in pytest's option pythonpath, or run python -m pytest from there"
        raise CaseError(f"{where}: cleaner {name!r} cannot be imported: {error}{cure}") from error
    if not callable(value):
        raise CaseError(f"{where}: cleaner {name!r} is a {type(value).__name__}, not a function")
    function: Callable[[str], str] = value
    return function


def cleaned(cleaner: Callable[[str], Any], raw: str) -> str:
    """Return what a cleaner makes of a text. Raises `CaseError` if that is no text."""
    clean = cleaner(raw)
    if not isinstance(clean, str):
        raise CaseError(f"the cleaner returned a {type(clean).__name__}: it must return a str")
    return clean


def check_case(cleaner: Callable[[str], Any], case: Case) -> None:
    """Raise `CaseFailed` unless the cleaner does what the case says."""
    clean = cleaned(cleaner, case.raw)
    wrong = []
    if case.clean is not None and clean != case.clean:
        wrong.append("the cleaned text is not the expected one:\n" + shown_change(case.clean, clean))
    wrong += [f"still there: {text!r}" for text in case.drops if text in clean]
    wrong += [f"lost: {text!r}" for text in case.keeps if text not in clean]
    if wrong:
        raise CaseFailed("\n".join(wrong) + shown_rules(cleaner, case.raw))


def _case(row: dict[str, Any], number: int, path: Path) -> Case:
    where = f"{path}: case {row.get('name') or number!r}"
    _check_keys(row, tuple(_KEYS), where)
    for key, kind in _KEYS.items():
        value = row.get(key)
        good = isinstance(value, kind) and (kind is str or all(isinstance(item, str) for item in value))
        if key in row and not good:
            wanted = "a string" if kind is str else "a list of strings"
            raise CaseError(f"{where}: {key!r} is {value!r}, must be {wanted}")
    if "raw" not in row or not {"clean", "drops", "keeps"} & set(row):
        raise CaseError(f"{where}: give 'raw', and at least one of 'clean', 'drops', 'keeps'")
    for text in row.get("drops", ()):
        if text not in row["raw"]:
            raise CaseError(f"{where}: {text!r} in 'drops' does not stand in 'raw': no cleaner can drop it")
    return Case(
        row.get("name") or f"case {number}",
        row["raw"],
        row.get("clean"),
        tuple(row.get("drops", ())),
        tuple(row.get("keeps", ())),
        row.get("xfail"),
    )


def _check_keys(data: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in data:
        if key not in known:
            close = get_close_matches(key, known, 1)
            hint = f" (did you mean {close[0]!r}?)" if close else f": known are {', '.join(known)}"
            raise CaseError(f"{where}: unknown key {key!r}{hint}")
