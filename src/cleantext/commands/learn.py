"""Learn the boilerplate of sites from many of their documents, as packs to review.

Reads Parquet or JSON Lines. Writes one TOML pack a site: lines, patterns and pieces that repeat across
its documents and that the general packs leave, each with counts and real excerpts. Read them, delete what
is an author's, then use them: cleantext run … --packs packs/example.com.toml --site-from url

examples:
  cleantext learn news.jsonl.gz --by url
  cleantext learn 'crawl/*.parquet' --by host --column body -o packs/learnt
"""

from __future__ import annotations

import argparse
import glob
from pathlib import Path

from ..cli import UsageError, at_least, complain, write
from ..ledger import visible_text

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext learn`."""
    parser.add_argument(
        "inputs", nargs="+", metavar="CORPUS", help="Parquet or JSON Lines files, folders or globs"
    )
    parser.add_argument("--by", required=True, metavar="NAME", help="column of the site: host name or URL")
    parser.add_argument("-o", "--out", default="packs", metavar="DIR", help="folder for the packs (packs/)")
    parser.add_argument("--column", default="text", metavar="NAME", help="column of the text (text)")
    parser.add_argument(
        "--min-docs", type=at_least(2), default=20, metavar="N", help="documents a site must have (20)"
    )
    parser.add_argument(
        "--min-repeats", type=at_least(2), default=5, metavar="N", help="documents a line must be in (5)"
    )
    parser.add_argument(
        "--min-share", type=float, default=0.03, metavar="X", help="share of the site's documents (0.03)"
    )
    parser.add_argument(
        "--profile",
        default="article",
        help="what cleans the texts already (article)",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace packs that DIR holds already")
    parser.add_argument("--memory", default="2GB", help="memory of the engine; more goes to disk (2GB)")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from ..learn.packs import learn, write_packs

    packs = learn(
        [file for name in options.inputs for file in _files(name)],
        options.by,
        column=options.column,
        min_docs=options.min_docs,
        min_repeats=options.min_repeats,
        min_share=options.min_share,
        memory=options.memory,
        profile=options.profile,
        warn=complain,
    )
    for path, pack in zip(write_packs(packs, Path(options.out), options.overwrite), packs, strict=True):
        write(f"{visible_text(str(path))}: {pack.rules} rules from {pack.docs} documents\n")
    if not packs:
        write("no site has boilerplate that the general packs leave\n")
    return 0


def _files(name: str) -> list[str]:
    """Return the files that a file, folder or glob stands for. Raises `UsageError` and `CorpusError`."""
    from ..corpus.sources import find_sources

    if Path(name).is_file():
        return [name]
    if Path(name).is_dir():
        sources = [source for source in find_sources([name]) if source.format in ("jsonl", "parquet")]
        found = [file for source in sources for file in source.files]
    else:
        found = sorted(file for file in glob.glob(name, recursive=True) if Path(file).is_file())
    if not found:
        raise UsageError(f"{name}: no such file, and no folder or glob with Parquet or JSON Lines files")
    return found
