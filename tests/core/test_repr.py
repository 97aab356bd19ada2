"""What objects say of themselves at a prompt: one line, however much they hold."""

import pytest

import cleantext
from cleantext.html import clean_html

PARAGRAPH = "<p>The ferry stayed in port until noon, the harbour master said.</p>"
PAGE = "<nav><a href=/>Home</a></nav>" + PARAGRAPH * 40


@pytest.mark.parametrize(
    ("shown", "begin"),
    [
        (cleantext.fix_encoding, "<Cleaner fix_encoding: "),
        (cleantext.drop_boilerplate, "<Cleaner drop_boilerplate: "),
        (cleantext.pipeline(), "<Pipeline: fix_encoding | "),
        (cleantext.trace("Advertisement\n" * 90), "<Cleaned: "),
        (clean_html(PAGE), "<CleanedPage: "),
    ],
)
def test_one_line_says_what_it_is(shown, begin):
    assert repr(shown).startswith(begin)
    assert len(repr(shown)) < 250
    assert "\n" not in repr(shown)
