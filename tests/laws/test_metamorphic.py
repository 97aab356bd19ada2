"""What must hold between related texts: a text and its parts, a page and its text, damage and repair."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext.testing import articles, assert_removes, html_pages, noisy_articles

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
SAMPLES = sorted(path for path in ARTICLES.glob("*.txt") if not path.name.endswith(".clean.txt"))
# Kinds that need no context to be told from the article: all of them must go.
CERTAIN = (
    "advertisement",
    "c1_controls",
    "entity",
    "no_break_space",
    "double_space",
    "zero_width",
    "line_ends",
)


@pytest.mark.parametrize("kind", CERTAIN)
def test_injected_noise_goes_and_the_article_stays(kind):
    assert_removes(cleantext.clean, kind, examples=60)


@given(noisy_articles())
@settings(max_examples=60)
def test_no_word_of_the_article_is_lost_whatever_is_injected(noisy):
    if not {"list_repr", "mojibake", "soft_hyphen"} & noisy.kinds:
        clean = iter(cleantext.clean(noisy.text))
        letters = [char for char in noisy.article if char.isalnum()]
        lost = [char for char in letters if char not in clean]
        assert [] == lost


def sentences(text):
    """What a text says: two articles that share a sentence may hold copies of each other's parts."""
    return set(re.split(r"\n+|(?<=[.!?…])[”»]? +", text))


@given(articles(), articles())
@settings(max_examples=30)
def test_clean_articles_one_after_the_other_stay_clean(one, other):
    if not sentences(one) & sentences(other):
        together = one + "\n\n" + other
        assert together == cleantext.clean(together)


@given(noisy_articles(CERTAIN, many=2), noisy_articles(CERTAIN, many=2))
@settings(max_examples=30)
def test_noisy_articles_one_after_the_other_keep_every_word(one, other):
    if not sentences(one.article) & sentences(other.article):
        together = cleantext.clean(one.text + "\n\n" + other.text)
        assert (one.article + "\n\n" + other.article).split() == together.split()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:3])
def test_a_sample_cut_anywhere_still_holds_the_laws(path):
    raw = path.read_text("utf-8")
    for end in range(1, len(raw), max(1, len(raw) // 25)):
        done = cleantext.trace(raw[:end])
        assert done.patch.apply(raw[:end]) == done.text
        assert done.text == cleantext.clean(done.text)


@given(html_pages(["en", "de", "fr"]), st.sampled_from(["html.parser", "lxml"]))
@settings(max_examples=25)
def test_a_page_has_the_text_that_other_parsers_find(page, parser):
    bs4 = pytest.importorskip("bs4")
    if parser == "lxml":
        pytest.importorskip("lxml")
    clean = cleantext_html(page.html)
    soup = bs4.BeautifulSoup(page.html, parser)
    paragraphs = [" ".join(p.get_text().split()) for p in soup.find_all("p")]
    for paragraph in page.paragraphs:
        words = " ".join(paragraph.split())
        assert words in " ".join(clean.split())
        assert any(words in found for found in paragraphs)


def cleantext_html(page):
    from cleantext.html import clean_html

    return clean_html(page).text
