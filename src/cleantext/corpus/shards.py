"""Write part files: whole or not at all.

Everything is written to a temporary name, flushed to the disk and then renamed; what has its final
name is complete.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from ..arrow import encodable, require_pyarrow, result_arrays, result_fields, values
from ..errors import CorpusError, MissingExtraError
from ..rows import Row
from .chunk import Chunk
from .job import RESULTS, Job
from .records import Record, fields_of, line_without, shown
from .spelling import csv_text, json_bytes, json_string

__all__ = ["Shard", "atomic", "compressed", "open_shard"]


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """Give a temporary path; rename it to `path` when all went well, remove it when not."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        with temporary.open("r+b") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def compressed(path: Path, compression: str) -> Any:
    """Open `path` for writing bytes. The same input always gives the same bytes."""
    if compression == "zstd":
        try:
            import zstandard
        except ImportError as error:
            raise MissingExtraError(
                ".zst files need zstandard: run `pip install 'cleantext-articles[corpus]'`"
            ) from error
        return zstandard.ZstdCompressor(level=3).stream_writer(path.open("wb"))
    if compression == "gzip":
        # No name and no time in the header: they would make equal runs differ.
        return _Gzip(path.open("wb"))
    if compression == "bzip2":
        return bz2.BZ2File(path, "wb")
    return lzma.LZMAFile(path, "wb") if compression == "xz" else path.open("wb")


class _Gzip(gzip.GzipFile):
    def __init__(self, file: BinaryIO) -> None:
        self._inner = file
        super().__init__(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)

    def close(self) -> None:
        super().close()
        self._inner.close()


class Shard(Protocol):
    """What a worker writes to. `columns` are the names of its columns if it is CSV."""

    @property
    def columns(self) -> Sequence[str]: ...

    def add(self, records: list[Record], rows: list[Row], batch: Any = None) -> None:
        """Write the results of some records; `batch` holds them if they came as a record batch."""

    def close(self) -> None:
        """Write what is left and close the file."""


def open_shard(path: Path, job: Job, chunk: Chunk) -> Shard:
    """Return the writer of a part file in the format of the job."""
    kinds: dict[str, Any] = {"jsonl": _Jsonl, "parquet": _Parquet}
    shard: Shard = kinds.get(job.output, _Csv)(path, job, chunk)
    return shard


def _rows_of(batch: Any, records: list[Record], job: Job, chunk: Chunk) -> list[dict[str, Any]]:
    """Return the rows of a record batch, with the texts of its records as they were read."""
    columns = [
        [shown(record.text) for record in records] if name == job.column else _cells(name, column, job, chunk)
        for name, column in zip(batch.schema.names, batch.columns, strict=True)
    ]
    return [dict(zip(batch.schema.names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _cells(name: str, column: Any, job: Job, chunk: Chunk) -> list[Any]:
    """Return the values of a column as Python objects; as text if Python has none, as for nanoseconds."""
    pa = require_pyarrow()
    try:
        return values(column)
    except (ValueError, OverflowError, pa.ArrowException):
        try:
            cells: list[Any] = column.cast(pa.string()).to_pylist()
        except pa.ArrowException as error:
            raise CorpusError(
                f"{chunk.source}: column {name!r} cannot be written as {job.output} ({error}): write Parquet"
            ) from error
    return cells


def _maker_of_results(job: Job) -> Callable[[Row], dict[str, Any]]:
    """Return the function that makes the result columns of a row."""
    names = [(job.prefix + name, name) for name in RESULTS]
    extras = [(job.prefix + name, name) for name in job.cleaner.extras]

    def results(row: Row) -> dict[str, Any]:
        out = {key: getattr(row, name) for key, name in names}
        for key, name in extras:
            found = getattr(row, name)
            out[key] = [item._asdict() for item in found] if isinstance(found, tuple) else found
        return out

    return results


class _Jsonl:
    columns = ()

    def __init__(self, path: Path, job: Job, chunk: Chunk) -> None:
        self._file = compressed(path, job.compression)
        self._job = job
        self._chunk = chunk
        self._results = _maker_of_results(job)
        self._clean = job.prefix + "clean"
        self._key = json_bytes({self._clean: 0})[1:-2]

    def add(self, records: list[Record], rows: list[Row], batch: Any = None) -> None:
        job = self._job
        out = []
        whole = _rows_of(batch, records, job, self._chunk) if batch is not None else None
        for at, (record, row) in enumerate(zip(records, rows, strict=True)):
            results = self._results(row)
            if isinstance(record.origin, bytes):
                # The line goes out as it came in: no number, escape or repeated key is rewritten.
                line = record.origin if job.keep_raw else line_without(record.origin, job.column)
                start = line[:-1].rstrip()
                clean = results.pop(self._clean)
                text = b"null" if clean is None else json_string(clean)
                comma = b"" if start == b"{" else b", "
                out.append(b"".join((start, comma, self._key, text, b", ", json_bytes(results)[1:])))
            else:
                found = whole[at] if whole is not None else fields_of(record, self._chunk, job)
                if not job.keep_raw:
                    found.pop(job.column, None)
                out.append(json_bytes({**found, **results}))
        self._file.write(b"\n".join(out) + b"\n" if out else b"")

    def close(self) -> None:
        self._file.close()


class _Csv:
    """Write the rows of a part under the columns of them all, in the order in which they first occur."""

    def __init__(self, path: Path, job: Job, chunk: Chunk) -> None:
        self._file = compressed(path, job.compression)
        self._job = job
        self._chunk = chunk
        self._results = _maker_of_results(job)
        self._names = dict.fromkeys(name for name in chunk.header if job.keep_raw or name != job.column)
        self._rows: list[dict[str, Any]] = []

    @property
    def columns(self) -> list[str]:
        return self._job.columns_of(self._names)

    def add(self, records: list[Record], rows: list[Row], batch: Any = None) -> None:
        job = self._job
        whole = _rows_of(batch, records, job, self._chunk) if batch is not None else None
        for at, (record, row) in enumerate(zip(records, rows, strict=True)):
            found = whole[at] if whole is not None else fields_of(record, self._chunk, job)
            if not job.keep_raw:
                found.pop(job.column, None)
            self._rows.append({**found, **self._results(row)})
            self._names.update(dict.fromkeys(self._rows[-1]))

    def close(self) -> None:
        names = self.columns
        rows = ([row.get(name) for name in names] for row in self._rows)
        self._file.write(csv_text(rows if self._job.merged else chain([names], rows), self._job))
        self._file.close()


class _Parquet:
    """Write one row group a chunk. Columns of JSON Lines go in a column `record` of JSON text."""

    columns = ()

    def __init__(self, path: Path, job: Job, chunk: Chunk) -> None:
        self._path = path
        self._job = job
        self._chunk = chunk
        self._batches: list[Any] = []

    def add(self, records: list[Record], rows: list[Row], batch: Any = None) -> None:
        pa = require_pyarrow()
        job = self._job
        cleaner = job.cleaner
        columns = {} if batch is None else dict(zip(batch.schema.names, batch.columns, strict=True))
        if batch is None:
            found = [_strings(record, self._chunk, job) for record in records]
            for name in found[0] if found else self._chunk.header:
                # U+FFFD in a text, so that offsets stay.
                repair = encodable if name == job.column else _spelled
                columns[name] = _array([cells[name] for cells in found], pa.string(), repair)
        elif cleaner.html:
            columns[job.column] = _texts(records, columns[job.column].type)
        if not job.keep_raw:
            columns.pop(job.column, None)
        results = result_arrays(rows, cleaner.extras)
        for item, array in zip(result_fields(cleaner.extras, job.prefix), results, strict=True):
            columns[item.name] = array
        metadata = dict(batch.schema.metadata or {}) if batch is not None else {}
        metadata[b"cleantext.rules"] = cleaner.fingerprint().encode()
        made = pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))
        self._batches.append(made.replace_schema_metadata(metadata))

    def close(self) -> None:
        pa = require_pyarrow()
        import pyarrow.parquet as pq

        if not self._batches:
            self.add([], [])
        pq.write_table(pa.Table.from_batches(self._batches), self._path, compression="zstd")


def _texts(records: list[Record], kind: Any) -> Any:
    """Return pages as an array of strings: what `edits` and `paragraphs` count in, not the bytes."""
    pa = require_pyarrow()
    types = pa.types
    if not (types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)):
        kind = pa.string()
    return _array([shown(record.text) for record in records], kind, encodable)


def _array(cells: list[Any], kind: Any, repair: Callable[[Any], Any]) -> Any:
    """Return an Arrow array of strings, which hold no half of a surrogate pair."""
    pa = require_pyarrow()
    try:
        return pa.array(cells, kind)
    except UnicodeEncodeError:
        return pa.array(list(map(repair, cells)), kind)


def _spelled(name: str | None) -> str | None:
    """Return a name with lone surrogates spelled out, so that what differs still does."""
    return None if name is None else name.encode("utf-8", "backslashreplace").decode()


def _strings(record: Record, chunk: Chunk, job: Job) -> dict[str, str | None]:
    origin, text = record.origin, record.text
    if chunk.format == "jsonl":
        line = origin if isinstance(origin, bytes) else None
        if line is not None and not job.keep_raw:
            line = line_without(line, job.column)
        shown = text if isinstance(text, str) or text is None else json_bytes({"": text})[5:-1].decode()
        return {"id": record.id, job.column: shown, "record": None if line is None else line.decode("utf-8")}
    return fields_of(record, chunk, job)
