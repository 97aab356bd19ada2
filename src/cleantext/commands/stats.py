"""Count what a cleaning does over many files: by kind, by rule and by site.

examples:
  cleantext stats articles/
  cleantext stats corpus.jsonl.gz --field body
  cleantext stats --json corpus.jsonl
"""

from __future__ import annotations

import argparse

from ..cli import EXIT_FAILED, EXIT_OK, add_clean_options, write
from ..ledger import safe_json
from .diff import add_drawing_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext stats`."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="text, page, folder, .jsonl, or - for standard input"
    )
    parser.add_argument("--json", action="store_true", help="print the counts as one JSON object")
    add_drawing_options(parser)
    add_clean_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print the counts and return the exit code."""
    from ..report.sources import traced
    from ..report.tally import Tally

    if not options.json:
        from ..report.terminal import make_console, print_safely, stats_tables

        console = make_console(options.color, options.width)
    total, sites = Tally(), dict[str, Tally]()
    failed: list[str] = []
    for source, done in traced(options, failed):
        total.add(done)
        if source.site:
            sites.setdefault(source.site, Tally()).add(done)
    if options.json:
        by_site = {site: tally.record() for site, tally in sorted(sites.items())}
        counts = {**total.record(), "sites": by_site}
        write(safe_json(counts) + "\n")
    else:
        print_safely(console, stats_tables(total, sites.items()))
    return EXIT_FAILED if failed else EXIT_OK
