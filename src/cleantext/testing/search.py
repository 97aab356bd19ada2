"""The search for the smallest text that breaks a law, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import HealthCheck, find, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, NoSuchExample

from ..errors import InputError
from ..kernel.patch import Patch
from .failures import LawBroken, name_of, raised, smallest
from .strategies import articles, debris, noisy_articles, shards

__all__ = ["FICKLE", "any_text", "hold", "patch_of", "search"]

#: What is said of a cleaner that is of two minds.
FICKLE = "it gave a text that breaks the law, and another when it was asked again"


def any_text() -> st.SearchStrategy[str]:
    """Return what the laws are tried on by default: articles, noisy articles and debris."""
    noisy = noisy_articles().map(lambda noisy: noisy.text)
    return st.one_of(articles(), noisy, debris(), debris(max_size=4))


def hold(
    cleaner: Any,
    law: str,
    texts: str | st.SearchStrategy[str] | None,
    check: Callable[[str], str | None],
    examples: int,
    *,
    after: Callable[[str], str] | None = None,
    test: Callable[[str], str] | None = None,
    options: str = "",
) -> None:
    """Raise `LawBroken` with the smallest text that `check` finds a fault in.

    The line to keep as a test is what `test` makes of that text, or a call of the law with `options`.
    """
    __tracebackhide__ = True
    if not isinstance(texts, str | st.SearchStrategy | None):
        raise InputError(f"texts is {type(texts).__name__}: pass one str, or a hypothesis strategy of str")

    def fault(text: str) -> str | None:
        try:
            return check(text)
        except Exception as error:  # whatever it is, a cleaner must not raise it
            return raised(error)

    def fails(text: str) -> bool:
        return fault(text) is not None

    if isinstance(texts, str):
        text = texts if fails(texts) else None
    elif texts is None:
        text = next(filter(fails, shards()), None) or search(any_text(), fails, examples)
    else:
        text = search(texts, fails, examples)
    if text is not None:
        text = smallest(text, fails)
        rule = _blamed(cleaner, after, text)
        call = f"assert_{law.replace(' ', '_')}({name_of(cleaner)}, {text!a}{options})"
        raise LawBroken(cleaner, law, text, fault(text) or FICKLE, rule, test(text) if test else call)


def search(strategy: st.SearchStrategy[Any], fails: Callable[[Any], bool], examples: int) -> Any:
    """Return the smallest example that fails, or None."""
    options = settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    failed: list[Any] = []

    def noted(example: Any) -> bool:
        if fails(example):
            failed.append(example)
            return True
        return False

    try:
        return find(strategy, noted, settings=options, random=Random(0))
    except NoSuchExample:
        return None
    except Flaky:  # the cleaner is of two minds: what failed once says so
        return failed[-1]


def _blamed(cleaner: Any, after: Callable[[str], str] | None, text: str) -> str:
    """Return the ids of the rules that change `text`, or what `after` makes of it, if they are told."""
    trace = getattr(cleaner, "trace", None)
    if trace is None:
        return ""
    try:
        text = after(text) if after else text
        return ", ".join(sorted(patch_of(trace(text)).rules))
    except Exception:  # the cleaner is at fault already, and the law says so
        return ""


def patch_of(told: Any) -> Patch:
    """Return the patch of an account, which may be one itself."""
    patch: Patch = getattr(told, "patch", told)
    return patch
