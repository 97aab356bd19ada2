"""How a run shows where it is: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

from time import monotonic
from typing import IO, Any

from ..ledger import visible_text
from .stats import Stats

__all__ = ["Progress"]

DRAW_EVERY_S = 0.2
LOG_EVERY_S = 10.0


class Progress:
    """Show progress on `stream`; None shows nothing.

    On a terminal it is tqdm's bar, if tqdm is installed: share, documents so far, rate and time left.
    Else it is a plain line every ten seconds.
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
            # The rate that counts is of documents, and what chunks have ahead is no update of the bar.
            shape = "{percentage:3.0f}% {bar:24} {desc}" if total_bytes else "{desc}"
            self._bar = tqdm(
                total=total_bytes or None,
                file=self._stream,
                bar_format=shape,
                dynamic_ncols=True,
                leave=False,
            )

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
        every = DRAW_EVERY_S if self._bar is not None else LOG_EVERY_S
        if self._stream is None or now - self._shown < every:
            return
        self._shown = now
        bad = sum(n for status, n in stats.status.items() if status not in ("ok", "unchanged"))
        spent = max(now - self._started, 1e-3)
        done = self._done + ahead
        parts = [f"{rows:,} documents", f"{(rows - self._rows_before) / spent:,.0f}/s"]
        parts += [f"{bad:,} not cleaned"] if bad else []
        if self._total and done > self._fresh:
            left = (self._total - done) * spent / (done - self._fresh)
            parts.append(f"{duration(max(0.0, left))} left")
        text = ", ".join(parts)
        if self._bar is not None:
            self._bar.n = min(done, self._total) if self._total else done
            self._bar.set_description_str(text)
        elif self._total:
            self._line(f"{min(1.0, done / self._total):4.0%}  {text}".strip())
        else:
            self._line(text)

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
        """Take the bar away."""
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
