"""What a run shows on the way: one line on a terminal, plain lines in a log."""

import io
import sys

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


def test_a_terminal_gets_a_bar_that_goes_away(clock):
    pytest.importorskip("tqdm")
    terminal = Terminal()
    shown = Progress(terminal)
    shown.start(1000)
    shown.show(0, Stats())
    clock[0] += 10
    shown.advance(400)
    shown.show(50, Stats(), 100.0)
    drawn = terminal.getvalue().rpartition("\r")[2]
    assert drawn.startswith(" 50% ")
    assert drawn.endswith(" 50 documents, 5/s, 10 s left")
    shown.say("a.jsonl: \x1b[31mbad")
    assert "\rcleantext: a.jsonl: <1B>[31mbad\n" in terminal.getvalue()
    shown.stop()
    assert terminal.getvalue().rpartition("\n")[2].rpartition("\r")[2] == ""


def test_a_terminal_without_tqdm_gets_lines(clock, monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    terminal = Terminal()
    shown = Progress(terminal)
    shown.start(0)
    shown.show(0, Stats())
    clock[0] += 10
    shown.show(50, Stats())
    assert "cleantext: 50 documents, 5/s\n" == terminal.getvalue()


def test_what_an_earlier_run_did_says_nothing_of_the_rate(clock):
    log = io.StringIO()
    shown = Progress(log)
    shown.start(1000)
    shown.advance(500)
    shown.show(900, Stats())
    clock[0] += 20
    shown.show(1000, Stats(), 100.0)
    assert log.getvalue().splitlines() == ["cleantext: 60%  1,000 documents, 5/s, 1 min 20 s left"]
