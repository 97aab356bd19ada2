"""Open the playground: paste texts, switch rules, write new ones, in a browser on this machine.

examples:
  cleantext play                              print the address and serve until Ctrl-C
  cleantext play --open                       open the browser as well
  cleantext play --packs site.toml --save site-2.toml

The server listens on 127.0.0.1 only, and its address holds a random token.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..cli import EXIT_OK, UsageError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext play`."""
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    parser.add_argument("--packs", action="append", default=[], metavar="FILE", help="add a rule pack (TOML)")
    parser.add_argument(
        "--save",
        type=Path,
        metavar="FILE",
        help="new file that the page's Save writes the pack to (default: my-pack.toml)",
    )
    parser.add_argument("--open", action="store_true", help="open the page in the browser")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted and return the exit code."""
    from ..packs.pack import load_pack
    from ..play.actions import Playground
    from ..play.server import PlayServer

    for pack in options.packs:
        load_pack(pack)  # what cannot be used is told here, not on the page
    if options.save and options.save.exists():
        raise UsageError(f"--save {options.save}: exists, and Save replaces nothing: name a new file")
    if options.save and not options.save.parent.is_dir():
        raise UsageError(f"--save {options.save}: there is no folder {options.save.parent}: make it first")
    try:
        server = PlayServer(Playground(tuple(options.packs), options.save), options.port)
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot listen on port {options.port}: {error}: choose another --port") from None
    sys.stderr.write(f"cleantext: playground at {server.url}\ncleantext: Ctrl-C ends it\n")
    sys.stderr.flush()
    if options.open:
        import webbrowser

        webbrowser.open(server.url)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return EXIT_OK
