"""The shell command, run as a user runs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cleantext
import cleantext.html

SOURCE = Path(cleantext.__file__).parent
RAW = "It rained.\nAdvertisement\nIt stopped.\n"


def run(*words, stdin=b"", **options):
    command = [sys.executable, "-m", "cleantext", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    done = subprocess.run(command, input=stdin, capture_output=True, check=False, env=env, **options)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(RAW)
    return path


def test_prints_clean_text(file):
    assert (0, "It rained.\nIt stopped.\n", "") == run(file)


def test_reads_standard_input():
    assert (0, "It rained.\nIt stopped.\n", "") == run("-", stdin=RAW.encode())


def test_explain_prints_the_ledger(file):
    code, out, err = run("--explain", file)
    assert (0, "") == (code, err)
    assert "en.ads" in out
    assert "11-25" in out


def test_json_is_one_object_a_file(file):
    code, out, _ = run("--json", file, file)
    first, second = map(json.loads, out.splitlines())
    assert 0 == code
    assert first == second
    assert "It rained.\nIt stopped." == first["text"].strip()
    assert ["Advertisement\n"] == [e["before"] for e in first["edits"] if e["kind"] == "advertisement"]


def test_a_missing_file_is_one_line_and_the_others_are_cleaned(file, tmp_path):
    code, out, err = run(tmp_path / "absent.txt", file)
    assert 1 == code
    assert "It rained.\nIt stopped.\n" == out
    assert f"cleantext: {tmp_path / 'absent.txt'}: no such file\n" == err


def test_a_directory_is_one_line(tmp_path):
    code, out, err = run(tmp_path)
    assert (1, "") == (code, out)
    assert "is a directory" in err
    assert 1 == err.count("\n")


def test_undecodable_bytes_are_one_line(tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("café".encode("latin-1"))
    code, out, err = run(path)
    assert (1, "") == (code, out)
    assert "not UTF-8 at byte 3" in err
    assert 1 == err.count("\n")


def test_a_byte_order_mark_is_read_over(tmp_path):
    path = tmp_path / "bom.txt"
    path.write_bytes(b"\xef\xbb\xbfIt rained.\n")
    assert (0, "It rained.\n", "") == run(path)


def test_wrong_options_exit_with_2(file):
    for words in (
        ["--profile", "x", file],
        ["--off", "x", file],
        ["--lang", "xx", file],
        ["--wat", file],
        [],
    ):
        code, out, err = run(*words)
        assert (2, "") == (code, out)
        assert err


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a Unix shell")
def test_a_closed_pipe_is_quiet(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("It rained and rained on the hills.\n" * 200_000)
    command = f'"{sys.executable}" -m cleantext --off drop_repeats "{path}" | head -n 1'
    env = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, env=env)
    assert (0, b"") == (done.returncode, done.stderr)


def test_version_and_help():
    assert f"cleantext {cleantext.__version__}" in run("--version")[1]
    assert "examples:" in run("--help")[1]


def test_lone_surrogates_can_be_printed():
    code, _, err = run("--json", "-", stdin=b"ok \\ud800")
    assert (0, "") == (code, err)


@pytest.mark.parametrize("foreign", ["clean.py", "cleantext.py"])
def test_files_of_a_foreign_distribution_are_named_at_import(tmp_path, foreign):
    shutil.copytree(SOURCE, tmp_path / "cleantext", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "cleantext" / foreign).write_text("")
    done = import_from(tmp_path, "import cleantext")
    assert "ForeignPackageError" in done.stderr
    assert "pip uninstall -y" in done.stderr


def test_a_foreign_init_over_ours_is_named_by_our_modules(tmp_path):
    shutil.copytree(SOURCE, tmp_path / "cleantext", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "cleantext" / "__init__.py").write_text('__version__ = "0.7.1"\nfrom .clean import *\n')
    (tmp_path / "cleantext" / "clean.py").write_text("")
    for code in ("import cleantext.cli; cleantext.cli.main(['x'])", "import cleantext.kernel.patch"):
        done = import_from(tmp_path, code)
        assert "clean-text has overwritten the package 'cleantext'" in done.stderr


def import_from(folder, code):
    env = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env, cwd=folder
    )


def test_rules_can_be_profiled(file):
    code, out, err = run("rules", "--profile", file, "--json")
    assert (0, "") == (code, err)
    costs = list(map(json.loads, out.splitlines()))
    assert {"drop_boilerplate", "fix_encoding"} <= {cost["cleaner"] for cost in costs}
    assert all(cost["opened"] >= 1 and cost["seconds"] >= 0 for cost in costs)


PAGE = f"<title>Rain</title><nav><a href='/'>Home</a></nav><p>{'It rained all day in the valley. ' * 5}</p>"


def test_a_page_is_read_as_one(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    expected = cleantext.html.clean_html(PAGE).text + "\n"
    assert (0, expected, "") == run(path)
    assert (0, expected, "") == run("--html", "-", stdin=PAGE.encode())
    assert "html.markup" in run("--explain", path)[1]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.jsonl", b'{"text": "a"}', "holds many texts (jsonl): clean it with `cleantext run`"),
        ("a.JSONLINES", b'{"text": "a"}', "holds many texts (jsonl): clean it with `cleantext run`"),
        ("a.csv", b"id,text\n1,Advertisement\n", "holds many texts (csv): clean it with `cleantext run`"),
        ("a.tab", b"id\ttext\n1\tAdvertisement\n", "holds many texts (tsv): clean it"),
        ("a.parquet", b"PAR1", "holds many texts (parquet): clean it with `cleantext run`"),
        (
            "a.json",
            b'[{"text": "a"}]',
            "holds JSON: write a text on each line, and `cleantext run` cleans it",
        ),
        ("a.txt.gz", b"\x1f\x8b\x08\x00", "it is compressed or holds a table"),
        ("a.txt", "Räin".encode("utf-16"), "it is UTF-16"),
        ("a.txt", b"\x1f\x8b\x08\x00", "it is compressed or holds a table"),
        ("a.html", b"\x89PNG\r\n", "got a PNG image"),
    ],
)
def test_what_is_no_text_is_named(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    code, out, err = run(tmp_path / name)
    assert (1, "") == (code, out)
    assert message in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_named(file):
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "cleantext", str(file)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert 1 == done.returncode
    assert b"standard output cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_report_is_not_written_over_its_text(file):
    code, _, err = run("report", file, "-o", file)
    assert (2, RAW) == (code, file.read_text())
    assert "choose another name" in err


def test_lint_names_the_file_as_it_was_named(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("It rained all caf\ufffd.")
    out = run("lint", "one/a.txt", "two/a.txt", cwd=tmp_path)[1]
    assert "one/a.txt:1:18:" in out
    assert "two/a.txt:1:18:" in out
