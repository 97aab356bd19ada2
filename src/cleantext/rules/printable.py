"""Quoted-printable of mails and saved pages (RFC 2045, 6.7): `=E2=80=99` for ’, `=` before a line end."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from .markup import is_about_code

__all__ = ["RULES"]

# Bytes in a row; a line may end among them.
_BYTES = lazy_pattern(r"(?:=[0-9A-F]{2}(?:=\r?\n(?==[0-9A-F]{2}))?)+")
_HEX = lazy_pattern(r"=([0-9A-F]{2})")
# A character beyond ASCII in UTF-8, a byte that leads and those that follow; or a blank at the end of a line.
_MARK = lazy_pattern(
    r"=(?:C[2-9A-F]|D[0-9A-F]|E[0-9A-F]=[89AB][0-9A-F]|F[0-4](?:=[89AB][0-9A-F]){2})=[89AB][0-9A-F]"
    r"|=20(?=\r?\n)"
)
# A line that was full, with `=` instead of its end.
_SOFT = lazy_pattern(r"(?<=[^\s=])[ \t]{0,4}=\r?\n(?=.)")
_CONTROL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE_CHARS = (60, 76)  # of a line that was broken because it was full; no line is longer
MARKS = 2
ADDRESS_CHARS = 200  # before an offset


def find_printable(doc: Doc) -> Iterator[Edit]:
    """Yield edits that decode a text of quoted-printable: one that shows several marks of it."""
    text = doc.text
    soft = [match for match in _SOFT.finditer(text) if _size(text, match.end() - 1) <= LINE_CHARS[1]]
    full = sum(_size(text, match.end() - 1) >= LINE_CHARS[0] for match in soft)
    if full + len(_MARK.findall(text)) < MARKS or doc.once(is_about_code):
        return
    rule = ("residue.quoted-printable",)
    for match in _BYTES.finditer(text):
        if not full and _in_address(text, match.start()):
            continue
        data = bytes.fromhex("".join(_HEX.findall(match[0])))
        new = _decoded(data, full > 0)
        if new is not None:
            yield Edit(match.start(), match.end(), new, rule)
    for match in soft:
        at = match.start() + match[0].index("=")
        within = at > 2 and _HEX.fullmatch(text, at - 3, at) and _HEX.match(text, match.end())
        if not within:
            yield Edit(at, match.end(), "", rule)


def _size(text: str, end: int) -> int:
    """Return how long the line is that ends at an offset."""
    return len(text[text.rfind("\n", 0, end) + 1 : end].rstrip("\r"))


def _in_address(text: str, at: int) -> bool:
    """Tell whether the word that an offset stands in is an address with a query."""
    head = text[max(0, at - ADDRESS_CHARS) : at].rpartition(" ")[2]
    return "?" in head or "://" in head


def _decoded(data: bytes, is_proven: bool) -> str | None:
    """Return what bytes say, in UTF-8 or, where line ends prove the encoding, in Windows-1252."""
    try:
        new = data.decode("utf-8")
    except UnicodeDecodeError:
        new = data.decode("cp1252", "replace") if is_proven else "\ufffd"
    return None if "\ufffd" in new or _CONTROL.search(new) else new


RULES = (
    Rule(
        "residue.quoted-printable",
        find_printable,
        ("=",),
        "quoted-printable of a mail or a saved page",
        drops=("It wasn=E2=80=99t raining, he said, and =E2=80=9Cnobody=E2=80=9D came.",),
        keeps=(
            "It stood 2=2 at half-time, and x=3D holds.",
            "The link was https://example.com/?q=C3=A9 and nothing else.",
        ),
    ),
)
