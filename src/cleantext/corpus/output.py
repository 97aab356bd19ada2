"""Where a run writes: part files, side files and the manifest, safe against any kill.

    OUT/part-00000-HASH.jsonl     one part for each chunk of the input, in its order
    OUT/_errors.jsonl             the documents that were not cleaned, if there are any
    OUT/_manifest.json            what was run, on what, and what came of it
    OUT/_work/                    what came of each chunk; goes away when the run is complete

If OUT is the name of a file, such as `clean.jsonl.gz`, the parts are in `_clean.jsonl.gz.parts/` until
they are joined, and the side files stand beside the file, as `_clean.jsonl.gz.manifest.json`. What reads
folders of data, such as pyarrow, Spark and `cleantext run`, passes over names that begin with _.

A part is done if and only if its file exists; HASH stands for input files, options and rules, so that parts
of different runs never mix.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import CorpusError, OptionError, RunError
from .job import COMPRESSIONS, OUTPUTS, Job
from .join import Part, join_parts
from .shards import atomic
from .sources import COMPRESSED, FORMATS, Source, format_of, side_path

__all__ = ["GO_ON", "Output", "job_for", "output_kind", "write_side"]

GO_ON = "run the same command again to go on"


def output_kind(out: str) -> tuple[str, str] | None:
    """Return the format and compression that the name of an output file stands for; None for a folder.

    >>> output_kind("clean.jsonl.gz"), output_kind("cleaned/")
    (('jsonl', 'gzip'), None)
    """
    name = out.lower()
    for kind in OUTPUTS:
        for compression, extra in COMPRESSIONS.items():
            if name.endswith(tuple(ending + extra for ending in FORMATS[kind])):
                return kind, compression
    return None


def job_for(out: str, job: Job) -> Job:
    """Return a job with what the name of its output says. Raises `OptionError` if the job says otherwise."""
    kind = output_kind(out)
    if kind is not None:
        if job.output not in (Job.output, kind[0]) or job.compression not in (Job.compression, kind[1]):
            raise OptionError(
                f"{out}: the name says {kind[0]} and {kind[1]}, the job {job.output} and {job.compression}: "
                "change one of them"
            )
        return replace(job, output=kind[0], compression=kind[1], merged=True)
    is_file = format_of(out) or Path(out).suffix.lower() in (".json", *COMPRESSED)
    if is_file and not job.merged and not out.endswith(os.sep) and not os.path.isdir(out):
        raise OptionError(
            f"{out}: no such file can be written: let the name end in .jsonl, .parquet, .csv or .tsv, "
            f"or in {os.sep} if it is a folder"
        )
    return job


class Output:
    """Hold the folder of a run. Use it as a context manager: it is locked meanwhile.

    Raises `CorpusError` if the folder cannot be written, is in use, or holds something else; `RunError` if
    writing fails later.
    """

    def __init__(self, out: str, job: Job, sources: list[Source], overwrite: bool = False) -> None:
        self.out = Path(out)
        self.job = job
        self.sources = sources
        self.digest = job.digest(sources)
        self.folder = side_path(self.out, "parts") if job.merged else self.out
        self.work = self.folder / "_work"
        self.errors = self._side("errors.jsonl")
        self.manifest = self._side("manifest.json")
        self._overwrite = overwrite
        self._lock: Any = None
        self._is_new = not self.folder.exists()

    def __enter__(self) -> Output:
        try:
            self._prepare()
        except OSError as error:
            self._leave()
            if isinstance(error, CorpusError):
                raise
            raise CorpusError(f"{self.out}: cannot be written: {error.strerror}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()
        if isinstance(error, OSError) and not isinstance(error, CorpusError):
            name = error.filename or self.out
            raise RunError(f"{name}: cannot be written: {error.strerror or error}; {GO_ON}") from error

    def _leave(self) -> None:
        """Give the lock back, and take away what is empty."""
        if self._lock is None:
            return
        with suppress(OSError):
            self.work.rmdir()
        with suppress(OSError):
            if (self._is_new or self.job.merged) and not any(self._strangers()):
                (self.folder / ".lock").unlink()
                self.folder.rmdir()
        self._lock.close()

    def _prepare(self) -> None:
        if self.out.is_dir() == self.job.merged and self.out.exists():
            what = "is a folder" if self.job.merged else "is a file"
            raise CorpusError(f"{self.out}: {what}: choose another name for the output")
        self._claim()
        found = self._read_manifest()
        if found is None and not self._overwrite:
            strange = self.out if self.job.merged else next(self._strangers(), None)
            if strange is not None and strange.exists():
                raise CorpusError(
                    f"{self.out}: exists and is not the output of a run that can go on: "
                    "choose another name, or say --overwrite"
                )
        is_other = found is not None and found.get("digest") != self.digest
        if found is not None and is_other and not self._overwrite and self._has_cleaned(found):
            raise CorpusError(
                f"{self.out}: holds the output of another run: its input files, options or rules are not the "
                "same as now: choose another name, or say --overwrite"
            )
        going = found is not None and not is_other and found.get("state") == "running"
        if is_other or (self._overwrite and not going):
            self._remove_parts()
        self.work.mkdir(exist_ok=True)
        for folder in (self.folder, self.work):
            for left in folder.glob("*.tmp"):
                left.unlink(missing_ok=True)

    def _has_cleaned(self, found: dict[str, Any]) -> bool:
        """Tell whether the run of this manifest, if it is one, has written anything that would be lost."""
        if "cleantext" not in found or any(self.folder.glob("part-*")):
            return True
        if not self.job.merged or not self.out.exists():
            return False
        return found.get("parts") != 0 or self.out.stat().st_size != found.get("bytes")

    def _claim(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / ".lock").open("w")
        try:
            import fcntl
        except ImportError:  # not on Windows
            self._lock = lock
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise CorpusError(f"{self.out}: another run is writing there: wait for it, or stop it") from None
        self._lock = lock

    def _strangers(self) -> Iterator[Path]:
        return (entry for entry in self.folder.iterdir() if entry.name not in (".lock", "_work"))

    def _remove_parts(self) -> None:
        for path in [*self.folder.glob("part-*"), self.manifest, self.errors]:
            path.unlink(missing_ok=True)
        shutil.rmtree(self.work, ignore_errors=True)

    def _side(self, name: str) -> Path:
        return side_path(self.out, name) if self.job.merged else self.folder / f"_{name}"

    def part(self, index: int) -> Path:
        """Return the path of a part file."""
        return self.folder / f"part-{index:05}-{self.digest}{self.job.suffix}"

    def stats(self, index: int) -> dict[str, Any] | None:
        """Return the numbers of a part if it is done."""
        found = read_side(self.work, index) if self.part(index).exists() else None
        return found["stats"] if found else None

    def finished(self) -> dict[str, Any] | None:
        """Return the manifest if this very run is complete already."""
        found = self._read_manifest()
        if found is None or found.get("state") != "complete" or found.get("digest") != self.digest:
            return None
        return found if self._is_whole(found) else None

    def _is_whole(self, found: dict[str, Any]) -> bool:
        """Tell whether the output of a run is there. Raises `CorpusError` if it was changed since."""
        paths = self._outputs(found["parts"])
        if len(paths) != found.get("outputs"):
            return False
        if sum(path.stat().st_size for path in paths) != found.get("bytes"):
            raise CorpusError(
                f"{self.out}: was changed since it was written: choose another name, or say --overwrite"
            )
        return True

    def _outputs(self, parts: int) -> list[Path]:
        paths = [self.out] if self.job.merged else map(self.part, range(parts))
        return [path for path in paths if path.exists()]

    def _read_manifest(self) -> dict[str, Any] | None:
        try:
            found = json.loads(self.manifest.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _joinable(self, index: int) -> Part | None:
        path = self.part(index)
        return Part(path, (read_side(self.work, index) or {})["columns"]) if path.exists() else None

    def write_manifest(self, state: str, **numbers: Any) -> None:
        """Write the manifest: `state` is `running` or `complete`."""
        from .. import __version__

        inputs = [
            {"name": s.name, "format": s.format, "files": len(s.files), "bytes": s.size} for s in self.sources
        ]
        data = {
            "cleantext": __version__,
            "state": state,
            "digest": self.digest,
            "rules": self.job.cleaner.fingerprint(),
            "options": self.job.shown(),
            "inputs": inputs,
            **numbers,
        }
        with atomic(self.manifest) as file:
            text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
            file.write_bytes(
                text.encode("utf-8", "backslashreplace")
            )  # as JSON spells a name that is not UTF-8

    def complete(self, parts: int, failures: list[dict[str, Any]], numbers: dict[str, Any]) -> None:
        """Join what is to be joined, write the side files, and mark the run as complete."""
        with atomic(self.errors) as file, file.open("wb") as target:
            for failure in failures:
                target.write(json.dumps(failure).encode() + b"\n")
            for index in range(parts):
                for error in (read_side(self.work, index) or {"errors": []})["errors"]:
                    target.write(json.dumps(error).encode() + b"\n")
        if not self.errors.stat().st_size:
            self.errors.unlink()
        if self.job.merged:
            with atomic(self.out) as file:
                join_parts([part for i in range(parts) if (part := self._joinable(i))], file, self.job)
        paths = self._outputs(parts)
        size = sum(path.stat().st_size for path in paths)
        told: dict[str, Any] = {"parts": parts, "outputs": len(paths), "bytes": size}
        self.write_manifest("complete", **told, failures=failures, numbers=numbers)
        shutil.rmtree(self.folder if self.job.merged else self.work, ignore_errors=True)


def write_side(
    work: Path, index: int, stats: dict[str, Any], errors: list[dict[str, Any]], columns: Sequence[str]
) -> None:
    """Write the numbers of a chunk, the documents of it that were not cleaned, and its columns if it is CSV.

    It need not be on the disk when the part is: a chunk whose side file is absent or broken is done again.
    """
    path = _side(work, index)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(json.dumps({"stats": stats, "errors": errors, "columns": columns}), encoding="utf-8")
    temporary.replace(path)


def read_side(work: Path, index: int) -> dict[str, Any] | None:
    """Return what `write_side` wrote, or None."""
    try:
        found: dict[str, Any] = json.loads(_side(work, index).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found


def _side(work: Path, index: int) -> Path:
    return work / f"{index:05}.json"
