"""Read the texts that a command was given: files, standard input, or JSON lines."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from ..cleaning.cleaned import Cleaned
from ..cli import clean_options, complain
from ..corpus.sources import find_sources
from ..corpus.streams import ByteStream
from ..errors import CorpusError, InputError, MissingExtraError
from ..files import UsageError, format_of, read_bytes, read_text, refuse_many
from ..packs import site_host
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

    A folder stands for the files that `cleantext run` reads in it. HTML files, and with `html` all others,
    are pages. In a JSON lines file, compressed or not, every line is an object whose `field` holds the text;
    `id` or `title` names it, and `url` or `site` gives its host.
    """
    for name in files:
        try:
            if Path(name).is_dir():
                inside = [file for source in find_sources([name]) for file in source.files]
                yield from read_sources(inside, field, html)
            elif (kind := format_of(name)) == "jsonl":
                yield from _json_lines(name, field)
            else:
                yield _read(name, "html" if html else kind)
        except (CorpusError, UsageError) as error:
            yield UsageError(error)


def _read(name: str, kind: str) -> Source:
    shown = Path(name).name if name != "-" else "standard input"
    refuse_many(name, kind)
    if kind == "html":
        return Source(shown, "", name, page=read_bytes(name))
    return Source(shown, read_text(name), name)


def _json_lines(name: str, field: str) -> Iterator[Source | UsageError]:
    number = 0
    try:
        for number, line in enumerate(_lines(name), 1):
            if line.strip():
                yield _record(line, name, number, field)
    except (CorpusError, MissingExtraError) as error:
        yield UsageError(f"{error} (after line {number})" if number else error)


def _lines(name: str) -> Iterator[bytes]:
    stream = ByteStream(name)
    rest = b""
    try:
        while piece := stream.read():
            *lines, rest = (rest + piece).split(b"\n")
            yield from lines
            if len(rest) > MAX_LINE_BYTES:
                raise CorpusError(f"{name}: has a line of more than {MAX_LINE_BYTES} bytes: divide it")
        yield rest
    finally:
        stream.close()


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
            return (site_host(value) or value.strip().lower()).removeprefix("www.")
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
