"""The pytest plugin of cleantext. Loads nothing of the library until it meets a file of its own.

It collects `*.cases.toml`, and golden articles: `name.txt` beside `name.clean.txt`, or any `*.txt` in
the folders of the option `cleantext_goldens`. With `--cleantext-update` it rewrites the goldens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_CASES = ".cases.toml"
_GOLDEN = (".clean.txt", ".ledger.tsv")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--cleantext-update` and the options of the configuration file."""
    group = parser.getgroup("cleantext")
    group.addoption(
        "--cleantext-update",
        action="store_true",
        help="rewrite golden articles (name.clean.txt, name.ledger.tsv) and show what changed",
    )
    parser.addini(
        "cleantext_cleaner",
        default="cleantext:clean",
        help="the cleaner of case files and golden articles that name none, as module:name",
    )
    parser.addini(
        "cleantext_goldens", type="paths", help="folders of which every *.txt file is a golden article"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse folders of goldens that do not exist: nothing would be held, and nobody would see it."""
    for folder in config.getini("cleantext_goldens") or []:
        if not folder.is_dir():
            raise pytest.UsageError(f"cleantext_goldens: there is no folder {folder}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect case files and golden articles."""
    name = file_path.name
    if name.endswith(_CASES):
        from cleantext.testing.collect import CaseFile

        return CaseFile.from_parent(parent, path=file_path)
    if name.endswith(".txt") and not name.endswith(_GOLDEN) and _is_golden(file_path, parent.config):
        from cleantext.testing.collect import GoldenFile

        return GoldenFile.from_parent(parent, path=file_path)
    return None


def _is_golden(path: Path, config: pytest.Config) -> bool:
    folders = config.getini("cleantext_goldens") or []
    return path.with_suffix(".clean.txt").exists() or any(path.is_relative_to(folder) for folder in folders)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what `--cleantext-update` changed."""
    changes = [
        text
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, text in getattr(report, "user_properties", ())
        if name == "cleantext update" and report.when == "call"
    ]
    if changes:
        terminalreporter.section("cleantext: goldens rewritten, read the changes")
        for text in changes:
            terminalreporter.write_line(text)
