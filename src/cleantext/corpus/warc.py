"""Documents of WARC and WET files, read with fastwarc."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import CorpusError, MissingExtraError

if TYPE_CHECKING:
    from .job import Job
    from .streams import ByteStream

__all__ = ["WarcDocument", "documents"]

_PAGES = ("text/html", "application/xhtml+xml")


class WarcDocument(NamedTuple):
    """One record: WARC-Record-ID, target URI, date, and the body as bytes.

    `overlong` is the size in bytes of a body that was left out for its size, else 0; `charset` is what the
    server named.
    """

    id: str
    url: str | None
    date: str | None
    body: bytes
    overlong: int = 0
    charset: str | None = None


class _Reader:
    """What fastwarc reads from. An error inside its calls would end the process: it is kept for later."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._at = 0
        self.failure: CorpusError | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size if size >= 0 else 1 << 20)
        except CorpusError as error:
            self.failure, data = error, b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at


def _end(record: Any) -> int:
    """Return the byte before which a record does not end, if its header is written as tightly as may be."""
    header = sum(len(name) + len(value) + len(":\r\n") for name, value in record.headers.items())
    return int(record.stream_pos + len("WARC/1.0\r\n") + header + len("\r\n") + record.content_length)


def documents(stream: ByteStream, job: Job) -> Iterator[WarcDocument]:
    """Yield the HTML responses of a WARC file, or the texts of a WET file if pages are not wanted.

    Raises `CorpusError` if the file is no WARC file, is cut off, or holds only the other kind.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingExtraError(
            "WARC and WET files need fastwarc: run `pip install 'cleantext-articles[corpus]'`"
        ) from error
    pages = job.cleaner.html
    wanted, other = WarcRecordType.response, WarcRecordType.conversion
    if not pages:
        wanted, other = other, wanted
    records = found = others = ends = 0
    reader = _Reader(stream)
    source: Any = reader  # it is read only; the type asks for `seek` as well
    archive = ArchiveIterator(source, record_types=WarcRecordType.any_type, parse_http=False)
    while True:
        try:
            record = next(archive, None)
        except Exception as error:  # fastwarc has classes of its own, and OSError
            raise CorpusError(
                f"{stream.name}: damaged before byte {stream.position} ({error}): what stands before was read"
            ) from error
        if record is None:
            break
        records += 1
        ends = _end(record)
        others += record.record_type == other
        if record.record_type != wanted:
            continue
        if pages and record.is_http:
            try:
                record.parse_http(auto_decode="all")
            except ValueError:
                continue  # no HTTP message inside: not a page
            kind = (record.http_content_type or "").lower()
            if kind not in _PAGES:
                continue
        found += 1
        body = record.reader.read(job.max_record_bytes + 1)
        overlong = record.content_length if len(body) > job.max_record_bytes else 0
        headers = record.headers
        yield WarcDocument(
            record.record_id or "",
            headers.get("WARC-Target-URI"),
            headers.get("WARC-Date"),
            b"" if overlong else body,
            overlong,
            record.http_charset if pages and record.is_http else None,
        )
    if reader.failure:
        raise reader.failure
    if reader.tell() < ends:
        raise CorpusError(
            f"{stream.name}: is cut off after byte {stream.position}: the last record is not whole; "
            "get the whole file and run again"
        )
    if not records and stream.position:
        raise CorpusError(f"{stream.name}: holds no WARC record: is it another format? Say so with --from")
    if not found and others:
        cure = "leave --html away" if pages else "add --html"
        raise CorpusError(f"{stream.name}: holds {'texts' if pages else 'pages'} only: {cure}")
