"""Compile the built-in packs into Python modules, so that a cold start parses no TOML.

python tools/compile_packs.py            write compiled*.py in src/cleantext/packs
python tools/compile_packs.py --check    exit with 1 if they are not up to date
"""

import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cleantext.finders.lines import ExactLines, LinePattern
from cleantext.kernel.rule import Pack
from cleantext.packs import pack_signature, source_packs
from cleantext.packs.patterns import named_patterns
from cleantext.packs.shelf import PART_FILE, ROW_FILES, compiled_rules
from cleantext.strings.known import start_texts_of, string_texts_of, texts_of
from cleantext.strings.lexicon import word_texts_of

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "cleantext" / "packs"
SHARED_CHARS = 40  # of a named pattern that is worth its number

HEAD = '''"""The built-in packs, compiled by tools/compile_packs.py. Do not edit: edit the TOML files.

PACKS holds (name, title, lang, hosts, slugs of rules, kinds of rules). Rules are numbered in the order of the
packs. SCOPED and UNPROMPTED hold the numbers of some, and compiled_rules*.txt the rest of all, but for the
named patterns that many call, which compiled_parts.txt holds. Literal lines
stand in compiled_lines*.py, beginnings of lines in compiled_starts.py and the strings that rules wait for
in compiled_needs.py, with the numbers of their rules.
"""

# ruff: noqa
# fmt: off

'''


LINES_HEAD = '''"""The literal lines of the built-in packs, as strings/known.py finds them. Do not edit."""

# ruff: noqa
# fmt: off
'''


STARTS_HEAD = '''"""The beginnings of lines in the packs, as strings/known.py finds them. Do not edit."""

# ruff: noqa
# fmt: off
'''


WORDS_HEAD = '''"""The words that labels of pages are made of, as cleantext.strings.lexicon finds them."""

# ruff: noqa
# fmt: off
'''


NEEDS_HEAD = '''"""The strings that rules wait for, as strings/known.py finds them. Do not edit."""

# ruff: noqa
# fmt: off
'''


def compiled_pack(pack: Pack) -> str:
    """Return the literal of a pack without what its rules are but for their names and kinds."""
    slugs = " ".join(rule.id.rpartition(".")[2] for rule in pack.rules)
    kinds = " ".join(rule.kind for rule in pack.rules)
    return f"    {(pack.name, pack.title, pack.lang, pack.hosts, slugs, kinds)!r},\n"


def literal(texts: Mapping[str, str]) -> str:
    """Return the entries of a dictionary, one a line."""
    return "".join(f"{head!r}: {text!r},\n" for head, text in texts.items())


def words() -> dict[str, dict[str, list[str]]]:
    """Return the lists of words of each language."""
    files = sorted((FOLDER / "words").glob("*.toml"))
    return {
        file.stem: {name: text.split() for name, text in tomllib.loads(file.read_text("utf-8")).items()}
        for file in files
    }


def shared() -> set[str]:
    """Return what patterns of the packs call by name, as it stands in them."""
    files = [path for path in FOLDER.rglob("*.toml") if path.parent.name != "words"]
    packs = [tomllib.loads(path.read_text("utf-8")) for path in files]
    named = (pattern for pack in packs for pattern in named_patterns(pack, "a pack", timed=False).values())
    return {f"(?:{pattern})" for pattern in named if len(pattern) >= SHARED_CHARS}


def sources() -> dict[str, str]:
    """Return the texts of the compiled modules by the names of their files."""
    packs = source_packs()
    rules = [rule for pack in packs for rule in pack.rules]
    lines, starts, needs = {}, {}, {}
    for number, rule in enumerate(rules):
        find: Any = rule.find
        if isinstance(find, ExactLines):
            lines[number] = find.keys
        elif isinstance(find, LinePattern) and find.starts and not rule.needs:
            starts[number] = find.starts
        if rule.needs:
            needs[number] = rule.needs
            assert not any(re.search("[\t\r]|.\n.", string) for string in rule.needs), rule.id
    prompted = lines.keys() | starts.keys() | needs.keys()
    unprompted = [number for number in range(len(rules)) if number not in prompted]
    scoped = [number for number, rule in enumerate(rules) if rule.scoped]
    rows, parts = compiled_rules(rules, shared())
    part = -(-len(rows) // len(ROW_FILES))
    plain, beyond = texts_of(lines)
    plain_words, words_beyond = word_texts_of(words())
    return {
        "compiled.py": f"{HEAD}SIGNATURE = {pack_signature()!r}\n\n"
        f"SCOPED: frozenset[int] = frozenset({scoped})\nUNPROMPTED = frozenset({unprompted})\n\n"
        f"PACKS = (\n{''.join(map(compiled_pack, packs))})\n",
        "compiled_lines.py": f"{LINES_HEAD}LINES = {{\n{literal(plain)}}}\n",
        "compiled_lines_beyond.py": f"{LINES_HEAD}LINES = {{\n{literal(beyond)}}}\n",
        "compiled_needs.py": f"{NEEDS_HEAD}STRINGS = {{\n{literal(string_texts_of(needs))}}}\n",
        **{f"{name}.txt": "".join(rows[part * at : part * (at + 1)]) for at, name in enumerate(ROW_FILES)},
        f"{PART_FILE}.txt": "".join(parts),
        "compiled_words.py": f"{WORDS_HEAD}WORDS = {{\n{literal(plain_words)}}}\n",
        "compiled_words_beyond.py": f"{WORDS_HEAD}WORDS = {{\n{literal(words_beyond)}}}\n",
        "compiled_starts.py": f"{STARTS_HEAD}STARTS = {{\n{literal(start_texts_of(starts))}}}\n",
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
