"""Print a script that completes the command in a shell.

examples:
  cleantext completion bash > ~/.local/share/bash-completion/completions/cleantext
  cleantext completion zsh > "${fpath[1]}/_cleantext"
  cleantext completion tcsh >> ~/.cshrc
"""

from __future__ import annotations

import argparse
from importlib import import_module

from ..cli import EXIT_OK, add_clean_arguments, subcommands, summary, write
from ..errors import MissingExtraError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext completion`."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell to complete in")


def run(options: argparse.Namespace) -> int:
    """Print the script and return the exit code."""
    try:
        import shtab
    except ImportError as error:
        raise MissingExtraError("completion needs shtab: pip install 'cleantext-articles[cli]'") from error
    script: str = shtab.complete(_whole_parser(shtab.FILE), options.shell)
    if options.shell == "bash":
        # `cleantext FILE` takes files in the place of a subcommand: where nothing matches, bash offers them.
        script = script.replace("complete -o filenames -F", "complete -o default -o filenames -F")
    write(script + "\n")
    return EXIT_OK


def _whole_parser(files: object) -> argparse.ArgumentParser:
    """Return one parser of all subcommands: the command itself builds only the one it is asked for."""
    parser = argparse.ArgumentParser(prog="cleantext")
    add_clean_arguments(parser, with_files=False)
    subparsers = parser.add_subparsers()
    for name in subcommands():
        module = import_module(f"cleantext.commands.{name.replace('-', '_')}")
        module.arguments(subparsers.add_parser(name, help=summary(name), description=summary(name)))
    for each in (parser, *subparsers.choices.values()):
        for action in each._actions:
            if action.metavar in ("FILE", "PAGE") or action.dest in ("files", "save"):
                action.complete = files  # type: ignore[attr-defined]
    return parser
