"""Clean a corpus on all cores: files, folders, globs or standard input.

Formats: Parquet, JSON Lines, CSV, TSV, text and HTML files, WARC and WET; with .gz, .zst, .bz2 or .xz.
OUT is a folder, which gets one part file for each piece of the input, or a file such as clean.jsonl.gz.
A run that was stopped goes on where it was when the same command is given again.
"""

from __future__ import annotations

import argparse
import signal
import sys
from math import isfinite
from typing import Any

from ..cli import UsageError, add_clean_options, at_least, clean_options, complain, write

__all__ = ["arguments", "run"]

EXIT_OK, EXIT_FAILED, EXIT_SOME_ROWS = 0, 1, 3

EPILOG = """examples:
  cleantext run news.jsonl.gz -o clean.jsonl.gz
  cleantext run 'crawl/*.parquet' -o cleaned --column body --explain
  cleantext run CC-NEWS.warc.gz -o cleaned --html --site-from url
  zcat news.jsonl.gz | cleantext run - -o cleaned

exit codes:
  0  all documents were cleaned
  1  an input could not be read to its end, or the output could not be written
  2  the command line was wrong
  3  some documents were not cleaned: OUT/_errors.jsonl names them
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext run`."""
    parser.epilog = EPILOG
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="file, folder, glob, or - for standard input"
    )
    parser.add_argument(
        "-o", "--out", required=True, help="folder, or file that ends in .jsonl, .parquet, .csv …"
    )
    reading = parser.add_argument_group("what to read")
    reading.add_argument(
        "--from", dest="format", metavar="FORMAT", help="format of the inputs, if names do not tell"
    )
    reading.add_argument(
        "--column", default="text", metavar="NAME", help="column of the text (default: text)"
    )
    reading.add_argument("--id", metavar="NAME", help="column of the id (default: id, if there is one)")
    reading.add_argument(
        "--site-from", metavar="NAME", help="column of URLs or host names, for rules of sites"
    )
    reading.add_argument("--html", action="store_true", help="the column, file or record is an HTML page")
    reading.add_argument(
        "--encoding", default="utf-8", help="encoding of CSV and text files (default: utf-8)"
    )
    reading.add_argument("--delimiter", metavar="CHAR", help="delimiter of CSV files (default: , or a tab)")
    writing = parser.add_argument_group("what to write")
    writing.add_argument(
        "--to", metavar="FORMAT", help="jsonl, parquet, csv or tsv (default: as the first input)"
    )
    writing.add_argument("--compress", metavar="KIND", help="gzip, zstd, bzip2 or xz (default: none)")
    writing.add_argument("--explain", action="store_true", help="add a column with all edits")
    writing.add_argument("--paragraphs", action="store_true", help="add a column with the paragraphs")
    writing.add_argument("--no-raw", action="store_true", help="leave the raw text out of the output")
    writing.add_argument(
        "--spreadsheet", action="store_true", help="CSV, TSV: a ' before what a spreadsheet would run"
    )
    writing.add_argument("--prefix", default="", help="put this before the names of the new columns")
    writing.add_argument("--overwrite", action="store_true", help="replace the output of another run")
    how = parser.add_argument_group("how to run")
    how.add_argument(
        "--workers", type=at_least(1), metavar="N", help="worker processes (default: one for each core)"
    )
    how.add_argument(
        "--doc-timeout",
        type=at_least(0.001, float),
        default=60.0,
        metavar="S",
        help="seconds a document may take (60)",
    )
    how.add_argument(
        "--memory", type=at_least(0), metavar="MB", help="address space of a worker, 512 or more; 0: no bound"
    )
    how.add_argument(
        "--chunk-mb",
        type=at_least(0.001, float),
        default=16.0,
        metavar="MB",
        help="size of a piece of work (16)",
    )
    how.add_argument(
        "--max-chars", type=at_least(1), metavar="N", help="leave longer documents as they are (10,000,000)"
    )
    how.add_argument("--quiet", action="store_true", help="show no progress and no summary")
    add_clean_options(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from ..corpus.job import Job
    from ..corpus.output import output_kind
    from ..corpus.progress import Progress
    from ..corpus.runner import run as run_corpus
    from ..corpus.sources import find_sources
    from ..corpus.summary import summary_text
    from ..errors import RunError
    from ..rows import MAX_CHARS, RowCleaner

    if options.out == "-":
        raise UsageError(
            "-o -: name a file or a folder: a run that was stopped goes on with what it finds there"
        )
    if not isfinite(options.chunk_mb):
        raise UsageError(f"--chunk-mb {options.chunk_mb}: say how many megabytes")
    kind = output_kind(options.out)
    first = find_sources(options.inputs, options.format, options.out)[0]
    if (
        kind
        and (options.to or options.compress)
        and kind != (options.to or kind[0], options.compress or kind[1])
    ):
        raise UsageError(
            f"{options.out}: the name says {kind[0]} and {kind[1]}: leave --to and --compress away"
        )
    default = {"parquet": "parquet", "csv": "csv", "tsv": "tsv"}.get(first.format, "jsonl")
    output, compression = kind or (options.to or default, options.compress or "none")
    cleaner = RowCleaner(
        **clean_options(options),
        html=options.html,
        edits=options.explain,
        paragraphs=options.paragraphs,
        max_chars=options.max_chars or MAX_CHARS,
    )
    job = Job(
        cleaner,
        column=options.column,
        id_column=options.id,
        site_column=options.site_from,
        output=output,
        compression=compression,
        keep_raw=not options.no_raw,
        prefix=options.prefix,
        encoding=options.encoding,
        delimiter=options.delimiter,
        spreadsheet=options.spreadsheet,
        chunk_bytes=int(options.chunk_mb * (1 << 20)),
    )
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        report = run_corpus(
            options.inputs,
            options.out,
            job,
            format=options.format,
            workers=options.workers,
            doc_timeout_s=options.doc_timeout,
            memory_bytes=None if options.memory is None else options.memory << 20,
            overwrite=options.overwrite,
            progress=Progress(None if options.quiet else sys.stderr),
        )
    except RunError as error:
        complain(error)
        return EXIT_FAILED
    except KeyboardInterrupt:
        sys.stderr.write("cleantext: stopped; run the same command again to go on\n")
        raise
    if options.quiet:
        for failure in report.failures:
            complain(failure["error"])
    else:
        write(summary_text(report))
    return EXIT_FAILED if report.failures else EXIT_SOME_ROWS if report.errors else EXIT_OK


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
