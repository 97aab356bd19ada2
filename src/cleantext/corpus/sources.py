"""Which files to read, in which order, and what is in them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from time import time_ns
from typing import NamedTuple

from ..errors import CorpusError, OptionError
from ..files import PAGES

__all__ = ["FORMATS", "Source", "find_sources", "format_of"]

#: The formats, and the endings of names that stand for them, before `.gz`, `.zst`, `.bz2` or `.xz`.
FORMATS = {
    "parquet": (".parquet", ".pq"),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "text": (".txt", ".text", ".md"),
    "html": PAGES,
    "warc": (".warc", ".wet"),
}
COMPRESSED = (".gz", ".zst", ".bz2", ".xz")


def side_path(file: Path, name: str) -> Path:
    """Return where a side file of an output file stands.

    >>> side_path(Path("clean.jsonl"), "errors.jsonl").name
    '_clean.jsonl.errors.jsonl'
    """
    return file.parent / f"_{file.name}.{name}"


class Source(NamedTuple):
    """One input: a file of documents, or all text files of one folder.

    `name` is what the user knows it by; `files` are paths, `-` for standard input; `size` is in bytes.
    """

    name: str
    format: str
    files: tuple[str, ...]
    size: int
    changed_ns: int


def format_of(name: str) -> str | None:
    """Return the format that a file name stands for, or None.

    >>> format_of("crawl/news.warc.gz"), format_of("a.JSONL.zst"), format_of("b.doc")
    ('warc', 'jsonl', None)
    """
    path = Path(name.lower())
    stem = path.with_suffix("") if path.suffix in COMPRESSED else path
    return next((kind for kind, endings in FORMATS.items() if stem.suffix in endings), None)


def find_sources(
    inputs: Iterable[str], format: str | None = None, out: str | os.PathLike[str] = ""
) -> list[Source]:
    """Return the sources that file names, globs, folders and `-` stand for, in that order.

    Files of a folder or a glob come sorted by name; those of the output `out`, and hidden and marked ones
    (`.x`, `_x`), are left out. Raises `CorpusError`, also if an input is the output, and `OptionError`.
    """
    output = _Output(out)
    if format is not None and format not in FORMATS:
        raise OptionError(f"unknown format {format!r}: there are {', '.join(FORMATS)}")
    found: list[Source] = []
    for name in inputs:
        if name == "-":
            if format == "parquet":
                raise CorpusError("-: Parquet cannot be read from standard input: name the file")
            # What comes there is not the same the next time, and nothing tells: no run goes on with it.
            found.append(Source("-", format or "jsonl", ("-",), 0, time_ns()))
        elif name in output:
            raise CorpusError(f"{name}: is the output as well: choose another name for the output")
        elif os.path.isdir(name):
            found += _folder(name, format, output)
        elif os.path.exists(name):
            found += _sources([name], format, name)
        elif glob.has_magic(name):
            paths = (path for path in glob.glob(name, recursive=True) if _is_file(path))
            files = sorted(path for path in paths if path not in output and not _is_marked(path, name))
            if not files:
                raise CorpusError(f"{name}: no file matches")
            found += _sources(files, format, name)
        else:
            raise CorpusError(f"{name}: no such file or folder")
    if not found:
        raise CorpusError("there is nothing to read: name files, folders or globs, or - for standard input")
    return found


class _Output:
    """The files of an output, by any name: what a run writes must never be its input."""

    def __init__(self, out: str | os.PathLike[str]) -> None:
        paths = [Path(os.path.realpath(out))] if out else []
        sides = [
            side_path(path, name) for path in paths for name in ("errors.jsonl", "manifest.json", "parts")
        ]
        self._files = {str(path) for path in (*paths, *sides)}
        self._folders = tuple(f"{path}{os.sep}" for path in (*paths, *sides))

    def __contains__(self, name: str) -> bool:
        path = os.path.realpath(name)
        return path in self._files or path.startswith(self._folders)


def _is_file(path: str) -> bool:
    """Tell whether there is a file, or a link to one that is not there: reading it says so."""
    return os.path.isfile(path) or (os.path.islink(path) and not os.path.exists(path))


def _is_marked(path: str, pattern: str) -> bool:
    """Tell whether a glob found a hidden or marked file or folder (`.x`, `_x`) without asking for one."""
    parts = Path(pattern).parts
    fixed = sum(1 for _ in takewhile(lambda part: not glob.has_magic(part), parts))
    marks = (".", "_")
    return any(part.startswith(marks) for part in Path(path).parts[fixed:]) and not any(
        part.startswith(marks) for part in parts[fixed:]
    )


def _folder(name: str, format: str | None, output: _Output) -> Iterator[Source]:
    """Yield the sources of a folder, but for hidden and marked files."""
    found = []
    for folder, folders, files in os.walk(name):
        folders[:] = sorted(sub for sub in folders if not sub.startswith((".", "_")))
        for file in sorted(files):
            path = os.path.join(folder, file)
            if file.startswith((".", "_")) or not (format or format_of(file)):
                continue
            if path not in output and _is_file(path):
                found.append(path)
    if not found:
        known = " ".join(ending for endings in FORMATS.values() for ending in endings)
        raise CorpusError(f"{name}: the folder has no file that ends in {known} (or these with .gz …)")
    yield from _sources(found, format, name)


def _sources(files: list[str], format: str | None, name: str) -> Iterator[Source]:
    """Yield a source for each file of documents, and one for each run of one-document files."""
    run: list[str] = []
    kind = ""
    for file in files:
        this = format or format_of(file)
        if this is None:
            known = ", ".join(FORMATS)
            raise CorpusError(f"{file}: the name does not tell the format: say --from with one of {known}")
        if run and (this != kind or this not in ("text", "html")):
            yield _source(name if len(run) > 1 else run[0], kind, run)
            run = []
        run.append(file)
        kind = this
    if run:
        yield _source(name if len(run) > 1 else run[0], kind, run)


def _source(name: str, kind: str, files: list[str]) -> Source:
    size = changed = 0
    for file in files:
        with suppress(OSError):  # whoever reads it says why it cannot be read
            stat = os.stat(file)
            size, changed = size + stat.st_size, max(changed, stat.st_mtime_ns)
    return Source(name, kind, tuple(files), size, changed)
