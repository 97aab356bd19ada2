"""Whole corpora: files of any size, on all cores of one machine.

`run` is what `cleantext run` calls. See `docs/corpus.md`.
"""

from .job import Job
from .runner import Report, run
from .stats import Stats

__all__ = ["Job", "Report", "Stats", "run"]
