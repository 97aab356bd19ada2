r"""Code pages as browsers read them: a byte without a character is the control of the same number."""

from __future__ import annotations

import codecs

__all__ = ["SLOPPY"]

#: How `str.encode` takes what a code page lacks; only characters of Latin-1 may be so.
SLOPPY = "cleantext.sloppy"


def _as_latin_1(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].encode("latin-1"), error.end


codecs.register_error(SLOPPY, _as_latin_1)
