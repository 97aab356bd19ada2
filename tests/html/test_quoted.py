"""A > within the quotes of a value ends no tag, and a button in a heading says what the heading says."""

import pytest

import cleantext
from cleantext.html import clean_html, strip_markup

SAID = "It rained all day in the valley, and nobody knew why. "


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<p title="a > b">Text</p>', "Text"),
        ("<img alt='x > y' src=q.png> and more", " and more"),
        ('<span data-x=\'{"a":">"}\'>word</span>', "word"),
        ('<a href="x>y" class="z">it</a> is', "it is"),
    ],
)
def test_a_sign_in_quotes_ends_no_tag(markup, text):
    assert strip_markup(markup).strip() == text.strip()
    assert cleantext.drop_html_tags(markup) == text
    assert cleantext.clean(f"{SAID}{markup} {SAID}").count(">") == 0


def test_a_quote_that_is_never_closed_takes_no_prose():
    text = f'{SAID}<a href="x>it</a> is "so" today. {SAID}'
    for strip in (strip_markup, cleantext.drop_html_tags, cleantext.clean):
        assert 'it is "so" today' in strip(text)


def test_the_button_of_a_heading_is_read():
    page = f"<p>{SAID * 4}</p><h3><button>Why did it rain?</button></h3><p>{SAID * 3}</p><button>Buy</button>"
    text = clean_html(page).text
    assert "Why did it rain?" in text
    assert "Buy" not in text


def test_links_that_do_something_are_no_links():
    page = f"<p>{SAID * 4}<a href='javascript:alert(1)'>click</a> and <a href='/x'>read</a> it.</p>"
    text = clean_html(page, links="markdown").text
    assert "click and [read](/x) it." in text
