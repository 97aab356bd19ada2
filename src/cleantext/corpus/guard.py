"""Clean rows in a child process, so that no document can take the caller's process with it.

Engines for tables do not survive a worker that dies: Spark gives the whole job up after four tries,
Ray tries for ever, the pool of datatrove hangs. With a guard between, such a document is an error row.
"""

from __future__ import annotations

import os
import weakref
from typing import Any

from ..rows import Row, RowCleaner
from .fleet import Fleet
from .job import Job

__all__ = ["Guard"]

STRIKES = 2  # as in the runner: once may be chance


class Guard:
    """Call `cleaner` for rows in a child process, which starts at the first call.

    A document that takes longer than `doc_timeout_s`, or ends the child twice, gets a row that says so.
    The child ends with this process. `memory_bytes` bounds its address space (0: no bound).
    """

    def __init__(self, cleaner: RowCleaner, doc_timeout_s: float, memory_bytes: int = 0) -> None:
        self._options = Job(cleaner), doc_timeout_s, memory_bytes
        self._start()

    def _start(self) -> None:
        self._process = os.getpid()
        self._fleet = Fleet(1, *self._options).__enter__()
        # Ends the child when the guard goes, or at the end of the process, whichever comes first.
        weakref.finalize(self, _end, self._fleet, self._process)

    def __call__(self, pairs: list[tuple[Any, str | None]]) -> list[Row]:
        """Return the rows of texts, each with its site."""
        if os.getpid() != self._process:  # this is a fork: the child belongs to another process
            self._start()
        skip: dict[int, tuple[str, str]] = {}
        strikes: dict[int, int] = {}
        while True:
            self._fleet.give("rows", ("rows", 0, pairs, skip))
            event = None
            while event is None or event.task is None:
                event = self._fleet.wait(0.5)
            if event.kind == "done":
                rows: list[Row] = event.data
                return rows
            place = max(0, event.place)
            strikes[place] = strikes.get(place, 0) + 1
            if strikes[place] >= STRIKES:
                if event.stalled:
                    skip[place] = ("timeout", "took too long and was stopped")
                else:
                    skip[place] = ("error", f"ended its worker ({event.data})")


def _end(fleet: Fleet, process: int) -> None:
    if os.getpid() == process:
        fleet.__exit__(None, None, None)
