"""The tag scanner: offsets, odd markup, hostile markup, and BeautifulSoup as the oracle."""

import warnings

import pytest
from bs4 import BeautifulSoup
from html_pages import PAGE, STORY
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.errors import InputError
from cleantext.html import clean_html
from cleantext.html.choose import choose
from cleantext.html.markup import markup_patch
from cleantext.html.scan import Scan
from cleantext.testing import assert_linear

PIECES = [
 '<p>', '</p>', "<div class='x'>", '</div>', '<a href="y">', '</a>', '<b>', '</b>', '<br>', '<br/>',
 '<li>', '<ul>', '</ul>', '<td>', '</table>', '<table>', '<script>', '</script>', '<style>',
 '</STYLE>', '<!--', '-->', '<![CDATA[', ']]>', '<', '>', '</', '<!x>', '<?php', '"', "'", '=',
 '&amp;', '&#xD800;', '&#0;', '&lt', '&', 'word', 'Two words. ', ' ', '\n', '\xa0', '\ud800',
 '\x00', '<h1>', '</h1>', '<svg>', '</svg>', '<button>', '<p title="a > b">', '<p ="', '<x@y.org>',
 '<title>', '</title>', '<pre>', '</pre>',
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def texts(page):
    return [block.text for block in Scan(page).blocks]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<ul><li>One<li>Two</ul>Three", ["One", "Two", "Three"]),
        ("a < b and c > d", ["a < b and c > d"]),
        (
            "write to <ann@example.org> or <https://example.org>",
            ["write to <ann@example.org> or <https://example.org>"],
        ),
        ('<p title="a > b">One</p>', ["One"]),
        ('<p class="x" ">One</p><a href="/y">Two</a>', ["One", "Two"]),
        ('<p data-x=\'{"a": "<p class=b>"}\'>One</p>', ["One"]),
        ("One<!-- <p>no</p> -->two", ["Onetwo"]),
        ("<p>One<!-- open <p>two <!-- three</p>", ["One<!-- open", "two <!-- three"]),
        ("One<!-->two", ["Onetwo"]),
        ("One <!-- never closed", ["One <!-- never closed"]),
        ("One<script>if (a < b) {}</script> two", ["One two"]),
        ("One<SCRIPT>no</SCRIPT> two", ["One two"]),
        ("One<br>two", ["One two"]),
        ("One<br><br>two", ["One", "two"]),
        ("<button>no</button>yes", ["yes"]),
        ("<div><button>open<button>no</button><p>yes</p></div>", ["open", "yes"]),
        ("<svg/>yes", ["yes"]),
        ("<template><p>no</p></template><p>yes</p>", ["yes"]),
        ('<p title=">">One <b title="<p>">two</b> three', ["One two three"]),
        ("<p>One <!-- a > b --> two > three", ["One two > three"]),
        ("<p>One</p> tail > end", ["One", "tail > end"]),
        ("<p>caf&eacute; &amp; &#8364;5</p>", ["café & €5"]),
    ],
)
def test_blocks(page, blocks):
    assert texts(page) == blocks


def test_blocks_point_into_the_page():
    for block in Scan(PAGE).blocks:
        assert block.text.split()[0] in PAGE[block.start : block.end].replace("&amp;", "&")


def test_beautifulsoup_sees_the_same_words():
    soup = BeautifulSoup(PAGE, "html.parser")
    for tag in soup(["script", "style", "title"]):
        tag.extract()
    assert "".join("".join(texts(PAGE)).split()) == "".join(soup.get_text().split())


@given(MARKUP)
@settings(max_examples=300, deadline=None)
def test_any_markup_gives_a_text_and_an_exact_account(page):
    done = clean_html(page)
    assert done.patch.apply(page) == done.text
    assert done.patch.inverse(page).apply(done.text) == page


@given(MARKUP, st.sampled_from(["text", "markdown", "drop"]))
@settings(max_examples=200, deadline=None)
def test_without_a_choice_no_word_outside_markup_is_lost(page, links):
    scan = Scan(page)
    stripped = markup_patch(scan, links=links, headings="markdown").apply(page)
    if links == "text":
        words = " ".join(block.text for block in scan.blocks).split()
        assert words == [word for word in stripped.split() if set(word) != {"#"} or word in words]


HOSTILE = {
    "nested div": "<div>",
    "unterminated comments": "<!--",
    "open tags": "<a ",
    "open quotes": '<a href="',
    "quote and tag": "<p \"'>",
    "odd quotes": "<p title='>",
    "unclosed paragraphs": "<p>x",
    "nested marked": "<div class='nav x'>y",
    "upper-case scripts": "<SCRIPT></script>",
    "closers": "<div></p>",
    "cells": "<td><div>x",
    "flat links": "<a href=x>y</a>",
    "references": "&amp;",
    "open references": "&#",
    "breaks": "x<br>",
    "svg": "<svg>",
    "declarations": "<![CDATA[",
    "attributes": "a=b ",
    "odd names": "<x@y",
    "generics": "List<T ",
    "unlike tags": "<div class=x1>y</div>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_keeps_the_article(name):
    story = f"<p>{STORY[1]}</p>" * 3
    page = clean_html(story + HOSTILE[name] * 3_000)
    assert STORY[1] in page.text


ODD = ["<![", "<![n", "<!x[", "<?", "<?php", "</", "</ p>", "&#xD800;", "&#99999999999;", "&#0;", "<p"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_markup_around_an_article_keeps_it(odd):
    first, last = (f"<p>{STORY[n]}</p>" for n in (1, 2))
    text = clean_html(odd + first + odd + last + odd).text
    text.encode("utf-8")
    assert STORY[1] in text
    assert STORY[2].split(",”")[0] in text


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<!-- {} -->", False),
        ("<script>{}</script>", False),
        ("<noscript>{}</noscript>", True),  # where there is nothing else
        ("<template>{}</template>", True),
        ("<iframe>{}</iframe>", False),
        ("<textarea>{}</textarea>", False),
        ("<![CDATA[{}]]>", True),
        ("<div hidden>{}</div>", True),
        ("<plaintext>{}", True),
    ],
)
def test_an_article_inside_what_a_browser_does_not_show(page, kept):
    """What holds no prose is passed over, an article within it included, and an empty result says so."""
    story = "".join(f"<p>{text}</p>" for text in STORY)
    done = clean_html(page.format(story))
    assert kept == (STORY[1] in done.text)
    assert kept or any(warning.startswith("empty") for warning in done.warnings)


def test_a_page_of_very_many_blocks_keeps_all_of_them_and_says_so(monkeypatch):
    """Choosing among millions of blocks would take gigabytes."""
    monkeypatch.setattr("cleantext.html.choose.MAX_BLOCKS", 500)
    monkeypatch.setattr("cleantext.html.page.MAX_BLOCKS", 500)
    page = "<nav><p>Home</nav>" + "<p>x" * 600 + f"<p>{STORY[1]}</p>"
    done = clean_html(page)
    assert STORY[1] in done.text
    assert any(warning.startswith("crowded") for warning in done.warnings)
    assert all(block.kept for block in done.blocks)
    assert done.blocks[0].why().startswith("kept")
    assert done.patch.apply(page) == done.text


def test_an_article_under_many_levels_is_kept():
    for levels in (256, 300, 2_049, 20_000):
        assert (
            STORY[2]
            in clean_html("<div>" * levels + f"<p>{STORY[1]}</p><p>{STORY[2]}</p>" + "</div>" * levels).text
        )


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_markup_costs_about_twice_the_work(name):
    """Quadratic work grows by four; a clock that errs once is asked again."""
    clean_html(HOSTILE[name])
    assert_linear(clean_html, [HOSTILE[name]], size=len(HOSTILE[name]) * 1_500)


def test_twice_the_posts_cost_about_twice_the_choice():
    unit = "<blockquote class=twitter-tweet><p>x</blockquote>"
    assert_linear(lambda page: choose(Scan(page)), [unit], size=len(unit) * 6_000)


@pytest.mark.parametrize(
    "page",
    [
        "",
        " \n ",
        "<script>only();</script>",
        "<script>never closed",
        "<frameset cols='50%,50%'><frame src='a.html'><frame src='b.html'></frameset>",
        "<html><body></body></html>",
        "<!-- nothing -->",
    ],
)
def test_a_page_without_text_gives_an_empty_text_and_says_so(page):
    done = clean_html(page)
    assert done.text.strip() == ""
    assert any(warning.startswith("empty") for warning in done.warnings)


def test_a_long_text_node_is_not_lost():
    page = "<p>" + "It rained on the harbour all day long. " * 100_000
    assert len(clean_html(page, profile="lossless").text) > 3_800_000


def test_names_of_files_and_addresses_are_text():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert clean_html("https://example.org/a.txt").text == "https://example.org/a.txt"


def test_binary_data_is_refused():
    with pytest.raises(InputError, match="PDF"):
        clean_html(b"%PDF-1.7 ...")
    with pytest.raises(InputError, match="control characters"):
        clean_html(bytes(range(256)) * 3 + b"\0" * 99)


def test_comments_that_are_never_closed_cost_their_length_before_a_tag():
    """Each of them is text, which is taken once, not once for each."""
    assert_linear(lambda page: Scan(page + "<p>"), ["<!--"], size=96_000)


def test_elements_that_wait_for_one_end_tag_cost_their_length():
    """It is looked for once: each of these is long enough to be read, and would look for it again."""
    assert_linear(lambda page: Scan(page + "</noscript>"), ["<noscript>"], size=150_000)
