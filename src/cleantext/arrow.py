"""Arrow in, Arrow out: the one function that every engine of tables can call.

`BatchCleaner` takes a `pyarrow.RecordBatch` or `Table` and returns the same type, with the results
in new columns. Engines ship it to their workers by pickle: `cleantext` must be installed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import InputError, MissingExtraError, OptionError
from .packs.pack import Pack
from .rows import MAX_CHARS, Row, RowCleaner, failed

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "BatchCleaner",
    "check_text_column",
    "encodable",
    "require_pyarrow",
    "result_arrays",
    "result_fields",
    "values",
]

BatchT = TypeVar("BatchT", bound="pa.RecordBatch | pa.Table")


def require_pyarrow() -> Any:
    """Return the module `pyarrow`, or raise `MissingExtraError` with the cure."""
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError(
            "Arrow tables and Parquet files need pyarrow: run `pip install 'cleantext-articles[corpus]'`"
        ) from error
    return pyarrow


@dataclass(frozen=True)
class BatchCleaner:
    """Clean the text column of a record batch or a table, and add the results as columns.

    Every input column, the number of rows and their order stay. The new columns are `clean`
    (string), `status` (one of `cleantext.rows.STATUSES`), `error` (string, null if all went well),
    `kept_share` (double, 0…1) and `warnings` (list of strings); with `html=True` also `title`, with
    `edits=True` also `edits` (list of `start, end, text, rules`, offsets in code points of the raw
    text), with `paragraphs=True` also `paragraphs` (list of `text, start, end, raw_start, raw_end`).
    `prefix` goes before the names of the new columns.

    The text column may be string, large_string, string_view, binary (UTF-8), dictionary or null.
    `site_column` names a column of host names or URLs, for rules of single sites. The other options
    are those of `cleantext.pipeline`. A bad row never raises: its `clean` is the text as it came,
    and `error` names what went wrong. With `isolate=True` the work is done in a child process, so that
    also a document that takes longer than `doc_timeout_s` or kills its process is only a bad row; it
    costs about a tenth more time.

    Raises `OptionError` if a column is missing, is not text, or would be overwritten;
    `MissingExtraError` without pyarrow.

    >>> import pyarrow as pa
    >>> table = pa.table({"text": ["Rain fell.\\nAdvertisement\\nIt stopped.", None]})
    >>> BatchCleaner()(table)["clean"].to_pylist()
    ['Rain fell.\\nIt stopped.', None]
    >>> BatchCleaner()(table)["status"].to_pylist()
    ['ok', 'error']
    """

    column: str = "text"
    _: KW_ONLY
    profile: str = "article"
    lang: str | Iterable[str] = ()
    site: str | None = None
    site_column: str | None = None
    packs: Iterable[Pack | str | Path] = ()
    off: str | Iterable[str] = ()
    html: bool = False
    edits: bool = False
    paragraphs: bool = False
    max_chars: int = MAX_CHARS
    prefix: str = ""
    isolate: bool = False
    doc_timeout_s: float = 60.0

    def __post_init__(self) -> None:
        require_pyarrow()
        cleaner = self.rows  # raises early for wrong options, and reads the packs
        for name in ("lang", "packs", "off"):
            object.__setattr__(self, name, getattr(cleaner, name))

    def __getstate__(self) -> dict[str, Any]:
        return {
            name: value for name, value in vars(self).items() if name not in ("rows", "_metadata", "_guard")
        }

    @cached_property
    def rows(self) -> RowCleaner:
        """Return the cleaner of single rows."""
        return RowCleaner(
            self.profile,
            lang=self.lang,
            site=self.site,
            packs=self.packs,
            off=self.off,
            html=self.html,
            edits=self.edits,
            paragraphs=self.paragraphs,
            max_chars=self.max_chars,
        )

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """Return the schema of the result for an input schema. Raises `OptionError`."""
        self._check(schema)
        for item in result_fields(self.rows.extras, self.prefix):
            if item.name in schema.names:
                raise OptionError(
                    f"the input already has a column {item.name!r}: drop or rename it, or give the new "
                    'columns a prefix, such as prefix="clean_"'
                )
            schema = schema.append(item)
        return schema.with_metadata({**(schema.metadata or {}), **self._metadata})

    def __call__(self, batch: BatchT) -> BatchT:
        """Return `batch` with the results as new columns."""
        pa = require_pyarrow()
        if isinstance(batch, pa.Table):
            schema = self.schema(batch.schema)
            parts = [self(part) for part in batch.to_batches()]
            return pa.Table.from_batches(parts, schema)  # type: ignore[no-any-return]
        if not isinstance(batch, pa.RecordBatch):
            raise InputError(
                f"expected a pyarrow RecordBatch or Table, got {type(batch).__name__}: "
                "convert it first, for example with pyarrow.Table.from_pandas(frame)"
            )
        schema = self.schema(batch.schema)
        texts = values(batch.column(batch.schema.get_field_index(self.column)))
        sites: list[Any] = [None] * len(texts)
        if self.site_column:
            sites = values(batch.column(batch.schema.get_field_index(self.site_column)))
        rows = self.clean_values(texts, sites)
        arrays = result_arrays(rows, self.rows.extras)
        return pa.RecordBatch.from_arrays([*batch.columns, *arrays], schema=schema)  # type: ignore[no-any-return]

    def clean_values(self, texts: list[Any], sites: list[Any]) -> list[Row]:
        """Return the rows for values of the text column, bytes included, each with its site."""
        pairs = [
            (text, site if isinstance(site, str) else None) for text, site in zip(texts, sites, strict=True)
        ]
        broken: dict[int, Row] = {}
        if not self.html:
            for at, (text, site) in enumerate(pairs):
                if isinstance(text, bytes):
                    try:
                        pairs[at] = text.decode("utf-8"), site
                    except UnicodeDecodeError as error:
                        shown = text.decode("utf-8", "backslashreplace")
                        broken[at] = failed(
                            shown, "error", f"not UTF-8 at byte {error.start}: convert it first"
                        )
                        pairs[at] = "", None
        rows = self._guard(pairs) if self.isolate else [self.rows(text, site) for text, site in pairs]
        return [broken.get(at, row) for at, row in enumerate(rows)] if broken else rows

    def iter(self, batches: Iterable[BatchT]) -> Iterator[BatchT]:
        """Yield the result for each batch: the shape that Spark's `mapInArrow` wants."""
        return map(self, batches)

    @cached_property
    def _guard(self) -> Any:
        from .corpus.guard import Guard

        return Guard(self.rows, self.doc_timeout_s)

    @cached_property
    def _metadata(self) -> dict[bytes, bytes]:
        from . import __version__

        return {
            b"cleantext.version": __version__.encode(),
            b"cleantext.rules": self.rows.fingerprint().encode(),
        }

    def _check(self, schema: pa.Schema) -> None:
        for name in (self.column, *((self.site_column,) if self.site_column else ())):
            found = schema.get_all_field_indices(name)
            if len(found) != 1:
                what = f"{len(found)} columns" if found else "no column"
                raise OptionError(f"{what} {name!r}: the columns are {', '.join(schema.names)}")
            check_text_column(schema, name)


def check_text_column(schema: pa.Schema, name: str, source: str = "") -> None:
    """Raise `OptionError` unless the column holds strings, or bytes to be read as UTF-8."""
    t = require_pyarrow().types
    kind = schema.field(name).type
    if t.is_dictionary(kind):
        kind = kind.value_type
    text = (t.is_string, t.is_large_string, t.is_string_view, t.is_null)
    if not any(test(kind) for test in (*text, t.is_binary, t.is_large_binary, t.is_binary_view)):
        where = f"{source}: " if source else ""
        raise OptionError(f"{where}column {name!r} is {kind}, must be string: cast it, or name another one")


def values(array: Any) -> list[Any]:
    """Return the values of an array as Python objects; strings that are not UTF-8 as bytes."""
    try:
        return array.to_pylist()  # type: ignore[no-any-return]
    except UnicodeDecodeError:
        pa = require_pyarrow()
        if pa.types.is_dictionary(array.type):
            array = array.dictionary_decode()
        return [_value(item, pa) for item in array]


def _value(item: Any, pa: Any) -> Any:
    try:
        return item.as_py()
    except UnicodeDecodeError:
        return item.as_buffer().to_pybytes()


def result_fields(extras: tuple[str, ...], prefix: str = "") -> list[pa.Field]:
    """Return the fields of the result columns."""
    pa = require_pyarrow()
    out = [
        ("clean", pa.string()),
        ("status", pa.string()),
        ("error", pa.string()),
        ("kept_share", pa.float64()),
        ("warnings", pa.list_(pa.string())),
    ]
    place = [("start", pa.int64()), ("end", pa.int64())]
    raw = [("raw_start", pa.int64()), ("raw_end", pa.int64())]
    edit = pa.struct([*place, ("text", pa.string()), ("rules", pa.list_(pa.string()))])
    part = pa.struct([("text", pa.string()), *place, *raw])
    kinds = {"title": pa.string(), "edits": pa.list_(edit), "paragraphs": pa.list_(part)}
    out += [(name, kinds[name]) for name in extras]
    return [pa.field(prefix + name, kind) for name, kind in out]


def result_arrays(rows: list[Row], extras: tuple[str, ...]) -> list[pa.Array]:
    """Return the result columns of some rows, in the order of `result_fields`."""
    pa = require_pyarrow()
    columns: list[list[Any]] = [
        [row.clean for row in rows],
        [row.status for row in rows],
        [row.error for row in rows],
        [row.kept_share for row in rows],
        [row.warnings for row in rows],
    ]
    for name in extras:
        found = [getattr(row, name) for row in rows]
        columns.append(
            [[item._asdict() for item in value] if isinstance(value, tuple) else value for value in found]
        )
    kinds = [item.type for item in result_fields(extras)]
    return [_array(pa, column, kind) for column, kind in zip(columns, kinds, strict=True)]


def _array(pa: Any, column: list[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(column, kind)
    except UnicodeEncodeError:
        # One lone surrogate would raise for the whole batch: Arrow strings are UTF-8.
        return pa.array([encodable(value) for value in column], kind)


def encodable(value: Any) -> Any:
    """Return `value` with U+FFFD for lone surrogates, in strings, lists and dictionaries."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: encodable(item) for key, item in value.items()}
    return [encodable(item) for item in value] if isinstance(value, list | tuple) else value
