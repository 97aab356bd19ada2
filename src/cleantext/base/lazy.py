"""Patterns that compile when they are first used, because compiling them all costs a cold start."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["LazyPattern", "lazy_pattern"]


class LazyPattern:
    """Stand in for `re.compile(pattern, flags)`, and become it when first used.

    >>> word = lazy_pattern(r"\\w+")
    >>> word.findall("two words")
    ['two', 'words']
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "_regex":
            self._regex = re.compile(self.pattern, self.flags)
            return self._regex
        # From now on the method of the compiled pattern is found on the object itself.
        self.__dict__[name] = found = getattr(self._regex, name)
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyPattern) and self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self) -> int:
        return hash(self.pattern)

    def __reduce__(self) -> tuple[type[LazyPattern], tuple[str, int]]:
        return LazyPattern, (self.pattern, self.flags)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that compiles when it is first used; to callers it is a `re.Pattern`."""
    return LazyPattern(pattern, flags)  # type: ignore[return-value]
