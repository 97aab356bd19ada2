"""The shell command: `cleantext FILE...` prints clean text; subcommands do the rest."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from .files import UsageError, format_of, read_bytes, read_text, refuse_many

__all__ = [
    "UsageError",
    "add_clean_arguments",
    "add_clean_options",
    "at_least",
    "clean_options",
    "complain",
    "main",
    "read_bytes",
    "read_text",
    "subcommands",
    "summary",
    "write",
]

EXAMPLES = """examples:
  cleantext article.txt                 print the clean text
  curl -s URL | cleantext --html -      print the article of a page
  cleantext --explain article.txt       list every edit: rule, raw span, text
  cleantext --json a.txt b.txt          one JSON object a file, on a line of its own

options may also stand in cleantext.toml, or in pyproject.toml under [tool.cleantext]

exit codes:
  0  all files were cleaned
  1  a file could not be read; the others were cleaned
  2  the command line was wrong
"""

EXIT_OK, EXIT_FAILED, EXIT_USAGE = 0, 1, 2


def at_least(least: float, kind: type[float] = int) -> Callable[[str], float]:
    """Return what reads an option that is a number of `kind`, and no smaller than `least`."""

    def number(word: str) -> float:
        value = kind(word)
        if not value >= least:
            raise argparse.ArgumentTypeError(f"{word} is too small: the least is {least}")
        return value

    number.__name__ = kind.__name__  # what argparse calls it when the word is no number
    return number


def write(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale; lone surrogates become U+FFFD."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def add_clean_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `cleantext.pipeline` to a parser."""
    group = parser.add_argument_group("what to clean")
    group.add_argument("--profile", help="article (default), page or lossless")
    group.add_argument("--lang", help="language codes, comma-separated; default: what is safe in all")
    group.add_argument("--site", help="host name or URL of the text, for rules of that site")
    group.add_argument("--packs", action="append", default=[], metavar="FILE", help="add a rule pack (TOML)")
    group.add_argument(
        "--off", action="append", default=[], metavar="ID", help="switch off a rule, kind, pack or cleaner"
    )
    which = group.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", help="read options from FILE (default: the nearest one)")
    which.add_argument("--isolated", action="store_true", help="read no configuration file")


def clean_options(options: argparse.Namespace, name: str = "-") -> dict[str, Any]:
    """Return the keyword arguments for `cleantext.pipeline`, for the text in the file `name`.

    What the command line leaves open comes from the configuration file that holds for `name`, or for
    the working folder; its packs and switches come before those of the command line.
    """
    config = _config(options, name)
    lang = tuple(code for code in (options.lang or "").split(",") if code)
    return {
        "profile": options.profile or config.get("profile", "article"),
        "lang": lang or config.get("lang", ()),
        "site": options.site or config.get("site"),
        "packs": (*config.get("packs", ()), *options.packs),
        "off": (*config.get("off", ()), *options.off),
    }


def _config(options: argparse.Namespace, name: str) -> Mapping[str, Any]:
    if options.isolated:
        return {}
    from .config import find_config, read_config

    if options.config:
        return read_config(Path(options.config))
    folder = Path() if name == "-" else Path(name) if os.path.isdir(name) else Path(name).parent
    path = find_config(folder)
    return read_config(path) if path else {}


def complain(error: object) -> None:
    """Write an error to standard error; what would act on a terminal is spelled out."""
    from .ledger import visible_text

    sys.stderr.write(f"cleantext: {visible_text(str(error))}\n")


def subcommands() -> list[str]:
    """Return the names of the subcommands."""
    folder = Path(__file__).parent / "commands"
    return sorted(f.stem.replace("_", "-") for f in folder.glob("*.py") if not f.stem.startswith("_"))


def summary(name: str) -> str:
    """Return in one line what a subcommand does."""
    doc = import_module(f"cleantext.commands.{name.replace('-', '_')}").__doc__ or ""
    return doc.partition("\n")[0].replace("`", "")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # for argparse, in a locale that lacks a letter
    try:
        code = _dispatch(words)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has gone, for example `| head`: end quietly, as other Unix tools do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except OSError as error:
        if error.filename is not None:
            raise
        sys.stderr.write(f"cleantext: standard output cannot be written: {error.strerror}\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED
    except KeyboardInterrupt:
        return 130


def _dispatch(words: list[str]) -> int:
    from .errors import CleantextError

    try:
        if words and words[0] in subcommands():
            return _subcommand(words[0], words[1:])
        return _clean_files(words)
    except (UsageError, CleantextError) as error:
        complain(error)
        return EXIT_USAGE


def _subcommand(name: str, words: list[str]) -> int:
    module = import_module(f"cleantext.commands.{name.replace('-', '_')}")
    doc = module.__doc__ or ""
    parser = argparse.ArgumentParser(
        prog=f"cleantext {name}", description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    module.arguments(parser)
    return int(module.run(parser.parse_args(words)))


def _clean_files(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="cleantext",
        description="Print what the author of a scraped text wrote.",
        epilog=_epilog() if {"-h", "--help"} & set(words) else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_clean_arguments(parser)
    options = parser.parse_args(words)

    from .profiles import pipeline

    code = EXIT_OK
    for name in options.files:
        asked = clean_options(options, name)
        told = options.json or options.explain
        try:
            kind = "html" if options.html else format_of(name)
            refuse_many(name, kind)
            if kind == "html":
                done = _page(name, asked)
                clean = done.text
            else:
                text, cleaner = read_text(name), pipeline(**asked)
                done = cleaner.trace(text) if told else None
                clean = "" if told else cleaner(text)
        except UsageError as error:
            complain(f"{error}{_meant(name)}")
            code = EXIT_FAILED
            continue
        if options.json:
            write(_json(name, done) + "\n")
        elif options.explain:
            write(_ledger(name, done))
        else:
            write(clean if clean.endswith("\n") or not clean else clean + "\n")
    return code


def _page(name: str, asked: dict[str, Any]) -> Any:
    from .errors import InputError
    from .html import clean_html

    try:
        return clean_html(read_bytes(name), **asked).cleaned
    except InputError as error:
        raise UsageError(f"{name}: {error}") from None


def _epilog() -> str:
    rows = [f"  {name:12}{summary(name)}" for name in subcommands()]
    return "\n".join(["subcommands, each with a --help of its own:", *rows, "", EXAMPLES])


def _meant(name: str) -> str:
    from difflib import get_close_matches

    close = [] if os.path.exists(name) else get_close_matches(name, subcommands(), 1)
    return f" (did you mean the subcommand {close[0]!r}?)" if close else ""


def add_clean_arguments(parser: argparse.ArgumentParser, with_files: bool = True) -> None:
    """Add the arguments of the command without a subcommand."""
    if with_files:
        parser.add_argument("files", nargs="+", metavar="FILE", help="text or page, or - for standard input")
        parser.add_argument("--html", action="store_true", help="read pages, as from FILE.html")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--explain", action="store_true", help="print the ledger: every edit and its rule")
    how.add_argument("--json", action="store_true", help="print one JSON object a file")
    add_clean_options(parser)
    parser.add_argument("--version", action="version", version=f"cleantext {_version()}")


def _version() -> str:
    from . import __version__

    return __version__


def _ledger(name: str, done: Any) -> str:
    from .ledger import ledger_text

    return ledger_text(name, done)


def _json(name: str, done: Any) -> str:
    from .ledger import ledger_record, safe_json

    return safe_json({"file": name, **ledger_record(done)})
