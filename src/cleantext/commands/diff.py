"""Show the raw text with removals and repairs marked, and the rules in the margin.

examples:
  cleantext diff article.txt                  marked in colour in a terminal
  cleantext diff article.txt --context 2      only what changed, with two lines around
  cleantext diff --color always FILE | less -R
"""

from __future__ import annotations

import argparse

from ..cli import EXIT_FAILED, EXIT_OK, add_clean_options, at_least


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext diff`."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="text, page, folder, .jsonl, or - for standard input"
    )
    parser.add_argument(
        "--context", type=at_least(0), metavar="N", help="show only N unchanged lines around changes"
    )
    add_drawing_options(parser)
    add_clean_options(parser)


def add_drawing_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that `diff`, `explain` and `stats` share."""
    parser.add_argument("--html", action="store_true", help="the files are HTML pages, whatever their names")
    parser.add_argument("--field", default="text", help="field with the text in .jsonl files (default: text)")
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto (default): in a terminal, unless NO_COLOR is set",
    )
    parser.add_argument(
        "--width", type=at_least(20), help="columns to draw in (default: those of the terminal, or 80)"
    )


def run(options: argparse.Namespace) -> int:
    """Print the marked texts and return the exit code."""
    from ..report.sources import traced
    from ..report.terminal import diff_lines, heading, make_console, print_safely

    console = make_console(options.color, options.width)
    failed: list[str] = []
    for source, done in traced(options, failed):
        print_safely(console, heading(source.name, done))
        for line in diff_lines(done, console, options.context):
            print_safely(console, line)
        print_safely(console, "")
    return EXIT_FAILED if failed else EXIT_OK
