"""Every adapter against its engine itself: the same documents give the same bytes everywhere."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import digest, find_java

HARM = Path(__file__).parent.parent / "corpus" / "harm.txt"

#: A process of its own: datatrove's fork server keeps the environment of its first run.
DATATROVE = """
import sys
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from cleantext.engines.datatrove import CleanText

if __name__ == "__main__":
    source, out, logs = sys.argv[1:]
    pipeline = [JsonlReader(source), CleanText(), JsonlWriter(out, compression=None)]
    LocalPipelineExecutor(pipeline, tasks=4, workers=2, logging_dir=logs).run()
"""


def test_our_own_runner(parquet, expected, tmp_path):
    from cleantext.corpus import Job, run

    run(parquet, tmp_path / "out.jsonl", Job(merged=True), workers=2)
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert digest(found) == expected


def test_pyarrow(parquet, expected):
    import pyarrow.parquet as pq

    from cleantext.arrow import BatchCleaner

    batches = map(BatchCleaner(), pq.ParquetFile(parquet).iter_batches(300))
    found = [row for batch in batches for row in batch.to_pylist()]
    assert digest(found) == expected


@pytest.fixture(scope="module")
def spark():
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    find_java()
    # Executors start Python by this name, and must find this very library.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "300")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark(spark, parquet, expected):
    from cleantext.engines.spark import clean_dataframe

    frame = clean_dataframe(spark.read.parquet(str(parquet)).repartition(4), edits=True, paragraphs=True)
    found = [row.asDict(recursive=True) for row in frame.collect()]
    assert digest(found) == expected
    assert any(row["edits"] for row in found)


@pytest.mark.filterwarnings("ignore")
def test_spark_with_bad_rows_and_wrong_columns(spark):
    from cleantext import OptionError
    from cleantext.engines.spark import clean_dataframe

    frame = spark.createDataFrame([(1, "Rain."), (2, None), (3, "x" * 50)], "id int, text string")
    found = [row.asDict() for row in clean_dataframe(frame, max_chars=20).orderBy("id").collect()]
    assert [row["status"] for row in found] == ["unchanged", "error", "too_large"]
    assert [row["clean"] for row in found] == ["Rain.", None, "x" * 50]
    with pytest.raises(OptionError, match="no column 'body'"):
        clean_dataframe(frame, "body")


@pytest.mark.filterwarnings("ignore")
def test_spark_counts_repeats_as_duckdb_does(spark):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    from cleantext.learn.queries import repeat_counts

    names = ("Ann Hill", "Bert Moor", "Cleo Lake", "Émile Ört")
    documents = [
        (
            i,
            f"site{i % 2}.com",
            f"Posted {i} März by {names[i % 4]}\n"
            f"Rain fell on river number {i}. The “Tarn” is set by hand in Upper Tarn, 20{i:02}. It stopped.\n"
            f"雨が{i}日降った。この新聞は毎朝七時に町のすべての家に届けられますので、どうぞお読みください。"
            f"止んだのは{i}日だった、と村の人は言いましたがだれも信じませんでした。\n"
            "The Tarn’s paper",
        )
        for i in range(24)
    ]
    spark.createDataFrame(documents, "doc int, site string, text string").createOrReplaceTempView("documents")
    found = [tuple(row) for row in spark.sql(repeat_counts("spark", 5)).collect()]
    database = duckdb.connect()
    database.execute("CREATE TABLE documents (doc INT, site VARCHAR, text VARCHAR)")
    database.executemany("INSERT INTO documents VALUES (?, ?, ?)", documents)
    expected = database.execute(repeat_counts("duckdb", 5)).fetchall()
    assert sorted(found) == sorted(expected)
    assert {(unit, level) for _, unit, level, *_ in expected} == {
        (unit, level) for unit in ("line", "sentence") for level in ("dated", "named")
    }


def write_jsonl(rows, folder, parts=4):
    folder.mkdir()
    for part in range(parts):
        lines = [json.dumps(row) + "\n" for row in rows[part::parts]]
        (folder / f"{part}.jsonl").write_text("".join(lines))


def run_datatrove(folder, tmp_path, *path):
    script = tmp_path / "clean.py"
    script.write_text(DATATROVE)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([*path, *filter(None, sys.path)])}
    words = [str(tmp_path / name) for name in ("out", "logs")]
    subprocess.run([sys.executable, script, folder, *words], check=True, env=env, capture_output=True)
    out = []
    for file in sorted((tmp_path / "out").glob("*.jsonl")):
        for line in file.read_text().splitlines():
            row = json.loads(line)
            account = row["metadata"]["cleantext"]
            account["error"] = account["error"] or None
            account["warnings"] = account["warnings"].split("\n") if account["warnings"] else []
            # Its writers leave out what is empty.
            out.append({"id": row["id"], "clean": row.get("text", ""), **account})
    return out


@pytest.mark.filterwarnings("ignore")
def test_datatrove(rows, expected, tmp_path):
    pytest.importorskip("datatrove", reason="datatrove is not installed")
    write_jsonl(rows, tmp_path / "in")
    assert digest(run_datatrove(tmp_path / "in", tmp_path)) == expected


@pytest.mark.filterwarnings("ignore")
def test_datatrove_survives_a_document_that_kills_its_worker(rows, tmp_path):
    pytest.importorskip("datatrove", reason="datatrove is not installed")
    (tmp_path / "site").mkdir()
    shutil.copy(HARM, tmp_path / "site" / "sitecustomize.py")
    some = [dict(row) for row in rows[:200]]
    some[50]["text"] = "HARM exit"
    write_jsonl(some, tmp_path / "in")
    found = run_datatrove(tmp_path / "in", tmp_path, str(tmp_path / "site"))
    assert len(found) == 200
    assert [row["id"] for row in found if row["status"] == "error"] == [some[50]["id"]]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("processes", [None, 2])
def test_hugging_face_datasets(parquet, expected, tmp_path, processes):
    datasets = pytest.importorskip("datasets", reason="datasets is not installed")
    from cleantext.engines.huggingface import clean_dataset

    source = datasets.Dataset.from_parquet(str(parquet), cache_dir=str(tmp_path))
    assert digest(clean_dataset(source, num_proc=processes).to_list()) == expected


@pytest.mark.filterwarnings("ignore")
def test_hugging_face_streams(parquet, expected):
    datasets = pytest.importorskip("datasets", reason="datasets is not installed")
    from cleantext.engines.huggingface import clean_dataset

    source = datasets.load_dataset("parquet", data_files=str(parquet), split="train", streaming=True)
    assert digest(list(clean_dataset(source))) == expected


@pytest.mark.filterwarnings("ignore")
def test_ray_data(parquet, expected):
    ray = pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("ray.data", reason="ray[data] is not installed")
    from cleantext.engines.ray_data import clean_dataset

    runtime = {"env_vars": {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}}
    ray.init(num_cpus=2, include_dashboard=False, runtime_env=runtime, log_to_driver=False)
    try:
        assert digest(clean_dataset(ray.data.read_parquet(str(parquet))).take_all()) == expected
    finally:
        ray.shutdown()
