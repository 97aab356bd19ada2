"""Pages in Markdown: links and marks tell nothing of a line but that it is a link."""

import pytest

import cleantext
from cleantext.page import explain_lines
from cleantext.page.marked import is_link, plain
from cleantext.testing import assert_linear

STORY = [
    "It rained all day in the harbour; the [ferry](https://example.com/f) stayed where it was all night.",
    "Then the wind dropped, and the ferry left with eleven passengers and a piano on its deck, an hour late.",
    'Nobody had asked for the piano, said the [captain](https://example.com/c "It\'s his") on Sunday.',
    "The harbour master will ask the council on Monday what is to become of it, and who pays for the ride.",
]
MENU = [
    "[![Example News](https://example.com/logo.png)](https://example.com/)",
    "* [News](https://example.com/news)",
    "* [Sport](https://example.com/sport)",
    "* [Culture and the arts](https://example.com/culture)",
    "* **[Weather](https://example.com/weather)** | [Traffic](https://example.com/traffic)",
    "* [Log in](https://example.com/login)",
]
FOOT = [
    "* [Mayor of Sampletown resigns after dispute over harbour](https://example.com/1)",
    "* [Rain in Westland floods cellars and closes two schools](https://example.com/2)",
    "* [Rovers beat United in the last minute of a wild final](https://example.com/3)",
    "[Contact us](https://example.com/contact) [Privacy](https://example.com/privacy)",
]


def test_of_a_page_in_markdown_the_article_stays():
    text = "\n\n".join([*MENU, *STORY, *FOOT])
    assert "\n\n".join(STORY) == cleantext.clean(text, profile="page").strip()


def test_an_article_in_markdown_comes_back_whole():
    text = "\n\n".join(
        ["# A piano for the islands", *STORY, "* [The council’s letter](https://example.com/letter.pdf)"]
    )
    assert text == cleantext.clean(text, profile="page")


@pytest.mark.parametrize(
    "line",
    [
        "* [News](/news)",
        "[![](a.png)](/)",
        '[![A logo](a.png) Home](/ "It\'s home") |',
        "**[Rain (and more) in Westland](https://example.com/a_(b))**",
    ],
)
def test_lines_of_links(line):
    assert is_link(line)


@pytest.mark.parametrize(
    "line",
    [
        "News",
        "# [A piano for the islands](/piano)",
        "[The mayor left the council on Monday, an hour before it voted.](/mayor)",
        "The [mayor](/mayor) left.",
        "See [a](b) [c",
    ],
)
def test_lines_that_say_more(line):
    assert not is_link(line)


def test_what_a_line_says():
    assert plain("> * **[News](https://example.com/news)**") == "News"
    assert plain("![](a.png)") == ""


def test_the_explanation_names_links():
    page = explain_lines("\n".join([*MENU, *STORY, *FOOT]))
    kept = [line.text for line in page if line.kept]
    assert kept == STORY
    assert any("nothing but links" in line.why() for line in page)


@pytest.mark.parametrize("piece", ["[a](", "[", "![a](b", "[a](b) ", "](", "[[a](b)](", "[a](b (c "])
def test_links_without_an_end_take_linear_time(piece):
    assert_linear(is_link, [piece], size=4_000)
