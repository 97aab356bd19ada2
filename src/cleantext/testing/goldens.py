"""Golden articles: `name.txt`, its cleaned text `name.clean.txt` and its ledger `name.ledger.tsv`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..ledger import ledger_tsv
from .cases import CaseFailed, cleaned
from .shown import shown_change, shown_rules

__all__ = ["check_golden", "update_golden"]


def _paths(path: Path) -> tuple[Path, Path]:
    return path.with_suffix(".clean.txt"), path.with_suffix(".ledger.tsv")


def _made(cleaner: Callable[[str], str], path: Path) -> dict[Path, str]:
    """Return what should stand in the golden files of an article, by path."""
    text, ledger = _paths(path)
    raw = _read(path)
    out = {text: cleaned(cleaner, raw)}
    trace = _trace_of(cleaner)
    if trace is not None:
        out[ledger] = ledger_tsv(trace(raw))
    return out


def _trace_of(cleaner: Any) -> Callable[[str], Any] | None:
    from ..api import clean, trace

    found: Callable[[str], Any] | None = trace if cleaner is clean else getattr(cleaner, "trace", None)
    return found


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def check_golden(cleaner: Callable[[str], str], path: Path) -> None:
    """Raise `CaseFailed` unless `path` is cleaned as its golden files say.

    The ledger is compared only if its file exists and the cleaner has a `trace`.
    """
    text, ledger = _paths(path)
    if not text.exists():
        raise CaseFailed(f"{text.name} does not exist: run pytest --cleantext-update and read what it writes")
    for golden, made in _made(cleaner, path).items():
        if golden == ledger and not ledger.exists():
            continue
        if _read(golden) != made:
            change = shown_change(_read(golden), made, (golden.name, "found"))
            acted = shown_rules(cleaner, _read(path)) if golden == text else ""
            raise CaseFailed(
                f"the cleaning of {path.name} has changed:\n{change}{acted}\n"
                "if the change is right, run pytest --cleantext-update"
            )


def update_golden(cleaner: Callable[[str], str], path: Path) -> str:
    """Write the golden files of an article and return what changed, as text; empty if nothing did."""
    shown = []
    for golden, made in _made(cleaner, path).items():
        before = _read(golden) if golden.exists() else ""
        if not golden.exists() or before != made:
            golden.write_bytes(made.encode("utf-8", "surrogateescape"))
            shown.append(f"{golden}\n" + shown_change(before, made, ("before", "after")))
    return "\n".join(shown)
