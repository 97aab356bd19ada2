"""Print the JSON Schema of rule packs, or of the configuration, for editors.

examples:
  cleantext schema > pack.schema.json
  cleantext schema config > cleantext.schema.json

An editor with a TOML language server reads `#:schema pack.schema.json` in the first line of a pack.
"""

from __future__ import annotations

import argparse
import json

from ..cli import EXIT_OK, write


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext schema`."""
    parser.add_argument("of", nargs="?", choices=("pack", "config"), default="pack", help="default: pack")


def run(options: argparse.Namespace) -> int:
    """Print the schema and return the exit code."""
    from ..schema import config_schema, pack_schema

    schema = config_schema() if options.of == "config" else pack_schema()
    write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
    return EXIT_OK
