"""`BatchCleaner`: the contract that every engine relies on."""

import os
import pickle
import subprocess
import sys

import pytest

import cleantext
from cleantext import MissingExtraError, OptionError
from cleantext.arrow import BatchCleaner

from .conftest import HARM, SOURCE, documents

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

TEXTS = [row["text"] for row in documents(20)]
CLEAN = [cleantext.clean(text) for text in TEXTS]


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.dictionary(pa.int32(), pa.string()),
    ],
    ids=str,
)
def test_every_type_of_text(kind):
    if pa.types.is_dictionary(kind):
        array = pa.array(TEXTS).dictionary_encode()
    else:
        array = pa.array([text.encode() for text in TEXTS] if "binary" in str(kind) else TEXTS, kind)
    table = pa.table({"n": range(20), "text": array})
    out = BatchCleaner()(table)
    assert out["clean"].to_pylist() == CLEAN
    assert out.select(["n", "text"]).equals(table)
    assert out.schema.field("clean").type == pa.string()


def test_a_batch_gives_a_batch_and_a_table_a_table():
    batch = pa.record_batch({"text": TEXTS})
    table = pa.Table.from_batches([batch, batch])
    cleaner = BatchCleaner()
    assert isinstance(cleaner(batch), pa.RecordBatch)
    assert isinstance(cleaner(table), pa.Table)
    assert cleaner(table).schema == cleaner(batch).schema == cleaner.schema(batch.schema)
    assert cleaner(table)["clean"].to_pylist() == CLEAN * 2
    assert cleaner(table.slice(0, 0)).schema == cleaner(batch).schema
    assert [out.num_rows for out in cleaner.iter([batch, batch])] == [20, 20]


def test_the_result_does_not_depend_on_how_rows_are_batched():
    table = pa.table({"text": TEXTS})
    cleaner = BatchCleaner(edits=True, paragraphs=True)
    whole = cleaner(table).combine_chunks()
    parts = pa.Table.from_batches([cleaner(batch) for batch in table.to_batches(max_chunksize=3)])
    assert parts.combine_chunks().equals(whole)


def test_nulls_and_bytes_that_are_no_text_are_bad_rows():
    table = pa.table({"text": pa.array([b"Rain.", None, b"caf\xe9"], pa.binary())})
    out = BatchCleaner()(table)
    assert out["clean"].to_pylist() == ["Rain.", None, "caf\\xe9"]
    assert out["status"].to_pylist() == ["unchanged", "error", "error"]
    assert out["error"].to_pylist()[2] == "not UTF-8 at byte 3: convert it first"
    nulls = BatchCleaner()(pa.table({"text": pa.nulls(2)}))
    assert nulls["status"].to_pylist() == ["error", "error"]


def test_a_string_column_that_lies_about_its_encoding():
    lie = pa.Array.from_buffers(pa.string(), 2, pa.array([b"Rain.", b"\xff"]).buffers())
    out = BatchCleaner()(pa.table({"text": lie}))
    assert out["clean"].to_pylist() == ["Rain.", "\\xff"]
    assert out["status"].to_pylist() == ["unchanged", "error"]


def test_a_document_that_raises_keeps_its_text(monkeypatch):
    trace = cleantext.Pipeline.trace

    def raising(self, text):
        if "poison" in text:
            raise RuntimeError("lone \ud800 surrogate")
        return trace(self, text)

    monkeypatch.setattr(cleantext.Pipeline, "trace", raising)
    out = BatchCleaner()(pa.table({"text": ["Rain.", "poison", "Sun."]}))
    assert out["clean"].to_pylist() == ["Rain.", "poison", "Sun."]
    assert out["error"].to_pylist() == [None, "RuntimeError: lone \ufffd surrogate", None]


def test_long_texts_are_left_alone():
    out = BatchCleaner(max_chars=10)(pa.table({"text": ["x" * 11, "y"]}))
    assert out["status"].to_pylist() == ["too_large", "unchanged"]
    assert out["clean"].to_pylist() == ["x" * 11, "y"]


def test_a_pickle_works_without_the_pack_file(tmp_path):
    pack = tmp_path / "mine.toml"
    pack.write_text(
        'pack = "mine"\n[[rule]]\nid = "rain"\nkind = "promotion"\nwhy = "mine"\n'
        'lines = ["Buy an umbrella"]\ndrops = ["A.\\nBuy an umbrella\\nB."]\n'
        'keeps = ["Buy an umbrella now, he said."]\n'
    )
    cleaner = BatchCleaner("body", packs=[pack])
    data = pickle.dumps(cleaner)
    pack.unlink()
    out = pickle.loads(data)(pa.table({"body": ["It rained.\nBuy an umbrella\nIt stopped."]}))
    assert out["clean"].to_pylist() == ["It rained.\nIt stopped."]
    assert pickle.loads(data) == cleaner


def test_the_schema_names_the_version_and_the_rules():
    metadata = BatchCleaner()(pa.table({"text": ["x"]})).schema.metadata
    assert metadata[b"cleantext.version"] == cleantext.__version__.encode()
    assert metadata[b"cleantext.rules"] == BatchCleaner().rows.fingerprint().encode()
    assert BatchCleaner(off="en.ads").rows.fingerprint() != BatchCleaner().rows.fingerprint()


@pytest.mark.parametrize(
    ("table", "options", "message"),
    [
        (pa.table({"body": ["x"]}), {}, "no column 'text': the columns are body"),
        (pa.table({"text": [1]}), {}, "column 'text' is int64, must be string"),
        (pa.table({"text": ["x"], "error": ["y"]}), {}, "already has a column 'error'"),
        (pa.table({"text": ["x"]}), {"site_column": "url"}, "no column 'url'"),
    ],
)
def test_wrong_columns_raise(table, options, message):
    with pytest.raises(OptionError, match=message):
        BatchCleaner(**options)(table)


def test_wrong_options_raise_when_it_is_made():
    for options in ({"profile": "x"}, {"lang": "xx"}, {"off": "x"}, {"max_chars": 0}):
        with pytest.raises(OptionError):
            BatchCleaner(**options)


def test_what_is_no_table_raises():
    with pytest.raises(TypeError, match="expected a pyarrow RecordBatch or Table, got list"):
        BatchCleaner()([{"text": "x"}])


def test_without_pyarrow_the_error_names_the_cure(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'cleantext-articles\[corpus\]'"):
        BatchCleaner()


def test_import_of_the_package_and_of_this_module_loads_no_engine():
    code = (
        "import sys, cleantext, cleantext.arrow, cleantext.corpus\n"
        "heavy = ('pyarrow', 'duckdb', 'zstandard', 'fastwarc', 'pyspark', 'bs4')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == "[]"


def test_isolation_survives_documents_that_kill(tmp_path, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text(HARM)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(SOURCE)]))
    texts = [*TEXTS[:3], "HARM exit", *TEXTS[3:]]
    cleaner = BatchCleaner(isolate=True)
    out = cleaner(pa.table({"text": texts}))
    assert out["status"].to_pylist()[3] == "error"
    assert "exit code 7" in out["error"].to_pylist()[3]
    assert out["clean"].to_pylist() == [*CLEAN[:3], "HARM exit", *CLEAN[3:]]
    again = pickle.loads(pickle.dumps(cleaner))(pa.table({"text": TEXTS}))
    assert again["clean"].to_pylist() == CLEAN


def test_isolation_survives_documents_that_hang(tmp_path, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text(HARM)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(SOURCE)]))
    out = BatchCleaner(isolate=True, doc_timeout_s=4.0)(pa.table({"text": [*TEXTS, "HARM hang", *TEXTS]}))
    assert out["status"].to_pylist()[len(TEXTS)] == "timeout"
    # On a starved machine another document may seem to stand still as well.
    rows = zip(*(out[name].to_pylist() for name in ("clean", "text", "status")), strict=True)
    for text, raw, status in rows:
        assert text == (raw if status == "timeout" else cleantext.clean(raw))


def test_engines_that_are_not_installed_are_named_with_the_cure(monkeypatch):
    from cleantext.engines import datatrove, spark

    monkeypatch.setitem(sys.modules, "pyspark.sql.pandas.types", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'cleantext-articles\[spark\]'"):
        spark.clean_dataframe(None)
    monkeypatch.setattr(datatrove, "PipelineStep", object)
    with pytest.raises(MissingExtraError, match=r"pip install 'cleantext-articles\[datatrove\]'"):
        datatrove.CleanText()
