"""Clean a corpus on all cores of one machine, survive anything, and go on after a kill."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from ..errors import CorpusError, OptionError, RunError
from .chunk import Chunk
from .chunks import chunks_of
from .fleet import Event, Fleet
from .job import Job
from .output import Output, job_for
from .progress import Progress
from .sources import Source, find_sources
from .stats import Stats

__all__ = ["Report", "run"]

#: A document is given up after it has ended so many workers. Once may be chance: a kill from outside,
#: or memory that another program took.
STRIKES = 2
#: With less, a worker dies while it loads pyarrow (300 MB), before it can say of what.
LEAST_MEMORY = 512 << 20


class Report(NamedTuple):
    """What came of a run.

    `stats` are the numbers, `failures` the inputs that could not be read to their end, `seconds` the
    time of this call, `kept_parts` the parts that an earlier call had finished. `errors_file` names the
    documents that were not cleaned, if there are any.
    """

    out: Path
    stats: Stats
    failures: list[dict[str, Any]]
    seconds: float
    parts: int
    kept_parts: int
    restarts: int
    errors_file: Path

    @property
    def errors(self) -> int:
        """Return the number of documents that were not cleaned."""
        return sum(n for status, n in self.stats.status.items() if status not in ("ok", "unchanged"))


@dataclass
class _Task:
    index: int
    chunk: Chunk
    strikes: dict[int, int] = field(default_factory=dict)


def run(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    job: Job,
    *,
    format: str | None = None,
    workers: int | None = None,
    doc_timeout_s: float = 60.0,
    memory_bytes: int | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Clean the documents of `inputs` into `out` and return what came of it.

    `inputs` are files, folders, globs or `-`; `out` is a folder, or a file if its name ends as one does,
    which says the format as well, or if `job.merged`. Order and number of documents stay. Call it again
    after a kill: what is done stays. A document that raises, hangs longer than `doc_timeout_s`, takes more
    than `memory_bytes` (default: 80 % of the memory, shared by the workers, 1 GiB at least) or kills its
    worker is an error row; the others are cleaned. Raises `CorpusError` if nothing can be read or the
    output cannot be written, `RunError` if that happens later, with what is done kept, and `OptionError`.
    """
    started = monotonic()
    names = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    sources = find_sources([os.fspath(name) for name in names], format, out)
    _refuse_pages(sources, job)
    job = job_for(os.fspath(out), job)
    count = workers if workers is not None else usable_cores()
    if count < 1 or not doc_timeout_s > 0 or (memory_bytes is not None and memory_bytes < 0):
        raise OptionError("workers must be at least 1, the time limit above 0, and the memory not below it")
    if memory_bytes and memory_bytes < LEAST_MEMORY:
        raise OptionError(f"a worker needs {LEAST_MEMORY >> 20} MB of memory at least, or 0 for no bound")
    memory = default_memory(count) if memory_bytes is None else memory_bytes
    shown = progress or Progress(None)
    with Output(os.fspath(out), job, sources, overwrite) as output:
        stats = Stats()
        done = output.finished()
        if done is not None:
            stats.merge(done["numbers"])
            return Report(
                output.out, stats, done["failures"], 0.0, done["parts"], done["parts"], 0, output.errors
            )
        state = _Run(output, sources, job, stats, shown)
        state.begin()  # raises for a wrong column before anything is written
        output.write_manifest("running")
        shown.start(sum(source.size for source in sources))
        try:
            with Fleet(count, job, doc_timeout_s, memory) as fleet:
                state.drive(fleet)
        finally:
            shown.stop()
        output.complete(state.parts, state.failures, stats.data())
    seconds = monotonic() - started
    return Report(
        output.out, stats, state.failures, seconds, state.parts, state.kept, state.restarts, output.errors
    )


def _refuse_pages(sources: list[Source], job: Job) -> None:
    page = next((source.files[0] for source in sources if source.format == "html"), None)
    if page and not job.cleaner.html:
        raise OptionError(f"{page}: is an HTML page: add --html, or name the other files alone")


class _Run:
    """The state of one run: chunks to do, chunks at work, what went wrong."""

    def __init__(
        self, output: Output, sources: list[Source], job: Job, stats: Stats, progress: Progress
    ) -> None:
        self.output = output
        self.sources = sources
        self.job = job
        self.stats = stats
        self.progress = progress
        self.parts = self.kept = self.restarts = 0
        self.failures: list[dict[str, Any]] = []
        self._again: deque[_Task] = deque()
        self._fresh = self._tasks()
        self._ahead: _Task | None = None

    def begin(self) -> None:
        """Read the first chunk. Raises `OptionError` if its columns are not as the options say."""
        self._ahead = next(self._fresh, None)

    def drive(self, fleet: Fleet) -> None:
        """Feed the workers until all chunks are done, reading one chunk ahead of them."""
        at_work = 0
        while True:
            while fleet.idle and (self._again or self._ahead):
                task = self._again.popleft() if self._again else self._ahead
                assert task is not None
                if task is self._ahead:
                    self._ahead = None
                part = self.output.part(task.index)
                fleet.give(task, ("chunk", task.index, task.chunk, part, self.output.work))
                at_work += 1
                if self._ahead is None:
                    self._ahead = next(self._fresh, None)
            if not at_work:
                return
            event = fleet.wait(0.2)
            places = fleet.places
            ahead = sum(task.chunk.size * min(1.0, place / max(1, task.chunk.rows)) for task, place in places)
            self.progress.show(self.stats.rows + sum(place for _, place in places), self.stats, ahead)
            if event is not None and event.task is not None:
                at_work -= 1
                self._note(event)

    def _tasks(self) -> Iterator[_Task]:
        for source in self.sources:
            try:
                for chunk in chunks_of(source, self.job):
                    index = self.parts
                    self.parts += 1
                    known = self.output.stats(index)
                    if known is None:
                        yield _Task(index, chunk)
                    else:
                        self.kept += 1
                        self._count(known, chunk)
            except CorpusError as error:
                self._fail(source.name, str(error))
            except OptionError as error:
                if not self.parts:
                    raise
                # What the options say held for the inputs before: it is this one that is different.
                self._fail(source.name, str(error))

    def _count(self, numbers: dict[str, Any], chunk: Chunk) -> None:
        self.stats.merge(numbers)
        self.progress.advance(chunk.size)

    def _fail(self, name: str, reason: str) -> None:
        self.failures.append({"file": name, "row": None, "id": None, "status": "unreadable", "error": reason})
        self.progress.say(reason)

    def _note(self, event: Event) -> None:
        task: _Task = event.task
        if event.kind == "done":
            self._count(event.data, task.chunk)
        elif event.kind == "unreadable":
            self._fail(task.chunk.source, event.data)
        elif event.kind == "failed":
            raise RunError(event.data)
        else:
            self.restarts += 1
            self._strike(task, event)

    def _strike(self, task: _Task, event: Event) -> None:
        """Note a death. A document that has ended two workers is given up; the chunk is done again."""
        place = event.place
        task.strikes[place] = strikes = task.strikes.get(place, 0) + 1
        chunk = task.chunk
        if place >= 0 and strikes == STRIKES:
            row = f"document {place + 1} of the rows from {chunk.first}"
            cause = "took too long and was stopped" if event.stalled else f"ended its worker ({event.data})"
            status = "timeout" if event.stalled else "error"
            task.chunk = chunk._replace(skip={**chunk.skip, place: (status, cause)})
            self.progress.say(f"{chunk.source}: {row} {cause}; it is left as it came")
        elif place >= 0 and strikes == 2 * STRIKES:
            task.chunk = chunk._replace(unread=chunk.unread | {place})
        elif strikes > 2 * STRIKES:
            reason = f"cannot be read: {strikes} workers ended there ({event.data})"
            self._fail(chunk.source, f"{chunk.source}: the rows from {chunk.first} {reason}")
            return
        self._again.append(task)


def usable_cores() -> int:
    """Return the number of cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux knows
        return os.cpu_count() or 1


def default_memory(workers: int) -> int:
    """Return the bound on a worker's address space in bytes: 80 % of the memory, shared, 1 GiB at least."""
    try:
        size = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0
    return max(1 << 30, size * 8 // 10 // workers)
