"""The files that commands are given: what their names say they hold, and what is in them."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["PAGES", "UsageError", "format_of", "read_bytes", "read_text", "refuse_many"]

#: The endings of pages, in runs too.
PAGES = (".html", ".htm", ".xhtml")


class UsageError(Exception):
    """What the user asked for cannot be done; the message says why and what to do."""


def format_of(name: str) -> str:
    """Return the format that `cleantext run` sees in a file name, or `json`; `text` if it sees none."""
    ending = Path(name.lower()).suffix
    if ending in PAGES:
        return "html"
    if ending in ("", ".txt"):  # most files: what runs need takes longer to load than a text to clean
        return "text"
    from .corpus.sources import format_of as format_of_run

    return "json" if ending == ".json" else format_of_run(name) or "text"


def refuse_many(name: str, kind: str) -> None:
    """Raise `UsageError` if a file of a format holds many texts: as one text it would lose cells."""
    if kind == "json":
        raise UsageError(f"{name}: holds JSON: write a text on each line, and `cleantext run` cleans it")
    if kind not in ("text", "html"):
        raise UsageError(f"{name}: holds many texts ({kind}): clean it with `cleantext run`")


def read_bytes(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`. Raises `UsageError`."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except IsADirectoryError:
        raise UsageError(f"{name}: is a directory: name files, or use `cleantext run` for folders") from None
    except FileNotFoundError:
        raise UsageError(f"{name}: no such file") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{name}: cannot be read: {error}") from None


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for `-`. Raises `UsageError`."""
    data = read_bytes(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cure = "convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8"
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            cure = "it is UTF-16, so convert it first with iconv -f UTF-16 -t UTF-8"
        elif data.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"PK", b"PAR1")):
            cure = "it is compressed or holds a table: `cleantext run` reads those"
        raise UsageError(f"{name}: not UTF-8 at byte {error.start}: {cure}") from None
