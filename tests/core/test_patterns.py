"""Alternatives of a pack's pattern become one pattern."""

import pytest

from cleantext.packs.patterns import alternation


@pytest.mark.parametrize(
    ("parts", "pattern"),
    [
        (["(?!x)a", "(?!x)b", "c"], "(?!x)(?:(?:a)|(?:b))|(?:c)"),
        (["(?!x)(?=y)a", "(?!x)(?=y)b"], "(?!x)(?:(?=y)(?:(?:a)|(?:b)))"),
        (["(?!x)a", "c", "(?!x)b"], "(?:(?!x)a)|(?:c)|(?:(?!x)b)"),  # the first that fits counts
        (["(?!x)a|d", "(?!x)b"], "(?:(?!x)a|d)|(?:(?!x)b)"),  # d may stand before x
        ([r"(?![)|(]\))a", r"(?![)|(]\))b"], r"(?![)|(]\))(?:(?:a)|(?:b))"),
        (["(?:x)a", "(?:x)b"], "(?:(?:x)a)|(?:(?:x)b)"),
    ],
)
def test_what_alternatives_look_at_first_stands_before_them_once(parts: list[str], pattern: str) -> None:
    assert pattern == alternation(parts)
