"""What rules decide after the weights, and what the scan reads of odd and of crowded pages."""

import json
import subprocess
import sys

import pytest
from html_pages import STORY

from cleantext.html import clean_html
from cleantext.html.after import keep_code
from cleantext.html.layout import Layout
from cleantext.html.marks import BIT, marks_of
from cleantext.html.scan import Scan

TALE = "".join(f"<p>{text}</p>" for text in STORY)
NOTICE = (
    "<p>We use cookies to make this website work, and with your consent for analytics and advertising.</p>"
    "<p>Your browser lets you block them. Read more in our privacy policy, or change your preferences.</p>"
)


def reasons(page, words):
    return {block.reason for block in clean_html(page).blocks if words in block.text}


class TestNoscript:
    def test_a_page_that_scripts_would_fetch_is_read(self):
        page = f"<title>A piano</title><div id=app></div><noscript><h1>A piano</h1>{TALE * 3}</noscript>"
        assert STORY[1] in clean_html(page).text

    def test_a_request_to_switch_scripts_on_is_not(self):
        page = f"<title>A piano</title>{TALE}<noscript><p>Please switch on JavaScript to read.</p></noscript>"
        assert "JavaScript" not in clean_html(page).text

    @pytest.mark.parametrize(
        "hidden",
        [
            f"<noscript>{TALE}</noscript>",
            f"<template id=t>{TALE}</template>",
            f'<script type="application/ld+json">{json.dumps({"articleBody": " ".join(STORY)})}</script>',
        ],
    )
    def test_where_nothing_else_is_it_is_read(self, hidden):
        page = clean_html(f"<title>A piano</title><div id=app></div>{hidden}<script>x()</script>")
        assert STORY[1] in page.text
        assert page.patch.inverse(page.raw).apply(page.text) == page.raw

    def test_a_request_is_not_even_then(self):
        assert not clean_html("<noscript>JavaScript is disabled. Please enable it.</noscript>").text

    def test_a_template_that_browsers_show_is_read(self):
        page = f"<h1>A piano</h1><x-story><template shadowrootmode=open>{TALE}</template></x-story>"
        assert STORY[1] in clean_html(page).text
        assert STORY[1] not in clean_html(page.replace("shadowrootmode=open", "id=t")).text

    def test_offsets_hold(self):
        page = f"<p>Before<noscript>{TALE * 3}</noscript>after</p>"
        done = clean_html(page)
        assert done.patch.apply(page) == done.text
        assert all(page[block.start : block.end].strip() for block in done.blocks)


class TestCopies:
    def test_an_article_that_stands_twice_is_kept_once(self):
        page = f"<title>A piano</title><article>{TALE}</article><section>{TALE}</section>"
        assert clean_html(page).text.count(STORY[1]) == 1

    def test_a_refrain_stays(self):
        refrain = "Oh, the piano, the piano on the ferry to the islands, and nobody to play."
        song = "".join(f"<p>{verse}</p><p>{refrain}</p>" for verse in STORY)
        assert reasons(f"<h1>The piano</h1><div class='lyrics'>{song}</div>", refrain) <= {
            "article",
            "between",
        }


class TestBetween:
    def test_a_sentence_between_two_of_its_like_stays_if_little_speaks_against_it(self):
        spoken = [clean_html(f"<article>{TALE}<p>{words}</p>{TALE}</article>") for words in STORY[::-1]]
        assert all(block.kept or block.reason == "copy" for page in spoken for block in page.blocks)


class TestCode:
    def test_code_beside_what_is_kept_stays(self):
        scan = Scan(f"<p>{STORY[0]}</p><pre>cargo run</pre><pre><code>ls</code></pre><p>Home</p><pre>x</pre>")
        reasons = ["article", "boilerplate", "boilerplate", "boilerplate", "boilerplate"]
        keep_code(Layout(scan), reasons)
        assert reasons == ["article", "between", "between", "boilerplate", "boilerplate"]


class TestBareHeadings:
    def test_of_a_page_that_keeps_headings_alone_they_stay(self):
        page = "<title>Films</title><h2>Hollerich hopes that the synod can develop a road map.</h2>"
        assert clean_html(page).text


class TestConsent:
    PAGE = "<title>{}</title><div>{}</div><div class='{}'>{}</div>"

    @pytest.mark.parametrize(
        "name", ["cookie-notice", "cookielawinfo-table", "privacy-box", "gdpr", "cmplz-text"]
    )
    def test_a_notice_goes(self, name):
        page = self.PAGE.format("A piano", TALE, name, NOTICE * 9)
        assert reasons(page, "We use cookies") <= {"consent", "aside", "boilerplate", "copy"}
        assert STORY[1] in clean_html(page).text

    def test_an_article_about_cookies_is_not_a_notice(self):
        page = self.PAGE.format("Cookies and consent", "", "privacy-box", NOTICE + TALE)
        assert "consent" not in reasons(page, "We use cookies")

    def test_a_recipe_is_not_a_notice(self):
        recipe = f"<h1>Oat squares</h1><p>These cookies keep for a week on a dry shelf.</p>{TALE}"
        page = self.PAGE.format("Oat squares", "", "category-cookies", recipe)
        assert "These cookies keep" in clean_html(page).text


CROWDED = ["<p>{}", "<b>{}", "<p>", "<td>{} ", "{}<br>", "<!-- {} --> {}"]


@pytest.mark.parametrize("unit", CROWDED)
def test_behind_very_many_tags_only_the_text_is_held(unit, monkeypatch):
    monkeypatch.setattr("cleantext.html.scan.MAX_TAGS", 100)
    page = "".join([unit.format(number, number) for number in range(1_000)]) + f"<p>{STORY[1]}</p>"
    done = clean_html(page)
    assert any(warning.startswith("crowded") for warning in done.warnings)
    assert done.patch.apply(page) == done.text
    assert done.text.endswith(STORY[1])
    assert "{}" not in unit or all(str(number) in done.text for number in range(0, 1_000, 7))
    assert len(done.patch) < 400


def test_a_portion_ends_behind_the_element_that_holds_no_prose(monkeypatch):
    monkeypatch.setattr("cleantext.html.scan.MAX_TAGS", 3)
    page = "<p>one<p>two<script>if (a <b> c) {}</script><p>three<!-- <p>no --><p>four <p>five"
    assert clean_html(page).text.split() == ["one", "two", "three", "four", "five"]


MEASURE = """
import resource, sys
from cleantext.html import clean_html
from cleantext.html.after import keep_code
from cleantext.html.layout import Layout
from cleantext.html.marks import BIT, marks_of
from cleantext.html.scan import Scan
clean_html("<p>x")
held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
clean_html("<p>x" * 400_000)
unit = 1 if sys.platform == "darwin" else 1024
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) * unit)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the module resource is not there")
def test_a_page_of_unclosed_paragraphs_is_held_in_little_memory():
    """Each tag as an edit of its own, and each block as an object, took 1.2 kB for every four characters."""
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 250e6


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("<li class='forum-fil'>", "comments"),
        ("<div id=Kommentare>", "comments"),
        ("<div class='block-werbung'>", "advertising"),
        ("<aside class='articulos-relacionados'>", "related"),
        ("<p class='chapo'>", "title"),
    ],
)
def test_parts_are_known_by_their_names_in_other_languages(tag, kind):
    assert marks_of(tag[1:].split()[0], tag)[0] & BIT[kind]


POST = (
    '<blockquote class="twitter-tweet"><p>No piano, no crossing. <a href="https://t.co/x">pic.twitter.com/x</a></p>'
    '&mdash; The harbour (@harbour) <a href="https://twitter.com/harbour/1">May 3, 2019</a></blockquote>'
)


class TestPosts:
    def test_a_post_behind_the_text_of_the_article_stays_whole(self):
        text = clean_html(f"<h1>A piano</h1><article>{TALE}<div>{POST}</div>{TALE}</article>").text
        assert "No piano, no crossing." in text
        assert "@harbour" in text

    @pytest.mark.parametrize("aside", ["aside", "div", "section class=feed", "footer"])
    def test_a_feed_of_posts_beside_the_article_goes(self, aside):
        page = f"<main><article><h1>A piano</h1>{TALE}</article></main><{aside}><h3>Posts</h3>{POST * 3}"
        assert "No piano, no crossing." not in clean_html(page).text

    def test_a_post_far_from_the_article_goes(self):
        menu = "".join(f"<li><a href=/{n}>Harbour news of day {n}</a></li>" for n in range(20))
        text = clean_html(f"<h1>A piano</h1><article>{TALE}</article><ul>{menu}</ul><div>{POST}</div>").text
        assert "No piano, no crossing." not in text


class TestGalleries:
    FIGURES = "".join(
        f"<figure><img src={n}><figcaption>{text * 3}</figcaption></figure>" for n, text in enumerate(STORY)
    )

    def test_captions_that_are_most_of_the_article_stay(self):
        text = clean_html(f"<h1>A piano</h1><article>{self.FIGURES}</article>").text
        assert all(told in text for told in STORY)

    def test_the_captions_of_teasers_go(self):
        teasers = "".join(
            f"<figure><a href=/{n}><img></a><figcaption>Talks on line {n} broke down.</figcaption></figure>"
            for n in range(12)
        )
        page = f"<main><article><h1>A piano</h1>{TALE}</article></main><section class=related>{teasers}"
        assert "Talks on line" not in clean_html(page).text

    def test_a_caption_beside_an_article_goes(self):
        caption = "<figure><figcaption>The quay in 1931.</figcaption></figure>"
        page = f"<h1>A piano</h1><article>{TALE}{caption}</article>"
        assert "The quay in 1931." not in clean_html(page).text
        assert "The quay in 1931." in clean_html(page, captions=True).text
