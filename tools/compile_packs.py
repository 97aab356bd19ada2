"""Compile the built-in packs into a Python module, so that a cold start parses no TOML.

python tools/compile_packs.py            write src/cleantext/packs/_compiled.py
python tools/compile_packs.py --check    exit with 1 if it is not up to date
"""

import sys
from pathlib import Path

from cleantext.pack import Pack
from cleantext.packs import pack_signature, source_packs

TARGET = Path(__file__).parent.parent / "src" / "cleantext" / "packs" / "_compiled.py"

HEAD = '''"""The built-in packs, compiled by tools/compile_packs.py. Do not edit: edit the TOML files."""

# ruff: noqa
from ..appeals import *
from ..finders import *
from ..inserts import *
from ..pack import Pack
from ..rule import Rule

SIGNATURE = {signature}

PACKS = (
'''


def lean(pack: Pack) -> Pack:
    """Return a pack without the examples of its rules, which only tests and docs read."""
    return pack._replace(rules=tuple(rule._replace(drops=(), keeps=()) for rule in pack.rules))


def source() -> str:
    """Return the text of the compiled module: named tuples print as the expressions that make them."""
    parts = [HEAD.format(signature=pack_signature())]
    for pack in map(lean, source_packs()):
        head = repr(pack._replace(rules=()))
        rules = "".join(f"    {rule!r},\n" for rule in pack.rules)
        parts.append(head.replace("rules=()", f"rules=(\n{rules}  )") + ",\n")
    return "".join(parts) + ")\n"


def main(words: list[str]) -> int:
    """Write or check the module."""
    text = source()
    if words == ["--check"]:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET}: {len(text.encode()) / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
