"""Measure what cleantext and its peers repair, leave and damage, kind by kind.

    python benchmarks/repairs.py [--venvs .venv/peers] [--json OUT] [--markdown]

The cases are those of `tests/repairs/cases`: damage from the wild, damage made on purpose, what
cleantext is known to miss, and text that only looks damaged. For each kind and contender the table
gives how many cases came out exactly as they should, how many were left as they were, and how many
became something else; for the texts that only look damaged, how many were changed. White space at
the ends of a text does not count, and neither does it count whether quotes are curled or straight:
some peers straighten them on purpose.

A peer runs in an interpreter of its own, because two of them install a package of our name:

    python -m venv .venv/peers/ftfy && .venv/peers/ftfy/bin/pip install ftfy

and likewise clean-text, textacy, unstructured, bifixer and pysbd. One that is missing is left out
with a word. Each runs with the options that suit prose best and keep its quotes and its case.
"""

from __future__ import annotations

import argparse
import json
import os
import runpy
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STRAIGHT = {ord(quote): ord("'") for quote in "‘’‚‛"} | {ord(quote): ord('"') for quote in "“”„‟"}
ORIGINS = ("wild", "synthetic", "known-failures", "negative")

#: Origins that have a row of their own, whatever their kinds.
ROWS = {"negative": "looks damaged, is not", "known-failures": "known failures of cleantext"}

#: What each peer runs: Python source that defines `repair(text)`.
PEERS = {
    "ftfy": """
import ftfy
def repair(text):
    return ftfy.fix_text(text, uncurl_quotes=False)
""",
    "clean-text": """
from cleantext import clean
def repair(text):
    return clean(text, fix_unicode=True, to_ascii=False, lower=False, no_line_breaks=False)
""",
    "textacy": """
from textacy import preprocessing as p
pipe = p.make_pipeline(
    p.remove.html_tags, p.normalize.unicode, p.normalize.hyphenated_words,
    p.normalize.bullet_points, p.normalize.whitespace,
)
def repair(text):
    return pipe(text)
""",
    "unstructured": """
from unstructured.cleaners.core import clean, group_broken_paragraphs, replace_unicode_quotes
def repair(text):
    text = replace_unicode_quotes(text)
    parts = [clean(part, extra_whitespace=True, trailing_punctuation=False) for part in text.split("\\n\\n")]
    return group_broken_paragraphs("\\n\\n".join(parts))
""",
    "bifixer": """
from bifixer import restorative_cleaning as r
chars, punct = r.getCharsReplacements("en"), r.getNormalizedPunctReplacements("en")
words, detok = r.getReplacements("en"), r.getDetokenizations("en")
def one(line):
    line = r.normalize(r.fix(r.remove_html_tags(line), "en", *chars), "en", *punct)
    return r.ortho_detok_fix(line, words, detok)
def repair(text):
    return "\\n".join(one(line) if line.strip() else line for line in text.split("\\n"))
""",
    "pysbd": """
import pysbd
segmenter = pysbd.Segmenter(language="en", clean=True)
def repair(text):
    return " ".join(segmenter.segment(text))
""",
}

DRIVER = """
import json, sys, warnings
warnings.simplefilter("ignore")
{source}
out = []
for text in json.load(sys.stdin):
    try:
        out.append(repair(text))
    except Exception as error:
        out.append(None)
sys.stdout.write("\\n@@" + json.dumps(out))
"""


def run_peer(name: str, venvs: Path, texts: list[str]) -> list[str | None] | str:
    """Return what a peer makes of the texts (None where it raises), or why it was left out."""
    python = venvs / name / "bin" / "python"
    if not python.exists():
        return f"not installed in {venvs / name}"
    done = subprocess.run(
        [str(python), "-c", DRIVER.format(source=PEERS[name])],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        cwd=venvs,  # not the checkout: its package must not shadow theirs, and neither by its path
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )
    if done.returncode or "@@" not in done.stdout:
        return (done.stderr.strip().splitlines() or ["no output"])[-1]
    outputs: list[str | None] = json.loads(done.stdout.rpartition("@@")[2])
    return outputs


def run_ours(texts: list[str]) -> list[str | None]:
    """Return what the lossless profile makes of the texts."""
    import cleantext

    pipeline = cleantext.pipeline("lossless")
    return [pipeline(text) for text in texts]


def verdict(raw: str, clean: str, output: str | None) -> str:
    """Tell whether a case was repaired, left, or became something else."""
    if output is None:
        return "other"
    innocent = raw == clean
    if output.strip() == clean.strip():
        return "kept" if innocent else "repaired"
    raw, clean, output = (text.translate(STRAIGHT).strip() for text in (raw, clean, output))
    if output == raw:
        return "kept" if innocent else "left"
    return "repaired" if output == clean else "other"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--venvs", type=Path, default=ROOT / ".venv" / "peers", help="folder of the peers")
    parser.add_argument("--json", type=Path, help="write every verdict to this file")
    parser.add_argument("--markdown", action="store_true", help="print a table for the docs")
    options = parser.parse_args()
    read_cases = runpy.run_path(str(ROOT / "tests" / "repairs" / "cases.py"))["read_cases"]
    cases = [case for origin in ORIGINS for case in read_cases(origin)]
    texts = [case.raw for case in cases]
    outputs: dict[str, list[str | None]] = {"cleantext": run_ours(texts)}
    for name in PEERS:
        got = run_peer(name, options.venvs.resolve(), texts)
        if isinstance(got, str):
            print(f"{name}: left out: {got}")
        else:
            outputs[name] = got
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    details = []
    for name, results in outputs.items():
        for case, result in zip(cases, results, strict=True):
            said = verdict(case.raw, case.clean, result)
            row = ROWS.get(case.origin, case.kind)
            for key in {row, row if case.origin in ROWS else "all damage"}:
                counts[name, key][said] += 1
            details.append({"contender": name, **case._asdict(), "output": result, "verdict": said})
    if options.json:
        options.json.write_text(json.dumps(details, ensure_ascii=False, indent=1), encoding="utf-8")
    _table(counts, list(outputs), options.markdown)
    return 0


def _table(counts: dict[tuple[str, str], dict[str, int]], names: list[str], markdown: bool) -> None:
    rows = list(dict.fromkeys(key for _, key in counts))
    last = ["all damage", *reversed(ROWS.values())]
    rows = [row for row in rows if row not in last] + last
    lines = [["repaired / left / other", "cases", *names]]
    for row in rows:
        total = sum(counts[names[0], row].values())
        if row == ROWS["negative"]:
            lines.append(["changed of: " + row, str(total)])
            lines[-1] += [str(total - counts[name, row]["kept"]) for name in names]
            continue
        cells = [[counts[name, row][said] for said in ("repaired", "left", "other")] for name in names]
        lines.append([row, str(total), *(" / ".join(map(str, cell)) for cell in cells)])
    if markdown:
        lines.insert(1, ["---", *["---:"] * (len(names) + 1)])
        print("\n".join("| " + " | ".join(line) + " |" for line in lines))
        return
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        first, *others = line
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print("  ".join([first.ljust(widths[0]), *cells]).rstrip())


if __name__ == "__main__":
    sys.exit(main())
