"""Report the damage of texts: what was repaired, and what is beyond repair, with places and a score.

Each place is printed as FILE:LINE:COLUMN, counted in characters of the raw text from 1. The score
goes from 0 (nothing is beyond repair) towards 1; one place in 50 words makes 0.5.

examples:
  cleantext lint article.txt
  cleantext lint --max-score 0.1 corpus.jsonl    accept texts with little damage
  cleantext lint --json corpus.jsonl             one JSON object a text

exit codes:
  0  no text scores above --max-score
  1  a text does, or could not be read
  2  the command line was wrong
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from ..cli import EXIT_FAILED, EXIT_OK, UsageError, add_clean_options, write
from ..ledger import safe_json

if TYPE_CHECKING:
    from ..cleaning.cleaned import Cleaned

EXCERPT_CHARS = 24  # on both sides of a place


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext lint`."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="text, page, folder, .jsonl, or - for standard input"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a text")
    parser.add_argument("--quiet", action="store_true", help="print the summaries only")
    parser.add_argument("--html", action="store_true", help="the files are HTML pages, whatever their names")
    parser.add_argument("--field", default="text", help="field with the text in .jsonl files (default: text)")
    parser.add_argument(
        "--max-score", type=float, default=0.0, metavar="S", help="largest score that passes, 0 to 1 (0)"
    )
    add_clean_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print the damage of every text and return the exit code."""
    from ..report.sources import traced

    if not 0.0 <= options.max_score <= 1.0:
        raise UsageError(f"--max-score {options.max_score:g}: not between 0 and 1")
    failed: list[str] = []
    above = False
    for source, done in traced(options, failed):
        record = lint_record(source.shown, done)
        above = above or record["score"] > options.max_score
        if options.json:
            write(safe_json(record) + "\n")
        else:
            write(_lines(record, options.quiet))
    return EXIT_FAILED if failed or above else EXIT_OK


def lint_record(name: str, done: Cleaned) -> dict[str, Any]:
    """Return the damage of one text as plain data: score, repairs by rule, and every place."""
    from ..ledger import visible_text

    line_starts = [0] + [at + 1 for at, char in enumerate(done.raw) if char == "\n"]
    places = []
    for spot in done.damage:
        line = bisect_right(line_starts, spot.raw_start)
        start, end = spot.raw_start, spot.raw_end
        excerpt = done.raw[max(line_starts[line - 1], start - EXCERPT_CHARS) : start]
        after = done.raw[end : end + EXCERPT_CHARS].partition("\n")[0]
        places.append(
            {
                **spot._asdict(),
                "line": line,
                "column": start - line_starts[line - 1] + 1,
                "excerpt": visible_text(f"{excerpt}[{done.raw[start:end]}]{after}"),
            }
        )
    repairs: dict[str, int] = {}
    for edit in done.edits:
        for rule in edit.rules:
            repairs[rule] = repairs.get(rule, 0) + 1
    return {
        "file": name,
        "score": done.damage_score,
        "damage": places,
        "edits": dict(sorted(repairs.items(), key=lambda item: (-item[1], item[0]))),
        "warnings": list(done.warnings),
    }


def _lines(record: dict[str, Any], quiet: bool) -> str:
    from ..ledger import visible_text

    name = visible_text(record["file"])
    out = []
    if not quiet:
        out = [
            f"{name}:{place['line']}:{place['column']}: {place['kind']}: {place['excerpt']}"
            for place in record["damage"]
        ]
    counts = ", ".join(f"{rule} {count}" for rule, count in record["edits"].items())
    total = sum(record["edits"].values())
    out.append(
        f"{name}: score {record['score']:g}, {len(record['damage'])} places beyond repair, "
        f"{total} edits{': ' + counts if counts and not quiet else ''}"
    )
    out += [f"{name}: warning: {visible_text(warning)}" for warning in record["warnings"]]
    return "\n".join(out) + "\n"
