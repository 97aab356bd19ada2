"""Put the engines of docs/engines.md side by side: what they weigh, and what they cost.

    make test-engines && .venv-engines/bin/python benchmarks/engines.py --documents 2000

Every example of the page runs as it stands, in a process of its own, and `cleantext run` with two
workers beside them, on the same Parquet file. Measured: packages and megabytes that the engine brings
beyond pyarrow (what its own declared dependencies weigh on the disk); seconds by the clock on an idle
machine; processor time, which holds on a busy one; and processor time for a file of ten documents,
which is the start. Processes that an engine leaves behind or does not wait for, such as Spark's JVM and
Ray's workers, are not in the processor time. Engines that are not installed are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "data" / "articles"
PAGE = ROOT / "docs" / "engines.md"
EXAMPLES = dict(re.findall(r"```python\n# (\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
PACKAGES = {
    "spark": ("pyspark", "pandas"),
    "datatrove": ("datatrove", "orjson"),
    "dask": ("dask", "pandas"),
    "beam": ("apache-beam",),
}


def make_input(path: Path, count: int) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = []
    for file in sorted(ARTICLES.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines][:120]
    texts = texts or [path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures").rglob("*.txt"))]
    rows = [{"id": f"d{i:06}", "text": texts[i % len(texts)]} for i in range(count)]
    path.parent.mkdir()
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=max(1, count // 8))


def weight(names: tuple[str, ...]) -> tuple[int, float]:
    """Return the packages that some distributions need beyond pyarrow, and their size in MB."""
    seen: dict[str, int] = {}
    todo = list(names)
    while todo:
        name = re.sub(r"[-_.]+", "-", todo.pop().lower())
        if name in seen or name == "pyarrow":
            continue
        try:
            dist = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # a dependency of other systems or other extras
        files = (Path(str(dist.locate_file(file))) for file in dist.files or ())
        seen[name] = sum(file.stat().st_size for file in files if file.exists())
        for line in dist.requires or ():
            if "extra ==" not in line:
                todo.append(re.split(r"[^\w.-]", line, maxsplit=1)[0])
    return len(seen), sum(seen.values()) / 1e6


def spent(command: list[str], folder: Path) -> tuple[float, float] | None:
    """Return seconds by the clock and of processor time, of a command and its children; None if it fails."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "HF_HUB_OFFLINE": "1"}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in (str(ROOT / "src"), *sys.path[1:]) if path)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    after, seconds = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - started
    if done.returncode not in (0, 3):
        print(done.stderr.decode("utf-8", "replace")[-500:], file=sys.stderr)
        return None
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, used


def command_of(name: str, source: Path, target: Path) -> list[str]:
    if name == "cleantext run":
        return [sys.executable, "-m", "cleantext", "run", str(source), "-o", str(target), "--workers", "2"]
    script = target.with_name(f"example-{target.stem}.py")
    where = str(source.parent) if name == "datatrove" else str(source)
    code = "\n".join("    " + line for line in EXAMPLES[name].splitlines())
    lead = f"source, target = {where!r}, {str(target)!r}\n\nif __name__ == '__main__':\n"
    script.write_text(lead + code + "\n", encoding="utf-8")
    return [sys.executable, str(script)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help="default: all that are installed")
    parser.add_argument("--documents", type=int, default=2000)
    options = parser.parse_args()
    print(f"{options.documents} documents; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'':14} {'packages':>8} {'MB':>6} {'clock s':>8} {'CPU s':>7} {'of which start':>14}")
    with tempfile.TemporaryDirectory(prefix="cleantext-bench-") as name:
        folder = Path(name)
        small, large = folder / "small" / "in.parquet", folder / "large" / "in.parquet"
        make_input(small, 10)
        make_input(large, options.documents)
        for engine in options.engines or ["cleantext run", *EXAMPLES]:
            packages, size = weight(PACKAGES.get(engine, (engine,)))
            if not packages and engine not in ("cleantext run", "pyarrow"):
                print(f"{engine:14} not installed")
                continue
            target = folder / engine.replace(" ", "-")
            start = spent(command_of(engine, small, target.with_name(target.name + "-small.parquet")), folder)
            whole = spent(command_of(engine, large, target.with_name(target.name + ".parquet")), folder)
            if start is None or whole is None:
                print(f"{engine:14} {packages:8} {size:6,.0f}   failed")
                continue
            row = f"{packages:8} {size:6,.0f} {whole[0]:8.1f} {whole[1]:7.1f} {start[1]:14.1f}"
            print(f"{engine:14} {row}", flush=True)


if __name__ == "__main__":
    main()
