"""Compile the built-in packs into Python modules, so that a cold start parses no TOML.

python tools/compile_packs.py            write compiled*.py in src/cleantext/packs
python tools/compile_packs.py --check    exit with 1 if they are not up to date
"""

import sys
from pathlib import Path
from typing import Any

from cleantext.finders import ExactLines, LinePattern
from cleantext.packs import pack_signature, source_packs
from cleantext.rule import Pack, Rule

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "cleantext" / "packs"

HEAD = '''"""The built-in packs, compiled by tools/compile_packs.py. Do not edit: edit the TOML files.

PACKS holds (name, title, lang, hosts, rules); a rule is its slug, the class of its finder with its
options, and the rest of a `Rule` but for the examples. Literal lines stand in compiled_lines.py and
beginnings of lines in compiled_starts.py; a rule has their number there.
"""

# ruff: noqa
# fmt: off
from typing import Any

'''


LINES_HEAD = '''"""The literal lines of the built-in packs, by the numbers in compiled.py. Do not edit."""

# ruff: noqa
# fmt: off
'''


STARTS_HEAD = '''"""The beginnings of lines in the packs, by the numbers in compiled.py. Do not edit."""

# ruff: noqa
# fmt: off
'''


def compiled_pack(pack: Pack, lines: list[str], starts: list[str]) -> str:
    """Return the literal of a pack, one rule a line, and add its lines and beginnings to the lists."""
    rules = "".join(f"    {compiled_rule(rule, lines, starts)!r},\n" for rule in pack.rules)
    return f"  ({pack.name!r}, {pack.title!r}, {pack.lang!r}, {pack.hosts!r}, (\n{rules}  )),\n"


def compiled_rule(rule: Rule, lines: list[str], starts: list[str]) -> tuple[object, ...]:
    """Return a rule as plain data, without its examples, which only tests and docs read."""
    find: Any = rule.find
    if isinstance(find, ExactLines):
        lines.append("\n".join(find.keys))
        find = find._replace(keys=len(lines) - 1)
    elif isinstance(find, LinePattern) and find.starts:
        starts.append("\n".join(find.starts))
        find = find._replace(starts=len(starts) - 1)
    slug = rule.id.rpartition(".")[2]
    return (slug, type(find).__name__, tuple(find)[1:], rule.quorum, *rule[2:7])


def sources() -> dict[str, str]:
    """Return the texts of the compiled modules by the names of their files."""
    lines: list[str] = []
    starts: list[str] = []
    packs = "".join(compiled_pack(pack, lines, starts) for pack in source_packs())
    line_rows, start_rows = ("".join(f"    {row!r},\n" for row in rows) for rows in (lines, starts))
    text = f"{HEAD}SIGNATURE = {pack_signature()!r}\n\nPACKS = (\n{packs})\n"
    return {
        "compiled.py": text,
        "compiled_lines.py": f"{LINES_HEAD}LINES = (\n{line_rows})\n",
        "compiled_starts.py": f"{STARTS_HEAD}STARTS = (\n{start_rows})\n",
    }


def main(words: list[str]) -> int:
    """Write or check the modules."""
    for name, text in sources().items():
        target = FOLDER / name
        if words != ["--check"]:
            target.write_text(text, encoding="utf-8")
            print(f"{target}: {len(text.encode()) / 1000:.0f} kB")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
