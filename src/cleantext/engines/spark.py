"""Apache Spark, by `mapInArrow`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..arrow import BatchCleaner, result_fields
from ..errors import MissingExtraError, OptionError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["clean_dataframe"]


def clean_dataframe(frame: DataFrame, column: str = "text", **options: Any) -> DataFrame:
    """Return `frame` with the results as new columns, cleaned on the executors.

    The options and columns are those of `cleantext.arrow.BatchCleaner`. Rows of a partition keep
    their order. Without `isolate=True`, a document that kills its Python worker makes Spark give the
    job up after four tries. Raises `OptionError` if a column is missing or would be overwritten, and
    `MissingExtraError` without pyspark.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_type
        from pyspark.sql.types import StructField, StructType
    except ImportError as error:
        raise MissingExtraError(
            "Spark needs pyspark: run `pip install 'cleantext-articles[spark]'`"
        ) from error
    cleaner = BatchCleaner(column, **options)
    for name in (column, *((cleaner.site_column,) if cleaner.site_column else ())):
        if name not in frame.columns:
            raise OptionError(f"no column {name!r}: the columns are {', '.join(frame.columns)}")
    added = [
        StructField(item.name, from_arrow_type(item.type))
        for item in result_fields(cleaner.rows.extras, cleaner.prefix)
    ]
    for item in added:
        if item.name in frame.columns:
            raise OptionError(f"there is a column {item.name!r} already: give the new columns a prefix")
    return frame.mapInArrow(cleaner.iter, StructType([*frame.schema.fields, *added]))
