"""Property-based tests for cleaners: this library's and your own.

    from cleantext.testing import assert_laws, assert_removes

    def test_my_cleaner():
        assert_laws(my_cleaner)
        assert_removes(my_cleaner, "advertisement")

Needs hypothesis: `pip install "cleantext-articles[testing]"`.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401
except ImportError as error:
    from ..errors import MissingExtraError

    raise MissingExtraError(
        "cleantext.testing needs hypothesis: run `pip install 'cleantext-articles[testing]'`"
    ) from error

from .failures import LawBroken, smallest
from .laws import (
    assert_accounted_for,
    assert_conservative,
    assert_deterministic,
    assert_idempotent,
    assert_laws,
    assert_linear,
    assert_removes,
    assert_total,
)
from .noise import Injected, NoisyArticle
from .pages import Page
from .strategies import KINDS_OF_NOISE, articles, debris, html_pages, noisy_articles, packs, patches
from .work import HOSTILE, counted_work, cpu_time

__all__ = [
    "HOSTILE",
    "KINDS_OF_NOISE",
    "Injected",
    "LawBroken",
    "NoisyArticle",
    "Page",
    "articles",
    "assert_accounted_for",
    "assert_conservative",
    "assert_deterministic",
    "assert_idempotent",
    "assert_laws",
    "assert_linear",
    "assert_removes",
    "assert_total",
    "counted_work",
    "cpu_time",
    "debris",
    "html_pages",
    "noisy_articles",
    "packs",
    "patches",
    "smallest",
]
