"""Mutation testing of the core: `python fuzz/mutate.py [--module kernel/patch.py] [--limit 100]`.

Changes one operator, constant or condition at a time in a copy of the source, runs the tests that
should notice, and lists the mutants that survive. A survivor is either a missing test, or a change
that makes no difference; those are named in `docs/reliability.md`.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: The modules of the core, and the tests that hold each.
CORE = {
    "kernel/patch.py": ["tests/laws/test_patch_algebra.py", "tests/report/test_pieces.py"],
    "cleaning/engine.py": ["tests/hostile/test_kernel.py", "tests/core", "tests/laws/test_rules.py"],
    "cleaning/cleaner.py": ["tests/hostile/test_kernel.py", "tests/core", "tests/report"],
    "packs/pack.py": ["tests/core/test_packs.py", "tests/hostile/test_kernel.py"],
    "strings/edges.py": ["tests/core/test_gate.py"],
    "strings/gate.py": ["tests/core/test_gate.py"],
    "strings/waits.py": ["tests/core/test_literals.py"],
    "strings/literals.py": ["tests/core/test_literals.py"],
    "cleaning/tables.py": ["tests/core/test_packs.py", "tests/laws/test_rules.py"],
    "cleaning/rounds.py": ["tests/core/test_rounds.py"],
    "finders/among.py": ["tests/core/test_memory.py"],
    "structure/islands.py": ["tests/boilerplate/test_islands.py"],
    "cleaning/settle.py": ["tests/hostile/test_kernel.py", "tests/core/test_packs.py"],
}
SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line, what was changed, the changed source) for each mutant."""
    count = sum(1 for _ in _changes(ast.parse(source)))
    for number in range(count):
        tree = ast.parse(source)
        change = next(change for index, change in enumerate(_changes(tree)) if index == number)
        line, what = change()
        yield line, what, ast.unparse(tree)


def _changes(tree: ast.AST) -> Iterator[object]:
    """Yield a function for each place that can be changed; calling it changes the tree."""
    messages = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in messages:
            continue  # the words of an error
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            yield _operator(node, "ops")
        elif isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp) and type(node.op) in SWAPS:
            yield _operator(node, "op")
        elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
            yield _constant(node)
        elif isinstance(node, ast.If | ast.While | ast.IfExp):
            yield _condition(node)
        elif isinstance(node, ast.Continue | ast.Break):
            yield _statement(tree, node)


def _operator(node, field):  # type: ignore[no-untyped-def]
    def change() -> tuple[int, str]:
        old = getattr(node, field)
        first = old[0] if isinstance(old, list) else old
        new = SWAPS[type(first)]()
        setattr(node, field, [new, *old[1:]] if isinstance(old, list) else new)
        return node.lineno, f"{type(first).__name__} to {type(new).__name__}"

    return change


def _constant(node):  # type: ignore[no-untyped-def]
    def change() -> tuple[int, str]:
        old = node.value
        node.value = (not old) if isinstance(old, bool) else old + 1
        return node.lineno, f"{old} to {node.value}"

    return change


def _condition(node):  # type: ignore[no-untyped-def]
    def change() -> tuple[int, str]:
        node.test = ast.UnaryOp(ast.Not(), node.test)
        ast.fix_missing_locations(node)
        return node.lineno, "condition negated"

    return change


def _statement(tree, node):  # type: ignore[no-untyped-def]
    def change() -> tuple[int, str]:
        for parent in ast.walk(tree):
            for field in ("body", "orelse"):
                block = getattr(parent, field, None)
                if isinstance(block, list) and node in block:
                    block[block.index(node)] = ast.copy_location(ast.Pass(), node)
        return node.lineno, f"{type(node).__name__.lower()} left out"

    return change


def survives(folder: Path, tests: list[str], seconds: float | None = None) -> bool:
    """Tell whether the tests pass on the mutant in `folder`; in more than `seconds` they do not."""
    env = {**os.environ, "PYTHONPATH": str(folder), "CLEANTEXT_TEST_PROFILE": "mutants"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        *tests,
    ]
    try:
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    """Try the mutants and print those that survive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--module", choices=sorted(CORE), action="append")
    parser.add_argument("--limit", type=int, help="try so many mutants of each module, drawn at random")
    options = parser.parse_args()
    alive = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(
            ROOT / "src", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
        )
        for module in options.module or sorted(CORE):
            target = folder / "cleantext" / module
            source = target.read_text("utf-8")
            made = list(mutants(source))
            if options.limit and len(made) > options.limit:
                made = random.Random(0).sample(made, options.limit)
            started = time.monotonic()
            if not survives(folder, CORE[module]):
                raise SystemExit(f"{module}: the tests fail before anything is changed")
            patience = 60 + 10 * (time.monotonic() - started)
            left = []
            for line, what, text in made:
                target.write_text(text, "utf-8")
                if survives(folder, CORE[module], patience):
                    left.append((line, what))
                    print(f"survives: {module}:{line}: {what}", flush=True)
            target.write_text(source, "utf-8")
            alive += len(left)
            print(
                f"{module}: {len(made)} mutants, {len(made) - len(left)} killed, {len(left)} alive",
                flush=True,
            )
    return bool(alive)


if __name__ == "__main__":
    raise SystemExit(main())
