"""Write a report: one HTML page that shows what was removed and repaired, and why.

examples:
  cleantext report article.txt -o report.html
  cleantext report articles/ corpus.jsonl.gz -o report.html     many texts, with an index
  cleantext report *.txt --title "Week 46" -o week46.html
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..cli import EXIT_FAILED, EXIT_OK, UsageError, add_clean_options, at_least, write


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext report`."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="text, page, folder, .jsonl, or - for standard input"
    )
    parser.add_argument("-o", "--output", metavar="PAGE", help="file to write (default: standard output)")
    parser.add_argument("--title", help="title of the page (default: the name of the text)")
    parser.add_argument("--limit", type=at_least(1), metavar="N", help="read at most N texts")
    parser.add_argument("--html", action="store_true", help="the files are HTML pages, whatever their names")
    parser.add_argument("--field", default="text", help="field with the text in .jsonl files (default: text)")
    add_clean_options(parser)


def is_same(one: str, other: str) -> bool:
    """Tell whether two names are those of one file that exists."""
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


def run(options: argparse.Namespace) -> int:
    """Write the page and return the exit code."""
    from itertools import islice

    from ..report.page import Entry, report_page
    from ..report.sources import traced

    output = None if options.output == "-" else options.output
    failed: list[str] = []
    entries = []
    for source, done in islice(traced(options, failed), options.limit):
        if output and is_same(output, source.file):
            raise UsageError(f"{output}: is a text to report on as well: choose another name for the page")
        entries.append(Entry(source.name, done, source.site))
    if not entries:
        raise UsageError("there is no text to report on: name files that can be read")
    title = options.title or (entries[0].name if len(entries) == 1 else f"{len(entries)} documents")
    page = report_page(entries, title)
    if output:
        try:
            Path(output).write_text(page, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{output}: cannot be written: {error.strerror}") from None
        sys.stderr.write(f"cleantext: wrote {output}, {len(page.encode()) / 1000:.0f} kB\n")
    else:
        write(page)
    return EXIT_FAILED if failed else EXIT_OK
