"""A piece of a corpus: what the parent hands to a worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..errors import OptionError
from .job import Job

__all__ = ["Chunk", "check_columns"]


class Chunk(NamedTuple):
    """A piece of a source that one worker cleans at once.

    `first` is the number of its first row (Parquet), line (JSON Lines, CSV) or document (others),
    from 1. `payload` is what the reader of the format needs; `size` is its share of the source's bytes,
    and `rows` about how many documents it has, to show how far it is.
    `header` holds the columns of CSV and Parquet.
    `skip` names rows, from 0, that are not to be cleaned, each with a status and a reason; those in
    `unread` are not even parsed.
    """

    source: str
    format: str
    first: int
    payload: Any
    size: int
    rows: int
    header: tuple[str, ...] = ()
    skip: Mapping[int, tuple[str, str]] = {}  # never changed in place
    unread: frozenset[int] = frozenset()


def check_columns(columns: tuple[str, ...], name: str, job: Job) -> None:
    """Raise `OptionError` unless the named columns exist and the result columns do not."""
    for column in (job.column, job.id_column, job.site_column):
        if column and column not in columns:
            raise OptionError(f"{name}: no column {column!r}: the columns are {', '.join(columns)}")
    for column in job.results:
        if column in columns:
            raise OptionError(
                f"{name}: there is a column {column!r} already: give the new columns a prefix, "
                "for example --prefix clean_"
            )
