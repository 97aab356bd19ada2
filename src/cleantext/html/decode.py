"""Decode the bytes of a page: by its byte order mark, by what its bytes can be, by what it declares."""

from __future__ import annotations

import codecs
import re

from ..base.frozen import NamedTuple
from ..errors import InputError

DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})""",
    re.I,
)
#: A page declares its charset within this many bytes (HTML, section 4.2.5.4, says 1,024; pages are less
#: strict).
DECLARATION_BYTES = 8_192
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Labels that browsers read as a larger set (WHATWG Encoding, section 4.2).
LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
#: Labels of the same standard that Python does not know.
LABELS = {
    "cn-big5": "big5",
    "dos-874": "cp874",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-8-i": "iso8859-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode11utf8": "utf-8",
    "unicode20utf8": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gbk",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "x-mac-ukrainian": "mac-cyrillic",
    "x-sjis": "shift_jis",
    "x-unicode20utf8": "utf-8",
    "x-x-big5": "big5",
    **{f"x-cp{number}": f"cp{number}" for number in range(1250, 1259)},
}
COMMENT = re.compile(rb"<!--.*?-->", re.S)
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data: decompress it first"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data: decompress it first"),
)
#: Text holds hardly any control characters; bytes with more than this share of them are no text. (None of
#: 1,196 pages has a thousandth of it, what is compressed has five times as much.) ESC, SO and SI switch signs
#: in ISO 2022.
CONTROLS = bytes(set(range(32)).difference(b"\t\n\f\r\x1b\x0e\x0f"))
CONTROL_SHARE = 0.02
#: Of the markup in UTF-16 every other byte is NUL.
NUL_SHARE = 0.8


class Decoded(NamedTuple):
    """A page's text, the encoding that it was read in, and what there is to say about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


#: What Python can decode with, and no page is written in, or no browser reads.
NO_CHARSETS = frozenset(
    ["idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "hz"]
)
#: Encodings of bytes below 128, which are valid UTF-8 too, and what switches their signs.
SEVEN_BITS, ESCAPE = "iso2022", b"\x1b"


def decode(data: bytes, encoding: str | None = None, *, declared: str | None = None) -> Decoded:
    """Decode a page and name its encoding.

    A byte order mark decides, then ``encoding`` if given. Bytes that are valid UTF-8 are UTF-8 whatever
    the page declares: other encodings next to never form valid UTF-8 by chance. Otherwise the declared
    encoding is taken if it fits (``declared``, if the page's server named one, or the page's own), then the
    one that charset-normalizer detects if that is installed, then windows-1252. Raises ``InputError`` for
    data that is no text, and for an encoding that Python does not know.

    >>> decode("<p>Grüße".encode("latin-1")).encoding
    'cp1252'
    """
    if not isinstance(data, bytes):
        raise InputError(f"expected the bytes of an HTML page, got {type(data).__name__}")
    for mark, name in MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name, ())
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"expected the bytes of an HTML page, got {what}")
    if encoding is not None:
        return _read(data, _known(encoding, strict=True), ())
    wide = _wide(data)
    if wide:
        return _read(data, wide, ())
    controls = _controls(data)
    if controls > CONTROL_SHARE * len(data):
        raise InputError(
            f"expected the bytes of an HTML page, got binary data: {controls} of "
            f"{len(data)} bytes are control characters; pass only text, or name its encoding"
        )
    declared = (_known(declared) if declared else "") or declared_encoding(data)
    text = None if declared and declared.startswith(SEVEN_BITS) and ESCAPE in data else _utf8(data)
    if text is not None:
        foreign = declared and declared not in ("utf-8", "utf-16-le", "utf-16-be") and not data.isascii()
        said = f"charset: the page declares {declared}, but its bytes are UTF-8"
        return Decoded(text, "utf-8", (said,) if foreign else ())
    if declared and declared != "utf-8":
        try:
            return Decoded(data.decode(declared), declared, ())
        except UnicodeDecodeError:
            pass
    bad = _bad_utf8(data)
    if declared in (None, "utf-8") and bad * 20 < sum(byte > 127 for byte in data[:200_000]):
        return _read(data, "utf-8", ("charset: some bytes are not valid UTF-8; they became U+FFFD",))
    found = _detected(data) or (declared if declared != "utf-8" else "") or "cp1252"
    said = f"charset: the page declares {declared or 'none'}, but its bytes do not fit; read as {found}"
    return _read(data, found, (said,))


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page declares, as Python names it; None if it knows none."""
    found = DECLARED.search(COMMENT.sub(b"", data[:DECLARATION_BYTES]))
    if found is None:
        return None
    name = _known((found[1] or found[2]).decode("ascii"))
    return "utf-8" if name.startswith("utf-16") else name or None  # a page that could be read is not UTF-16


def _known(label: str, *, strict: bool = False) -> str:
    """Return an encoding as Python names it; nothing if it knows none, or none of texts."""
    try:
        label = LABELS.get(label.strip().lower(), label)
        b"a".decode(label)  # codecs such as hex, rot13 and idna have names, too
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError, TypeError, AttributeError):
        name = ""
    if strict and (not name or name in NO_CHARSETS):
        raise InputError(f"unknown encoding {label!r}: pass a name that Python's codecs know for texts")
    return "" if name in NO_CHARSETS else LARGER.get(name, name)


def _read(data: bytes, name: str, warnings: tuple[str, ...]) -> Decoded:
    return Decoded(data.decode(name, "replace"), name, warnings)


def _wide(data: bytes) -> str:
    """Recognise UTF-16 without a byte order mark by the NULs beside the ASCII of the markup."""
    even, odd = data[:400:2], data[1:400:2]
    for name, letters, others in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
        if (
            len(others) > 1
            and others.count(0) > NUL_SHARE * len(others)
            and _controls(letters) <= CONTROL_SHARE * len(letters)
        ):
            return name
    return ""


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, CONTROLS))


def _utf8(data: bytes) -> str | None:
    """Read bytes as UTF-8, whose last character may be cut off; None if they are something else."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and len(data) - error.start < 4
        return data.decode("utf-8", "replace") if cut else None


def _bad_utf8(data: bytes) -> int:
    return data[:200_000].decode("utf-8", "replace").count("\ufffd")


def _detected(data: bytes) -> str:
    """Ask charset-normalizer, if it is installed, about the text between the tags."""
    try:
        from charset_normalizer import from_bytes  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return ""
    best = from_bytes(re.sub(rb"<[^>]*>", b" ", data)[:100_000]).best()
    return _known(best.encoding) if best else ""
