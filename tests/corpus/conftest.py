"""Helpers for tests of whole runs: a command to run, and documents that do harm."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cleantext

SOURCE = Path(cleantext.__file__).parent.parent

HARM = (Path(__file__).parent / "harm.txt").read_text()


@pytest.fixture
def environment(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(HARM)
    path = os.pathsep.join([str(folder), str(SOURCE)])
    return {
        **os.environ,
        "PYTHONPATH": path,
        "HARM_ONCE": str(tmp_path / "once"),
        "HARM_WAIT": str(tmp_path / "wait"),
    }


@pytest.fixture
def command(tmp_path, environment):
    """Return a function that runs `cleantext run` in `tmp_path`: exit code, standard output, errors."""

    def call(*words, stdin=b"", workers=1, **options):
        words = [word if isinstance(word, bytes) else str(word) for word in words]
        line = [sys.executable, "-m", "cleantext", "run", *words, "--workers", str(workers)]
        done = subprocess.run(
            line, input=stdin, capture_output=True, check=False, env=environment, cwd=tmp_path, **options
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return call


def documents(count):
    """Return so many short documents, every third with an ad label."""
    ad = "\nAdvertisement"
    return [
        {"id": f"d{i}", "n": i, "text": f"Rain fell on day {i}.{ad if i % 3 == 0 else ''}\nIt stopped."}
        for i in range(count)
    ]


def write_jsonl(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read_jsonl(path):
    """Return the rows of a JSON Lines file, or of the parts of a folder, in order."""
    files = sorted(path.glob("part-*")) if path.is_dir() else [path]
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def read_any(path):
    """Return the rows of a file of JSON Lines, CSV or Parquet; cells of CSV are strings."""
    if path.suffix == ".jsonl":
        return read_jsonl(path)
    if path.suffix == ".csv":
        csv.field_size_limit(1 << 30)
        with path.open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))
    return (
        pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed").read_table(path).to_pylist()
    )
