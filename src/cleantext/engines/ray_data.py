"""Ray Data, by `map_batches` over Arrow tables."""

from __future__ import annotations

from typing import Any, TypeVar

from ..arrow import BatchCleaner

__all__ = ["clean_dataset"]

DatasetT = TypeVar("DatasetT")


def clean_dataset(
    dataset: DatasetT, column: str = "text", *, batch_size: int = 500, **options: Any
) -> DatasetT:
    """Return a Ray `Dataset` with the results as new columns.

    The options and columns are those of `cleantext.arrow.BatchCleaner`. Rows come in any order unless
    Ray is told to keep it (`DataContext.get_current().execution_options.preserve_order = True`). Do
    not set `max_errored_blocks`: it drops whole blocks; with `isolate=True` no document can fail one.
    """
    source: Any = dataset
    cleaner = BatchCleaner(column, **options)
    return source.map_batches(cleaner, batch_format="pyarrow", batch_size=batch_size, zero_copy_batch=True)  # type: ignore[no-any-return]
