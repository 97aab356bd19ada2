"""Pages in every encoding and format: the text that goes out is the one that the offsets count in."""

import gzip
import json

import pytest

from cleantext.corpus import Job, run
from cleantext.html import clean_html
from cleantext.kernel.patch import Edit, Patch
from cleantext.rows import RowCleaner

from .conftest import read_any, read_jsonl, write_jsonl

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
import pyarrow.parquet as pq  # noqa: E402

PAGE = (
    "<html><head><title>Café</title></head><body><nav><a href=/>Home</a></nav><article><h1>Café</h1>"
    + "".join(
        f"<p>Crème brûlée was served on the “hills” all day, and the river rose by {i} metres.</p>"
        for i in range(8)
    )
    + "</article></body></html>"
)
BYTES = {
    "utf-8": PAGE.encode(),
    "mark": b"\xef\xbb\xbf" + PAGE.encode(),
    "windows-1252": PAGE.encode("cp1252"),
    "utf-16": PAGE.encode("utf-16"),
    "one invalid byte": PAGE.encode().replace(b"hills", b"h\xffills", 1),
}


def write_pages(folder, kind, pages):
    """Write pages in a format, and return the input and the name of its column."""
    if kind == "html":
        folder = folder / "pages"
        folder.mkdir()
        for at, page in enumerate(pages):
            (folder / f"{at}.html").write_bytes(page)
        return folder
    if kind == "warc":
        pytest.importorskip("fastwarc", reason="fastwarc is not installed")
        (folder / "in.warc.gz").write_bytes(b"".join(map(warc_record, pages)))
        return folder / "in.warc.gz"
    types = {"binary": pa.binary(), "large_binary": pa.large_binary(), "dictionary": pa.binary()}
    array = pa.array(pages, types[kind])
    if kind == "dictionary":
        array = array.dictionary_encode()
    pq.write_table(pa.table({"n": range(len(pages)), "text": array}), folder / "in.parquet")
    return folder / "in.parquet"


def warc_record(page):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/1\r\n"
        "WARC-Date: 2024-01-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("html", "jsonl"),
        ("html", "csv"),
        ("warc", "jsonl"),
        ("warc", "parquet"),
        ("binary", "jsonl"),
        ("binary", "parquet"),
        ("large_binary", "csv"),
        ("dictionary", "parquet"),
    ],
)
def test_the_edits_of_a_page_replay_on_its_text(tmp_path, kind, ending):
    source = write_pages(tmp_path, kind, list(BYTES.values()))
    cleaner = RowCleaner(html=True, edits=True, paragraphs=True)
    out = tmp_path / f"out.{ending}"
    report = run(source, out, Job(cleaner, output=ending, merged=True), workers=1)
    rows = read_any(out)
    assert not report.failures
    assert len(rows) == len(BYTES)
    for row, page in zip(rows, BYTES.values(), strict=True):
        expected = clean_html(page)
        edits, paragraphs = (
            json.loads(row[name]) if ending == "csv" else row[name] for name in ("edits", "paragraphs")
        )
        patch = Patch(Edit(e["start"], e["end"], e["text"], tuple(e["rules"])) for e in edits)
        assert row["text"] == expected.raw
        assert row["clean"] == expected.text == patch.apply(row["text"])
        assert [row["text"][p["raw_start"] : p["raw_end"]] for p in paragraphs] == [
            expected.raw[p.raw_start : p.raw_end] for p in expected.paragraphs()
        ]


def test_what_is_to_be_said_of_a_charset_is_a_warning(tmp_path):
    source = write_pages(tmp_path, "html", [BYTES["one invalid byte"]])
    run(source, tmp_path / "out.jsonl", Job(RowCleaner(html=True), merged=True), workers=1)
    (row,) = read_jsonl(tmp_path / "out.jsonl")
    assert row["warnings"] == list(clean_html(BYTES["one invalid byte"]).warnings)
    assert row["warnings"][0].startswith("charset: some bytes are not valid UTF-8")


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_what_is_no_page_is_an_error_row(tmp_path, ending):
    source = write_pages(tmp_path, "binary", [b"%PDF-1.7 \xff", PAGE.encode()])
    out = tmp_path / f"out.{ending}"
    run(source, out, Job(RowCleaner(html=True), output=ending, merged=True), workers=1)
    rows = read_any(out)
    assert [row["status"] for row in rows] == ["error", "ok"]
    assert rows[0]["error"] == "InputError: expected the bytes of an HTML page, got a PDF file"
    assert (rows[0]["text"], rows[0]["clean"]) == ("%PDF-1.7 \\xff", None)


def test_a_page_that_came_as_text_goes_out_as_it_came(tmp_path):
    kinds = {"a": pa.string(), "b": pa.large_string()}
    for name, kind in kinds.items():
        pq.write_table(pa.table({"text": pa.array([PAGE, None], kind)}), tmp_path / f"{name}.parquet")
        out = tmp_path / f"{name}-out.parquet"
        run(tmp_path / f"{name}.parquet", out, Job(RowCleaner(html=True), output="parquet", merged=True))
        assert pq.read_table(out)["text"].type == kind
        assert pq.read_table(out)["text"].to_pylist() == [PAGE, None]
    write_jsonl(tmp_path / "in.jsonl", [{"text": PAGE}])
    run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", Job(RowCleaner(html=True), merged=True))
    assert read_jsonl(tmp_path / "out.jsonl")[0]["text"] == PAGE


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_a_string_of_parquet_that_is_not_utf_8_fails_its_row_only(tmp_path, ending):
    offsets = pa.py_buffer(b"\0\0\0\0\4\0\0\0\x09\0\0\0")
    array = pa.StringArray.from_buffers(2, offsets, pa.py_buffer(b"caf\xe9Rain."))
    pq.write_table(pa.table({"text": array}), tmp_path / "in.parquet")
    out = tmp_path / f"out.{ending}"
    report = run(tmp_path / "in.parquet", out, Job(output=ending, merged=True), workers=1)
    assert not report.failures
    assert [(row["text"], row["status"]) for row in read_any(out)] == [
        ("caf\\xe9", "error"),
        ("Rain.", "unchanged"),
    ]
