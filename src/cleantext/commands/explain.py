"""Show the ledger of a cleaning as a table: rule, raw span, what changed, and why.

examples:
  cleantext explain article.txt
  cleantext explain article.txt --off en.ads     without one rule
  cleantext --json article.txt                   the same as data
"""

from __future__ import annotations

import argparse

from ..cli import EXIT_FAILED, EXIT_OK, add_clean_options
from .diff import add_drawing_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext explain`."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="text, page, folder, .jsonl, or - for standard input"
    )
    add_drawing_options(parser)
    add_clean_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print the ledgers and return the exit code."""
    from ..report.sources import traced
    from ..report.terminal import explain_table, heading, make_console, print_safely

    console = make_console(options.color, options.width)
    failed: list[str] = []
    for source, done in traced(options, failed):
        print_safely(console, heading(source.name, done))
        print_safely(console, explain_table(done, console))
        print_safely(console, "")
    return EXIT_FAILED if failed else EXIT_OK
