"""All code of the README and of the documentation runs: shell sessions, scripts, packs and data.

Blocks with `>>>` are doctests, which pytest collects by itself. Here run the others: `sh` blocks, `console`
blocks with what they print, `python` blocks without prompts, and `toml` and `json` as data. The blocks of a
page run in order, in one folder. A block that cannot run says so in a comment right before it:
`<!-- not run: reason -->`.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cleantext.packs.pack import check_examples, parse_pack

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(
    r"^(?P<indent> *)(?P<ticks>```+|:::+)(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=indent)(?P=ticks) *$",
    re.M | re.S,
)
NOT_RUN = re.compile(r"<!-- not run: (?P<why>[^>]+) -->\s*\Z")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
#: Blocks that hold no code of ours.
PLAIN = {"", "text", "yaml", "diff", "html", "mermaid", "xml", "csv", "sql"}

#: Pages whose code needs an engine that is not installed here, and the test that runs it.
ELSEWHERE = {"docs/engines.md": "tests/engines/test_docs.py"}


class Block(NamedTuple):
    """One fenced block: its language, its text, the line that it begins on, and why it is not run."""

    language: str
    text: str
    line: int
    not_run: str


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        info = match["info"].strip()
        if info.startswith("{"):  # a directive of the site, not code
            continue
        reason = NOT_RUN.search(text, 0, match.start())
        language = info.split()[0].lower() if info else ""
        yield Block(
            language, match["body"], text.count("\n", 0, match.start()) + 1, reason["why"] if reason else ""
        )


@pytest.fixture
def shell(tmp_path: Path) -> Any:
    """Return what runs a script as a reader would: `cleantext` and `python` are those of this test."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, what in {"cleantext": f"{sys.executable} -m cleantext", "python": sys.executable}.items():
        (tools / name).write_text(f'#!/bin/sh\nexec {what} "$@"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    for name in ("pip", "uv", "pipx", "curl", "wget", "git", "make", "apt-get", "docker", "sudo"):
        told = f"tests need no network and install nothing: write <!-- not run: reason --> before {name}"
        (tools / name).write_text(f'#!/bin/sh\necho "{told}" >&2\nexit 1\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    env = {
        **{key: value for key, value in os.environ.items() if key in ("HOME", "LANG", "LC_ALL", "TMPDIR")},
        "PATH": f"{tools}:{os.environ.get('PATH', '')}",
        "PYTHONPATH": str(ROOT / "src"),
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "XDG_CONFIG_HOME": str(tmp_path / "home"),
    }

    def run(script: str) -> str:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=work,
            env=env,
            capture_output=True,
            text=True,
            timeout=600,  # of a machine that does much else
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    run.work = work  # type: ignore[attr-defined]
    return run


def sessions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of a console block, each with what it prints."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, _, printed = part.partition("\n")
        while command.endswith("\\"):
            more, _, printed = printed.partition("\n")
            command += "\n" + more.removeprefix("> ")
        yield command, printed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).with_suffix("").as_posix())
def test_the_code_of_a_page_runs(page: Path, shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    name = page.relative_to(ROOT).as_posix()
    if name in ELSEWHERE:
        assert page.name in (ROOT / ELSEWHERE[name]).read_text(encoding="utf-8")
        pytest.skip(f"its code runs in {ELSEWHERE[name]}: make test-engines")
    monkeypatch.chdir(shell.work)
    space: dict[str, Any] = {"__name__": "docs"}
    for block in blocks(page):
        where = f"{page.relative_to(ROOT)}:{block.line}"
        if block.not_run or block.language in PLAIN:
            continue
        if block.language in ("sh", "bash", "shell"):
            shell(block.text)
        elif block.language == "console":
            for command, printed in sessions(block.text):
                got = shell(command)
                assert doctest.OutputChecker().check_output(printed, got, FLAGS), f"{where}: {command}\n{got}"
        elif block.language in ("python", "py", "pycon"):
            if ">>>" not in block.text:
                exec(compile("\n" * block.line + block.text, str(page), "exec"), space)
        elif block.language == "toml":
            check_toml(block.text, where)
        elif block.language in ("json", "jsonl"):
            for part in block.text.splitlines() if block.language == "jsonl" else [block.text]:
                json.loads(part)
        else:
            pytest.fail(f"{where}: no test runs code in {block.language!r}")


def check_toml(text: str, where: str) -> None:
    """Check TOML; packs and rules are tried on their own examples."""
    data = tomllib.loads(text)
    if "rule" in data:
        pack = text if "pack" in data else f'pack = "docs"\n{text}'
        for rule in parse_pack(pack, where).rules:
            check_examples(rule, where)


def test_every_test_that_the_documentation_names_exists() -> None:
    """What is promised is held by the test that the promise names."""
    files = list((ROOT / "tests").rglob("*.py"))
    known = {name for file in files for name in re.findall(r"def (test_\w+)", file.read_text("utf-8"))}
    known |= {file.name for file in files}
    for page in (ROOT / "SECURITY.md", *PAGES):
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        assert set(re.findall(r"`(test_\w+(?:\.py)?)`", text)) <= known, page.name
        for path in re.findall(r"`((?:tests|fuzz|tools|benchmarks)/[\w/]*(?:\.py)?)[` ]", text):
            assert (ROOT / path).exists(), f"{page.name}: {path}"


def test_every_reason_not_to_run_code_stands_before_code() -> None:
    for page in PAGES:
        said = page.read_text(encoding="utf-8").count("<!-- not run:")
        assert said == sum(bool(block.not_run) for block in blocks(page)), page


def test_the_notebook_runs() -> None:
    notebook = json.loads((ROOT / "docs" / "tour.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    space: dict[str, Any] = {}
    for cell in cells:
        exec(compile(cell, "tour.ipynb", "exec"), space)
    assert space["done"].text == space["cleantext"].clean(space["raw"])
    assert all(cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"), (
        "tools/notebook.py"
    )
