"""Read the texts that a command was given: files, standard input, or JSON lines."""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ..cleaning.cleaned import Cleaned
from ..cli import PAGES, RECORDS, UsageError, clean_options, complain, read_bytes, read_text
from ..errors import InputError
from ..profiles import pipeline

__all__ = ["Source", "read_sources", "traced"]

MAX_LINE_BYTES = 64 * 1024 * 1024


class Source(NamedTuple):
    """One text, the name that people know it by, its file, and the host that it came from, if known.

    `page` holds an HTML page as it was read; `text` is then empty.
    """

    name: str
    text: str
    file: str
    site: str | None = None
    page: bytes | None = None

    @property
    def shown(self) -> str:
        """Return the file as it was named, with the name of the text if it has others."""
        return self.file if Path(self.file).name == self.name else f"{self.file} ({self.name})"


def read_sources(files: list[str], field: str = "text", html: bool = False) -> Iterator[Source | UsageError]:
    """Yield the texts of the files in order, and for each that cannot be read the error.

    A folder stands for the `.txt` and `.html` files in it. HTML files, and with `html` all others, are
    pages. In a JSON lines file, gzipped or not, every line is
    an object whose `field` holds the text; `id` or `title` names it, and `url` or `site` gives its host.
    """
    for name in files:
        if name.endswith(RECORDS):
            yield from _json_lines(name, field)
        elif Path(name).is_dir():
            inside = sorted(str(p) for p in Path(name).iterdir() if p.suffix in (".txt", *PAGES))
            if not inside:
                yield UsageError(f"{name}: no .txt or .html files in this folder: name files, or use *.jsonl")
            yield from read_sources(inside, field, html)
        else:
            shown = Path(name).name if name != "-" else "standard input"
            try:
                if html or name.lower().endswith(PAGES):
                    yield Source(shown, "", name, page=read_bytes(name))
                else:
                    yield Source(shown, read_text(name), name)
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
                    yield _record(line, name, number, field)
    except (OSError, EOFError, zlib.error) as error:
        yield UsageError(f"{name}: cannot be read after line {number}: {error}")


def _record(line: bytes, file: str, number: int, field: str) -> Source | UsageError:
    where = f"{file}:{number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UsageError(f"{where}: not JSON: {error}")
    if not isinstance(record, dict) or not isinstance(record.get(field), str):
        return UsageError(f"{where}: no string under {field!r}: name the field with --field")
    name = next((record[key] for key in ("id", "title", "url") if record.get(key)), where)
    return Source(str(name), record[field], file, _site(record))


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


def traced(options: argparse.Namespace, failed: list[str]) -> Iterator[tuple[Source, Cleaned]]:
    """Yield the texts and pages that a command names, each with its cleaning, as its options say.

    What cannot be read is told on standard error, noted in `failed` and left out.
    """
    choice = cache(partial(clean_options, options))
    for source in read_sources(options.files, options.field, options.html):
        try:
            if isinstance(source, UsageError):
                raise source
            done = _trace(source, choice(source.file))
        except UsageError as error:
            failed.append(str(error))
            complain(error)
        else:
            yield source, done


def _trace(source: Source, chosen: dict[str, Any]) -> Cleaned:
    """Clean a text for its own site, if the options name none, or a page. Raises `UsageError`."""
    if source.page is None:
        return pipeline(**{**chosen, "site": chosen["site"] or source.site}).trace(source.text)
    from ..html import clean_html

    try:
        return clean_html(source.page, **chosen).cleaned
    except InputError as error:
        raise UsageError(f"{source.file}: {error}") from None
