"""Options of the command from a file: found as ruff finds its own.

The nearest of these files at or above the folder of the text, or of the working folder for standard
input, is read, and no other: `.cleantext.toml`, `cleantext.toml`, and `pyproject.toml` if it has a
table `[tool.cleantext]`. If there is none, `cleantext/cleantext.toml` in the user's configuration folder.

    profile = "article"
    lang    = ["en", "de"]
    site    = "example.com"
    packs   = ["rules/site.toml"]       # paths relative to the file
    off     = ["en.credits"]

The library itself reads no configuration: a call does what its arguments say.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .errors import CleantextError, OptionError
from .profiles import pipeline

__all__ = ["FILES", "KEYS", "find_config", "read_config"]

FILES = (".cleantext.toml", "cleantext.toml", "pyproject.toml")
#: What each key takes.
KEYS = {
    "profile": "a string",
    "lang": "a string or a list of strings",
    "site": "a string",
    "packs": "a list of strings",
    "off": "a list of strings",
}


def find_config(start: Path) -> Path | None:
    """Return the configuration file that holds for texts in the folder `start`, or `None`."""
    return _find(start.resolve())


def _find(folder: Path) -> Path | None:
    for name in FILES:
        path = folder / name
        if path.is_file() and (name != "pyproject.toml" or _table(path) is not None):
            return path
    if folder.parent != folder:
        return _find(folder.parent)
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    own = Path(base) / "cleantext" / "cleantext.toml"
    return own if own.is_file() else None


def read_config(path: Path) -> Mapping[str, Any]:
    """Return the options of a configuration file: `lang`, `packs` and `off` as tuples.

    Raises `OptionError` that names the file, and the key or what no pipeline can be made of.
    """
    try:
        written = path.stat()
    except OSError as error:
        raise OptionError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    return _read(path, written.st_mtime_ns, written.st_size)


@lru_cache(maxsize=16)  # every text asks for its file, and most have the same
def _read(path: Path, _changed_ns: int, _size: int) -> Mapping[str, Any]:
    data = _table(path)
    if data is None:
        raise OptionError(f"{path}: has no table [tool.cleantext]: add it, or name another file")
    for key, value in data.items():
        if key not in KEYS:
            raise OptionError(f"{path}: unknown key {key!r}{_hint(key)}")
        strings = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if not (
            strings
            if KEYS[key] == "a list of strings"
            else isinstance(value, str) or (strings and key == "lang")
        ):
            raise OptionError(f"{path}: {key!r} is {value!r}, must be {KEYS[key]}")
    out = dict(data)
    if "lang" in out:
        out["lang"] = (out["lang"],) if isinstance(out["lang"], str) else tuple(out["lang"])
    out["packs"] = tuple(str(path.parent / pack) for pack in out.get("packs", ()))
    out["off"] = tuple(out.get("off", ()))
    try:
        pipeline(**out)
    except CleantextError as error:
        raise OptionError(f"{path}: {error}") from error
    return MappingProxyType(out)


def _table(path: Path) -> dict[str, Any] | None:
    import tomllib  # only where there is a file: it costs a twentieth of a cold start

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise OptionError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OptionError(f"{path}: not valid TOML: {error}") from error
    if path.name != "pyproject.toml":
        return data
    tools = data.get("tool")
    table = tools.get("cleantext") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _hint(key: str) -> str:
    import difflib

    close = difflib.get_close_matches(key, KEYS, 1)
    return f" (did you mean {close[0]!r}?)" if close else f": known are {', '.join(KEYS)}"
