"""Every format in, every format out: order, columns and bytes."""

import bz2
import csv
import gzip
import io
import json
import lzma
from hashlib import sha256

import pytest

import cleantext
from cleantext.corpus import Job, run
from cleantext.html import clean_html
from cleantext.rows import RowCleaner

from .conftest import documents, read_any, read_jsonl, write_jsonl

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
import pyarrow.parquet as pq  # noqa: E402

CLEAN = [cleantext.clean(row["text"]) for row in documents(40)]


def cleaned(tmp_path, source, **options):
    """Run a job to one JSON Lines file and return its rows."""
    out = tmp_path / "out.jsonl"
    report = run(source, out, Job(merged=True, **options), workers=1)
    assert not report.failures
    return read_jsonl(out)


@pytest.mark.parametrize(
    ("ending", "compress"),
    [
        ("", bytes),
        (".gz", gzip.compress),
        (".zst", zstandard.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".wrong", gzip.compress),
    ],
)
def test_json_lines_in_every_compression(tmp_path, ending, compress):
    path = write_jsonl(tmp_path / "in.jsonl", documents(40))
    data = compress(path.read_bytes())
    path.unlink()
    path = tmp_path / f"in.jsonl{ending}"
    path.write_bytes(data)
    out = tmp_path / "out.jsonl"
    run(path, out, Job(merged=True), format="jsonl", workers=1)
    rows = read_jsonl(out)
    assert [row["clean"] for row in rows] == CLEAN
    assert [row["id"] for row in rows] == [f"d{i}" for i in range(40)]


def test_members_of_a_gzip_file_are_read_one_after_the_other(tmp_path):
    lines = [json.dumps(row).encode() + b"\n" for row in documents(40)]
    (tmp_path / "in.jsonl.gz").write_bytes(b"".join(map(gzip.compress, lines)))
    assert [row["clean"] for row in cleaned(tmp_path, tmp_path / "in.jsonl.gz")] == CLEAN


def test_a_json_line_goes_out_as_it_came_in(tmp_path):
    line = (
        '{"big": 123456789012345678901234567890, "f": 1.10, "f": 2e5, "u": "\\ud83d\\u00e9", "text": "Rain."}'
    )
    (tmp_path / "in.jsonl").write_text(line + "\n")
    run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", Job(merged=True), workers=1)
    out = (tmp_path / "out.jsonl").read_text()
    assert out.startswith(line[:-1] + ', "clean": "Rain."')


def test_parquet_keeps_columns_types_and_order(tmp_path):
    table = pa.table(
        {
            "when": pa.array([1, 2, None], pa.timestamp("us")),
            "text": pa.array(["One.\nAdvertisement\nTwo.", "Three.", None], pa.large_string()),
            "tags": pa.array([["a"], [], None], pa.list_(pa.string())),
            "id": pa.array([10, 11, 12]),
        },
        metadata={"mine": "kept"},
    )
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=2)
    report = run(tmp_path / "in.parquet", tmp_path / "out", Job(output="parquet"), workers=2)
    out = pa.concat_tables(pq.read_table(path) for path in sorted((tmp_path / "out").glob("part-*")))
    assert out.select(table.schema.names).equals(table)
    assert out["clean"].to_pylist() == ["One.\nTwo.", "Three.", None]
    assert out["status"].to_pylist() == ["ok", "unchanged", "error"]
    assert out.schema.metadata[b"mine"] == b"kept"
    assert report.parts == 2


def test_a_large_row_group_is_cut_and_put_together_again(tmp_path):
    rows = documents(200)
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    report = run(
        tmp_path / "in.parquet", tmp_path / "out.jsonl", Job(merged=True, chunk_bytes=1000), workers=2
    )
    assert [row["n"] for row in read_jsonl(tmp_path / "out.jsonl")] == list(range(200))
    assert report.parts == 8


@pytest.mark.parametrize("size", [200, 1000, 10**6])
def test_csv_with_line_ends_in_cells_at_any_chunk_size(tmp_path, size):
    rows = documents(60)
    for row in rows:
        row["text"] += '\r\n"Rain", he said,\rand left.'
    with (tmp_path / "in.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["id", "n", "text"])
        writer.writeheader()
        writer.writerows(rows)
    job = Job(output="csv", merged=True, chunk_bytes=size)
    report = run(tmp_path / "in.csv", tmp_path / "out.csv", job, workers=2)
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        out = list(csv.DictReader(file))
    assert [row["text"] for row in out] == [row["text"] for row in rows]
    assert [row["clean"] for row in out] == [cleantext.clean(row["text"]) for row in rows]
    assert (report.parts > 10) == (size == 200)


def test_tab_separated_values(tmp_path):
    (tmp_path / "in.tsv").write_text("id\tbody\n1\tRain fell.\n2\tIt stopped.\n")
    rows = cleaned(tmp_path, tmp_path / "in.tsv", column="body")
    assert [(row["id"], row["clean"]) for row in rows] == [("1", "Rain fell."), ("2", "It stopped.")]


@pytest.mark.parametrize("name", ["out.csv", "out.csv.gz", "out.tsv.zst"])
def test_rows_of_other_columns_are_joined_under_one_header(tmp_path, name):
    """Chunks of a few rows: their keys stand in other orders, and some rows have keys of their own."""
    from cleantext.corpus.output import output_kind
    from cleantext.corpus.streams import whole

    rows = [{"id": n, "text": f"Rain, {n}."} for n in range(40)]
    rows += [{"text": f"Snow, {n}.", "id": n} for n in range(40, 80)]
    rows[33] = {"text": "Wind.", "at": ["noon"], "id": 33}
    write_jsonl(tmp_path / "in.jsonl", rows)
    (tmp_path / "more.csv").write_text("text,place\nHail.,Hull\n")
    output, compression = output_kind(name)
    job = Job(output=output, compression=compression, merged=True, chunk_bytes=200)
    report = run([tmp_path / "in.jsonl", tmp_path / "more.csv"], tmp_path / name, job, workers=2)
    text = whole(str(tmp_path / name), 1 << 20).decode()
    found = list(csv.DictReader(text.splitlines(), delimiter=job.output_delimiter))
    assert list(found[0])[:5] == ["id", "text", "at", "place", "clean"]
    assert [row["text"] for row in found] == [row["text"] for row in rows] + ["Hail."]
    assert [row["id"] for row in found] == [str(row["id"]) for row in rows] + [""]
    assert [row["at"] for row in found if row["at"]] == ['["noon"]']
    assert found[-1]["place"] == "Hull"
    assert {row["status"] for row in found} == {"unchanged"}
    assert report.parts > 10


def test_parquet_files_of_other_columns_are_joined(tmp_path):
    pq.write_table(pa.table({"text": ["Rain."], "n": [1]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"n": [2.5], "text": ["Snow."], "place": ["Hull"]}), tmp_path / "b.parquet")
    run(
        [tmp_path / "a.parquet", tmp_path / "b.parquet"],
        tmp_path / "out.parquet",
        Job(output="parquet", merged=True),
    )
    found = pq.read_table(tmp_path / "out.parquet").select(["text", "n", "place", "clean"]).to_pylist()
    assert found == [
        {"text": "Rain.", "n": 1.0, "place": None, "clean": "Rain."},
        {"text": "Snow.", "n": 2.5, "place": "Hull", "clean": "Snow."},
    ]


def test_a_key_that_is_in_the_way_late_fails_its_row_only(command, tmp_path):
    rows = [{"text": f"Rain, {n}."} for n in range(150)]
    write_jsonl(tmp_path / "in.jsonl", [*rows, {"text": "Snow.", "status": 3}, {"text": "Hail."}])
    assert command("in.jsonl", "-o", "out.jsonl")[0] == 3
    found = read_jsonl(tmp_path / "out.jsonl")
    assert [row["status"] for row in found[149:]] == ["unchanged", "error", "unchanged"]
    assert "has a key 'status' already" in found[150]["error"]
    assert json.loads(found[150]["text"]) == {"text": "Snow.", "status": 3}


FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "-5", "+1.5", "-1e-5", "A = b."]


def test_cells_that_a_spreadsheet_would_run_are_made_inert_on_request(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", [{"text": text} for text in FORMULAS])
    for words, wanted in (
        ([], FORMULAS),
        (["--spreadsheet"], ["'" * (at < 6) + text for at, text in enumerate(FORMULAS)]),
    ):
        out = f"out{len(words)}.csv"
        assert command("in.jsonl", "-o", out, *words)[0] == 0
        with (tmp_path / out).open(newline="", encoding="utf-8") as file:
            assert [row["text"] for row in csv.DictReader(file)] == wanted


def test_a_folder_of_text_files_in_the_order_of_their_names(tmp_path):
    folder = tmp_path / "texts"
    (folder / "b").mkdir(parents=True)
    (folder / "z.txt").write_text("Last.")
    (folder / "a.txt").write_text("One.\nAdvertisement\nTwo.")
    (folder / "b" / "c.txt.gz").write_bytes(gzip.compress(b"Three."))
    (folder / ".hidden.txt").write_text("no")
    rows = cleaned(tmp_path, folder)
    assert [row["clean"] for row in rows] == ["One.\nTwo.", "Last.", "Three."]
    assert rows[2]["id"].endswith("c.txt.gz")


def test_a_glob(tmp_path):
    for i in range(3):
        write_jsonl(tmp_path / f"in-{i}.jsonl", documents(40)[i::3])
    rows = cleaned(tmp_path, str(tmp_path / "in-*.jsonl"))
    assert [row["n"] for row in rows] == [*range(0, 40, 3), *range(1, 40, 3), *range(2, 40, 3)]


def test_wet_files(tmp_path):
    pytest.importorskip("fastwarc", reason="fastwarc is not installed")
    write_wet(tmp_path / "in.warc.wet.gz", documents(40))
    rows = cleaned(tmp_path, tmp_path / "in.warc.wet.gz")
    assert [row["clean"] for row in rows] == CLEAN
    assert rows[3]["url"] == "https://example.com/3"
    assert rows[3]["id"].startswith("<urn:uuid:")


def write_wet(path, rows):
    out = io.BytesIO()
    for row in rows:
        body = row["text"].encode()
        head = (
            "WARC/1.0\r\nWARC-Type: conversion\r\n"
            f"WARC-Target-URI: https://example.com/{row['n']}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{row['n']:012}>\r\n"
            f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        out.write(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    path.write_bytes(out.getvalue())


PAGE = (
    "<html><head><title>Rain</title></head><body><nav><a href=/>Home</a></nav><article><h1>Rain</h1>"
    + "".join(
        f"<p>Rain fell on the hills all day and the river rose by {i} metres. People moved up.</p>"
        for i in range(8)
    )
    + "</article></body></html>"
)


@pytest.mark.parametrize("kind", [".html", ".xhtml", "warc", "parquet"])
def test_pages(tmp_path, kind):
    source = tmp_path / "pages"
    column = "text"
    if kind.endswith("html"):
        source.mkdir()
        (source / f"a{kind}").write_text(PAGE)
    elif kind == "warc":
        pytest.importorskip("fastwarc", reason="fastwarc is not installed")
        source = tmp_path / "in.warc.gz"
        write_warc(source, PAGE)
    else:
        source = tmp_path / "in.parquet"
        column = "page"
        pq.write_table(pa.table({"page": pa.array([PAGE.encode()], pa.binary())}), source)
    (row,) = cleaned(tmp_path, source, cleaner=RowCleaner(html=True), column=column)
    expected = clean_html(PAGE)
    assert (row["clean"], row["title"], row["status"]) == (expected.text, "Rain", "ok")


def write_warc(path, page, charset=""):
    page = page if isinstance(page, bytes) else page.encode()
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html{charset}\r\n\r\n".encode() + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/1\r\n"
        "WARC-Date: 2024-01-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    path.write_bytes(gzip.compress(head.encode() + body + b"\r\n\r\n"))


def test_what_reads_folders_passes_over_the_side_files(command, tmp_path):
    rows = [*documents(9), {"id": "bad", "text": None}]
    write_jsonl(tmp_path / "in.jsonl", rows)
    for name in ("in.jsonl", "out/*.parquet", "out"):
        words = (name, "-o", "out") if name == "in.jsonl" else (name, "-o", "again", "--prefix", "x_")
        code, text, err = command(*words, "--to", "parquet", "--overwrite")
        assert code == 3, err
        assert text.startswith("10 documents")
        assert f"see {words[2]}/_errors.jsonl" in text
    assert pq.read_table(tmp_path / "out").num_rows == 10
    for name, code in (("*", 3), ("*.jsonl", 2)):
        write_jsonl(tmp_path / "again" / "_mine.jsonl", documents(3))
        assert command(f"again/{name}", "-o", "third", "--from", "parquet", "--prefix", "y_")[0] == code
    assert command("again/_mine*", "-o", "fourth")[0] == 0


def test_numbers_go_from_json_to_csv_as_they_are_written(tmp_path):
    numbers = '"n": 12345678901234567.25, "p": 1.10, "yes": true, "no": null, "in": [1.0, {"é": 1}]'
    lines = [f'{{{numbers}, "text": "Rain."}}', "{}", ' { "text" : "Snow." ,"p": -0 } ', ""]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run(tmp_path / "in.jsonl", tmp_path / "out.csv", Job(merged=True, output="csv"), workers=1)
    rows = read_any(tmp_path / "out.csv")
    assert [rows[0][name] for name in ("n", "p", "yes", "no", "in")] == [
        "12345678901234567.25",
        "1.10",
        "true",
        "",
        '[1.0, {"é": 1}]',
    ]
    assert [row["text"] for row in rows] == ["Rain.", "", "Snow."]
    assert rows[2]["p"] == "-0"


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_without_the_raw_text_a_line_of_json_stays_as_it_is_written(tmp_path, ending):
    line = '{"f": 1.10, "f": 2e5, "text": "Rain.", "é\\u00e9": "\\ud83d\\u00e9", "in": {"text": 1}}'
    (tmp_path / "in.jsonl").write_text(line + '\n{"text": "Snow."}\n')
    job = Job(merged=True, output=ending, keep_raw=False)
    run(tmp_path / "in.jsonl", tmp_path / f"out.{ending}", job, workers=1)
    kept = ['{"f": 1.10, "f": 2e5, "é\\u00e9": "\\ud83d\\u00e9", "in": {"text": 1}}', "{}"]
    if ending == "parquet":
        assert [row["record"] for row in read_any(tmp_path / "out.parquet")] == kept
    else:
        lines = (tmp_path / "out.jsonl").read_text().splitlines()
        assert lines[0].startswith(kept[0][:-1] + ', "clean": "Rain."')
        assert lines[1].startswith('{"clean": "Snow."')


def test_what_json_and_csv_have_no_values_for(tmp_path):
    table = pa.table(
        {
            "text": ["Rain.", "Snow."],
            "x": [float("nan"), 1.5],
            "list": [[float("inf"), 1.0], []],
            "bytes": [b"caf\xc3\xa9", b"\xff"],
            "yes": [True, False],
            "when": pa.array([1, 2000], pa.timestamp("ns")),
        }
    )
    pq.write_table(table, tmp_path / "in.parquet")
    names = ("x", "list", "bytes", "yes", "when")
    run(tmp_path / "in.parquet", tmp_path / "out.jsonl", Job(merged=True), workers=1)
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line, parse_constant=pytest.fail) for line in lines]
    assert [[row[name] for name in names] for row in rows] == [
        [None, [None, 1.0], "café", True, "1970-01-01 00:00:00.000000001"],
        [1.5, [], "\\xff", False, "1970-01-01 00:00:00.000002000"],
    ]
    run(tmp_path / "in.parquet", tmp_path / "out.csv", Job(merged=True, output="csv"), workers=1)
    assert [[row[name] for name in names] for row in read_any(tmp_path / "out.csv")] == [
        ["nan", "[null, 1.0]", "café", "true", "1970-01-01 00:00:00.000000001"],
        ["1.5", "[]", "\\xff", "false", "1970-01-01 00:00:00.000002000"],
    ]


def test_a_column_that_cannot_be_written_is_one_message(command, tmp_path):
    struct = pa.StructArray.from_arrays([pa.array([1]), pa.array([2])], names=["a", "a"])
    pq.write_table(pa.table({"text": ["Rain."], "odd": struct}), tmp_path / "in.parquet")
    code, text, err = command("in.parquet", "-o", "out.jsonl")
    assert code == 1
    assert "in.parquet: column 'odd' cannot be written as jsonl" in text
    assert "Traceback" not in err
    assert command("in.parquet", "-o", "out.parquet")[0] == 0


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize("merged", [True, False])
def test_a_table_without_rows_keeps_its_columns(tmp_path, ending, merged):
    (tmp_path / "in.csv").write_text("id,text\n")
    schema = pa.schema([("n", pa.int64()), ("text", pa.string())], metadata={"mine": "kept"})
    pq.write_table(schema.empty_table(), tmp_path / "in.parquet")
    pq.ParquetWriter(tmp_path / "none.parquet", schema).close()
    results = ["clean", "status", "error", "kept_share", "warnings"]
    for name, columns in (
        ("in.csv", ["id", "text"]),
        ("in.parquet", schema.names),
        ("none.parquet", schema.names),
    ):
        out = tmp_path / (f"{name}.{ending}" if merged else name.replace(".", "-"))
        report = run(tmp_path / name, out, Job(merged=merged, output=ending), workers=1)
        assert (report.stats.rows, report.failures) == (0, [])
        (file,) = [out] if merged else out.glob("part-*")
        if ending == "csv":
            assert file.read_text().splitlines() == [",".join([*columns, *results])]
            continue
        found = pq.read_schema(file)
        assert found.names == [*columns, *results]
        if name != "in.csv":
            assert found.field("n").type == pa.int64()
            assert found.metadata[b"mine"] == b"kept"


def test_two_columns_of_one_name_are_one_message(command, tmp_path):
    pq.write_table(pa.table([["Rain."], ["x"], ["y"]], names=["text", "a", "a"]), tmp_path / "in.parquet")
    code, _, err = command("in.parquet", "-o", "out.jsonl")
    assert code == 1
    assert "in.parquet: two columns have the same name: text, a, a" in err


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("x.jsonl.gz", ("jsonl", "gzip")),
        ("x.ndjson", ("jsonl", "none")),
        ("x.JSONLINES.zst", ("jsonl", "zstd")),
        ("x.pq", ("parquet", "none")),
        ("x.tab", ("tsv", "none")),
        ("x.csv.xz", ("csv", "xz")),
    ],
)
def test_a_name_that_ends_as_a_file_is_a_file(tmp_path, name, kind):
    from cleantext.corpus.output import output_kind
    from cleantext.corpus.streams import whole

    path = write_jsonl(tmp_path / "in.jsonl", documents(3))
    assert output_kind(name) == kind
    run([path], tmp_path / name, Job(), workers=1)
    if kind[0] == "parquet":
        assert pq.read_table(tmp_path / name).num_rows == 3
    else:
        data = whole(str(tmp_path / name), 1 << 20)
        assert data.count(b"unchanged") + data.count(b"ok") == 3
    assert (kind[1] == "none") == (
        (tmp_path / name).read_bytes()[:4] in (b"PAR1", b'{"id', b"id\tn", b"id,n")
    )


def test_a_job_that_says_otherwise_than_the_name_is_refused(tmp_path):
    path = write_jsonl(tmp_path / "in.jsonl", documents(3))
    for job in (Job(output="csv"), Job(compression="zstd"), Job(output="parquet", merged=True)):
        with pytest.raises(
            cleantext.OptionError, match=r"x\.jsonl\.gz: the name says jsonl and gzip, the job "
        ):
            run(path, tmp_path / "x.jsonl.gz", job)
    assert run(path, tmp_path / "x.csv.gz", Job(output="csv"), workers=1).stats.rows == 3


def test_standard_input(command, tmp_path):
    data = b"".join(json.dumps(row).encode() + b"\n" for row in documents(40))
    code, _, err = command("-", "-o", "out.jsonl", stdin=gzip.compress(data))
    assert code == 0, err
    assert [row["clean"] for row in read_jsonl(tmp_path / "out.jsonl")] == CLEAN


def test_edits_and_paragraphs_are_the_same_in_json_and_parquet(tmp_path):
    path = write_jsonl(tmp_path / "in.jsonl", documents(40))
    cleaner = RowCleaner(edits=True, paragraphs=True)
    run(path, tmp_path / "out.jsonl", Job(cleaner, merged=True), workers=1)
    run(path, tmp_path / "out.parquet", Job(cleaner, merged=True, output="parquet"), workers=1)
    names = ("clean", "status", "error", "kept_share", "warnings", "edits", "paragraphs")
    expected = [{name: row[name] for name in names} for row in read_jsonl(tmp_path / "out.jsonl")]
    found = pq.read_table(tmp_path / "out.parquet").select(names).to_pylist()
    assert found == expected
    assert expected[0]["edits"][0]["rules"] == ["en.ads"]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.csv.zst", "out.tsv.xz", "out.parquet"])
def test_the_same_input_gives_the_same_bytes_with_any_number_of_workers(tmp_path, name):
    from cleantext.corpus.output import output_kind

    path = write_jsonl(tmp_path / "in.jsonl", documents(120))
    output, compression = output_kind(name)
    job = Job(output=output, compression=compression, merged=True, chunk_bytes=1000)
    digests = set()
    for workers in (1, 3):
        (tmp_path / str(workers)).mkdir()
        out = tmp_path / str(workers) / name
        assert run(path, out, job, workers=workers).stats.rows == 120
        digests.add(sha256(out.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_second_call_has_nothing_to_do_and_other_options_are_refused(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", documents(40))
    assert command("in.jsonl", "-o", "out")[0] == 0
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("part-*")}
    assert command("in.jsonl", "-o", "out")[0] == 0
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("part-*")} == before
    assert sorted(path.name for path in (tmp_path / "out").iterdir())[:2] == [".lock", "_manifest.json"]
    for _ in range(2):
        assert command("in.jsonl", "-o", "out.jsonl")[0] == 0
        assert not (tmp_path / "_out.jsonl.parts").exists()
    code, _, err = command("in.jsonl", "-o", "out", "--profile", "lossless")
    assert code == 2
    assert "holds the output of another run" in err
    assert command("in.jsonl", "-o", "out", "--profile", "lossless", "--overwrite")[0] == 0
    rows = read_jsonl(tmp_path / "out")
    assert len(rows) == 40
    assert any("Advertisement" in row["clean"] for row in rows)


def test_the_summary_names_documents_words_and_rules(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", documents(40))
    code, out, err = command("in.jsonl", "-o", "out")
    assert code == 0, err
    assert out.startswith("40 documents in ")
    assert "advertisement            14" in out
    assert "slowest rules" in out


def test_rules_of_sites_act_on_the_rows_of_their_site(tmp_path):
    text = "It rained all day long in the valley.\nWatch in Times Video »\nIt stopped at night."
    rows = [{"text": text, "url": "https://www.nytimes.com/1"}, {"text": text, "url": None}]
    write_jsonl(tmp_path / "in.jsonl", rows)
    found = cleaned(tmp_path, tmp_path / "in.jsonl", site_column="url")
    assert ["Times Video" in row["clean"] for row in found] == [False, True]


def test_the_manifest_says_what_was_run(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", documents(40))
    command("in.jsonl", "-o", "out", "--profile", "lossless")
    manifest = json.loads((tmp_path / "out" / "_manifest.json").read_text())
    assert manifest["state"] == "complete"
    assert manifest["cleantext"] == cleantext.__version__
    assert manifest["options"]["profile"] == "lossless"
    assert manifest["numbers"]["rows"] == 40
    assert manifest["inputs"][0]["name"] == "in.jsonl"


def test_raw_text_can_be_left_out(command, tmp_path):
    write_jsonl(tmp_path / "in.jsonl", documents(40))
    command("in.jsonl", "-o", "out.jsonl", "--no-raw", "--prefix", "x_")
    row = read_jsonl(tmp_path / "out.jsonl")[0]
    assert list(row) == ["id", "n", "x_clean", "x_status", "x_error", "x_kept_share", "x_warnings"]


LATIN = "<p>It rained all day in the valley, and nobody knew why. A nação não põe em questão o que chove.</p>"


@pytest.mark.parametrize(("kind", "words"), [("text", ()), ("html", ("--html",))])
def test_a_text_or_a_page_on_standard_input(command, tmp_path, kind, words):
    text = PAGE if words else "Rain.\nAdvertisement\nMore.\n"
    code, _, err = command("-", "--from", kind, *words, "-o", "out.jsonl", stdin=text.encode())
    assert code == 0, err
    (row,) = read_jsonl(tmp_path / "out.jsonl")
    assert (row["text"], row["clean"]) == (text, clean_html(PAGE).text if words else "Rain.\nMore.\n")


def test_no_run_goes_on_with_what_came_on_standard_input(command, tmp_path):
    for day, code in (("Monday", 0), ("Tuesday", 2)):
        found, _, err = command("-", "-o", "out.jsonl", stdin=json.dumps({"text": f"{day}."}).encode())
        assert found == code, err
    assert "another run" in err
    assert [row["clean"] for row in read_jsonl(tmp_path / "out.jsonl")] == ["Monday."]
    code, _, err = command("-", "-o", "out.jsonl", "--overwrite", stdin=b'{"text": "Tuesday."}')
    assert [row["clean"] for row in read_jsonl(tmp_path / "out.jsonl")] == ["Tuesday."]


@pytest.mark.parametrize("named", ["user", "server"])
def test_a_page_is_read_in_the_encoding_that_is_named(tmp_path, named):
    if named == "user":
        source = tmp_path / "a.html"
        source.write_bytes(LATIN.encode("latin-1"))
        rows = cleaned(tmp_path, source, cleaner=RowCleaner(html=True), encoding="iso-8859-1")
    else:
        pytest.importorskip("fastwarc", reason="fastwarc is not installed")
        source = tmp_path / "in.warc.gz"
        write_warc(source, LATIN.encode("latin-1"), "; charset=ISO-8859-1")
        rows = cleaned(tmp_path, source, cleaner=RowCleaner(html=True))
    assert "A nação não põe em questão" in rows[0]["clean"]


def test_a_damaged_warc_gives_what_stands_before(tmp_path):
    pytest.importorskip("fastwarc", reason="fastwarc is not installed")
    source = tmp_path / "in.warc"
    write_warc(source, PAGE)
    good = gzip.decompress(source.read_bytes())
    source.write_bytes(good + b"junk that is no record\r\n\r\n" + good)
    report = run(source, tmp_path / "out", Job(RowCleaner(html=True)), workers=1)
    assert report.stats.rows == 1
    assert "damaged before byte" in report.failures[0]["error"]


@pytest.mark.parametrize("left", [20, 900, 30_000])
def test_a_warc_that_is_cut_off_says_so(tmp_path, left):
    pytest.importorskip("fastwarc", reason="fastwarc is not installed")
    source = tmp_path / "in.warc"
    write_warc(source, PAGE + " " * 60_000)
    good = gzip.decompress(source.read_bytes())
    job = Job(RowCleaner(html=True))
    source.write_bytes(good + good)
    assert not run(source, tmp_path / "whole", job, workers=1).failures
    source.write_bytes(good + good[:-left])
    report = run(source, tmp_path / "cut", job, workers=1)
    assert report.stats.rows == 2
    assert "is cut off after byte" in report.failures[0]["error"]


@pytest.mark.parametrize("merged", [True, False])
def test_an_output_that_is_gone_is_made_again_and_one_that_was_changed_stays(tmp_path, merged):
    path = write_jsonl(tmp_path / "in.jsonl", documents(4))
    out = tmp_path / ("out.jsonl" if merged else "out")
    job = Job(merged=merged)

    def written():
        return out if merged else next(out.glob("part-*"))

    run(path, out, job, workers=1)
    good = written().read_bytes()
    written().unlink()
    assert run(path, out, job, workers=1).kept_parts == 0
    assert written().read_bytes() == good
    assert run(path, out, job, workers=1).kept_parts == 1
    written().write_bytes(good + b"mine\n")
    with pytest.raises(cleantext.CorpusError, match="was changed since it was written"):
        run(path, out, job, workers=1)
    run(path, out, job, workers=1, overwrite=True)
    assert written().read_bytes() == good


def test_without_the_raw_text_no_column_holds_it(tmp_path):
    path = write_jsonl(tmp_path / "in.jsonl", [{"id": 1, "text": "Rain.\nAdvertisement\nMore.", "by": "Ann"}])
    run(path, tmp_path / "out.parquet", Job(merged=True, output="parquet", keep_raw=False), workers=1)
    (row,) = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert (row["clean"], json.loads(row["record"])) == ("Rain.\nMore.", {"id": 1, "by": "Ann"})
    assert "Advertisement" not in str(row)
