"""Parquet: cut a file into chunks, and parse a chunk into record batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..arrow import check_text_column, require_pyarrow, values
from ..errors import CorpusError, OptionError
from .chunk import Chunk, check_columns
from .job import Job
from .records import Record, page_of, shown
from .sources import Source

__all__ = ["batches_of", "parquet_chunks"]

BATCH_ROWS = 500


def parquet_chunks(source: Source, job: Job) -> Iterator[Chunk]:
    """Yield the chunks of a Parquet file: row groups, or parts of large ones."""
    pa = require_pyarrow()
    import pyarrow.parquet as pq

    if source.name == "-":
        raise OptionError(
            "Parquet cannot be read from standard input: its index stands at the end of the file"
        )
    path = source.files[0]
    try:
        with pq.ParquetFile(path) as file:
            schema = file.schema_arrow
            groups = [file.metadata.row_group(i) for i in range(file.metadata.num_row_groups)]
            sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    except (OSError, pa.ArrowException) as error:
        raise CorpusError(
            f"{path}: cannot be read as Parquet, it may be cut off or another format: {_first_line(error)}"
        ) from error
    names = tuple(schema.names)
    if len(set(names)) < len(names):
        raise CorpusError(f"{path}: two columns have the same name: {', '.join(names)}")
    check_columns(names, path, job)
    check_text_column(schema, job.column, path)
    first = 1
    rows_in_all = max(1, sum(rows for rows, _ in sizes))
    for index, (rows, size) in enumerate(sizes):
        # A worker decodes a row group from its start, so a large one is cut into eight at most.
        parts = max(1, min(8, rows, size // job.chunk_bytes))
        for part in range(parts if rows else 0):
            start, stop = rows * part // parts, rows * (part + 1) // parts
            share = source.size * (stop - start) // rows_in_all
            payload = path, index, start, stop
            yield Chunk(source.name, "parquet", first + start, payload, share, stop - start, names)
        first += rows
    if first == 1:  # for the columns
        yield Chunk(source.name, "parquet", 1, (path, 0, 0, 0), source.size, 0, names)


def batches_of(chunk: Chunk, job: Job, beat: Callable[[int], None]) -> Iterator[tuple[list[Record], Any]]:
    """Yield the records of a chunk of a Parquet file, block by block, each with its record batch."""
    pa = require_pyarrow()
    import pyarrow.parquet as pq

    path, group, start, stop = chunk.payload
    place = at = 0
    try:
        with pq.ParquetFile(path, pre_buffer=False) as file:
            if start == stop:
                yield [], pa.RecordBatch.from_pylist([], schema=file.schema_arrow)
                return
            for batch in file.iter_batches(BATCH_ROWS, row_groups=[group], use_threads=False):
                first, last = max(start - at, 0), min(stop - at, batch.num_rows)
                at += batch.num_rows
                if first < last:
                    part = batch.slice(first, last - first)
                    yield _records(part, chunk, job, place, beat), part
                    place += part.num_rows
                if at >= stop:
                    return
    except (pa.ArrowException, OSError) as error:
        where = f"{path}: rows from {chunk.first + place}"
        raise CorpusError(f"{where} cannot be read as Parquet: {str(error).partition(chr(10))[0]}") from error


def _records(batch: Any, chunk: Chunk, job: Job, place: int, beat: Callable[[int], None]) -> list[Record]:
    names = batch.schema.names
    texts = values(batch.column(job.column))
    id_column = job.id_column or "id"
    ids = values(batch.column(id_column)) if id_column in names else [None] * len(texts)
    sites = values(batch.column(job.site_column)) if job.site_column else [None] * len(texts)
    out = []
    for i, (text, key, site) in enumerate(zip(texts, ids, sites, strict=True), place):
        failure = chunk.skip.get(i)
        warnings: tuple[str, ...] = ()
        row = chunk.first + i
        if isinstance(text, bytes):
            beat(i)
            if not job.cleaner.html:
                try:
                    text = text.decode("utf-8")
                except UnicodeDecodeError as error:
                    text = shown(text)
                    failure = failure or ("error", f"row {row}: not UTF-8 at byte {error.start}")
            elif not failure:
                text, failure, warnings = page_of(text)
        known = None if key is None else str(key)
        where = site if isinstance(site, str) else None
        out.append(Record(i, row, known, text, where, failure, None, warnings))
    return out


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0]
