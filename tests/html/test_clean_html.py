"""The article of a page, its account, and the options."""

import json

import pytest
from bs4 import BeautifulSoup
from html_freeze import chances
from html_pages import PAGE, STORY

from cleantext.errors import InputError, OptionError
from cleantext.html import clean_html


def test_the_story_is_kept_whole_and_in_order():
    text = clean_html(PAGE).text
    places = [text.find(part) for part in STORY]
    assert -1 not in places
    assert places == sorted(places)


def test_menus_teasers_comments_and_footers_go():
    text = clean_html(PAGE).text
    for noise in ("Weather", "Ten harbours", "on that ferry", "All rights reserved", "never text", "Photo:"):
        assert noise not in text


def test_the_title_is_the_headline():
    assert clean_html(PAGE).title == "A piano for the islands"


STORM = (
    "<p>"
    + "The storm came in from the west on Monday night, said the mayor, and took the roof. " * 3
    + "</p>"
)


SITE = "<meta property='og:site_name' content='The Post'>"
SHARED = f'<meta content="Gale hits the coast" property=og:title>{SITE}'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<title>Storm | The Post</title><h1><a href=/>The Post</a></h1><h1>Gale hits</h1>",
            "Gale hits",
        ),
        (
            "<title>Beans! | My Garden</title><h1><a href=/>My Garden</a></h1><h1>Beans!</h1>",
            "Beans!",
        ),
        ("<title>My Sea Blog: Launch day</title><h1>My Sea Blog</h1><h3>Launch day</h3>", "Launch day"),
        ("<h1>Gale hits the coast</h1>", "Gale hits the coast"),
        ("<meta content='Rain &amp; wind' property='og:title'>", "Rain & wind"),
        ("<title>Storm Ida latest</title><h1>Thousands without power</h1>", "Thousands without power"),
        (
            "<title>渡轮停航两天后恢复运营_新浪网</title><h1>渡轮停航两天后恢复运营</h1>",
            "渡轮停航两天后恢复运营",
        ),
        ("<title>Start - docs</title><h1>Start<a href=#q>¶</a></h1>", "Start"),
        ("<title>Itâ€™s raining</title>", "It’s raining"),
        ("<title>Storm</title><h1>Gale hits</h1>", "Gale hits"),
        (f"<title>Gale hits | The Post</title>{SHARED}<h1>The Post</h1><h2>Gale hits</h2>", "Gale hits"),
        (f"<title>Gale | The Post</title>{SHARED}<h1>The Post</h1>", "Gale hits the coast"),
        (f"<title>The Post</title>{SHARED}<h2>Gale hits the coast</h2>", "Gale hits the coast"),
        ("<title>Gale hits | The Post</title><h1>The Post</h1>" + SITE, "Gale hits"),
        ("<title>The Post</title><h1>The Post</h1>", "The Post"),
    ],
)
def test_the_title_is_the_headline_and_not_the_name_of_the_site(head, title):
    assert clean_html(f"{head}<article>{STORM}{STORM.replace('storm', 'wind')}</article>").title == title


def test_a_post_that_is_shown_stays_with_its_signature():
    said = "<p>The A12 is closed in both directions.</p>&mdash; Police (@police)"
    post = f"<blockquote class=twitter-tweet>{said}</blockquote>"
    text = clean_html(f"<h1>Storm</h1>{STORM}{post}{STORM.replace('storm', 'wind')}").text
    assert ("closed in both directions" in text) == ("@police" in text)


def test_the_headings_of_sections_that_stay_stay():
    parts = "".join(
        f"<section><h2>{name}</h2><ul><li>{name} one of the soup</li><li>{name} two of it</li></ul></section>"
        for name in ("Ingredients", "Method")
    )
    text = clean_html(f"<title>Soup</title><h1>Soup</h1>{STORM}{parts}{STORM.replace('storm', 'wind')}").text
    assert "\n\nIngredients\n\nIngredients one" in text
    assert "\n\nMethod\n\nMethod one" in text


def test_the_title_element_serves_where_there_is_no_headline():
    assert clean_html(f"<title>Rain &amp; wind</title><p>{STORY[1]}").title == "Rain & wind"


def test_the_patch_replays_and_undoes():
    page = clean_html(PAGE)
    assert page.patch.apply(PAGE) == page.text
    assert page.patch.inverse(PAGE).apply(page.text) == PAGE


def test_every_paragraph_points_into_the_page():
    page = clean_html(PAGE)
    for paragraph in page.paragraphs():
        raw = PAGE[paragraph.raw_start : paragraph.raw_end]
        assert raw.startswith(paragraph.text.removeprefix("| ").split(" ")[0])
        assert raw.endswith(paragraph.text.removesuffix(" |").split(" ")[-1])


def test_every_block_says_why():
    blocks = clean_html(PAGE).blocks
    assert {block.kept for block in blocks} == {True, False}
    for block in blocks:
        assert block.why().startswith("kept: " if block.kept else "dropped: ")
        assert PAGE[block.start : block.end].strip() == PAGE[block.start : block.end].strip("\n ")
    story = next(block for block in blocks if block.text == STORY[1])
    assert "for it: " in story.why()


def test_every_edit_names_a_rule():
    for edit in clean_html(PAGE).patch.edits:
        assert edit.rules
        assert all("." in rule for rule in edit.rules)


def test_comments_are_kept_on_request():
    text = clean_html(PAGE, comments=True).text
    assert "the third song was the best" in text
    assert "Ten harbours" not in text


def test_captions_are_kept_on_request():
    page = PAGE.replace("The ferry in the harbour. Photo: Ada Holm", "The ferry enters the harbour at dusk.")
    assert "The ferry enters" not in clean_html(page).text
    assert "The ferry enters" in clean_html(page, captions=True).text


def test_captions_that_only_a_class_names_are_kept_on_request():
    caption = (
        '<div class="wp-caption"><p class="wp-caption-text">The ferry enters the harbour at dusk</p></div>'
    )
    page = f"<article><p>{STORY[0]}</p>{caption}<p>{STORY[1]}</p><p>{STORY[2]}</p></article>"
    assert "The ferry enters" not in clean_html(page).text
    assert "The ferry enters" in clean_html(page, captions=True).text


def test_tags_that_are_written_out_as_text_go():
    tag = f"&lt;img src='https://stats.example/?{'%E1%80' * 300}' width=1&gt;"
    page = f"<article><p>{STORY[0]}</p><p>{tag}</p><p>{STORY[1]}</p><p>{STORY[2]}</p></article>"
    assert "stats.example" not in clean_html(page).text


def test_tables_are_dropped_on_request():
    assert "Two a day in summer" in clean_html(PAGE).text
    assert "Two a day in summer" not in clean_html(PAGE, tables=False).text


def test_links_can_be_markdown_or_go():
    assert "[promise](/promise?a=1&b=2).” The" in clean_html(PAGE, links="markdown").text
    assert "crossing is a.” The" in clean_html(PAGE, links="drop").text.replace(" .", ".")
    assert "crossing is a promise.” The" in clean_html(PAGE).text


def test_headings_can_keep_their_level():
    assert "\n\n## The crossing\n\n" in clean_html(PAGE, headings="markdown").text


@pytest.mark.parametrize("option", [{"links": "html"}, {"headings": "latex"}, {"profile": "nothing"}])
def test_an_unknown_option_is_named(option):
    with pytest.raises(OptionError, match=next(iter(option.values()))):
        clean_html(PAGE, **option)


def test_bytes_and_soup_give_the_same_article():
    text = clean_html(PAGE).text
    assert clean_html(PAGE.encode()).text == text
    assert clean_html(BeautifulSoup(PAGE, "html.parser")).text == text
    body = clean_html(BeautifulSoup(PAGE, "html.parser").body).text
    assert all(part in body for part in STORY)


def test_other_types_are_refused_with_the_cure(tmp_path):
    with pytest.raises(InputError, match=r"read_bytes\(\)"):
        clean_html(tmp_path)
    with pytest.raises(InputError, match="NoneType"):
        clean_html(None)


def test_entities_white_space_and_line_breaks_become_what_a_reader_sees():
    story = "".join(f"<p>{part}</p>" for part in STORY)
    page = f"<p>One  &amp;\n two<br>three &#8220;four&#8221; and five.</p>{story}"
    assert clean_html(page, profile="lossless").text.startswith(
        "One & two\nthree “four” and five.\n\nThe ferry"
    )


def test_preformatted_text_keeps_its_lines():
    page = f"<article><p>{STORY[1]}</p><pre>def f():\n    return 1</pre><p>{STORY[2]}</p></article>"
    assert "def f():\n" in clean_html(page, profile="lossless").text


def test_a_page_with_nothing_like_an_article_keeps_more_and_says_so():
    page = clean_html(
        "<body>"
        + "".join(f"<div><a href='/{n}'>Item {n}</a></div>" for n in range(9))
        + "<p>Opening hours</p>"
    )
    assert page.doubtful
    assert page.text
    assert any(warning.startswith("doubtful") for warning in page.warnings)


def test_the_weights_give_the_frozen_scores(request):
    """After training, write them anew with `python tests/html/html_freeze.py` and read the difference."""
    path = request.path.parent / "frozen.json"
    assert json.loads(path.read_text(encoding="utf-8")) == chances(PAGE)
