"""What a broken law says: the smallest input, the rule that did it, and a test to keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["LawBroken", "name_of", "raised", "smallest"]


class LawBroken(AssertionError):
    """A cleaner breaks a law.

    `law` is the name of the law, `text` the smallest input found, `found` what is wrong with it, and
    `rule` the ids of the rules that did it, empty if the cleaner cannot tell.
    """

    def __init__(self, cleaner: Any, law: str, text: str, found: str, rule: str = "", test: str = "") -> None:
        name = name_of(cleaner)
        lines = [f"{name} is not {law}: {found}", f"  smallest input: {text!a}"]
        if rule:
            lines.append(f"  rule: {rule}")
        test = test or f"assert_{law.replace(' ', '_')}({name}, {text!a})"
        lines.append(f"  keep it as a test: {test}")
        super().__init__("\n".join(lines))
        self.law = law
        self.text = text
        self.found = found
        self.rule = rule

    def __reduce__(self) -> tuple[Any, ...]:
        return _revive, (self.args[0], self.law, self.text, self.found, self.rule)


def _revive(message: str, law: str, text: str, found: str, rule: str) -> LawBroken:
    error = LawBroken.__new__(LawBroken, message)
    error.law, error.text, error.found, error.rule = law, text, found, rule
    return error


def name_of(cleaner: Any) -> str:
    """Return the name that a reader knows a cleaner by."""
    name = getattr(cleaner, "name", None) or getattr(cleaner, "__name__", None)
    return str(name or type(cleaner).__name__)


def raised(error: Exception) -> str:
    """Return what a broken law says of a cleaner that raises."""
    return f"it raises {type(error).__name__}: {error}"


def smallest(text: str, fails: Callable[[str], bool], tries: int = 2000) -> str:
    """Return a text as small as can be found by cutting pieces out of `text` while it `fails`.

    Cuts halves, then quarters, down to single characters, and gives up after `tries` calls.

    >>> smallest("a long text with an x in it", lambda text: "x" in text)
    'x'
    """
    size = max(1, len(text) // 2)
    while tries > 0:
        at, cut = 0, False
        while at < len(text) and tries > 0:
            shorter = text[:at] + text[at + size :]
            tries -= 1
            if fails(shorter):
                text, cut = shorter, True
            else:
                at += size
        if size == 1 and not cut:
            break
        if not cut or size > len(text):
            size = max(1, size // 2)
    return text
