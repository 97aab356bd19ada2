"""Bytes of a file or of standard input, decompressed piece by piece in bounded memory.

The kind of compression is read from the first bytes, not from the name. A file that is cut off,
damaged or a decompression bomb raises `CorpusError` after everything before that place was read.
"""

from __future__ import annotations

import bz2
import lzma
import sys
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..errors import CorpusError, MissingExtraError

__all__ = ["ByteStream", "whole"]

PIECE_BYTES = 1 << 20
#: A file that expands more than this is refused once `BOMB_BYTES` have come out of it. Text shrinks
#: to a tenth, pages of one template to a hundredth; gzip's limit is a thousandth.
BOMB_RATIO = 250
BOMB_BYTES = 1 << 28

_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}


def compression_of(head: bytes) -> str | None:
    """Return the name of the compression that data starts with, or None.

    >>> compression_of(b"\\x1f\\x8b\\x08"), compression_of(b"{}")
    ('gzip', None)
    """
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)


class _Gzip:
    def __init__(self) -> None:
        self._z = zlib.decompressobj(wbits=31)
        self._full = False

    def decompress(self, data: bytes, limit: int) -> bytes:
        out = self._z.decompress(self._z.unconsumed_tail + data, limit)
        self._full = len(out) == limit  # then more may wait inside, with nothing left to feed
        return out

    @property
    def needs_input(self) -> bool:
        return not self._full and not self._z.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._z.eof

    @property
    def unused_data(self) -> bytes:
        return self._z.unused_data


class _Zstd:
    needs_input = True

    def __init__(self) -> None:
        try:
            import zstandard
        except ImportError as error:
            raise MissingExtraError(
                ".zst files need zstandard: run `pip install 'cleantext-articles[corpus]'`"
            ) from error
        self._z: Any = zstandard.ZstdDecompressor(max_window_size=1 << 31).decompressobj()

    def decompress(self, data: bytes, limit: int) -> bytes:
        return bytes(self._z.decompress(data)) if data else b""

    @property
    def eof(self) -> bool:
        return bool(self._z.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._z.unused_data)


_DECODERS: dict[str, Any] = {
    "gzip": _Gzip,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lzma.LZMADecompressor,
    "zstd": _Zstd,
}

#: How much goes into a decoder at once. zstandard's cannot bound what comes out, so what goes in is
#: small: 1 kB makes 32 MB at most.
FEED_BYTES = {"gzip": 1 << 16, "bzip2": 1 << 16, "xz": 1 << 16, "zstd": 1 << 10}


class ByteStream:
    """Read a file (`-` is standard input) as decompressed bytes.

    `position` counts the bytes taken from the file itself, for a progress bar. Raises `CorpusError`.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.position = 0
        self.size = 0
        try:
            self._file: BinaryIO = sys.stdin.buffer if name == "-" else open(name, "rb")  # noqa: SIM115
        except OSError as error:
            raise CorpusError(f"{name}: cannot be read: {error.strerror}") from error
        self._pieces = self._decompressed()
        self._rest = b""
        self._at = 0

    def read(self, size: int = PIECE_BYTES) -> bytes:
        """Return the next bytes, at most `size` of them; nothing at the end."""
        if self._at == len(self._rest):
            self._rest, self._at = next(self._pieces, b""), 0
        out = self._rest[self._at : self._at + size]
        self._at += len(out)
        return out

    def close(self) -> None:
        """Close the file."""
        if self.name != "-":
            self._file.close()

    def _raw(self) -> Iterator[bytes]:
        while True:
            try:
                data = self._file.read(PIECE_BYTES)
            except OSError as error:
                raise CorpusError(
                    f"{self.name}: cannot be read after byte {self.position}: {error.strerror}"
                ) from error
            if not data:
                return
            self.position += len(data)
            yield data

    def _decompressed(self) -> Iterator[bytes]:
        raw = self._raw()
        head = next(raw, b"")
        kind = compression_of(head)
        if kind is None:
            if head:
                yield head
            yield from raw
            return
        pieces = self._expanded(kind, head, raw)
        first = next(pieces, b"")
        if compression_of(first):
            raise CorpusError(f"{self.name}: {kind} within {kind}: decompress it once before")
        yield first
        yield from pieces

    def _expanded(self, kind: str, data: bytes, raw: Iterator[bytes]) -> Iterator[bytes]:
        decoder = _DECODERS[kind]()
        feed = FEED_BYTES[kind]
        at = 0
        while True:
            part = b""
            if decoder.needs_input:
                if at == len(data):
                    data, at = next(raw, b""), 0
                    if not data:
                        raise CorpusError(
                            f"{self.name}: the {kind} data is cut off after byte {self.position}: "
                            "what stands before was read; get the whole file and run again"
                        )
                part = data[at : at + feed]
                at += len(part)
            out = self._decode(kind, decoder, part)
            if out:
                yield out
            if decoder.eof:
                at -= len(decoder.unused_data)
                if at == len(data):
                    data, at = next(raw, b""), 0
                if not data or not data[at:].strip(b"\0"):  # tape blocks end in zeros
                    return
                if compression_of(data[at : at + 8]) != kind:
                    raise CorpusError(
                        f"{self.name}: the bytes after the end of the {kind} data were not read"
                    )
                decoder = _DECODERS[kind]()

    def _decode(self, kind: str, decoder: Any, part: bytes) -> bytes:
        try:
            out: bytes = decoder.decompress(part, PIECE_BYTES)
        except (MemoryError, KeyboardInterrupt):
            raise
        except Exception as error:  # each library has an error class of its own
            raise CorpusError(
                f"{self.name}: the {kind} data is damaged before byte {self.position} ({error}): "
                "what stands before was read"
            ) from error
        self.size += len(out)
        if self.size > BOMB_BYTES and self.size > BOMB_RATIO * self.position:
            raise CorpusError(
                f"{self.name}: expands more than {BOMB_RATIO} times, as a decompression bomb does: "
                f"what comes after byte {self.position} was not read; decompress it yourself if you trust it"
            )
        return out


def whole(name: str, limit: int) -> bytes:
    """Return a file as decompressed bytes. Raises `CorpusError` if it has more than `limit`."""
    stream = ByteStream(name)
    try:
        pieces = []
        size = 0
        while data := stream.read():
            pieces.append(data)
            size += len(data)
            if size > limit:
                raise CorpusError(f"{name}: is longer than {limit} bytes: left out")
        return b"".join(pieces)
    finally:
        stream.close()
