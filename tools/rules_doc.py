"""Write docs/rules.md: every rule with its reason, what it removes and what it leaves alone.

python tools/rules_doc.py            write it
python tools/rules_doc.py --check    exit with 1 if it is not up to date
"""

import sys
import tomllib
from pathlib import Path

from cleantext.cleaners import BOILERPLATE_CODE, CODE, LABEL_CODE, code_rules
from cleantext.kernel.rule import KINDS, Rule
from cleantext.packs import source_packs
from cleantext.packs.pack import parse_pack

PACKS = Path(__file__).parent.parent / "src" / "cleantext" / "packs"
TARGET = Path(__file__).parent.parent / "docs" / "rules.md"
SHOWN_CHARS = 100  # of an example
EXAMPLES = 1  # of each sort: enough to see what a rule is about; `cleantext rules ID -v` prints all

HEAD = """# Rules

Every rule: what it is about, why it removes what it removes, what it must change (*drops*) and what it
must leave alone (*keeps*). Line breaks in the examples are written as `⏎`. A rule goes off by its id:
`cleantext.clean(text, off="en.ads")`. `cleantext rules WORD` searches this list in the shell, and `-v` prints
all examples.

This page is made by `python tools/rules_doc.py` from the packs and modules, and a test holds it to them.

"""


def shown(text: str) -> str:
    """Return an example as one line of Markdown code."""
    line = text.replace("\n", "⏎").replace("\t", "⇥").replace("\r", "␍")
    line = line.encode("utf-8", "backslashreplace").decode("utf-8")  # lone surrogates in some examples
    if len(line) > SHOWN_CHARS:
        line = f"{line[: SHOWN_CHARS // 2]} … {line[-SHOWN_CHARS // 2 :]}"
    fence = "``" if "`" in line else "`"
    pad = " " if line[:1] in " `" or line[-1:] in " `" else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def entry(rule: Rule) -> str:
    """Return the Markdown of one rule."""
    traits = [rule.kind]
    if rule.budget < 1.0:
        traits.append(f"at most {rule.budget:.0%} of a text")
    if rule.scoped:
        traits.append("only with its language named")
    rows = [f"### {rule.id}", "", f"{rule.why} *({', '.join(traits)})*", ""]
    for label, examples in (("drops", rule.drops), ("keeps", rule.keeps)):
        rows += [f"- {label} {shown(example)}" for example in examples[:EXAMPLES]]
    return "\n".join(rows).rstrip() + "\n"


def counts(path: Path) -> str:
    """Return how many rules a pack has, and how many lines they know letter by letter."""
    rules = tomllib.loads(path.read_text("utf-8"))["rule"]
    lines = sum(len(rule.get("lines", ())) for rule in rules)
    return f"{len(rules)} rules" + (f", {lines:,} literal lines." if lines else ".")


def page() -> str:
    """Return the text of the page."""
    parts = [HEAD]
    kinds = "\n".join(f"| {kind} | {what} |" for kind, what in KINDS.items())
    parts.append(f"| kind | what |\n|---|---|\n{kinds}\n\n")
    for name, module in ((name, module) for name, module in CODE.items()):
        rules = code_rules(module)
        if rules:
            parts.append(f"## {name}\n\n" + "\n".join(map(entry, rules)) + "\n")
    code = [rule for module in (*BOILERPLATE_CODE, *LABEL_CODE) for rule in code_rules(module)]
    if code:
        parts.append("## Boilerplate found by its place\n\n" + "\n".join(map(entry, code)) + "\n")
    sites = [
        (parse_pack(path.read_text("utf-8"), path.name), path)
        for path in sorted((PACKS / "sites").glob("*.toml"))
    ]
    for pack, path in [*((pack, PACKS / f"{pack.name}.toml") for pack in source_packs()), *sites]:
        parts.append(f"## {pack.title}\n\n{counts(path)}\n\n" + "\n".join(map(entry, pack.rules)) + "\n")
    return "".join(parts).rstrip() + "\n"


def main(words: list[str]) -> int:
    """Write or check the page."""
    text = page()
    if words == ["--check"]:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET}: {len(text.encode()) / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
