"""How a run shows where it is: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import os
from time import monotonic
from typing import IO

from ..ledger import visible_text
from .stats import Stats

__all__ = ["Progress"]

DRAW_EVERY_S = 0.2
LOG_EVERY_S = 10.0
BAR_CELLS = 24


class Progress:
    """Show progress on `stream`; None shows nothing.

    On a terminal it is one line, drawn again and again: a bar, the documents so far, the rate and the
    time left. Else it is a plain line every ten seconds.
    """

    def __init__(self, stream: IO[str] | None) -> None:
        self._stream = stream
        self._live = stream is not None and stream.isatty()
        self._total = self._done = 0
        self._started = self._shown = 0.0
        self._fresh = 0
        self._rows_before: int | None = None
        self._line = ""

    def start(self, total_bytes: int) -> None:
        """Begin; `total_bytes` is the size of the input, 0 if unknown."""
        self._total = total_bytes
        self._started = monotonic()
        self._shown = 0.0 if self._live else self._started

    def advance(self, size: int) -> None:
        """Count bytes of the input as done."""
        self._done += size

    def show(self, rows: int, stats: Stats, ahead: float = 0.0) -> None:
        """Show the number of documents so far, the rate and the time left.

        `ahead` is how many bytes are done of the chunks that are being cleaned.
        """
        if self._rows_before is None:
            # Documents of an earlier run, and the bytes that they took, say nothing of the rate.
            self._rows_before, self._fresh = rows, self._done
        now = monotonic()
        if self._stream is None or now - self._shown < (DRAW_EVERY_S if self._live else LOG_EVERY_S):
            return
        self._shown = now
        bad = sum(n for status, n in stats.status.items() if status not in ("ok", "unchanged"))
        spent = max(now - self._started, 1e-3)
        parts = [f"{rows:,} documents", f"{(rows - self._rows_before) / spent:,.0f}/s"]
        parts += [f"{bad:,} not cleaned"] if bad else []
        if self._total:
            share = min(1.0, (self._done + ahead) / self._total)
            fresh = self._done + ahead - self._fresh
            left = (self._total - self._done - ahead) * spent / fresh if fresh > 0 else None
            if left is not None:
                parts.append(f"{duration(max(0.0, left))} left")
            bar = f"{bar_of(share)} " if self._live else ""
            parts[0] = f"{bar}{share:4.0%}  {parts[0]}"
        self._draw(", ".join(parts))

    def say(self, text: str) -> None:
        """Show a message on a line of its own."""
        if self._stream is not None:
            line = self._line
            self._draw("")
            self._stream.write(f"cleantext: {visible_text(text)}\n")
            self._draw(line)

    def stop(self) -> None:
        """Take the bar away."""
        self._draw("")

    def _draw(self, line: str) -> None:
        if self._stream is None:
            return
        if not self._live:
            self._stream.write(f"cleantext: {line.strip()}\n" if line else "")
        elif line or self._line:
            # Back to the start of the line, and clear what stood there; a line that wraps would stay.
            self._stream.write(f"\r\x1b[K{line[: width_of(self._stream) - 1]}")
        self._line = line if self._live else ""
        self._stream.flush()


def bar_of(share: float) -> str:
    """Return a bar that is filled to a share (0…1).

    >>> bar_of(0.5)
    '━━━━━━━━━━━━────────────'
    """
    full = round(share * BAR_CELLS)
    return "━" * full + "─" * (BAR_CELLS - full)


def width_of(stream: IO[str]) -> int:
    """Return the columns of a terminal, or 80."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def duration(seconds: float) -> str:
    """Return a time in words.

    >>> duration(3725), duration(42)
    ('1 h 2 min', '42 s')
    """
    minutes = int(seconds) // 60
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes} min {int(seconds) % 60} s" if minutes else f"{int(seconds)} s"
