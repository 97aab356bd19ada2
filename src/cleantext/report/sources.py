"""Read the texts that a command was given: files, standard input, or JSON lines."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ..cli import UsageError, read_text

__all__ = ["Source", "read_sources"]

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
MAX_LINE_BYTES = 64 * 1024 * 1024


class Source(NamedTuple):
    """One text, the name that people know it by, and the host that it came from, if known."""

    name: str
    text: str
    site: str | None = None


def read_sources(files: list[str], field: str = "text") -> Iterator[Source | UsageError]:
    """Yield the texts of the files in order, and for each that cannot be read the error.

    A folder stands for the `.txt` files in it. In a JSON lines file, gzipped or not, every line is
    an object whose `field` holds the text; `id` or `title` names it, and `url` or `site` gives its host.
    """
    for name in files:
        if name.endswith(SUFFIXES):
            yield from _json_lines(name, field)
        elif Path(name).is_dir():
            inside = sorted(str(path) for path in Path(name).glob("*.txt"))
            if not inside:
                yield UsageError(f"{name}: no .txt files in this folder: name files, or use *.jsonl")
            yield from read_sources(inside, field)
        else:
            try:
                yield Source(Path(name).name if name != "-" else "standard input", read_text(name))
            except UsageError as error:
                yield error


def _json_lines(name: str, field: str) -> Iterator[Source | UsageError]:
    opened = gzip.open if name.endswith(".gz") else open
    number = 0
    try:
        with opened(name, "rb") as stream:
            while line := stream.readline(MAX_LINE_BYTES):
                number += 1
                if line.strip():
                    yield _record(line, f"{name}:{number}", field)
    except (OSError, EOFError, zlib.error) as error:
        yield UsageError(f"{name}: cannot be read after line {number}: {error}")


def _record(line: bytes, where: str, field: str) -> Source | UsageError:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UsageError(f"{where}: not JSON: {error}")
    if not isinstance(record, dict) or not isinstance(record.get(field), str):
        return UsageError(f"{where}: no string under {field!r}: name the field with --field")
    name = next((record[key] for key in ("id", "title", "url") if record.get(key)), where)
    return Source(str(name), record[field], _site(record))


def _site(record: dict[str, Any]) -> str | None:
    for key in ("site", "host", "domain", "url"):
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            try:
                host = urlsplit(value if "//" in value else f"//{value}").hostname
            except ValueError:
                continue
            return host.removeprefix("www.") if host else None
    return None


def readable(files: list[str], field: str, failed: list[str]) -> Iterator[Source]:
    """Yield the texts that can be read; report the others on standard error and note them in `failed`."""
    from .pieces import spelled

    for source in read_sources(files, field):
        if isinstance(source, UsageError):
            failed.append(str(source))
            sys.stderr.write(f"cleantext: {spelled(str(source))}\n")
        else:
            yield source
