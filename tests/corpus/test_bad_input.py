"""Inputs and outputs that are wrong: one clear message each, and nothing lost."""

import gzip
import json
import os
import random
import sys

import pytest

from cleantext.corpus import Job, run

from .conftest import documents, read_any, read_jsonl, write_jsonl


def lines(rows):
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_invalid_json_on_line_7(command, tmp_path):
    data = lines(documents(6)) + b'{"id": "d6", "text": "Rain\n' + lines(documents(3))
    (tmp_path / "in.jsonl").write_bytes(data)
    code, _, _ = command("in.jsonl", "-o", "out.jsonl")
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert code == 3
    assert len(rows) == 10
    assert rows[6]["status"] == "error"
    assert rows[6]["error"].startswith("line 7: not valid JSON")
    assert rows[6]["text"] == '{"id": "d6", "text": "Rain'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": 5}', "InputError: expected str, got int"),
        (b'{"text": null}', "InputError: expected str, got NoneType"),
        (b'{"body": "x"}', "line 1: no key 'text'"),
        (b'["text"]', "line 1: a JSON object is needed, found list"),
        (b'{"text": "caf\xe9"}', "line 1: not UTF-8 at byte 13"),
        (b"[" * 100_000, "line 1: JSON nested too deep"),
        (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "line 1: not valid JSON: Exceeds the limit"),
    ],
)
def test_a_bad_line_is_a_named_row(command, tmp_path, line, reason):
    (tmp_path / "in.jsonl").write_bytes(line + b"\n\n" + lines(documents(3)))
    code, _, err = command("in.jsonl", "-o", "out.jsonl")
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert code == 3, err
    assert len(rows) == 4
    assert rows[0]["error"].startswith(reason)
    assert [row["status"] == "error" for row in rows] == [True, False, False, False]


def test_lone_surrogates_and_nan_pass(command, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(b'{"text": "Rain \\ud83d fell.", "x": NaN}\n')
    for out in ("out.jsonl", "out.parquet", "out.csv"):
        assert command("in.jsonl", "-o", out)[0] == 0
    assert "\ud83d" not in read_jsonl(tmp_path / "out.jsonl")[0]["clean"]


def test_an_overlong_line_is_left_out_by_name(tmp_path):
    long = b'{"text": "' + b"x" * 100_000 + b'"}\n'
    (tmp_path / "in.jsonl").write_bytes(lines(documents(3)) + long + lines(documents(3)))
    job = Job(merged=True, chunk_bytes=1000, max_record_bytes=10_000)
    report = run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", job, workers=1)
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert report.errors == 1
    assert rows[3]["status"] == "too_large"
    assert rows[3]["error"].startswith("line 4 is longer than")
    assert len(rows) == 7


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_a_missing_column_stops_before_anything_is_written(command, tmp_path, format):
    write_table(tmp_path, format)
    code, _, err = command(f"in.{format}", "-o", "out", "--column", "body")
    assert code == 2
    assert "no column 'body': the columns are id, n, text" in err
    assert err.count("\n") == 1
    assert not list(tmp_path.glob("out/part-*"))


def write_table(folder, format, rows=None):
    rows = rows or documents(30)
    if format == "jsonl":
        write_jsonl(folder / "in.jsonl", rows)
        return
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.csv
    import pyarrow.parquet

    write = pyarrow.csv.write_csv if format == "csv" else pyarrow.parquet.write_table
    write(pa.Table.from_pylist(rows), folder / f"in.{format}")


def test_a_column_that_would_be_overwritten(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", [{"text": "x", "status": "mine"}])
    code, _, err = command("in.jsonl", "-o", "out")
    assert code == 2
    assert "there is a column 'status' already" in err
    assert command("in.jsonl", "-o", "out", "--prefix", "clean_")[0] == 0


def test_a_column_of_the_wrong_type_in_parquet(command, tmp_path):
    write_table(tmp_path, "parquet")
    code, _, err = command("in.parquet", "-o", "out", "--column", "n")
    assert code == 2
    assert "column 'n' is int64, must be string" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("out", ["out", "out.jsonl"])
def test_a_later_input_without_the_column_fails_alone(command, tmp_path, out):
    for n in (1, 2, 4, 5):
        write_jsonl(tmp_path / f"n{n}.jsonl", [{"body" if n == 4 else "text": f"Rain, {n}."}])
    code, text, err = command("n*.jsonl", "-o", out)
    assert code == 1
    assert [row["text"] for row in read_jsonl(tmp_path / out)] == ["Rain, 1.", "Rain, 2.", "Rain, 5."]
    assert "not read to the end: n4.jsonl: no column 'text': the columns are body" in text
    assert err.count("\n") == 1


@pytest.mark.parametrize("out", ["out", "out.jsonl"])
def test_a_call_that_was_refused_leaves_nothing_in_the_way_of_the_next(command, tmp_path, out):
    write_jsonl(tmp_path / "a.jsonl", [{"body": "Rain."}])
    write_jsonl(tmp_path / "b.jsonl", [{"text": "Rain."}])
    before = sorted(tmp_path.iterdir())
    for words in (["a.jsonl", "b.jsonl"], ["b.jsonl", "--prefix", "x_", "--column", "y"]):
        assert command(*words, "-o", out)[0] == 2
        assert sorted(tmp_path.iterdir()) == before
    assert command("b.jsonl", "-o", out)[0] == 0


@pytest.mark.parametrize("out", ["out", "out.jsonl"])
def test_a_run_that_cleaned_nothing_does_not_block_the_next(command, tmp_path, out):
    (tmp_path / "a.jsonl").write_bytes('{"text": "Rain."}\n'.encode("utf-16"))
    assert command("a.jsonl", "-o", out)[0] == 1
    write_jsonl(tmp_path / "a.jsonl", [{"text": "Rain."}])
    code, _, err = command("a.jsonl", "-o", out)
    assert code == 0, err
    assert [row["clean"] for row in read_jsonl(tmp_path / out)] == ["Rain."]


def test_a_page_among_other_files_is_one_message_before_anything_is_written(command, tmp_path):
    (tmp_path / "data").mkdir()
    write_jsonl(tmp_path / "data" / "a.jsonl", documents(3))
    (tmp_path / "data" / "b.html").write_text("<p>Rain.")
    code, _, err = command("data", "-o", "out")
    assert code == 2
    assert "data/b.html: is an HTML page: add --html, or name the other files alone" in err
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()
    assert command("data/*.jsonl", "-o", "out")[0] == 0


@pytest.mark.parametrize("name", ["data", "data/*"])
def test_a_link_to_nowhere_in_a_folder_fails_alone(command, tmp_path, name):
    (tmp_path / "data").mkdir()
    write_jsonl(tmp_path / "data" / "a.jsonl", documents(3))
    (tmp_path / "data" / "b.jsonl").symlink_to("nowhere")
    (tmp_path / "data" / "c.txt").symlink_to("nowhere")
    (tmp_path / "data" / "d.jsonl").symlink_to("a.jsonl")
    code, text, _ = command(name, "-o", "out")
    assert code == 1
    assert "not read to the end: data/b.jsonl: cannot be read: No such file" in text
    rows = read_jsonl(tmp_path / "out")
    assert [row["id"] for row in rows] == ["d0", "d1", "d2", "data/c.txt", "d0", "d1", "d2"]
    assert "data/c.txt: cannot be read: No such file" in rows[3]["error"]


def test_empty_files(command, tmp_path):
    for name in ("a.jsonl", "b.csv", "c.txt"):
        (tmp_path / name).write_bytes(b"")
    code, out, err = command("a.jsonl", "-o", "one")
    assert (code, err) == (0, "")
    assert out.startswith("0 documents")
    assert command("b.csv", "-o", "two")[0] == 0
    assert command("c.txt", "-o", "three.jsonl")[0] == 0
    assert [row["clean"] for row in read_jsonl(tmp_path / "three.jsonl")] == [""]


def test_a_truncated_gzip_gives_what_stands_before_the_cut(command, tmp_path):
    luck = random.Random(1)
    rows = [{"id": i, "text": luck.randbytes(200).hex()} for i in range(200)]
    data = gzip.compress(lines(rows))
    (tmp_path / "in.jsonl.gz").write_bytes(data[: len(data) // 2])
    write_jsonl(tmp_path / "other.jsonl", documents(5))
    code, out, err = command("in.jsonl.gz", "other.jsonl", "-o", "out.jsonl")
    found = read_jsonl(tmp_path / "out.jsonl")
    assert code == 1
    assert "the gzip data is cut off after byte" in err
    assert "not read to the end: in.jsonl.gz" in out
    good = [row["id"] for row in found if row["status"] == "unchanged" and isinstance(row["id"], int)]
    assert good == list(range(len(good)))
    assert 80 < len(good) < 120
    assert [row.get("id") for row in found[-5:]] == [f"d{i}" for i in range(5)]


def test_half_a_parquet_file_is_one_message_and_the_others_are_cleaned(command, tmp_path):
    write_table(tmp_path, "parquet")
    data = (tmp_path / "in.parquet").read_bytes()
    (tmp_path / "half.parquet").write_bytes(data[: len(data) // 2])
    code, _, err = command("half.parquet", "in.parquet", "-o", "out.jsonl")
    assert code == 1
    assert err.count("half.parquet: cannot be read as Parquet") == 1
    assert len(read_jsonl(tmp_path / "out.jsonl")) == 30


def test_damaged_pages_of_a_parquet_file_are_one_message_and_the_others_are_cleaned(command, tmp_path):
    write_table(tmp_path, "parquet", [{"text": f"{i}" * 500} for i in range(200)])
    data = bytearray((tmp_path / "in.parquet").read_bytes())
    data[20:2_000] = b"\xff" * 1_980
    (tmp_path / "bad.parquet").write_bytes(data)
    code, _, err = command("bad.parquet", "in.parquet", "-o", "out.jsonl")
    assert code == 1
    assert err.count("bad.parquet: rows from 1 cannot be read as Parquet") == 1
    assert len(read_jsonl(tmp_path / "out.jsonl")) == 200


def test_mixed_encodings_in_csv_fail_row_by_row(command, tmp_path):
    (tmp_path / "in.csv").write_bytes(
        "id,text\n1,café\n".encode() + "2,café\n".encode("latin-1") + b"3,tea\n"
    )
    assert command("in.csv", "-o", "out.jsonl")[0] == 3
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert [row["status"] for row in rows] == ["unchanged", "error", "unchanged"]
    assert rows[1]["error"] == "line 3: not utf-8: say --encoding, for example cp1252"
    assert rows[1]["text"] == "caf\\xe9"


def test_utf_16_is_one_message(command, tmp_path):
    (tmp_path / "in.jsonl").write_bytes('{"text": "x"}\n'.encode("utf-16"))
    code, _, err = command("in.jsonl", "-o", "out")
    assert code == 1
    assert "is UTF-16: convert it first" in err


def test_csv_rows_of_the_wrong_length_and_open_quotes(command, tmp_path):
    (tmp_path / "in.csv").write_text('id,text\n1,a,b\n2,tea\n3\n4,"open\n5,x\n')
    assert command("in.csv", "-o", "out.jsonl")[0] == 3
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert [row["status"] for row in rows] == ["error", "unchanged", "error", "error"]
    assert rows[0]["error"] == "line 2: 3 cells, but the header has 2"
    assert rows[0]["text"] == "1,a,b"
    assert rows[3]["error"].startswith("line 5: a quote that opens a cell is not closed at its end")
    assert "up to line 6" in rows[3]["error"]
    assert rows[3]["text"] == '4,"open\n5,x'


OPEN_QUOTES = {
    "the last line": ('2,"Snow.', {2: '2,"Snow.'}),
    "the last line, ended": ('2,"Snow.\n', {2: '2,"Snow.'}),
    "a row before quoted rows": (
        '2,"Snow.\n3,"Hail, sleet."\n4,Wind.\n5,"Calm,\nmild."\n',
        {2: '2,"Snow.\n3,"Hail, sleet."', 4: None, 5: None},
    ),
    "a row before quotes": (
        '2,"Snow.\n3,"Hail" or sleet\n4,Wind.\n',
        {2: '2,"Snow.\n3,"Hail" or sleet', 4: None},
    ),
    "two cells": ('"2,Snow.\n3,"Hail, sleet"\n', {2: '"2,Snow.\n3,"Hail, sleet"'}),
}


@pytest.mark.parametrize("name", OPEN_QUOTES)
def test_an_open_quote_of_csv_is_an_error_that_loses_no_text(tmp_path, name):
    rest, expected = OPEN_QUOTES[name]
    (tmp_path / "in.csv").write_text("id,text\n1,Rain.\n" + rest)
    report = run(tmp_path / "in.csv", tmp_path / "out.jsonl", Job(merged=True), workers=1)
    rows = read_jsonl(tmp_path / "out.jsonl")
    bad = [row["text"] for row in rows if row["status"] == "error"]
    assert bad == [text for text in expected.values() if text]
    assert [row["id"] for row in rows if row["status"] != "error"] == [
        "1",
        *(str(key) for key, text in expected.items() if text is None),
    ]
    assert report.errors == len(bad) == 1


def test_quotes_that_csv_allows_are_no_error(tmp_path):
    cells = ['"a ""b""\r\nc"', '"a" ', 'a "b" c', '""']
    (tmp_path / "in.csv").write_text("\n".join(["text", *cells, ""]), newline="")
    report = run(tmp_path / "in.csv", tmp_path / "out.jsonl", Job(merged=True), workers=1)
    assert [row["text"] for row in read_jsonl(tmp_path / "out.jsonl")] == ['a "b"\r\nc', "a ", 'a "b" c', ""]
    assert report.errors == 0


def test_a_cell_that_is_too_long_for_a_reader_of_csv_stays(tmp_path):
    long = "x" * 200_000
    (tmp_path / "in.csv").write_text(f"id,text\n1,{long}\n2,Rain.\n")
    job = Job(merged=True, max_record_bytes=131_072)
    run(tmp_path / "in.csv", tmp_path / "out.jsonl", job, workers=1)
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert [row["status"] for row in rows] == ["error", "unchanged"]
    assert rows[0]["error"].startswith("line 2: not valid CSV: field larger than field limit")
    assert rows[0]["text"] == f"1,{long}"


def test_an_open_quote_in_the_header_is_one_message(command, tmp_path):
    (tmp_path / "in.csv").write_text('id,"text\n' + "1,Rain.\n" * 1000)
    code, _, err = command("in.csv", "-o", "out")
    assert code == 1
    assert "in.csv: the header line cannot be read: a quote that opens a cell is not closed" in err
    assert len(err) < 500


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are bytes")
@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_names_of_files_that_are_not_utf_8(command, tmp_path, ending):
    (tmp_path / "texts").mkdir()
    for name in (b"a\xff.txt", b"a\xfe.txt", b"b.txt"):
        (tmp_path / "texts" / os.fsdecode(name)).write_text("Rain.")
    (tmp_path / "texts" / os.fsdecode(b"c\xff.txt")).write_bytes(b"caf\xe9")
    write_jsonl(tmp_path / os.fsdecode(b"in\xff.jsonl"), documents(2))
    code, _, err = command("texts", b"in\xff.jsonl", "-o", f"out.{ending}")
    assert (code, err) == (3, "")
    rows = read_any(tmp_path / f"out.{ending}")
    assert [row["id"].encode("utf-8", "backslashreplace").decode() for row in rows] == [
        "texts/a\\udcfe.txt",
        "texts/a\\udcff.txt",
        "texts/b.txt",
        "texts/c\\udcff.txt",
        "d0",
        "d1",
    ]
    manifest = json.loads((tmp_path / f"_out.{ending}.manifest.json").read_text(encoding="utf-8"))
    assert [os.fsencode(entry["name"]) for entry in manifest["inputs"]] == [b"texts", b"in\xff.jsonl"]


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_half_a_surrogate_pair_in_an_id_loses_nothing(command, tmp_path, ending):
    (tmp_path / "in.jsonl").write_bytes(
        b'{"id": "\\ud83d", "text": "Rain."}\n{"id": "\\ude00", "text": null}\n'
    )
    code, _, err = command("in.jsonl", "-o", f"out.{ending}")
    assert (code, err) == (3, "")
    rows = read_any(tmp_path / f"out.{ending}")
    assert [row["id"].encode("utf-8", "backslashreplace").decode() for row in rows] == ["\\ud83d", "\\ude00"]
    assert rows[0]["clean"] == "Rain."
    assert [row["id"] for row in read_jsonl(tmp_path / f"_out.{ending}.errors.jsonl")] == ["\ude00"]


def test_a_file_that_is_compressed_twice(command, tmp_path):
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(gzip.compress(lines(documents(3)))))
    code, _, err = command("in.jsonl.gz", "-o", "out")
    assert code == 1
    assert "gzip within gzip" in err


def test_a_decompression_bomb_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("cleantext.corpus.streams.BOMB_BYTES", 1 << 22)
    data = gzip.compress(lines(documents(3)) + b"\0" * (1 << 26))
    (tmp_path / "in.jsonl.gz").write_bytes(data)
    report = run(tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl", Job(merged=True), workers=1)
    assert "as a decompression bomb does" in report.failures[0]["error"]
    assert [row.get("id") for row in read_jsonl(tmp_path / "out.jsonl")][:3] == ["d0", "d1", "d2"]


def test_nothing_to_read(command, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.doc").write_text("x")
    for name, reason in {
        "absent.jsonl": "no such file or folder",
        "*.jsonl": "no file matches",
        "empty": "the folder has no file that ends in",
        "x.doc": "the name does not tell the format",
    }.items():
        code, _, err = command(name, "-o", "out")
        assert code == 2
        assert reason in err
        assert err.count("\n") == 1


def test_options_that_cannot_be(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", documents(3))
    for words, reason in {
        ("--chunk-mb", "inf"): "--chunk-mb inf: say how many megabytes",
        ("--memory", "1"): "a worker needs 512 MB of memory at least, or 0 for no bound",
        ("--to", "parquet", "--compress", "zstd"): "Parquet files are compressed inside: name no compression",
    }.items():
        code, _, err = command("in.jsonl", "-o", "out", *words)
        assert code == 2
        assert reason in err
        assert err.count("\n") == 1
    assert command("in.jsonl", "-o", "out.parquet.gz")[0] == 2
    assert [path.name for path in tmp_path.glob("*out*")] == []
    assert (
        command("in.jsonl", "-o", "out", "--memory", 10**15, "--chunk-mb", 10**9, "--doc-timeout", "inf")[0]
        == 0
    )


@pytest.mark.parametrize("name", ["x.json", "x.txt", "x.html.gz", "x.gz", "x.warc"])
def test_a_name_of_a_file_that_cannot_be_written_is_no_folder(command, tmp_path, name):
    write_jsonl(tmp_path / "in.jsonl", documents(3))
    code, _, err = command("in.jsonl", "-o", name)
    assert code == 2
    assert f"{name}: no such file can be written: let the name end in .jsonl, .parquet, .csv or .tsv" in err
    assert command("in.jsonl", "-o", f"{name}/")[0] == 0
    assert len(read_jsonl(tmp_path / name)) == 3


def test_an_output_that_exists(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", documents(3))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("my work")
    (tmp_path / "mine.jsonl").write_text("my work")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "_manifest.json").write_text("[]")
    for out in ("mine", "mine.jsonl"):
        code, _, err = command("in.jsonl", "-o", out)
        assert code == 2
        assert "exists and is not the output of a run that can go on" in err
    code, _, err = command("in.jsonl", "-o", "theirs")
    assert code == 2
    assert (tmp_path / "theirs" / "_manifest.json").read_text() == "[]"
    assert command("in.jsonl", "-o", "mine", "--overwrite")[0] == 0
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "my work"
    assert (tmp_path / "mine.jsonl").read_text() == "my work"


def test_an_output_that_is_an_input(command, tmp_path):
    (tmp_path / "data").mkdir()
    write_jsonl(tmp_path / "data" / "in.jsonl", documents(3))
    (tmp_path / "link.jsonl").symlink_to("data/in.jsonl")
    before = (tmp_path / "data" / "in.jsonl").read_bytes()
    for name, out in (("data/in.jsonl", "data/in.jsonl"), ("link.jsonl", "data/in.jsonl"), ("data", "data")):
        code, _, err = command(name, "-o", out, "--overwrite")
        assert code == 2
        assert f"{name}: is the output as well" in err
    assert (tmp_path / "data" / "in.jsonl").read_bytes() == before


@pytest.mark.parametrize("out", ["data/clean", "data/clean.jsonl"])
@pytest.mark.parametrize("name", ["data", "data/**/*.jsonl"])
def test_an_output_within_the_input_folder_is_not_read(command, tmp_path, name, out):
    (tmp_path / "data").mkdir()
    write_jsonl(tmp_path / "data" / "in.jsonl", [*documents(3), {"id": "bad", "text": None}])
    for _ in range(2):
        code, text, _ = command(name, "-o", out)
        assert code == 3
        assert text.startswith("4 documents")


def test_quiet_says_what_could_not_be_read(command, tmp_path):
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(lines(documents(9)))[:-9])
    code, text, err = command("in.jsonl.gz", "-o", "out", "--quiet")
    assert (code, text) == (1, "")
    assert err.count("\n") == 1
    assert "the gzip data is cut off" in err


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="needs a file system that cannot be written: /proc")
def test_an_output_that_cannot_be_written(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", documents(3))
    code, _, err = command("in.jsonl", "-o", "/proc/out")
    assert code == 2
    assert "/proc/out: cannot be written" in err
    assert err.count("\n") == 1


def test_two_runs_into_one_folder(command, tmp_path):
    fcntl = pytest.importorskip("fcntl", reason="needs POSIX locks")
    write_jsonl(tmp_path / "in.jsonl", documents(3))
    (tmp_path / "out").mkdir()
    with (tmp_path / "out" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, _, err = command("in.jsonl", "-o", "out")
    assert code == 2
    assert "another run is writing there" in err


def test_ids_never_become_paths(command, tmp_path):
    ids = ["../../x", "/etc/x", "CON", "a\0b", "i" * 300, "ID", "id"]
    write_jsonl(tmp_path / "in.jsonl", [{"id": key, "text": "Rain."} for key in ids])
    assert command("in.jsonl", "-o", "out")[0] == 0
    assert [row["id"] for row in read_jsonl(tmp_path / "out")] == ids
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 3
    assert names[:2] == [".lock", "_manifest.json"]
