"""Size and speed of reports in a browser: the four samples, and mixed documents.

    python benchmarks/report.py [CORPUS.jsonl[.gz] ...] [--limit 200]

Prints for each report its size, the time to write it, the time to first paint, and what the console says.
Needs playwright and a Chromium (`make test-browser` installs both).
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from cleantext.profiles import pipeline
from cleantext.report.page import Entry, report_page
from cleantext.report.sources import Source, read_sources

SAMPLES = Path(__file__).parents[1] / "fixtures" / "articles"
PAINT = """() => Math.round(performance.getEntriesByType("paint")
    .find(entry => entry.name === "first-contentful-paint").startTime)"""


def entries_of(files: list[str], limit: int) -> list[Entry]:
    """Clean an equal number of documents of every file."""
    clean, entries = pipeline(), []
    for file in files:
        sources = (one for one in read_sources([file]) if isinstance(one, Source))
        for source in islice(sources, max(1, limit // len(files))):
            entries.append(Entry(source.name, clean.trace(source.text), source.site or Path(file).name))
    return entries


def measure(browser: Any, name: str, entries: list[Entry], folder: Path) -> None:
    """Write one report, open it three times, and print the figures of the quickest."""
    start = time.perf_counter()
    page = report_page(entries, name)
    seconds = time.perf_counter() - start
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    size = path.stat().st_size
    empty = len(report_page([Entry("", pipeline().trace(""))]).encode())
    said: list[str] = []
    paints = []
    for _ in range(3):
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(path.as_uri())
        tab.wait_for_timeout(300)
        paints.append(tab.evaluate(PAINT))
        tab.close()
    words = sum(len(entry.done.raw.split()) for entry in entries)
    print(
        f"{name}: {len(entries)} documents, {words:,} words, {size / 1000:,.0f} kB, "
        f"{(size - empty) / len(entries) / 1000:.1f} kB a document, written in {seconds:.2f} s, "
        f"first paint {min(paints)} ms, console: {said or 'nothing'}"
    )


def main() -> None:
    """Measure the samples, and the named corpora together."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*")
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    samples = [str(path) for path in sorted(SAMPLES.glob("*.txt")) if path.name.count(".") == 1]
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as engine, tempfile.TemporaryDirectory() as folder:
        browser = engine.chromium.launch(executable_path=program, args=arguments)
        measure(browser, "samples", entries_of(samples, len(samples)), Path(folder))
        if options.files:
            measure(browser, "corpora", entries_of(options.files, options.limit), Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
