"""Cut sources into chunks: whole documents, in order, about as large as asked for.

This is the parent's side: it only finds where documents end. Parsing them is the workers' work. The
same sources and options always give the same chunks, so that a run that was killed can go on.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

from ..errors import CorpusError
from .chunk import Chunk, check_columns
from .job import Job
from .records import CLOSE, OPEN, is_open
from .sources import Source
from .streams import ByteStream, whole

__all__ = ["chunks_of"]

SAMPLE_LINES = 100  # so many documents are looked at to see whether the named column exists


def chunks_of(source: Source, job: Job) -> Iterator[Chunk]:
    """Yield the chunks of a source.

    Raises `CorpusError` where the source cannot be read further, after the chunks before that
    place; `OptionError` if it has no such column.
    """
    if source.format == "parquet":
        from .columns import parquet_chunks  # loads pyarrow

        yield from parquet_chunks(source, job)
        return
    make: Callable[[Source, Job], Iterator[Chunk]] = {
        "jsonl": _jsonl,
        "csv": _csv,
        "tsv": _csv,
        "text": _files,
        "html": _files,
        "warc": _warc,
    }[source.format]
    yield from make(source, job)


def _blocks(stream: ByteStream, job: Job, cut: Callable[[bytes], int]) -> Iterator[tuple[bytes, bool]]:
    """Yield blocks of whole records, and whether one of them is too long to be taken whole.

    `cut` returns where the last record of a block ends, or 0.
    """
    rest = b""
    wanted = job.chunk_bytes
    failure: CorpusError | None = None
    while True:
        pieces, size = [rest], len(rest)
        data = b"more"
        while size < wanted and data and not failure:
            try:
                data = stream.read(wanted - size)
            except CorpusError as error:
                failure = error
                break
            pieces.append(data)
            size += len(data)
        block = b"".join(pieces)
        if not data or failure:
            if block:
                yield block, False
            if failure:
                raise failure
            return
        end = cut(block)
        if end:
            yield block[:end], False
            rest, wanted = block[end:], job.chunk_bytes
        elif size <= job.max_record_bytes:
            rest, wanted = block, min(2 * size, job.max_record_bytes + 1)
        else:
            yield block[:1000], True
            rest, wanted = _after_line(stream, block), job.chunk_bytes


def _after_line(stream: ByteStream, block: bytes) -> bytes:
    """Return what follows the line end after an overlong line, reading on as far as it takes."""
    while block:
        _, found, rest = block.partition(b"\n")
        if found:
            return rest
        block = stream.read()
    return b""


def _jsonl(source: Source, job: Job) -> Iterator[Chunk]:
    stream = ByteStream(source.files[0])
    line = 1
    position = 0
    try:
        for block, overlong in _blocks(stream, job, lambda data: data.rfind(b"\n") + 1):
            if line == 1:
                block = block.removeprefix(b"\xef\xbb\xbf")
                _refuse_utf16(block, source.name)
                _check_keys(block, source.name, job)
            reason = f"line {line} is longer than {job.max_record_bytes} bytes: left out"
            rows = block.count(b"\n")
            chunk = Chunk(source.name, "jsonl", line, block, stream.position - position, rows)
            if overlong:
                chunk = chunk._replace(skip={0: ("too_large", reason)}, unread=frozenset({0}))
            yield chunk
            line += 1 if overlong else rows
            position = stream.position
    finally:
        stream.close()


def _refuse_utf16(block: bytes, name: str) -> None:
    if block.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CorpusError(f"{name}: is UTF-16: convert it first, for example with iconv -f UTF-16 -t UTF-8")


def _check_keys(block: bytes, name: str, job: Job) -> None:
    """Raise `OptionError` if no document at the start has the column, or if one has a result's name."""
    seen: dict[str, None] = {}
    for line in block.split(b"\n", SAMPLE_LINES)[:SAMPLE_LINES]:
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            seen.update(dict.fromkeys(found))
    if seen:
        check_columns(tuple(seen), name, job)


def _csv(source: Source, job: Job) -> Iterator[Chunk]:
    stream = ByteStream(source.files[0])
    delimiter = job.delimiter or ("\t" if source.format == "tsv" else ",")
    header: tuple[str, ...] = ()
    line = 1
    position = 0
    try:
        for block, overlong in _blocks(stream, job, _last_csv_row):
            if overlong:
                raise CorpusError(
                    f"{source.name}: the row at line {line} has no end within {job.max_record_bytes} bytes: "
                    "a quote may never be closed there; what stands before was read"
                )
            if not header:
                block = block.removeprefix(b"\xef\xbb\xbf")
                _refuse_utf16(block, source.name)
                end = _first_csv_row(block)
                header = _csv_header(block[:end], source.name, job, delimiter)
                line += block.count(b"\n", 0, end)
                block = block[end:]
            rows = block.count(b"\n")
            yield Chunk(source.name, source.format, line, block, stream.position - position, rows, header)
            line += rows
            position = stream.position
    finally:
        stream.close()


def _csv_header(data: bytes, name: str, job: Job, delimiter: str) -> tuple[str, ...]:
    try:
        text = data.decode(job.encoding)
        lines = list(io.StringIO(text, newline=""))
        cells = tuple(next(csv.reader(lines, delimiter=delimiter), ()))
    except (UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{name}: the header line cannot be read: {error}") from error
    if len(lines) > 1 and is_open(lines, delimiter):
        raise CorpusError(f"{name}: the header line cannot be read: {OPEN}: {CLOSE}")
    if len(set(cells)) < len(cells):
        raise CorpusError(f"{name}: two columns have the same name: {', '.join(cells)}")
    check_columns(cells, name, job)
    return cells


def _last_csv_row(block: bytes) -> int:
    """Return where the last row ends: at the last line end with an even number of quotes before it."""
    end = block.rfind(b"\n")
    odd = block.count(b'"', 0, max(end, 0)) % 2
    while end >= 0 and odd:
        before = block.rfind(b"\n", 0, end)
        odd ^= block.count(b'"', max(before, 0), end) % 2
        end = before
    return end + 1


def _first_csv_row(block: bytes) -> int:
    """Return where the first row ends."""
    start = end = odd = 0
    while True:
        end = block.find(b"\n", start) + 1
        if not end:
            return len(block)
        odd ^= block.count(b'"', start, end) % 2
        if not odd:
            return end
        start = end


def _files(source: Source, job: Job) -> Iterator[Chunk]:
    """Yield chunks of one-document files. Workers open them: a bad one is an error row."""
    run: list[Any] = []
    size = 0
    first = 1
    each = max(1, source.size // len(source.files))
    for file in source.files:
        run.append((file, whole(file, job.max_record_bytes)) if file == "-" else file)  # workers have none
        size += each
        if size >= job.chunk_bytes or len(run) >= 10_000:
            yield Chunk(source.name, source.format, first, run, size, len(run))
            first += len(run)
            run, size = [], 0
    if run:
        yield Chunk(source.name, source.format, first, run, size, len(run))


def _warc(source: Source, job: Job) -> Iterator[Chunk]:
    from .warc import documents

    stream = ByteStream(source.files[0])
    run: list[Any] = []
    size = position = 0
    first = 1
    failure: CorpusError | None = None
    try:
        found = documents(stream, job)
        while True:
            try:
                document = next(found, None)
            except CorpusError as error:
                failure, document = error, None
            if document is not None:
                run.append(document)
                size += len(document.body)
            if run and (document is None or size >= job.chunk_bytes):
                yield Chunk(source.name, "warc", first, run, stream.position - position, len(run))
                first += len(run)
                run, size, position = [], 0, stream.position
            if document is None:
                break
        if failure:
            raise failure
    finally:
        stream.close()
