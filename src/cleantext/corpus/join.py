"""Join part files into one file: byte by byte, and under one header where rows have columns."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CorpusError
from .job import Job
from .shards import compressed
from .spelling import csv_text
from .streams import whole

__all__ = ["Part", "join_parts"]


class Part(NamedTuple):
    """A part file, and the names of its columns if it is CSV or TSV, which have no header line then."""

    path: Path
    columns: Sequence[str]


def join_parts(parts: Sequence[Part], target: Path, job: Job) -> None:
    """Write the rows of all parts into one file, in their order.

    Its columns are those of all parts, in the order in which they first occur, the results last; where a
    row has no such column, it is empty. Raises `CorpusError` if Parquet files have columns of one name and
    of types that cannot be one.
    """
    if job.output == "parquet":
        _join_parquet(parts, target)
        return
    names = job.columns_of(name for part in parts for name in part.columns)
    with compressed(target, job.compression) as head:
        head.write(csv_text([names], job) if names else b"")
    # Files that are compressed each by itself are one compressed file when they stand in a row.
    with target.open("ab") as file:
        for part in parts:
            if list(part.columns) == names:
                with part.path.open("rb") as source:
                    shutil.copyfileobj(source, file, 1 << 20)
            else:
                file.write(_under(names, part, target.with_name(target.name + ".part"), job))


def _under(names: Sequence[str], part: Part, scratch: Path, job: Job) -> bytes:
    """Return the rows of a CSV file under other columns, compressed as it is."""
    data = part.path.read_bytes() if job.compression == "none" else whole(str(part.path), 1 << 62)
    csv.field_size_limit((1 << 31) - 1)
    rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=job.output_delimiter)
    cells = (dict(zip(part.columns, row, strict=True)) for row in rows)
    try:
        with compressed(scratch, job.compression) as file:
            file.write(csv_text(([row.get(name) for name in names] for row in cells), job))
        return scratch.read_bytes()
    finally:
        scratch.unlink(missing_ok=True)


def _join_parquet(parts: Sequence[Part], target: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schemas = [(part, schema) for part in parts if (schema := pq.read_schema(part.path)).names]
    joined: Any = pa.schema([])
    for part, schema in schemas:
        try:
            joined = pa.unify_schemas([joined, schema], promote_options="permissive")
        except (ValueError, pa.ArrowException) as error:
            raise CorpusError(
                f"{part.path}: a column has another type than in the parts before it, so they cannot be one "
                f"file ({error}): write to a folder instead"
            ) from error
    if schemas:
        joined = joined.with_metadata(schemas[0][1].metadata)
    with pq.ParquetWriter(target, joined, compression="zstd") as writer:
        for part, _ in schemas:
            table = pq.read_table(part.path)
            writer.write_table(
                pa.concat_tables([joined.empty_table(), table], promote_options="permissive").cast(joined)
            )
