"""Compile the built-in packs, so that a cold start parses no TOML.

python tools/compile_packs.py            write the files of src/cleantext/packs/compiled
python tools/compile_packs.py --check    exit with 1 if they are not up to date
"""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from cleantext.finders.lines import ExactLines, LinePattern
from cleantext.kernel.rule import Pack
from cleantext.packs import pack_signature, source_packs
from cleantext.packs.patterns import named_patterns
from cleantext.packs.shelf import PARTS, ROWS, compiled_rules, row_key
from cleantext.strings.files import FOLDER as COMPILED
from cleantext.strings.files import file_of
from cleantext.strings.known import start_texts_of, string_texts_of, texts_of
from cleantext.strings.lexicon import word_texts_of

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "cleantext" / "packs"
SHARED_CHARS = 40  # of a named pattern that is worth its number

HEAD = '''"""The built-in packs, compiled by tools/compile_packs.py. Do not edit: edit the TOML files.

PACKS holds (name, title, lang, hosts, slugs of rules, kinds of rules). Rules are numbered in the order of the
packs. SCOPED and UNPROMPTED hold the numbers of some. All else stands in the files beside this one, as
`strings/files.py` reads them: rules, but for the named patterns that many call, which are the parts; literal
lines, beginnings of lines and the strings that rules wait for, with the numbers of their rules; and the words
of labels.
"""

# ruff: noqa
# fmt: off

'''


def compiled_pack(pack: Pack) -> str:
    """Return the literal of a pack without what its rules are but for their names and kinds."""
    slugs = " ".join(rule.id.rpartition(".")[2] for rule in pack.rules)
    kinds = " ".join(rule.kind for rule in pack.rules)
    return f"    {(pack.name, pack.title, pack.lang, pack.hosts, slugs, kinds)!r},\n"


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
    """Return the contents of the compiled files by their names."""
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
    part = -(-len(rows) // len(ROWS))
    numbered = [(row_key(number), row) for number, row in enumerate(rows)]
    by_file = {name: dict(numbered[part * at : part * (at + 1)]) for at, name in enumerate(ROWS)}
    plain, beyond = texts_of(lines)
    plain_words, words_beyond = word_texts_of(words())
    texts = {
        **by_file,
        PARTS: parts,
        "lines": plain,
        "lines_beyond": beyond,
        "starts": start_texts_of(starts),
        "strings": string_texts_of(needs),
        "words": plain_words,
        "words_beyond": words_beyond,
    }
    return {
        "__init__.py": f"{HEAD}SIGNATURE = {pack_signature()!r}\n\n"
        f"SCOPED: frozenset[int] = frozenset({scoped})\nUNPROMPTED = frozenset({unprompted})\n\n"
        f"PACKS = (\n{''.join(map(compiled_pack, packs))})\n",
        **{f"{name}.txt": file_of(held) for name, held in texts.items()},
    }


def main(words: list[str]) -> int:
    """Write or check the files."""
    for name, text in sources().items():
        target, data = Path(COMPILED, name), text.encode()
        if words != ["--check"]:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
            print(f"{target}: {len(data) / 1000:.0f} kB")
        elif not target.exists() or target.read_bytes() != data:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
