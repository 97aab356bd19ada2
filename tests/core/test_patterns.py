"""The outline of a pattern: it matches all that the pattern matches, and looks nothing up in the line."""

import pytest

import cleantext
from cleantext.kernel.patterns import outlines
from cleantext.packs.patterns import alternation


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?!.{0,90}\bsaid\b)sign up.{0,40}", [r"sign up.{0,40}"]),
        (r"(?=.*\bus\b)(?![^\n]{0,90}\bsaid\b)sign up", [r"sign up", r"(?=.*\bus\b)sign up"]),
        (r"(?:(?!.{0,90}[(\])]\)|x)a|(?!.{0,9}b)c)", [r"(?:a|c)"]),
        (r"a(?!\d)b(?=.{0,9}c)", [r"a(?!\d)b"]),
        (r"a(?!\d)b(?=c)", []),
        (r"(?!a(?!.{0,9}b))c", []),  # what is allowed within something forbidden has to stay
        (r"(?=a(?!.{0,9}b))c", []),
        (r"(?<!a)(?!.{0,9}b)c", [r"(?<!a)c"]),
        (r"[(?!.{0,9}]\(\?!.{0,9}", []),
        (r"[^]](?!.{0,9}b)[]x]", [r"[^]][]x]"]),
    ],
)
def test_outlines_are_the_pattern_without_what_it_looks_for_in_the_line(
    pattern: str, found: list[str]
) -> None:
    assert found == [outline.pattern for outline in outlines(pattern)]


def test_a_line_that_fits_the_outline_alone_stays() -> None:
    page = "The ferry left at six, an hour late, with a piano.\n\n{}\n\nNobody had asked for it, he said."
    call = "Sign up for our newsletter to get the news in your inbox."
    assert call not in cleantext.clean(page.format(call))
    told = "“Sign up for our newsletter to get the news in your inbox,” she said to them."
    assert told in cleantext.clean(page.format(told))


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
