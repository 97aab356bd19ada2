"""datatrove: a pipeline step, for its local, Slurm and Ray executors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ..corpus.guard import Guard
from ..errors import MissingExtraError
from ..rows import Row, RowCleaner

try:
    from datatrove.pipeline.base import PipelineStep
except ImportError:
    PipelineStep = object  # the class says what to install when it is made

__all__ = ["CleanText"]

BATCH_DOCUMENTS = 200


class CleanText(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Clean the text of every document; write what became of it into `metadata["cleantext"]`.

    That is `status`, `error` (empty if all went well), `kept_share` and `warnings` (one a line); on
    request also `title`, and `edits` and `paragraphs` as JSON.

    `site_key` names the metadata that holds the URL or host name (default: `url`). `keep_raw` keeps
    the raw text in `metadata["raw_text"]`. The options are those of `cleantext.rows.RowCleaner`. With
    `isolate` (default) the work is done in a child process, because datatrove's pool hangs for ever
    when a document kills a worker.
    """

    name = "cleantext"
    type = "FORMAT"

    def __init__(
        self,
        *,
        site_key: str | None = "url",
        keep_raw: bool = False,
        isolate: bool = True,
        doc_timeout_s: float = 60.0,
        **options: Any,
    ) -> None:
        if PipelineStep is object:
            raise MissingExtraError(
                "this step needs datatrove: run `pip install 'cleantext-articles[datatrove]'`"
            )
        super().__init__()
        self.site_key = site_key
        self.keep_raw = keep_raw
        self.isolate = isolate
        self.doc_timeout_s = doc_timeout_s
        self.cleaner = RowCleaner(**options)

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Yield the documents, cleaned."""
        documents = iter(data)
        guard = Guard(self.cleaner, self.doc_timeout_s) if self.isolate else None
        while batch := list(islice(documents, BATCH_DOCUMENTS)):
            pairs = [(doc.text, doc.metadata.get(self.site_key) if self.site_key else None) for doc in batch]
            with self.track_time():
                rows = guard(pairs) if guard else [self.cleaner(text, site) for text, site in pairs]
            for doc, row in zip(batch, rows, strict=True):
                self._write(doc, row)
                self.stat_update(row.status)
                self.update_doc_stats(doc)
                yield doc

    def _write(self, doc: Any, row: Row) -> None:
        if self.keep_raw:
            doc.metadata["raw_text"] = doc.text
        doc.text = row.clean or ""
        # Writers of Parquet take the types from the first batch: no nulls and no empty lists.
        account: dict[str, Any] = {
            "status": row.status,
            "error": row.error or "",
            "kept_share": 1.0 if row.kept_share is None else row.kept_share,
            "warnings": "\n".join(row.warnings),
        }
        for name in self.cleaner.extras:
            found = getattr(row, name)
            if isinstance(found, tuple):
                found = json.dumps([item._asdict() for item in found])
            account[name] = found or ""
        doc.metadata["cleantext"] = account
