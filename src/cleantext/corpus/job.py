"""What a run does: everything that shapes its output, in one picklable object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Any

from ..errors import OptionError
from ..rows import RowCleaner

#: What text and CSV files are read in, unless something is said; pages say it themselves.
UNSAID = "utf-8"

__all__ = ["COMPRESSIONS", "OUTPUTS", "RESULTS", "Job"]

#: Formats that can be written, and the endings of their files.
OUTPUTS = {"jsonl": ".jsonl", "parquet": ".parquet", "csv": ".csv", "tsv": ".tsv"}
#: Compressions that can be written, and the endings that they add.
COMPRESSIONS = {"none": "", "gzip": ".gz", "zstd": ".zst", "bzip2": ".bz2", "xz": ".xz"}
#: The columns that a run always adds.
RESULTS = ("clean", "status", "error", "kept_share", "warnings")


@dataclass(frozen=True)
class Job:
    """Hold the options of a run that shape its output.

    `column` names the text, `id_column` the id (default: `id`, if there is one), `site_column` a host
    name or URL. `chunk_bytes` is the size of the pieces that workers get, which is also about the
    size of a part file; `max_record_bytes` is the longest document that is read. With `spreadsheet`, no
    cell of CSV or TSV starts a formula: a ' stands before it.
    """

    cleaner: RowCleaner = field(default_factory=RowCleaner)
    column: str = "text"
    id_column: str | None = None
    site_column: str | None = None
    output: str = "jsonl"
    compression: str = "none"
    keep_raw: bool = True
    prefix: str = ""
    encoding: str = UNSAID
    delimiter: str | None = None
    chunk_bytes: int = 16 << 20
    max_record_bytes: int = 64 << 20
    spreadsheet: bool = False
    #: One file is made of the parts, which have no header lines. A name such as `clean.csv` says so too.
    merged: bool = False

    def __post_init__(self) -> None:
        if self.output not in OUTPUTS:
            raise OptionError(f"cannot write {self.output!r}: there are {', '.join(OUTPUTS)}")
        if self.compression not in COMPRESSIONS:
            raise OptionError(
                f"unknown compression {self.compression!r}: there are {', '.join(COMPRESSIONS)}"
            )
        if self.output == "parquet" and self.compression != "none":
            raise OptionError("Parquet files are compressed inside: name no compression")
        if self.delimiter is not None and len(self.delimiter) != 1:
            raise OptionError(f"the delimiter is {self.delimiter!r}: it must be one character")
        if min(self.chunk_bytes, self.max_record_bytes) < 1:
            raise OptionError("sizes in bytes must be at least 1")
        try:
            "".encode(self.encoding)
        except LookupError:
            raise OptionError(f"unknown encoding {self.encoding!r}: say for example cp1252") from None

    @property
    def results(self) -> tuple[str, ...]:
        """Return the names of the columns that are added."""
        return tuple(self.prefix + name for name in (*RESULTS, *self.cleaner.extras))

    def columns_of(self, names: Iterable[str]) -> list[str]:
        """Return the columns of a table in which these occur, each once, the results last."""
        results = self.results
        found = dict.fromkeys(names)
        return [*(name for name in found if name not in results), *results] if found else []

    @property
    def output_delimiter(self) -> str:
        """Return what stands between two cells of the output."""
        return self.delimiter or ("\t" if self.output == "tsv" else ",")

    @property
    def suffix(self) -> str:
        """Return the ending of the part files."""
        return OUTPUTS[self.output] + COMPRESSIONS[self.compression]

    def shown(self) -> dict[str, Any]:
        """Return the options for the manifest."""
        options = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "cleaner"}
        cleaner = self.cleaner
        mine = {
            name: getattr(cleaner, name) for name in ("profile", "lang", "site", "off", "html", "max_chars")
        }
        return {**mine, "packs": [pack.name for pack in cleaner.read_packs], **options}

    def digest(self, sources: Any) -> str:
        """Return a digest of the options, the rules and the state of the input files."""
        data = {"rules": self.cleaner.fingerprint(), "options": self.shown(), "sources": list(sources)}
        return sha256(repr(data).encode("utf-8", "backslashreplace")).hexdigest()[:12]
