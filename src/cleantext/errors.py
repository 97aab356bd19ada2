"""The errors of cleantext.

    CleantextError
    ├── InputError           (TypeError)    the text to clean is not a `str`
    ├── OptionError          (ValueError)   an unknown profile, language, cleaner or rule id
    ├── PatchError           (ValueError)   edits that overlap, run backwards or leave the text
    ├── PackError            (ValueError)   a rule pack that cannot be read or breaks its own examples
    ├── CorpusError          (OSError)      an input cannot be read, or an output cannot be written
    │   └── RunError                        a run had to stop; what it has done is kept
    ├── MissingExtraError    (ImportError)  an optional dependency is not installed
    └── ForeignPackageError  (ImportError)  another distribution owns files of this package

Every message says what is wrong, where, and what to do.
"""

from __future__ import annotations

import sys
from os.path import dirname, exists, join

__all__ = [
    "CleantextError",
    "CorpusError",
    "ForeignPackageError",
    "InputError",
    "MissingExtraError",
    "OptionError",
    "PackError",
    "PatchError",
    "RunError",
    "require_text",
]


class CleantextError(Exception):
    """Base of every error that this library raises on purpose."""


class InputError(CleantextError, TypeError):
    """The text to clean is not a `str`."""


class OptionError(CleantextError, ValueError):
    """An option names something that does not exist."""


class PatchError(CleantextError, ValueError):
    """The edits of a patch overlap, run backwards or leave the text."""


class PackError(CleantextError, ValueError):
    """A rule pack cannot be used."""


class CorpusError(CleantextError, OSError):
    """An input of a corpus cannot be read, or its output cannot be written."""


class RunError(CorpusError):
    """A run over a corpus had to stop. What it has done is kept."""


class MissingExtraError(CleantextError, ImportError):
    """A feature needs an optional dependency that is not installed."""


class ForeignPackageError(CleantextError, ImportError):
    """Another distribution has put its files into this package."""


def require_text(text: object) -> str:
    """Return `text` if it is a `str`, raise `InputError` with the cure if not.

    >>> require_text(b"caf\\xc3\\xa9")
    Traceback (most recent call last):
    cleantext.errors.InputError: expected str, got bytes: decode it first, for example \
data.decode("utf-8"); for HTML pages, cleantext.html.clean_html takes bytes
    """
    if isinstance(text, str):
        return text
    kind = type(text).__name__
    if isinstance(text, bytes | bytearray | memoryview):
        cure = (
            'decode it first, for example data.decode("utf-8"); '
            "for HTML pages, cleantext.html.clean_html takes bytes"
        )
    elif text is None:
        cure = "there is no text: skip the document, or pass an empty string"
    elif hasattr(text, "read_text"):
        cure = 'read the file first, for example path.read_text(encoding="utf-8")'
    elif isinstance(text, list | tuple | set | frozenset):
        cure = "call it once for each text, or join the parts with blank lines"
    else:
        cure = "convert it with str(...) if it really is text"
    raise InputError(f"expected str, got {kind}: {cure}")


# Two other distributions install a package of the same name, and pip lets the last one win, file by
# file, without a word. Their modules, none of which exists here, tell them apart.
_FOREIGN = {"clean.py": "clean-text", "cleantext.py": "cleantext"}


def refuse_foreign_files(folder: str, distribution: str | None) -> None:
    """Raise `ForeignPackageError` if another distribution owns files in `folder`.

    `distribution` is what the package's `__init__` says of itself; if that is not ours, it has been
    overwritten.
    """
    culprits = [name for file, name in _FOREIGN.items() if exists(join(folder, file))]
    if not culprits and distribution == "cleantext-articles":
        return
    culprit = " and ".join(culprits) or "an unknown distribution"
    what = "put files into" if distribution == "cleantext-articles" else "overwritten"
    raise ForeignPackageError(
        f"{culprit} has {what} the package 'cleantext' in {folder}, which belongs to cleantext-articles: "
        f"run `pip uninstall -y {' '.join(culprits) or 'clean-text cleantext'} cleantext-articles`, then "
        "`pip install cleantext-articles`; to use both, give each its own virtual environment"
    )


refuse_foreign_files(dirname(__file__), getattr(sys.modules.get("cleantext"), "__distribution__", None))
