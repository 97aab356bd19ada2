"""A worker process: takes chunks from standard input, writes part files, reports on standard output.

It is started with `python -c`, not by `multiprocessing`: nothing of the caller's program is imported,
so it works from a notebook, from a script without a guard and from standard input alike. When the
parent goes away, the worker does too.
"""

from __future__ import annotations

import mmap
import os
import pickle
import queue
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import IO, Any

from ..errors import CleantextError, CorpusError
from ..rows import Row, failed
from .chunk import Chunk
from .job import Job
from .output import GO_ON, write_side
from .records import Record, records_of
from .shards import atomic, open_shard
from .stats import Stats

__all__ = ["IDLE", "main", "receive", "send"]

IDLE = -1  # the heartbeat of a worker that is between documents
BLOCK_ROWS = 500
BLOCK_CHARS = 4 << 20


def send(file: IO[bytes], message: Any) -> None:
    """Write one message: its size as eight bytes, then its pickle."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    file.write(struct.pack("<Q", len(data)))
    file.write(data)
    file.flush()


def receive(file: IO[bytes]) -> Any:
    """Return the next message. Raises `EOFError` when the other side is gone."""
    head = file.read(8)
    if len(head) < 8:
        raise EOFError
    size = struct.unpack("<Q", head)[0]
    data = file.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Serve the parent until it closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    commands = os.fdopen(os.dup(0), "rb")
    reports = os.fdopen(os.dup(1), "wb")
    # Whatever else prints or reads must not touch the two pipes.
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2, 1)
    job, heart, slot, memory_bytes = receive(commands)
    _limit_memory(memory_bytes)
    with open(heart, "r+b") as file:
        beats = memoryview(mmap.mmap(file.fileno(), 0)).cast("q")

    def beat(place: int, cleans: bool = False) -> None:
        beats[2 * slot] = place
        if cleans:
            beats[2 * slot + 1] = place

    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(commands, inbox), daemon=True).start()
    while True:
        kind, index, *rest = inbox.get()
        try:
            work = clean_rows if kind == "rows" else clean_chunk
            answer: tuple[str, int, Any] = ("done", index, work(job, beat, index, *rest))
        except CorpusError as error:
            answer = ("unreadable", index, str(error))
        except CleantextError as error:
            answer = ("failed", index, str(error))
        except OSError as error:
            answer = ("failed", index, f"{rest[1]}: cannot be written: {error.strerror or error}; {GO_ON}")
        except MemoryError:
            where = f"{rest[0].source}: rows from {rest[0].first}" if kind == "chunk" else "rows"
            answer = ("failed", index, f"{where}: out of memory: raise --memory, then {GO_ON}")
        beat(IDLE)
        send(reports, answer)


def _listen(commands: IO[bytes], inbox: queue.SimpleQueue[Any]) -> None:
    """Hand on commands; end the process when the parent is gone, whatever it is doing."""
    try:
        while True:
            inbox.put(receive(commands))
    except (EOFError, OSError):
        os._exit(0)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    if size:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = min(size, sys.maxsize if hard == resource.RLIM_INFINITY else hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def clean_rows(
    job: Job,
    beat: Callable[[int], None],
    index: int,
    pairs: list[tuple[Any, str | None]],
    skip: dict[int, tuple[str, str]],
) -> list[Row]:
    """Return the rows of some texts, each with its site, for `Guard`."""
    out = []
    for place, (text, site) in enumerate(pairs):
        beat(place)
        known = text if isinstance(text, str) else None
        out.append(failed(known, *skip[place]) if place in skip else job.cleaner(text, site))
    return out


def clean_chunk(
    job: Job, beat: Callable[..., None], index: int, chunk: Chunk, part: Path, work: Path
) -> dict[str, Any]:
    """Clean a chunk into its part file and return what happened.

    The side file comes first, so that a part file with its final name has it.
    """
    stats = Stats()
    errors = []
    started = perf_counter()
    with atomic(part) as temporary:
        shard = open_shard(temporary, job, chunk)
        try:
            for records, batch in _batches(chunk, job, beat):
                rows = [_clean(record, job, stats, beat) for record in records]
                beat(IDLE)
                shard.add(records, rows, batch)
                errors += [
                    {
                        "file": chunk.source,
                        "row": record.row,
                        "id": record.id,
                        "status": row.status,
                        "error": row.error,
                    }
                    for record, row in zip(records, rows, strict=True)
                    if row.error is not None
                ]
        finally:
            beat(IDLE)
            shard.close()
        stats.seconds = perf_counter() - started
        write_side(work, index, stats.data(), errors, shard.columns)
    return stats.data()


def _clean(record: Record, job: Job, stats: Stats, beat: Callable[..., None]) -> Row:
    beat(record.place, True)
    if record.failure:
        text = record.text if isinstance(record.text, str) else None
        row = failed(text, *record.failure)
    else:
        row = job.cleaner(record.text, record.site)
        if record.warnings and row.error is None:
            row = row._replace(warnings=(*record.warnings, *row.warnings))
        if row.error is None and not job.cleaner.html:
            stats.sample(job.cleaner, record)
    stats.add(row)
    return row


def _batches(chunk: Chunk, job: Job, beat: Callable[[int], None]) -> Iterator[tuple[list[Record], Any]]:
    """Yield blocks of records, small enough to be held in memory several times over."""
    if chunk.format == "parquet":
        from .columns import batches_of

        yield from batches_of(chunk, job, beat)
        return
    run: list[Record] = []
    size = 0
    for record in records_of(chunk, job, beat):
        run.append(record)
        size += len(record.text) if isinstance(record.text, str | bytes) else 0
        if len(run) >= BLOCK_ROWS or size >= BLOCK_CHARS:
            yield run, None
            run, size = [], 0
    if run:
        yield run, None


if __name__ == "__main__":
    sys.exit("cleantext.corpus.worker is started by cleantext.corpus.run")
