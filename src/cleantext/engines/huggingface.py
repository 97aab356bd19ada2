"""Hugging Face `datasets`, by `map` over Arrow tables."""

from __future__ import annotations

from typing import Any, TypeVar

from ..arrow import BatchCleaner

__all__ = ["clean_dataset"]

DatasetT = TypeVar("DatasetT")


def clean_dataset(
    dataset: DatasetT,
    column: str = "text",
    *,
    batch_size: int = 500,
    num_proc: int | None = None,
    **options: Any,
) -> DatasetT:
    """Return a `Dataset` or `IterableDataset` with the results as new columns.

    The options and columns are those of `cleantext.arrow.BatchCleaner`; `num_proc` is the number of
    processes (not for an `IterableDataset`).
    """
    source: Any = dataset
    cleaner = BatchCleaner(column, **options)
    more = {"num_proc": num_proc} if num_proc else {}
    cleaned = source.with_format("arrow").map(cleaner, batched=True, batch_size=batch_size, **more)
    return cleaned.with_format(None)  # type: ignore[no-any-return]
