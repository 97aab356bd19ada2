"""Worker processes and the watch over them.

No pool of the standard library survives a worker that dies: one hangs, the other gives up. Here the
parent keeps a pipe to every worker and a heartbeat, a shared number that says which document it is at.
A worker that dies or stands still is ended and replaced, and the parent knows the document.
"""

from __future__ import annotations

import json
import mmap
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from types import TracebackType
from typing import Any, NamedTuple

from .job import Job
from .worker import IDLE, receive, send

__all__ = ["Event", "Fleet"]

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from cleantext.corpus.worker import main; main()"
)


class Event(NamedTuple):
    """What a worker has to say: `done`, `unreadable` or `failed` with data, or that it `died` at a place."""

    kind: str
    task: Any
    data: Any = None
    place: int = IDLE
    stalled: bool = False


@dataclass
class _Worker:
    slot: int
    process: subprocess.Popen[bytes]
    task: Any = None
    place: int = IDLE
    since: float = 0.0
    stalled: bool = False
    thread: threading.Thread | None = field(default=None, repr=False)


class Fleet:
    """Run `size` workers. Use it as a context manager: leaving it ends them.

    `stall_s` is how long a worker may be at one document; `memory_bytes` bounds the address space of
    each (0: no bound).
    """

    def __init__(self, size: int, job: Job, stall_s: float, memory_bytes: int) -> None:
        self._job = job
        self._stall_s = stall_s
        self._memory_bytes = memory_bytes
        self._events: queue.SimpleQueue[tuple[_Worker, Any]] = queue.SimpleQueue()
        handle, self._heart = tempfile.mkstemp(prefix="cleantext-")
        # Two numbers a worker: the document that it is at, and the last that it began to clean.
        os.ftruncate(handle, 16 * size)
        self._map = mmap.mmap(handle, 16 * size)
        os.close(handle)
        self._beats = memoryview(self._map).cast("q")
        self._workers: list[_Worker] = []
        self._size = size

    def __enter__(self) -> Fleet:
        for slot in range(self._size):
            self._workers.append(self._start(slot))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.wait()
            _close(worker)
        self._beats.release()
        self._map.close()
        os.unlink(self._heart)

    def _start(self, slot: int) -> _Worker:
        self._beats[2 * slot] = IDLE
        process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        worker = _Worker(slot, process)
        worker.thread = threading.Thread(target=self._listen, args=(worker,), daemon=True)
        self._tell(worker, (self._job, self._heart, slot, self._memory_bytes))
        worker.thread.start()
        return worker

    def _listen(self, worker: _Worker) -> None:
        assert worker.process.stdout is not None
        while True:
            try:
                message = receive(worker.process.stdout)
            except (EOFError, OSError):
                self._events.put((worker, None))
                return
            self._events.put((worker, message))

    def _tell(self, worker: _Worker, message: Any) -> None:
        assert worker.process.stdin is not None
        with suppress(OSError):  # if it has died, the thread that listens to it says so
            send(worker.process.stdin, message)

    @property
    def idle(self) -> int:
        """Return how many workers wait for work."""
        return sum(worker.task is None for worker in self._workers)

    @property
    def places(self) -> list[tuple[Any, int]]:
        """Return the tasks that the workers are at, each with the documents done of it."""
        busy = (worker for worker in self._workers if worker.task is not None)
        return [(worker.task, self._beats[2 * worker.slot + 1]) for worker in busy]

    def give(self, task: Any, message: Any) -> None:
        """Hand a task to an idle worker. The task comes back in the worker's event."""
        worker = next(worker for worker in self._workers if worker.task is None)
        self._beats[2 * worker.slot] = IDLE
        self._beats[2 * worker.slot + 1] = 0
        worker.task, worker.place, worker.since = task, IDLE, monotonic()
        self._tell(worker, message)

    def wait(self, seconds: float) -> Event | None:
        """Return the next event, or None if nothing happens for so long. Ends workers that stand still."""
        self._end_stalled()
        try:
            worker, message = self._events.get(timeout=seconds)
        except queue.Empty:
            return None
        task, worker.task = worker.task, None
        if message is not None:
            kind, _, data = message
            return Event(kind, task, data)
        place = self._beats[2 * worker.slot]
        code = worker.process.wait()
        _close(worker)
        self._workers[self._workers.index(worker)] = self._start(worker.slot)
        return Event("died", task, _cause(code), place, worker.stalled)

    def _end_stalled(self) -> None:
        now = monotonic()
        for worker in self._workers:
            place = self._beats[2 * worker.slot]
            if worker.task is None or place != worker.place or place == IDLE:
                worker.place, worker.since = place, now
            elif now - worker.since > self._stall_s and not worker.stalled:
                worker.stalled = True
                worker.process.kill()


def _close(worker: _Worker) -> None:
    if worker.thread:
        worker.thread.join()
    for pipe in (worker.process.stdin, worker.process.stdout):
        if pipe:
            with suppress(OSError):  # what a dead worker did not read cannot be flushed
                pipe.close()


def _cause(code: int) -> str:
    if code < 0:
        try:
            return f"signal {-code}, {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
