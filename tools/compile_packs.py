"""Compile the built-in packs into Python modules, so that a cold start parses no TOML.

python tools/compile_packs.py            write compiled*.py in src/cleantext/packs
python tools/compile_packs.py --check    exit with 1 if they are not up to date
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.finders import ExactLines, LinePattern
from cleantext.known import start_texts_of, string_texts_of, texts_of
from cleantext.packs import pack_signature, source_packs
from cleantext.rule import Pack, Rule

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "cleantext" / "packs"

HEAD = '''"""The built-in packs, compiled by tools/compile_packs.py. Do not edit: edit the TOML files.

PACKS holds (name, title, lang, hosts, rules); a rule is its slug, the class of its finder with its
options, and the rest of a `Rule` but for the examples. Literal lines stand in compiled_lines*.py, patterns
of lines in compiled_patterns*.py, beginnings of lines in compiled_starts.py and the strings that rules wait
for in compiled_needs.py; a rule has their number.
"""

# ruff: noqa
# fmt: off

'''


LINES_HEAD = '''"""The literal lines of the built-in packs, as cleantext.known finds them. Do not edit."""

# ruff: noqa
# fmt: off
'''


PATTERNS_HEAD = '''"""The patterns of lines in the packs, by the numbers in compiled.py. Do not edit."""

# ruff: noqa
# fmt: off
'''


STARTS_HEAD = '''"""The beginnings of lines in the packs, as cleantext.known finds them. Do not edit."""

# ruff: noqa
# fmt: off
'''


NEEDS_HEAD = '''"""The strings that rules wait for, as cleantext.known finds them. Do not edit."""

# ruff: noqa
# fmt: off
'''


class Lists(NamedTuple):
    """What rules have by its number: literal lines, patterns and beginnings of lines, strings to wait for."""

    lines: list[Iterable[str]]
    patterns: list[str]
    starts: list[Iterable[str]]
    needs: list[Iterable[str]]


def compiled_pack(pack: Pack, lists: Lists) -> str:
    """Return the literal of a pack, one rule a line, and add to the lists what its rules have by number."""
    rules = "".join(f"    {compiled_rule(rule, lists)!r},\n" for rule in pack.rules)
    return f"  ({pack.name!r}, {pack.title!r}, {pack.lang!r}, {pack.hosts!r}, (\n{rules}  )),\n"


def compiled_rule(rule: Rule, lists: Lists) -> tuple[object, ...]:
    """Return a rule as plain data, without its examples, which only tests and docs read."""
    find: Any = rule.find
    if isinstance(find, ExactLines):
        find = find._replace(keys=number_of(find.keys, lists.lines))
    elif isinstance(find, LinePattern):
        find = find._replace(pattern=number_of(find.pattern, lists.patterns))
        if find.starts:
            find = find._replace(starts=number_of(find.starts, lists.starts))
    slug = rule.id.rpartition(".")[2]
    needs: Any = ()
    if rule.needs:
        assert not any(re.search("[\t\r]|.\n.", string) for string in rule.needs), rule.id
        needs = number_of(rule.needs, lists.needs)
    return (slug, type(find).__name__, tuple(find)[1:], rule.quorum, needs, *rule[3:7])


def number_of(item: Any, list_: list[Any]) -> Any:
    """Add an item to a list, and return its number there."""
    list_.append(item)
    return len(list_) - 1


def sources() -> dict[str, str]:
    """Return the texts of the compiled modules by the names of their files."""
    lists = Lists([], [], [], [])
    packs = "".join(compiled_pack(pack, lists) for pack in source_packs())
    half = len(lists.patterns) // 2  # no file is over one megabyte
    patterns, more = (
        "".join(f"    {row!r},\n" for row in rows) for rows in (lists.patterns[:half], lists.patterns[half:])
    )
    plain, beyond, starts, strings = (
        "".join(f"    {head!r}: {text!r},\n" for head, text in texts.items())
        for texts in (*texts_of(lists.lines), start_texts_of(lists.starts), string_texts_of(lists.needs))
    )
    return {
        "compiled.py": f"{HEAD}SIGNATURE = {pack_signature()!r}\n\nPACKS = (\n{packs})\n",
        "compiled_lines.py": f"{LINES_HEAD}LINES = {{\n{plain}}}\n",
        "compiled_lines_beyond.py": f"{LINES_HEAD}LINES = {{\n{beyond}}}\n",
        "compiled_needs.py": f"{NEEDS_HEAD}STRINGS = {{\n{strings}}}\n",
        "compiled_patterns.py": f"{PATTERNS_HEAD}PATTERNS = (\n{patterns})\n",
        "compiled_patterns_more.py": f"{PATTERNS_HEAD}PATTERNS = (\n{more})\n",
        "compiled_starts.py": f"{STARTS_HEAD}STARTS = {{\n{starts}}}\n",
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
