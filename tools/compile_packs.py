"""Compile the built-in packs into a Python module, so that a cold start parses no TOML.

python tools/compile_packs.py            write src/cleantext/packs/compiled.py
python tools/compile_packs.py --check    exit with 1 if it is not up to date
"""

import sys
from pathlib import Path

from cleantext import cleaners
from cleantext import packs as shelf
from cleantext.engine import Engine
from cleantext.packs import pack_signature, source_packs
from cleantext.rule import Pack, Rule

TARGET = Path(__file__).parent.parent / "src" / "cleantext" / "packs" / "compiled.py"

HEAD = '''"""The built-in packs, compiled by tools/compile_packs.py. Do not edit: edit the TOML files.

PACKS holds (name, title, lang, hosts, rules); a rule is its slug, the class of its finder with its
options, and the rest of a `Rule` but for the examples. GATES are those of `drop_boilerplate`.
"""

# ruff: noqa
# fmt: off
from typing import Any

'''


def compiled_pack(pack: Pack) -> str:
    """Return the literal of a pack, one rule a line."""
    rules = "".join(f"    {compiled_rule(rule)!r},\n" for rule in pack.rules)
    return f"  ({pack.name!r}, {pack.title!r}, {pack.lang!r}, {pack.hosts!r}, (\n{rules}  )),\n"


def compiled_rule(rule: Rule) -> tuple[object, ...]:
    """Return a rule as plain data, without its examples, which only tests and docs read."""
    scope, options = type(rule.find).__name__, tuple(rule.find)[1:]
    slug = rule.id.rpartition(".")[2]
    return (slug, scope, options, *rule[2:7])


def source() -> str:
    """Return the text of the compiled module."""
    shelf.builtin_packs = source_packs  # not what was compiled before
    cleaners.compiled_gates = lambda rules: None
    rules = cleaners.make_cleaner("drop_boilerplate").rules
    # What the examples are made of is the prose of all languages that the packs know.
    sample = " ".join(text for rule in rules for text in (*rule.drops, *rule.keeps))
    gates = tuple(tuple(plan) for plan in Engine(rules).plan_gates(sample))
    ids = "\n".join(rule.id for rule in rules)
    packs = "".join(map(compiled_pack, source_packs()))
    return (
        f"{HEAD}SIGNATURE = {pack_signature()!r}\n\nPACKS = (\n{packs})\n\n"
        f"BYTEORDER = {sys.byteorder!r}\n\nGATED_RULES = {ids!r}\n\nGATES: Any = {gates!r}\n"
    )


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
