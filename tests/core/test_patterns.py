"""The outline of a pattern: it matches all that the pattern matches, and looks nothing up in the line."""

import pytest

import cleantext
from cleantext.kernel.patterns import outlined


@pytest.mark.parametrize(
    ("pattern", "outline"),
    [
        (r"(?!.{0,90}\bsaid\b)sign up.{0,40}", r"sign up.{0,40}"),
        (r"(?:(?!.{0,90}[(\])]\)|x)a|(?!.{0,9}b)c)", r"(?:a|c)"),
        (r"a(?!\d)b(?=.{0,9}c)", None),
        (r"(?!a(?!.{0,9}b))c", None),  # what is allowed within something forbidden has to stay
        (r"(?=a(?!.{0,9}b))c", None),
        (r"(?<!a)(?!.{0,9}b)c", r"(?<!a)c"),
        (r"[(?!.{0,9}]\(\?!.{0,9}", None),
        (r"[^]](?!.{0,9}b)[]x]", r"[^]][]x]"),
    ],
)
def test_an_outline_is_the_pattern_without_what_it_forbids_in_the_line(pattern: str, outline: str) -> None:
    found = outlined(pattern)
    assert (found and found.pattern) == outline


def test_a_line_that_fits_the_outline_alone_stays() -> None:
    page = "The ferry left at six, an hour late, with a piano.\n\n{}\n\nNobody had asked for it, he said."
    call = "Sign up for our newsletter to get the news in your inbox."
    assert call not in cleantext.clean(page.format(call))
    told = "“Sign up for our newsletter to get the news in your inbox,” she said to them."
    assert told in cleantext.clean(page.format(told))
