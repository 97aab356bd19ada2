"""Clean a large corpus: rate, memory, scaling, overhead, and kills.

    python benchmarks/corpus.py --documents 200000 --kills 20

Documents are those of ../shared/data/articles (or of fixtures/, if that is absent), repeated and varied.
Measured: documents a second with 1 and 2 workers, and of the bare function in one process; scaling
efficiency (rate with 2 over twice the rate with 1); peak memory of a worker; and whether a run that is
killed with SIGKILL again and again, and resumed, ends with the bytes of an undisturbed run. By the clock
the figures hold only on an idle machine.

Overhead is taken within one process, where both sides suffer alike from what else runs: all that parent
and worker do for the same documents (cutting, pickling, parsing, counting, writing, flushing), over the
time within the cleaner, both as processor time. Left out is the start, a second in all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pickle
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHUNK_MB = 4
ROWS = 2000  # rows of a row group
ARTICLES = ROOT.parent / "shared" / "data" / "articles"


def texts() -> list[str]:
    found = []
    for file in sorted(ARTICLES.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return found or [path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures").rglob("*.txt"))]


def make_corpus(path: Path, count: int) -> int:
    """Write `count` documents, each one different from the others; return their size in bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    source = texts()
    random.Random(1).shuffle(source)
    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    size = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, count, ROWS):
            rows = []
            for i in range(start, min(count, start + ROWS)):
                text = f"{source[i % len(source)]}\nDocument {i} of this corpus ends here."
                size += len(text.encode("utf-8", "replace"))
                rows.append({"id": f"d{i:07}", "text": text.encode("utf-8", "replace").decode()})
            writer.write_table(pa.Table.from_pylist(rows, schema))
    return size


def write_lines(path: Path, target: Path, limit: int) -> None:
    """Write the first documents of a Parquet file as JSON Lines."""
    import pyarrow.parquet as pq

    with target.open("w", encoding="utf-8") as file:
        for batch in pq.ParquetFile(path).iter_batches(limit):
            file.writelines(json.dumps(row) + "\n" for row in batch.to_pylist())
            return


def bare(path: Path, limit: int) -> float:
    """Return documents a second of the function alone, in this process, without reading or writing."""
    import pyarrow.parquet as pq

    from cleantext.rows import RowCleaner

    cleaner = RowCleaner()
    rows = 0
    spent = 0.0
    for batch in pq.ParquetFile(path).iter_batches(1000):
        part = batch.column(1).to_pylist()
        cleaner(part[0])
        started = time.perf_counter()
        for text in part:
            cleaner(text)
        spent += time.perf_counter() - started
        rows += len(part)
        if rows >= limit:
            break
    return rows / spent


def overhead(path: Path, output: str, folder: Path, limit: int) -> tuple[float, float]:
    """Return seconds within the cleaner, and seconds of a run beside it, for the first documents."""
    from cleantext.corpus.chunks import chunks_of
    from cleantext.corpus.job import Job
    from cleantext.corpus.sources import find_sources
    from cleantext.corpus.worker import clean_chunk
    from cleantext.rows import Row, RowCleaner

    within = [0.0]

    class Clocked(RowCleaner):
        def __call__(self, text: object, site: str | None = None) -> Row:
            started = time.process_time()
            row = super().__call__(text, site)
            within[0] += time.process_time() - started
            return row

    beats = memoryview(bytearray(16)).cast("q")

    def beat(place: int, cleans: bool = False) -> None:
        beats[cleans] = place

    job = Job(Clocked(), output=output, chunk_bytes=CHUNK_MB << 20)
    (source,) = find_sources([str(path)])
    first = next(chunks_of(source, job))
    clean_chunk(job, beat, 0, first, folder / "warm", folder)  # imports, patterns and tables are made now
    rows, within[0], started = 0, 0.0, time.process_time()
    for index, chunk in enumerate(chunks_of(source, job)):
        chunk = pickle.loads(pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL))
        rows += clean_chunk(job, beat, index, chunk, folder / f"part-{index}", folder)["rows"]
        if rows >= limit:
            break
    return within[0], time.process_time() - started - within[0]


def command(path: Path, out: Path, workers: int) -> list[str]:
    words = [
        "run",
        str(path),
        "-o",
        str(out),
        "--workers",
        str(workers),
        "--quiet",
        "--chunk-mb",
        str(CHUNK_MB),
    ]
    return [sys.executable, "-m", "cleantext", *words]


def watch(pid: int, peak: list[int], stop: threading.Event) -> None:
    """Note the largest resident size of a child of a process, from /proc."""
    while not stop.wait(0.5):
        for entry in Path("/proc").glob("[0-9]*/status"):
            try:
                lines = entry.read_text().splitlines()
            except OSError:
                continue
            fields = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
            if fields.get("PPid", "").strip() == str(pid) and "VmHWM" in fields:
                peak[0] = max(peak[0], int(fields["VmHWM"].split()[0]))


def timed(path: Path, out: Path, workers: int) -> tuple[float, float]:
    """Return seconds by the clock, and the peak memory of a worker in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(command(path, out, workers))
    peak, stop = [0], threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, peak, stop))
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - started
    stop.set()
    watcher.join()
    if code not in (0, 3):
        sys.exit("the run failed")
    return seconds, peak[0] / 1024


def digest(folder: Path) -> str:
    total = sha256()
    for part in sorted(folder.glob("part-*")):
        total.update(part.name.encode() + part.read_bytes())
    return total.hexdigest()


def killed(path: Path, out: Path, rounds: int, seconds: float) -> int:
    """Run with 2 workers, kill the whole group at a random moment, again and again; then let it end."""
    luck = random.Random(5)
    hits = 0
    for _ in range(rounds):
        process = subprocess.Popen(command(path, out, 2), start_new_session=True)
        time.sleep(luck.uniform(0.3, max(1.0, 1.6 * seconds / rounds)))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            hits += 1
        process.wait()
    subprocess.run(command(path, out, 2), check=False)
    return hits


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--bare", type=int, default=5_000, help="documents for the bare function")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cleantext-bench-") as name:
        folder = Path(name)
        path = folder / "in.parquet"
        size = make_corpus(path, options.documents)
        n = options.documents
        print(f"{n:,} documents, {size / 1e6:,.0f} MB of text; {os.cpu_count()} cores")
        before = bare(path, options.bare)
        one, memory_one = timed(path, folder / "one", 1)
        two, memory_two = timed(path, folder / "two", 2)
        clock = (before + bare(path, options.bare)) / 2
        print(f"bare function        {clock:8,.0f} doc/s")
        for workers, seconds, memory in ((1, one, memory_one), (2, two, memory_two)):
            print(f"{workers} worker(s)          {n / seconds:8,.0f} doc/s   {memory:,.0f} MB each")
        print(f"scaling efficiency   {one / two / 2:8.2f}")
        lines = folder / "in.jsonl"
        write_lines(path, lines, options.bare)
        for source, output in ((path, "parquet"), (lines, "jsonl")):
            (folder / output).mkdir()
            within, beside = overhead(source, output, folder / output, options.bare)
            print(f"overhead, {output:10} {beside / within:8.1%}")
        expected = digest(folder / "two")
        print(f"same bytes, 1 and 2  {digest(folder / 'one') == expected!s:>10}")
        if options.kills:
            hits = killed(path, folder / "killed", options.kills, two)
            same = digest(folder / "killed") == expected
            print(f"killed {hits:2} times      {same!s:>10} (same bytes after resuming)")
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(f"this process         {usage.ru_maxrss / 1024:10,.0f} MB at most")


if __name__ == "__main__":
    main()
