"""Every example of docs/engines.md, run as it stands."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import find_java

PAGE = Path(__file__).parent.parent.parent / "docs" / "engines.md"
EXAMPLES = dict(re.findall(r"```python\n# (\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
MODULES = {"spark": "pyspark", "beam": "apache_beam"}


def test_every_engine_has_an_example():
    adapters = {"spark", "datatrove", "datasets", "ray"}
    recipes = {"pyarrow", "polars", "pandas", "duckdb", "dask", "daft", "beam"}
    assert set(EXAMPLES) == adapters | recipes


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name, parquet, expected_texts, tmp_path):
    pytest.importorskip(MODULES.get(name, name), reason=f"{name} is not installed")
    if name == "spark":
        find_java()
    target = tmp_path / "out.parquet"
    script = tmp_path / "example.py"
    source = str(parquet.parent) if name == "datatrove" else str(parquet)
    code = "\n".join("    " + line for line in EXAMPLES[name].splitlines())
    lead = f"source, target = {source!r}, {str(target)!r}\n\nif __name__ == '__main__':\n"
    script.write_text(lead + code + "\n")
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYSPARK_PYTHON": sys.executable,
    }
    done = subprocess.run(
        [sys.executable, script], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = written(target)
    if name == "datatrove":  # its writers leave out what is empty
        found = [(name, text or "") for name, text in found]
    assert found == expected_texts


def written(target):
    """Return id and clean text of every row of a Parquet file, or of the files of a folder, by id."""
    import pyarrow.parquet as pq

    files = [target] if target.is_file() else sorted(target.parent.glob(f"{target.name}*/**/*.parquet"))
    files = files or sorted(target.parent.glob(f"{target.name}*"))
    out = []
    for file in files:
        table = pq.ParquetFile(file).read()
        column = "clean" if "clean" in table.schema.names else "text"
        out += zip(table["id"].to_pylist(), table[column].to_pylist(), strict=True)
    return sorted(out)
