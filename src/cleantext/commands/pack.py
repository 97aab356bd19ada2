"""Check rule packs: known keys, patterns that compile, examples that hold, ids that no other rule has.

examples:
  cleantext pack rules/*.toml
  cleantext pack --rules my-pack.toml       list the rules as well

Exits with 1 if a pack cannot be used.
"""

from __future__ import annotations

import argparse

from ..cli import EXIT_FAILED, EXIT_OK, complain, write


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `cleantext pack`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="rule pack (TOML)")
    parser.add_argument("--rules", action="store_true", help="list the rules: id, kind, reason")


def run(options: argparse.Namespace) -> int:
    """Check the packs and return the exit code."""
    from ..errors import PackError
    from ..ledger import visible_text
    from ..packs import check_ids
    from ..packs.pack import Pack, load_pack

    code = EXIT_OK
    good: dict[str, Pack] = {}
    for name in dict.fromkeys(options.files):
        try:
            pack = load_pack(name)
            check_ids((*good.values(), pack), (*good, name))
        except PackError as error:
            complain(error)
            code = EXIT_FAILED
            continue
        good[name] = pack
        many = "rule" if len(pack.rules) == 1 else "rules"
        write(f"{visible_text(name)}: {pack.name}, {len(pack.rules)} {many}, all examples hold\n")
        if options.rules:
            for rule in pack.rules:
                write(f"  {rule.id:32} {rule.kind:16} {visible_text(rule.why)}\n")
    return code
