"""Documents that raise, hang or kill; runs that are killed; disks that are full."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from hashlib import sha256

import pytest

from .conftest import documents, read_jsonl, write_jsonl

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")


def poisoned(*harms, count=60):
    rows = documents(count)
    for place, harm in enumerate(harms):
        rows[7 + 11 * place]["text"] = f"HARM {harm}"
    return rows


def test_each_kind_of_harm_is_one_error_row(command, tmp_path):
    harms = ["raise", "panic", "eat", "noise"]
    write_jsonl(tmp_path / "in.jsonl", poisoned(*harms))
    code, _, err = command("in.jsonl", "-o", "out.jsonl", "--memory", 2000)
    rows = read_jsonl(tmp_path / "out.jsonl")
    bad = {row["text"]: row["error"] for row in rows if row["status"] == "error"}
    assert code == 3, err
    assert [row["id"] for row in rows] == [f"d{i}" for i in range(60)]
    assert set(bad) == {"HARM raise", "HARM panic", "HARM eat"}
    assert bad["HARM raise"] == "ValueError: poison"
    assert bad["HARM panic"] == "PanicException: rust panicked"
    assert bad["HARM eat"].startswith("MemoryError")
    assert all(row["clean"] == row["text"] for row in rows if row["status"] == "error")


@posix_only
@pytest.mark.parametrize("suffix", ["jsonl", "parquet", "csv"])
def test_documents_that_kill_their_worker_are_named_and_the_others_cleaned(command, tmp_path, suffix):
    write_jsonl(tmp_path / "in.jsonl", poisoned("exit", "segv"))
    if suffix != "jsonl":
        plain = write_jsonl(tmp_path / "plain.jsonl", [{"id": "x", "text": "y"}])
        code, _, err = command(plain, "-o", tmp_path / "skip.jsonl")
        convert(tmp_path / "in.jsonl", tmp_path / f"in.{suffix}")
    code, _, err = command(f"in.{suffix}", "-o", "out.jsonl", "--chunk-mb", 0.001, workers=2)
    rows = read_jsonl(tmp_path / "out.jsonl")
    side = read_jsonl(tmp_path / "_out.jsonl.errors.jsonl")
    assert code == 3, err
    assert [row["id"] for row in rows] == [f"d{i}" for i in range(60)]
    assert [(row["id"], row["clean"]) for row in rows if row["status"] == "error"] == [
        ("d7", "HARM exit"),
        ("d18", "HARM segv"),
    ]
    assert [(row["id"], row["row"]) for row in side] == [
        ("d7", 8 + (suffix == "csv") * lines_before(7)),
        ("d18", 19 + (suffix == "csv") * lines_before(18)),
    ]
    assert "exit code 7" in side[0]["error"]
    assert "SIGSEGV" in side[1]["error"]


def lines_before(count):
    """Return how many more lines than documents there are before a document of the CSV file."""
    return 1 + sum(row["text"].count("\n") for row in poisoned("exit", "segv")[:count])


def convert(source, target):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.csv
    import pyarrow.parquet

    table = pa.Table.from_pylist(read_jsonl(source))
    if target.suffix == ".parquet":
        pyarrow.parquet.write_table(table, target)
    else:
        pyarrow.csv.write_csv(table, target)


def test_a_document_that_hangs_is_a_timeout_row(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", poisoned("hang"))
    code, _, err = command("in.jsonl", "-o", "out.jsonl", "--doc-timeout", 3)
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert code == 3, err
    # On a starved machine another document may seem to stand still as well.
    assert "d7" in [row["id"] for row in rows if row["status"] == "timeout"]
    assert len(rows) == 60


@posix_only
def test_a_worker_killed_once_costs_nothing(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", poisoned("once"))
    code, _, err = command("in.jsonl", "-o", "out.jsonl")
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert code == 0, err
    assert len(rows) == 60
    assert not [row for row in rows if row["status"] == "error"]


@posix_only
@pytest.mark.parametrize("who", ["parent", "group"])
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(tmp_path, environment, command, who):
    rows = documents(300)
    for row in rows[::2]:
        row["text"] += "\nHARM slow"
    write_jsonl(tmp_path / "in.jsonl", rows)
    words = ["in.jsonl", "--chunk-mb", "0.002", "--quiet"]
    assert command(*words, "-o", "whole.jsonl.gz", workers=2)[0] == 0
    expected = sha256((tmp_path / "whole.jsonl.gz").read_bytes()).digest()
    luck = random.Random(7)
    line = [sys.executable, "-m", "cleantext", "run", *words, "-o", "killed.jsonl.gz", "--workers", "2"]
    for _ in range(3):
        process = subprocess.Popen(line, env=environment, cwd=tmp_path, start_new_session=True)
        time.sleep(luck.uniform(0.3, 0.9))
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL) if who == "parent" else os.killpg(
                process.pid, signal.SIGKILL
            )
        process.wait()
    code, _, err = command(*words, "-o", "killed.jsonl.gz")
    assert code == 0, err
    assert sha256((tmp_path / "killed.jsonl.gz").read_bytes()).digest() == expected
    assert not list(tmp_path.glob("killed*tmp"))


@posix_only
def test_an_interrupt_ends_with_130_and_the_run_can_go_on(tmp_path, environment, command):
    rows = [{"id": i, "text": "HARM wait" if i > 200 else "It rained."} for i in range(400)]
    write_jsonl(tmp_path / "in.jsonl", rows)
    (tmp_path / "wait").touch()  # while it is there, the run cannot end
    words = ["in.jsonl", "-o", "out", "--chunk-mb", "0.002"]
    line = [sys.executable, "-m", "cleantext", "run", *words, "--workers", "1"]
    process = subprocess.Popen(
        line,
        env=environment,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        # A shell starts what it runs in the background with interrupts ignored, and children inherit that.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    while process.poll() is None and not list((tmp_path / "out").glob("part-*")):
        time.sleep(0.05)  # until the run is at work
    process.send_signal(signal.SIGINT)
    err = process.communicate(timeout=300)[1].decode()
    assert process.returncode == 130
    assert "run the same command again" in err
    (tmp_path / "wait").unlink()
    assert command(*words)[0] == 0
    assert [row["id"] for row in read_jsonl(tmp_path / "out")] == list(range(400))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full disk: /dev/full")
def test_a_failed_write_is_one_message_and_leaves_no_half_file(tmp_path, environment, command, monkeypatch):
    write_jsonl(tmp_path / "in.jsonl", documents(50))
    harm = (tmp_path / "site" / "sitecustomize.py").read_text() + FULL
    (tmp_path / "site" / "sitecustomize.py").write_text(harm)
    code, _, err = command("in.jsonl", "-o", "out", "--chunk-mb", "0.001")
    left = [path.name for path in (tmp_path / "out").glob("part-*")]
    assert code == 1
    assert err.count("\n") == 1, err
    assert "No space left on device" in err
    assert "run the same command again" in err
    assert len(left) == 1
    assert not any(name.endswith(".tmp") for name in left)
    (tmp_path / "site" / "sitecustomize.py").write_text("")
    assert command("in.jsonl", "-o", "out", "--chunk-mb", "0.001")[0] == 0
    assert [row["id"] for row in read_jsonl(tmp_path / "out")] == [f"d{i}" for i in range(50)]


#: The second part file meets a full disk.
FULL = """
import os
_fsync, _calls = os.fsync, []
def fsync(handle):
    if "part-" in os.readlink(f"/proc/self/fd/{handle}"):
        _calls.append(handle)
        if len(_calls) > 1:
            raise OSError(28, "No space left on device")
    return _fsync(handle)
os.fsync = fsync
"""


def test_the_error_file_is_json(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", poisoned("raise"))
    command("in.jsonl", "-o", "out")
    found = json.loads((tmp_path / "out" / "_errors.jsonl").read_text())
    assert found == {
        "file": "in.jsonl",
        "row": 8,
        "id": "d7",
        "status": "error",
        "error": "ValueError: poison",
    }
