"""Parts that the template names: the article of a page that little looks like one, and what is none of it."""

import pytest
from html_pages import STORY

from cleantext.html import clean_html
from cleantext.html.layout import Layout
from cleantext.html.named import drop_outside, drop_parts
from cleantext.html.scan import Scan

TALE = "".join(f"<p>{text}</p>" for text in STORY)
CALL = "Book a piano tuner on the island today!"
MEETING = (
    "<p>Our next meeting is on 12 April, 7 pm, in the hall at the harbour: bring chairs, and cake.</p>"
    "<p>Doors open at 6.30 pm</p>"
)
OTHER = "<p>The meeting of the other film gang is on 13 April, and there will be no cake at all.</p>"
NOTES = (
    "Our next meeting is on 12 April, 7 pm, in the hall at the harbour",
    "Doors open at 6.30 pm",
    "Bring chairs, and cake",
    "Film: Stand Up Guys, with Al Pacino and Christopher Walken",
    "After it: songs",
)
FOOT = "<div>The Twenty Eleven Theme. Blog on WordPress.com. Copyright 2013 Film Gang</div>"


def left(page, drop, *rest):
    """The reasons of a page's blocks once a rule has seen them, of which all were kept."""
    scan = Scan(page)
    reasons = ["doubtful"] * len(scan.blocks)
    drop(Layout(scan), reasons, *rest)
    return reasons


class TestOutside:
    @pytest.mark.parametrize(
        "article",
        [
            "<article>{}</article>",
            "<div class='post-content'>{}</div>",
            "<div class='post-1 type-post hentry category-film'>{}</div>",
            "<div itemprop=articleBody>{}</div>",
            "<main>{}</main>",
            "<div role=main>{}</div>",
            "<article>{}<article class=card>Of the same gang: a film.</article></article>",
        ],
    )
    def test_what_is_outside_the_named_article_goes(self, article):
        reasons = left(article.format(MEETING) + FOOT, drop_outside)
        assert reasons[:2] == ["doubtful", "doubtful"]
        assert reasons[-1] == "outside"

    @pytest.mark.parametrize(
        "page",
        [
            f"<article>{MEETING}</article><article>{OTHER}</article>{FOOT}",
            f"<article>Doors open</article>{OTHER}{FOOT}",
            f"<div class=box>{MEETING}</div>{FOOT}",
        ],
    )
    def test_several_or_none_say_nothing(self, page):
        assert {"doubtful"} == set(left(page, drop_outside))

    def test_an_article_of_teasers_says_nothing(self):
        layout = Layout(Scan(f"<div>{OTHER}</div><article>{MEETING}</article>"))
        reasons = ["article", "doubtful", "doubtful"]
        drop_outside(layout, reasons)
        assert reasons == ["article", "doubtful", "doubtful"]

    def test_a_doubtful_page_gives_its_article_alone(self):
        lines = "".join(f"<p>{note}</p>" for note in NOTES)
        page = clean_html(f"<title>The Film Gang</title><article>{lines}</article>{FOOT}")
        assert page.doubtful
        assert [*[True] * 5, "outside"] == [b.kept or b.reason for b in page.blocks]
        assert page.blocks[-1].why().startswith("dropped: outside the article that the template names")


NOTE = (
    "The tuner of Sampletown said on Monday that no piano can be tuned at sea, whatever the captain thinks. "
    "He has tuned those of the island for eleven years, and he will come when the ferry is tied to the pier."
)


class TestParts:
    @pytest.mark.parametrize(
        ("part", "reason"),
        [
            (f"<aside><div><ul><li>{CALL}</ul></div></aside>", "sidebar"),
            (f"<div class='wp-block-button'><a href=/b>{CALL}</a></div>", "button"),
            (f"<div class='post-cta'><div><p>{CALL}</p></div></div>", "call"),
            (f"<div class='caption'><p>{CALL}</p></div>", "caption"),
            (f"<div class='subMenu'><p>{CALL}</p></div>", "menu"),
            (f"<footer><p>{CALL}</p></footer>", "footer"),
            (f"<form><p>{CALL}</p></form>", "form"),
            (f"<div class='modal__text'><p>{CALL}</p></div>", "dialog"),
            (f"<div class='faq-button'><h4>{CALL}</h4></div>", "doubtful"),
            (f"<h2 class='navigation-heading'>{CALL}</h2>", "doubtful"),
            (f"<div class='type-post hentry category-menu'><p>{CALL}</p></div>", "doubtful"),
            (f"<blockquote class='twitter-tweet'><p>{CALL}</p></blockquote>", "doubtful"),
        ],
    )
    def test_what_is_named_as_none_of_the_article_goes(self, part, reason):
        assert reason == left(TALE + part, drop_parts, set())[-1]

    def test_what_holds_much_of_the_article_stays(self):
        page = f"<p>{STORY[0]}</p><aside>{TALE}</aside>"
        assert {"doubtful"} == set(left(page, drop_parts, set()))

    def test_what_was_asked_for_stays(self):
        assert {"doubtful"} == set(left(f"{TALE}<div class=caption>{CALL}</div>", drop_parts, {4}))
        page = f"<title>A piano</title><article>{TALE}<p class='caption'>{CALL}</p>{TALE}</article>"
        assert CALL in clean_html(page, captions=True).text

    def test_an_aside_of_sure_sentences_stays_with_its_heading(self):
        aside = f"<aside><h3>A note on pianos</h3><p>{STORY[1]}</p></aside>"
        assert {"doubtful"} == set(left(TALE * 3 + aside, drop_parts, {TALE.count("<p>") * 3 + 1}))
        page = f"<title>A piano</title><article>{TALE * 2}{aside.replace(STORY[1], NOTE)}{TALE}</article>"
        assert NOTE in clean_html(page).text

    def test_a_button_between_two_paragraphs_says_why_it_goes(self):
        button = f"<div class='wp-block-button'><a class='button'>{CALL}</a></div>"
        page = f"<title>A piano</title><article>{TALE}{button}<p>The mayor played a waltz.</p></article>"
        block = next(block for block in clean_html(page).blocks if block.text == CALL)
        assert block.why().startswith("dropped: a button")
