"""The law that same input gives same output, whatever came before and whichever process asks."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .failures import LawBroken, raised
from .search import any_text

__all__ = ["assert_deterministic"]

_CHILD = """
import hashlib, pickle, sys
answer, sys.stdout = sys.stdout, sys.stderr  # a cleaner may print
sys.path[:] = pickle.load(sys.stdin.buffer)
try:
    cleaner, texts = pickle.load(sys.stdin.buffer)
except (ImportError, AttributeError):
    sys.exit(3)
for text in texts:
    print(hashlib.sha256(cleaner(text).encode("utf-8", "surrogatepass")).hexdigest(), file=answer)
"""
_NOT_FOUND = 3  # a module that its test runner has loaded under a name that no other process knows


def assert_deterministic(
    cleaner: Callable[[str], str], texts: str | st.SearchStrategy[str] | None = None, *, examples: int = 200
) -> None:
    """Raise `LawBroken` unless the same text gives the same output every time.

    The texts are cleaned in order, then in reverse order, so state that one text leaves behind shows
    in the next. A cleaner that can be pickled is tried in two further processes with other hash
    seeds; one that cannot, such as a lambda, or whose module they do not find, only in this one.
    """
    __tracebackhide__ = True
    batch = [texts] if isinstance(texts, str) else _draw(texts, examples)
    first = [_called(cleaner, text) for text in batch]
    again = [_called(cleaner, text) for text in reversed(batch)][::-1]
    _compare(cleaner, batch, first, again, "in another order it gives something else")
    try:
        payload = pickle.dumps(sys.path) + pickle.dumps((cleaner, batch))
    except (pickle.PicklingError, AttributeError, TypeError):
        return
    if getattr(cleaner, "__module__", None) == "__main__":
        return
    digests = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in first]
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        done = subprocess.run([sys.executable, "-c", _CHILD], input=payload, capture_output=True, env=env)
        if done.returncode == _NOT_FOUND:
            return
        if done.returncode:
            error = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise LawBroken(cleaner, "deterministic", batch[0], f"in a process of its own it fails: {error}")
        found = done.stdout.decode().split()
        _compare(cleaner, batch, digests, found, f"with PYTHONHASHSEED={seed} it gives something else")


def _called(cleaner: Callable[[str], str], text: str) -> str:
    __tracebackhide__ = True
    try:
        return cleaner(text)
    except Exception as error:
        raise LawBroken(cleaner, "deterministic", text, raised(error)) from error


def _draw(texts: st.SearchStrategy[str] | None, examples: int) -> list[str]:
    strategy = any_text() if texts is None else texts
    drawn: list[str] = []

    checks = list(HealthCheck)

    @settings(
        max_examples=examples, deadline=None, suppress_health_check=checks, database=None, derandomize=True
    )
    @given(strategy)
    def collect(text: str) -> None:
        drawn.append(text)

    collect()
    return drawn


def _compare(cleaner: Any, batch: list[str], first: list[str], second: list[str], found: str) -> None:
    __tracebackhide__ = True
    for text, one, other in zip(batch, first, second, strict=True):
        if one != other:
            raise LawBroken(cleaner, "deterministic", text, found)
