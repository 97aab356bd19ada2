"""What a run shows on the way: one line on a terminal, plain lines in a log."""

import io

import pytest

from cleantext.corpus import progress
from cleantext.corpus.progress import Progress
from cleantext.corpus.stats import Stats


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until it is told to go on."""
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_a_log_gets_a_plain_line_every_ten_seconds(clock):
    log = io.StringIO()
    shown = Progress(log)
    shown.start(1000)
    for second in range(41):
        clock[0] = 100.0 + second
        shown.show(10 * second, Stats(), 10.0 * second)
    shown.stop()
    assert log.getvalue().splitlines() == [
        "cleantext: 10%  100 documents, 10/s, 1 min 30 s left",
        "cleantext: 20%  200 documents, 10/s, 1 min 20 s left",
        "cleantext: 30%  300 documents, 10/s, 1 min 10 s left",
        "cleantext: 40%  400 documents, 10/s, 1 min 0 s left",
    ]


def test_a_terminal_gets_one_line_that_goes_away(clock):
    terminal = Terminal()
    shown = Progress(terminal)
    shown.start(1000)
    shown.show(0, Stats())
    clock[0] += 10
    shown.advance(400)
    shown.show(50, Stats(), 100.0)
    line = "━━━━━━━━━━━━────────────  50%  50 documents, 5/s, 10 s left"
    assert terminal.getvalue().endswith(f"\r\x1b[K{line}")
    shown.say("a.jsonl: \x1b[31mbad")
    assert terminal.getvalue().endswith(f"\r\x1b[Kcleantext: a.jsonl: <1B>[31mbad\n\r\x1b[K{line}")
    shown.stop()
    assert terminal.getvalue().endswith(f"{line}\r\x1b[K")
    assert terminal.getvalue().count("\n") == 1


def test_the_line_never_wraps(clock, monkeypatch):
    monkeypatch.setattr(progress, "width_of", lambda stream: 20)
    terminal = Terminal()
    shown = Progress(terminal)
    shown.start(1000)
    shown.show(1, Stats())
    assert [len(line) for line in terminal.getvalue().split("\r\x1b[K")] == [0, 19]


def test_what_an_earlier_run_did_says_nothing_of_the_rate(clock):
    log = io.StringIO()
    shown = Progress(log)
    shown.start(1000)
    shown.advance(500)
    shown.show(900, Stats())
    clock[0] += 20
    shown.show(1000, Stats(), 100.0)
    assert log.getvalue().splitlines() == ["cleantext: 60%  1,000 documents, 5/s, 1 min 20 s left"]
