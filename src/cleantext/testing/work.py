"""The law that work grows no faster than the text, and the hostile texts to try it on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from time import process_time
from types import FrameType
from typing import Any

from .failures import LawBroken, name_of

__all__ = ["HOSTILE", "assert_linear", "counted_work", "cpu_time"]

#: Pieces that have made text libraries quadratic or worse when they were repeated.
HOSTILE = (
    *(
        "<a ",
        "<!--",
        "<![CDATA[",
        "<p>x</p><!--",
        "<",
        "&",
        "&#",
        "&a",
        "&amp;amp;",
        "{",
        "{{",
        "{{ }}",
        "[",
        "(",
    ),
    *(
        " ",
        "\t",
        "\u00a0",
        "\n",
        "\r\n",
        " \n",
        "x \n",
        "’",
        "”",
        "“",
        "'",
        '"',
        "’ ’ ",
        "’t",
        "-",
        " - ",
        "—",
        ".",
    ),
    *(
        "e\u0301\u0323",
        "\u0301\u0323",
        "\ufdfa",
        "\u202e",
        "\u200b",
        "\x00",
        "\x81",
        "\ufffd",
        "\ud800",
        "â€™",
        "Ã",
    ),
    *(
        "a@",
        "a.",
        "http:",
        "1-",
        "(1",
        "1, 000",
        "U. S. ",
        "a - b ",
        "аb",
        "中a",
        "Advertisement ",
        "Recommended:",
    ),
    *(
        "Advertisement\n",
        "Recommended:A b C\n",
        "Read more: x\n",
        "Source: x\n",
        "same line of text.\n",
        "a.B",
    ),
)


def cpu_time(cleaner: Callable[[str], Any], text: str) -> float:
    """Return the processor seconds of one call, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = process_time()
        cleaner(text)
        best = min(best, process_time() - start)
    return best


_TRIES = 3  # a clock on a busy machine may err; what grows too fast does so at every try

_READS_ALL = frozenset(
    "casefold count encode join lower replace split splitlines strip translate upper".split()
)


def counted_work(cleaner: Callable[[str], Any], text: str) -> float:
    """Return the work of one call, counted: the same on every machine and at every try.

    Each call of a function counts 1, and of a string method that reads the whole string, its size.
    What a regular expression or a search from an offset does inside one call is not seen.
    """
    work = 0

    def profile(_frame: FrameType, event: str, called: Any) -> None:
        nonlocal work
        if event == "c_call":
            work += 1
            owner = getattr(called, "__self__", None)
            if type(owner) is str and called.__name__ in _READS_ALL:
                work += len(owner)
        elif event == "call":
            work += 1

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        cleaner(text)
    finally:
        sys.setprofile(before)
    return work


def assert_linear(
    cleaner: Callable[[str], Any],
    pieces: Iterable[str] = HOSTILE,
    *,
    size: int = 20_000,
    growth: float = 3.0,
    floor: float = 0.05,
    measure: Callable[[Callable[[str], Any], str], float] = cpu_time,
) -> None:
    """Raise `LawBroken` if twice the text takes more than `growth` times the work, twice over.

    Each piece is repeated to texts of `size`, 2 `size` and 4 `size` characters. A quadratic cleaner
    grows by 4 at each step, a linear one by 2; what grows too fast must do so at three tries. `measure`
    gives the work of a call: `cpu_time` in seconds, or `counted_work`, which sees less but never
    varies. Below `floor`, in the unit of the measure, nothing is decided: so little work measures
    nothing.
    """
    __tracebackhide__ = True
    for piece in pieces:
        unit = piece * max(1, size // len(piece))
        for _ in range(_TRIES):
            works = [measure(cleaner, unit)]
            for times in (2, 4):
                works.append(measure(cleaner, unit * times))
                if works[-1] < floor or works[-1] <= growth * works[-2]:
                    break
            else:
                continue
            break
        else:
            grew = " to ".join(f"{work:.3g}" for work in works)
            found = f"each doubling of {piece!a} * n takes more than {growth} times the work ({grew})"
            test = f"assert_linear({name_of(cleaner)}, [{piece!a}])"
            raise LawBroken(cleaner, "linear", piece, found, test=test)
