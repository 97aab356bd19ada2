"""How a run shows where it is: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

from time import monotonic
from typing import IO, Any

from ..ledger import visible_text
from .stats import Stats

__all__ = ["Progress"]

LOG_EVERY_S = 10.0


class Progress:
    """Show progress on `stream`; None shows nothing.

    On a terminal it is tqdm's bar if tqdm is installed; else one plain line every ten seconds.
    """

    def __init__(self, stream: IO[str] | None) -> None:
        self._stream = stream
        self._bar: Any = None
        self._total = self._done = 0
        self._started = self._shown = 0.0
        self._fresh = 0
        self._rows_before: int | None = None

    def start(self, total_bytes: int) -> None:
        """Begin; `total_bytes` is the size of the input, 0 if unknown."""
        self._total = total_bytes
        self._started = self._shown = monotonic()
        if self._stream is not None and self._stream.isatty():
            try:
                from tqdm import tqdm
            except ImportError:
                return
            self._bar = tqdm(
                total=total_bytes or None, unit="B", unit_scale=True, file=self._stream, dynamic_ncols=True
            )

    def advance(self, size: int) -> None:
        """Count bytes of the input as done."""
        self._done += size
        if self._bar is not None:
            self._bar.update(size)

    def show(self, rows: int, stats: Stats) -> None:
        """Show the number of documents so far, the rate and the time left."""
        if self._stream is None:
            return
        now = monotonic()
        if self._rows_before is None:
            # Documents of an earlier run, and the bytes that they took, say nothing of the rate.
            self._rows_before, self._fresh = rows, self._done
        rate = (rows - self._rows_before) / max(now - self._started, 1e-3)
        bad = sum(n for status, n in stats.status.items() if status not in ("ok", "unchanged"))
        text = f"{rows:,} documents, {rate:,.0f}/s" + (f", {bad:,} not cleaned" if bad else "")
        if self._bar is not None:
            self._bar.set_postfix_str(text, refresh=False)
            self._bar.update(0)
        elif now - self._shown >= LOG_EVERY_S:
            self._shown = now
            self._line(f"{self._share(now)}{text}")

    def _share(self, now: float) -> str:
        if not self._total:
            return ""
        share = min(1.0, self._done / self._total)
        done = self._done - self._fresh
        left = (self._total - self._done) * (now - self._started) / done if done > 0 else None
        return f"{share:.0%}, " + (f"{duration(left)} left, " if left is not None else "")

    def say(self, text: str) -> None:
        """Show a message on a line of its own."""
        if self._stream is not None:
            self._line(visible_text(text))

    def _line(self, text: str) -> None:
        if self._bar is not None:
            self._bar.write(f"cleantext: {text}", file=self._stream)
        elif self._stream is not None:
            self._stream.write(f"cleantext: {text}\n")
            self._stream.flush()

    def stop(self) -> None:
        """End the bar."""
        if self._bar is not None:
            self._bar.close()


def duration(seconds: float) -> str:
    """Return a time in words.

    >>> duration(3725), duration(42)
    ('1 h 2 min', '42 s')
    """
    minutes = int(seconds) // 60
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes} min {int(seconds) % 60} s" if minutes else f"{int(seconds)} s"
