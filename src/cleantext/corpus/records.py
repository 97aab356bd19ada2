"""Parse a chunk into records: the workers' side of reading.

Before a record is parsed, `beat` is told its place, so that the parent knows which document a worker
was at when it died.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ..errors import CorpusError, InputError
from .chunk import Chunk
from .job import UNSAID, Job
from .streams import whole

__all__ = [
    "CLOSE",
    "OPEN",
    "Record",
    "fields_of",
    "is_open",
    "line_without",
    "page_of",
    "records_of",
    "shown",
]

OPEN = "a quote that opens a cell is not closed at its end"
CLOSE = 'close it, or write "" for a quote within a cell'


class Record(NamedTuple):
    """One document: its place in the chunk (from 0) and in the source (from 1), id, text and site.

    `failure` is a status and a reason if there is no text to clean. `origin` is what the writer
    needs to hand on all other columns: the line, the cells or the fields as they were read. `warnings`
    are what there is to say about how a page was decoded.
    """

    place: int
    row: int
    id: str | None
    text: Any
    site: str | None = None
    failure: tuple[str, str] | None = None
    origin: Any = None
    warnings: tuple[str, ...] = ()


def records_of(chunk: Chunk, job: Job, beat: Callable[[int], None]) -> Iterator[Record]:
    """Yield the records of a chunk of any format but Parquet."""
    make = {"jsonl": _jsonl, "csv": _csv, "tsv": _csv, "text": _files, "html": _files, "warc": _warc}
    yield from make[chunk.format](chunk, job, beat)


def _jsonl(chunk: Chunk, job: Job, beat: Callable[[int], None]) -> Iterator[Record]:
    place = -1
    id_column = job.id_column or "id"
    results = job.results
    for number, line in enumerate(chunk.payload.split(b"\n"), chunk.first):
        line = line.strip()
        if not line:
            continue
        place += 1
        beat(place)
        skipped = chunk.skip.get(place)
        if skipped and place in chunk.unread:
            yield Record(place, number, _id_in(line, id_column), shown(line), None, skipped, {})
            continue
        try:
            found = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            failure = f"line {number}: not UTF-8 at byte {error.start}"
        except (RecursionError, MemoryError) as error:
            failure = f"line {number}: JSON nested too deep or too large ({type(error).__name__})"
        except ValueError as error:
            failure = f"line {number}: not valid JSON: {error}"
        else:
            taken = (
                next((name for name in results if name in found), None) if isinstance(found, dict) else None
            )
            if taken is not None:
                failure = f"line {number}: has a key {taken!r} already: give the new columns a prefix"
            elif not isinstance(found, dict):
                failure = f"line {number}: a JSON object is needed, found {type(found).__name__}"
            else:
                key, site = found.get(id_column), found.get(job.site_column)
                known = None if key is None else str(key)
                missing = None if job.column in found else ("error", f"line {number}: no key {job.column!r}")
                yield Record(
                    place,
                    number,
                    known,
                    found.get(job.column),
                    site if isinstance(site, str) else None,
                    skipped or missing,
                    line,
                )
                continue
        yield Record(place, number, None, shown(line), None, ("error", failure), {})


def _id_in(line: bytes, id_column: str) -> str | None:
    """Return the id of a line that killed its reader once, without parsing the line as a whole."""
    head = line[:1000].decode("utf-8", "replace")
    _, found, rest = head.partition(f'"{id_column}":')
    try:
        return str(json.JSONDecoder().raw_decode(rest.lstrip())[0]) if found else None
    except (ValueError, RecursionError):
        return None


def shown(text: Any) -> Any:
    """Return a text as it goes out: what could not be decoded has its bytes spelled out."""
    return text.decode("utf-8", "backslashreplace") if isinstance(text, bytes) else text


def _csv(chunk: Chunk, job: Job, beat: Callable[[int], None]) -> Iterator[Record]:
    delimiter = job.delimiter or ("\t" if chunk.format == "tsv" else ",")
    header = chunk.header
    csv.field_size_limit(max(job.max_record_bytes, 131072))
    at = header.index(job.column)
    id_column = job.id_column or "id"
    id_at = header.index(id_column) if id_column in header else -1
    site_at = header.index(job.site_column) if job.site_column else -1
    # Bytes that are not of the encoding come back as lone surrogates, so that only their row fails.
    text = chunk.payload.decode(job.encoding, "surrogateescape")
    # A row that takes the blank line at the end as well has a quote that is never closed.
    lines = [*io.StringIO(text, newline=""), "\n"]
    reader = csv.reader(lines, delimiter=delimiter)
    place = -1
    while True:
        place += 1
        beat(place)
        start = reader.line_num
        row = chunk.first + start
        reason = ""
        try:
            cells = next(reader, None)
        except csv.Error as error:
            cells, reason = [], f"line {row}: not valid CSV: {error}"
        if cells is None:
            return
        if not cells and not reason:
            place -= 1
            continue
        taken = lines[start : reader.line_num]
        if not reason and len(taken) > 1 and is_open(taken, delimiter):
            last = chunk.first + min(reader.line_num, len(lines) - 1) - 1
            cells, reason = [], f"line {row}: {OPEN}, so the row runs on up to line {last}: {CLOSE}"
        elif not reason and len(cells) != len(header):
            reason = f"line {row}: {len(cells)} cells, but the header has {len(header)}"
        if reason:
            cells = (cells + [""] * len(header))[: len(header)]
            cells[at] = "".join(taken).rstrip("\r\n")
        if any("\udc80" <= c <= "\udcff" for c in "".join(cells)):
            cells = [_escaped(cell) for cell in cells]
            reason = reason or f"line {row}: not {job.encoding}: say --encoding, for example cp1252"
        failure = ("error", reason) if reason else None
        failure = chunk.skip.get(place) or failure
        site = cells[site_at] if site_at >= 0 else None
        yield Record(place, row, cells[id_at] if id_at >= 0 else None, cells[at], site, failure, cells)


def is_open(lines: list[str], delimiter: str) -> bool:
    """Tell whether a row of CSV has a quote that opens a cell and is not closed at its end."""
    try:
        next(csv.reader(lines, delimiter=delimiter, strict=True), None)
    except csv.Error:
        return True
    return False


def _escaped(cell: str) -> str:
    return cell.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _files(chunk: Chunk, job: Job, beat: Callable[[int], None]) -> Iterator[Record]:
    for place, entry in enumerate(chunk.payload):
        beat(place)
        row = chunk.first + place
        failure = chunk.skip.get(place)
        text: Any = None
        warnings: tuple[str, ...] = ()
        name, held = entry if isinstance(entry, tuple) else (entry, None)
        try:
            data = b"" if failure else whole(name, job.max_record_bytes) if held is None else held
            if not job.cleaner.html:
                text = data.decode(job.encoding).removeprefix("\ufeff")
            elif not failure:
                text, failure, warnings = page_of(data, None if job.encoding == UNSAID else job.encoding)
        except CorpusError as error:
            failure = ("error", str(error))
        except UnicodeDecodeError as error:
            reason = f"{name}: not {job.encoding} at byte {error.start}: say --encoding, for example cp1252"
            text, failure = shown(data), ("error", reason)
        yield Record(place, row, name, text, None, failure, {"id": name}, warnings)


def page_of(
    data: bytes, encoding: str | None = None, declared: str | None = None
) -> tuple[str | bytes, tuple[str, str] | None, tuple[str, ...]]:
    """Return a page as text, or else its bytes and why they are none, and the warnings.

    `encoding` is what the user names, `declared` what the page's server named. It is decoded here and
    not when it is cleaned, so that the text that goes out is the one that offsets count in.
    """
    from ..html import decode

    try:
        found = decode(data, encoding, declared=declared)
    except InputError as error:
        return data, ("error", f"InputError: {error}"), ()
    return found.text, None, found.warnings


def _warc(chunk: Chunk, job: Job, beat: Callable[[int], None]) -> Iterator[Record]:
    for place, document in enumerate(chunk.payload):
        beat(place)
        row = chunk.first + place
        failure = chunk.skip.get(place)
        text: Any = document.body
        warnings: tuple[str, ...] = ()
        if not job.cleaner.html:
            try:
                text = document.body.decode("utf-8")
            except UnicodeDecodeError as error:
                text = shown(document.body)
                failure = failure or ("error", f"record {document.id}: not UTF-8 at byte {error.start}")
        elif not failure:
            text, failure, warnings = page_of(document.body, declared=document.charset)
        if document.overlong:
            reason = (
                f"record {document.id}: {document.overlong} bytes, more than {job.max_record_bytes}: left out"
            )
            text, failure = None, ("too_large", reason)
        fields = {"id": document.id, "url": document.url, "date": document.date}
        yield Record(place, row, document.id, text, document.url, failure, fields, warnings)


def fields_of(record: Record, chunk: Chunk, job: Job) -> dict[str, Any]:
    """Return all columns of a record as it was read, the text among them.

    What is no string in a line of JSON comes as it is written: read as a number, 1.10 would become 1.1.
    """
    origin = record.origin
    if isinstance(origin, bytes):
        return {
            key: value if value is None or isinstance(value, str) else written
            for key, value, written, _ in _members(origin)
        }
    if isinstance(origin, list):
        return dict(zip(chunk.header, origin, strict=True))
    return {**origin, job.column: shown(record.text)}


def line_without(line: bytes, column: str) -> bytes:
    """Return a JSON object without one of its keys, the others as they are written."""
    return f"{{{', '.join(member for key, *_, member in _members(line) if key != column)}}}".encode()


def _members(line: bytes) -> Iterator[tuple[str, Any, str, str]]:
    """Yield the keys of a valid JSON object and their values, how a value is written, and how both are."""
    text = line.decode("utf-8")
    end = 0
    while before := _BEFORE_KEY.match(text, end):
        start = before.end()
        key, at = _DECODER.raw_decode(text, start)
        while text[at] in ": \t\r\n":
            at += 1
        value, end = _DECODER.raw_decode(text, at)
        yield key, value, text[at:end], text[start:end]


_DECODER = json.JSONDecoder()
_BEFORE_KEY = re.compile(r'[ \t\r\n]*[{,][ \t\r\n]*(?=")')
