"""Markup left in prose."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.errors import InputError
from cleantext.html import strip_markup
from cleantext.html.fragment import find_markup
from cleantext.html.scan import Scan

#: Numbers above the line behind numbers: powers and notes.
RAISED = [
    ("10<sup>6</sup> boats", "10^6 boats"),
    ("<b>10</b><sup>-3</sup> m", "10^-3 m"),
    ("in 1990<sup><a href='#n'>12</a></sup>, too", "in 1990 12, too"),
    ("in 1990<a href='#n'><sup>12</sup></a>, too", "in 1990 12, too"),
    ("the 19<sup>th</sup> x<sup>2</sup>", "the 19th x2"),
]


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<br/>Two.<br>Three.", "One.\nTwo.\nThree."),
        ("A <b>bold</b> <a href='x'>word</a>.", "A bold word."),
        ("Before<script>no()</script> after<!-- no -->.", "Before after."),
        ("<div>\n<p>One.</p>\n</div>", "One."),
        ("Fish &amp; chips <i>now</i>", "Fish & chips now"),
        ("<P CLASS=x>One.</P>\nTwo.", "One.\n\n\nTwo."),
        ("<p>One <o:p>word</o:p> <st1:place w:st='on'>more</st1:place></p>", "One word more"),
        ("<title>T</title>One.", "T\n\nOne."),
        *RAISED,
    ],
)
def test_markup_goes(fragment, text):
    assert strip_markup(fragment) == text


@pytest.mark.parametrize(("fragment", "text"), RAISED)
def test_numbers_above_the_line_are_read_in_pages_too(fragment, text):
    assert [text] == [block.text for block in Scan(fragment).blocks]


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "if (a<b && c>d) { i<s || j>t; }",
        "write to <ann@example.org>",
        "a List<T> and a Map<K, V>",
        "see <https://example.org>",
        "Fish &amp; chips",
        "one <!-- never closed",
        "I <3 you",
        "",
    ],
)
def test_what_only_looks_like_markup_stays(text):
    assert strip_markup(text) == text


@pytest.mark.parametrize("piece", ["List<T ", "<b ", "<!-- ", "<![CDATA[ ", "<script> ", "<x@y "])
def test_eight_times_the_openers_cost_about_eight_times_the_work(piece):
    """A wide bound, so that a busy machine does not decide: quadratic work would cost 64 times as much."""
    spent = []
    for count in (6_250, 50_000):
        start = time.process_time()
        strip_markup(piece * count + ">")
        spent.append(time.process_time() - start + 0.05)
    assert spent[1] < 40 * spent[0]


def test_only_text_is_taken():
    with pytest.raises(InputError):
        strip_markup(None)


PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "<br>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&amp;",
    "<",
    ">",
    "word",
    " ",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_patch_replays_and_undoes(text):
    patch = find_markup(text)
    done = patch.apply(text)
    assert patch.inverse(text).apply(done) == text
